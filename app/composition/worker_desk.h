// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "model/workers/job_runner.h"
#include "model/workers/live_desk.h"

#include <map>

namespace netatlas::composition {

/// Where workers and the session meet: what they ask for is worked out on the pool and taken at
/// home into live (user-experience 7.1).
///
/// Lives on the thread of the session; its tasks run on that of the workers.
class WorkerDesk final : public workers::LiveDesk
{
public:
    /// All outlive the desk.
    WorkerDesk(session::Session& session, workers::JobRunner& jobs, Executor& home,
               const Clock& clock);
    ~WorkerDesk() override;
    WorkerDesk(const WorkerDesk&) = delete;
    WorkerDesk& operator=(const WorkerDesk&) = delete;

    async::Task<domain::Revision> look() override;
    async::Task<Result<workers::RunReport>> take(std::string source, providers::Observed observed,
                                                 engine::workers::AgentLook look) override;
    async::Task<Result<workers::RunReport>> carryOut(std::string worker,
                                                     workers::Proposer proposer) override;

private:
    /// What is to be taken, with what the worker is told of it.
    struct Work
    {
        session::Observation seen;
        workers::RunReport report;
    };
    struct Errand;

    async::Task<Result<workers::RunReport>>
    run(std::string worker, std::function<Result<Work>(const domain::Revision&)> plan);
    void plan(const std::shared_ptr<Errand>& errand);
    void commit(const std::shared_ptr<Errand>& errand, Result<Work> work);

    session::Session& m_session;
    workers::JobRunner& m_jobs;
    Executor& m_home;
    const Clock& m_clock;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
    std::map<std::string, workers::Job> m_planning; ///< of each worker
    std::map<std::string, workers::Job> m_taking;   ///< of each worker
};

} // namespace netatlas::composition
