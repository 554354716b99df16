// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/executor.h"

namespace netatlas {

void ManualExecutor::post(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(work));
}

bool ManualExecutor::runOne()
{
    std::function<void()> work;
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.empty())
            return false;
        work = std::move(m_queue.front());
        m_queue.pop_front();
    }
    work();
    return true;
}

std::size_t ManualExecutor::runAll()
{
    std::size_t count = 0;
    while (runOne())
        ++count;
    return count;
}

} // namespace netatlas
