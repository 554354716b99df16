// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/aspects.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

Aspects aspectsOf(const RowChange<SubnetRow>& change)
{
    if (!change.before || !change.after)
        return Aspect::SubnetBlocks | Aspect::SubnetSpaces;
    SubnetRow before = *change.before;
    before.space = change.after->space;
    Aspects touched;
    if (change.before->space != change.after->space)
        touched = touched | Aspect::SubnetSpaces;
    // The space of an overlay follows from its underlay, so from the block.
    return before == *change.after ? touched
                                   : touched | Aspect::SubnetBlocks | Aspect::SubnetSpaces;
}

Aspects aspectsOf(const RowChange<MachineRow>& change)
{
    if (!change.before || !change.after)
        return Aspect::Machines | Aspect::MachineLists;
    MachineRow before = *change.before;
    before.providerAddresses = change.after->providerAddresses;
    before.machineAddresses = change.after->machineAddresses;
    before.preferredPublic = change.after->preferredPublic;
    before.preferredPrivate = change.after->preferredPrivate;
    return before == *change.after ? Aspects(Aspect::MachineLists)
                                   : Aspect::Machines | Aspect::MachineLists;
}

template <class Row>
Aspects aspectsOf(const ModelChanges& changes, Aspects whole)
{
    return changes.of<Row>().empty() ? Aspects() : whole;
}

} // namespace

Aspects aspectsOf(const ModelChanges& changes)
{
    Aspects touched;
    for (const auto& change : changes.of<SubnetRow>())
        touched = touched | aspectsOf(change);
    for (const auto& change : changes.of<MachineRow>())
        touched = touched | aspectsOf(change);
    return touched | aspectsOf<RoutingDomainRow>(changes, Aspect::Networks) |
           aspectsOf<FabricRow>(changes, Aspect::Networks) |
           aspectsOf<SegmentRow>(changes, Aspect::Networks) |
           aspectsOf<ProviderNetworkRow>(changes, Aspect::Networks) |
           aspectsOf<ProviderRow>(changes, Aspect::Networks) |
           aspectsOf<RangeRow>(changes, Aspect::Ranges) |
           aspectsOf<SpaceRow>(changes, Aspect::Spaces) |
           aspectsOf<DeviceRow>(changes, Aspect::Devices) |
           aspectsOf<DeviceAddressRow>(changes, Aspect::Addresses) |
           aspectsOf<LooseAddressRow>(changes, Aspect::LooseAddresses) |
           aspectsOf<ApplicationRow>(changes, Aspect::Applications) |
           aspectsOf<UnitRow>(changes, Aspect::Applications) |
           aspectsOf<EndpointRow>(changes, Aspect::Applications) |
           aspectsOf<BindingRow>(changes, Aspect::Bindings) |
           aspectsOf<ConstraintRow>(changes, Aspect::Constraints) |
           aspectsOf<ControllerNodeRow>(changes, Aspect::Controllers) |
           aspectsOf<HostPortsRow>(changes, Aspect::Controllers) |
           aspectsOf<SettingRow>(changes, Aspect::Settings) |
           aspectsOf<AbsenceRow>(changes, Aspect::Observations) |
           aspectsOf<DriftRow>(changes, Aspect::Observations);
}

} // namespace netatlas::engine::rules
