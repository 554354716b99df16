// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/openstack_provider.h"

namespace netatlas::providers::openstack {

using async::Task;

namespace {

CloudChoice choiceOf(const SourceSettings& settings)
{
    return {settings.option("clouds"), settings.option("cloud")};
}

} // namespace

Task<Result<CloudConfig>> OpenStackProvider::findAccount()
{
    if (std::string key = keychainKeyOf(m_settings); !key.empty()) {
        auto account = co_await findKeptAccount(std::move(key));
        co_return account;
    }
    if (m_settings.option("credentials") == kFromVariables)
        co_return cloudOfVariables(m_context.environment);
    // The account of a file is no substitute for one that was typed.
    if (!m_settings.option("url").empty())
        co_return fail(ErrorKind::Unauthorized,
                       {{"what", "keychain"}, {"cause", "it was given none"}});
    co_return findCloud(choiceOf(m_settings), m_context.environment);
}

Task<Result<CloudConfig>> OpenStackProvider::findKeptAccount(std::string key)
{
    if (m_keptAccount)
        co_return *m_keptAccount;
    const auto document = co_await readSecret(m_context.secrets, std::move(key));
    auto account = document ? cloudOfDocument(*document, m_context.environment)
                            : Result<CloudConfig>(fail(document.error()));
    if (!account) {
        // The variables of this very account do as well; those of another one are no substitute.
        auto here = cloudOfVariables(m_context.environment);
        if (here && accountText(*here) == m_settings.option("account"))
            account = std::move(here);
    }
    if (account)
        m_keptAccount = *account;
    // One that it does not show may be locked: asking often would ask a person often.
    else if (account.error().kind == ErrorKind::NotFound)
        account.error().kind = ErrorKind::Unauthorized;
    co_return account;
}

bool hasLooseCredentials(const SourceSettings& settings, const http::Environment& environment)
{
    return settings.option("credentials").empty() &&
           isFromVariables(choiceOf(settings), environment);
}

Task<Result<KeptCredentials>> keepCredentials(SourceSettings settings, ProviderContext context)
{
    KeptCredentials kept;
    kept.settings = std::move(settings);
    if (!hasLooseCredentials(kept.settings, context.environment))
        co_return kept;
    kept.settings.options["credentials"] = kFromVariables;
    const auto account = cloudOfVariables(context.environment);
    if (!account) // trying the source tells what is missing
        co_return kept;
    std::string key = freshKeychainKey(kept.settings.name);
    const Status written =
        co_await writeSecret(context.secrets, key, documentOfVariables(context.environment));
    if (written) {
        kept.settings = keptInKeychain(std::move(kept.settings), key);
        kept.settings.options["account"] = accountText(*account);
    } else {
        kept.trouble = written.error();
    }
    co_return kept;
}

} // namespace netatlas::providers::openstack
