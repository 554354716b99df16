// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/containers/container_network.h"

#include "model/engine/spaces/space_sets.h"
#include "model/engine/spaces/subnets.h"

#include <algorithm>
#include <map>

namespace netatlas::engine::containers {

namespace {

using domain::DeviceType;
using spaces::Space;
using spaces::Spaces;

const char* localBridgeOf(ContainerType type)
{
    return type == ContainerType::Lxd ? "lxdbr0" : "virbr0";
}

bool isLocalBridge(const HostDevice& device)
{
    return device.name == "lxcbr0" || device.name == "lxdbr0" || device.name == "virbr0";
}

bool isBridge(const HostDevice& device, NetworkingMethod method)
{
    return device.type == DeviceType::Bridge ||
           (method == NetworkingMethod::Provider &&
            device.portType == domain::VirtualPortType::OpenVSwitch);
}

bool isFanBridge(const HostDevice& device, NetworkingMethod method)
{
    return isBridge(device, method) && device.name.starts_with("fan-");
}

Space alphaOf(const Spaces& spaces)
{
    const Space* const alpha = spaces::findSpaceById(spaces, spaces::kAlphaId);
    return alpha ? *alpha : Space{spaces::kAlphaId, spaces::kAlphaName, {}, {}};
}

Result<std::string> spaceIdOf(const ContainerHost& host, const std::string& cidr)
{
    const auto subnets = spaces::subnetsByCidr(host.subnets, cidr);
    if (!subnets)
        return fail(subnets.error());
    // A subnet that is assigned to no space is in alpha like one that is not known.
    if (subnets->empty() || subnets->front().spaceId.empty())
        return std::string(spaces::kAlphaId);
    return subnets->front().spaceId;
}

void sortNaturally(DevicesBySpace& bySpace)
{
    for (auto& [spaceId, devices] : bySpace)
        std::stable_sort(devices.begin(), devices.end(),
                         [](const HostDevice& a, const HostDevice& b) {
                             return devices::compareDeviceNames(a.name, b.name) < 0;
                         });
}

/// The names in natural order. A device in several spaces is there once.
std::vector<std::string> distinctNames(const std::vector<std::string>& names)
{
    const std::set<std::string> distinct(names.begin(), names.end());
    return devices::sortedDeviceNames({distinct.begin(), distinct.end()});
}

/// The devices of the wanted spaces by space id, naturally sorted (address-engine 17.2).
Result<DevicesBySpace> devicesOf(const ContainerHost& host, const Spaces& wanted)
{
    DevicesBySpace bySpace;
    if (host.devicesBySpace) {
        for (const Space& space : wanted)
            if (const auto found = host.devicesBySpace->find(space.id);
                found != host.devicesBySpace->end())
                bySpace.insert(*found);
        sortNaturally(bySpace);
        return bySpace;
    }
    std::map<std::string, std::string, std::less<>> lastCidr;
    for (const HostDeviceAddress& address : host.addresses)
        lastCidr[address.device] = address.cidr;
    for (const HostDevice& device : host.devices) {
        const auto cidr = lastCidr.find(device.name);
        if (cidr == lastCidr.end() || device.type == DeviceType::Loopback)
            continue;
        const auto spaceId = spaceIdOf(host, cidr->second);
        if (!spaceId)
            return fail(spaceId.error());
        if (spaces::findSpaceById(wanted, *spaceId))
            bySpace[*spaceId].push_back(device);
    }
    sortNaturally(bySpace);
    return bySpace;
}

const std::vector<HostDevice>& devicesIn(const DevicesBySpace& bySpace, const Space& space)
{
    static const std::vector<HostDevice> none;
    const auto found = bySpace.find(space.id);
    return found == bySpace.end() ? none : found->second;
}

template <class Serves>
Spaces unserved(const Spaces& wanted, const DevicesBySpace& bySpace, Serves serves)
{
    Spaces missing;
    for (const Space& space : wanted) {
        const auto& devices = devicesIn(bySpace, space);
        if (std::none_of(devices.begin(), devices.end(), serves) &&
            !spaces::findSpaceById(missing, space.id))
            missing.push_back(space);
    }
    return missing;
}

DeviceType typeOfParent(const ContainerHost& host, const HostDevice& device)
{
    const auto found =
        std::find_if(host.devices.begin(), host.devices.end(),
                     [&device](const HostDevice& other) { return other.name == device.parent; });
    return found == host.devices.end() ? DeviceType::Unknown : found->type;
}

std::vector<HostDevice> bridgeTargets(const ContainerHost& host,
                                      const std::vector<HostDevice>& devices)
{
    std::vector<HostDevice> targets;
    for (const HostDevice& device : devices)
        if (!isBridge(device, host.method) &&
            devices::isBridgeTarget(device.type, device.parent, typeOfParent(host, device)))
            targets.push_back(device);
    return targets;
}

/// The devices to put under bridges: all of alpha, the first of any other space. Fails when a
/// space has none, and then nothing at all is bridged.
Result<std::vector<HostDevice>>
devicesToBridge(const ContainerHost& host, const DevicesBySpace& bySpace, const Spaces& missing)
{
    std::vector<HostDevice> chosen;
    Spaces hopeless;
    for (const Space& space : missing) {
        auto targets = bridgeTargets(host, devicesIn(bySpace, space));
        if (targets.empty())
            hopeless.push_back(space);
        else if (space.id != spaces::kAlphaId)
            targets.resize(1);
        chosen.insert(chosen.end(), targets.begin(), targets.end());
    }
    if (!hopeless.empty())
        return fail(ErrorKind::NoHostDevice, {{"spaces", spaces::namesOf(hopeless)}});
    return chosen;
}

} // namespace

std::optional<NetworkingMethod> parseNetworkingMethod(std::string_view word)
{
    if (word == "provider")
        return NetworkingMethod::Provider;
    if (word == "local")
        return NetworkingMethod::Local;
    if (word == "fan")
        return NetworkingMethod::Fan;
    return std::nullopt;
}

std::optional<ContainerType> parseContainerType(std::string_view word)
{
    if (word == "lxd")
        return ContainerType::Lxd;
    if (word == "kvm")
        return ContainerType::Kvm;
    return std::nullopt;
}

Result<Spaces> wantedSpaces(const ContainerHost& host)
{
    if (host.wanted)
        return *host.wanted;
    Spaces wanted;
    for (const std::string& name : host.constraints)
        if (const Space* const space = spaces::findSpaceByName(host.spaces, name);
            space && !name.starts_with('^'))
            wanted.push_back(*space);
    if (!wanted.empty())
        return wanted;
    if (host.method == NetworkingMethod::Local || host.hostSpaceIds.empty())
        return Spaces{alphaOf(host.spaces)};
    const std::set<std::string> ids(host.hostSpaceIds.begin(), host.hostSpaceIds.end());
    if (ids.size() > 1)
        return fail(ErrorKind::NoObviousSpace,
                    {{"spaces", std::vector<std::string>(ids.begin(), ids.end())}});
    if (const Space* const only = spaces::findSpaceById(host.spaces, *ids.begin()))
        return Spaces{*only};
    if (*ids.begin() == spaces::kAlphaId)
        return Spaces{alphaOf(host.spaces)};
    return fail(ErrorKind::NotFound, {{"what", "space"}, {"id", *ids.begin()}});
}

Result<MissingBridges> missingBridges(const ContainerHost& host)
{
    const auto wanted = wantedSpaces(host);
    if (!wanted)
        return fail(wanted.error());
    const auto bySpace = devicesOf(host, *wanted);
    if (!bySpace)
        return fail(bySpace.error());
    if (host.method == NetworkingMethod::Fan) {
        const Spaces without = unserved(*wanted, *bySpace, [&host](const HostDevice& device) {
            return isFanBridge(device, host.method);
        });
        if (!without.empty())
            return fail(ErrorKind::NoFanDevice, {{"spaces", spaces::namesOf(without)}});
        return MissingBridges{};
    }
    const Spaces missing = unserved(*wanted, *bySpace, [&host](const HostDevice& device) {
        return isBridge(device, host.method) && !isFanBridge(device, host.method) &&
               (host.method == NetworkingMethod::Local || !isLocalBridge(device));
    });
    const auto chosen = devicesToBridge(host, *bySpace, missing);
    if (!chosen)
        return fail(chosen.error());

    MissingBridges result;
    std::vector<std::string> names;
    for (const HostDevice& device : *chosen) {
        names.push_back(device.name);
        if (device.type == DeviceType::Bond || device.isOnBond)
            result.delay = host.bondDelay;
    }
    for (const std::string& name : distinctNames(names))
        result.bridges.push_back({name, devices::bridgeNameOf(name, host.longNames)});
    return result;
}

Result<std::vector<ContainerDevice>> containerDevices(const ContainerHost& host)
{
    const auto wanted = wantedSpaces(host);
    if (!wanted)
        return fail(wanted.error());
    const auto bySpace = devicesOf(host, *wanted);
    if (!bySpace)
        return fail(bySpace.error());
    const auto isParent = [&host](const HostDevice& device) {
        return isBridge(device, host.method) && !isLocalBridge(device) &&
               isFanBridge(device, host.method) == (host.method == NetworkingMethod::Fan);
    };

    std::vector<std::string> parents;
    for (const auto& [spaceId, devices] : *bySpace)
        for (const HostDevice& device : devices)
            if (isParent(device))
                parents.push_back(device.name);
    Spaces missing = unserved(*wanted, *bySpace, isParent);
    const auto alpha = std::find_if(missing.begin(), missing.end(), [](const Space& space) {
        return space.id == spaces::kAlphaId;
    });
    const bool mayFallBack = missing.size() == 1 || host.devicesBySpace;
    if (alpha != missing.end() && mayFallBack && host.method == NetworkingMethod::Local) {
        const auto& inAlpha = devicesIn(*bySpace, *alpha);
        const bool hasLocal =
            std::any_of(inAlpha.begin(), inAlpha.end(), [&](const HostDevice& device) {
                return isBridge(device, host.method) &&
                       device.name == localBridgeOf(host.containerType);
            });
        if (hasLocal) {
            parents.emplace_back(localBridgeOf(host.containerType));
            missing.erase(alpha);
        }
    }
    if (!missing.empty() && parents.empty())
        return fail(ErrorKind::NoHostBridge, {{"spaces", spaces::namesOf(missing)}});

    std::vector<ContainerDevice> result;
    for (const std::string& parent : distinctNames(parents))
        result.push_back({"eth" + std::to_string(result.size()), parent});
    return result;
}

} // namespace netatlas::engine::containers
