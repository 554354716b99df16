// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/planned_workers.h"
#include "app/composition/source_asker.h"
#include "app/composition/worker_desk.h"
#include "app/composition/worker_status_file.h"
#include "model/async/network_thread.h"
#include "model/workers/peer_keeper.h"
#include "model/workers/supervisor.h"

#include <map>

namespace netatlas::composition {

/// The workers of an open project, which keep it current on a thread of their own.
///
/// Lives on the thread of the session, to which all that workers see comes home. Destroying it
/// stops the workers and waits for them.
class LiveSources final
{
public:
    using Listener = std::function<void(const workers::HealthList&)>;
    /// Gets what the controller nodes of a model publish of themselves.
    using DetailsListener = workers::PeerKeeper::Publisher;

    /// All outlive this. `listener` is called at home after each change of a worker's state, so is
    /// `detailsListener`. `secrets` is the keychain, where there is one. `program` is what other
    /// programs are told that keeps the project current (`WorkerStatus`); empty: they are told
    /// nothing.
    LiveSources(session::Session& session, workers::JobRunner& jobs, Executor& home,
                const Clock& clock, Listener listener, DetailsListener detailsListener = {},
                providers::SecretStore* secrets = nullptr, const std::string& program = {});
    ~LiveSources();
    LiveSources(const LiveSources&) = delete;
    LiveSources& operator=(const LiveSources&) = delete;

    /// Makes the workers fit the project: begins new ones, ends those that it no longer asks for,
    /// restarts those whose settings changed. Called once at first, then by itself.
    void follow();
    /// By the name of the worker; a pause is kept in the project.
    void runNow(const std::string& name) { m_supervisor->runNow(name); }
    void setPaused(const std::string& name, bool isPaused);
    /// Asks on the workers' thread; what it is asked must be dropped before this.
    SourceAsker asker() { return {m_network, m_home, m_clock, m_timer, m_secrets}; }

private:
    void begin(const PlannedWorker& planned);
    std::shared_ptr<workers::Worker> make(const PlannedWorker& planned);
    std::shared_ptr<workers::Worker> makeForSource(const PlannedWorker& planned);
    void publish(const std::string& worker, const workers::NodeDetailsByNumber& details);
    void tellNews(const session::Announcement& announcement);

    session::Session& m_session;
    Executor& m_home;
    const Clock& m_clock;
    DetailsListener m_detailsListener;
    providers::SecretStore* m_secrets;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
    async::SystemTimer m_timer;
    WorkerDesk m_desk;
    std::map<std::string, PlannedWorker> m_known;
    session::Subscription m_subscription;
    std::stop_source m_statusStop;
    std::unique_ptr<WorkerStatusFile> m_status; ///< used on the thread that follows
    async::NetworkThread m_network;
    std::unique_ptr<workers::Supervisor> m_supervisor;
};

} // namespace netatlas::composition
