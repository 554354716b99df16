// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// The subnet that the address should be corrected to: the one it claims where it lies in that,
/// else the innermost that holds it.
std::optional<SubnetId> rightful(const Model& model, const DeviceAddressRow& address,
                                 SubnetId claimed)
{
    if (model.at<SubnetRow>(claimed).cidr.contains(address.value))
        return claimed;
    const auto holding = model.facts.blocks->holding(address.value);
    return holding.empty() ? std::nullopt : std::optional(holding.front());
}

void checkClaim(const Model& model, const DeviceAddressRow& address, SubnetId claimed,
                Findings& findings)
{
    const SubnetRow& subnet = model.at<SubnetRow>(claimed);
    // Hosts see an overlay whole, not the segment that is their own (6.1, step 2).
    const bool isOtherBlock =
        address.cidr && !subnet.isOverlay() && !address.cidr->sameNetwork(subnet.cidr);
    if (subnet.cidr.contains(address.value) && !isOtherBlock)
        return;
    const DeviceRow& device = model.at<DeviceRow>(address.device);
    const ObjectRef object = model.refOf(address);
    Finding finding{
        Rule::V07,
        Severity::Error,
        object,
        {model.refOf(subnet)},
        {{"address", address.shownValue()},
         {"device", model.at<MachineRow>(device.machine).number.text() + ':' + device.name.text()},
         {"cidr", subnet.shownCidr()},
         {"claimed", address.cidr ? address.cidr->text() : subnet.shownCidr()}},
        {},
        keyOf(Rule::V07, {object})};
    if (const auto right = rightful(model, address, claimed)) {
        const net::Cidr cidr = model.at<SubnetRow>(*right).cidr.network();
        finding.fixUps.push_back({edits::FixUpKind::CorrectAddress,
                                  {edits::CorrectAddress{address.id, cidr}},
                                  {{"address", address.shownValue()}, {"cidr", cidr.text()}}});
    }
    findings.push_back(std::move(finding));
}

} // namespace

void findFalseClaims(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const DeviceAddressRow& address : model->table<DeviceAddressRow>())
            if (const SubnetId* claimed = model->facts.subnetOfAddress.find(address.id);
                claimed && !address.isShadow && concernsNetwork(*model, address))
                checkClaim(*model, address, *claimed, findings);
}

} // namespace netatlas::engine::rules
