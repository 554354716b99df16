// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/timer.h"

#include <memory>

namespace netatlas::async {

/// Wakes a task that waits for time or for news, whichever comes first. Rung on the task's own
/// thread; a ring before the wait is kept for it.
class Bell
{
public:
    Bell();
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring();
    /// Goes on at the ring (true) or after the time (false).
    Task<bool> wait(Timer& timer, std::chrono::milliseconds time);
    /// Goes on at the ring only.
    Task<void> wait();

private:
    struct Sleeper;

    bool m_isRung = false;
    std::shared_ptr<Sleeper> m_sleeper;
};

} // namespace netatlas::async
