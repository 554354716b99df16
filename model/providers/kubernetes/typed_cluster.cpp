// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/typed_cluster.h"

#include "model/providers/document/document.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace netatlas::providers::kubernetes {

namespace {

/// No program sets it: only `typedToken` answers to this name.
constexpr const char* kToken = "typed token";

Result<ClusterConfig> clusterAt(const SourceSettings& settings, const std::string& address,
                                http::Secret token)
{
    auto url = http::Url::parse(address);
    if (!url)
        return fail(url.error());
    ClusterConfig config{.cluster = settings.name, .server = std::move(*url)};
    config.space = "default";
    config.token = std::move(token);
    return config;
}

} // namespace

Status checkCluster(const SourceSettings& settings)
{
    const std::string address = settings.option("url");
    if (address.empty())
        return {};
    for (const char* option : {"kubeconfig", "context"})
        if (!settings.option(option).empty())
            return fail(ErrorKind::NotValid, {{"what", "option"},
                                              {"value", option},
                                              {"cause", "the cluster is given by an address"}});
    const auto url = http::Url::parse(address);
    return url ? Status() : fail(url.error());
}

http::Environment typedToken(const SourceSettings&, const http::Secret& token,
                             http::Environment outside)
{
    return [token,
            outside = std::move(outside)](const std::string& name) -> std::optional<std::string> {
        return name == kToken ? std::optional(token.reveal()) : outside(name);
    };
}

bool hasLooseToken(const SourceSettings& settings, const http::Environment& environment)
{
    return !settings.option("url").empty() && settings.option("credentials").empty() &&
           environment(kToken);
}

async::Task<Result<KeptCredentials>> keepToken(SourceSettings settings, ProviderContext context)
{
    const std::string address = settings.option("url");
    http::Secret document(boost::json::serialize(boost::json::object{
        {"server", address}, {"token", context.environment(kToken).value_or("")}}));
    std::string key = freshKeychainKey(settings.name);
    const Status written = co_await writeSecret(context.secrets, key, std::move(document));
    KeptCredentials kept;
    kept.settings = std::move(settings);
    if (written) {
        kept.settings = keptInKeychain(std::move(kept.settings), key);
        kept.settings.options["account"] = "a token at " + address;
    } else {
        kept.trouble = written.error();
    }
    co_return kept;
}

Result<ClusterConfig> clusterOfToken(const SourceSettings& settings,
                                     const http::Environment& environment)
{
    return clusterAt(settings, settings.option("url"),
                     http::Secret(environment(kToken).value_or("")));
}

Result<ClusterConfig> clusterOfDocument(const SourceSettings& settings,
                                        const http::Secret& document)
{
    const auto read = document::readJson(document.reveal());
    const document::Node* group = read && read->size() == 1 ? &read->front() : nullptr;
    const document::Node* server = group ? group->find("server") : nullptr;
    const document::Node* token = group ? group->find("token") : nullptr;
    if (!server || !token || !server->isText() || !token->isText())
        return fail(ErrorKind::NotValid,
                    {{"what", "keychain"}, {"cause", "the entry is none of a cluster"}});
    return clusterAt(settings, server->text, http::Secret(token->text));
}

} // namespace netatlas::providers::kubernetes
