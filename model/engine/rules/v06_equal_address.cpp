// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

struct PlacedAddress
{
    std::size_t domain;
    net::IpAddress value;
    const Model* model;
    const DeviceAddressRow* address;
};

/// Addresses of known subnets, in the order in which repeats are neighbours.
std::vector<PlacedAddress> placedAddresses(const RuleInput& input)
{
    std::vector<PlacedAddress> placed;
    for (const auto& model : input.revision.models()) {
        placed.reserve(placed.size() + model->table<DeviceAddressRow>().size());
        for (const DeviceAddressRow& address : model->table<DeviceAddressRow>()) {
            const SubnetId* subnet = model->facts.subnetOfAddress.find(address.id);
            if (subnet && !address.isShadow && concernsNetwork(*model, address))
                placed.push_back(
                    {input.domains.of(*model, *subnet).key, address.value, model.get(), &address});
        }
    }
    std::sort(placed.begin(), placed.end(), [](const PlacedAddress& a, const PlacedAddress& b) {
        return std::tie(a.domain, a.value, a.model->row.id, a.address->id) <
               std::tie(b.domain, b.value, b.model->row.id, b.address->id);
    });
    return placed;
}

/// A bridge and its port may both show the address of the bridge.
bool areBridgeAndPort(const PlacedAddress& a, const PlacedAddress& b)
{
    if (a.model != b.model)
        return false;
    const auto& one = a.model->at<DeviceRow>(a.address->device);
    const auto& two = b.model->at<DeviceRow>(b.address->device);
    return one.id == two.id || one.parent == two.id || two.parent == one.id;
}

std::string deviceText(const PlacedAddress& placed)
{
    const auto& device = placed.model->at<DeviceRow>(placed.address->device);
    return placed.model->at<MachineRow>(device.machine).number.text() + ':' + device.name.text();
}

Finding equal(const RuleInput& input, const PlacedAddress& first, const PlacedAddress& second)
{
    const SubnetId subnet = *second.model->facts.subnetOfAddress.find(second.address->id);
    Finding finding = findingOf(Rule::V06, Severity::Error, second.model->refOf(*second.address),
                                {{"address", second.address->shownValue()},
                                 {"device", deviceText(second)},
                                 {"other-device", deviceText(first)},
                                 {"network", input.domains.of(*second.model, subnet).name}},
                                {first.model->refOf(*first.address)});
    for (const PlacedAddress* placed : {&second, &first})
        if (placed->model == second.model)
            finding.fixUps.push_back(
                {edits::FixUpKind::ReleaseAddress,
                 {edits::RemoveAddress{placed->address->id}},
                 {{"address", placed->address->shownValue()}, {"device", deviceText(*placed)}}});
    return finding;
}

} // namespace

void findEqualAddresses(const RuleInput& input, Findings& findings)
{
    const std::vector<PlacedAddress> placed = placedAddresses(input);
    for (std::size_t i = 1; i < placed.size(); ++i)
        if (placed[i].domain == placed[i - 1].domain && placed[i].value == placed[i - 1].value &&
            !areBridgeAndPort(placed[i - 1], placed[i]))
            findings.push_back(equal(input, placed[i - 1], placed[i]));
}

} // namespace netatlas::engine::rules
