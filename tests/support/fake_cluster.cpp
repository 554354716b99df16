// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_cluster.h"

#include "model/providers/source/base64.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace netatlas::tests {

namespace json = boost::json;

namespace {

json::array recordedItems(const std::string& name)
{
    std::ifstream file(NETATLAS_TEST_DATA "/providers/kubernetes/" + name + ".json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return json::parse(text).at("items").as_array();
}

std::string unescaped(const std::string& text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 2 < text.size()) {
            result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            result += text[i];
        }
    return result;
}

std::string parameter(const Asked& asked, const std::string& name)
{
    const std::size_t query = asked.target.find('?');
    if (query == std::string::npos)
        return {};
    const std::string rest = '&' + asked.target.substr(query + 1);
    const std::size_t at = rest.find('&' + name + '=');
    if (at == std::string::npos)
        return {};
    const std::string value = rest.substr(at + name.size() + 2);
    return unescaped(value.substr(0, value.find('&')));
}

std::string statusText(int code, const std::string& reason, const std::string& message,
                       const json::object& metadata = {})
{
    return json::serialize(json::object{{"kind", "Status"},
                                        {"apiVersion", "v1"},
                                        {"metadata", metadata},
                                        {"status", "Failure"},
                                        {"message", message},
                                        {"reason", reason},
                                        {"code", code}});
}

std::string keyOf(const json::value& item)
{
    if (!item.is_object() || !item.as_object().contains("metadata") ||
        !item.at("metadata").is_object())
        return {};
    const json::object& metadata = item.at("metadata").as_object();
    const auto text = [&](const char* name) {
        const json::value* found = metadata.if_contains(name);
        return found && found->is_string() ? std::string(found->as_string()) : std::string();
    };
    const std::string space = text("namespace");
    return space.empty() ? text("name") : space + '/' + text("name");
}

} // namespace

FakeCluster::FakeCluster()
{
    for (const char* name : {"nodes", "pods", "services", "endpointslices", "namespaces"})
        m_collections[name] = recordedItems(name);
    m_collections["servicecidrs"];
    m_collections["endpoints"];
}

json::array& FakeCluster::collection(const std::string& name)
{
    return m_collections.at(name);
}

json::object& FakeCluster::find(const std::string& name, const std::string& key)
{
    for (json::value& item : m_collections.at(name))
        if (keyOf(item) == key)
            return item.as_object();
    throw std::runtime_error("no " + name + " is called " + key);
}

void FakeCluster::tell(const std::string& name, const std::string& type, json::object item)
{
    item["metadata"].as_object()["resourceVersion"] = std::to_string(++m_version);
    m_events.push_back({m_version, name, keyOf(item), type, json::serialize(item)});
}

void FakeCluster::put(const std::string& name, json::object item)
{
    const std::lock_guard lock(m_mutex);
    json::array& all = m_collections.at(name);
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const json::value& one) { return keyOf(one) == keyOf(item); });
    tell(name, found == all.end() ? "ADDED" : "MODIFIED", item);
    if (found == all.end())
        all.emplace_back(std::move(item));
    else
        *found = std::move(item);
}

void FakeCluster::remove(const std::string& name, const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    json::array& all = m_collections.at(name);
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const json::value& one) { return keyOf(one) == key; });
    tell(name, "DELETED", found->as_object());
    all.erase(found);
}

void FakeCluster::bookmark()
{
    const std::lock_guard lock(m_mutex);
    ++m_version;
    for (const auto& [name, items] : m_collections)
        m_events.push_back(
            {m_version,
             name,
             {},
             "BOOKMARK",
             json::serialize(json::object{
                 {"metadata", json::object{{"resourceVersion", std::to_string(m_version)}}}})});
}

void FakeCluster::expire()
{
    const std::lock_guard lock(m_mutex);
    m_oldest = ++m_version;
    m_events.clear();
}

ScriptedServer::Script FakeCluster::script()
{
    return [this](const Asked& asked, Wire& wire) { answer(asked, wire); };
}

void FakeCluster::answer(const Asked& asked, Wire& wire)
{
    const std::string path = asked.path();
    if (path == "/version") {
        const std::string text = std::to_string(minor);
        wire.reply(200, R"({"major":"1","minor":")" + text + R"(+","gitVersion":"v1.)" + text +
                            R"(.5"})");
        return;
    }
    if (!token.empty() && asked.header("authorization") != "Bearer " + token) {
        wire.reply(401, statusText(401, "Unauthorized", "Unauthorized"));
        return;
    }
    const bool isWatch = !parameter(asked, "watch").empty();
    if (hidden.contains(path) || (isWatch && unwatched.contains(path))) {
        wire.reply(403, statusText(403, "Forbidden", path + " is forbidden: User \"reader\""));
        return;
    }
    std::string space;
    std::string name = path.substr(path.rfind('/') + 1);
    std::string root = path.substr(0, path.rfind('/'));
    if (root.starts_with("/api/v1/namespaces/")) {
        space = root.substr(19);
        root = "/api/v1";
    }
    const bool isSlice = name == "endpointslices";
    const bool isKnown = (root == "/api/v1" && !isSlice && name != "servicecidrs") ||
                         (isSlice && knowsSlices && root == "/apis/discovery.k8s.io/v1") ||
                         (isSlice && knowsOldSlices && root == "/apis/discovery.k8s.io/v1beta1") ||
                         (name == "servicecidrs" && root == "/apis/networking.k8s.io/v1");
    if (!isKnown || !m_collections.contains(name)) {
        wire.reply(404, "404 page not found\n");
        return;
    }
    if (isWatch)
        watch(asked, wire, name, space);
    else
        list(asked, wire, name, space);
}

void FakeCluster::list(const Asked& asked, Wire& wire, const std::string& name,
                       const std::string& space)
{
    if (before)
        before(asked);
    ++listings;
    const std::lock_guard lock(m_mutex);
    json::array all;
    for (const json::value& item : m_collections.at(name))
        if (space.empty() || keyOf(item).starts_with(space + '/'))
            all.push_back(item);
    const std::string asks = parameter(asked, "limit");
    std::size_t limit = asks.empty() ? all.size() : std::stoul(asks);
    if (pageSize > 0)
        limit = std::min<std::size_t>(limit, static_cast<std::size_t>(pageSize));
    std::size_t from = 0;
    int version = m_version;
    if (const std::string place = parameter(asked, "continue"); !place.empty()) {
        // Opaque: version, place, and signs that must be escaped.
        version = std::stoi(place);
        from = losesTokens ? 0 : std::stoul(place.substr(place.find("+/=") + 3));
        if (version < m_oldest) {
            wire.reply(410, statusText(410, "Expired", "The provided continue parameter is too old",
                                       {{"continue", "0+/=" + std::to_string(from)}}));
            return;
        }
    }
    json::array page;
    std::size_t next = from;
    while (next < all.size() && page.size() < limit)
        page.push_back(all[next++]);
    json::object metadata{{"resourceVersion", std::to_string(version)}};
    if (next < all.size()) {
        metadata["continue"] = std::to_string(version) + "+/=" + std::to_string(next);
        metadata["remainingItemCount"] = all.size() - next;
    }
    const json::value items = all.empty() ? json::value(nullptr) : json::value(std::move(page));
    wire.reply(200, json::serialize(json::object{{"kind", "SomeList"},
                                                 {"apiVersion", "v1"},
                                                 {"metadata", std::move(metadata)},
                                                 {"items", items}}));
}

void FakeCluster::watch(const Asked& asked, Wire& wire, const std::string& name,
                        const std::string& space)
{
    ++watches;
    if (watchFault && watchFault(asked, wire))
        return;
    const int generation = m_generation;
    int seen = std::stoi(parameter(asked, "resourceVersion"));
    wire.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
              "Transfer-Encoding: chunked\r\n\r\n");
    const auto sendLine = [&](const std::string& line) {
        char size[16];
        std::snprintf(size, sizeof size, "%zx\r\n", line.size() + 1);
        return wire.send(size + line + "\n\r\n");
    };
    do {
        std::vector<std::string> lines;
        {
            const std::lock_guard lock(m_mutex);
            if (seen < m_oldest) {
                sendLine(R"({"type":"ERROR","object":)" +
                         statusText(410, "Expired", "too old resource version") + '}');
                break;
            }
            for (const Event& event : m_events)
                if (event.name == name && event.version > seen &&
                    (space.empty() || event.key.empty() || event.key.starts_with(space + '/'))) {
                    seen = event.version;
                    lines.push_back(R"({"type":")" + event.type + R"(","object":)" + event.object +
                                    '}');
                }
        }
        for (const std::string& line : lines)
            if (!sendLine(line))
                return;
    } while (generation == m_generation && wire.pause(std::chrono::milliseconds(10)));
    wire.send("0\r\n\r\n");
}

std::string kubeconfigText(const std::string& server, const std::string& authority,
                           const std::string& user)
{
    return "apiVersion: v1\nkind: Config\ncurrent-context: main\n"
           "clusters: [{name: site, cluster: {server: '" +
           server + "', certificate-authority-data: " + providers::base64Text(authority) +
           "}}]\ncontexts: [{name: main, context: {cluster: site, user: me, namespace: shop}}]\n"
           "users: [{name: me, user: " +
           user + "}]\n";
}

} // namespace netatlas::tests
