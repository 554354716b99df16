// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace netatlas::providers::linuxhost {

/// An interface that a port of Open vSwitch is made of.
struct SwitchInterface
{
    std::string name;
    std::string type; ///< `system`, `internal`, `vxlan`, `patch`, ...; empty = `system`
    std::string mac;  ///< the one in use; empty where it has none
    std::uint32_t mtu = 0;
    bool isOpen = false; ///< whether the switch got hold of it
    /// Of a VXLAN with one network only.
    std::optional<std::uint32_t> vxlanId;

    bool operator==(const SwitchInterface&) const = default;
};

/// A port of a bridge: one interface, or several that are bonded.
struct SwitchPort
{
    std::string name;
    std::optional<std::uint32_t> tag; ///< the VLAN of its untagged frames; 0 to 4095
    std::vector<SwitchInterface> interfaces;

    bool operator==(const SwitchPort&) const = default;
};

struct SwitchBridge
{
    std::string name;
    std::vector<SwitchPort> ports;

    bool operator==(const SwitchBridge&) const = default;
};

/// What the database of Open vSwitch says (providers.md 7.3), everything in the order of its names.
struct VirtualSwitch
{
    std::vector<SwitchBridge> bridges;
    /// Whether every row of it could be read; else there may be more than this.
    bool isWhole = true;

    bool operator==(const VirtualSwitch&) const = default;
};

} // namespace netatlas::providers::linuxhost
