// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/field.h"
#include "model/domain/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace netatlas::domain {

/// Where CIDRs are meant to be unique: a VPC, VRF or address scope (model-and-workers 2.1, 14).
struct RoutingDomainRow
{
    RoutingDomainId id{0};
    std::string name;
    std::string providerRef;

    bool operator==(const RoutingDomainRow&) const = default;
    static constexpr std::string_view kTable = "routing_domain";
    static constexpr ObjectKind kKind = ObjectKind::RoutingDomain;
    static constexpr auto fields()
    {
        using Row = RoutingDomainRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"provider_ref", &Row::providerRef});
    }
};

/// A range of VLAN ids 1 to 4094 of its own: a MAAS fabric, an OpenStack physical network (2.1).
struct FabricRow
{
    FabricId id{0};
    std::string name;
    std::string providerRef;
    std::optional<RoutingDomainId> routingDomain;

    bool operator==(const FabricRow&) const = default;
    static constexpr std::string_view kTable = "fabric";
    static constexpr ObjectKind kKind = ObjectKind::Fabric;
    static constexpr auto fields()
    {
        using Row = FabricRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"provider_ref", &Row::providerRef},
                         Field{"routing_domain_id", &Row::routingDomain});
    }
};

/// A layer 2 segment: a VLAN or the untagged network of a fabric, or a tunnel (2.1, 2.15).
struct SegmentRow
{
    SegmentId id{0};
    std::optional<FabricId> fabric; ///< of `flat` and `vlan` segments; tunnels have none
    SegmentKind kind = SegmentKind::Unknown;
    std::uint32_t tag = 0; ///< VLAN id, or the tunnel's id; 0 for `flat`
    std::uint32_t mtu = 0; ///< bytes; 0 = not known
    std::string name;
    bool dhcpOn = false;
    std::optional<SegmentId> relaySegment; ///< DHCP requests are relayed to this one
    std::string providerRef;
    std::string providerNetworkId;

    bool operator==(const SegmentRow&) const = default;
    static constexpr std::string_view kTable = "segment";
    static constexpr ObjectKind kKind = ObjectKind::Segment;
    static constexpr auto fields()
    {
        using Row = SegmentRow;
        return fieldList(
            Field{"id", &Row::id}, Field{"fabric_id", &Row::fabric}, Field{"kind", &Row::kind},
            Field{"tag", &Row::tag}, Field{"mtu", &Row::mtu}, Field{"name", &Row::name},
            Field{"dhcp_on", &Row::dhcpOn}, Field{"relay_segment_id", &Row::relaySegment},
            Field{"provider_ref", &Row::providerRef},
            Field{"provider_network_id", &Row::providerNetworkId});
    }
};

/// Neutron's network, a VPC, a VNet: segments of any number of fabrics (2.1).
struct ProviderNetworkRow
{
    ProviderNetworkId id{0};
    std::string providerId;
    std::string name;
    std::optional<RoutingDomainId> routingDomain;
    /// That of its IPv6 subnets, where it is another: address scopes are of one family.
    std::optional<RoutingDomainId> ipv6RoutingDomain;
    std::vector<std::string> zones;

    bool operator==(const ProviderNetworkRow&) const = default;
    static constexpr std::string_view kTable = "provider_network";
    static constexpr ObjectKind kKind = ObjectKind::ProviderNetwork;
    static constexpr auto fields()
    {
        using Row = ProviderNetworkRow;
        return fieldList(Field{"id", &Row::id}, Field{"provider_id", &Row::providerId},
                         Field{"name", &Row::name}, Field{"routing_domain_id", &Row::routingDomain},
                         Field{"zones", &Row::zones},
                         Field{"ipv6_routing_domain_id", &Row::ipv6RoutingDomain});
    }
};

/// An availability zone (2.4). Subnets name zones by text and may name unknown ones.
struct ZoneRow
{
    ZoneId id{0};
    std::string name;
    std::string region;
    bool available = true;

    bool operator==(const ZoneRow&) const = default;
    static constexpr std::string_view kTable = "zone";
    static constexpr ObjectKind kKind = ObjectKind::Zone;
    static constexpr auto fields()
    {
        using Row = ZoneRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"region", &Row::region}, Field{"available", &Row::available});
    }
};

} // namespace netatlas::domain
