// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/cloud_config.h"

#include "model/base/text.h"
#include "model/providers/document/document.h"
#include "model/providers/source/local_file.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <filesystem>
#include <map>

namespace netatlas::providers::openstack {

using document::Node;

namespace {

/// Members by dotted path: `auth.username`, `region_name`.
using Settings = std::map<std::string, std::string>;

/// The file that is the first to exist.
std::optional<std::string> findFile(const std::string& given, const char* stem,
                                    const http::Environment& environment)
{
    if (!given.empty())
        return expandedPath(given, environment);
    const std::string home = environment("HOME").value_or("");
    const std::string config =
        environment("XDG_CONFIG_HOME").value_or(home.empty() ? "" : home + "/.config");
    for (const std::string& folder :
         {std::string("."), config.empty() ? std::string() : config + "/openstack",
          std::string("/etc/openstack")})
        for (const char* ending : {".yaml", ".yml", ".json"})
            if (const std::string path = folder + '/' + stem + ending;
                !folder.empty() && isLocalFile(path))
                return path;
    return std::nullopt;
}

/// Takes over the scalars of a cloud's group, above what is there already.
void take(Settings& settings, const Node* cloud, const std::string& prefix = {})
{
    if (!cloud || !cloud->isGroup())
        return;
    for (std::size_t i = 0; i < cloud->names.size(); ++i) {
        const Node& value = cloud->children[i];
        if (value.isGroup() && prefix.empty())
            take(settings, &value, cloud->names[i] + '.');
        else if (!value.isGroup() && !value.isList() && !value.isNothing())
            settings[prefix + cloud->names[i]] = value.text;
    }
}

const Node* cloudOf(const Node& document, const char* top, const std::string& name)
{
    const Node* clouds = document.find(top);
    return clouds ? clouds->find(name) : nullptr;
}

/// The named cloud of the file with what lies below and above it.
Result<Settings> settingsOfCloud(const std::string& path, const std::string& name,
                                 const http::Environment& environment)
{
    const auto clouds = readLocalDocument(path);
    if (!clouds)
        return fail(clouds.error());
    const Node* cloud = cloudOf(*clouds, "clouds", name);
    if (!cloud || !cloud->isGroup())
        return fail(ErrorKind::NotFound, {{"what", "cloud"}, {"key", name}, {"file", path}});
    Settings settings;
    const std::string folder = std::filesystem::path(path).parent_path().string();
    if (const Node* profile = cloud->find("profile"); profile && profile->isText()) {
        std::string shared = folder + "/clouds-public.yaml";
        if (!isLocalFile(shared))
            shared = findFile({}, "clouds-public", environment).value_or("");
        if (!shared.empty()) {
            const auto vendors = readLocalDocument(shared);
            if (!vendors)
                return fail(vendors.error());
            take(settings, cloudOf(*vendors, "public-clouds", profile->text));
        }
    }
    take(settings, cloud);
    std::string secure = environment("OS_CLIENT_SECURE_FILE").value_or("");
    if (secure.empty())
        secure = folder + "/secure.yaml";
    if (isLocalFile(secure)) {
        const auto secrets = readLocalDocument(secure);
        if (!secrets)
            return fail(secrets.error());
        take(settings, cloudOf(*secrets, "clouds", name));
    }
    return settings;
}

Settings settingsOfVariables(const http::Environment& environment)
{
    Settings settings;
    for (const char* name :
         {"auth_url", "username", "user_id", "password", "project_name", "project_id",
          "tenant_name", "tenant_id", "user_domain_name", "user_domain_id", "project_domain_name",
          "project_domain_id", "application_credential_id", "application_credential_name",
          "application_credential_secret"}) {
        std::string variable = std::string("OS_") + name;
        for (char& c : variable)
            c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        if (const auto value = environment(variable); value && !value->empty())
            settings[std::string("auth.") + name] = *value;
    }
    for (const auto& [variable, name] :
         {std::pair("OS_REGION_NAME", "region_name"), std::pair("OS_INTERFACE", "interface"),
          std::pair("OS_CACERT", "cacert"), std::pair("OS_AUTH_TYPE", "auth_type")})
        if (const auto value = environment(variable); value && !value->empty())
            settings[name] = *value;
    return settings;
}

std::string cloudNameOf(const CloudChoice& choice, const http::Environment& environment)
{
    return choice.cloud.empty() ? environment("OS_CLOUD").value_or("") : choice.cloud;
}

Result<Settings> findSettings(const CloudChoice& choice, const http::Environment& environment)
{
    const std::string name = cloudNameOf(choice, environment);
    const std::string file = choice.cloudsFile.empty()
                                 ? environment("OS_CLIENT_CONFIG_FILE").value_or("")
                                 : choice.cloudsFile;
    if (isFromVariables(choice, environment))
        return settingsOfVariables(environment);
    const auto path = findFile(file, "clouds", environment);
    if (!path)
        return fail(ErrorKind::NotFound, {{"what", "file"}, {"key", "clouds.yaml"}});
    if (!name.empty())
        return settingsOfCloud(*path, name, environment);
    const auto clouds = readLocalDocument(*path);
    if (!clouds)
        return fail(clouds.error());
    const Node* all = clouds->find("clouds");
    if (!all || !all->isGroup() || all->names.empty())
        return fail(ErrorKind::NotFound, {{"what", "cloud"}, {"key", ""}, {"file", *path}});
    if (all->names.size() > 1)
        return fail(ErrorKind::Ambiguous,
                    {{"what", "cloud"}, {"key", *path}, {"candidates", all->names}});
    return settingsOfCloud(*path, all->names.front(), environment);
}

tl::unexpected<Error> incomplete(const char* what)
{
    return fail(ErrorKind::NotValid, {{"what", "cloud"}, {"value", what}, {"cause", "missing"}});
}

/// Keystone's address up to its version, whatever of it was given.
Result<http::Url> identityUrl(std::string text)
{
    while (text.ends_with('/'))
        text.pop_back();
    for (const char* version : {"/v3", "/v2.0"})
        if (text.ends_with(version))
            text.resize(text.size() - std::string_view(version).size());
    return http::Url::parse(text + "/v3");
}

Result<CloudConfig> configOf(const Settings& settings, const http::Environment& environment)
{
    const auto value = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (const auto found = settings.find(name);
                found != settings.end() && !found->second.empty())
                return found->second;
        return std::string();
    };
    CloudConfig config;
    const std::string authUrl = value({"auth.auth_url", "auth_url"});
    if (authUrl.empty())
        return incomplete("auth_url");
    auto url = identityUrl(authUrl);
    if (!url)
        return fail(url.error());
    config.authUrl = std::move(*url);
    config.userName = value({"auth.username"});
    config.userId = value({"auth.user_id"});
    config.userDomainName = value({"auth.user_domain_name", "auth.domain_name"});
    config.userDomainId = value({"auth.user_domain_id", "auth.domain_id"});
    config.password = http::Secret(value({"auth.password"}));
    config.projectName = value({"auth.project_name", "auth.tenant_name"});
    config.projectId = value({"auth.project_id", "auth.tenant_id"});
    config.projectDomainName = value({"auth.project_domain_name", "auth.domain_name"});
    config.projectDomainId = value({"auth.project_domain_id", "auth.domain_id"});
    config.credentialId = value({"auth.application_credential_id"});
    config.credentialName = value({"auth.application_credential_name"});
    config.credentialSecret = http::Secret(value({"auth.application_credential_secret"}));
    config.region = value({"region_name"});
    std::string interface = value({"interface", "endpoint_type"});
    if (interface.ends_with("URL")) // the old words: `publicURL`
        interface.resize(interface.size() - 3);
    if (!interface.empty())
        config.interface = interface;
    config.caFile = expandedPath(value({"cacert"}), environment);

    const std::string type = value({"auth_type"});
    const bool isCredential =
        type == "v3applicationcredential" || (type.empty() && !config.credentialSecret.empty());
    config.login = isCredential ? Login::ApplicationCredential : Login::Password;
    if (!isCredential && !type.empty() && type != "password" && type != "v3password")
        return fail(ErrorKind::NotSupported, {{"feature", "auth_type " + type}});
    if (isCredential) {
        if (config.credentialSecret.empty())
            return incomplete("application_credential_secret");
        if (config.credentialId.empty() && config.credentialName.empty())
            return incomplete("application_credential_id");
        return config;
    }
    if (config.userName.empty() && config.userId.empty())
        return incomplete("username");
    if (config.password.empty())
        return incomplete("password");
    if (config.projectName.empty() && config.projectId.empty())
        return incomplete("project_name");
    // The one domain that every Keystone has from birth.
    if (config.userDomainName.empty() && config.userDomainId.empty())
        config.userDomainId = "default";
    if (config.projectDomainName.empty() && config.projectDomainId.empty())
        config.projectDomainId = "default";
    return config;
}

} // namespace

Result<CloudConfig> findCloud(const CloudChoice& choice, const http::Environment& environment)
{
    const auto settings = findSettings(choice, environment);
    if (!settings)
        return fail(settings.error());
    return configOf(*settings, environment);
}

bool isFromVariables(const CloudChoice& choice, const http::Environment& environment)
{
    return cloudNameOf(choice, environment).empty() && choice.cloudsFile.empty() &&
           environment("OS_AUTH_URL");
}

Result<CloudConfig> cloudOfVariables(const http::Environment& environment)
{
    return configOf(settingsOfVariables(environment), environment);
}

http::Secret documentOfVariables(const http::Environment& environment)
{
    boost::json::object document;
    for (const auto& [name, value] : settingsOfVariables(environment))
        document[name] = value;
    // It is read from other folders than this one.
    if (auto* file = document.if_contains("cacert"); file && !file->as_string().starts_with('~'))
        *file = std::filesystem::absolute(std::string(file->as_string())).string();
    return http::Secret(boost::json::serialize(document));
}

Result<CloudConfig> cloudOfDocument(const http::Secret& document,
                                    const http::Environment& environment)
{
    const auto read = document::readJson(document.reveal());
    if (!read || read->size() != 1 || !read->front().isGroup())
        return fail(ErrorKind::NotValid,
                    {{"what", "keychain"}, {"cause", "the entry is none of an account"}});
    Settings settings;
    take(settings, &read->front());
    return configOf(settings, environment);
}

std::string accountText(const CloudConfig& config)
{
    const auto either = [](const std::string& one, const std::string& other) {
        return one.empty() ? other : one;
    };
    std::string text = config.login == Login::ApplicationCredential
                           ? either(config.credentialName, config.credentialId)
                           : either(config.userName, config.userId);
    if (const std::string project = either(config.projectName, config.projectId); !project.empty())
        text += " in " + project;
    text += " at " + config.authUrl.shown();
    return config.region.empty() ? text : text + ", " + config.region;
}

} // namespace netatlas::providers::openstack
