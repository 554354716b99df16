// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"
#include "model/net/mac_address.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

struct PlacedMac
{
    SegmentId segment;
    std::string mac;
    MachineId machine;
    DeviceId device;
};

/// The VLANs that a device is in: its own, else those of its addresses.
std::set<SegmentId> segmentsOf(const Model& model, const DeviceRow& device)
{
    if (device.segment)
        return {*device.segment};
    std::set<SegmentId> segments;
    for (const AddressId address : model.facts.addressesOfDevice.of(device.id))
        if (const SubnetId* subnet = model.facts.subnetOfAddress.find(address))
            if (const auto& segment = model.at<SubnetRow>(*subnet).segment)
                segments.insert(*segment);
    return segments;
}

std::vector<PlacedMac> placedMacs(const Model& model)
{
    std::vector<PlacedMac> placed;
    for (const DeviceRow& device : model.table<DeviceRow>()) {
        if (device.mac.empty() || device.type == DeviceType::Loopback)
            continue;
        std::string mac = net::normalMacText(device.mac.text());
        if (!net::isMacAddress(mac) || mac == "00:00:00:00:00:00")
            continue;
        for (const SegmentId segment : segmentsOf(model, device))
            placed.push_back({segment, mac, device.machine, device.id});
    }
    std::sort(placed.begin(), placed.end(), [](const PlacedMac& a, const PlacedMac& b) {
        return std::tie(a.segment, a.mac, a.machine, a.device) <
               std::tie(b.segment, b.mac, b.machine, b.device);
    });
    return placed;
}

std::string nameOf(const Model& model, DeviceId id)
{
    const DeviceRow& device = model.at<DeviceRow>(id);
    return model.at<MachineRow>(device.machine).number.text() + ':' + device.name.text();
}

} // namespace

// On one machine a bridge has the MAC of its port, and a VLAN device that of what carries it.
void findEqualMacs(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models()) {
        const auto placed = placedMacs(*model);
        for (std::size_t i = 1; i < placed.size(); ++i) {
            const PlacedMac& first = placed[i - 1];
            const PlacedMac& second = placed[i];
            if (first.segment != second.segment || first.mac != second.mac ||
                first.machine == second.machine)
                continue;
            const auto ref = [&](DeviceId id) {
                return model->ref(ObjectKind::Device, id.number());
            };
            const ObjectRef segment = model->ref(ObjectKind::Segment, first.segment.number());
            findings.push_back(findingOf(Rule::V27, Severity::Error, ref(second.device),
                                         {{"mac", second.mac},
                                          {"device", nameOf(*model, second.device)},
                                          {"other-device", nameOf(*model, first.device)}},
                                         {ref(first.device), segment}));
        }
    }
}

} // namespace netatlas::engine::rules
