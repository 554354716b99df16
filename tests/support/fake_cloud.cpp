// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_cloud.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace netatlas::tests {

namespace json = boost::json;

namespace {

json::value recording(const std::string& name)
{
    const std::filesystem::path folder = NETATLAS_TEST_DATA "/providers/openstack";
    std::ifstream file(folder / (name + ".json"));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return json::parse(text);
}

std::string parameter(const Asked& asked, const std::string& name)
{
    const std::size_t query = asked.target.find('?');
    if (query == std::string::npos)
        return {};
    std::string rest = '&' + asked.target.substr(query + 1);
    const std::size_t at = rest.find('&' + name + '=');
    if (at == std::string::npos)
        return {};
    rest = rest.substr(at + name.size() + 2);
    return rest.substr(0, rest.find('&'));
}

std::set<std::string> parameters(const Asked& asked, const std::string& name)
{
    std::set<std::string> values;
    const std::size_t query = asked.target.find('?');
    std::string rest = query == std::string::npos ? "" : '&' + asked.target.substr(query + 1);
    const std::string mark = '&' + name + '=';
    for (auto at = rest.find(mark); at != std::string::npos; at = rest.find(mark)) {
        rest = rest.substr(at + mark.size());
        values.insert(rest.substr(0, rest.find('&')));
    }
    return values;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

FakeCloud::FakeCloud() : m_login(recording("auth-response"))
{
    for (const char* name : {"extensions", "networks", "segments", "subnets", "subnetpools",
                             "address-scopes", "ports", "routers", "floatingips", "trunks"}) {
        std::string key = name;
        replaceAll(key, "-", "_");
        m_collections[key] = recording(name).at(key).as_array();
    }
    m_collections["servers"] = recording("servers-detail").at("servers").as_array();
    m_collections["availability_zones"] = json::array{
        json::object{{"name", "nova"}, {"resource", "network"}, {"state", "available"}}};
}

json::array& FakeCloud::collection(const std::string& key)
{
    return m_collections.at(key);
}

json::object& FakeCloud::find(const std::string& key, const std::string& name)
{
    for (json::value& item : m_collections.at(key))
        if (item.is_object() && item.get_object()["name"] == json::value(name))
            return item.get_object();
    throw std::runtime_error("no " + key + " is called " + name);
}

ScriptedServer::Script FakeCloud::script()
{
    return [this](const Asked& asked, Wire& wire) {
        const std::lock_guard lock(m_mutex);
        if (before)
            before(asked);
        answer(asked, wire);
    };
}

void FakeCloud::answer(const Asked& asked, Wire& wire)
{
    if (asked.path() == "/v3/auth/tokens")
        return logIn(asked, wire);
    const std::string token = asked.header("x-auth-token");
    const bool isGood =
        keepsTokens ? token.starts_with("token-") : token == "token-" + std::to_string(tokens);
    if (refuseTokens > 0 || !isGood) {
        refuseTokens -= refuseTokens > 0 ? 1 : 0;
        wire.reply(401, json::serialize(recording("error-401-keystone")));
        return;
    }
    if (hidden.contains(asked.path())) {
        wire.reply(403, R"({"NeutronError":{"message":"disallowed by policy"}})");
        return;
    }
    std::string path = asked.path();
    if (path == "/v2.1/servers/detail")
        return list(asked, wire, "servers");
    if (path.starts_with("/v2.1/servers/"))
        return show(wire, path.substr(std::string_view("/v2.1/servers/").size()));
    if (path.starts_with("/v2.0/")) {
        path = path.substr(6);
        replaceAll(path, "-", "_");
        if (m_collections.contains(path))
            return list(asked, wire, path);
    }
    wire.reply(404, json::serialize(recording("error-404-neutron")));
}

void FakeCloud::logIn(const Asked& asked, Wire& wire)
{
    lastLogin = asked.body;
    if (asked.body.find("wrong") != std::string::npos) {
        wire.reply(401, json::serialize(recording("error-401-keystone")));
        return;
    }
    json::value login = m_login;
    login.at("token").at("issued_at") = "2026-11-22T17:33:04.000000Z";
    const int minutes = 33 + lifeSeconds / 60;
    char expires[48];
    std::snprintf(expires, sizeof expires, "2026-11-22T%02d:%02d:04.000000Z", 17 + minutes / 60,
                  minutes % 60);
    login.at("token").at("expires_at") = expires;
    std::string text = json::serialize(login);
    const std::string here = "https://" + asked.header("host");
    for (const char* port : {"15000", "15696", "15774"})
        replaceAll(text, std::string("http://127.0.0.1:") + port, here);
    // Keystone under uWSGI says neither how long its answer is nor that it comes in chunks.
    wire.send("HTTP/1.1 201 CREATED\r\nContent-Type: application/json\r\nx-subject-token: token-" +
              std::to_string(++tokens) + "\r\nConnection: close\r\n\r\n" + text);
    wire.close();
}

void FakeCloud::show(Wire& wire, const std::string& id)
{
    for (const json::value& server : m_collections.at("servers"))
        if (server.is_object() && server.as_object().contains("id") &&
            server.at("id") == json::value(id)) {
            wire.reply(200, json::serialize(json::object{{"server", server}}),
                       "Content-Type: application/json\r\n");
            return;
        }
    wire.reply(404, R"({"itemNotFound":{"code":404,"message":"Instance could not be found."}})");
}

/// The items whose members have one of the values asked for.
json::array FakeCloud::chosen(const Asked& asked, const std::string& key) const
{
    json::array left = m_collections.at(key);
    if (!filters)
        return left;
    for (const char* member : {"id", "device_id", "port_id", "network_id"}) {
        const std::set<std::string> values = parameters(asked, member);
        json::array kept;
        for (const json::value& item : left) {
            const json::value* value =
                item.is_object() ? item.as_object().if_contains(member) : nullptr;
            if (values.empty() ||
                (value && value->is_string() && values.contains(std::string(value->as_string()))))
                kept.push_back(item);
        }
        left = std::move(kept);
    }
    return left;
}

void FakeCloud::list(const Asked& asked, Wire& wire, const std::string& key)
{
    const json::array all = chosen(asked, key);
    const std::string asks = parameter(asked, "limit");
    std::size_t limit = asks.empty() ? all.size() + 1 : std::stoul(asks);
    const bool knowsPages = key != "extensions" && key != "availability_zones";
    if (pageSize > 0 && knowsPages)
        limit = std::min<std::size_t>(limit, static_cast<std::size_t>(pageSize));
    std::size_t from = 0;
    if (const std::string marker = parameter(asked, "marker"); !marker.empty() && !losesMarkers) {
        while (from < all.size() &&
               !(all[from].is_object() && all[from].as_object().contains("id") &&
                 all[from].at("id") == json::value(marker)))
            ++from;
        const bool isKnown = from < all.size();
        if (!isKnown && key == "servers") {
            wire.reply(400, R"({"badRequest":{"code":400,"message":"marker [x] not found"}})");
            return;
        }
        from = isKnown ? from + 1 : 0; // Neutron starts from the top
    }
    json::array page;
    std::size_t next = from;
    while (next < all.size() && page.size() < limit)
        page.push_back(all[next++]);
    json::object body{{key, page}};
    if (page.size() == limit && limit > 0) {
        const json::value* last =
            page.back().is_object() ? page.back().as_object().if_contains("id") : nullptr;
        // Behind a proxy it names the server as that is known inside.
        body[key + "_links"] = json::array{json::object{
            {"rel", "next"},
            {"href", "http://inner:9696" + asked.path() + "?limit=" + std::to_string(limit) +
                         "&marker=" + (last ? std::string(last->as_string()) : "none")}}};
    }
    wire.reply(200, json::serialize(body), "Content-Type: application/json\r\n");
}

} // namespace netatlas::tests
