// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/worker_desk.h"

#include "app/composition/project_sources.h"
#include "app/composition/take_beside.h"
#include "model/async/handover.h"

#include <boost/asio/this_coro.hpp>

namespace netatlas::composition {

using async::Task;
using domain::Revision;
using workers::RunReport;

namespace {

/// How often an errand is planned anew because live moved on while it was planned.
constexpr int kMostAttempts = 3;

} // namespace

/// What a worker asked for, on its way into the project.
struct WorkerDesk::Errand
{
    std::string worker;
    std::function<Result<Work>(const Revision&)> plan;
    std::function<void(Result<RunReport>)> give;
    int attempts = 0;
};

WorkerDesk::WorkerDesk(session::Session& session, workers::JobRunner& jobs, Executor& home,
                       const Clock& clock)
    : m_session(session)
    , m_jobs(jobs)
    , m_home(home)
    , m_clock(clock)
{
}

WorkerDesk::~WorkerDesk() = default;

Task<Revision> WorkerDesk::look()
{
    const async::TaskExecutor executor = co_await boost::asio::this_coro::executor;
    async::Handover<Revision> outcome(executor);
    m_home.post([this, alive = std::weak_ptr<bool>(m_isAlive), give = outcome.giver()] {
        if (alive.lock())
            give(m_session.live());
    });
    co_return co_await outcome.take();
}

Task<Result<RunReport>> WorkerDesk::take(std::string source, providers::Observed observed,
                                         engine::workers::AgentLook look)
{
    std::function<Result<Work>(const Revision&)> plan =
        [source, look, now = m_clock.now(),
         observed = std::make_shared<const providers::Observed>(std::move(observed))](
            const Revision& live) -> Result<Work> {
        const domain::SourceRow* row = findSource(live, source);
        if (!row) // it was removed meanwhile, and nobody waits for the answer
            return fail(ErrorKind::NotFound, {{"what", "source"}, {"key", source}});
        auto planned = exchange::planReload(live, *row, *observed, now, look);
        if (!planned)
            return fail(std::move(planned.error()));
        Work work;
        work.report.changes = changesOf(*planned);
        work.report.problems = workers::RunProblems(planned->problems);
        work.report.isOver = planned->end.has_value();
        work.report.reason = planned->end;
        work.seen = observationOf(*row, std::move(*planned), session::Cause::Observation, now);
        return work;
    };
    auto report = co_await run(std::move(source), std::move(plan));
    co_return report;
}

Task<Result<RunReport>> WorkerDesk::carryOut(std::string worker, workers::Proposer proposer)
{
    std::function<Result<Work>(const Revision&)> plan =
        [proposer = std::move(proposer)](const Revision& live) -> Result<Work> {
        auto proposal = proposer(live);
        if (!proposal)
            return fail(std::move(proposal.error()));
        Work work;
        work.report.changes = proposal->changes.rows.size();
        work.report.problems = workers::RunProblems(proposal->problems);
        work.seen.model = proposal->model;
        work.seen.changes = std::move(proposal->changes);
        work.seen.cause = session::Cause::Observation;
        work.seen.textId = std::move(proposal->textId);
        work.seen.facts = std::move(proposal->facts);
        return work;
    };
    auto report = co_await run(std::move(worker), std::move(plan));
    co_return report;
}

Task<Result<RunReport>> WorkerDesk::run(std::string worker,
                                        std::function<Result<Work>(const Revision&)> plan)
{
    const async::TaskExecutor executor = co_await boost::asio::this_coro::executor;
    async::Handover<Result<RunReport>> outcome(executor);
    const auto errand = std::make_shared<Errand>();
    errand->worker = std::move(worker);
    errand->plan = std::move(plan);
    errand->give = outcome.giver();
    m_home.post([this, alive = std::weak_ptr<bool>(m_isAlive), errand] {
        if (alive.lock())
            this->plan(errand);
    });
    co_return co_await outcome.take();
}

void WorkerDesk::plan(const std::shared_ptr<Errand>& errand)
{
    ++errand->attempts;
    m_planning[errand->worker] = m_jobs.run(
        [live = m_session.live(), errand](workers::JobControl&) { return errand->plan(live); },
        [this, errand](Result<Work> work) { commit(errand, std::move(work)); });
}

void WorkerDesk::commit(const std::shared_ptr<Errand>& errand, Result<Work> work)
{
    if (!work)
        return errand->give(fail(std::move(work.error())));
    if (m_session.isLent())
        return m_session.whenTakenBack([this, alive = std::weak_ptr<bool>(m_isAlive), errand,
                                        later = std::make_shared<Result<Work>>(std::move(work))] {
            if (alive.lock())
                commit(errand, std::move(*later));
        });
    // The source may have been removed or changed while this was planned: all that the look adds
    // to it is the time.
    if (auto& source = work->seen.source) {
        const domain::SourceRow* present = findSource(m_session.live(), source->name);
        if (!present)
            return errand->give(
                fail(ErrorKind::NotFound, {{"what", "source"}, {"key", source->name}}));
        const auto time = source->lastComplete;
        source = *present;
        source->lastComplete = time;
    }
    m_taking[errand->worker] = takeBeside(
        m_session, m_jobs, std::move(work->seen),
        [this, errand, report = std::move(work->report)](const Result<std::uint64_t>& entry) {
            if (!entry && entry.error().kind == ErrorKind::Stale &&
                errand->attempts < kMostAttempts)
                return plan(errand);
            if (!entry)
                return errand->give(fail(entry.error()));
            RunReport done = report;
            done.entry = *entry;
            errand->give(std::move(done));
        });
}

} // namespace netatlas::composition
