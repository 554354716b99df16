// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"
#include "model/base/executor.h"

#include <memory>

namespace netatlas::async {

/// The one thread of sockets, timers and worker coroutines (architecture 5).
///
/// Destroying it waits until every task has ended: stop them first.
class NetworkThread final : public Executor
{
public:
    NetworkThread();
    ~NetworkThread() override;
    NetworkThread(const NetworkThread&) = delete;
    NetworkThread& operator=(const NetworkThread&) = delete;

    TaskExecutor tasks() const;
    /// Work for that thread, from any other one.
    void post(std::function<void()> work) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace netatlas::async
