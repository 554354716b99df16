// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/drift/drift.h"

namespace netatlas::engine::drift {

using namespace netatlas::domain;

namespace {

std::optional<std::string> ofSubnet(const Model& model, const SubnetRow& subnet,
                                    std::string_view field)
{
    if (field == "cidr")
        return subnet.cidr.text();
    if (field == "vlan-tag")
        return std::to_string(subnet.vlanTag);
    if (field == "name")
        return subnet.name;
    if (field == "provider-id")
        return subnet.providerId;
    if (field == "provider-network-id")
        return subnet.providerNetworkId;
    if (field == "space") {
        const SpaceId* space = model.facts.spaceOfSubnet.find(subnet.id);
        const auto* row = model.find<SpaceRow>(space ? *space : subnet.space);
        return row ? row->name : std::string();
    }
    return std::nullopt;
}

std::optional<std::string> ofAddress(const DeviceAddressRow& address, std::string_view field)
{
    if (field == "provider-id")
        return address.providerId.text();
    if (field == "provider-subnet-id")
        return address.providerSubnetId.text();
    if (field == "provider-network-id")
        return address.providerNetworkId.text();
    if (field == "default-gateway")
        return address.isDefaultGateway ? "true" : "false";
    return std::nullopt;
}

} // namespace

std::optional<std::string> keptValue(const Model& model, const DriftRow& drift)
{
    switch (drift.kind) {
    case ObjectKind::Subnet: {
        const auto* row = model.find<SubnetRow>(SubnetId(drift.number));
        return row ? ofSubnet(model, *row, drift.field) : std::nullopt;
    }
    case ObjectKind::Space: {
        const auto* row = model.find<SpaceRow>(SpaceId(drift.number));
        return row && drift.field == "name" ? std::optional(row->name) : std::nullopt;
    }
    case ObjectKind::Device: {
        const auto* row = model.find<DeviceRow>(DeviceId(drift.number));
        return row && drift.field == "provider-id" ? std::optional(row->providerId.text())
                                                   : std::nullopt;
    }
    case ObjectKind::Address: {
        const auto* row = model.find<DeviceAddressRow>(AddressId(drift.number));
        return row ? ofAddress(*row, drift.field) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

} // namespace netatlas::engine::drift
