// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/usage/provisioning.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/containers/machine_networks.h"
#include "model/engine/edits/bindings.h"

#include <algorithm>

namespace netatlas::engine::usage {

using namespace netatlas::domain;

namespace {

/// The spaces that a machine asks for and those it stays out of, by name.
struct WantedNames
{
    std::set<std::string> wanted;
    std::set<std::string> excluded;
    bool isAlphaNamed = false;
};

std::string nameOf(const Model& model, SpaceId space)
{
    const SpaceRow* row = model.find<SpaceRow>(space);
    return row ? row->name : space.text();
}

WantedNames wantedNames(const Model& model, MachineId machine, ProvisioningTopology& topology)
{
    WantedNames names;
    for (const std::string& entry :
         containers::constraintsOf(model, ConstraintLevel::Machine, machine.number())) {
        if (entry.starts_with('^'))
            names.excluded.insert(entry.substr(1));
        else
            names.wanted.insert(entry);
    }
    const std::string alpha = nameOf(model, kAlpha);
    names.isAlphaNamed = names.wanted.contains(alpha);
    for (const UnitId unit : model.facts.unitsOfMachine.of(machine))
        for (const auto& [endpoint, space] :
             edits::bindingsOf(model, model.at<UnitRow>(unit).application)) {
            names.wanted.insert(nameOf(model, space));
            const SpaceRow* row = model.find<SpaceRow>(space);
            if (row && !row->providerId.empty())
                topology.spaceOfEndpoint.emplace(endpoint, row->providerId);
        }
    return names;
}

Error skippedSubnet(const SubnetRow& subnet, std::string_view cause)
{
    return {ErrorKind::NotValid,
            {{"what", "subnet"}, {"value", subnet.id.text()}, {"cause", cause}}};
}

Result<ProvisioningTopology::Subnets> offered(const Model& model, const std::string& name,
                                              ProvisioningTopology& topology)
{
    const auto space = findSpace(model, name);
    if (!space)
        return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", name}});
    const auto& subnets = model.facts.subnetsOfSpace.of(*space);
    if (subnets.empty())
        return fail(ErrorKind::SpaceHasNoSubnets, {{"space", name}});
    const std::string provider = lowerCase(providerOf(model).type);
    const bool takesZoneless = provider == "azure" || provider == "openstack";
    ProvisioningTopology::Subnets found;
    for (const SubnetId id : subnets) {
        const SubnetRow& subnet = model.at<SubnetRow>(id);
        if (subnet.providerId.empty())
            topology.skipped.push_back(skippedSubnet(subnet, "no provider id"));
        else if (subnet.zones.empty() && !takesZoneless)
            topology.skipped.push_back(skippedSubnet(subnet, "no zones"));
        else
            found.emplace(subnet.providerId, subnet.zones);
    }
    return found;
}

} // namespace

Result<ProvisioningTopology> provisioningTopology(const Model& model, MachineId machine)
{
    ProvisioningTopology topology;
    const WantedNames names = wantedNames(model, machine, topology);
    std::vector<std::string> conflicts;
    std::set_intersection(names.wanted.begin(), names.wanted.end(), names.excluded.begin(),
                          names.excluded.end(), std::back_inserter(conflicts));
    if (!conflicts.empty())
        return fail(ErrorKind::NegativeSpaceConflict, {{"spaces", conflicts}});
    const bool isOnlyAlpha =
        names.wanted.size() == 1 && *names.wanted.begin() == nameOf(model, kAlpha);
    if (isOnlyAlpha && !names.isAlphaNamed)
        return topology;
    for (const std::string& name : names.wanted) {
        auto subnets = offered(model, name, topology);
        if (!subnets)
            return fail(subnets.error());
        topology.spaces.emplace(name, std::move(*subnets));
    }
    return topology;
}

} // namespace netatlas::engine::usage
