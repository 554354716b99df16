// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/run.h"
#include "model/async/timer.h"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <stdexcept>
#include <vector>

namespace netatlas::tests {

/// A timer whose waits are over at once, and that remembers them.
class RecordingTimer final : public async::Timer
{
public:
    async::Task<void> wait(std::chrono::milliseconds time) override
    {
        waits.push_back(time);
        m_now += time;
        co_return;
    }
    std::chrono::milliseconds elapsed() const override { return m_now; }

    std::vector<std::chrono::milliseconds> waits;

private:
    std::chrono::milliseconds m_now{1'000'000};
};

/// Runs tasks on the test's own thread.
class TaskRunner
{
public:
    boost::asio::io_context context{1};

    /// Runs one to its end; throws when that takes longer than a test may.
    template <class Value>
    Result<Value> run(async::Task<Result<Value>> task, const std::stop_token& stop = {},
                      std::chrono::milliseconds patience = std::chrono::seconds(30))
    {
        std::optional<Result<Value>> outcome;
        begin(std::move(task), stop, outcome);
        finish(outcome, patience);
        return std::move(*outcome);
    }
    template <class Value>
    void begin(async::Task<Result<Value>> task, const std::stop_token& stop,
               std::optional<Result<Value>>& outcome)
    {
        async::start<Value>(context.get_executor(), std::move(task), stop,
                            [&outcome](Result<Value> value) { outcome = std::move(value); });
    }
    template <class Value>
    void finish(std::optional<Result<Value>>& outcome, std::chrono::milliseconds patience)
    {
        const auto end = std::chrono::steady_clock::now() + patience;
        context.restart();
        while (!outcome) {
            context.run_one_until(end);
            if (std::chrono::steady_clock::now() >= end && !outcome)
                throw std::runtime_error("the task does not come to its end");
            if (context.stopped())
                context.restart();
        }
    }
};

} // namespace netatlas::tests
