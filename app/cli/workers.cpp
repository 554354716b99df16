// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_text.h"
#include "app/cli/verbs.h"
#include "app/composition/live_sources.h"
#include "app/composition/loop_executor.h"
#include "app/composition/planned_workers.h"
#include "app/composition/project_sources.h"
#include "app/composition/worker_status.h"
#include "model/base/text.h"
#include "model/providers/source/source_settings.h"
#include "views/wording/error_text.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <thread>

namespace netatlas::cli {

namespace {

using composition::PlannedWorker;
using workers::WorkerHealth;
using workers::WorkerKind;
using workers::WorkerState;

/// The kind for people.
std::string kindText(WorkerKind kind)
{
    if (kind == WorkerKind::ServiceUpdater)
        return "container/service updater";
    if (kind == WorkerKind::PeerKeeper)
        return "controller peer keeper";
    std::string text(workers::wordOf(kind));
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

boost::json::object healthJson(const WorkerHealth& health)
{
    boost::json::object out{{"name", health.name},
                            {"worker-kind", workers::wordOf(health.kind)},
                            {"state", workers::wordOf(health.state)},
                            {"runs", health.runs},
                            {"failures", health.failures},
                            {"failures-in-row", health.failuresInRow},
                            {"changes", health.changes},
                            {"last-entry", health.lastEntry},
                            {"refused", health.lastProblems.count},
                            {"duration-ms", health.lastDuration.count()}};
    boost::json::array problems;
    for (const auto& problem : health.lastProblems.named)
        problems.push_back(problemJson(problem));
    out["problems"] = std::move(problems);
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

/// A line for each run that ended, and for nothing in between. Workers that run all the time speak
/// only of what is new.
class RunLines
{
public:
    explicit RunLines(const Invocation& invocation) : m_invocation(invocation) {}

    void show(const workers::HealthList& list)
    {
        for (const WorkerHealth& health : list) {
            const WorkerHealth seen = std::exchange(m_seen[health.name], health);
            if (health.runs == seen.runs || (isQuiet(health.kind) && !hasNews(health, seen)))
                continue;
            if (m_invocation.isJson)
                m_invocation.json(healthJson(health));
            else if (health.error)
                m_invocation.warning(health.name + ": " +
                                     views::wording::errorSentence(*health.error).toStdString());
            else
                m_invocation.remark(line(health));
            if (!m_invocation.isJson)
                showProblems(health, seen);
        }
        m_invocation.output().flush(); // whoever reads along has it at once
    }

private:
    static bool isQuiet(WorkerKind kind)
    {
        return kind == WorkerKind::InstancePoller || kind == WorkerKind::PeerKeeper ||
               kind == WorkerKind::AddressUpdater;
    }
    static bool hasNews(const WorkerHealth& health, const WorkerHealth& seen)
    {
        return seen.runs == 0 || health.changes != seen.changes || health.error != seen.error ||
               health.lastProblems != seen.lastProblems;
    }
    /// Those that the run before did not have.
    void showProblems(const WorkerHealth& health, const WorkerHealth& seen) const
    {
        const auto& before = seen.lastProblems.named;
        for (const auto& problem : health.lastProblems.named)
            if (std::find(before.begin(), before.end(), problem) == before.end())
                m_invocation.warning(health.name + ": left out: " + sourceProblemText(problem));
    }
    static std::string line(const WorkerHealth& health)
    {
        std::string text = timestampText(*health.lastSuccess) + ' ' + health.name + " (" +
                           kindText(health.kind) + "): ";
        if (isQuiet(health.kind))
            text += health.changes > 0 ? std::to_string(health.changes) + " changes so far"
                                       : "nothing to change";
        else
            text += health.changes > 0 || health.runs > 1 ? "read" : "read for the first time";
        text += " in " + std::to_string(health.lastDuration.count()) + " ms";
        if (health.lastEntry > 0)
            text += ", last entry " + std::to_string(health.lastEntry);
        if (health.lastProblems.count > 0)
            text += ", " + std::to_string(health.lastProblems.count) + " left out";
        return text;
    }

    const Invocation& m_invocation;
    std::map<std::string, WorkerHealth> m_seen;
};

/// A line for each controller node: what it tells the others of itself.
void showDetails(const Invocation& invocation, const std::string& worker,
                 const workers::NodeDetailsByNumber& details)
{
    if (invocation.isJson) {
        boost::json::object nodes;
        for (const auto& [number, node] : details)
            nodes[number] = {
                {"addresses", boost::json::array(node.addresses.begin(), node.addresses.end())},
                {"internal-address", node.internalAddress}};
        return invocation.json(boost::json::object{{"name", worker}, {"nodes", std::move(nodes)}});
    }
    for (const auto& [number, node] : details) {
        std::string line = worker;
        line += ": node " + number + " answers at ";
        line += node.addresses.empty() ? "no address" : join(node.addresses, ", ");
        if (!node.internalAddress.empty())
            line += "; controllers reach it at " + node.internalAddress;
        invocation.remark(line);
    }
    invocation.output().flush();
}

/// When it runs next, as far as the project alone tells.
std::string nextRun(const PlannedWorker& worker, const domain::SourceRow* source)
{
    if (worker.isPaused)
        return "when asked";
    const auto settings = source ? providers::settingsOf(*source)
                                 : Result<providers::SourceSettings>(fail(ErrorKind::NotFound));
    if (!settings)
        return source ? "when asked" : "at once";
    if (settings->interval.count() == 0)
        return "when asked";
    if (worker.name != worker.source || !source->lastComplete)
        return "at once";
    return timestampText(*source->lastComplete + settings->interval);
}

boost::json::object workerJson(const domain::Revision& revision, const PlannedWorker& worker,
                               const domain::SourceRow* source, const std::string& next)
{
    boost::json::object one;
    if (source)
        one = sourceJson(revision, *source);
    const auto* model = revision.model(worker.model);
    one["name"] = worker.name;
    one["model"] = model ? model->row.name : std::string();
    if (source)
        one["source"] = source->name;
    one["worker"] = worker.name == worker.source ? "source" : workers::wordOf(worker.kind);
    one["worker-kind"] = workers::wordOf(worker.kind);
    one["paused"] = worker.isPaused;
    one["state"] = worker.isPaused ? "paused" : "not-running";
    one["running-now"] = false;
    one["next-run"] = next;
    return one;
}

/// What the program that keeps the project current told of its workers, now or at its end.
struct Told
{
    const WorkerHealth* of(const PlannedWorker& worker) const
    {
        if (read)
            for (const WorkerHealth& health : read->status.workers)
                if (health.name == worker.name && health.kind == worker.kind)
                    return &health;
        return nullptr;
    }

    std::optional<composition::ReadStatus> read;
    bool isNow = false;
};

Told findTold(const Invocation& invocation, const std::string& project)
{
    auto found = composition::findWorkerStatus(project, providers::http::processEnvironment);
    if (!found) {
        if (found.error().kind != ErrorKind::NotFound)
            invocation.warning("What was last told of the workers cannot be used (" +
                               detailOf(found.error().details, "cause").text() + ", in " +
                               detailOf(found.error().details, "source").text() +
                               "); shown is what the project says.");
        return {};
    }
    for (const std::string& one : found->leftOut)
        invocation.warning("Left out of what was last told of the workers: " + one + '.');
    const bool isNow = composition::isKeptNow(found->status);
    return {std::move(*found), isNow};
}

std::string runText(const WorkerHealth& health)
{
    if (health.state != WorkerState::Running || health.part.empty())
        return std::string(workers::wordOf(health.state));
    return "reading " + health.part + ": " + std::to_string(health.items);
}

void takeHealth(boost::json::object& one, const WorkerHealth& health, const Told& told)
{
    const bool isPaused = one["paused"].as_bool();
    const auto next = one["next-run"];
    for (auto& [name, value] : healthJson(health))
        if (name != "problems") // only how many there are is told
            one[name] = value;
    one["running-now"] = told.isNow;
    one["as-of"] = timestampText(told.read->status.told);
    if (!told.isNow) {
        one["state"] = isPaused ? "paused" : "not-running";
        one["next-run"] = next;
    } else if (!health.nextRun) {
        one["next-run"] = health.state == WorkerState::Running ? "now" : "when asked";
    }
}

std::vector<std::string> workerCells(const PlannedWorker& worker, const domain::SourceRow* source,
                                     const std::string& next, const Told& told)
{
    const WorkerHealth* health = told.of(worker);
    const bool isNow = health && told.isNow;
    std::string lastRun = source && source->lastComplete ? timestampText(*source->lastComplete)
                                                         : std::string("never");
    if (health && health->lastRun)
        lastRun = timestampText(std::chrono::floor<std::chrono::seconds>(*health->lastRun));
    return {worker.name,
            kindText(worker.kind),
            isNow             ? runText(*health)
            : worker.isPaused ? "paused"
                              : "not running",
            lastRun,
            !isNow                                  ? next
            : health->nextRun                       ? timestampText(*health->nextRun)
            : health->state == WorkerState::Running ? "now"
                                                    : "when asked",
            health && health->runs > 0 ? std::to_string(health->lastDuration.count()) + " ms" : "",
            health ? std::to_string(health->changes) : "",
            health ? std::to_string(health->failuresInRow) : "",
            health && health->error ? views::wording::errorSentence(*health->error).toStdString()
                                    : ""};
}

/// Who keeps the project current, or did.
void showKeeper(const Invocation& invocation, const Told& told)
{
    if (!told.read)
        return invocation.remark("Nobody keeps the project current: `netatlas watch` does, and "
                                 "the window.");
    const auto& status = told.read->status;
    if (told.isNow)
        invocation.remark("Kept current by the " + status.program + " that runs as process " +
                          std::to_string(status.process) + '.');
    else
        invocation.remark("Nobody keeps the project current now. Runs, changes and errors are as "
                          "of " +
                          timestampText(status.told) + ", told by a " + status.program + " on " +
                          status.host + '.');
}

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
    const Told told = findTold(invocation, (*session)->path());
    for (const PlannedWorker& worker : composition::plannedWorkers(revision)) {
        const domain::SourceRow* source = composition::findSource(revision, worker.source);
        const std::string next = nextRun(worker, source);
        auto one = workerJson(revision, worker, source, next);
        if (const WorkerHealth* health = told.of(worker))
            takeHealth(one, *health, told);
        list.push_back(std::move(one));
        rows.push_back(workerCells(worker, source, next, told));
    }
    invocation.list(list,
                    {"Worker", "Kind", "State", "Last run", "Next run", "Took", "Changes",
                     "Failures in a row", "Last error"},
                    rows, "No workers: the project has no sources and no controllers.");
    if (!rows.empty())
        showKeeper(invocation, told);
    return Exit::Fine;
}

Exit runPauseWorker(const Invocation& invocation, const std::string& name, bool isPaused)
{
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    if (const Status done = composition::pauseWorker(**session, name, isPaused); !done)
        return invocation.refuse(done.error());
    invocation.remark(isPaused ? "Paused, until it is told to go on." : "It goes on.");
    return Exit::Fine;
}

Exit runWatch(const Invocation& invocation)
{
    const auto session = invocation.openToWrite();
    if (!session)
        return invocation.refuse(session.error());
    if (composition::plannedWorkers((*session)->live()).empty())
        return invocation.wrongUse("The project has no sources to watch. "
                                   "`netatlas source add KIND NAME` adds one.");
    composition::LoopExecutor home;
    RunLines lines(invocation);
    {
        workers::JobRunner jobs(home, workers::poolThreads());
        composition::LiveSources sources(
            **session, jobs, home, invocation.clock(),
            [&](const workers::HealthList& list) { lines.show(list); },
            [&](const std::string& worker, const workers::NodeDetailsByNumber& details) {
                showDetails(invocation, worker, details);
            },
            invocation.secrets(), "watch");
        const SignalWait end([&] { home.end(); });
        sources.follow();
        home.run();
    }
    invocation.remark("Stopped. Everything that was read is in the project.");
    return Exit::Fine;
}

} // namespace netatlas::cli
