// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/live_sources.h"

#include "app/composition/project_sources.h"
#include "model/async/handover.h"
#include "model/providers/registry.h"

#include <boost/asio/this_coro.hpp>

namespace netatlas::composition {

using workers::RunReport;

namespace {

/// How often a look is planned anew because live moved on while it was planned.
constexpr int kMostAttempts = 3;

/// Stands in for a source whose settings cannot be used, so that its trouble is seen.
class BrokenProvider final : public providers::Provider
{
public:
    explicit BrokenProvider(Error error) : m_error(std::move(error)) {}
    const providers::Capabilities& capabilities() const override
    {
        static const providers::Capabilities none;
        return none;
    }
    async::Task<Result<providers::Observed>> fetch(providers::Progress) override
    {
        co_return fail(m_error);
    }
    async::Task<Result<providers::Probe>> test() override { co_return fail(m_error); }

private:
    Error m_error;
};

} // namespace

/// What a worker saw, on its way into the project.
struct LiveSources::Look
{
    std::string source;
    std::shared_ptr<const providers::Observed> observed;
    std::function<void(Result<RunReport>)> give;
    int attempts = 0;
    Timestamp time{};
};

LiveSources::LiveSources(session::Session& session, workers::JobRunner& jobs, Executor& home,
                         const Clock& clock, Listener listener)
    : m_session(session)
    , m_jobs(jobs)
    , m_home(home)
    , m_clock(clock)
{
    workers::SupervisorOptions options;
    options.executor = m_network.tasks();
    options.clock = &clock;
    options.timer = &m_timer;
    options.listener = [this, alive = std::weak_ptr<bool>(m_isAlive),
                        listener = std::move(listener)](const workers::HealthList& list) {
        m_home.post([alive, listener, list] {
            if (alive.lock() && listener)
                listener(list);
        });
    };
    m_supervisor = std::make_unique<workers::Supervisor>(std::move(options));
    m_subscription = session.subscribe([this](const session::Announcement& announcement) {
        if (announcement.everything || !announcement.project.of<domain::SourceRow>().empty())
            follow();
    });
}

LiveSources::~LiveSources() = default;

void LiveSources::follow()
{
    std::map<std::string, std::pair<std::string, std::string>> present;
    const domain::Revision live = m_session.live();
    for (const auto& row : live.project().table<domain::SourceRow>())
        present.emplace(row.name, std::pair(row.kind, row.options));
    for (const auto& [name, settings] : m_known)
        if (!present.contains(name))
            m_supervisor->remove(name);
    for (const auto& row : live.project().table<domain::SourceRow>()) {
        const auto known = m_known.find(row.name);
        if (known != m_known.end() && known->second == present.at(row.name))
            continue;
        providers::ProviderContext outside;
        outside.clock = &m_clock;
        outside.timer = &m_timer;
        auto settings = providers::settingsOf(row);
        auto provider = settings
                            ? providers::makeProvider(*settings, outside)
                            : Result<std::unique_ptr<providers::Provider>>(fail(settings.error()));
        if (!settings)
            settings = providers::SourceSettings{.kind = row.kind, .name = row.name};
        if (!provider)
            provider = std::make_unique<BrokenProvider>(provider.error());
        const bool isPaused = settings->isPaused;
        workers::ObservationSink& sink = *this;
        m_supervisor->add(std::make_shared<workers::SourceWorker>(std::move(*settings),
                                                                  std::move(*provider), sink),
                          isPaused);
    }
    m_known = std::move(present);
}

async::Task<Result<RunReport>> LiveSources::take(std::string source, providers::Observed observed)
{
    const async::TaskExecutor executor = co_await boost::asio::this_coro::executor;
    async::Handover<Result<RunReport>> outcome(executor);
    const auto look = std::make_shared<Look>();
    look->source = std::move(source);
    look->observed = std::make_shared<const providers::Observed>(std::move(observed));
    look->give = outcome.giver();
    look->time = m_clock.now();
    m_home.post([this, alive = std::weak_ptr<bool>(m_isAlive), look] {
        if (alive.lock())
            plan(look);
    });
    co_return co_await outcome.take();
}

void LiveSources::plan(std::shared_ptr<Look> look)
{
    const domain::SourceRow* row = findSource(m_session.live(), look->source);
    if (!row) // it was removed meanwhile, and nobody waits for the answer
        return look->give(fail(ErrorKind::NotFound, {{"what", "source"}, {"key", look->source}}));
    ++look->attempts;
    const std::string name = look->source;
    m_planning[name] = m_jobs.run(
        [revision = m_session.live(), source = *row, observed = look->observed,
         now = look->time](workers::JobControl&) {
            return exchange::planReload(revision, source, *observed, now);
        },
        [this, look](Result<exchange::ReloadPlan> planned) { commit(look, std::move(planned)); });
}

void LiveSources::commit(const std::shared_ptr<Look>& look, Result<exchange::ReloadPlan> plan)
{
    const domain::SourceRow* row = findSource(m_session.live(), look->source);
    if (!plan || !row)
        return look->give(
            fail(plan ? Error{ErrorKind::NotFound, {{"key", look->source}}} : plan.error()));
    RunReport report;
    report.changes = changesOf(*plan);
    report.problems = plan->problems.size();
    const auto entry =
        takeReload(m_session, *row, std::move(*plan), session::Cause::Observation, look->time);
    if (!entry && entry.error().kind == ErrorKind::Stale && look->attempts < kMostAttempts)
        return this->plan(look);
    if (!entry)
        return look->give(fail(entry.error()));
    report.entry = *entry;
    look->give(report);
}

} // namespace netatlas::composition
