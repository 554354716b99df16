// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/interface_config.h"
#include "model/providers/linux/host_observation.h"

namespace netatlas::providers::linuxhost {

/// The id of the provider network that a VRF stands for: hosts that name a VRF alike share it.
std::string vrfNetworkId(std::string_view vrf);

/// The interfaces of a host in the form that every source speaks (model-and-workers 7.1, 16.3),
/// in the kernel's order, and behind them those that only Open vSwitch has (`linksOf`).
///
/// Left out: tunnel devices that a loaded module shows in every namespace (`gre0`, `sit0`, ...)
/// while they are down and bare, IPv6 link-local addresses, and addresses that another host turned
/// out to have. A VLAN tag is that of a VLAN device, or of the untagged frames of a port.
domain::InterfaceConfigs interfacesOf(const HostObservation& host);

/// The addresses that the machine's agent would list at its start: all but link-local ones and
/// those of default container bridges.
std::vector<std::string> listedAddressesOf(const HostObservation& host);

} // namespace netatlas::providers::linuxhost
