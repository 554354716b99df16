// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/exchange/space_listing.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <algorithm>
#include <map>

namespace netatlas::protocol::scenario {

namespace json = boost::json;
using namespace netatlas::domain;

namespace {

/// A subnet whose block is a text that says none (model-and-workers 13.1: type `unknown`).
struct UnreadSubnet
{
    std::string id;
    std::string cidr;
    SpaceId space = kAlpha;
    std::string providerId;
    std::string providerNetworkId;
    std::int64_t vlanTag = 0;
    std::vector<std::string> zones;
    bool isAlive = true;
};

Result<std::vector<UnreadSubnet>> unreadSubnets(const Scene& scene)
{
    std::vector<UnreadSubnet> subnets;
    std::optional<Error> problem;
    for (const json::value& value : scene.unreadSubnets()) {
        const exchange::JsonMembers members(value, problem);
        const auto id = members.id<SubnetId>("id");
        subnets.push_back({.id = id ? id->text() : std::string(),
                           .cidr = members.text("cidr"),
                           .space = members.id<SpaceId>("space-id").value_or(kAlpha),
                           .providerId = members.text("provider-id"),
                           .providerNetworkId = members.text("provider-network-id"),
                           .vlanTag = members.number("vlan-tag"),
                           .zones = members.texts("zones"),
                           .isAlive = members.word("life", Life::Alive) == Life::Alive});
    }
    if (problem)
        return fail(*problem);
    std::sort(subnets.begin(), subnets.end(), [](const UnreadSubnet& a, const UnreadSubnet& b) {
        return std::pair(a.cidr, a.id) < std::pair(b.cidr, b.id);
    });
    return subnets;
}

void putId(json::object& entry, std::string_view name, const std::string& providerId)
{
    if (!providerId.empty())
        entry[name] = providerId;
}

json::object entryOf(const UnreadSubnet& subnet)
{
    json::object entry{{"type", "unknown"},
                       {"status", subnet.isAlive ? "in-use" : "terminating"},
                       {"zones", jsonTexts(subnet.zones)}};
    putId(entry, "provider-id", subnet.providerId);
    return entry;
}

/// Adds entries to a listing, which stays in order of its keys; equal texts are told apart by id.
void addEntries(json::object& listing, const std::vector<UnreadSubnet>& subnets,
                const std::vector<json::object>& entries)
{
    std::map<std::string, json::value> keyed;
    for (const auto& entry : listing)
        keyed.emplace(entry.key(), entry.value());
    for (std::size_t i = 0; i < subnets.size(); ++i) {
        const bool isDouble =
            std::count_if(subnets.begin(), subnets.end(), [&](const UnreadSubnet& other) {
                return other.cidr == subnets[i].cidr;
            }) > 1;
        keyed.emplace(subnets[i].cidr + (isDouble ? '#' + subnets[i].id : std::string()),
                      entries[i]);
    }
    listing.clear();
    for (auto& [key, entry] : keyed)
        listing.emplace(key, std::move(entry));
}

std::string nameOfSpace(const Model& model, SpaceId id)
{
    const auto* space = model.find<SpaceRow>(id);
    return space ? space->name : id.text();
}

Answer listSpaces(Scene& scene, const exchange::JsonMembers& when)
{
    if (when.truth("short"))
        return exchange::spaceNamesJson(scene.model());
    const auto unread = unreadSubnets(scene);
    if (!unread)
        return fail(unread.error());
    json::object result = exchange::spacesJson(scene.model());
    for (json::value& space : result["spaces"].as_array()) {
        std::vector<UnreadSubnet> listed;
        std::vector<json::object> entries;
        for (const UnreadSubnet& subnet : *unread)
            if (space.at("id").as_string() == subnet.space.text()) {
                listed.push_back(subnet);
                entries.push_back(entryOf(subnet));
            }
        if (!listed.empty())
            addEntries(space.at("subnets").as_object(), listed, entries);
    }
    return result;
}

Answer listSubnets(Scene& scene, const exchange::JsonMembers& when)
{
    const exchange::SubnetFilter filter{.space = when.text("space"), .zone = when.text("zone")};
    const auto unread = unreadSubnets(scene);
    if (!unread)
        return fail(unread.error());
    json::object result = exchange::subnetsJson(scene.model(), filter);
    std::vector<UnreadSubnet> listed;
    std::vector<json::object> entries;
    for (const UnreadSubnet& subnet : *unread) {
        const std::string space = nameOfSpace(scene.model(), subnet.space);
        const auto& zones = subnet.zones;
        if ((!filter.space.empty() && space != filter.space) ||
            (!filter.zone.empty() &&
             std::find(zones.begin(), zones.end(), filter.zone) == zones.end()))
            continue;
        json::object entry = entryOf(subnet);
        putId(entry, "provider-network-id", subnet.providerNetworkId);
        entry["space"] = space;
        listed.push_back(subnet);
        entries.push_back(std::move(entry));
    }
    if (!listed.empty())
        addEntries(result["subnets"].as_object(), listed, entries);
    return result;
}

Answer showSpace(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string name = when.text("name");
    const auto space = findSpace(scene.model(), name);
    if (!space)
        return notFound("space", name);
    const auto unread = unreadSubnets(scene);
    if (!unread)
        return fail(unread.error());
    json::object result = exchange::spaceJson(scene.model(), *space);
    json::array& subnets = result["space"].at("subnets").as_array();
    for (const UnreadSubnet& subnet : *unread) {
        if (subnet.space != *space)
            continue;
        json::object entry{{"cidr", subnet.cidr},
                           {"vlan-tag", subnet.vlanTag},
                           {"zones", jsonTexts(subnet.zones)}};
        putId(entry, "provider-id", subnet.providerId);
        putId(entry, "provider-network-id", subnet.providerNetworkId);
        putId(entry, "provider-space-id", scene.model().at<SpaceRow>(*space).providerId);
        subnets.push_back(std::move(entry));
    }
    return result;
}

} // namespace

Family listings()
{
    static constexpr NamedOperation kOperations[] = {
        {"list-spaces", listSpaces},
        {"list-subnets", listSubnets},
        {"show-space", showSpace},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
