// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/troubled_site.h"

#include "model/providers/source/base64.h"
#include "tests/support/fake_cloud.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/troublemaker.h"

#include <deque>
#include <fstream>
#include <iostream>
#include <poll.h>
#include <unistd.h>

namespace netatlas::tests {

namespace json = boost::json;

namespace {

constexpr long kDay = 86'400;

/// Three servers of one script: one to be trusted, one of another name, one out of date.
struct Servers
{
    Servers(const ScriptedServer::Script& script, const TestAuthority& authority)
        : good(script, options(authority, {.validTo = kDay}))
        , wrongName(script, options(authority, {.names = "DNS:elsewhere.test", .validTo = kDay}))
        , expired(script, options(authority, {.validFrom = -2 * kDay, .validTo = -kDay}))
    {
    }
    static ScriptedServer::Options options(const TestAuthority& authority,
                                           const CertificateWish& wish)
    {
        ScriptedServer::Options options;
        options.credential = authority.issue(wish);
        options.remembersRequests = false;
        return options;
    }
    std::vector<std::pair<std::string, std::string>> urls() const
    {
        return {{"good", good.url("")},
                {"wrong-name", wrongName.url("")},
                {"expired", expired.url("")},
                {"gone", "https://127.0.0.1:1"}};
    }

    ScriptedServer good;
    ScriptedServer wrongName;
    ScriptedServer expired;
};

class Site
{
public:
    Site(std::string folder, unsigned seed)
        : m_folder(std::move(folder))
        , m_troubles(seed)
        , m_clouds(m_troubles.around(m_cloud.script(), [](const Asked&) { return false; }),
                   m_authority)
        , m_clusters(m_troubles.around(m_cluster.script(), isWatch), m_authority)
    {
        m_cloud.keepsTokens = true;
        m_cloud.pageSize = 3;
        m_cluster.pageSize = 4;
        m_cloud.before = [this](const Asked&) { changeCloud(); };
        writeAccounts();
        setMood(Troublemaker::Mood::Calm, "calm");
    }

    void take(const std::string& line)
    {
        if (line == "calm")
            setMood(Troublemaker::Mood::Calm, line);
        else if (line == "troubled")
            setMood(Troublemaker::Mood::Troubled, line);
        else if (line == "storm")
            setMood(Troublemaker::Mood::Storm, line);
        else if (line.starts_with("patience "))
            m_troubles.setPatience(std::chrono::milliseconds(std::stoi(line.substr(9))));
        else if (line == "counts")
            tellCounts();
    }
    /// Something new, where it is not to be calm.
    void change()
    {
        if (m_troubles.mood() == Troublemaker::Mood::Calm)
            return;
        const std::string number = std::to_string(m_troubles.number(20));
        {
            const std::lock_guard lock(m_mutex);
            m_changes.push_back([number](FakeCloud& cloud) {
                cloud.collection("subnets")[0].as_object()["name"] = "renamed-" + number;
                cloud.collection("servers")[0].as_object()["status"] =
                    number.size() > 1 ? "SHUTOFF" : "ACTIVE";
            });
            m_changes.push_back(moveAPort);
        }
        json::object pod = m_cluster.find("pods", "shop/db-0");
        pod["metadata"].as_object()["name"] = "passing-" + number;
        pod["metadata"].as_object()["uid"] = "passing-" + number;
        pod["status"].as_object()["podIP"] = "10.61.1." + std::to_string(100 + std::stoi(number));
        pod["status"].as_object().erase("podIPs");
        if (!m_passing.erase(number)) {
            m_cluster.put("pods", std::move(pod));
            m_passing.insert(number);
        } else {
            m_cluster.remove("pods", "shop/passing-" + number);
        }
        switch (m_troubles.number(20)) {
        case 0: m_cluster.expire(); break;
        case 1: m_cluster.endWatches(); break;
        case 2: m_cluster.bookmark(); break;
        default: break;
        }
    }

private:
    static bool isWatch(const Asked& asked)
    {
        return asked.target.find("watch=") != std::string::npos;
    }
    /// A port goes, and comes back another time.
    static void moveAPort(FakeCloud& cloud)
    {
        static std::optional<json::value> away;
        auto& ports = cloud.collection("ports");
        if (away) {
            ports.push_back(std::move(*away));
            away.reset();
        } else {
            away = ports.back();
            ports.pop_back();
        }
    }
    void changeCloud()
    {
        const std::lock_guard lock(m_mutex);
        while (!m_changes.empty()) {
            m_changes.front()(m_cloud);
            m_changes.pop_front();
        }
    }
    void setMood(Troublemaker::Mood mood, const std::string& word)
    {
        m_troubles.setMood(mood);
        std::ofstream(m_folder + "/ssh-mood.new") << word << '\n';
        rename((m_folder + "/ssh-mood.new").c_str(), (m_folder + "/ssh-mood").c_str());
    }
    void writeAccounts() const
    {
        std::ofstream(m_folder + "/ca.pem") << m_authority.certificate();
        std::ofstream clouds(m_folder + "/clouds.yaml");
        clouds << "clouds:\n";
        for (const auto& [name, url] : m_clouds.urls())
            clouds << "  " << name << ": {auth: {auth_url: '" << url
                   << "', username: admin, password: hunter22, project_name: p}, cacert: '"
                   << m_folder << "/ca.pem'}\n";
        std::ofstream config(m_folder + "/kubeconfig");
        config << "apiVersion: v1\nkind: Config\nclusters:\n";
        const std::string authority = providers::base64Text(m_authority.certificate());
        for (const auto& [name, url] : m_clusters.urls())
            config << "- {name: " << name << ", cluster: {server: '" << url
                   << "', certificate-authority-data: " << authority << "}}\n";
        config << "contexts:\n";
        for (const auto& [name, url] : m_clusters.urls())
            config << "- {name: " << name << ", context: {cluster: " << name << ", user: me}}\n";
        config << "users: [{name: me, user: {token: good-token}}]\n";
    }
    void tellCounts() const
    {
        std::string line;
        for (const auto& [name, count] : m_troubles.counts())
            line += name + ' ' + std::to_string(count) + ", ";
        std::cout << line << std::endl;
    }

    std::string m_folder;
    TestAuthority m_authority;
    FakeCloud m_cloud;
    FakeCluster m_cluster;
    std::mutex m_mutex;
    std::deque<std::function<void(FakeCloud&)>> m_changes;
    std::set<std::string> m_passing;
    Troublemaker m_troubles;
    Servers m_clouds;
    Servers m_clusters;
};

} // namespace

int serveTroubledSite(const std::string& folder, unsigned seed)
{
    Site site(folder, seed);
    std::cout << "ready" << std::endl;
    std::string pending;
    for (;;) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, 400) <= 0) {
            site.change();
            continue;
        }
        char bytes[256];
        const long got = read(STDIN_FILENO, bytes, sizeof bytes);
        if (got <= 0)
            return 0;
        pending.append(bytes, static_cast<std::size_t>(got));
        for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
            site.take(pending.substr(0, end));
            pending.erase(0, end + 1);
        }
    }
}

} // namespace netatlas::tests
