// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// What the machines in a subnet say is their way out of it; the first of them.
std::optional<net::IpAddress> gatewayOfMachines(const Model& model, const SubnetRow& subnet)
{
    for (const AddressId id : model.facts.addressesOfSubnet.of(subnet.id))
        if (const auto& gateway = model.at<DeviceAddressRow>(id).gateway)
            return gateway;
    return std::nullopt;
}

/// One that lies in the subnet, for a fix-up; machines may use one beyond it.
std::optional<net::IpAddress> gatewayInside(const Model& model, const SubnetRow& subnet)
{
    for (const AddressId id : model.facts.addressesOfSubnet.of(subnet.id))
        if (const auto& gateway = model.at<DeviceAddressRow>(id).gateway;
            gateway && subnet.cidr.contains(*gateway))
            return gateway;
    return std::nullopt;
}

edits::FixUp setGateway(const SubnetRow& subnet, const std::optional<net::IpAddress>& gateway)
{
    const std::string text = gateway ? gateway->text() : std::string();
    return {edits::FixUpKind::SetGateway,
            {edits::ChangeObject{ObjectKind::Subnet, subnet.id.number(), {{"gateway", text}}}},
            {{"cidr", subnet.shownCidr()}, {"gateway", text}}};
}

/// The gateway that the machines use where there is one; else a wrong one is taken away.
std::vector<edits::FixUp> gatewayFixUps(const Model& model, const SubnetRow& subnet)
{
    if (const auto gateway = gatewayInside(model, subnet))
        return {setGateway(subnet, gateway)};
    if (subnet.gateway)
        return {setGateway(subnet, std::nullopt)};
    return {};
}

} // namespace

// Many networks have no way out on purpose: one is missing where machines use one.
void findMissingGateways(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            if (subnet.gateway) {
                if (subnet.cidr.contains(*subnet.gateway))
                    continue;
                findings.push_back(
                    findingOf(Rule::V08, Severity::Warning, model->refOf(subnet),
                              {{"cidr", subnet.shownCidr()}, {"gateway", subnet.gateway->text()}}));
            } else if (const auto used = gatewayOfMachines(*model, subnet)) {
                findings.push_back(findingOf(Rule::V08, Severity::Warning, model->refOf(subnet),
                                             {{"cidr", subnet.shownCidr()},
                                              {"gateway", std::string()},
                                              {"used", used->text()}}));
            } else {
                continue;
            }
            findings.back().fixUps = gatewayFixUps(*model, subnet);
        }
}

} // namespace netatlas::engine::rules
