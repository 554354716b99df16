// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/site_machines.h"

#include "model/base/text.h"
#include "model/engine/reconcile/observed_config.h"

#include <algorithm>

namespace netatlas::engine::reconcile {

using domain::AddressId;
using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::DeviceType;
using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::MachineId;
using domain::MachineRow;
using domain::ObjectKind;
using domain::Origin;
using domain::SeenMachine;

namespace {

template <class Row>
void countOne(const domain::ModelState& before, const domain::ModelState& now, decltype(Row::id) id,
              SiteCounts& counts)
{
    const Row* start = before.table<Row>().find(id);
    const Row* present = now.table<Row>().find(id);
    if (present)
        ++(!start ? counts.added : *start == *present ? counts.same : counts.updated);
}

} // namespace

SiteMachines::SiteMachines(Reconciliation& run, const domain::SiteObservation& site,
                           const SiteNetworks& networks, SiteOutcome& outcome)
    : m_run(run)
    , m_site(site)
    , m_networks(networks)
    , m_outcome(outcome)
    , m_machines(run.state().table<MachineRow>(),
                 // A machine of another source may be known by its instance alone.
                 [](const MachineRow& row) -> auto& {
                     return row.providerRef.empty() ? row.instanceId : row.providerRef;
                 })
{
    for (const MachineRow& row : run.state().table<MachineRow>())
        m_numbers.insert(row.number.text());
    for (const DeviceRow& row : run.state().table<DeviceRow>())
        if (!row.providerId.empty())
            m_deviceByProviderId.emplace(row.providerId.text(), row.id);
}

void SiteMachines::carryOut()
{
    const domain::ModelState before = m_run.state();
    for (const SeenMachine& seen : m_site.machines)
        takeMachine(seen);
    takeLooseAddresses();
    markMissing();
    const auto& now = m_run.state();
    for (const auto& [ref, id] : m_machines.ids()) {
        if (!m_machines.isSeen(id))
            continue;
        countOne<MachineRow>(before, now, id, m_outcome.counts[ObjectKind::Machine]);
        for (const DeviceId device : m_run.devicesOf(id)) {
            countOne<DeviceRow>(before, now, device, m_outcome.counts[ObjectKind::Device]);
            for (const AddressId address : m_run.addressesOf(device))
                countOne<DeviceAddressRow>(before, now, address,
                                           m_outcome.counts[ObjectKind::Address]);
        }
    }
}

std::string SiteMachines::freeNumber()
{
    while (!m_numbers.insert(std::to_string(m_nextNumber)).second)
        ++m_nextNumber;
    return std::to_string(m_nextNumber);
}

/// Whether anything of the machine was told by itself.
bool SiteMachines::hasAgent(MachineId machine)
{
    const MachineRow* row = m_run.state().table<MachineRow>().find(machine);
    if (row && !row->machineAddresses.empty())
        return true;
    for (const DeviceId device : m_run.devicesOf(machine))
        for (const AddressId address : m_run.addressesOf(device))
            if (m_run.state().table<DeviceAddressRow>().at(address).origin == Origin::Machine)
                return true;
    return false;
}

void SiteMachines::takeMachine(const SeenMachine& seen)
{
    auto id = m_machines.find(seen.ref);
    if (id && m_machines.isSeen(*id)) {
        m_outcome.problems.push_back({.what = "machine",
                                      .key = seen.ref,
                                      .field = "id",
                                      .value = seen.ref,
                                      .cause = "stands there twice"});
        return;
    }
    MachineRow row;
    const bool isDescribed = seen.isDescribed || !id;
    if (id) {
        row = m_run.state().table<MachineRow>().at(*id);
    } else {
        row.id = m_run.recorder().draw<MachineRow>();
        row.number = freeNumber();
    }
    row.providerRef = seen.ref;
    id = row.id;
    m_machines.see(seen.ref, *id);
    m_isAgentKnown = hasAgent(*id);
    if (isDescribed) {
        row.name = seen.name;
        row.kind = seen.kind;
        row.zone = seen.zone;
        if (!m_isAgentKnown)
            row.status = seen.status;
    }
    if (!seen.instanceStatus.empty()) {
        row.instanceId = seen.instanceId.empty() ? seen.ref : seen.instanceId;
        row.instanceStatus = seen.instanceStatus;
        row.instanceInfo = seen.instanceText;
    }
    m_run.recorder().put(std::move(row));
    m_run.ledger().seen(ObjectKind::Machine, id->number(), Origin::Provider);
    const bool showsInterfaces = seen.hasInterfaces || !seen.interfaces.empty();
    if (showsInterfaces)
        takeInterfaces(*id, seen);
    if (showsInterfaces || seen.hasAddresses || !seen.addresses.empty())
        list(*id, seen);
}

void SiteMachines::takeInterfaces(MachineId machine, const SeenMachine& seen)
{
    std::unordered_set<std::uint32_t> seenDevices;
    std::unordered_map<std::string, DeviceId> byName;
    std::vector<std::pair<DeviceId, const InterfaceConfig*>> taken;
    for (const InterfaceConfig& interface : seen.interfaces) {
        if (isOfAnother(machine, interface))
            continue;
        auto device = findDevice(machine, interface);
        if (!device && m_isAgentKnown)
            continue; // the machine has not shown it yet
        if (!device)
            device = makeDevice(machine, interface);
        if (!seenDevices.insert(device->number()).second)
            continue;
        taken.emplace_back(*device, &interface);
        for (const std::string& name : {interface.name, interface.providerId})
            if (!name.empty())
                byName.emplace(name, *device);
    }
    // Parents may come behind their children.
    for (const auto& [device, interface] : taken) {
        fillDevice(device, *interface);
        if (!m_isAgentKnown && interface->type != DeviceType::Unknown) {
            const auto parent = byName.find(interface->parent);
            const bool isShown = parent != byName.end();
            const auto wanted = isShown ? std::optional(parent->second) : std::nullopt;
            // One that is named and not shown may be out of sight.
            if (isShown || interface->parent.empty() || seen.hasInterfaces)
                m_run.recorder().alter<DeviceRow>(device,
                                                  [&](DeviceRow& row) { row.parent = wanted; });
        }
        takeAddresses(device, seen, *interface);
    }
    if (!seen.hasInterfaces)
        return;
    // Children first: what is still named as a parent cannot go.
    std::vector<DeviceId> present = m_run.devicesOf(machine);
    std::reverse(present.begin(), present.end());
    for (const DeviceId device : present) {
        const bool isVlan = m_run.state().table<DeviceRow>().at(device).type == DeviceType::Vlan;
        if (!seenDevices.contains(device.number()) && (seen.hasVlans || !isVlan))
            relinquish(device);
    }
}

/// Whether this look has shown the interface on another machine: taken there and here, it would
/// move with every look.
bool SiteMachines::isOfAnother(MachineId machine, const InterfaceConfig& interface)
{
    if (interface.providerId.empty())
        return false;
    const auto [shown, isFirst] = m_shownOn.emplace(interface.providerId, machine);
    if (isFirst || shown->second == machine)
        return false;
    m_outcome.problems.push_back({.what = "device",
                                  .key = interface.providerId,
                                  .field = "id",
                                  .value = interface.providerId,
                                  .cause = "stands there twice"});
    return true;
}

std::optional<DeviceId> SiteMachines::findDevice(MachineId machine,
                                                 const InterfaceConfig& interface)
{
    const auto& table = m_run.state().table<DeviceRow>();
    const auto known = m_deviceByProviderId.find(interface.providerId);
    if (!interface.providerId.empty() && known != m_deviceByProviderId.end()) {
        const DeviceRow* row = table.find(known->second);
        if (row && row->machine == machine && row->providerId.view() == interface.providerId)
            return row->id;
        if (row && row->providerId.view() == interface.providerId)
            relinquish(row->id); // it has moved to this machine
    }
    std::optional<DeviceId> byMac;
    for (const DeviceId id : m_run.devicesOf(machine)) {
        const DeviceRow& row = table.at(id);
        if (!row.providerId.empty())
            continue;
        if (!interface.name.empty() && row.name.view() == interface.name)
            return id;
        if (!interface.mac.empty() && row.mac.view() == interface.mac &&
            (!byMac || row.type == DeviceType::Ethernet))
            byMac = id;
    }
    return byMac;
}

DeviceId SiteMachines::makeDevice(MachineId machine, const InterfaceConfig& interface)
{
    std::string name = interface.name;
    if (name.empty() || m_run.findDevice(machine, name)) {
        const std::string base = name.empty() ? "eth" : name + '-';
        int number = name.empty() ? 0 : 2;
        do
            name = base + std::to_string(number++);
        while (m_run.findDevice(machine, name));
    }
    DeviceRow row;
    row.machine = machine;
    row.name = name;
    row.providerId = interface.providerId; // so that nobody else is taken for it by name or MAC
    const DeviceId id = m_run.addDevice(std::move(row));
    if (!interface.providerId.empty())
        m_deviceByProviderId.insert_or_assign(interface.providerId, id);
    return id;
}

void SiteMachines::fillDevice(DeviceId device, const InterfaceConfig& interface)
{
    DeviceRow row = m_run.state().table<DeviceRow>().at(device);
    row.providerId = interface.providerId;
    m_run.ledger().seen(ObjectKind::Device, device.number(), Origin::Provider);
    std::optional<domain::SegmentId> segment = m_networks.segment(interface.providerVlanId);
    for (const InterfaceAddress& address : interface.addresses)
        if (const auto* subnet = m_networks.subnet(address.providerSubnetId); subnet && !segment)
            segment = subnet->segment;
    if (!segment)
        segment = m_networks.onlySegment(interface.providerNetworkId);
    if (segment)
        row.segment = segment;
    if (!m_isAgentKnown) {
        const auto other =
            interface.name.empty() ? std::nullopt : m_run.findDevice(row.machine, interface.name);
        if (!interface.name.empty() && !other)
            row.name = interface.name;
        if (interface.type != DeviceType::Unknown) {
            row.type = interface.type;
            row.vlanTag = interface.vlanTag;
        }
        if (!interface.mac.empty())
            row.mac = interface.mac;
        if (interface.mtu > 0)
            row.mtu = interface.mtu;
        row.isUp = !interface.isDisabled;
        row.autoStart = !interface.isNoAutoStart;
        row.virtualPortType = interface.virtualPortType;
        row.routes = routesText(interface.routes);
        row.index = interface.index;
    }
    if (row.index == 0)
        row.index = interface.index;
    if (!interface.zones.empty() || isComplete(ObjectKind::ProviderNetwork))
        row.zones = join(interface.zones, " ");
    row.providerVlanId = interface.providerVlanId;
    m_run.recorder().put(std::move(row));
}

/// The provider lists it no longer: back to the agent, and gone where there is none.
void SiteMachines::relinquish(DeviceId device)
{
    const std::vector<AddressId> addresses = m_run.addressesOf(device);
    for (const AddressId address : addresses)
        relinquishAddress(address);
    const auto& table = m_run.state().table<DeviceRow>();
    const bool isOurs = !table.at(device).providerId.empty();
    const bool isParent = std::any_of(table.begin(), table.end(),
                                      [&](const DeviceRow& row) { return row.parent == device; });
    if (isOurs && !isParent && m_run.addressesOf(device).empty() &&
        !hasAgent(table.at(device).machine))
        return m_run.eraseDevice(device);
    m_run.recorder().alter<DeviceRow>(device, [](DeviceRow& row) { row.providerId = {}; });
}

void SiteMachines::markMissing()
{
    if (!m_site.complete.contains(ObjectKind::Machine))
        return;
    for (const auto& [ref, id] : m_machines.ids())
        if (!m_machines.isSeen(id)) {
            m_run.ledger().missing(ObjectKind::Machine, id.number(), Origin::Provider);
            ++m_outcome.counts[ObjectKind::Machine].missing;
        }
}

} // namespace netatlas::engine::reconcile
