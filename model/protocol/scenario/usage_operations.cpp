// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/error_json.h"
#include "model/domain/object_text.h"
#include "model/engine/usage/provisioning.h"
#include "model/engine/usage/unit_network.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <boost/json/serialize.hpp>

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace usage = engine::usage;
using namespace netatlas::domain;

namespace {

/// The names that the fragment's resolver knows. What it lists wrongly it does not know.
usage::Resolver resolverOf(const Scene& scene)
{
    const json::object& given = scene.given();
    return [&given](std::string_view name) {
        std::vector<std::string> addresses;
        const auto* const all = given.if_contains("resolver");
        const auto* const known =
            all && all->is_object()
                ? all->get_object().if_contains(json::string_view(name.data(), name.size()))
                : nullptr;
        if (known && known->is_array())
            for (const json::value& value : known->get_array())
                if (const auto* const text = value.if_string())
                    addresses.emplace_back(text->data(), text->size());
        return addresses;
    };
}

Result<const RelationRow*> relationOf(const Scene& scene, const exchange::JsonMembers& when)
{
    if (!when.has("relation"))
        return nullptr;
    const auto* const value = when.find("relation");
    const std::string text = value->is_string() ? when.text("relation") : json::serialize(*value);
    const RelationRow* row = findById<RelationRow>(scene.model(), text);
    if (!row)
        return notFound("relation", text);
    return row;
}

json::array boundJson(const std::vector<usage::BoundInterface>& bind)
{
    json::array interfaces;
    for (const usage::BoundInterface& interface : bind) {
        json::array addresses;
        for (const usage::BoundAddress& address : interface.addresses)
            addresses.push_back(
                {{"value", address.value}, {"hostname", address.hostName}, {"cidr", address.cidr}});
        interfaces.push_back(
            {{"interface", interface.name}, {"mac", interface.mac}, {"addresses", addresses}});
    }
    return interfaces;
}

json::object networkJson(const usage::EndpointNetwork& network)
{
    return {{"space", network.space.text()},
            {"ingress", jsonTexts(network.ingress)},
            {"egress", jsonTexts(network.egress)}};
}

/// Who asks for networks, and for which relation.
struct Asking
{
    UnitId unit;
    const RelationRow* relation;
};

Result<Asking> askingOf(const Scene& scene, const exchange::JsonMembers& when)
{
    const std::string name = when.text("unit");
    const auto unit = findUnit(scene.model(), name);
    if (!unit)
        return notFound("unit", name);
    const auto relation = relationOf(scene, when);
    if (!relation)
        return fail(relation.error());
    return Asking{*unit, *relation};
}

Result<usage::EndpointNetwork> networkOf(const Scene& scene, const Asking& asking,
                                         const std::string& endpoint)
{
    return usage::endpointNetwork(scene.model(), asking.unit, endpoint, asking.relation,
                                  resolverOf(scene));
}

Answer networkGet(Scene& scene, const exchange::JsonMembers& when)
{
    const auto asking = askingOf(scene, when);
    if (!asking)
        return fail(asking.error());
    json::object result;
    for (const std::string& endpoint : when.texts("endpoints")) {
        const auto network = networkOf(scene, *asking, endpoint);
        if (!network) {
            result[endpoint] = json::object{{"error", errorJson(network.error())}};
            continue;
        }
        json::object entry = networkJson(*network);
        entry["bind"] = boundJson(network->bind);
        result[endpoint] = std::move(entry);
    }
    return result;
}

Answer networksForRelation(Scene& scene, const exchange::JsonMembers& when)
{
    const auto asking = askingOf(scene, when);
    if (!asking)
        return fail(asking.error());
    const auto network = networkOf(scene, *asking, when.text("endpoint"));
    if (!network)
        return fail(network.error());
    return networkJson(*network);
}

Answer provisioningSpaces(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string number = when.text("machine");
    const auto machine = findMachine(scene.model(), number);
    if (!machine)
        return notFound("machine", number);
    const auto topology = usage::provisioningTopology(scene.model(), *machine);
    if (!topology)
        return fail(topology.error());
    warnOf(scene, topology->skipped);
    json::object spaces;
    for (const auto& [space, subnets] : topology->spaces) {
        json::object list;
        for (const auto& [subnet, zones] : subnets)
            list[subnet] = jsonTexts(zones);
        spaces[space] = std::move(list);
    }
    json::object endpoints;
    for (const auto& [endpoint, space] : topology->spaceOfEndpoint)
        endpoints[endpoint] = space;
    return json::object{{"spaces", spaces}, {"endpoints", endpoints}};
}

} // namespace

Family usageOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"network-get", networkGet},
        {"networks-for-relation", networksForRelation},
        {"provisioning-spaces", provisioningSpaces},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
