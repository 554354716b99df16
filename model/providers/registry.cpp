// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/registry.h"

#include "model/providers/host/host_provider.h"
#include "model/providers/kubernetes/kubernetes_provider.h"
#include "model/providers/kubernetes/typed_cluster.h"
#include "model/providers/openstack/openstack_provider.h"
#include "model/providers/openstack/typed_account.h"
#include "model/providers/ssh/ssh_provider.h"

#include <algorithm>

namespace netatlas::providers {

const std::vector<SourceKind>& sourceKinds()
{
    static const std::vector<SourceKind> kinds{
        {"openstack",
         {"clouds", "cloud", "url", "user", "user-domain", "project", "project-domain",
          "application-credential", "region", "ca", "plain-http", "credentials", "account"},
         {},
         false,
         [](const SourceSettings& settings,
            const ProviderContext& context) -> std::unique_ptr<Provider> {
             return std::make_unique<openstack::OpenStackProvider>(settings, context);
         },
         openstack::checkAccount,
         true,
         openstack::hasLooseCredentials,
         openstack::keepCredentials,
         {"clouds", "cloud", "url", "user", "user-domain", "project", "project-domain",
          "application-credential"},
         openstack::typedVariables},
        {"kubernetes",
         {"kubeconfig", "context", "url", "ca", "plain-http", "credentials", "account"},
         {},
         false,
         [](const SourceSettings& settings,
            const ProviderContext& context) -> std::unique_ptr<Provider> {
             return std::make_unique<kubernetes::KubernetesProvider>(settings, context);
         },
         kubernetes::checkCluster,
         false,
         kubernetes::hasLooseToken,
         kubernetes::keepToken,
         {"kubeconfig", "context", "url"},
         kubernetes::typedToken},
        {"host",
         {"clear-addresses-on-start"},
         {},
         true,
         [](const SourceSettings&, const ProviderContext& context) -> std::unique_ptr<Provider> {
             return std::make_unique<host::HostProvider>(host::switchSocket(context.environment));
         }},
        {"ssh",
         {"host", "clear-addresses-on-start"},
         {"host"},
         true,
         [](const SourceSettings& settings, const ProviderContext&) -> std::unique_ptr<Provider> {
             return std::make_unique<ssh::SshProvider>(settings);
         },
         ssh::checkHost},
    };
    return kinds;
}

const SourceKind* findSourceKind(std::string_view name)
{
    for (const SourceKind& kind : sourceKinds())
        if (kind.name == name)
            return &kind;
    return nullptr;
}

Status checkSettings(const SourceSettings& settings)
{
    const SourceKind* kind = findSourceKind(settings.kind);
    if (!kind)
        return fail(ErrorKind::NotSupported, {{"feature", "source kind " + settings.kind}});
    for (const auto& [option, value] : settings.options)
        if (std::find(kind->options.begin(), kind->options.end(), option) == kind->options.end())
            return fail(ErrorKind::NotValid,
                        {{"what", "option"},
                         {"value", option},
                         {"cause", "is none of a source of kind " + settings.kind}});
    for (const auto option : kind->needed)
        if (settings.option(std::string(option)).empty())
            return fail(ErrorKind::NotValid,
                        {{"what", "option"},
                         {"value", std::string(option)},
                         {"cause", "a source of kind " + settings.kind + " needs it"}});
    return kind->check ? kind->check(settings) : Status();
}

Result<std::unique_ptr<Provider>> makeProvider(const SourceSettings& settings,
                                               const ProviderContext& context)
{
    if (const Status fit = checkSettings(settings); !fit)
        return fail(fit.error());
    return findSourceKind(settings.kind)->make(settings, context);
}

bool hasLooseCredentials(const SourceSettings& settings, const http::Environment& environment)
{
    const SourceKind* kind = findSourceKind(settings.kind);
    return kind && kind->hasLooseCredentials && kind->hasLooseCredentials(settings, environment);
}

async::Task<Result<KeptCredentials>> keepCredentials(SourceSettings settings,
                                                     ProviderContext context)
{
    if (!hasLooseCredentials(settings, context.environment))
        co_return KeptCredentials{std::move(settings), {}};
    const auto keep = findSourceKind(settings.kind)->keepCredentials;
    auto kept = co_await keep(std::move(settings), std::move(context));
    co_return kept;
}

bool hasTypedAccount(const SourceSettings& settings)
{
    const SourceKind* kind = findSourceKind(settings.kind);
    return kind && kind->typedVariables && !settings.option("url").empty();
}

void useTypedSecret(SourceSettings& settings, ProviderContext& context, const http::Secret& secret)
{
    context.environment = findSourceKind(settings.kind)
                              ->typedVariables(settings, secret, std::move(context.environment));
    settings.options["credentials"] = kFromVariables;
}

async::Task<Result<SourceSettings>> keepTypedSecret(SourceSettings settings, http::Secret secret,
                                                    ProviderContext context)
{
    if (const Status fit = checkSettings(settings); !fit)
        co_return fail(fit.error());
    if (!hasTypedAccount(settings) || secret.empty())
        co_return fail(ErrorKind::NotValid,
                       {{"what", "account"}, {"value", "secret"}, {"cause", "missing"}});
    useTypedSecret(settings, context, secret);
    settings.options.erase("credentials");
    settings.options.erase("account");
    auto kept = co_await keepCredentials(std::move(settings), std::move(context));
    if (!kept)
        co_return fail(kept.error());
    if (kept->trouble)
        co_return fail(*kept->trouble);
    co_return std::move(kept->settings);
}

SourceSettings withCredentialsOf(SourceSettings settings, const SourceSettings& present)
{
    const SourceKind* kind = findSourceKind(settings.kind);
    if (!kind || settings.kind != present.kind)
        return settings;
    for (const auto option : kind->accountOptions)
        if (settings.option(std::string(option)) != present.option(std::string(option)))
            return settings;
    for (const char* option : {"credentials", "account"})
        if (const std::string value = present.option(option); !value.empty())
            settings.options[option] = value;
    return settings;
}

async::Task<Status> forgetCredentials(SourceSettings settings, ProviderContext context)
{
    std::string key = keychainKeyOf(settings);
    if (key.empty())
        co_return Status();
    Status removed = co_await removeSecret(context.secrets, std::move(key));
    co_return removed;
}

} // namespace netatlas::providers
