// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/machine_builder.h"

#include <algorithm>
#include <set>

namespace netatlas::providers::openstack {

using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::MachineStatus;
using domain::SeenMachine;

namespace {

/// Nova's states in the words of an instance (model-and-workers 2.6).
struct ServerStatus
{
    std::string_view status;
    std::string_view instance;
    MachineStatus machine;
};

ServerStatus statusOf(std::string_view status)
{
    static constexpr ServerStatus known[] = {
        {"ACTIVE", "running", MachineStatus::Started},
        {"BUILD", "allocating", MachineStatus::Pending},
        {"REBUILD", "allocating", MachineStatus::Pending},
        {"ERROR", "error", MachineStatus::Error},
        {"SHUTOFF", "stopped", MachineStatus::Stopped},
        {"SUSPENDED", "stopped", MachineStatus::Stopped},
        {"PAUSED", "stopped", MachineStatus::Stopped},
        {"SHELVED", "stopped", MachineStatus::Stopped},
        {"SHELVED_OFFLOADED", "stopped", MachineStatus::Stopped},
    };
    for (const ServerStatus& one : known)
        if (one.status == status)
            return one;
    return {status, "unknown", MachineStatus::Unknown};
}

InterfaceAddress addressOf(const Items& items, const ItemIndex& index, const Port& port,
                           std::size_t place)
{
    const FixedIp& fixed = port.fixedIps[place];
    InterfaceAddress address;
    address.value = fixed.value.text();
    address.providerSubnetId = fixed.subnet;
    address.isSecondary = std::any_of(
        port.fixedIps.begin(), port.fixedIps.begin() + static_cast<std::ptrdiff_t>(place),
        [&](const FixedIp& other) { return other.subnet == fixed.subnet; });
    address.configMethod = domain::ConfigMethod::Static;
    if (const Subnet* subnet = index.subnet(fixed.subnet)) {
        address.cidr = subnet->cidr.network().text();
        if (subnet->hasDhcp)
            address.configMethod = domain::ConfigMethod::Dhcp;
        else if (!subnet->isWhole)
            address.configMethod = domain::ConfigMethod::Unknown;
    } else if (!items.isWhole("subnets")) {
        address.configMethod = domain::ConfigMethod::Unknown;
    }
    return address;
}

InterfaceConfig interfaceOf(const Items& items, const ItemIndex& index, const Port& port)
{
    InterfaceConfig interface;
    interface.name = port.name;
    interface.mac = port.mac;
    interface.type =
        items.isWhole("trunks") ? domain::DeviceType::Ethernet : domain::DeviceType::Unknown;
    interface.isDisabled = !port.isUp;
    interface.origin = domain::Origin::Provider;
    interface.providerId = port.id;
    interface.providerNetworkId = port.network;
    if (const Network* network = index.network(port.network)) {
        interface.mtu = network->mtu;
        interface.zones = network->zones;
    }
    if (const auto* parent = index.parentOf(port.id)) {
        interface.type = domain::DeviceType::Vlan;
        interface.parent = parent->first;
        interface.vlanTag = parent->second;
        if (interface.name.empty() && port.isWhole)
            interface.name = "vlan" + std::to_string(interface.vlanTag);
    }
    for (std::size_t i = 0; i < port.fixedIps.size(); ++i)
        interface.addresses.push_back(addressOf(items, index, port, i));
    if (!interface.addresses.empty())
        interface.providerSubnetId = interface.addresses.front().providerSubnetId;
    for (const FloatingIp* one : index.floatingIpsOf(port.id)) {
        InterfaceAddress shadow;
        shadow.value = one->value.text();
        shadow.scope = domain::Scope::Public;
        shadow.configMethod = domain::ConfigMethod::Static;
        shadow.providerId = one->id;
        if (const Subnet* subnet = index.subnetHolding(one->network, one->value)) {
            shadow.cidr = subnet->cidr.network().text();
            shadow.providerSubnetId = subnet->id;
        }
        interface.shadowAddresses.push_back(std::move(shadow));
    }
    return interface;
}

} // namespace

SeenMachine machineOf(const Items& items, const std::string& ref)
{
    SeenMachine machine;
    machine.ref = ref;
    machine.name = ref;
    machine.hasInterfaces = items.isWhole("ports");
    machine.hasVlans = items.isWhole("trunks");
    machine.hasShadows = items.isWhole("floatingips");
    return machine;
}

void addMachines(const Items& items, const ItemIndex& index, const std::string& region,
                 domain::SiteObservation& site)
{
    std::unordered_map<std::string, std::size_t> places;
    const auto machine = [&](const std::string& ref) -> SeenMachine& {
        const auto [found, isNew] = places.try_emplace(ref, site.machines.size());
        if (isNew)
            site.machines.push_back(machineOf(items, ref));
        return site.machines[found->second];
    };
    std::set<std::string> zones;
    for (const Server& server : items.servers) {
        SeenMachine& seen = machine(server.id);
        const ServerStatus status = statusOf(server.status);
        seen.name = server.name.empty() ? server.id : server.name;
        seen.status = status.machine;
        if (server.isWhole || !server.status.empty())
            seen.instanceStatus = status.instance;
        seen.instanceText = server.status;
        seen.zone = server.zone;
        seen.isDescribed = server.isWhole;
        if (!server.isWhole)
            seen.partlyRead.insert(server.id);
        if (!server.zone.empty() && zones.insert(server.zone).second)
            site.zones.push_back({.name = server.zone, .region = region, .isAvailable = {}});
    }
    for (const Router& router : items.routers) {
        SeenMachine& seen = machine(router.id);
        seen.isDescribed = router.isWhole;
        seen.name = router.name.empty() ? router.id : router.name;
        seen.kind = domain::MachineKind::Router;
        seen.status = router.status == "ACTIVE" ? MachineStatus::Started : MachineStatus::Unknown;
    }
    for (const Port& port : items.ports)
        if (const Port* owner = index.ownerOf(port)) {
            const bool isRouter = isRouterPort(*owner);
            const bool isListed = places.contains(owner->device);
            SeenMachine& seen = machine(owner->device);
            if (isRouter)
                seen.kind = domain::MachineKind::Router;
            if (!isListed) // then what is called by its id is only out of sight
                seen.isDescribed = items.isWhole(isRouter ? "routers" : "servers");
            seen.interfaces.push_back(interfaceOf(items, index, port));
            if (!port.isWhole)
                seen.partlyRead.insert(port.id);
        }
    // Ports tell more; where they may not be read or there are none, this is better than nothing.
    for (const Server& server : items.servers) {
        SeenMachine& seen = machine(server.id);
        if (!seen.interfaces.empty() || !seen.addresses.empty())
            continue;
        for (const net::IpAddress& value : server.fixed)
            seen.addresses.push_back({.value = value.text()});
        for (const net::IpAddress& value : server.floating)
            seen.addresses.push_back({.value = value.text(), .scope = domain::Scope::Public});
    }
}

} // namespace netatlas::providers::openstack
