// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

std::string networkOf(const RuleInput& input, const Model& model, const DeviceAddressRow& address)
{
    RoutingDomainId domain = kDefaultDomain;
    if (!address.providerNetworkId.empty())
        for (const ProviderNetworkRow& network : model.table<ProviderNetworkRow>())
            if (network.providerId == address.providerNetworkId.view() && network.routingDomain)
                domain = *network.routingDomain;
    return input.domains.of(model, domain).name;
}

Finding homeless(const RuleInput& input, const Model& model, const DeviceAddressRow& address)
{
    const DeviceRow& device = model.at<DeviceRow>(address.device);
    const ObjectRef object = model.refOf(address);
    Finding finding{Rule::V04,
                    Severity::Warning,
                    object,
                    {model.ref(ObjectKind::Machine, device.machine.number())},
                    {{"address", address.shownValue()},
                     {"machine", model.at<MachineRow>(device.machine).number.text()},
                     {"device", device.name.text()},
                     {"network", networkOf(input, model, address)}},
                    {},
                    keyOf(Rule::V04, {object})};
    if (address.cidr && address.cidr->prefixLength() < net::bitsOf(address.value.family())) {
        const std::string cidr = address.cidr->network().text();
        finding.fixUps.push_back(
            {edits::FixUpKind::CreateSubnet,
             {edits::AddSubnet{.cidr = cidr,
                               .providerNetworkId = address.providerNetworkId.text()}},
             {{"cidr", cidr}}});
    }
    return finding;
}

} // namespace

void findHomelessAddresses(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const DeviceAddressRow& address : model->table<DeviceAddressRow>())
            if (!model->facts.subnetOfAddress.contains(address.id) && !address.isShadow &&
                concernsNetwork(*model, address))
                findings.push_back(homeless(input, *model, address));
}

} // namespace netatlas::engine::rules
