// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/reconcile/preferred_addresses.h"
#include "model/exchange/juju_model_merge.h"
#include "model/exchange/stream_members.h"

#include <algorithm>

namespace netatlas::exchange {

using namespace domain;

namespace {

/// A row that the dump no longer has gives its provider's id to the one that has it now.
template <class Row>
void freeProviderIds(ChangeRecorder& recorder, const std::unordered_set<decltype(Row::id)>& kept)
{
    std::unordered_set<std::string> used;
    std::vector<decltype(Row::id)> clashing;
    for (const Row& row : recorder.table<Row>())
        if (kept.contains(row.id) && !row.providerId.empty())
            used.insert(row.providerId.text());
    for (const Row& row : recorder.table<Row>())
        if (!kept.contains(row.id) && used.contains(row.providerId.text()))
            clashing.push_back(row.id);
    for (const auto id : clashing)
        recorder.alter<Row>(id, [](Row& row) { row.providerId = {}; });
}

template <class Pairs>
auto storedIds(const Pairs& pairs)
{
    std::unordered_set<typename Pairs::mapped_type> ids;
    for (const auto& one : pairs)
        ids.insert(one.second);
    return ids;
}

} // namespace

void JujuModelMerge::machines()
{
    pair<MachineRow>(m_machines, [](const MachineRow& row) { return row.number.text(); });
    std::unordered_map<std::string, const boost::json::object*> said;
    eachObject(m_stream, "machines", [&](const boost::json::object& machine) {
        said.emplace(idTextOf(machine, "id"), &machine);
        m_listsProvider |= machine.contains("addresses");
        m_listsMachine |= machine.contains("machine-addresses");
    });
    for (const MachineRow& wanted : m_wanted.table<MachineRow>())
        machine(wanted, *said.at(wanted.number.text()));
    if (lists("machines"))
        markMissing<MachineRow>(m_machines);
}

void JujuModelMerge::machine(const MachineRow& wanted, const boost::json::object& said)
{
    const bool isNew = !m_machines.contains(wanted.id);
    auto row = rowFor<MachineRow>(m_machines, wanted.id);
    row.number = wanted.number;
    if (isNew)
        row.kind = wanted.kind;
    if (wanted.parent)
        row.parent = m_machines.at(*wanted.parent);
    if (said.contains("name"))
        row.name = wanted.name;
    if (said.contains("status"))
        row.status = wanted.status;
    if (said.contains("zone"))
        row.zone = wanted.zone;
    if (said.contains("manual"))
        row.isManual = wanted.isManual;
    if (!wanted.instanceId.empty())
        row.instanceId = wanted.instanceId;
    if (const auto* instance = said.if_contains("instance");
        instance && instance->is_object() && instance->get_object().contains("status")) {
        row.instanceStatus = wanted.instanceStatus;
        row.instanceInfo = wanted.instanceInfo;
    }
    takeAddresses(row, wanted);
    put(std::move(row));
}

/// A list that no machine of the dump has is not said; where others have one, a machine without
/// has none. The preferred addresses are settled at once, so that nothing follows from them later.
void JujuModelMerge::takeAddresses(MachineRow& row, const MachineRow& wanted) const
{
    using engine::reconcile::storedList;
    if (m_listsProvider)
        row.providerAddresses = storedList(placed(wanted.providerAddresses), Origin::Provider);
    if (m_listsMachine)
        row.machineAddresses = storedList(placed(wanted.machineAddresses), Origin::Machine);
    if (wanted.preferredPublic)
        row.preferredPublic = placed(*wanted.preferredPublic);
    if (wanted.preferredPrivate)
        row.preferredPrivate = placed(*wanted.preferredPrivate);
    engine::addressing::preferAddresses(row);
}

ListedAddress JujuModelMerge::placed(ListedAddress address) const
{
    if (address.subnet)
        address.subnet = m_subnets.at(*address.subnet);
    if (address.space)
        address.space = m_spaces.at(*address.space);
    return address;
}

std::vector<ListedAddress> JujuModelMerge::placed(const std::vector<ListedAddress>& addresses) const
{
    std::vector<ListedAddress> list;
    list.reserve(addresses.size());
    for (const ListedAddress& address : addresses)
        list.push_back(placed(address));
    return list;
}

void JujuModelMerge::devices()
{
    for (const DeviceRow& wanted : m_wanted.table<DeviceRow>())
        if (const auto found = m_run.findDevice(m_machines.at(wanted.machine), wanted.name.text()))
            m_devices.emplace(wanted.id, *found);
    for (const DeviceRow& wanted : m_wanted.table<DeviceRow>())
        device(wanted);
    for (const DeviceRow& wanted : m_wanted.table<DeviceRow>()) {
        DeviceRow row = m_run.state().table<DeviceRow>().at(m_devices.at(wanted.id));
        row.parent = wanted.parent ? std::optional(m_devices.at(*wanted.parent)) : std::nullopt;
        put(std::move(row));
    }
    if (!lists("devices"))
        return;
    freeProviderIds<DeviceRow>(m_run.recorder(), storedIds(m_devices));
    markMissing<DeviceRow>(m_devices);
}

void JujuModelMerge::device(const DeviceRow& wanted)
{
    auto row = rowFor<DeviceRow>(m_devices, wanted.id);
    row.machine = m_machines.at(wanted.machine);
    row.name = wanted.name;
    row.type = wanted.type;
    row.virtualPortType = wanted.virtualPortType;
    row.mac = wanted.mac;
    row.mtu = wanted.mtu;
    row.isUp = wanted.isUp;
    row.autoStart = wanted.autoStart;
    row.providerId = wanted.providerId;
    m_run.recorder().put(std::move(row));
}

void JujuModelMerge::addresses()
{
    for (const DeviceAddressRow& wanted : m_wanted.table<DeviceAddressRow>())
        if (const auto found = m_run.findAddress(m_devices.at(wanted.device), wanted.value))
            m_addresses.emplace(wanted.id, *found);
    for (const DeviceAddressRow& wanted : m_wanted.table<DeviceAddressRow>())
        address(wanted);
    if (!lists("ip-addresses"))
        return;
    freeProviderIds<DeviceAddressRow>(m_run.recorder(), storedIds(m_addresses));
    markMissing<DeviceAddressRow>(m_addresses);
}

void JujuModelMerge::address(const DeviceAddressRow& wanted)
{
    DeviceAddressRow row = wanted;
    row.id = rowFor<DeviceAddressRow>(m_addresses, wanted.id).id;
    row.device = m_devices.at(wanted.device);
    put(std::move(row));
}

} // namespace netatlas::exchange
