// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/field.h"
#include "model/domain/ids.h"
#include "model/domain/shared_text.h"
#include "model/net/cidr.h"

#include <optional>
#include <string>
#include <vector>

namespace netatlas::domain {

/// An address as it stands in a list: of a machine (model-and-workers 2.6), a cloud service or a
/// container (2.12). `value` is a literal or a host name.
///
/// It keeps its subnet, and a space only where one was given that the subnet does not say: the
/// space to show is that of the subnet, else `space`, else alpha (architecture 3).
struct ListedAddress
{
    std::string value;
    AddressType type = AddressType::Hostname;
    Scope scope = Scope::Unknown;
    Origin origin = Origin::Unknown;
    std::optional<SubnetId> subnet;
    std::optional<SpaceId> space;
    std::string cidr; ///< as given; empty when none was

    bool operator==(const ListedAddress&) const = default;
    static constexpr auto fields()
    {
        using Row = ListedAddress;
        return fieldList(Field{"value", &Row::value}, Field{"type", &Row::type},
                         Field{"scope", &Row::scope}, Field{"origin", &Row::origin},
                         Field{"subnet_id", &Row::subnet}, Field{"space_id", &Row::space},
                         Field{"cidr", &Row::cidr});
    }
};

/// A machine, container, network device or controller (2.6), with its instance.
struct MachineRow
{
    MachineId id{0};
    SharedText number; ///< what people and the wire call it: `2`, `2/lxd/0`
    std::optional<MachineId> parent;
    std::string name; ///< host name
    MachineKind kind = MachineKind::Machine;
    Life life = Life::Alive;
    MachineStatus status = MachineStatus::Started;
    SharedText zone;
    std::string providerRef;
    bool isManual = false; ///< provisioned by hand: never polled
    std::string instanceId;
    SharedText instanceStatus;
    std::string instanceInfo;
    std::vector<ListedAddress> providerAddresses;
    std::vector<ListedAddress> machineAddresses;
    std::optional<ListedAddress> preferredPublic;
    std::optional<ListedAddress> preferredPrivate;

    bool operator==(const MachineRow&) const = default;
    static constexpr std::string_view kTable = "machine";
    static constexpr ObjectKind kKind = ObjectKind::Machine;
    static constexpr auto fields()
    {
        using Row = MachineRow;
        return fieldList(
            Field{"id", &Row::id}, Field{"number", &Row::number}, Field{"parent_id", &Row::parent},
            Field{"name", &Row::name}, Field{"kind", &Row::kind}, Field{"life", &Row::life},
            Field{"status", &Row::status}, Field{"zone", &Row::zone},
            Field{"provider_ref", &Row::providerRef}, Field{"manual", &Row::isManual},
            Field{"instance_id", &Row::instanceId}, Field{"instance_status", &Row::instanceStatus},
            Field{"instance_info", &Row::instanceInfo}, Field{"addresses", &Row::providerAddresses},
            Field{"machine_addresses", &Row::machineAddresses},
            Field{"preferred_public", &Row::preferredPublic},
            Field{"preferred_private", &Row::preferredPrivate});
    }
};

/// A link-layer device, shown as NIC (2.7).
struct DeviceRow
{
    DeviceId id{0};
    MachineId machine{0};
    SharedText name;
    DeviceType type = DeviceType::Ethernet;
    VirtualPortType virtualPortType = VirtualPortType::None;
    SharedText mac;
    std::uint32_t mtu = 0; ///< bytes; 0 = not known
    std::uint32_t vlanTag = 0;
    bool isUp = true;
    bool autoStart = true;
    /// A device of the same machine or, for a container's device, a bridge of its host.
    std::optional<DeviceId> parent;
    std::optional<SegmentId> segment;
    SharedText providerId;
    SharedText routes;       ///< JSON list of {destination, gateway, metric}, as observed (8.3)
    std::uint32_t index = 0; ///< the place that machine or provider gives it; 0 = not known
    SharedText zones;        ///< joined by blanks
    SharedText providerVlanId;

    bool operator==(const DeviceRow&) const = default;
    static constexpr std::string_view kTable = "link_layer_device";
    static constexpr ObjectKind kKind = ObjectKind::Device;
    static constexpr auto fields()
    {
        using Row = DeviceRow;
        return fieldList(Field{"id", &Row::id}, Field{"machine_id", &Row::machine},
                         Field{"name", &Row::name}, Field{"type", &Row::type},
                         Field{"virtual_port_type", &Row::virtualPortType}, Field{"mac", &Row::mac},
                         Field{"mtu", &Row::mtu}, Field{"vlan_tag", &Row::vlanTag},
                         Field{"up", &Row::isUp}, Field{"auto_start", &Row::autoStart},
                         Field{"parent_id", &Row::parent}, Field{"segment_id", &Row::segment},
                         Field{"provider_id", &Row::providerId}, Field{"routes", &Row::routes},
                         Field{"device_index", &Row::index}, Field{"zones", &Row::zones},
                         Field{"provider_vlan_id", &Row::providerVlanId});
    }
};

/// An address of a device (2.8). The subnet it lies in is a derived fact
/// (`ModelFacts::subnetOfAddress`), never stored.
struct DeviceAddressRow
{
    AddressId id{0};
    DeviceId device{0};
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    SharedText valueText;          ///< as given, where it is not the canonical text
    std::optional<net::Cidr> cidr; ///< the subnet as the machine sees it, mask applied
    ConfigMethod configMethod = ConfigMethod::Static;
    Origin origin = Origin::Machine;
    bool isSecondary = false;
    bool isShadow = false; ///< the machine itself cannot see it: floating, elastic
    bool isDefaultGateway = false;
    std::optional<net::IpAddress> gateway;
    SharedText dnsServers;       ///< joined by blanks
    SharedText dnsSearchDomains; ///< joined by blanks
    SharedText providerId;
    SharedText providerNetworkId;
    SharedText providerSubnetId;

    std::string shownValue() const { return valueText.empty() ? value.text() : valueText.text(); }

    bool operator==(const DeviceAddressRow&) const = default;
    static constexpr std::string_view kTable = "ip_address";
    static constexpr ObjectKind kKind = ObjectKind::Address;
    static constexpr auto fields()
    {
        using Row = DeviceAddressRow;
        return fieldList(Field{"id", &Row::id}, Field{"device_id", &Row::device},
                         Field{"value", &Row::value}, Field{"value_text", &Row::valueText},
                         Field{"cidr", &Row::cidr}, Field{"config_method", &Row::configMethod},
                         Field{"origin", &Row::origin}, Field{"secondary", &Row::isSecondary},
                         Field{"shadow", &Row::isShadow},
                         Field{"default_gateway", &Row::isDefaultGateway},
                         Field{"gateway", &Row::gateway}, Field{"dns_servers", &Row::dnsServers},
                         Field{"dns_search_domains", &Row::dnsSearchDomains},
                         Field{"provider_id", &Row::providerId},
                         Field{"provider_network_id", &Row::providerNetworkId},
                         Field{"provider_subnet_id", &Row::providerSubnetId});
    }
};

/// An address that no machine of the model has (2.15).
struct LooseAddressRow
{
    LooseAddressId id{0};
    RoutingDomainId routingDomain = kDefaultDomain;
    std::optional<SubnetId> subnet;
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    LooseState state = LooseState::Reserved;
    std::string name;
    SharedText mac;
    std::string providerRef;

    bool operator==(const LooseAddressRow&) const = default;
    static constexpr std::string_view kTable = "loose_address";
    static constexpr ObjectKind kKind = ObjectKind::LooseAddress;
    static constexpr auto fields()
    {
        using Row = LooseAddressRow;
        return fieldList(Field{"id", &Row::id}, Field{"routing_domain_id", &Row::routingDomain},
                         Field{"subnet_id", &Row::subnet}, Field{"value", &Row::value},
                         Field{"state", &Row::state}, Field{"name", &Row::name},
                         Field{"mac", &Row::mac}, Field{"provider_ref", &Row::providerRef});
    }
};

} // namespace netatlas::domain
