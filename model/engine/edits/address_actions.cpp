// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/carry_out.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

bool hasValue(const ListedAddress& listed, const net::IpAddress& value)
{
    const auto address = net::IpAddress::parse(listed.value);
    return address && *address == value;
}

/// Takes the value out of the machine's lists, unless another device of it still has it.
void unlist(const Workplace& place, const DeviceAddressRow& gone)
{
    const MachineId machine = place.now.at<DeviceRow>(gone.device).machine;
    for (const DeviceId device : place.now.facts.devicesOfMachine.of(machine))
        for (const AddressId other : place.now.facts.addressesOfDevice.of(device))
            if (other != gone.id && place.now.at<DeviceAddressRow>(other).value == gone.value)
                return;
    const auto isGone = [&gone](const ListedAddress& listed) {
        return hasValue(listed, gone.value);
    };
    const MachineRow& row = place.now.at<MachineRow>(machine);
    if (std::none_of(row.providerAddresses.begin(), row.providerAddresses.end(), isGone) &&
        std::none_of(row.machineAddresses.begin(), row.machineAddresses.end(), isGone))
        return;
    place.rows.alter<MachineRow>(machine, [&isGone](MachineRow& altered) {
        std::erase_if(altered.providerAddresses, isGone);
        std::erase_if(altered.machineAddresses, isGone);
    });
}

} // namespace

Status carryOut(const Workplace& place, const RemoveAddress& action)
{
    const DeviceAddressRow* address = place.now.find<DeviceAddressRow>(action.address);
    if (!address)
        return notFound("address", action.address.text());
    unlist(place, *address);
    place.rows.erase<DeviceAddressRow>(action.address);
    return {};
}

Status carryOut(const Workplace& place, const CorrectAddress& action)
{
    const DeviceAddressRow* address = place.now.find<DeviceAddressRow>(action.address);
    if (!address)
        return notFound("address", action.address.text());
    if (!action.cidr.contains(address->value))
        return fail(ErrorKind::NotValid, {{"what", "cidr"},
                                          {"value", action.cidr.text()},
                                          {"cause", "does not contain the address"}});
    place.rows.alter<DeviceAddressRow>(action.address, [&](DeviceAddressRow& row) {
        row.cidr = action.cidr.network();
        const auto isClaimed = [&](const SubnetRow& subnet) {
            return !row.providerSubnetId.empty() &&
                   subnet.providerId == row.providerSubnetId.view() &&
                   !subnet.cidr.sameNetwork(action.cidr);
        };
        const auto& subnets = place.now.table<SubnetRow>();
        if (std::any_of(subnets.begin(), subnets.end(), isClaimed))
            row.providerSubnetId = {};
    });
    return {};
}

Status carryOut(const Workplace& place, const RemoveLooseAddress& action)
{
    if (!place.now.find<LooseAddressRow>(action.address))
        return notFound("loose-address", action.address.text());
    place.rows.erase<LooseAddressRow>(action.address);
    return {};
}

} // namespace netatlas::engine::edits
