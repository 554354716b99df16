// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/containers/container_network.h"

#include "model/domain/default_bridges.h"
#include "model/engine/spaces/space_sets.h"
#include "model/engine/spaces/subnets.h"

#include <algorithm>
#include <map>

namespace netatlas::engine::containers {

using addressing::note;
using addressing::Trace;
using addressing::TraceReason;

namespace {

using domain::DeviceType;
using spaces::Space;
using spaces::Spaces;

const char* localBridgeOf(ContainerType type)
{
    return type == ContainerType::Lxd ? "lxdbr0" : "virbr0";
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

/// The spaces without a device that serves them, which `verdict(device)` is to say by
/// `ServesSpace`.
template <class Verdict>
Spaces unserved(const Spaces& wanted, const DevicesBySpace& bySpace, Verdict verdict, Trace* trace)
{
    Spaces missing;
    for (const Space& space : wanted) {
        bool isServed = false;
        for (const HostDevice& device : devicesIn(bySpace, space)) {
            const TraceReason reason = verdict(device);
            note(trace, reason, device.name, 0, space.name);
            isServed = isServed || reason == TraceReason::ServesSpace;
        }
        if (!isServed && !spaces::findSpaceById(missing, space.id))
            missing.push_back(space);
    }
    return missing;
}

/// Whether a container may hang on the device: a bridge, of a fan or not as the method asks, and
/// none of the container tools unless they are to serve too.
TraceReason verdictOn(const HostDevice& device, NetworkingMethod method, bool mayBeToolBridge)
{
    if (!isBridge(device, method))
        return TraceReason::NoBridge;
    if (!mayBeToolBridge && domain::isDefaultBridge(device.name))
        return TraceReason::ToolBridge;
    if (isFanBridge(device, method) != (method == NetworkingMethod::Fan))
        return TraceReason::WrongBridge;
    return TraceReason::ServesSpace;
}

DeviceType typeOfParent(const ContainerHost& host, const HostDevice& device)
{
    const auto found =
        std::find_if(host.devices.begin(), host.devices.end(),
                     [&device](const HostDevice& other) { return other.name == device.parent; });
    return found == host.devices.end() ? DeviceType::Unknown : found->type;
}

std::vector<HostDevice> bridgeTargets(const ContainerHost& host, const Space& space,
                                      const std::vector<HostDevice>& devices, Trace* trace)
{
    std::vector<HostDevice> targets;
    for (const HostDevice& device : devices) {
        if (!isBridge(device, host.method) &&
            devices::isBridgeTarget(device.type, device.parent, typeOfParent(host, device)))
            targets.push_back(device);
        else
            note(trace, TraceReason::NotBridgeable, device.name, 0, space.name);
    }
    return targets;
}

/// The devices to put under bridges: all of alpha, the first of any other space. Fails when a
/// space has none, and then nothing at all is bridged.
Result<std::vector<HostDevice>> devicesToBridge(const ContainerHost& host,
                                                const DevicesBySpace& bySpace,
                                                const Spaces& missing, Trace* trace)
{
    std::vector<HostDevice> chosen;
    Spaces hopeless;
    for (const Space& space : missing) {
        auto targets = bridgeTargets(host, space, devicesIn(bySpace, space), trace);
        if (targets.empty())
            hopeless.push_back(space);
        for (; targets.size() > 1 && space.id != spaces::kAlphaId; targets.pop_back())
            note(trace, TraceReason::LaterInOrder, targets.back().name, 0, space.name);
        chosen.insert(chosen.end(), targets.begin(), targets.end());
    }
    if (!hopeless.empty()) {
        note(trace, TraceReason::NoCandidate);
        return fail(ErrorKind::NoHostDevice, {{"spaces", spaces::namesOf(hopeless)}});
    }
    return chosen;
}

/// The space that is wanted where no constraint names any.
Result<Space> hostSpace(const ContainerHost& host, Trace* trace)
{
    const std::set<std::string> ids(host.hostSpaceIds.begin(), host.hostSpaceIds.end());
    if (host.method == NetworkingMethod::Local || ids.empty()) {
        note(trace, TraceReason::AlphaByRule, alphaOf(host.spaces).name);
        return alphaOf(host.spaces);
    }
    if (ids.size() > 1) {
        note(trace, TraceReason::SeveralHostSpaces);
        return fail(ErrorKind::NoObviousSpace,
                    {{"spaces", std::vector<std::string>(ids.begin(), ids.end())}});
    }
    const std::string& id = *ids.begin();
    const Space* const only = spaces::findSpaceById(host.spaces, id);
    if (!only && id != spaces::kAlphaId) {
        note(trace, TraceReason::NoCandidate);
        return fail(ErrorKind::NotFound, {{"what", "space"}, {"id", id}});
    }
    note(trace, TraceReason::OnlyHostSpace, only ? only->name : spaces::kAlphaName);
    return only ? *only : alphaOf(host.spaces);
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

Result<Spaces> wantedSpaces(const ContainerHost& host, Trace* trace)
{
    if (host.wanted)
        return *host.wanted;
    Spaces wanted;
    for (const std::string& name : host.constraints) {
        const Space* const space = spaces::findSpaceByName(host.spaces, name);
        if (name.starts_with('^'))
            note(trace, TraceReason::NegatedName, name);
        else if (!space)
            note(trace, TraceReason::UnknownName, name);
        else
            wanted.push_back(*space);
    }
    for (const Space& space : wanted)
        note(trace, TraceReason::NamedByConstraint, space.name);
    if (!wanted.empty())
        return wanted;
    return hostSpace(host, trace).map([](const Space& space) { return Spaces{space}; });
}

Result<MissingBridges> missingBridges(const ContainerHost& host, Trace* trace)
{
    const auto wanted = wantedSpaces(host);
    if (!wanted)
        return fail(wanted.error());
    const auto bySpace = devicesOf(host, *wanted);
    if (!bySpace)
        return fail(bySpace.error());
    if (host.method == NetworkingMethod::Fan) {
        const Spaces without = unserved(
            *wanted, *bySpace,
            [&host](const HostDevice& device) { return verdictOn(device, host.method, true); },
            trace);
        if (!without.empty()) {
            note(trace, TraceReason::NoCandidate);
            return fail(ErrorKind::NoFanDevice, {{"spaces", spaces::namesOf(without)}});
        }
        return MissingBridges{};
    }
    const bool mayBeToolBridge = host.method == NetworkingMethod::Local;
    const Spaces missing = unserved(
        *wanted, *bySpace,
        [&](const HostDevice& device) { return verdictOn(device, host.method, mayBeToolBridge); },
        trace);
    const auto chosen = devicesToBridge(host, *bySpace, missing, trace);
    if (!chosen)
        return fail(chosen.error());

    MissingBridges result;
    std::vector<std::string> names;
    for (const HostDevice& device : *chosen) {
        names.push_back(device.name);
        if (device.type == DeviceType::Bond || device.isOnBond)
            result.delay = host.bondDelay;
    }
    for (const std::string& name : distinctNames(names)) {
        note(trace, TraceReason::ToBridge, name);
        result.bridges.push_back({name, devices::bridgeNameOf(name, host.longNames)});
    }
    return result;
}

Result<std::vector<ContainerDevice>> containerDevices(const ContainerHost& host, Trace* trace)
{
    const auto wanted = wantedSpaces(host);
    if (!wanted)
        return fail(wanted.error());
    const auto bySpace = devicesOf(host, *wanted);
    if (!bySpace)
        return fail(bySpace.error());
    const auto verdict = [&host](const HostDevice& device) {
        return verdictOn(device, host.method, false);
    };

    std::vector<std::string> parents;
    for (const auto& [spaceId, devices] : *bySpace)
        for (const HostDevice& device : devices)
            if (verdict(device) == TraceReason::ServesSpace)
                parents.push_back(device.name);
    Spaces missing = unserved(*wanted, *bySpace, verdict, trace);
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
            note(trace, TraceReason::FallsBackLocal, parents.back(), 0, alpha->name);
            missing.erase(alpha);
        }
    }
    if (!missing.empty() && parents.empty()) {
        note(trace, TraceReason::NoCandidate);
        return fail(ErrorKind::NoHostBridge, {{"spaces", spaces::namesOf(missing)}});
    }

    std::vector<ContainerDevice> result;
    for (const std::string& parent : distinctNames(parents)) {
        note(trace, TraceReason::ParentBridge, parent);
        result.push_back({"eth" + std::to_string(result.size()), parent});
    }
    return result;
}

} // namespace netatlas::engine::containers
