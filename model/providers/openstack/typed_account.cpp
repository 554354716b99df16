// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/typed_account.h"

#include "model/providers/http/url.h"

#include <map>
#include <utility>

namespace netatlas::providers::openstack {

namespace {

constexpr std::pair<const char*, const char*> kVariables[] = {
    {"url", "OS_AUTH_URL"},
    {"user", "OS_USERNAME"},
    {"user-domain", "OS_USER_DOMAIN_NAME"},
    {"project", "OS_PROJECT_NAME"},
    {"project-domain", "OS_PROJECT_DOMAIN_NAME"},
    {"application-credential", "OS_APPLICATION_CREDENTIAL_ID"},
};

tl::unexpected<Error> misplaced(const char* option, const char* cause)
{
    return fail(ErrorKind::NotValid, {{"what", "option"}, {"value", option}, {"cause", cause}});
}

tl::unexpected<Error> missing(const char* part)
{
    return fail(ErrorKind::NotValid, {{"what", "account"}, {"value", part}, {"cause", "missing"}});
}

} // namespace

Status checkAccount(const SourceSettings& settings)
{
    const auto has = [&](const char* option) { return !settings.option(option).empty(); };
    if (!has("url")) {
        for (const auto& [option, variable] : kVariables)
            if (has(option))
                return missing("address");
        return {};
    }
    for (const char* option : {"clouds", "cloud"})
        if (has(option))
            return misplaced(option, "the account is given by an address");
    if (const auto url = http::Url::parse(settings.option("url")); !url)
        return fail(url.error());
    if (has("application-credential")) {
        // It has its own user and project.
        for (const char* option : {"user", "user-domain", "project", "project-domain"})
            if (has(option))
                return misplaced(option, "the account is an application credential");
        return {};
    }
    if (!has("user"))
        return missing("user");
    return has("project") ? Status() : missing("project");
}

http::Environment typedVariables(const SourceSettings& settings, const http::Secret& secret,
                                 http::Environment outside)
{
    std::map<std::string, std::string> given;
    for (const auto& [option, variable] : kVariables)
        if (std::string value = settings.option(option); !value.empty())
            given.emplace(variable, std::move(value));
    const std::string secretName = given.contains("OS_APPLICATION_CREDENTIAL_ID")
                                       ? "OS_APPLICATION_CREDENTIAL_SECRET"
                                       : "OS_PASSWORD";
    return [given = std::move(given), secretName, secret,
            outside = std::move(outside)](const std::string& name) -> std::optional<std::string> {
        if (!name.starts_with("OS_"))
            return outside(name);
        if (name == secretName)
            return secret.reveal();
        const auto found = given.find(name);
        return found == given.end() ? std::nullopt : std::optional(found->second);
    };
}

} // namespace netatlas::providers::openstack
