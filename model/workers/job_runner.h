// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/executor.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace netatlas::workers {

/// What a running job may ask and tell.
class JobControl
{
public:
    explicit JobControl(std::stop_token stop) : m_stop(std::move(stop)) {}
    const std::stop_token& stop() const { return m_stop; }
    bool isCancelled() const { return m_stop.stop_requested(); }

private:
    std::stop_token m_stop;
};

/// Owns a running job: dropping it cancels the job, and then its continuation never runs. To be
/// dropped on the thread where continuations run.
class Job
{
public:
    Job() = default;
    Job(Job&&) noexcept = default;
    Job& operator=(Job&& other) noexcept
    {
        cancel();
        m_state = std::move(other.m_state);
        return *this;
    }
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    ~Job() { cancel(); }

    void cancel()
    {
        if (m_state) {
            m_state->isWanted = false;
            m_state->stop.request_stop();
            m_state.reset();
        }
    }
    bool isRunning() const { return m_state && m_state->isWanted; }

private:
    friend class JobRunner;
    struct State
    {
        std::stop_source stop;
        std::atomic<bool> isWanted = true;
    };
    explicit Job(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    std::shared_ptr<State> m_state;
};

/// Runs computations on a pool of threads and hands their values back on one thread
/// (architecture 5). A computation takes revisions and values by copy and touches nothing else.
class JobRunner
{
public:
    /// `home` is where continuations run; it must outlive the runner.
    JobRunner(Executor& home, unsigned threads);
    /// Cancels what is queued, asks what runs to stop, waits for it.
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    /// Runs `compute(JobControl&)` on the pool, then `done(value)` at home unless the job was
    /// dropped before.
    template <class Compute, class Done>
    [[nodiscard]] Job run(Compute compute, Done done)
    {
        auto state = std::make_shared<Job::State>();
        enqueue([this, state, compute = std::move(compute), done = std::move(done)]() mutable {
            if (!state->isWanted)
                return;
            JobControl control(state->stop.get_token());
            auto value = std::make_shared<decltype(compute(control))>(compute(control));
            m_home.post([state, value, done = std::move(done)]() mutable {
                if (state->isWanted.exchange(false))
                    done(std::move(*value));
            });
        });
        return Job(state);
    }

    /// For work that needs no answer at home, such as painting a tile.
    Executor& pool() { return m_pool; }

private:
    class Pool final : public Executor
    {
    public:
        explicit Pool(JobRunner& runner) : m_runner(runner) {}
        void post(std::function<void()> work) override { m_runner.enqueue(std::move(work)); }

    private:
        JobRunner& m_runner;
    };

    void enqueue(std::function<void()> work);
    void work(const std::stop_token& stop);

    Executor& m_home;
    Pool m_pool{*this};
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::function<void()>> m_queue;
    std::vector<std::jthread> m_threads;
};

/// Threads for computing that leave one core to the window: cores - 1, at least one.
unsigned poolThreads();

} // namespace netatlas::workers
