// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/engine/reconcile/site_machines.h"

#include <algorithm>

// The addresses of a site's machines and those of nobody.
namespace netatlas::engine::reconcile {

using domain::AddressId;
using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::LooseAddressRow;
using domain::MachineId;
using domain::MachineRow;
using domain::ObjectKind;
using domain::Origin;
using domain::SeenMachine;

namespace {

std::string keyOfLoose(const std::string& ref, const net::IpAddress& value)
{
    return ref.empty() ? std::string() : ref + '/' + value.text();
}

/// What the interface says of all its addresses; its gateway is that of those beside it.
void fillWayOut(DeviceAddressRow& row, const InterfaceConfig& interface)
{
    const auto gateway = net::IpAddress::parse(interface.gateway);
    const bool isBeside = gateway && row.cidr && row.cidr->contains(*gateway);
    row.gateway = isBeside ? std::optional(*gateway) : std::nullopt;
    row.isDefaultGateway = interface.isDefaultGateway && (isBeside || !gateway);
    row.dnsServers = join(interface.dnsServers, " ");
    row.dnsSearchDomains = join(interface.dnsSearchDomains, " ");
}

} // namespace

void SiteMachines::takeAddresses(DeviceId device, const SeenMachine& seen,
                                 const InterfaceConfig& interface)
{
    m_seenAddresses.clear();
    for (const InterfaceAddress& address : interface.addresses)
        takeAddress(device, interface, address, false);
    for (const InterfaceAddress& address : interface.shadowAddresses)
        takeAddress(device, interface, address, true);
    const std::vector<AddressId> present = m_run.addressesOf(device);
    const bool isPartlyRead = seen.partlyRead.contains(interface.providerId);
    for (const AddressId address : present) {
        const bool isShadow = m_run.state().table<DeviceAddressRow>().at(address).isShadow;
        const bool isAllTold = isShadow ? seen.hasShadows : !isPartlyRead;
        if (isAllTold && !m_seenAddresses.contains(address.number()))
            relinquishAddress(address);
    }
}

/// What the look says of an address. Its network comes from its subnet where that is known.
void SiteMachines::followAddress(DeviceAddressRow& row, const InterfaceConfig& interface,
                                 const InterfaceAddress& address, bool isShadow) const
{
    row.origin = Origin::Provider;
    row.providerId = address.providerId;
    // The subnet of a shadow is found by looking: with some out of sight it may be a wrong one.
    const bool isSure = !isShadow || isComplete(ObjectKind::Subnet);
    if (isSure || row.providerSubnetId.empty())
        row.providerSubnetId = address.providerSubnetId;
    const auto* subnet = m_networks.subnet(row.providerSubnetId.text());
    row.providerNetworkId = subnet ? subnet->providerNetworkId : interface.providerNetworkId;
}

void SiteMachines::takeAddress(DeviceId device, const InterfaceConfig& interface,
                               const InterfaceAddress& address, bool isShadow)
{
    const auto value = net::IpAddress::parse(address.value);
    if (!value)
        return; // the providers give none of these
    auto id = m_run.findAddress(device, *value);
    if (!id && m_isAgentKnown && !isShadow)
        return; // the machine has not shown it yet
    DeviceAddressRow row;
    if (id) {
        row = m_run.state().table<DeviceAddressRow>().at(*id);
    } else {
        row.device = device;
        row.value = *value;
    }
    const bool isOurs = !m_isAgentKnown || row.isShadow || !id;
    followAddress(row, interface, address, isShadow);
    if (isOurs) {
        row.isShadow = isShadow;
        if (address.configMethod != domain::ConfigMethod::Unknown)
            row.configMethod = address.configMethod;
        row.isSecondary = address.isSecondary;
        const bool isSame = row.providerSubnetId.view() == address.providerSubnetId;
        const auto* subnet = m_networks.subnet(row.providerSubnetId.text());
        if (const auto cidr = net::Cidr::parse(address.cidr); cidr && isSame)
            row.cidr = cidr->network();
        else if (subnet)
            row.cidr = subnet->cidr.network();
        else if (isComplete(ObjectKind::Subnet))
            row.cidr.reset();
        fillWayOut(row, interface);
    }
    if (id)
        m_run.recorder().put(std::move(row));
    else
        id = m_run.addAddress(std::move(row));
    m_seenAddresses.insert(id->number());
    m_run.ledger().seen(ObjectKind::Address, id->number(), Origin::Provider);
}

void SiteMachines::relinquishAddress(AddressId address)
{
    const DeviceAddressRow& row = m_run.state().table<DeviceAddressRow>().at(address);
    if (row.origin != Origin::Provider)
        return;
    const MachineId machine = m_run.state().table<DeviceRow>().at(row.device).machine;
    if (row.isShadow || !hasAgent(machine))
        return m_run.eraseAddress(address);
    m_run.recorder().alter<DeviceAddressRow>(address, [](DeviceAddressRow& changed) {
        changed.origin = Origin::Machine;
        changed.providerId = {};
        changed.providerNetworkId = {};
        changed.providerSubnetId = {};
    });
}

/// The provider's list of the machine: per interface its own addresses, then its shadows (6.2).
void SiteMachines::list(MachineId machine, const SeenMachine& seen)
{
    std::vector<domain::ListedAddress> addresses;
    const auto add = [&](const InterfaceAddress& address, bool isShadow) {
        domain::ListedAddress listed;
        listed.value = address.value;
        listed.type = address.type.value_or(address.value.find(':') != std::string::npos
                                                ? domain::AddressType::Ipv6
                                                : domain::AddressType::Ipv4);
        listed.scope = isShadow ? domain::Scope::Public : address.scope;
        listed.origin = Origin::Provider;
        listed.cidr = address.cidr;
        if (const auto* subnet = m_networks.subnet(address.providerSubnetId)) {
            listed.subnet = subnet->id;
            if (listed.cidr.empty())
                listed.cidr = subnet->cidr.network().text();
        }
        addresses.push_back(std::move(listed));
    };
    for (const InterfaceConfig& interface : seen.interfaces) {
        for (const InterfaceAddress& address : interface.addresses)
            add(address, false);
        for (const InterfaceAddress& address : interface.shadowAddresses)
            add(address, true);
    }
    for (const InterfaceAddress& address : seen.addresses)
        add(address, false);
    keepListed(machine, seen, addresses);
    if (const Status set = m_run.setAddresses(machine, Origin::Provider, std::move(addresses));
        !set)
        m_outcome.problems.push_back({.what = "machine",
                                      .key = seen.ref,
                                      .field = "addresses",
                                      .cause = "was removed here, so its addresses stay out"});
}

/// What the list says of an address stays where the look does not tell it, and so does an address
/// that is still on a device of the machine.
void SiteMachines::keepListed(MachineId machine, const SeenMachine& seen,
                              std::vector<domain::ListedAddress>& addresses)
{
    const bool isPartlyRead = seen.partlyRead.contains(seen.ref);
    const auto& subnets = m_run.state().table<domain::SubnetRow>();
    for (const auto& known : m_run.state().table<MachineRow>().at(machine).providerAddresses) {
        const auto same = std::find_if(addresses.begin(), addresses.end(),
                                       [&](const auto& one) { return one.value == known.value; });
        if (same == addresses.end()) {
            if (isPartlyRead || isOnDevice(machine, known.value))
                addresses.push_back(known);
            continue;
        }
        if (isComplete(ObjectKind::Device) && isComplete(ObjectKind::Subnet))
            continue;
        // The subnet of a public one is found by looking: with some out of sight it may be wrong.
        const bool isSure = same->subnet && (same->scope != domain::Scope::Public ||
                                             isComplete(ObjectKind::Subnet));
        if (!isSure && known.subnet && subnets.contains(*known.subnet)) {
            same->subnet = known.subnet;
            same->cidr = known.cidr;
        } else if (same->cidr.empty()) {
            same->cidr = known.cidr;
        }
    }
}

bool SiteMachines::isOnDevice(MachineId machine, const std::string& value)
{
    const auto address = net::IpAddress::parse(value);
    for (const DeviceId device : m_run.devicesOf(machine))
        if (const auto id = address ? m_run.findAddress(device, *address) : std::nullopt;
            id && m_run.state().table<DeviceAddressRow>().at(*id).origin == Origin::Provider)
            return true;
    return false;
}

/// What the source calls the devices of machines and their addresses. Machines that are gone have
/// none of these.
std::unordered_set<std::string> SiteMachines::idsOnMachines() const
{
    std::unordered_set<std::string> ids;
    const auto& devices = m_run.state().table<DeviceRow>();
    const auto isThere = [&](const DeviceRow& row) {
        return m_machines.isSeen(row.machine) || !isComplete(ObjectKind::Machine);
    };
    for (const DeviceRow& row : devices)
        if (isThere(row))
            ids.insert(row.providerId.text());
    for (const DeviceAddressRow& row : m_run.state().table<DeviceAddressRow>())
        if (isThere(devices.at(row.device)))
            ids.insert(row.providerId.text());
    return ids;
}

void SiteMachines::takeLooseAddress(const domain::SeenLooseAddress& seen,
                                    std::optional<domain::LooseAddressId> known)
{
    LooseAddressRow row;
    if (known)
        row = m_run.state().table<LooseAddressRow>().at(*known);
    else
        row.id = m_run.recorder().draw<LooseAddressRow>();
    if (!known || isComplete(ObjectKind::Subnet) || !row.subnet) {
        const auto* subnet = m_networks.subnet(seen.subnet);
        row.subnet = subnet ? std::optional(subnet->id) : std::nullopt;
    }
    const auto domain = m_networks.domainOf(seen.network, seen.value.family());
    row.routingDomain = domain.value_or(domain::kDefaultDomain);
    row.value = seen.value;
    row.state = seen.state;
    // Where several use it, it is called by the first.
    if (!known || (isComplete(ObjectKind::LooseAddress) && !seen.name.empty()))
        row.name = seen.name;
    if (!seen.mac.empty())
        row.mac = seen.mac;
    row.providerRef = seen.ref;
    m_run.recorder().put(std::move(row));
}

void SiteMachines::takeLooseAddresses()
{
    const bool isWhole = isComplete(ObjectKind::LooseAddress);
    const auto onMachines = isWhole ? std::unordered_set<std::string>() : idsOnMachines();
    std::unordered_map<std::string, domain::LooseAddressId> known;
    for (const LooseAddressRow& row : m_run.state().table<LooseAddressRow>())
        if (const std::string key = keyOfLoose(row.providerRef, row.value); !key.empty())
            known.emplace(key, row.id);
    std::unordered_set<std::string> taken;
    for (const auto& seen : m_site.looseAddresses) {
        const std::string key = keyOfLoose(seen.ref, seen.value);
        // One without an id, or shown twice, would be another one with each look.
        if (key.empty() || !taken.insert(key).second)
            continue;
        // Whose it is may be what could not be told: the machine that has it keeps it.
        if (onMachines.contains(seen.ref))
            continue;
        const auto found = known.find(key);
        takeLooseAddress(seen, found == known.end() ? std::nullopt : std::optional(found->second));
    }
    if (!isWhole)
        return;
    for (const auto& [key, id] : known)
        if (!taken.contains(key))
            m_run.recorder().erase<LooseAddressRow>(id);
}

} // namespace netatlas::engine::reconcile
