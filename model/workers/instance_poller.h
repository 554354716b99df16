// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/workers/instance_poll.h"
#include "model/providers/source/source_settings.h"
#include "model/workers/live_desk.h"
#include "model/workers/passed_time.h"

#include <map>
#include <set>

namespace netatlas::workers {

/// Whose instances are polled.
struct PolledSource
{
    std::string worker; ///< name of the poller
    std::string source;
    domain::ModelId model{0};
    bool isTimed = true; ///< else it asks only when it is asked itself
};

/// Asks a provider about the instances of a source's machines: often while they come up, every now
/// and then once they run (model-and-workers 7.2).
///
/// To be told (`Supervisor::noteNews`) when machines of the model come, go or change their life.
class InstancePoller final : public Worker
{
public:
    /// Desk, clock and timer must outlive the worker's tasks.
    InstancePoller(PolledSource source, std::unique_ptr<providers::Provider> provider,
                   LiveDesk& desk, const Clock& clock, const async::Timer& timer);

    const std::string& name() const override { return m_source.worker; }
    WorkerKind kind() const override { return WorkerKind::InstancePoller; }
    async::Task<Result<RunReport>> run(RunProgress progress) override;
    std::optional<std::chrono::milliseconds> interval() const override;
    void noteAsked() override { m_isAsked = true; }

private:
    using Machines = std::vector<domain::MachineId>;
    using Seen = std::vector<domain::SeenMachine>;
    using Problems = std::vector<domain::SeenProblem>;

    Machines takeEvents(const domain::Model& model);
    Machines dueMachines();
    async::Task<Result<RunReport>> poll(Machines due, Machines running, RunProgress progress);
    async::Task<Result<Seen>> ask(Machines group);
    async::Task<Status> addInterfaces(Seen& instances);
    async::Task<Result<RunReport>> handOver(Seen instances, Machines running);
    Problems missingInstances() const;
    engine::workers::PollSchedule::Time now();

    PolledSource m_source;
    std::unique_ptr<providers::Provider> m_provider;
    LiveDesk& m_desk;
    const Clock& m_clock;
    mutable PassedTime m_passed;
    engine::workers::PollSchedule m_schedule;
    engine::workers::PollSchedule::Time m_longDue = engine::workers::kLongPoll;
    std::map<domain::MachineId, engine::workers::PolledMachine> m_known;
    std::set<domain::MachineId> m_missing; ///< that the provider did not know when last asked
    bool m_isAsked = false;
};

} // namespace netatlas::workers
