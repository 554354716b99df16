// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/timer.h"
#include "model/base/clock.h"

namespace netatlas::workers {

/// Time that has passed, also while the machine slept, when its timer stands still but its clock
/// does not. It only grows, whatever somebody does to the clock.
class PassedTime
{
public:
    /// Both must outlive it.
    PassedTime(const Clock& clock, const async::Timer& timer);

    /// Since it was made.
    std::chrono::milliseconds now();

private:
    const Clock& m_clock;
    const async::Timer& m_timer;
    Timestamp m_lastTime;
    std::chrono::milliseconds m_lastElapsed;
    std::chrono::milliseconds m_passed{0};
};

} // namespace netatlas::workers
