// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/passed_time.h"

#include <algorithm>

namespace netatlas::workers {

using std::chrono::milliseconds;

PassedTime::PassedTime(const Clock& clock, const async::Timer& timer)
    : m_clock(clock)
    , m_timer(timer)
    , m_lastTime(clock.now())
    , m_lastElapsed(timer.elapsed())
{
}

milliseconds PassedTime::now()
{
    const Timestamp time = m_clock.now();
    const milliseconds elapsed = m_timer.elapsed();
    m_passed += std::max(std::chrono::duration_cast<milliseconds>(time - m_lastTime),
                         elapsed - m_lastElapsed);
    m_lastTime = time;
    m_lastElapsed = elapsed;
    return m_passed;
}

} // namespace netatlas::workers
