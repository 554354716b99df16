// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/comparison.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// The machines of the addresses that lie in the subnet.
void addMachinesOf(const Model& model, SubnetId subnet, std::set<MachineId>& machines)
{
    for (const AddressId id : model.facts.addressesOfSubnet.of(subnet)) {
        const DeviceAddressRow& address = model.at<DeviceAddressRow>(id);
        if (address.configMethod != ConfigMethod::Loopback)
            machines.insert(model.at<DeviceRow>(address.device).machine);
    }
}

bool reaches(const Model& model, const std::vector<SubnetId>& subnets, SpaceId space)
{
    return std::any_of(subnets.begin(), subnets.end(), [&](SubnetId subnet) {
        const SpaceId* lies = model.facts.spaceOfSubnet.find(subnet);
        return lies && *lies == space;
    });
}

std::optional<SpaceId> spaceIn(const Model& model, SubnetId subnet)
{
    const SpaceId* space = model.facts.spaceOfSubnet.find(subnet);
    return space ? std::optional(*space) : std::nullopt;
}

} // namespace

std::vector<SubnetId> subnetsOfMachine(const Model& model, MachineId machine)
{
    std::vector<SubnetId> subnets;
    for (const DeviceId device : model.facts.devicesOfMachine.of(machine))
        for (const AddressId id : model.facts.addressesOfDevice.of(device))
            if (const SubnetId* subnet = model.facts.subnetOfAddress.find(id);
                subnet && model.at<DeviceAddressRow>(id).configMethod != ConfigMethod::Loopback)
                subnets.push_back(*subnet);
    std::sort(subnets.begin(), subnets.end());
    subnets.erase(std::unique(subnets.begin(), subnets.end()), subnets.end());
    return subnets;
}

Comparison::Comparison(const Revision& all, const Intent& wanted, const Model& from,
                       const Model& to, const ModelChanges& changes)
    : revision(all)
    , intent(wanted)
    , before(from)
    , after(to)
    , rows(changes)
{
    findSubnets();
    findMachines();
    findApplications();
}

void Comparison::findSubnets()
{
    for (const auto& change : rows.of<SubnetRow>())
        if (!change.before || !change.after || change.before->space != change.after->space ||
            change.before->segment != change.after->segment)
            m_subnets.insert(change.id);
    for (const Action& action : intent.actions)
        if (const auto* move = std::get_if<MoveSubnets>(&action))
            m_subnets.insert(move->subnets.begin(), move->subnets.end());
    const std::set<SubnetId> own = m_subnets;
    for (const SubnetId subnet : own)
        for (const Model* model : {&before, &after}) {
            const auto& overlays = model->facts.overlaysOfSubnet.of(subnet);
            m_subnets.insert(overlays.begin(), overlays.end());
        }
}

void Comparison::findMachines()
{
    for (const SubnetId subnet : m_subnets) {
        addMachinesOf(before, subnet, m_machines);
        addMachinesOf(after, subnet, m_machines);
    }
    for (const auto& change : rows.of<DeviceAddressRow>())
        for (const Model* model : {&before, &after})
            if (const auto* address = model->find<DeviceAddressRow>(change.id))
                m_machines.insert(model->at<DeviceRow>(address->device).machine);
    // Nothing befalls a machine that goes.
    std::erase_if(m_machines, [this](MachineId id) { return !after.find<MachineRow>(id); });
}

void Comparison::findApplications()
{
    std::set<ApplicationId> found;
    for (const MachineId machine : m_machines)
        for (const UnitId unit : after.facts.unitsOfMachine.of(machine))
            found.insert(after.at<UnitRow>(unit).application);
    for (const auto& change : rows.of<BindingRow>())
        if (change.after)
            found.insert(change.after->application);
    for (const auto& change : rows.of<ConstraintRow>())
        if (change.after && change.after->level == ConstraintLevel::Application)
            found.insert(ApplicationId(change.after->target));
    m_applications.assign(found.begin(), found.end());
    std::sort(m_applications.begin(), m_applications.end(), [this](auto a, auto b) {
        return after.at<ApplicationRow>(a).name < after.at<ApplicationRow>(b).name;
    });
}

std::vector<UnitGroup> Comparison::groupsOf(ApplicationId application, bool all) const
{
    std::map<std::pair<std::vector<SubnetId>, std::vector<SubnetId>>, std::vector<UnitId>> byReach;
    for (const UnitId unit : after.facts.unitsOfApplication.of(application)) {
        const auto machine = after.at<UnitRow>(unit).machine;
        if (!machine || (!all && !m_machines.contains(*machine)))
            continue;
        byReach[{subnetsOfMachine(before, *machine), subnetsOfMachine(after, *machine)}].push_back(
            unit);
    }
    std::vector<UnitGroup> groups;
    for (auto& [reach, units] : byReach) {
        UnitGroup group{reach.first, reach.second, {}, std::move(units)};
        for (const UnitId unit : group.ids)
            group.units.push_back(after.at<UnitRow>(unit).name.text());
        std::sort(group.units.begin(), group.units.end());
        groups.push_back(std::move(group));
    }
    std::sort(groups.begin(), groups.end(),
              [](const UnitGroup& a, const UnitGroup& b) { return a.units < b.units; });
    return groups;
}

std::optional<SpaceId> Comparison::spaceBefore(SubnetId subnet) const
{
    return spaceIn(before, subnet);
}

std::optional<SpaceId> Comparison::spaceAfter(SubnetId subnet) const
{
    return spaceIn(after, subnet);
}

bool Comparison::reachedBefore(const UnitGroup& group, SpaceId space) const
{
    return reaches(before, group.before, space);
}

bool Comparison::reachesAfter(const UnitGroup& group, SpaceId space) const
{
    return reaches(after, group.after, space);
}

std::optional<SpaceId> Comparison::destination() const
{
    for (const SubnetId subnet : m_subnets)
        if (const auto space = spaceAfter(subnet); space && space != spaceBefore(subnet))
            return space;
    return std::nullopt;
}

std::string Comparison::spaceName(SpaceId space) const
{
    if (const SpaceRow* row = after.find<SpaceRow>(space))
        return row->name;
    const SpaceRow* row = before.find<SpaceRow>(space);
    return row ? row->name : std::string();
}

std::string Comparison::cidrOf(SubnetId subnet) const
{
    if (const SubnetRow* row = after.find<SubnetRow>(subnet))
        return row->shownCidr();
    const SubnetRow* row = before.find<SubnetRow>(subnet);
    return row ? row->shownCidr() : std::string();
}

ModelChanges consequencesOf(const Comparison& comparison)
{
    ModelChanges changes;
    addMachineConsequences(comparison, changes);
    addControllerConsequences(comparison, changes);
    return changes;
}

} // namespace netatlas::engine::edits
