// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/field.h"
#include "model/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace netatlas::domain {

/// One address of an interface entry (model-and-workers 16.3). Ids given here win over those of
/// the interface.
struct InterfaceAddress
{
    std::string value;
    std::string cidr; ///< value or network with prefix length; empty = reported without a mask
    std::optional<AddressType> type; ///< nothing = follows from the value
    Scope scope = Scope::Unknown;
    ConfigMethod configMethod = ConfigMethod::Unknown; ///< unknown = that of the interface
    bool isSecondary = false;
    std::string providerId;
    std::string providerSubnetId;
    std::string providerSpaceId;

    bool operator==(const InterfaceAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = InterfaceAddress;
        return fieldList(
            Field{"value", &Row::value}, Field{"cidr", &Row::cidr}, Field{"type", &Row::type},
            Field{"scope", &Row::scope}, Field{"config-method", &Row::configMethod},
            Field{"secondary", &Row::isSecondary}, Field{"provider-id", &Row::providerId},
            Field{"provider-subnet-id", &Row::providerSubnetId},
            Field{"provider-space-id", &Row::providerSpaceId});
    }
};

struct InterfaceRoute
{
    std::string destination;
    std::string gateway;
    std::uint32_t metric = 0;

    bool operator==(const InterfaceRoute&) const = default;
    static constexpr auto fields()
    {
        using Row = InterfaceRoute;
        return fieldList(Field{"destination", &Row::destination}, Field{"gateway", &Row::gateway},
                         Field{"metric", &Row::metric});
    }
};

/// What a machine or a provider says of one network interface: the one type for provider answers,
/// the wire and the arguments of the reconciliation (model-and-workers 8.3, 16.3).
struct InterfaceConfig
{
    std::string name;
    std::string mac;
    std::uint32_t mtu = 0; ///< bytes; 0 = not known
    DeviceType type = DeviceType::Unknown;
    /// Name of a device of the same machine, or the global key of a bridge; from a provider that
    /// names no devices, its id of one.
    std::string parent;
    std::uint32_t index = 0;
    bool isDisabled = false;
    bool isNoAutoStart = false;
    ConfigMethod configMethod = ConfigMethod::Unknown;
    Origin origin = Origin::Unknown;
    VirtualPortType virtualPortType = VirtualPortType::None;
    std::uint32_t vlanTag = 0;
    std::vector<std::string> zones;
    std::string providerId;
    std::string providerAddressId;
    std::string providerSubnetId;
    std::string providerNetworkId;
    std::string providerSpaceId;
    std::string providerVlanId;
    std::string gateway;
    bool isDefaultGateway = false;
    std::vector<std::string> dnsServers;
    std::vector<std::string> dnsSearchDomains;
    std::vector<InterfaceRoute> routes;
    std::vector<InterfaceAddress> addresses;
    std::vector<InterfaceAddress> shadowAddresses;

    bool operator==(const InterfaceConfig&) const = default;
    static constexpr auto fields()
    {
        using Row = InterfaceConfig;
        return fieldList(
            Field{"name", &Row::name}, Field{"mac", &Row::mac}, Field{"mtu", &Row::mtu},
            Field{"type", &Row::type}, Field{"parent", &Row::parent}, Field{"index", &Row::index},
            Field{"disabled", &Row::isDisabled}, Field{"no-auto-start", &Row::isNoAutoStart},
            Field{"config-method", &Row::configMethod}, Field{"origin", &Row::origin},
            Field{"virtual-port-type", &Row::virtualPortType}, Field{"vlan-tag", &Row::vlanTag},
            Field{"zones", &Row::zones}, Field{"provider-id", &Row::providerId},
            Field{"provider-address-id", &Row::providerAddressId},
            Field{"provider-subnet-id", &Row::providerSubnetId},
            Field{"provider-network-id", &Row::providerNetworkId},
            Field{"provider-space-id", &Row::providerSpaceId},
            Field{"provider-vlan-id", &Row::providerVlanId}, Field{"gateway", &Row::gateway},
            Field{"default-gateway", &Row::isDefaultGateway},
            Field{"dns-servers", &Row::dnsServers},
            Field{"dns-search-domains", &Row::dnsSearchDomains}, Field{"routes", &Row::routes},
            Field{"addresses", &Row::addresses}, Field{"shadow-addresses", &Row::shadowAddresses});
    }
};

using InterfaceConfigs = std::vector<InterfaceConfig>;

} // namespace netatlas::domain
