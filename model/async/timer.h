// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/task.h"

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>

namespace netatlas::async {

/// Waits, and tells how long something took. Injected wherever a wait decides what happens, so
/// that tests need not sleep (model-and-workers 1).
class Timer
{
public:
    virtual ~Timer() = default;
    /// Goes on after that time, or ends the task when it is stopped.
    virtual Task<void> wait(std::chrono::milliseconds time) = 0;
    /// Time that only ever grows; not the time of day.
    virtual std::chrono::milliseconds elapsed() const = 0;
};

class SystemTimer final : public Timer
{
public:
    Task<void> wait(std::chrono::milliseconds time) override;
    std::chrono::milliseconds elapsed() const override;
};

/// Time that passes when a test says so. On one thread only.
class ManualTimer final : public Timer
{
public:
    ManualTimer();
    ~ManualTimer() override;

    Task<void> wait(std::chrono::milliseconds time) override;
    std::chrono::milliseconds elapsed() const override { return m_now; }

    /// Lets time pass and wakes whoever was waiting for a moment in it.
    void advance(std::chrono::milliseconds by);
    /// How many are waiting.
    std::size_t waiting() const;
    /// How long until the first of them goes on; zero when nobody waits.
    std::chrono::milliseconds nextDue() const;

private:
    struct Waiter;

    std::chrono::milliseconds m_now{0};
    std::list<std::shared_ptr<Waiter>> m_waiters;
};

} // namespace netatlas::async
