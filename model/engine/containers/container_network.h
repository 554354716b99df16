// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/devices/device_names.h"
#include "model/engine/devices/nic.h"
#include "model/engine/spaces/records.h"

#include <map>
#include <optional>
#include <set>

namespace netatlas::engine::containers {

enum class NetworkingMethod : std::uint8_t { Provider, Local, Fan };
enum class ContainerType : std::uint8_t { Lxd, Kvm };

std::optional<NetworkingMethod> parseNetworkingMethod(std::string_view word);
std::optional<ContainerType> parseContainerType(std::string_view word);

struct HostDevice
{
    std::string name;
    domain::DeviceType type = domain::DeviceType::Unknown;
    std::string parent;
    domain::VirtualPortType portType = domain::VirtualPortType::None;
    /// Whether it is, or sits on, a bond, where that is known; else its type alone says it.
    bool isOnBond = false;
};

using DevicesBySpace = std::map<std::string, std::vector<HostDevice>, std::less<>>;

struct HostDeviceAddress
{
    std::string device;
    std::string cidr;
};

/// A host, the container that is to run on it, and the model around them (address-engine 17).
struct ContainerHost
{
    NetworkingMethod method = NetworkingMethod::Provider;
    spaces::Spaces spaces;
    /// Space names; a leading `^` negates.
    std::vector<std::string> constraints;
    std::vector<std::string> hostSpaceIds;
    std::vector<HostDevice> devices;
    std::vector<HostDeviceAddress> addresses;
    spaces::Subnets subnets;
    /// Seconds.
    std::int64_t bondDelay = 0;
    ContainerType containerType = ContainerType::Lxd;
    /// Where a model says them (model-and-workers 10.2, 10.3): the wanted spaces, instead of those
    /// of the constraints, and the devices by space id, instead of those of the last addresses.
    std::optional<spaces::Spaces> wanted;
    std::optional<DevicesBySpace> devicesBySpace;
    devices::LongNames longNames = devices::LongNames::asIs;
};

/// The spaces the container must have a device in: those of its constraints, or the one of its
/// host. `no-obvious-space` when the host has several.
Result<spaces::Spaces> wantedSpaces(const ContainerHost& host);

struct BridgeToMake
{
    std::string device;
    std::string bridge;

    bool operator==(const BridgeToMake&) const = default;
};

struct MissingBridges
{
    /// In natural order of the devices.
    std::vector<BridgeToMake> bridges;
    std::int64_t delay = 0;
};

/// The bridges that must be made before the container can start (address-engine 17.4).
/// `no-fan-device` or `no-host-device` with the spaces that cannot be served.
Result<MissingBridges> missingBridges(const ContainerHost& host);

struct ContainerDevice
{
    std::string name;
    std::string parent;

    bool operator==(const ContainerDevice&) const = default;
};

/// The devices `eth0`, `eth1`, … on the bridges of the wanted spaces (address-engine 17.5).
/// `no-host-bridge` when there is no parent at all.
Result<std::vector<ContainerDevice>> containerDevices(const ContainerHost& host);

} // namespace netatlas::engine::containers
