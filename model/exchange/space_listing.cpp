// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/space_listing.h"

#include "model/exchange/fragment_members.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace netatlas::exchange {

namespace json = boost::json;
using namespace domain;

namespace {

/// The subnets by the key that a report gives them.
std::map<std::string, const SubnetRow*> byKey(const Model& model,
                                              const std::vector<SubnetId>& subnets)
{
    std::unordered_map<net::Cidr, std::size_t> counts;
    for (const SubnetId id : subnets)
        ++counts[model.at<SubnetRow>(id).cidr.network()];
    std::map<std::string, const SubnetRow*> keyed;
    for (const SubnetId id : subnets) {
        const SubnetRow& row = model.at<SubnetRow>(id);
        std::string key = row.shownCidr();
        if (counts[row.cidr.network()] > 1)
            key += '#' + id.text();
        keyed.emplace(std::move(key), &row);
    }
    return keyed;
}

json::object entryOf(const SubnetRow& row)
{
    json::object entry{{"type", row.cidr.family() == net::Family::Ipv4 ? "ipv4" : "ipv6"}};
    putText(entry, "provider-id", row.providerId);
    return entry;
}

void putState(json::object& entry, const SubnetRow& row)
{
    entry["status"] = row.life == Life::Alive ? "in-use" : "terminating";
}

SpaceId spaceOfSubnet(const Model& model, const SubnetRow& row)
{
    const SpaceId* space = model.facts.spaceOfSubnet.find(row.id);
    return space ? *space : row.space;
}

std::string nameOfSpace(const Model& model, SpaceId id)
{
    const SpaceRow* space = model.find<SpaceRow>(id);
    return space ? space->name : id.text();
}

bool hasAddressInSpace(const Model& model, MachineId machine, SpaceId space)
{
    for (const DeviceId device : model.facts.devicesOfMachine.of(machine))
        for (const AddressId address : model.facts.addressesOfDevice.of(device))
            if (const SubnetId* subnet = model.facts.subnetOfAddress.find(address);
                subnet && spaceOfSubnet(model, model.at<SubnetRow>(*subnet)) == space)
                return true;
    return false;
}

} // namespace

json::object spacesJson(const Model& model)
{
    json::array spaces;
    for (const SpaceRow& space : model.table<SpaceRow>()) {
        json::object subnets;
        for (const auto& [key, row] : byKey(model, model.facts.subnetsOfSpace.of(space.id))) {
            json::object entry = entryOf(*row);
            putState(entry, *row);
            entry["zones"] = jsonTexts(row->zones);
            subnets[key] = std::move(entry);
        }
        spaces.push_back({{"id", space.id.text()},
                          {"name", jsonText(space.name)},
                          {"subnets", std::move(subnets)}});
    }
    return {{"spaces", std::move(spaces)}};
}

json::object spaceNamesJson(const Model& model)
{
    json::array names;
    for (const SpaceRow& space : model.table<SpaceRow>())
        names.emplace_back(jsonText(space.name));
    return {{"spaces", std::move(names)}};
}

json::object subnetsJson(const Model& model, const SubnetFilter& filter)
{
    std::vector<SubnetId> listed;
    for (const SubnetRow& row : model.table<SubnetRow>()) {
        const bool isInSpace =
            filter.space.empty() || nameOfSpace(model, spaceOfSubnet(model, row)) == filter.space;
        const bool isInZone = filter.zone.empty() || std::find(row.zones.begin(), row.zones.end(),
                                                               filter.zone) != row.zones.end();
        if (isInSpace && isInZone)
            listed.push_back(row.id);
    }
    json::object subnets;
    for (const auto& [key, row] : byKey(model, listed)) {
        json::object entry = entryOf(*row);
        putText(entry, "provider-network-id", row->providerNetworkId);
        putState(entry, *row);
        entry["space"] = jsonText(nameOfSpace(model, spaceOfSubnet(model, *row)));
        entry["zones"] = jsonTexts(row->zones);
        subnets[key] = std::move(entry);
    }
    return {{"subnets", std::move(subnets)}};
}

std::vector<SubnetId> listedSubnets(const Model& model, SpaceId space)
{
    const auto byText = [&model](SubnetId a, SubnetId b) {
        return std::pair(model.at<SubnetRow>(a).shownCidr(), a) <
               std::pair(model.at<SubnetRow>(b).shownCidr(), b);
    };
    std::vector<SubnetId> sorted = model.facts.subnetsOfSpace.of(space);
    std::sort(sorted.begin(), sorted.end(), byText);
    std::vector<SubnetId> listed;
    std::set<SubnetId> seen;
    const auto take = [&](SubnetId id) {
        if (seen.insert(id).second)
            listed.push_back(id);
    };
    for (const bool isLeftOver : {false, true})
        for (const SubnetId id : sorted) {
            // An overlay whose underlay is not known stands by itself, behind the others.
            if (!isLeftOver && model.at<SubnetRow>(id).isOverlay())
                continue;
            take(id);
            std::vector<SubnetId> overlays = model.facts.overlaysOfSubnet.of(id);
            std::sort(overlays.begin(), overlays.end(), byText);
            for (const SubnetId overlay : overlays)
                take(overlay);
        }
    return listed;
}

json::object spaceJson(const Model& model, SpaceId id)
{
    const SpaceRow& space = model.at<SpaceRow>(id);
    json::array subnets;
    for (const SubnetId subnet : listedSubnets(model, id)) {
        const SubnetRow& row = model.at<SubnetRow>(subnet);
        json::object entry{{"cidr", row.shownCidr()}};
        putText(entry, "provider-id", row.providerId);
        putText(entry, "provider-network-id", row.providerNetworkId);
        putText(entry, "provider-space-id", space.providerId);
        entry["vlan-tag"] = row.vlanTag;
        entry["zones"] = jsonTexts(row.zones);
        subnets.push_back(std::move(entry));
    }
    std::set<std::string> applications;
    for (const BindingRow& binding : model.table<BindingRow>())
        if (binding.space == id)
            applications.insert(model.at<ApplicationRow>(binding.application).name);
    std::int64_t machines = 0;
    for (const MachineRow& machine : model.table<MachineRow>())
        machines += hasAddressInSpace(model, machine.id, id) ? 1 : 0;
    return {{"space",
             {{"id", id.text()}, {"name", jsonText(space.name)}, {"subnets", std::move(subnets)}}},
            {"applications", jsonTexts({applications.begin(), applications.end()})},
            {"machine-count", machines}};
}

} // namespace netatlas::exchange
