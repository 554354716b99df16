// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/identity.h"

#include "model/base/text.h"
#include "model/providers/document/document.h"
#include "model/providers/source/item_reading.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace netatlas::providers::openstack {

namespace json = boost::json;
using document::Node;

namespace {

json::object domainOf(const std::string& name, const std::string& id)
{
    return id.empty() ? json::object{{"name", name}} : json::object{{"id", id}};
}

json::object userOf(const CloudConfig& config)
{
    json::object user;
    if (!config.userId.empty()) {
        user["id"] = config.userId;
    } else if (!config.userName.empty()) {
        user["name"] = config.userName;
        user["domain"] = domainOf(config.userDomainName, config.userDomainId);
    }
    return user;
}

std::string requestBody(const CloudConfig& config)
{
    json::object auth;
    if (config.login == Login::ApplicationCredential) {
        json::object credential{{"secret", config.credentialSecret.reveal()}};
        if (!config.credentialId.empty()) {
            credential["id"] = config.credentialId;
        } else {
            credential["name"] = config.credentialName;
            credential["user"] = userOf(config);
        }
        auth["identity"] = json::object{{"methods", json::array{"application_credential"}},
                                        {"application_credential", std::move(credential)}};
    } else {
        json::object user = userOf(config);
        user["password"] = config.password.reveal();
        json::object project;
        if (!config.projectId.empty()) {
            project["id"] = config.projectId;
        } else {
            project["name"] = config.projectName;
            project["domain"] = domainOf(config.projectDomainName, config.projectDomainId);
        }
        auth["identity"] = json::object{{"methods", json::array{"password"}},
                                        {"password", json::object{{"user", std::move(user)}}}};
        auth["scope"] = json::object{{"project", std::move(project)}};
    }
    return json::serialize(json::object{{"auth", std::move(auth)}});
}

/// `2026-11-22T17:54:18.000000Z`, whose fractions are finer than ours.
std::optional<Timestamp> moment(const Node* node)
{
    if (!node)
        return std::nullopt;
    const auto time = parseTimestamp(node->text.substr(0, 19) + 'Z');
    return time ? std::optional(*time) : std::nullopt;
}

std::string nameOf(const Node* node)
{
    const Node* name = node ? node->find("name") : nullptr;
    return name ? plainName(name->text) : std::string();
}

void readEndpoints(const Node& service, Identity& identity)
{
    const Node* type = service.find("type");
    const Node* endpoints = service.find("endpoints");
    if (!type || !endpoints)
        return;
    for (const Node& one : endpoints->children) {
        const auto member = [&](const char* name) {
            const Node* found = one.find(name);
            return found ? found->text : std::string();
        };
        // An endpoint that is no address is of no use to anybody.
        if (auto url = http::Url::parse(member("url")))
            identity.catalogue.push_back(
                {type->text, member("interface"),
                 member("region_id").empty() ? member("region") : member("region_id"),
                 std::move(*url)});
    }
}

Result<Identity> identityOf(const http::Response& response)
{
    const auto unusable = [&](const char* cause) {
        return fail(ErrorKind::BadAnswer,
                    {{"host", response.url.origin()}, {"cause", std::string(cause)}});
    };
    const auto token = response.header("X-Subject-Token");
    if (!token || !isPlainId(token->substr(0, 255)))
        return unusable("the identity service gives no token");
    const auto documents = document::readJson(response.body);
    const Node* body =
        documents && documents->size() == 1 ? documents->front().find("token") : nullptr;
    if (!body || !body->isGroup())
        return unusable("the identity service gives no catalogue");
    Identity identity;
    identity.token = http::Secret(std::string(*token));
    const auto from = moment(body->find("issued_at"));
    const auto to = moment(body->find("expires_at"));
    if (from && to && *to > *from)
        identity.life = std::chrono::duration_cast<std::chrono::seconds>(*to - *from);
    identity.user = nameOf(body->find("user"));
    identity.project = nameOf(body->find("project"));
    if (const Node* roles = body->find("roles"))
        for (const Node& role : roles->children)
            identity.isAdmin = identity.isAdmin || nameOf(&role) == "admin";
    if (const Node* catalogue = body->find("catalog"))
        for (const Node& service : catalogue->children)
            readEndpoints(service, identity);
    return identity;
}

} // namespace

async::Task<Result<Identity>> authenticate(http::Client& client, CloudConfig config)
{
    client.redactor().add(config.password);
    client.redactor().add(config.credentialSecret);
    http::Request request;
    request.method = "POST";
    request.url = config.authUrl.plus("auth/tokens");
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = requestBody(config);
    request.repeatable = http::Repeatable::yes;
    auto response = co_await client.send(std::move(request));
    if (!response)
        co_return fail(response.error());
    if (auto error = http::errorOf(*response, client.redactor()))
        co_return fail(std::move(*error));
    auto identity = identityOf(*response);
    if (identity)
        client.redactor().add(identity->token);
    co_return identity;
}

Result<http::Url> endpointOf(const Identity& identity, const std::string& type,
                             const CloudConfig& config)
{
    for (const Endpoint& endpoint : identity.catalogue)
        if (endpoint.type == type && endpoint.interface == config.interface &&
            (config.region.empty() || endpoint.region == config.region))
            return endpoint.url;
    return fail(
        ErrorKind::NotFound,
        {{"what", "endpoint"},
         {"key", type},
         {"region", config.region},
         {"interface", config.interface},
         {"cause",
          "the catalogue has no " + config.interface + " endpoint of the service " + type +
              (config.region.empty() ? std::string() : " in the region " + config.region)}});
}

} // namespace netatlas::providers::openstack
