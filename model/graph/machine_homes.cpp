// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/machine_homes.h"

#include <algorithm>

namespace netatlas::graph {
namespace {

using domain::SegmentId;
using domain::SubnetId;

template <class Id>
void addOnce(std::vector<Id>& list, Id id)
{
    if (std::find(list.begin(), list.end(), id) == list.end())
        list.push_back(id);
}

/// The segment of a NIC: its own, else that of the first of its subnets that has one.
std::optional<SegmentId> segmentOf(const domain::Model& model, const domain::DeviceRow& device,
                                   const std::vector<SubnetId>& subnets)
{
    if (device.segment && model.find<domain::SegmentRow>(*device.segment))
        return device.segment;
    for (const SubnetId id : subnets)
        if (const auto segment = model.at<domain::SubnetRow>(id).segment)
            return segment;
    return std::nullopt;
}

void settleHome(const domain::Model& model, std::vector<SegmentId>& seen, MachineReach& reach)
{
    std::sort(seen.begin(), seen.end());
    std::size_t most = 0;
    for (auto it = seen.begin(); it != seen.end();) {
        const auto next = std::upper_bound(it, seen.end(), *it);
        reach.segments.push_back(*it);
        if (static_cast<std::size_t>(next - it) > most) {
            most = static_cast<std::size_t>(next - it);
            reach.home = *it;
        }
        it = next;
    }
    for (const SubnetId id : reach.subnets)
        if (reach.home && model.at<domain::SubnetRow>(id).segment == reach.home &&
            (!reach.homeSubnet || id < *reach.homeSubnet))
            reach.homeSubnet = id;
}

} // namespace

std::vector<MachineReach> machineReaches(const domain::Model& model)
{
    std::vector<MachineReach> result;
    result.reserve(model.table<domain::MachineRow>().size());
    std::vector<SegmentId> seen;
    std::vector<SubnetId> ofDevice;
    for (const auto& machine : model.table<domain::MachineRow>()) {
        MachineReach reach{.machine = machine.id};
        seen.clear();
        for (const auto id : model.facts.devicesOfMachine.of(machine.id)) {
            const auto& device = model.at<domain::DeviceRow>(id);
            if (device.type == domain::DeviceType::Loopback)
                continue;
            ++reach.nics;
            ofDevice.clear();
            for (const auto address : model.facts.addressesOfDevice.of(id))
                if (const auto* subnet = model.facts.subnetOfAddress.find(address))
                    addOnce(ofDevice, *subnet);
            for (const SubnetId subnet : ofDevice)
                addOnce(reach.subnets, subnet);
            if (const auto segment = segmentOf(model, device, ofDevice))
                seen.push_back(*segment);
        }
        settleHome(model, seen, reach);
        result.push_back(std::move(reach));
    }
    return result;
}

} // namespace netatlas::graph
