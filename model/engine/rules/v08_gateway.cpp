// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// What the machines in a subnet say is their way out of it; the first of them.
std::optional<net::IpAddress> gatewayOfMachines(const Model& model, SubnetId subnet)
{
    for (const AddressId id : model.facts.addressesOfSubnet.of(subnet))
        if (const auto& gateway = model.at<DeviceAddressRow>(id).gateway)
            return gateway;
    return std::nullopt;
}

} // namespace

// Many networks have no way out on purpose: one is missing where machines use one.
void findMissingGateways(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            if (subnet.gateway) {
                if (!subnet.cidr.contains(*subnet.gateway))
                    findings.push_back(findingOf(
                        Rule::V08, Severity::Warning, model->refOf(subnet),
                        {{"cidr", subnet.shownCidr()}, {"gateway", subnet.gateway->text()}}));
                continue;
            }
            if (const auto used = gatewayOfMachines(*model, subnet.id))
                findings.push_back(findingOf(Rule::V08, Severity::Warning, model->refOf(subnet),
                                             {{"cidr", subnet.shownCidr()},
                                              {"gateway", std::string()},
                                              {"used", used->text()}}));
        }
}

} // namespace netatlas::engine::rules
