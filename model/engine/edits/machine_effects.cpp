// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/comparison.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

std::vector<MachineId> byNumber(const Comparison& comparison)
{
    std::vector<MachineId> machines(comparison.machines().begin(), comparison.machines().end());
    std::sort(machines.begin(), machines.end(), [&](MachineId a, MachineId b) {
        return compareNaturally(comparison.after.at<MachineRow>(a).number,
                                comparison.after.at<MachineRow>(b).number) < 0;
    });
    return machines;
}

std::string numberOf(const Comparison& comparison, MachineId machine)
{
    return comparison.after.at<MachineRow>(machine).number.text();
}

/// Addresses that come to lie in another space, by where they were and are.
void addAddressMoves(const Comparison& comparison, Effects& effects)
{
    struct Group
    {
        std::vector<ObjectRef> addresses;
        std::set<MachineId> machines;
    };
    std::map<std::pair<SpaceId, SpaceId>, Group> groups;
    for (const SubnetId subnet : comparison.subnets()) {
        const auto from = comparison.spaceBefore(subnet);
        const auto to = comparison.spaceAfter(subnet);
        if (!from || !to || from == to)
            continue;
        for (const AddressId id : comparison.after.facts.addressesOfSubnet.of(subnet)) {
            const DeviceAddressRow& address = comparison.after.at<DeviceAddressRow>(id);
            Group& group = groups[{*from, *to}];
            group.addresses.push_back(comparison.after.refOf(address));
            group.machines.insert(comparison.after.at<DeviceRow>(address.device).machine);
        }
    }
    for (auto& [spaces, group] : groups) {
        std::sort(group.addresses.begin(), group.addresses.end());
        effects.push_back({EffectKind::AddressesChangeSpace,
                           {{"count", group.addresses.size()},
                            {"machines", group.machines.size()},
                            {"from", comparison.spaceName(spaces.first)},
                            {"to", comparison.spaceName(spaces.second)}},
                           std::move(group.addresses),
                           {}});
    }
}

void addTouched(const Comparison& comparison, const std::vector<MachineId>& machines,
                Effects& effects)
{
    if (machines.empty())
        return;
    std::vector<std::string> numbers;
    std::vector<ObjectRef> refs;
    for (const MachineId machine : machines) {
        numbers.push_back(numberOf(comparison, machine));
        refs.push_back(comparison.after.ref(ObjectKind::Machine, machine.number()));
    }
    effects.push_back({EffectKind::MachinesTouched,
                       {{"count", numbers.size()}, {"machines", numbers}},
                       std::move(refs),
                       {}});
}

bool isBoundTo(const Comparison& comparison, ApplicationId application, SpaceId space)
{
    for (const BindingId id : comparison.after.facts.bindingsOfApplication.of(application))
        if (comparison.after.at<BindingRow>(id).space == space)
            return true;
    return false;
}

std::set<SpaceId> spacesBefore(const Comparison& comparison, const UnitGroup& group)
{
    std::set<SpaceId> spaces;
    for (const SubnetId subnet : group.before)
        if (const auto space = comparison.spaceBefore(subnet))
            spaces.insert(*space);
    return spaces;
}

/// Units that can no longer reach a space which none of their endpoints is bound to; the bound
/// ones are broken bindings.
void addLostSpaces(const Comparison& comparison, Effects& effects)
{
    for (const ApplicationId application : comparison.applications())
        for (const UnitGroup& group : comparison.groupsOf(application))
            for (const SpaceId space : spacesBefore(comparison, group)) {
                if (comparison.reachesAfter(group, space) ||
                    isBoundTo(comparison, application, space))
                    continue;
                Effect effect{
                    EffectKind::UnitsLoseSpace,
                    {{"application", comparison.after.at<ApplicationRow>(application).name},
                     {"space", comparison.spaceName(space)},
                     {"units", group.units}},
                    {},
                    {}};
                for (const UnitId unit : group.ids)
                    effect.objects.push_back(comparison.after.ref(ObjectKind::Unit, unit.number()));
                effects.push_back(std::move(effect));
            }
}

bool reaches(const Model& model, MachineId machine, SpaceId space)
{
    for (const SubnetId subnet : subnetsOfMachine(model, machine))
        if (*model.facts.spaceOfSubnet.find(subnet) == space)
            return true;
    return false;
}

/// A constraint of a machine itself takes no part in the verdict (5.5, step 8), so it is named.
void addMachineConstraints(const Comparison& comparison, Effects& effects)
{
    for (const ConstraintRow& constraint : comparison.after.table<ConstraintRow>()) {
        const MachineId machine(constraint.target);
        if (constraint.level != ConstraintLevel::Machine ||
            !comparison.machines().contains(machine))
            continue;
        for (const std::string& entry : constraint.spaces) {
            const bool isExcluded = entry.starts_with('^');
            const auto space =
                findSpace(comparison.after, std::string_view(entry).substr(isExcluded));
            if (!space)
                continue;
            const bool was = reaches(comparison.before, machine, *space);
            const bool is = reaches(comparison.after, machine, *space);
            if (isExcluded ? !is || was : is || !was)
                continue;
            effects.push_back({EffectKind::MachineConstraintUnmet,
                               {{"machine", numberOf(comparison, machine)},
                                {"space", entry},
                                {"constraints", constraint.spaces}},
                               {comparison.after.ref(ObjectKind::Machine, machine.number())},
                               {}});
        }
    }
}

void addUnmatched(const Comparison& comparison, const std::vector<MachineId>& machines,
                  Effects& effects)
{
    for (const MachineId machine : machines)
        for (const DeviceId device : comparison.after.facts.devicesOfMachine.of(machine))
            for (const AddressId id : comparison.after.facts.addressesOfDevice.of(device)) {
                const DeviceAddressRow& address = comparison.after.at<DeviceAddressRow>(id);
                if (address.configMethod == ConfigMethod::Loopback ||
                    comparison.after.facts.subnetOfAddress.contains(id))
                    continue;
                effects.push_back({EffectKind::UnmatchedAddress,
                                   {{"machine", numberOf(comparison, machine)},
                                    {"address", address.shownValue()}},
                                   {comparison.after.refOf(address)},
                                   {}});
            }
}

std::string valueOf(const std::optional<ListedAddress>& address)
{
    return address ? address->value : std::string();
}

void addPreferred(const Comparison& comparison, const ModelChanges& consequences, Effects& effects)
{
    for (const auto& change : consequences.of<MachineRow>()) {
        const auto add = [&](std::string_view which, const std::optional<ListedAddress>& from,
                             const std::optional<ListedAddress>& to) {
            if (valueOf(from) != valueOf(to))
                effects.push_back({EffectKind::PreferredAddressChanges,
                                   {{"machine", numberOf(comparison, change.id)},
                                    {"which", which},
                                    {"from", valueOf(from)},
                                    {"to", valueOf(to)}},
                                   {comparison.after.ref(ObjectKind::Machine, change.id.number())},
                                   {}});
        };
        add("private", change.before->preferredPrivate, change.after->preferredPrivate);
        add("public", change.before->preferredPublic, change.after->preferredPublic);
    }
}

} // namespace

void addMachineEffects(const Comparison& comparison, const ModelChanges& consequences,
                       Effects& effects)
{
    const std::vector<MachineId> machines = byNumber(comparison);
    addAddressMoves(comparison, effects);
    addTouched(comparison, machines, effects);
    addLostSpaces(comparison, effects);
    addMachineConstraints(comparison, effects);
    addUnmatched(comparison, machines, effects);
    addPreferred(comparison, consequences, effects);
    for (const auto& change : consequences.of<HostPortsRow>()) {
        std::size_t count = 0;
        for (const auto& server : change.after->servers)
            count += server.size();
        effects.push_back({EffectKind::AgentEndpointsChange, {{"count", count}}, {}, {}});
    }
}

void addMachineConsequences(const Comparison& comparison, ModelChanges& changes)
{
    for (const auto& change : comparison.rows.of<MachineRow>()) {
        const MachineRow* machine = comparison.after.find<MachineRow>(change.id);
        if (!machine)
            continue;
        MachineRow updated = *machine;
        addressing::preferAddresses(updated);
        if (updated != *machine)
            changes.of<MachineRow>().push_back({machine->id, *machine, std::move(updated)});
    }
}

} // namespace netatlas::engine::edits
