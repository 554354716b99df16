// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/timer.h"
#include "model/workers/health.h"
#include "model/workers/worker.h"

#include <functional>
#include <memory>

namespace netatlas::workers {

struct SupervisorOptions
{
    /// Where workers run. It, the clock and the timer must outlive the supervisor's tasks.
    async::TaskExecutor executor;
    const Clock* clock = nullptr;
    async::Timer* timer = nullptr;
    /// Gets the state of all after each change, on the workers' thread: hand it on.
    std::function<void(const HealthList&)> listener;
};

/// Keeps workers going: runs each when its time comes, when there is news or when somebody asks,
/// and again after a growing wait when it fails (model-and-workers 7).
///
/// Its functions may be called from any thread and return at once; the listener tells what came of
/// it. Destroying it asks all workers to stop, and they end by themselves on their thread.
class Supervisor
{
public:
    explicit Supervisor(SupervisorOptions options);
    ~Supervisor();
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    /// Takes a worker over and runs it at once, unless it is to be paused. One of the same name
    /// is stopped and replaced.
    void add(std::shared_ptr<Worker> worker, bool isPaused = false);
    /// Stops and forgets it, wherever it is.
    void remove(const std::string& name);
    /// Runs it now, also a paused one (once); one that runs, runs again afterwards, and one that
    /// had ended begins anew. Only where a server asked to be left alone for a while, it runs when
    /// that is over.
    void runNow(const std::string& name);
    /// There is news for it: runs it once the news have settled, unless it is paused or has ended.
    void noteNews(const std::string& name);
    void setPaused(const std::string& name, bool isPaused);
    /// Asks all to stop, and calls `done` on the workers' thread when the last has ended.
    void stop(std::function<void()> done);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace netatlas::workers
