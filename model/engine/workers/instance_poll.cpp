// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/instance_poll.h"

#include "model/engine/addressing/address.h"
#include "model/engine/reconcile/site_reconciliation.h"

#include <unordered_map>

namespace netatlas::engine::workers {

using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::MachineId;
using domain::MachineKind;
using domain::MachineRow;
using domain::SeenMachine;

namespace {

/// Routers and the like are no instances, and nobody could ask about them.
bool mayBeInstance(const MachineRow& row)
{
    return row.kind == MachineKind::Machine || !row.instanceId.empty();
}

domain::ListedAddress listedOf(const InterfaceAddress& address)
{
    domain::ListedAddress listed;
    listed.value = address.value;
    listed.type = address.type.value_or(addressing::typeOf(address.value));
    listed.scope = address.scope == domain::Scope::Unknown ? addressing::scopeOf(address.value)
                                                           : address.scope;
    return listed;
}

} // namespace

std::vector<PolledMachine> polledMachines(const domain::Model& model)
{
    std::vector<PolledMachine> machines;
    for (const MachineRow& row : model.table<MachineRow>())
        if (mayBeInstance(row))
            machines.push_back({row.id, row.life, row.isManual, row.instanceId,
                                std::string(row.instanceStatus.view())});
    return machines;
}

void fillFromAddresses(SeenMachine& instance)
{
    std::vector<domain::ListedAddress> listed;
    listed.reserve(instance.addresses.size());
    for (const InterfaceAddress& address : instance.addresses)
        listed.push_back(listedOf(address));
    // The list of a machine holds its own addresses first, then those that lead to it.
    std::vector<InterfaceAddress> own;
    std::vector<InterfaceAddress> shadows;
    for (const InterfaceConfig& interface : interfacesOf(listed)) {
        own.insert(own.end(), interface.addresses.begin(), interface.addresses.end());
        shadows.insert(shadows.end(), interface.shadowAddresses.begin(),
                       interface.shadowAddresses.end());
    }
    own.insert(own.end(), shadows.begin(), shadows.end());
    instance.addresses = std::move(own);
}

InstancePoll takeInstances(const domain::Model& model, const std::string& source,
                           const std::vector<SeenMachine>& instances,
                           const std::vector<MachineId>& running, Timestamp now)
{
    reconcile::Reconciliation run(model, now, source);
    for (const MachineId id : running)
        if (run.state().table<MachineRow>().contains(id))
            run.recorder().alter<MachineRow>(
                id, [](MachineRow& row) { row.instanceStatus = "running"; });
    InstancePoll poll;
    domain::SiteObservation site;
    site.machines = instances;
    poll.problems = reconcile::reconcileMachines(run, std::move(site)).problems;

    std::unordered_map<std::string, const SeenMachine*> seen;
    for (const SeenMachine& instance : instances)
        seen.emplace(instance.ref, &instance);
    for (const MachineRow& row : model.table<MachineRow>()) {
        const auto found = seen.find(row.providerRef.empty() ? row.instanceId : row.providerRef);
        if (found == seen.end())
            continue;
        const MachineRow& after = run.state().table<MachineRow>().at(row.id);
        poll.instances.push_back({.machine = row.id,
                                  .providerStatus = found->second->instanceStatus,
                                  .machineStatus = after.status,
                                  .hasAddresses = !after.providerAddresses.empty(),
                                  .startedRunning = after.instanceStatus.view() == "running" &&
                                                    row.instanceStatus.view() != "running"});
    }
    poll.changes = run.changes();
    return poll;
}

} // namespace netatlas::engine::workers
