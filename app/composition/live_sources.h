// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/source_asker.h"
#include "model/exchange/reload_plan.h"
#include "model/session/session.h"
#include "model/workers/job_runner.h"
#include "model/workers/source_worker.h"
#include "model/workers/supervisor.h"

#include <map>

namespace netatlas::composition {

/// The sources of an open project, kept current: a worker for each, on a thread of their own.
///
/// Lives on the thread of the session, to which all that workers see comes home: planned on the
/// pool, taken into live as one entry (user-experience 7.1). Destroying it stops the workers and
/// waits for them.
class LiveSources final : private workers::ObservationSink
{
public:
    using Listener = std::function<void(const workers::HealthList&)>;

    /// All outlive this. `listener` is called at home after each change of a worker's state.
    LiveSources(session::Session& session, workers::JobRunner& jobs, Executor& home,
                const Clock& clock, Listener listener);
    ~LiveSources() override;
    LiveSources(const LiveSources&) = delete;
    LiveSources& operator=(const LiveSources&) = delete;

    /// Makes the workers fit the sources of the project: begins new ones, ends those of removed
    /// ones, restarts those whose settings changed. Called once at first, then by itself.
    void follow();
    /// Run now, pause: by the name of the source.
    workers::Supervisor& supervisor() { return *m_supervisor; }
    /// Asks on the workers' thread; what it is asked must be dropped before this.
    SourceAsker asker() { return {m_network, m_home, m_clock, m_timer}; }

private:
    async::Task<Result<workers::RunReport>> take(std::string source,
                                                 providers::Observed observed) override;
    struct Look;
    void plan(std::shared_ptr<Look> look);
    void commit(const std::shared_ptr<Look>& look, Result<exchange::ReloadPlan> plan);

    session::Session& m_session;
    workers::JobRunner& m_jobs;
    Executor& m_home;
    const Clock& m_clock;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
    async::SystemTimer m_timer;
    std::map<std::string, std::pair<std::string, std::string>> m_known; ///< kind and options
    std::map<std::string, workers::Job> m_planning;
    session::Subscription m_subscription;
    async::NetworkThread m_network;
    std::unique_ptr<workers::Supervisor> m_supervisor;
};

} // namespace netatlas::composition
