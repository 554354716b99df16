// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/kubeconfig.h"

#include "model/base/text.h"
#include "model/providers/document/document.h"
#include "model/providers/source/base64.h"
#include "model/providers/source/local_file.h"

#include <algorithm>
#include <filesystem>

namespace netatlas::providers::kubernetes {

using Tree = document::Node;

namespace {

constexpr const char* kOwnCluster = "in-cluster";

/// One file of the configuration.
struct ConfigFile
{
    std::string path;
    Tree root;
};

/// A named entry of a list, and the file that paths in it are relative to.
struct Entry
{
    std::string name;
    const ConfigFile* file = nullptr;
    const Tree* body = nullptr; ///< nothing for an entry that says no more than its name
};

Result<ConfigFile> readConfig(const std::string& path)
{
    auto root = readLocalDocument(path);
    if (!root)
        return fail(root.error());
    if (!root->isGroup())
        return fail(ErrorKind::NotValid,
                    {{"what", "kubeconfig"}, {"value", path}, {"cause", "it is no group"}});
    return ConfigFile{path, std::move(*root)};
}

/// The files that count, in the order in which they win.
Result<std::vector<ConfigFile>> readConfigs(const std::string& given,
                                            const http::Environment& environment)
{
    std::vector<std::string> paths;
    const std::string list = environment("KUBECONFIG").value_or("");
    const std::string home = environment("HOME").value_or("");
    if (!given.empty()) {
        paths.push_back(expandedPath(given, environment));
    } else if (!list.empty()) {
        for (const std::string_view path : split(list, ':'))
            if (isLocalFile(std::string(path)))
                paths.emplace_back(path);
    } else if (!home.empty() && isLocalFile(home + "/.kube/config")) {
        paths.push_back(home + "/.kube/config");
    }
    std::vector<ConfigFile> files;
    for (const std::string& path : paths) {
        auto file = readConfig(path);
        if (!file)
            return fail(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

std::string textMember(const Tree* group, std::string_view name)
{
    const Tree* found = group ? group->find(name) : nullptr;
    return found && !found->isNothing() && !found->isList() && !found->isGroup() ? found->text
                                                                                 : std::string();
}

/// All entries of `clusters`, `contexts` or `users`; of one name the first wins.
std::vector<Entry> entriesOf(const std::vector<ConfigFile>& files, std::string_view list,
                             std::string_view body)
{
    std::vector<Entry> entries;
    for (const ConfigFile& file : files) {
        const Tree* all = file.root.find(list);
        if (!all || !all->isList())
            continue;
        for (const Tree& item : all->children) {
            Entry entry{textMember(&item, "name"), &file, item.find(body)};
            if (entry.body && !entry.body->isGroup())
                entry.body = nullptr;
            const bool isKnown =
                std::any_of(entries.begin(), entries.end(),
                            [&](const Entry& other) { return other.name == entry.name; });
            if (!entry.name.empty() && !isKnown)
                entries.push_back(std::move(entry));
        }
    }
    return entries;
}

std::vector<std::string> namesOf(const std::vector<Entry>& entries)
{
    std::vector<std::string> names;
    names.reserve(entries.size());
    for (const Entry& entry : entries)
        names.push_back(entry.name);
    return names;
}

std::string currentContext(const std::vector<ConfigFile>& files)
{
    for (const ConfigFile& file : files)
        if (std::string name = textMember(&file.root, "current-context"); !name.empty())
            return name;
    return {};
}

tl::unexpected<Error> unusable(const char* what, const std::string& name, std::string cause)
{
    return fail(ErrorKind::NotValid,
                {{"what", what}, {"value", name}, {"cause", std::move(cause)}});
}

Result<Entry> findEntry(const std::vector<Entry>& entries, const char* what,
                        const std::string& name, const std::vector<ConfigFile>& files)
{
    for (const Entry& entry : entries)
        if (entry.name == name)
            return entry;
    return fail(ErrorKind::NotFound, {{"what", what}, {"key", name}, {"file", files.front().path}});
}

Result<Entry> chooseContext(const std::vector<ConfigFile>& files, const std::string& wanted)
{
    const auto contexts = entriesOf(files, "contexts", "context");
    const std::string name = wanted.empty() ? currentContext(files) : wanted;
    if (!name.empty())
        return findEntry(contexts, "context", name, files);
    if (contexts.size() == 1)
        return contexts.front();
    if (contexts.empty())
        return fail(ErrorKind::NotFound,
                    {{"what", "context"}, {"key", ""}, {"file", files.front().path}});
    return fail(
        ErrorKind::Ambiguous,
        {{"what", "context"}, {"key", files.front().path}, {"candidates", namesOf(contexts)}});
}

/// What `NAME-data` holds, else what the file `NAME` does; empty when there is neither.
Result<std::string> contentOf(const Entry& entry, const char* what, const std::string& member)
{
    if (const std::string data = textMember(entry.body, member + "-data"); !data.empty()) {
        auto bytes = parseBase64(data);
        if (!bytes)
            return unusable(what, entry.name, "its " + member + "-data is no base64");
        return std::move(*bytes);
    }
    const std::string path = textMember(entry.body, member);
    if (path.empty())
        return std::string();
    const auto folder = std::filesystem::path(entry.file->path).parent_path();
    return readLocalFile((folder / path).string());
}

Status takeCluster(const Entry& entry, ClusterConfig& config)
{
    config.cluster = entry.name;
    const std::string server = textMember(entry.body, "server");
    if (server.empty())
        return unusable("cluster", entry.name, "it names no server");
    auto url = http::Url::parse(server);
    if (!url)
        return fail(url.error());
    config.server = std::move(*url);
    if (textMember(entry.body, "insecure-skip-tls-verify") == "true")
        return fail(ErrorKind::NotSupported,
                    {{"feature", "insecure-skip-tls-verify of the cluster " + entry.name +
                                     ": TLS is always verified; give its certificate-authority"},
                     {"cluster", entry.name}});
    auto authorities = contentOf(entry, "cluster", "certificate-authority");
    if (!authorities)
        return fail(authorities.error());
    config.authorities = std::move(*authorities);
    config.serverName = textMember(entry.body, "tls-server-name");
    config.proxy = textMember(entry.body, "proxy-url");
    return {};
}

Status takeUser(const Entry& entry, ClusterConfig& config)
{
    config.user = entry.name;
    for (const char* program : {"exec", "auth-provider"})
        if (const Tree* found = entry.body ? entry.body->find(program) : nullptr;
            found && !found->isNothing())
            return fail(ErrorKind::NotSupported,
                        {{"feature", std::string(program) + " of the user " + entry.name +
                                         ": credentials that another program gives"},
                         {"user", entry.name}});
    auto certificate = contentOf(entry, "user", "client-certificate");
    auto key = contentOf(entry, "user", "client-key");
    if (!certificate || !key)
        return fail(!certificate ? certificate.error() : key.error());
    if (certificate->empty() != key->empty())
        return unusable("user", entry.name,
                        certificate->empty() ? "it has a client-key without a certificate"
                                             : "it has a client-certificate without a key");
    config.clientCertificate = std::move(*certificate);
    config.clientKey = http::Secret(std::move(*key));
    std::string token = textMember(entry.body, "token");
    if (const std::string path = textMember(entry.body, "tokenFile");
        token.empty() && !path.empty()) {
        const auto folder = std::filesystem::path(entry.file->path).parent_path();
        auto text = readLocalFile((folder / path).string());
        if (!text)
            return fail(text.error());
        token = std::string(trimmed(*text));
        if (token.empty())
            return unusable("user", entry.name, "its tokenFile is empty");
    }
    config.token = http::Secret(std::move(token));
    config.userName = textMember(entry.body, "username");
    config.password = http::Secret(textMember(entry.body, "password"));
    return {};
}

/// The account that a pod has in the cluster it runs in; nothing outside of one.
Result<std::optional<ClusterConfig>> ownCluster(const std::string& folder,
                                                const http::Environment& environment)
{
    std::string host = environment("KUBERNETES_SERVICE_HOST").value_or("");
    if (host.empty())
        return std::optional<ClusterConfig>();
    if (host.find(':') != std::string::npos)
        host = '[' + host + ']';
    const std::string port = environment("KUBERNETES_SERVICE_PORT").value_or("443");
    auto url = http::Url::parse("https://" + host + ':' + port);
    if (!url)
        return fail(url.error());
    const auto token = readLocalFile(folder + "/token");
    if (!token)
        return fail(token.error());
    auto authorities = readLocalFile(folder + "/ca.crt");
    if (!authorities)
        return fail(authorities.error());
    ClusterConfig config{.cluster = kOwnCluster, .server = std::move(*url)};
    config.user = "the pod's own account";
    config.token = http::Secret(std::string(trimmed(*token)));
    config.authorities = std::move(*authorities);
    const auto space = readLocalFile(folder + "/namespace");
    config.space = space ? std::string(trimmed(*space)) : std::string();
    if (config.space.empty())
        config.space = "default";
    return std::optional(std::move(config));
}

tl::unexpected<Error> noFile()
{
    return fail(ErrorKind::NotFound, {{"what", "file"}, {"key", "~/.kube/config"}});
}

} // namespace

Result<ClusterConfig> findCluster(const ClusterChoice& choice, const http::Environment& environment)
{
    const auto files = readConfigs(choice.file, environment);
    if (!files)
        return fail(files.error());
    if (files->empty()) {
        auto own = ownCluster(choice.accountFolder, environment);
        if (!own)
            return fail(own.error());
        if (!*own || !choice.context.empty())
            return noFile();
        return std::move(**own);
    }
    const auto context = chooseContext(*files, choice.context);
    if (!context)
        return fail(context.error());
    const auto cluster = findEntry(entriesOf(*files, "clusters", "cluster"), "cluster",
                                   textMember(context->body, "cluster"), *files);
    if (!cluster)
        return fail(cluster.error());
    auto nowhere = http::Url::parse("https://localhost");
    ClusterConfig config{.server = std::move(*nowhere)};
    if (const Status taken = takeCluster(*cluster, config); !taken)
        return fail(taken.error());
    config.space = textMember(context->body, "namespace");
    if (config.space.empty())
        config.space = "default";
    const std::string name = textMember(context->body, "user");
    if (name.empty())
        return config; // whoever is not known may still be let in
    const auto user = findEntry(entriesOf(*files, "users", "user"), "user", name, *files);
    if (!user)
        return fail(user.error());
    if (const Status taken = takeUser(*user, config); !taken)
        return fail(taken.error());
    return config;
}

Result<ContextList> findContexts(const std::string& file, const http::Environment& environment)
{
    const auto files = readConfigs(file, environment);
    if (!files)
        return fail(files.error());
    if (files->empty())
        return noFile();
    return ContextList{namesOf(entriesOf(*files, "contexts", "context")), currentContext(*files)};
}

} // namespace netatlas::providers::kubernetes
