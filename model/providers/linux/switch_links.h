// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/linux/host_observation.h"

namespace netatlas::providers::linuxhost {

/// Whether some of the links are Open vSwitch's: of its kernel datapath, or the one that the
/// userspace datapath always makes (providers.md 7.3).
bool showsSwitch(const HostObservation& host);

/// The links of the host with what is known of them from elsewhere: what is a bridge of Open
/// vSwitch, and which of its bridges and bonds a link is a port of; of ports, also those of the
/// kernel's VLAN-aware bridges, the VLAN.
///
/// Behind the kernel's links come those that only the switch has: bonds, tunnels, patches and
/// userspace drivers. A bridge without a link of its own is in another network namespace, and so
/// are its ports.
std::vector<Link> linksOf(const HostObservation& host);

/// The name of the device that a link hangs on; empty when there is none: the master of bond
/// members, bridge ports and VRF members, else the link that a VLAN, macvlan, ipvlan or VXLAN sits
/// on.
std::string parentOf(const Link& link);

} // namespace netatlas::providers::linuxhost
