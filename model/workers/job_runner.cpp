// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/job_runner.h"

namespace netatlas::workers {

JobRunner::JobRunner(Executor& home, unsigned threads) : m_home(home)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

JobRunner::~JobRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
    }
    for (std::jthread& thread : m_threads)
        thread.request_stop();
    m_threads.clear();
}

void JobRunner::enqueue(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void JobRunner::work(const std::stop_token& stop)
{
    for (;;) {
        std::function<void()> next;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_queue.empty(); }))
                return;
            next = std::move(m_queue.front());
            m_queue.pop_front();
        }
        next();
    }
}

unsigned poolThreads()
{
    const unsigned cores = std::thread::hardware_concurrency();
    return cores > 2 ? cores - 1 : 1;
}

} // namespace netatlas::workers
