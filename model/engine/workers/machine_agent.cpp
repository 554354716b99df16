// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/machine_agent.h"

#include "model/base/text.h"
#include "model/domain/default_bridges.h"
#include "model/engine/workers/agent_addresses.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::workers {

using namespace netatlas::domain;

namespace {

bool holdsUnits(const ModelState& state, MachineId machine)
{
    const auto& units = state.table<UnitRow>();
    return std::any_of(units.begin(), units.end(),
                       [&](const UnitRow& unit) { return unit.machine == machine; });
}

/// The machine with the lowest number of which addresses are known.
const MachineRow* firstMachine(const ModelState& state)
{
    const MachineRow* first = nullptr;
    for (const MachineRow& row : state.table<MachineRow>()) {
        const bool isReachable = !row.providerAddresses.empty() || !row.machineAddresses.empty();
        if (isReachable && row.kind == MachineKind::Machine &&
            (!first || compareNaturally(row.number, first->number) < 0))
            first = &row;
    }
    return first;
}

std::set<std::string> bridgeAddresses(const ModelState& state, MachineId machine)
{
    std::set<DeviceId> bridges;
    for (const DeviceRow& device : state.table<DeviceRow>())
        if (device.machine == machine && isDefaultBridge(device.name.view()))
            bridges.insert(device.id);
    std::set<std::string> values;
    for (const DeviceAddressRow& address : state.table<DeviceAddressRow>())
        if (bridges.contains(address.device))
            values.insert(address.value.text());
    return values;
}

} // namespace

Result<std::optional<MachineId>> machineOfHost(const ModelState& state, const std::string& hostName)
{
    std::vector<const MachineRow*> named;
    for (const MachineRow& row : state.table<MachineRow>()) {
        if (row.providerRef == hostName)
            return std::optional(row.id);
        if (row.name == hostName)
            named.push_back(&row);
    }
    if (named.size() > 1) {
        std::vector<std::string> candidates;
        for (const MachineRow* row : named)
            candidates.push_back(row->number.text());
        return fail(ErrorKind::Ambiguous,
                    {{"what", "machine"}, {"key", hostName}, {"candidates", candidates}});
    }
    return named.empty() ? std::nullopt : std::optional(named.front()->id);
}

void retireMachine(ChangeRecorder& rows, MachineId machine)
{
    if (rows.table<MachineRow>().at(machine).life == Life::Alive)
        return;
    const bool mayDie = !holdsUnits(rows.state(), machine);
    rows.alter<MachineRow>(machine, [&](MachineRow& row) {
        row.status = MachineStatus::Stopped;
        if (mayDie)
            row.life = Life::Dead;
    });
}

void bootstrapController(ChangeRecorder& rows, std::int64_t apiPort)
{
    const MachineRow* first = firstMachine(rows.state());
    const auto& documents = rows.table<HostPortsRow>();
    const bool isKnown =
        std::any_of(documents.begin(), documents.end(),
                    [](const HostPortsRow& row) { return row.audience == Audience::All; });
    if (!first || isKnown)
        return;
    const MachineId machine = first->id;
    std::vector<ListedAddress> addresses =
        first->providerAddresses.empty() ? first->machineAddresses : first->providerAddresses;
    const auto ofBridges = bridgeAddresses(rows.state(), machine);
    std::erase_if(addresses,
                  [&](const ListedAddress& address) { return ofBridges.contains(address.value); });
    if (addresses.empty())
        return;
    std::vector<ServerPort> server;
    for (ListedAddress& address : addresses) {
        address.origin = Origin::Provider;
        address.subnet.reset();
        address.space.reset(); // alpha, whatever it will turn out to be
        server.push_back({address, apiPort});
    }
    rows.alter<MachineRow>(machine, [&](MachineRow& row) { row.providerAddresses = addresses; });
    rows.put(HostPortsRow{.id = rows.draw<HostPortsRow>(),
                          .audience = Audience::All,
                          .servers = {std::move(server)}});
}

} // namespace netatlas::engine::workers
