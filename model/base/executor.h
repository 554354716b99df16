// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <mutex>

namespace netatlas {

/// A place where work runs later: a thread's queue, an event loop, a test's own list. The only
/// way that values cross between threads (architecture 5).
class Executor
{
public:
    virtual ~Executor() = default;
    /// Queues the work and returns at once. May be called from any thread.
    virtual void post(std::function<void()> work) = 0;
};

/// Keeps the work until the test runs it, so that the test decides the order.
class ManualExecutor final : public Executor
{
public:
    void post(std::function<void()> work) override;
    /// Runs what is queued, and what that queues, until nothing is left. Gives how many ran.
    std::size_t runAll();
    /// Runs the oldest piece; false when there is none.
    bool runOne();

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_queue;
};

} // namespace netatlas
