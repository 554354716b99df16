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

/// A named set of subnets regarded as one routing and security domain (model-and-workers 2.2).
struct SpaceRow
{
    SpaceId id{0};
    std::string name;
    std::string providerId;
    Life life = Life::Alive;
    bool isPublic = false;

    bool operator==(const SpaceRow&) const = default;
    static constexpr std::string_view kTable = "space";
    static constexpr ObjectKind kKind = ObjectKind::Space;
    static constexpr auto fields()
    {
        using Row = SpaceRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"provider_id", &Row::providerId}, Field{"life", &Row::life},
                         Field{"public", &Row::isPublic});
    }
};

/// One CIDR block with a provider identity, in exactly one space (2.3).
///
/// An overlay (`fanLocalUnderlay` set) lies in the space of its underlay, whatever `space` says:
/// ask `ModelFacts::spaceOfSubnet`. Its routing domain is a derived fact too.
struct SubnetRow
{
    SubnetId id{0};
    net::Cidr cidr = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    SharedText cidrText; ///< as given, where it is not the canonical text
    std::string providerId;
    std::string providerNetworkId;
    std::uint32_t vlanTag = 0; ///< 0 = untagged
    std::vector<std::string> zones;
    bool isPublic = false;
    SpaceId space = kAlpha;
    std::optional<net::Cidr> fanLocalUnderlay;
    std::optional<SubnetId> fanUnderlaySubnet;
    std::optional<net::Cidr> fanOverlay; ///< the whole overlay of the fan entry
    std::optional<SegmentId> segment;
    std::string name;
    std::optional<net::IpAddress> gateway;
    std::vector<std::string> dnsServers;
    bool isSupernet = false;    ///< meant to hold other subnets (V01)
    bool isUnconfirmed = false; ///< added by hand, not yet seen by a reload (5.4)
    Life life = Life::Alive;
    std::uint32_t warnPercent = 0;  ///< use to warn from (V26); 0 = the project's limit
    std::uint32_t errorPercent = 0; ///< use that is an error

    bool isOverlay() const { return fanLocalUnderlay.has_value(); }
    /// The text to show: as given, else canonical.
    std::string shownCidr() const { return cidrText.empty() ? cidr.text() : cidrText.text(); }

    bool operator==(const SubnetRow&) const = default;
    static constexpr std::string_view kTable = "subnet";
    static constexpr ObjectKind kKind = ObjectKind::Subnet;
    static constexpr auto fields()
    {
        using Row = SubnetRow;
        return fieldList(
            Field{"id", &Row::id}, Field{"cidr", &Row::cidr}, Field{"cidr_text", &Row::cidrText},
            Field{"provider_id", &Row::providerId},
            Field{"provider_network_id", &Row::providerNetworkId}, Field{"vlan_tag", &Row::vlanTag},
            Field{"zones", &Row::zones}, Field{"public", &Row::isPublic},
            Field{"space_id", &Row::space}, Field{"fan_local_underlay", &Row::fanLocalUnderlay},
            Field{"fan_underlay_subnet_id", &Row::fanUnderlaySubnet},
            Field{"fan_overlay", &Row::fanOverlay}, Field{"segment_id", &Row::segment},
            Field{"name", &Row::name}, Field{"gateway", &Row::gateway},
            Field{"dns_servers", &Row::dnsServers}, Field{"supernet", &Row::isSupernet},
            Field{"unconfirmed", &Row::isUnconfirmed}, Field{"life", &Row::life},
            Field{"warn_percent", &Row::warnPercent}, Field{"error_percent", &Row::errorPercent});
    }
};

/// A part of a subnet that is kept for something (2.15).
struct RangeRow
{
    RangeId id{0};
    SubnetId subnet{0};
    RangeKind kind = RangeKind::Reserved;
    net::IpAddress first = net::IpAddress::ofIpv4(0);
    net::IpAddress last = net::IpAddress::ofIpv4(0);
    std::string purpose;
    std::string providerRef;

    bool operator==(const RangeRow&) const = default;
    static constexpr std::string_view kTable = "ip_range";
    static constexpr ObjectKind kKind = ObjectKind::Range;
    static constexpr auto fields()
    {
        using Row = RangeRow;
        return fieldList(Field{"id", &Row::id}, Field{"subnet_id", &Row::subnet},
                         Field{"kind", &Row::kind}, Field{"first", &Row::first},
                         Field{"last", &Row::last}, Field{"purpose", &Row::purpose},
                         Field{"provider_ref", &Row::providerRef});
    }
};

/// A route that the provider gives to machines of one subnet to reach another (2.15).
struct StaticRouteRow
{
    StaticRouteId id{0};
    SubnetId source{0};
    SubnetId destination{0};
    std::optional<net::IpAddress> gateway;
    std::uint32_t metric = 0;

    bool operator==(const StaticRouteRow&) const = default;
    static constexpr std::string_view kTable = "static_route";
    static constexpr auto fields()
    {
        using Row = StaticRouteRow;
        return fieldList(Field{"id", &Row::id}, Field{"source_subnet_id", &Row::source},
                         Field{"destination_subnet_id", &Row::destination},
                         Field{"gateway", &Row::gateway}, Field{"metric", &Row::metric});
    }
};

} // namespace netatlas::domain
