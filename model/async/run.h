// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"
#include "model/base/result.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace netatlas::async {

/// The error that an exception escaping from a task stands for: `cancelled` when it was stopped.
Error errorOf(const std::exception_ptr& problem);

/// Ties a stop token to the waits of one running task.
class Cancellation : public std::enable_shared_from_this<Cancellation>
{
public:
    explicit Cancellation(TaskExecutor executor) : m_executor(std::move(executor)) {}

    boost::asio::cancellation_slot slot() { return m_signal.slot(); }
    /// From now on a stop request ends the task. To be called after it was started.
    void follow(const std::stop_token& stop);
    void release() { m_stopped.reset(); }

private:
    TaskExecutor m_executor;
    boost::asio::cancellation_signal m_signal;
    std::optional<std::stop_callback<std::function<void()>>> m_stopped;
};

/// Runs the task to its end and keeps what it gives.
template <class Value>
Task<void> keepOutcome(Task<Result<Value>> task,
                       std::shared_ptr<std::optional<Result<Value>>> outcome)
{
    *outcome = co_await std::move(task);
}

/// Starts a task. `done` gets its value on the executor's thread, `cancelled` when it was stopped
/// on the way, `internal` when an exception escaped from it.
template <class Value, class Done>
void start(const TaskExecutor& executor, Task<Result<Value>> task, const std::stop_token& stop,
           Done done)
{
    auto cancellation = std::make_shared<Cancellation>(executor);
    auto outcome = std::make_shared<std::optional<Result<Value>>>();
    boost::asio::co_spawn(executor, keepOutcome<Value>(std::move(task), outcome),
                          boost::asio::bind_cancellation_slot(
                              cancellation->slot(), [cancellation, outcome, done = std::move(done)](
                                                        const std::exception_ptr& problem) {
                                  cancellation->release();
                                  if (problem)
                                      done(Result<Value>(fail(errorOf(problem))));
                                  else
                                      done(std::move(**outcome));
                              }));
    cancellation->follow(stop);
}

} // namespace netatlas::async
