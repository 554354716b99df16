// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workers/supervisor.h"
#include "tests/support/manual_desk.h"

#include <boost/asio/io_context.hpp>

namespace netatlas::tests {

/// One worker under its supervisor, in a time that passes when the test says so.
struct WorkerWorld
{
    WorkerWorld()
        : supervisor(std::make_unique<workers::Supervisor>(workers::SupervisorOptions{
              context.get_executor(), &clock, &timer, [this](const workers::HealthList& list) {
                  health = list;
                  ++told;
              }}))
    {
    }
    ~WorkerWorld()
    {
        supervisor.reset();
        run();
    }
    WorkerWorld(const WorkerWorld&) = delete;
    WorkerWorld& operator=(const WorkerWorld&) = delete;

    void run()
    {
        context.restart();
        context.poll();
    }
    /// In the pace of the waits, as time really passes.
    void pass(std::chrono::milliseconds time)
    {
        while (time.count() > 0) {
            const auto next = timer.nextDue();
            const auto step = next.count() > 0 && next < time ? next : time;
            clock.advance(step);
            timer.advance(step);
            run();
            time -= step;
        }
    }
    void begin(std::shared_ptr<workers::Worker> worker, bool isPaused = false)
    {
        supervisor->add(std::move(worker), isPaused);
        run();
    }
    /// One step of any task, or of time where nobody can go on.
    void step()
    {
        context.restart();
        if (context.poll_one() == 0) {
            clock.advance(std::chrono::seconds(1));
            timer.advance(std::chrono::seconds(1));
        }
    }
    const workers::WorkerHealth& first() const { return health.at(0); }

    boost::asio::io_context context{1};
    ManualClock clock{*parseTimestamp("2026-11-01T09:00:00Z")};
    async::ManualTimer timer;
    ManualDesk desk{timer};
    workers::HealthList health;
    int told = 0; ///< how often
    std::unique_ptr<workers::Supervisor> supervisor;
};

} // namespace netatlas::tests
