// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/engine/rules/rule.h"

#include <algorithm>
#include <map>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// The NICs that have the hardware address which the loose one was seen with.
std::vector<edits::FixUp> attachments(const Model& model,
                                      const std::multimap<std::string, const DeviceRow*>& byMac,
                                      const LooseAddressRow& address)
{
    std::vector<edits::FixUp> fixUps;
    if (address.mac.empty())
        return fixUps;
    const auto [begin, end] = byMac.equal_range(lowerCase(address.mac.view()));
    for (auto it = begin; it != end; ++it)
        fixUps.push_back({edits::FixUpKind::AttachAddress,
                          {edits::AttachLooseAddress{address.id, it->second->id}},
                          {{"address", address.value.text()},
                           {"device", model.at<MachineRow>(it->second->machine).number.text() +
                                          ':' + it->second->name.text()}}});
    return fixUps;
}

/// Devices by MAC, where an address without a device asks for one.
std::multimap<std::string, const DeviceRow*> devicesByMac(const Model& model)
{
    std::multimap<std::string, const DeviceRow*> byMac;
    const auto& loose = model.table<LooseAddressRow>();
    if (std::any_of(loose.begin(), loose.end(),
                    [](const LooseAddressRow& row) { return !row.mac.empty(); }))
        for (const DeviceRow& device : model.table<DeviceRow>())
            if (!device.mac.empty())
                byMac.emplace(lowerCase(device.mac.view()), &device);
    return byMac;
}

} // namespace

void findLooseAddresses(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models()) {
        const auto byMac = devicesByMac(*model);
        for (const LooseAddressRow& address : model->table<LooseAddressRow>()) {
            // A reservation is meant to have no device.
            if (address.state == LooseState::Reserved)
                continue;
            Finding finding =
                findingOf(Rule::V05, Severity::Warning, model->refOf(address),
                          {{"address", address.value.text()}, {"state", wordOf(address.state)}});
            finding.fixUps = attachments(*model, byMac, address);
            finding.fixUps.push_back({edits::FixUpKind::RemoveLooseAddress,
                                      {edits::RemoveLooseAddress{address.id}},
                                      {{"address", address.value.text()}}});
            findings.push_back(std::move(finding));
        }
    }
}

} // namespace netatlas::engine::rules
