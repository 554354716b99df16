// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/capabilities.h"

#include <array>
#include <cassert>
#include <utility>

namespace netatlas::domain {

namespace {

constexpr bool kYes = true;
constexpr bool kNo = false;

// In the columns of model-and-workers 11.1. Azure is that of 2.9; LXD that of a server that lists
// its networks.
constexpr std::array kKinds{
    // type, networking, spaces, discovery, subnets, names, container addresses, HA
    ProviderKind{"maas", {kYes, kYes, kYes, SubnetListing::BySpace, kYes, kYes, kYes}},
    ProviderKind{"ec2", {kYes, kYes, kNo, SubnetListing::OfNetworks, kNo, kNo, kYes}},
    ProviderKind{"openstack", {kYes, kYes, kNo, SubnetListing::OfNetworks, kNo, kNo, kYes}},
    ProviderKind{"azure", {kYes, kYes, kNo, SubnetListing::OfNetworks, kNo, kNo, kYes}},
    ProviderKind{"gce", {kYes, kNo, kNo, SubnetListing::OfNetworks, kNo, kNo, kNo}},
    ProviderKind{"manual", {kYes, kYes, kNo, SubnetListing::ByAgents, kYes, kNo, kYes}},
    ProviderKind{"lxd", {kYes, kYes, kNo, SubnetListing::ByBridges, kYes, kYes, kYes}},
    ProviderKind{"kubernetes", {kNo, kNo, kNo, SubnetListing::None, kNo, kNo, kNo}},
    ProviderKind{"netbox", {kYes, kYes, kNo, SubnetListing::OfNetworks, kYes, kNo, kNo}}};

/// Juju's names of public clouds, and of those that need no name.
constexpr std::array kClouds{
    std::pair<std::string_view, std::string_view>{"aws", "ec2"},
    std::pair<std::string_view, std::string_view>{"aws-china", "ec2"},
    std::pair<std::string_view, std::string_view>{"aws-gov", "ec2"},
    std::pair<std::string_view, std::string_view>{"azure", "azure"},
    std::pair<std::string_view, std::string_view>{"azure-china", "azure"},
    std::pair<std::string_view, std::string_view>{"google", "gce"},
    std::pair<std::string_view, std::string_view>{"localhost", "lxd"},
    std::pair<std::string_view, std::string_view>{"lxd", "lxd"},
    std::pair<std::string_view, std::string_view>{"microk8s", "kubernetes"},
    std::pair<std::string_view, std::string_view>{"maas", "maas"},
    std::pair<std::string_view, std::string_view>{"openstack", "openstack"},
    std::pair<std::string_view, std::string_view>{"manual", "manual"}};

} // namespace

std::span<const ProviderKind> providerKinds()
{
    return kKinds;
}

const Capabilities* findCapabilities(std::string_view type)
{
    for (const ProviderKind& kind : kKinds)
        if (kind.type == type)
            return &kind.capabilities;
    return nullptr;
}

const Capabilities& capabilitiesOf(std::string_view type)
{
    const Capabilities* found = findCapabilities(type);
    assert(found);
    return *found;
}

ProviderRow providerRowOf(std::string_view type)
{
    const Capabilities* known = findCapabilities(type);
    const Capabilities can = known ? *known : Capabilities();
    return {.type = std::string(type),
            .hasNetworking = can.hasNetworking,
            .supportsSpaces = can.hasSpaces,
            .discoversSpaces = can.discoversSpaces,
            .addressesContainers = can.addressesContainers};
}

SeenProvider seenProviderOf(std::string_view type)
{
    const ProviderRow row = providerRowOf(type);
    return {.type = row.type,
            .hasNetworking = row.hasNetworking,
            .supportsSpaces = row.supportsSpaces,
            .discoversSpaces = row.discoversSpaces,
            .addressesContainers = row.addressesContainers};
}

std::optional<std::string_view> providerTypeOfCloud(std::string_view cloud)
{
    for (const auto& [name, type] : kClouds)
        if (name == cloud)
            return type;
    return std::nullopt;
}

} // namespace netatlas::domain
