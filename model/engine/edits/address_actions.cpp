// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/object_checks.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

Status carryOut(const Workplace& place, const RemoveAddress& action)
{
    const DeviceAddressRow* address = place.now.find<DeviceAddressRow>(action.address);
    if (!address)
        return notFound("address", action.address.text());
    unlistAddress(place, *address);
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

Status carryOut(const Workplace& place, const MoveAddress& action)
{
    const DeviceAddressRow* address = place.now.find<DeviceAddressRow>(action.address);
    if (!address)
        return notFound("address", action.address.text());
    if (!place.now.find<DeviceRow>(action.device))
        return notFound("device", action.device.text());
    if (address->device == action.device)
        return {};
    DeviceAddressRow moved = *address;
    moved.device = action.device;
    if (const Status valid = requireValid(place, moved, nullptr); !valid)
        return valid;
    place.rows.put(moved);
    if (place.now.at<DeviceRow>(address->device).machine !=
        place.now.at<DeviceRow>(action.device).machine) {
        unlistAddress(place, *address);
        listAddress(place, moved, action.device);
    }
    return {};
}

Status carryOut(const Workplace& place, const AttachLooseAddress& action)
{
    const LooseAddressRow* loose = place.now.find<LooseAddressRow>(action.address);
    if (!loose)
        return notFound("loose-address", action.address.text());
    DeviceAddressRow row{.id = place.rows.draw<DeviceAddressRow>(),
                         .device = action.device,
                         .value = loose->value,
                         .origin = Origin::Machine};
    if (loose->subnet) {
        const SubnetRow& subnet = place.now.at<SubnetRow>(*loose->subnet);
        row.cidr = subnet.cidr.network();
        row.providerNetworkId = subnet.providerNetworkId;
        row.providerSubnetId = subnet.providerId;
    }
    if (const Status valid = requireValid(place, row, nullptr); !valid)
        return valid;
    place.rows.put(row);
    listAddress(place, row, action.device);
    place.rows.erase<LooseAddressRow>(action.address);
    return {};
}

} // namespace netatlas::engine::edits
