// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/devices/nic.h"

#include <map>
#include <optional>

namespace netatlas::engine::devices {

/// One interface as the operating system shows it.
struct ObservedInterface
{
    struct ObservedAddress
    {
        /// Literal or block; nothing where the system gave none, which is an error.
        std::optional<std::string> ip;
        bool isSecondary = false;
    };

    std::string name;
    DeviceType type = DeviceType::Unknown;
    std::int64_t index = 0;
    std::string mac;
    std::int64_t mtu = 0;
    bool isUp = false;
    /// Nothing for an entry that was null.
    std::vector<std::optional<ObservedAddress>> addresses;
};

/// What a host shows of its network.
struct HostObservation
{
    struct DefaultRouteSeen
    {
        std::string gateway;
        std::string device;
    };

    std::vector<ObservedInterface> interfaces;
    std::optional<DefaultRouteSeen> defaultRoute;
    std::vector<std::string> openVSwitchBridges;
    std::map<std::string, std::vector<std::string>> portsByBridge;
};

/// One NIC for each interface (address-engine 15.7); an address that is missing or does not parse
/// is `not-valid`.
Result<std::vector<Nic>> observedNics(const HostObservation& host);

} // namespace netatlas::engine::devices
