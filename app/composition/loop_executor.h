// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/executor.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace netatlas::composition {

/// The home of a verb that lives for a while: work from other threads runs on the one that calls
/// `run`.
class LoopExecutor final : public Executor
{
public:
    void post(std::function<void()> work) override;
    /// Runs what comes until `end` is called, from any thread.
    void run();
    void end();

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_isOver = false;
};

} // namespace netatlas::composition
