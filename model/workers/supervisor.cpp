// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/supervisor.h"

#include "model/async/bell.h"
#include "model/async/run.h"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <map>

namespace netatlas::workers {

using async::Task;
using std::chrono::milliseconds;

namespace {

/// How long to wait at a stretch: after a sleep of the machine or a change of its clock the due
/// time is looked at again this soon.
constexpr milliseconds kLongestStretch{30'000};
/// News come in swarms; a run waits until they are over.
constexpr milliseconds kSettling{300};

/// The wait that follows a wait: doubled, within bounds.
milliseconds longer(milliseconds wait, const RetryWaits& waits)
{
    return std::clamp<milliseconds>(wait * 2, waits.shortest, waits.longest);
}

} // namespace

/// One worker with its two tasks: the one that runs it, and the one that waits for news.
struct Tended
{
    std::shared_ptr<Worker> worker;
    WorkerHealth health;
    std::stop_source stop;
    async::Bell bell;
    bool isWanted = true;
    bool isPaused = false;
    bool isOver = false;
    /// When news will have settled, by the timer.
    std::optional<milliseconds> newsDue;
    /// Until when the server wants to be left alone, by the timer and by the clock; not even asking
    /// shortens it.
    std::optional<milliseconds> leaveAloneUntil;
    Timestamp leaveAloneEnd{};
    milliseconds failureWait{0}; ///< zero after a success
    milliseconds due{0};         ///< by the timer; meaningless without a next run
};

struct Supervisor::State : std::enable_shared_from_this<Supervisor::State>
{
    explicit State(SupervisorOptions given) : options(std::move(given)) {}

    void post(std::function<void(State&)> work)
    {
        boost::asio::post(options.executor,
                          [self = shared_from_this(), work = std::move(work)] { work(*self); });
    }
    std::shared_ptr<Tended> find(const std::string& name) const
    {
        const auto found = tended.find(name);
        return found == tended.end() ? nullptr : found->second;
    }
    void begin(const std::shared_ptr<Tended>& one);
    void end(const std::shared_ptr<Tended>& one);
    void tell() const;
    void noteOver();

    Task<Status> tend(std::shared_ptr<Tended> one);
    Task<Status> listen(std::shared_ptr<Tended> one);
    std::optional<milliseconds> left(const Tended& one) const;
    Task<void> awaitTurn(Tended& one);
    Task<Result<RunReport>> runOnce(Tended& one);
    void plan(Tended& one, std::optional<milliseconds> wait) const;
    void settle(Tended& one, const Result<RunReport>& outcome, milliseconds took) const;

    SupervisorOptions options;
    std::map<std::string, std::shared_ptr<Tended>> tended;
    std::size_t tasks = 0;
    std::vector<std::function<void()>> whenOver;
};

void Supervisor::State::tell() const
{
    if (!options.listener)
        return;
    HealthList list;
    for (const auto& [name, one] : tended)
        list.push_back(one->health);
    options.listener(list);
}

void Supervisor::State::noteOver()
{
    if (--tasks > 0)
        return;
    const auto waiting = std::move(whenOver);
    whenOver.clear();
    for (const auto& done : waiting)
        done();
}

void Supervisor::State::begin(const std::shared_ptr<Tended>& one)
{
    tended[one->worker->name()] = one;
    tasks += 2;
    // The tasks own what they work on, so a removed worker ends in peace.
    const auto over = [self = shared_from_this(), one](const Status&) { self->noteOver(); };
    async::start(options.executor, tend(one), one->stop.get_token(), over);
    async::start(options.executor, listen(one), one->stop.get_token(), over);
    tell();
}

void Supervisor::State::end(const std::shared_ptr<Tended>& one)
{
    one->stop.request_stop();
    const auto found = tended.find(one->worker->name());
    if (found != tended.end() && found->second == one)
        tended.erase(found);
    tell();
}

/// Sets when it runs by itself.
void Supervisor::State::plan(Tended& one, std::optional<milliseconds> wait) const
{
    one.health.nextRun.reset();
    if (!wait || one.isPaused || one.isOver)
        return;
    one.due = options.timer->elapsed() + *wait;
    one.health.nextRun = options.clock->now() + *wait;
}

/// How long until it is to run; nothing when no time is set, zero or less when it is now.
std::optional<milliseconds> Supervisor::State::left(const Tended& one) const
{
    std::optional<milliseconds> left;
    if (one.health.nextRun) {
        left = one.due - options.timer->elapsed();
        // The timer stands still while the machine sleeps; the clock does not.
        if (options.clock->now() >= *one.health.nextRun)
            left = milliseconds(0);
    }
    if (one.newsDue) {
        const milliseconds settled = *one.newsDue - options.timer->elapsed();
        left = left ? std::min(*left, settled) : settled;
    }
    if (one.isWanted)
        left = milliseconds(0);
    if (left && one.leaveAloneUntil && options.clock->now() < one.leaveAloneEnd)
        left = std::max(*left, *one.leaveAloneUntil - options.timer->elapsed());
    return left;
}

Task<void> Supervisor::State::awaitTurn(Tended& one)
{
    for (;;) {
        const auto left = this->left(one);
        if (left && left->count() <= 0)
            break;
        // Asked for before the server wants it: that is when it runs then.
        if (left && one.isWanted) {
            one.due = options.timer->elapsed() + *left;
            one.health.nextRun = options.clock->now() + *left;
        }
        one.health.state = one.isOver                    ? WorkerState::Ended
                           : one.isPaused                ? WorkerState::Paused
                           : one.failureWait.count() > 0 ? WorkerState::Failing
                                                         : WorkerState::Waiting;
        tell();
        if (!left) {
            co_await one.bell.wait();
            continue;
        }
        const milliseconds stretch = std::min(*left, kLongestStretch);
        co_await one.bell.wait(*options.timer, stretch);
        // A clock that was set back would show a next run that is not true.
        if (one.health.nextRun)
            one.health.nextRun = std::min(*one.health.nextRun, options.clock->now() + one.due -
                                                                   options.timer->elapsed());
    }
    one.isWanted = false;
    one.newsDue.reset();
    one.leaveAloneUntil.reset();
}

Task<Result<RunReport>> Supervisor::State::runOnce(Tended& one)
{
    const auto progress = [this, &one](const std::string& part, std::size_t items) {
        one.health.part = part;
        one.health.items = items;
        tell();
    };
    try {
        co_return co_await one.worker->run(progress);
    } catch (const boost::system::system_error& error) {
        if (error.code() == boost::asio::error::operation_aborted)
            throw; // the stop, which ends the task
        co_return fail(ErrorKind::Internal, {{"cause", error.code().message()}});
    } catch (const std::exception& error) {
        co_return fail(ErrorKind::Internal, {{"cause", error.what()}});
    }
}

void Supervisor::State::settle(Tended& one, const Result<RunReport>& outcome,
                               milliseconds took) const
{
    WorkerHealth& health = one.health;
    health.lastDuration = took;
    health.part.clear();
    health.items = 0;
    ++health.runs;
    const auto interval = one.worker->interval();
    if (outcome) {
        health.lastSuccess = options.clock->now();
        health.error = outcome->reason;
        health.changes += outcome->changes;
        health.lastProblems = outcome->problems;
        if (outcome->entry > 0)
            health.lastEntry = outcome->entry;
        health.failuresInRow = 0;
        one.failureWait = milliseconds(0);
        one.isOver = outcome->isOver;
        return plan(one, interval);
    }
    ++health.failures;
    ++health.failuresInRow;
    health.error = outcome.error();
    const RetryWaits waits = one.worker->retryWaits();
    one.failureWait = longer(one.failureWait, waits);
    milliseconds wait = one.failureWait;
    const auto advised = detailOf(outcome.error().details, "retry-after").number();
    if (advised > 0) {
        const milliseconds asked = std::chrono::seconds(std::min<std::int64_t>(advised, 86'400));
        one.leaveAloneUntil = options.timer->elapsed() + asked;
        one.leaveAloneEnd = options.clock->now() + asked;
        wait = std::max(wait, asked);
    }
    // Credentials that are refused do not become better by asking often, and may be locked by it.
    if (outcome.error().kind == ErrorKind::Unauthorized)
        wait = std::max(wait, interval.value_or(waits.longest));
    plan(one, wait);
}

Task<Status> Supervisor::State::tend(std::shared_ptr<Tended> one)
{
    for (;;) {
        co_await awaitTurn(*one);
        one->health.state = WorkerState::Running;
        one->health.lastRun = options.clock->now();
        one->health.nextRun.reset();
        tell();
        const milliseconds begun = options.timer->elapsed();
        const auto outcome = co_await runOnce(*one);
        if (!outcome && outcome.error().kind == ErrorKind::Cancelled)
            co_return Status();
        settle(*one, outcome, options.timer->elapsed() - begun);
    }
}

Task<Status> Supervisor::State::listen(std::shared_ptr<Tended> one)
{
    milliseconds wait{0};
    for (;;) {
        const Status told = co_await one->worker->awaitNews();
        if (!told && told.error().kind == ErrorKind::NotSupported)
            co_return Status();
        if (!told) {
            wait = longer(wait, RetryWaits{});
            co_await options.timer->wait(wait);
            continue;
        }
        wait = milliseconds(0);
        co_await options.timer->wait(kSettling);
        if (!one->isPaused && !one->isOver) {
            one->isWanted = true;
            one->bell.ring();
        }
    }
}

Supervisor::Supervisor(SupervisorOptions options)
    : m_state(std::make_shared<State>(std::move(options)))
{
}

Supervisor::~Supervisor()
{
    m_state->post([](State& state) {
        state.options.listener = {};
        const auto all = state.tended;
        for (const auto& [name, one] : all)
            state.end(one);
    });
}

void Supervisor::add(std::shared_ptr<Worker> worker, bool isPaused)
{
    m_state->post([worker = std::move(worker), isPaused](State& state) {
        if (const auto old = state.find(worker->name()))
            state.end(old);
        const auto one = std::make_shared<Tended>();
        one->worker = worker;
        one->health.name = worker->name();
        one->health.kind = worker->kind();
        one->isPaused = isPaused;
        one->isWanted = !isPaused;
        state.begin(one);
    });
}

void Supervisor::remove(const std::string& name)
{
    m_state->post([name](State& state) {
        if (const auto one = state.find(name))
            state.end(one);
    });
}

void Supervisor::runNow(const std::string& name)
{
    m_state->post([name](State& state) {
        if (const auto one = state.find(name)) {
            one->isOver = false;
            one->worker->noteAsked();
            one->isWanted = true;
            one->bell.ring();
        }
    });
}

void Supervisor::noteNews(const std::string& name)
{
    m_state->post([name](State& state) {
        const auto one = state.find(name);
        if (!one || one->isPaused || one->isOver || one->newsDue)
            return;
        one->newsDue = state.options.timer->elapsed() + kSettling;
        one->bell.ring();
    });
}

void Supervisor::setPaused(const std::string& name, bool isPaused)
{
    m_state->post([name, isPaused](State& state) {
        const auto one = state.find(name);
        if (!one || one->isPaused == isPaused)
            return;
        one->isPaused = isPaused;
        one->isWanted = !isPaused && !one->isOver;
        one->health.nextRun.reset();
        one->newsDue.reset();
        one->bell.ring();
    });
}

void Supervisor::stop(std::function<void()> done)
{
    m_state->post([done = std::move(done)](State& state) {
        const auto all = state.tended;
        for (const auto& [name, one] : all)
            state.end(one);
        if (state.tasks == 0)
            done();
        else
            state.whenOver.push_back(done);
    });
}

} // namespace netatlas::workers
