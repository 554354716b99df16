// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_reading.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace netatlas::exchange {

using namespace domain;

namespace {

/// The global key of a device (model-and-workers 2.7).
std::string deviceKey(std::string_view machine, std::string_view device)
{
    return "m#" + std::string(machine) + "#d#" + std::string(device);
}

bool isDeviceName(std::string_view name)
{
    return !name.empty() && name.find('#') == name.npos;
}

bool isContainer(std::string_view number)
{
    return number.find('/') != std::string_view::npos;
}

bool lists(const std::vector<ListedAddress>& addresses, std::string_view value)
{
    return std::any_of(addresses.begin(), addresses.end(),
                       [value](const ListedAddress& address) { return address.value == value; });
}

/// A preferred address comes from the list that has its value, the provider's first (16.2).
void takeOrigin(std::optional<ListedAddress>& preferred, const MachineRow& machine)
{
    if (!preferred || preferred->origin != Origin::Unknown)
        return;
    if (lists(machine.providerAddresses, preferred->value))
        preferred->origin = Origin::Provider;
    else if (lists(machine.machineAddresses, preferred->value))
        preferred->origin = Origin::Machine;
}

} // namespace

void FragmentReading::readMachines(const JsonMembers& top)
{
    top.forEach("machines", [this](const JsonMembers& members) { readMachine(members); });
    findHosts();
    top.forEach("devices", [this](const JsonMembers& members) { readDevice(members); });
    top.forEach("devices", [this](const JsonMembers& members) { readDeviceParent(members); });
    top.forEach("ip-addresses", [this](const JsonMembers& members) { readDeviceAddress(members); });
}

void FragmentReading::readMachine(const JsonMembers& members)
{
    const std::string number = members.text("id");
    if (number.empty())
        return members.refuse("id", "missing");
    MachineRow row;
    row.id = m_state.sequences.draw<MachineRow>();
    row.number = number;
    if (!m_machineByNumber.emplace(number, row.id).second)
        return members.refuse("id", "given twice", number);
    row.name = members.text("name");
    row.kind =
        members.word("kind", isContainer(number) ? MachineKind::Container : MachineKind::Machine);
    row.life = members.word("life", Life::Alive);
    row.status = members.word("status", MachineStatus::Started);
    row.zone = shared(members, "zone");
    row.providerRef = members.text("provider-ref");
    row.isManual = members.truth("manual");
    const JsonMembers instance = members.object("instance");
    row.instanceId = instance.text("id");
    row.instanceStatus = shared(instance, "status");
    row.instanceInfo = instance.text("info");
    row.providerAddresses = readAddresses(members, "addresses", Origin::Provider);
    row.machineAddresses = readAddresses(members, "machine-addresses", Origin::Machine);
    row.preferredPublic = readAddress(members, "preferred-public", Origin::Unknown);
    row.preferredPrivate = readAddress(members, "preferred-private", Origin::Unknown);
    takeOrigin(row.preferredPublic, row);
    takeOrigin(row.preferredPrivate, row);
    readConstraint(members, ConstraintLevel::Machine, row.id.number());
    m_state.table<MachineRow>().put(std::move(row));
}

/// `2/lxd/0` stands in machine 2, `2/lxd/0/kvm/1` in that container. A host may stand later in the
/// list, or not be in the fragment at all.
void FragmentReading::findHosts()
{
    std::vector<std::pair<MachineId, MachineId>> hosts;
    for (const MachineRow& machine : m_state.table<MachineRow>()) {
        std::string_view host = machine.number;
        for (int cut = 0; cut < 2; ++cut)
            host = host.substr(0, std::max<std::size_t>(host.rfind('/') + 1, 1) - 1);
        const auto found = m_machineByNumber.find(std::string(host));
        if (isContainer(machine.number) && found != m_machineByNumber.end())
            hosts.emplace_back(machine.id, found->second);
    }
    for (const auto& [container, host] : hosts)
        m_state.table<MachineRow>().edit(container).parent = host;
}

void FragmentReading::readDevice(const JsonMembers& members)
{
    const auto machine = machineNamed(members, "machine");
    const std::string name = members.text("name");
    if (!machine || name.empty())
        return members.refuse(machine ? "name" : "machine", "missing");
    if (name.find('#') != std::string::npos)
        return members.refuse("name", "holds #", name);
    DeviceRow row;
    row.id = m_state.sequences.draw<DeviceRow>();
    row.machine = *machine;
    row.name = m_pool.share(name);
    if (!m_deviceByKey.emplace(deviceKey(members.text("machine"), name), row.id).second)
        return members.refuse("name", "given twice", name);
    row.type = members.word("type", DeviceType::Ethernet);
    // Both words of the one value are read (model-and-workers 1).
    row.virtualPortType = members.text("virtual-port-type") == "ovs"
                              ? VirtualPortType::OpenVSwitch
                              : members.word("virtual-port-type", VirtualPortType::None);
    row.mac = shared(members, "mac");
    row.mtu = members.numberUpTo("mtu", kLargestNumber);
    row.vlanTag = members.numberUpTo("vlan-tag", kLargestVlan);
    row.isUp = members.truth("up", true);
    row.autoStart = members.truth("auto-start", true);
    row.segment = referenceTo<SegmentRow>(members, "segment-id");
    row.providerId = shared(members, "provider-id");
    if (const boost::json::array* routes = members.listOf("routes"); routes && !routes->empty())
        row.routes = boost::json::serialize(*routes);
    row.index = members.numberUpTo("index", kLargestNumber);
    row.zones = m_pool.share(join(members.texts("zones"), " "));
    row.providerVlanId = shared(members, "provider-vlan-id");
    m_state.table<DeviceRow>().put(std::move(row));
}

/// A parent is a device of the same machine by name, or any device by its global key; it may
/// stand later in the list.
void FragmentReading::readDeviceParent(const JsonMembers& members)
{
    const std::string parent = members.text("parent");
    if (parent.empty())
        return;
    const std::string machine = members.text("machine");
    const auto own = m_deviceByKey.find(deviceKey(machine, members.text("name")));
    auto found = m_deviceByKey.find(deviceKey(machine, parent));
    if (found == m_deviceByKey.end())
        found = m_deviceByKey.find(parent);
    if (found == m_deviceByKey.end() && makesMissingRows() && isDeviceName(parent)) {
        const std::string key = deviceKey(machine, parent);
        addDevice(m_state.table<DeviceRow>().at(own->second).machine, key, parent);
        found = m_deviceByKey.find(key);
    }
    if (found == m_deviceByKey.end() || found->second == own->second)
        return members.refuse("parent", "not found", parent);
    m_state.table<DeviceRow>().edit(own->second).parent = found->second;
}

void FragmentReading::readDeviceAddress(const JsonMembers& members)
{
    const auto machine = machineNamed(members, "machine");
    const std::string name = members.text("device");
    const std::string key = deviceKey(members.text("machine"), name);
    if (machine && makesMissingRows() && isDeviceName(name) && !m_deviceByKey.contains(key))
        addDevice(*machine, key, name);
    const auto device = m_deviceByKey.find(key);
    if (device == m_deviceByKey.end())
        return members.refuse("device", "not found", name);
    const auto value = members.address("value");
    if (!value)
        return members.refuse("value", "missing");
    DeviceAddressRow row;
    row.id = m_state.sequences.draw<DeviceAddressRow>();
    row.device = device->second;
    row.value = *value;
    if (const std::string given = members.text("value"); given != value->text())
        row.valueText = given;
    if (const auto cidr = members.cidr("cidr"))
        row.cidr = cidr->network();
    row.configMethod = members.text("config-method") == "dynamic"
                           ? ConfigMethod::Dhcp
                           : members.word("config-method", ConfigMethod::Static);
    row.origin = members.word("origin", Origin::Machine);
    row.isSecondary = members.truth("secondary");
    row.isShadow = members.truth("shadow");
    row.isDefaultGateway = members.truth("default-gateway");
    row.gateway = members.address("gateway");
    row.dnsServers = m_pool.share(join(members.texts("dns-servers"), " "));
    row.dnsSearchDomains = m_pool.share(join(members.texts("dns-search-domains"), " "));
    row.providerId = shared(members, "provider-id");
    row.providerNetworkId = shared(members, "provider-network-id");
    row.providerSubnetId = shared(members, "provider-subnet-id");
    m_state.table<DeviceAddressRow>().put(std::move(row));
}

std::optional<MachineId> FragmentReading::machineNamed(const JsonMembers& members,
                                                       std::string_view name)
{
    const std::string number = members.text(name);
    if (number.empty())
        return std::nullopt;
    const auto found = m_machineByNumber.find(number);
    if (found != m_machineByNumber.end())
        return found->second;
    if (makesMissingRows())
        return addMachine(number);
    members.refuse(name, "not found", number);
    return std::nullopt;
}

MachineId FragmentReading::addMachine(const std::string& number)
{
    MachineRow row;
    row.id = m_state.sequences.draw<MachineRow>();
    row.number = number;
    row.kind = isContainer(number) ? MachineKind::Container : MachineKind::Machine;
    m_machineByNumber.emplace(number, row.id);
    const MachineId id = row.id;
    m_state.table<MachineRow>().put(std::move(row));
    return id;
}

DeviceId FragmentReading::addDevice(MachineId machine, const std::string& key,
                                    const std::string& name)
{
    DeviceRow row;
    row.id = m_state.sequences.draw<DeviceRow>();
    row.machine = machine;
    row.name = m_pool.share(name);
    m_deviceByKey.emplace(key, row.id);
    const DeviceId id = row.id;
    m_state.table<DeviceRow>().put(std::move(row));
    return id;
}

} // namespace netatlas::exchange
