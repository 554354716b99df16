// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/site_observation.h"
#include "model/providers/linux/virtual_switch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace netatlas::providers::linuxhost {

/// A lifetime that never ends.
inline constexpr std::uint32_t kForEver = 0xFFFFFFFF;

/// One address of a link, as the kernel has it (providers.md 7.2).
struct LinkAddress
{
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    int prefixLength = 0;
    std::optional<net::IpAddress> peer; ///< the other end, where it differs
    std::optional<net::IpAddress> broadcast;
    std::string scope; ///< `global`, `link`, `host`, `site`, `nowhere` or a number
    std::string label;
    bool isSecondary = false; ///< a further IPv4 address of one subnet
    bool isTemporary = false; ///< an IPv6 privacy address
    bool isPermanent = true;
    bool isTentative = false;
    bool isDeprecated = false;
    bool hasFailedDetection = false; ///< another host has it
    std::uint32_t validSeconds = kForEver;
    std::uint32_t preferredSeconds = kForEver;

    bool operator==(const LinkAddress&) const = default;
};

/// VLANs of a port of a VLAN-aware bridge, from `first` to `last`.
struct PortVlans
{
    std::uint16_t first = 0;
    std::uint16_t last = 0;
    bool isOwn = false;      ///< that of frames that come without a tag
    bool isUntagged = false; ///< leaves without a tag

    bool operator==(const PortVlans&) const = default;
};

/// One network interface.
struct Link
{
    std::uint32_t index = 0;
    std::string name;
    std::string kind;       ///< `vlan`, `bridge`, ...; empty for hardware and loopback
    std::string memberKind; ///< what it is a part of: `bond`, `bridge`, `vrf`, ...
    std::string layer;      ///< `ether`, `loopback`, `none`, or another word of the kernel
    std::string mac;        ///< empty where the link has none
    std::string alias;
    std::vector<std::string> otherNames;
    std::uint32_t mtu = 0;
    bool isUp = false; ///< switched on; a cable may still be missing
    bool hasCarrier = false;
    std::string state; ///< `UP`, `DOWN`, `LOWERLAYERDOWN`, `UNKNOWN`, ...
    std::optional<std::string> master;
    /// The link it sits on, or the other end of a veth pair.
    std::optional<std::string> lower;
    bool isLowerElsewhere = false; ///< that one is in another network namespace
    std::uint32_t vlanTag = 0;
    std::string vlanProtocol; ///< `802.1Q` or `802.1ad`
    std::optional<std::uint32_t> vxlanId;
    std::optional<std::uint32_t> vrfTable;
    bool isVlanAware = false; ///< a bridge that keeps VLANs apart
    /// Of a port of such a bridge, and of the bridge itself; in order.
    std::vector<PortVlans> vlans;
    std::vector<LinkAddress> addresses;
    /// @name What the link itself does not tell: set by `linksOf`
    /// @{
    bool isSwitch = false;     ///< a bridge of Open vSwitch
    std::uint32_t portTag = 0; ///< the VLAN of a port's untagged frames
    /// @}

    bool operator==(const Link&) const = default;
};

/// A unicast route out of one link.
struct Route
{
    net::Cidr destination = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    std::optional<net::IpAddress> gateway;
    std::string device;
    std::uint32_t metric = 0;
    std::string table;    ///< `main`, or a number or name
    std::string protocol; ///< `kernel`, `boot`, `static`, `ra`, `dhcp`, ...
    std::optional<net::IpAddress> source;

    bool isDefault() const { return destination.prefixLength() == 0; }
    bool operator==(const Route&) const = default;
};

/// What one Linux host says of its network, whoever read it: the kernel's own answers and the text
/// of `ip -j` give equal values.
struct HostObservation
{
    std::string hostName;
    std::vector<Link> links; ///< in the kernel's order
    /// Unicast routes that leave by a link; those of one family stay in the kernel's order.
    std::vector<Route> routes;
    bool hasRoutes = false; ///< whether routes were asked for at all
    /// Whether every link, address and route could be read; else there may be more than these.
    bool isWhole = true;
    bool hasPortVlans = false; ///< whether the VLANs of ports were asked for
    /// Open vSwitch, without bridges where there is none; nothing where it was not asked or did not
    /// answer.
    std::optional<VirtualSwitch> virtualSwitch;
    /// What the host does not show us.
    std::vector<domain::SeenNote> notes;
    /// What the host said and that cannot be used.
    std::vector<domain::SeenProblem> problems;

    bool operator==(const HostObservation&) const = default;

    const Link* findLink(std::string_view name) const
    {
        for (const Link& link : links)
            if (link.name == name)
                return &link;
        return nullptr;
    }
};

} // namespace netatlas::providers::linuxhost
