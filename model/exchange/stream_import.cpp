// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/stream_import.h"

#include "model/exchange/stream_members.h"
#include "model/exchange/stream_upgrade.h"
#include "model/net/cidr.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

namespace netatlas::exchange {

namespace json = boost::json;

namespace {

using Parts = std::vector<std::string_view>;

/// The collections whose rows are known by some of their members.
struct Keyed
{
    std::string_view collection;
    std::string_view what;
    Parts key;
};

const std::vector<Keyed>& keyedCollections()
{
    static const std::vector<Keyed> kKeyed{
        {"spaces", "space", {"id"}},
        {"spaces", "space", {"name"}},
        {"subnets", "subnet", {"id"}},
        {"machines", "machine", {"id"}},
        {"devices", "device", {"machine", "name"}},
        {"ip-addresses", "address", {"machine", "device", "value"}},
        {"applications", "application", {"name"}},
        {"units", "unit", {"name"}},
        {"relations", "relation", {"id"}},
        {"cloud-services", "cloud-service", {"application"}},
        {"cloud-containers", "cloud-container", {"unit"}},
    };
    return kKeyed;
}

std::string keyOf(const json::object& row, const Parts& parts)
{
    std::string key;
    for (const std::string_view part : parts)
        key += (key.empty() ? "" : "/") + idTextOf(row, part);
    return key;
}

Status requireUniqueKeys(const json::object& stream, const Keyed& keyed)
{
    std::set<std::string> keys;
    Status status;
    eachObject(stream, keyed.collection, [&](const json::object& row) {
        const std::string key = keyOf(row, keyed.key);
        if (!key.empty() && !keys.insert(key).second && status)
            status = fail(ErrorKind::AlreadyExists, {{"what", keyed.what}, {"key", key}});
    });
    return status;
}

/// The block with its provider and network ids is what a subnet is known by.
Status requireUniqueSubnets(const json::object& stream)
{
    std::set<std::tuple<std::string, std::string, std::string>> identities;
    Status status;
    eachObject(stream, "subnets", [&](const json::object& row) {
        const std::string text(memberText(row, "cidr"));
        const auto cidr = net::Cidr::parse(text);
        const bool isNew =
            identities
                .emplace(cidr ? cidr->network().text() : text, memberText(row, "provider-id"),
                         memberText(row, "provider-network-id"))
                .second;
        if (!isNew && status)
            status = fail(ErrorKind::AlreadyExists, {{"what", "subnet"}, {"key", text}});
    });
    return status;
}

/// The registry of provider ids (model-and-workers 2.5).
Status requireUniqueProviderIds(const json::object& stream, std::string_view collection,
                                std::string_view kind)
{
    std::set<std::string> ids;
    Status status;
    eachObject(stream, collection, [&](const json::object& row) {
        const std::string id = idTextOf(row, "provider-id");
        if (!id.empty() && !ids.insert(id).second && status)
            status = fail(ErrorKind::ProviderIdNotUnique, {{"kind-of", kind}, {"provider-id", id}});
    });
    return status;
}

bool isAlphaSpace(const json::value& value)
{
    return value.is_object() && (idTextOf(value.get_object(), "id") == "0" ||
                                 memberText(value.get_object(), "name") == "alpha");
}

void appendRows(json::array& rows, const json::array& more, bool areSpaces)
{
    for (const json::value& row : more)
        if (!areSpaces || !isAlphaSpace(row))
            rows.push_back(row);
}

void joinObjects(json::object& into, const json::object& from);

bool holdsRows(const json::array& list)
{
    return std::any_of(list.begin(), list.end(),
                       [](const json::value& element) { return element.is_object(); });
}

/// Lists of rows are joined, objects member by member; anything else that comes in counts.
void joinMember(json::object& into, std::string_view name, const json::value& value)
{
    json::value& there = into[name];
    if (value.is_array() && there.is_array() && holdsRows(value.get_array()))
        appendRows(there.get_array(), value.get_array(), name == "spaces");
    else if (value.is_object() && there.is_object())
        joinObjects(there.get_object(), value.get_object());
    else if (!value.is_null() || there.is_null())
        there = value;
}

void joinObjects(json::object& into, const json::object& from)
{
    for (const auto& member : from)
        joinMember(into, member.key(), member.value());
}

/// A subnet whose space the stream only names, and does not hold, lies in alpha.
void leaveUnknownSpaces(json::object& stream)
{
    std::set<std::string, std::less<>> names;
    eachObject(stream, "spaces",
               [&](const json::object& space) { names.emplace(memberText(space, "name")); });
    eachObject(stream, "subnets", [&](json::object& subnet) {
        if (const auto name = memberText(subnet, "space-name");
            !name.empty() && !names.contains(name))
            subnet.erase("space-name");
    });
}

/// Sequences never fall back.
void keepSequences(json::object& stream, const json::object& model)
{
    const auto* const before = model.if_contains("sequences");
    auto* const after = stream.if_contains("sequences");
    if (!before || !before->is_object() || !after || !after->is_object())
        return;
    for (const auto& [name, next] : before->get_object()) {
        json::value& now = after->get_object()[name];
        if (next.is_number() && now.is_number() &&
            next.to_number<double>() > now.to_number<double>())
            now = next;
    }
}

} // namespace

Result<json::object> imported(const json::object& model, const json::object& import)
{
    json::object stream = model;
    joinObjects(stream, import);
    // Applications whose bindings nobody stored are written with none; they stay that way.
    eachObject(stream, "applications", [](json::object& application) {
        const auto* const bindings = application.if_contains("bindings");
        if (bindings && bindings->is_object() && bindings->get_object().empty())
            application.erase("bindings");
    });
    keepSequences(stream, model);
    leaveUnknownSpaces(stream);
    if (const Status upgraded = upgradeReferences(stream); !upgraded)
        return fail(upgraded.error());
    for (const Keyed& keyed : keyedCollections())
        if (const Status unique = requireUniqueKeys(stream, keyed); !unique)
            return fail(unique.error());
    if (const Status unique = requireUniqueSubnets(stream); !unique)
        return fail(unique.error());
    constexpr std::pair<std::string_view, std::string_view> kRegistry[] = {
        {"spaces", "space"},
        {"subnets", "subnet"},
        {"devices", "linklayerdevice"},
        {"ip-addresses", "address"}};
    for (const auto& [collection, kind] : kRegistry)
        if (const Status unique = requireUniqueProviderIds(stream, collection, kind); !unique)
            return fail(unique.error());
    return stream;
}

} // namespace netatlas::exchange
