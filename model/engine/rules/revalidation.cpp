// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/revalidation.h"

#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// What a neighbourhood can be told for; any other change may reach everything.
constexpr Aspects kNearby =
    Aspect::SubnetSpaces | Aspect::MachineLists | Aspect::Bindings | Aspect::Constraints;

class Surroundings
{
public:
    Surroundings(const Model& model, const ModelChanges& changes) : m_model(model)
    {
        m_near.model = model.row.id;
        takeSubnets(changes);
        for (const auto& change : changes.of<MachineRow>())
            m_near.machines.insert(change.id);
        for (const MachineId machine : m_near.machines)
            for (const UnitId unit : m_model.facts.unitsOfMachine.of(machine))
                m_near.applications.insert(m_model.at<UnitRow>(unit).application);
        for (const auto& change : changes.of<BindingRow>())
            takeApplication((change.after ? change.after : change.before)->application);
        for (const auto& change : changes.of<ConstraintRow>())
            for (const auto* row : {&change.before, &change.after})
                if (*row && (*row)->level == ConstraintLevel::Application)
                    takeApplication(ApplicationId((*row)->target));
    }

    const Neighbourhood& near() const { return m_near; }

private:
    /// Its bindings count on its machines, too (V28).
    void takeApplication(ApplicationId application)
    {
        m_near.applications.insert(application);
        for (const UnitId unit : m_model.facts.unitsOfApplication.of(application))
            if (const auto& machine = m_model.at<UnitRow>(unit).machine)
                m_near.machines.insert(*machine);
    }

    /// The machines that have an address in a subnet whose space changed, or in its overlays.
    void takeSubnets(const ModelChanges& changes)
    {
        std::set<SubnetId> moved;
        for (const auto& change : changes.of<SubnetRow>()) {
            moved.insert(change.id);
            for (const auto* row : {&change.before, &change.after})
                if (*row)
                    m_near.spaces.insert((*row)->space);
            const auto& overlays = m_model.facts.overlaysOfSubnet.of(change.id);
            moved.insert(overlays.begin(), overlays.end());
        }
        if (moved.empty())
            return;
        for (const SubnetId subnet : moved)
            for (const AddressId address : m_model.facts.addressesOfSubnet.of(subnet))
                m_near.machines.insert(
                    m_model.at<DeviceRow>(m_model.at<DeviceAddressRow>(address).device).machine);
        const auto isMoved = [&moved](const ListedAddress& address) {
            return address.subnet && moved.contains(*address.subnet);
        };
        for (const MachineRow& machine : m_model.table<MachineRow>())
            if (std::any_of(machine.providerAddresses.begin(), machine.providerAddresses.end(),
                            isMoved) ||
                std::any_of(machine.machineAddresses.begin(), machine.machineAddresses.end(),
                            isMoved))
                m_near.machines.insert(machine.id);
    }

    const Model& m_model;
    Neighbourhood m_near;
};

/// Whether the finding is of the part that is looked at again.
bool isNear(const Model& model, const Neighbourhood& near, const Finding& finding)
{
    const ObjectRef& object = finding.object;
    if (object.model != near.model)
        return false;
    if (object.kind == ObjectKind::Application)
        return near.applications.contains(ApplicationId(object.number));
    if (object.kind == ObjectKind::Subnet)
        return std::any_of(finding.others.begin(), finding.others.end(), [&near](const auto& one) {
            return one.kind == ObjectKind::Space && near.spaces.contains(SpaceId(one.number));
        });
    const DeviceRow* device = object.kind == ObjectKind::Device
                                  ? model.find<DeviceRow>(DeviceId(object.number))
                                  : nullptr;
    return !device || near.machines.contains(device->machine);
}

/// Whether an address lies in another subnet now because a subnet went to another space: where
/// subnets hold each other, their spaces decide (model-and-workers 2.8).
bool movesAddresses(const Model& was, const Model& now, const ModelChanges& rows)
{
    const auto isMoved = [&](AddressId address) {
        const SubnetId* before = was.facts.subnetOfAddress.find(address);
        const SubnetId* after = now.facts.subnetOfAddress.find(address);
        return (before && after) ? *before != *after : before != after;
    };
    const auto hasMoved = [&](SubnetId subnet) {
        for (const Model* model : {&was, &now}) {
            const auto& addresses = model->facts.addressesOfSubnet.of(subnet);
            if (std::any_of(addresses.begin(), addresses.end(), isMoved))
                return true;
        }
        return false;
    };
    for (const auto& change : rows.of<SubnetRow>()) {
        std::vector<SubnetId> moved = now.facts.overlaysOfSubnet.of(change.id);
        moved.push_back(change.id);
        for (const SubnetId id : moved)
            for (const SubnetId near :
                 now.facts.blocks->overlapping(now.at<SubnetRow>(id).cidr.network()))
                if (hasMoved(near))
                    return true;
    }
    return false;
}

ModelChanges allOf(const ChangeSet& changes)
{
    ModelChanges all = changes.rows;
    ModelRows::forEach([&]<class Row>() {
        const auto& more = changes.consequences.of<Row>();
        all.of<Row>().insert(all.of<Row>().end(), more.begin(), more.end());
    });
    return all;
}

} // namespace

FindingList findAgain(FindingList before, const Revision& was, const Revision& now, ModelId id,
                      const ChangeSet& changes, std::optional<Timestamp> time, std::stop_token stop)
{
    const Model* old = was.model(id);
    const Model* model = now.model(id);
    if (!old || !model)
        return findAll(now, time, std::move(stop));
    const ModelChanges rows = allOf(changes);
    // Time passes whatever changes.
    Aspects touched = aspectsOf(rows) | Aspect::Time;
    if (touched.meets(Aspect::SubnetSpaces) && !touched.meets(Aspect::SubnetBlocks) &&
        movesAddresses(*old, *model, rows))
        touched = touched | Aspect::SubnetBlocks;
    const bool isNearby = touched.isWithin(kNearby | Aspect::Time);
    const Neighbourhood near = isNearby ? Surroundings(*model, rows).near() : Neighbourhood{};
    RuleInput input(now, time);

    for (const RuleEntry& entry : catalogue()) {
        if (stop.stop_requested())
            break;
        if (!entry.reads.meets(touched))
            continue;
        input.near = isNearby && entry.goesBy == GoesBy::Neighbourhood ? &near : nullptr;
        Findings fresh;
        entry.find(input, fresh);
        const auto isOutdated = [&](const Finding& finding) {
            return !input.near || isNear(*model, near, finding);
        };
        before.exchange(entry.rule, isOutdated, std::move(fresh));
    }
    return before;
}

} // namespace netatlas::engine::rules
