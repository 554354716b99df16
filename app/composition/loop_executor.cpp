// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/loop_executor.h"

namespace netatlas::composition {

void LoopExecutor::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void LoopExecutor::run()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isOver || !m_queue.empty(); });
            if (m_isOver)
                return;
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        work();
    }
}

void LoopExecutor::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_wake.notify_one();
}

} // namespace netatlas::composition
