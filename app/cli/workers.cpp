// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"
#include "app/cli/verbs.h"
#include "app/composition/live_sources.h"
#include "app/composition/loop_executor.h"
#include "model/providers/source/source_settings.h"
#include "views/wording/error_text.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/json/object.hpp>

#include <csignal>
#include <thread>

namespace netatlas::cli {

namespace {

using workers::WorkerHealth;
using workers::WorkerState;

std::string_view stateWord(WorkerState state)
{
    switch (state) {
    case WorkerState::Waiting: return "waiting";
    case WorkerState::Running: return "running";
    case WorkerState::Failing: return "failing";
    case WorkerState::Paused: return "paused";
    }
    return {};
}

boost::json::object healthJson(const WorkerHealth& health)
{
    boost::json::object out{{"name", health.name},
                            {"state", stateWord(health.state)},
                            {"runs", health.runs},
                            {"failures", health.failures},
                            {"changes", health.changes},
                            {"last-entry", health.lastEntry},
                            {"refused", health.lastProblems},
                            {"duration-ms", health.lastDuration.count()}};
    const auto put = [&](const char* name, const std::optional<Timestamp>& time) {
        if (time)
            out[name] = timestampText(*time);
    };
    put("last-run", health.lastRun);
    put("last-success", health.lastSuccess);
    put("next-run", health.nextRun);
    if (health.error)
        out["error"] = errorText(*health.error);
    return out;
}

/// A line for each run that ended, and for nothing in between.
class RunLines
{
public:
    explicit RunLines(const Invocation& invocation) : m_invocation(invocation) {}

    void show(const workers::HealthList& list)
    {
        for (const WorkerHealth& health : list) {
            const std::uint64_t seen = std::exchange(m_runs[health.name], health.runs);
            if (health.runs == seen)
                continue;
            if (m_invocation.isJson)
                m_invocation.json(healthJson(health));
            else if (health.error)
                m_invocation.warning(health.name + ": " +
                                     views::wording::errorSentence(*health.error).toStdString());
            else
                m_invocation.remark(line(health));
        }
    }

private:
    static std::string line(const WorkerHealth& health)
    {
        std::string text = timestampText(*health.lastSuccess) + ' ' + health.name + ": ";
        text += health.changes > 0 || health.runs > 1 ? "read" : "read for the first time";
        text += " in " + std::to_string(health.lastDuration.count()) + " ms";
        if (health.lastEntry > 0)
            text += ", last entry " + std::to_string(health.lastEntry);
        if (health.lastProblems > 0)
            text += ", " + std::to_string(health.lastProblems) + " left out";
        return text;
    }

    const Invocation& m_invocation;
    std::map<std::string, std::uint64_t> m_runs;
};

/// Calls back when the program is asked to end, from a thread of its own.
class SignalWait
{
public:
    explicit SignalWait(std::function<void()> done) : m_signals(m_context, SIGINT, SIGTERM, SIGHUP)
    {
        m_signals.async_wait([done = std::move(done)](const boost::system::error_code& code, int) {
            if (!code)
                done();
        });
        m_thread = std::jthread([this] { m_context.run(); });
    }
    ~SignalWait() { m_context.stop(); }
    SignalWait(const SignalWait&) = delete;
    SignalWait& operator=(const SignalWait&) = delete;

private:
    boost::asio::io_context m_context{1};
    boost::asio::signal_set m_signals;
    std::jthread m_thread;
};

} // namespace

Exit runWorkers(const Invocation& invocation)
{
    const auto session = invocation.openToRead();
    if (!session)
        return invocation.refuse(session.error());
    const domain::Revision revision = (*session)->live();
    boost::json::array list;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : revision.project().table<domain::SourceRow>()) {
        const auto settings = providers::settingsOf(row);
        const bool isTimed = settings && settings->interval.count() > 0 && !settings->isPaused;
        std::string next = "when asked";
        if (isTimed)
            next = row.lastComplete ? timestampText(*row.lastComplete + settings->interval)
                                    : "at once";
        boost::json::object one = sourceJson(revision, row);
        one["worker"] = "source";
        one["next-run"] = next;
        list.push_back(std::move(one));
        rows.push_back({row.name, row.kind,
                        settings && settings->isPaused ? "paused" : "runs with watch or window",
                        row.lastComplete ? timestampText(*row.lastComplete) : "never", next});
    }
    if (invocation.isJson)
        invocation.json(list);
    else if (rows.empty())
        invocation.remark("No workers: the project has no sources.");
    else
        invocation.table({"Worker", "Kind", "State", "Last complete", "Next run"}, rows);
    return Exit::Fine;
}

Exit runWatch(const Invocation& invocation)
{
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    if ((*session)->live().project().table<domain::SourceRow>().empty())
        return invocation.wrongUse("The project has no sources to watch. "
                                   "`netatlas source add KIND NAME` adds one.");
    composition::LoopExecutor home;
    RunLines lines(invocation);
    {
        workers::JobRunner jobs(home, workers::poolThreads());
        composition::LiveSources sources(
            **session, jobs, home, invocation.clock(),
            [&](const workers::HealthList& list) { lines.show(list); });
        const SignalWait end([&] { home.end(); });
        sources.follow();
        home.run();
    }
    invocation.remark("Stopped. Everything that was read is in the project.");
    return Exit::Fine;
}

} // namespace netatlas::cli
