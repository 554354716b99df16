// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/engine/addressing/address.h"

#include <string>
#include <string_view>
#include <vector>

namespace netatlas::engine::devices {

using domain::ConfigMethod;
using domain::DeviceType;
using domain::Origin;
using domain::VirtualPortType;

/// A route as a device has it: the record of address-engine 3, of texts as given.
struct Route
{
    std::string destination;
    std::string gateway;
    std::int64_t metric = 0;

    bool operator==(const Route&) const = default;
};

/// A network interface: the record of address-engine 3. Unknown types are `DeviceType::Unknown`.
struct Nic
{
    std::int64_t index = 0;
    std::string name;
    std::string parent;
    std::string mac;
    DeviceType type = DeviceType::Unknown;
    VirtualPortType portType = VirtualPortType::None;
    std::int64_t vlanTag = 0;
    std::int64_t mtu = 0;
    ConfigMethod config = ConfigMethod::Unknown;
    /// The first is the primary address.
    std::vector<addressing::Address> addresses;
    /// What the provider maps to the device and the machine cannot see.
    std::vector<addressing::Address> shadowAddresses;
    std::string gateway;
    bool isDefaultGateway = false;
    std::vector<Route> routes;
    std::vector<std::string> dnsServers;
    std::vector<std::string> dnsSearchDomains;
    bool isDisabled = false;
    bool isNotAutoStarted = false;
    Origin origin = Origin::Unknown;
    std::string providerId;
    std::string providerSubnetId;
    std::string providerNetworkId;
    std::string providerSpaceId;
    std::string providerVlanId;
    std::string providerAddressId;
    std::vector<std::string> zones;

    /// The name, with `.TAG` behind it for a VLAN (address-engine 15.1).
    std::string actualName() const;
    bool isVlan() const { return vlanTag > 0; }
    bool isVirtual() const { return isVlan() || portType != VirtualPortType::None; }
    /// The value of the first address, or empty text.
    std::string primaryAddress() const;

    bool operator==(const Nic&) const = default;
};

/// `not-valid` for a hardware address that does not parse, an empty name, an unknown type; in this
/// order (address-engine 15.2). A strange device name is only worth a warning, see `isDeviceName`.
Status validateNic(const Nic& nic);

/// Whether the text is a device type that may be stored; the empty one may not
/// (address-engine 1).
bool isDeviceType(std::string_view word);

/// Whose rules a device name must keep (address-engine 15.3).
enum class NamingRules : std::uint8_t { Linux, Other };

/// Whether an operating system takes the name for a device (address-engine 15.3).
bool isDeviceName(std::string_view name, NamingRules rules);

/// The device type that the first known `DEVTYPE=` of a kernel event names, or unknown
/// (address-engine 15.6).
DeviceType typeFromUevent(std::string_view text);

enum class Loopback : bool { no, yes };

/// The device type of a kind of link; what is not known by name counts as `ethernet`
/// (address-engine 15.6).
DeviceType typeFromLink(std::string_view kind, Loopback loopback);

/// Whether a device may be put under a bridge. `parent` is empty for none (address-engine 15.9).
bool isBridgeTarget(DeviceType type, std::string_view parent, DeviceType parentType);

} // namespace netatlas::engine::devices
