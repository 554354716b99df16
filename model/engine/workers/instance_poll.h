// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/change_set.h"
#include "model/domain/facts.h"
#include "model/domain/site_observation.h"
#include "model/engine/workers/poll_schedule.h"

namespace netatlas::engine::workers {

/// A machine as the instance poller knows it (model-and-workers 7.2).
struct PolledMachine
{
    domain::MachineId machine{0};
    domain::Life life = domain::Life::Alive;
    bool isManual = false;
    std::string instanceId; ///< empty while it is not provisioned
    std::string instanceStatus;

    /// What befell it, for the schedule. Valid as long as this is.
    MachineEvent event() const { return {life, isManual, instanceStatus}; }
    /// Whether something happened that makes the next poll soon; a status is no such thing.
    bool hasNews(const PolledMachine& before) const
    {
        return life != before.life || isManual != before.isManual ||
               instanceId != before.instanceId;
    }
};

/// The machines of a model that may have instances, in order of their ids.
std::vector<PolledMachine> polledMachines(const domain::Model& model);

/// What a poll showed of one machine, once it stands in the model.
struct PolledInstance
{
    domain::MachineId machine{0};
    std::string providerStatus;
    domain::MachineStatus machineStatus = domain::MachineStatus::Unknown;
    bool hasAddresses = false;
    bool startedRunning = false;

    /// Valid as long as this is.
    PollOutcome outcome() const
    {
        return {providerStatus, machineStatus, hasAddresses, startedRunning};
    }
};

/// One poll against a model.
struct InstancePoll
{
    domain::ChangeSet changes;
    std::vector<PolledInstance> instances; ///< of the machines that are still there
    std::vector<domain::SeenProblem> problems;
};

/// The instance as one interface an address says it, where its provider shows no interfaces.
void fillFromAddresses(domain::SeenMachine& instance);

/// Brings polled instances together with the model: their states, address lists and interfaces,
/// by the rules of a look at the whole site, so that the two never contradict each other.
/// `running` are machines whose instance is set so without asking anybody.
InstancePoll takeInstances(const domain::Model& model, const std::string& source,
                           const std::vector<domain::SeenMachine>& instances,
                           const std::vector<domain::MachineId>& running, Timestamp now);

} // namespace netatlas::engine::workers
