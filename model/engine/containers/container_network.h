// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/trace.h"
#include "model/engine/devices/device_names.h"
#include "model/engine/devices/nic.h"
#include "model/engine/spaces/records.h"

#include <map>
#include <optional>
#include <set>

namespace netatlas::engine::containers {

enum class NetworkingMethod : std::uint8_t { Provider, Local, Fan };
enum class ContainerType : std::uint8_t { Lxd, Kvm };

/// The words of address-engine 1 and 17; nothing for any other text.
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
/// host. `no-obvious-space` when the host has several (address-engine 17.1). The trace has first
/// the names that were passed over, and ends with those of the answer.
Result<spaces::Spaces> wantedSpaces(const ContainerHost& host, addressing::Trace* trace = nullptr);

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
    /// Seconds to wait for a bond; 0 without one.
    std::int64_t delay = 0;
};

/// The bridges that must be made before the container can start (address-engine 17.4).
/// `no-fan-device` or `no-host-device` with the spaces that cannot be served. The trace has what
/// befell the devices, under the names of their spaces, and ends with the devices to bridge.
Result<MissingBridges> missingBridges(const ContainerHost& host,
                                      addressing::Trace* trace = nullptr);

struct ContainerDevice
{
    std::string name;
    std::string parent;

    bool operator==(const ContainerDevice&) const = default;
};

/// The devices `eth0`, `eth1`, … on the bridges of the wanted spaces (address-engine 17.5).
/// `no-host-bridge` when there is no parent at all. The trace has what befell the devices, under
/// the names of their spaces, and ends with the bridges of the answer.
Result<std::vector<ContainerDevice>> containerDevices(const ContainerHost& host,
                                                      addressing::Trace* trace = nullptr);

} // namespace netatlas::engine::containers
