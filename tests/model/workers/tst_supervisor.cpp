// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/bell.h"
#include "model/workers/source_worker.h"
#include "tests/support/worker_world.h"

#include <QTest>

#include <deque>

using namespace netatlas;
using namespace netatlas::workers;
using namespace std::chrono_literals;

namespace {

/// A worker that does as it is told.
class ScriptedWorker final : public Worker
{
public:
    ScriptedWorker(std::string name, async::Timer& timer) : m_name(std::move(name)), m_timer(timer)
    {
    }

    const std::string& name() const override { return m_name; }
    WorkerKind kind() const override { return WorkerKind::ProviderSync; }
    async::Task<Result<RunReport>> run(RunProgress progress) override
    {
        ++started;
        progress("things", 3);
        if (duration.count() > 0)
            co_await m_timer.wait(duration);
        if (throws)
            throw std::runtime_error("out of order");
        ++finished;
        if (errors.empty())
            co_return RunReport{
                .entry = 7, .changes = 2, .problems = RunProblems(problems), .isOver = isOver};
        Error error = errors.front();
        errors.pop_front();
        co_return fail(std::move(error));
    }
    std::optional<std::chrono::milliseconds> interval() const override { return every; }
    async::Task<Status> awaitNews() override
    {
        if (!hasNews)
            co_return fail(ErrorKind::NotSupported);
        co_await news.wait();
        co_return Status();
    }

    void noteAsked() override { ++asked; }
    RetryWaits retryWaits() const override { return waits; }

    RetryWaits waits;
    bool isOver = false;
    int asked = 0;
    std::optional<std::chrono::milliseconds> every = 10min;
    std::chrono::milliseconds duration{0};
    std::deque<Error> errors;
    bool throws = false;
    bool hasNews = false;
    async::Bell news;
    std::vector<domain::SeenProblem> problems{{"subnet", "a", "cidr", "x", "is no block"}};
    int started = 0;
    int finished = 0;

private:
    std::string m_name;
    async::Timer& m_timer;
};

struct World : tests::WorkerWorld
{
    void begin(bool isPaused = false) { WorkerWorld::begin(worker, isPaused); }

    std::shared_ptr<ScriptedWorker> worker = std::make_shared<ScriptedWorker>("cloud", timer);
};

Error away()
{
    return Error{ErrorKind::Unreachable, {{"cause", "away"}}};
}

} // namespace

class TstSupervisor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorkerRunsAtOnceAndOnItsInterval()
    {
        World world;
        world.begin();
        QCOMPARE(world.worker->finished, 1);
        QCOMPARE(world.first().state, WorkerState::Waiting);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 10min);
        QCOMPARE(world.first().lastEntry, std::uint64_t{7});
        QCOMPARE(world.first().lastProblems.count, std::uint64_t{1});
        QCOMPARE(world.first().lastProblems.named, world.worker->problems);
        world.worker->problems.assign(1000, world.worker->problems.front());
        world.pass(9min + 59s);
        QCOMPARE(world.worker->finished, 1);
        world.pass(1s);
        QCOMPARE(world.first().lastProblems.count, std::uint64_t{1000});
        QCOMPARE(world.first().lastProblems.named.size(), RunProblems::kMostNamed);
        QCOMPARE(world.worker->finished, 2);
        QCOMPARE(world.first().changes, std::uint64_t{4});
        world.pass(60min);
        QCOMPARE(world.worker->finished, 8);
    }

    void aFailedRunComesAgainAfterADoublingWait()
    {
        World world;
        for (int i = 0; i < 8; ++i)
            world.worker->errors.push_back(away());
        world.begin();
        QCOMPARE(world.first().state, WorkerState::Failing);
        QCOMPARE(world.first().error->kind, ErrorKind::Unreachable);
        QVERIFY(!world.first().lastSuccess);
        for (const int seconds : {3, 6, 12, 24, 48, 60, 60}) {
            const int before = world.worker->finished;
            world.pass(std::chrono::seconds(seconds) - 1ms);
            QCOMPARE(world.worker->finished, before);
            world.pass(1ms);
            QCOMPARE(world.worker->finished, before + 1);
        }
        world.pass(60s);
        QCOMPARE(world.first().state, WorkerState::Waiting);
        QVERIFY(!world.first().error);
        QCOMPARE(world.first().failures, std::uint64_t{8});
        QCOMPARE(*world.first().lastSuccess, world.clock.now());
        // After a success the next trouble waits for the shortest time again.
        world.worker->errors.push_back(away());
        world.pass(10min);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 3s);
    }

    void whatTheServerAsksForIsKept()
    {
        World world;
        Error busy = away();
        busy.details.emplace("retry-after", 600);
        world.worker->errors = {busy, Error{ErrorKind::Unauthorized, {}}};
        world.begin();
        QCOMPARE(*world.first().nextRun, world.clock.now() + 600s);
        world.pass(600s);
        // Refused credentials are not tried every few seconds.
        QCOMPARE(*world.first().nextRun, world.clock.now() + 10min);
    }

    void askingShortensAWaitButNotTheOneThatTheServerWants()
    {
        World world;
        Error busy = away();
        busy.details.emplace("retry-after", 600);
        world.worker->errors = {away(), busy, away()};
        world.begin();
        QCOMPARE(world.first().failuresInRow, std::uint64_t{1});
        world.supervisor->runNow("cloud"); // the wait of a failed run
        world.run();
        QCOMPARE(world.worker->finished, 2);
        QCOMPARE(world.first().failuresInRow, std::uint64_t{2});
        world.pass(100s);
        world.supervisor->runNow("cloud"); // what the server asked for
        world.run();
        QCOMPARE(world.worker->finished, 2);
        QCOMPARE(world.first().state, WorkerState::Failing);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 500s);
        world.pass(499s);
        QCOMPARE(world.worker->finished, 2);
        world.pass(1s);
        QCOMPARE(world.worker->finished, 3); // once, however often it was asked for
        world.supervisor->runNow("cloud");   // of that one it was told nothing
        world.run();
        QCOMPARE(world.worker->finished, 4);
        QVERIFY(!world.first().error);
        QCOMPARE(world.first().failuresInRow, std::uint64_t{0});
        QCOMPARE(world.first().failures, std::uint64_t{3});
        world.supervisor->runNow("cloud"); // an interval
        world.run();
        QCOMPARE(world.worker->finished, 5);
    }

    void anExceptionIsATroubleLikeOthers()
    {
        World world;
        world.worker->throws = true;
        world.begin();
        QCOMPARE(world.first().state, WorkerState::Failing);
        QCOMPARE(world.first().error->kind, ErrorKind::Internal);
        world.worker->throws = false;
        world.pass(3s);
        QCOMPARE(world.first().state, WorkerState::Waiting);
    }

    void itRunsWhenAsked()
    {
        World world;
        world.worker->every.reset(); // only when asked
        world.begin();
        QVERIFY(!world.first().nextRun);
        world.pass(100min);
        QCOMPARE(world.worker->finished, 1);
        world.supervisor->runNow("cloud");
        world.run();
        QCOMPARE(world.worker->finished, 2);
        // Asked for while it runs: once more afterwards.
        world.worker->duration = 5s;
        world.supervisor->runNow("cloud");
        world.run();
        QCOMPARE(world.first().state, WorkerState::Running);
        QCOMPARE(world.first().part, std::string("things"));
        world.supervisor->runNow("cloud");
        world.supervisor->runNow("cloud");
        world.pass(20s);
        QCOMPARE(world.worker->finished, 4);
        world.supervisor->runNow("nobody");
        world.run();
    }

    void aPausedWorkerRunsOnlyWhenAsked()
    {
        World world;
        world.begin(true);
        world.pass(100min);
        QCOMPARE(world.worker->started, 0);
        QCOMPARE(world.first().state, WorkerState::Paused);
        world.supervisor->runNow("cloud");
        world.run();
        QCOMPARE(world.worker->finished, 1);
        QCOMPARE(world.first().state, WorkerState::Paused);
        QVERIFY(!world.first().nextRun);
        world.supervisor->setPaused("cloud", false);
        world.run();
        QCOMPARE(world.worker->finished, 2);
        world.supervisor->setPaused("cloud", true);
        world.pass(100min);
        QCOMPARE(world.worker->finished, 2);
    }

    void newsAreWaitedForUntilTheySettle()
    {
        World world;
        world.worker->hasNews = true;
        world.begin();
        QCOMPARE(world.worker->finished, 1);
        for (int i = 0; i < 5; ++i) {
            world.worker->news.ring();
            world.run();
        }
        QCOMPARE(world.worker->finished, 1);
        world.pass(300ms);
        QCOMPARE(world.worker->finished, 2);
        world.pass(1s); // the ring that came meanwhile
        QVERIFY(world.worker->finished <= 3);
        const int before = world.worker->finished;
        world.supervisor->setPaused("cloud", true);
        world.worker->news.ring();
        world.pass(10s);
        QCOMPARE(world.worker->finished, before);
    }

    void newsFromElsewhereSettleToo()
    {
        World world;
        world.begin();
        for (int i = 0; i < 5; ++i)
            world.supervisor->noteNews("cloud");
        world.run();
        QCOMPARE(world.worker->finished, 1);
        world.pass(300ms);
        QCOMPARE(world.worker->finished, 2);
        world.pass(9min);
        QCOMPARE(world.worker->finished, 2);
        QCOMPARE(world.worker->asked, 0);
        // News that come while it runs: once more afterwards.
        world.worker->duration = 5s;
        world.supervisor->runNow("cloud");
        world.run();
        QCOMPARE(world.worker->asked, 1);
        world.supervisor->noteNews("cloud");
        world.pass(12s);
        QCOMPARE(world.worker->finished, 4);
        // A paused one hears nothing.
        world.supervisor->setPaused("cloud", true);
        world.supervisor->noteNews("cloud");
        world.pass(10s);
        QCOMPARE(world.worker->finished, 4);
        world.supervisor->noteNews("nobody");
        world.run();
    }

    void newsDoNotWaitForTheNextTry()
    {
        World world;
        world.worker->waits = {2s, 300s};
        for (int i = 0; i < 6; ++i)
            world.worker->errors.push_back(away());
        world.begin();
        for (const int seconds : {2, 4, 8, 16})
            world.pass(std::chrono::seconds(seconds));
        QCOMPARE(world.worker->finished, 5);
        QCOMPARE(*world.first().nextRun, world.clock.now() + 32s);
        world.supervisor->noteNews("cloud");
        world.run();
        world.pass(300ms);
        QCOMPARE(world.worker->finished, 6);
    }

    void aWorkerThatHasEndedBeginsAnewOnlyWhenAsked()
    {
        World world;
        world.worker->isOver = true;
        world.worker->hasNews = true;
        world.begin();
        QCOMPARE(world.first().state, WorkerState::Ended);
        QVERIFY(!world.first().nextRun);
        world.worker->news.ring();
        world.supervisor->noteNews("cloud");
        world.pass(100min);
        QCOMPARE(world.worker->finished, 1);
        world.supervisor->setPaused("cloud", true);
        world.supervisor->setPaused("cloud", false);
        world.pass(1min);
        QCOMPARE(world.worker->finished, 1);
        world.worker->isOver = false;
        world.supervisor->runNow("cloud");
        world.run();
        QCOMPARE(world.worker->finished, 2);
        QCOMPARE(world.first().state, WorkerState::Waiting);
        world.pass(10min);
        QCOMPARE(world.worker->finished, 3);
    }

    void aSleepOfTheMachineIsNoticed()
    {
        World world;
        world.begin();
        world.pass(60s);
        world.clock.advance(8h); // the timer stood still meanwhile
        world.pass(30s);
        QCOMPARE(world.worker->finished, 2);
    }

    void aClockThatIsSetBackDelaysNothing()
    {
        World world;
        world.begin();
        world.clock.advance(-5h);
        world.pass(1min);
        QVERIFY(*world.first().nextRun <= world.clock.now() + 10min);
        world.pass(9min);
        QCOMPARE(world.worker->finished, 2);
    }

    void aWorkerMayGoWhileItRuns()
    {
        World world;
        world.worker->duration = 1h;
        world.worker->hasNews = true;
        world.begin();
        QCOMPARE(world.first().state, WorkerState::Running);
        world.supervisor->remove("cloud");
        world.run();
        QVERIFY(world.health.empty());
        QCOMPARE(world.worker->finished, 0);
        QCOMPARE(world.timer.waiting(), std::size_t{0});
        QCOMPARE(world.worker.use_count(), 1L); // nobody holds it any longer
    }

    void anotherOfTheSameNameTakesItsPlace()
    {
        World world;
        world.worker->duration = 1h;
        world.begin();
        const auto other = std::make_shared<ScriptedWorker>("cloud", world.timer);
        world.supervisor->add(other);
        world.run();
        QCOMPARE(world.health.size(), std::size_t{1});
        QCOMPARE(other->finished, 1);
        QCOMPARE(world.worker->finished, 0);
        QCOMPARE(world.worker.use_count(), 1L);
    }

    void stoppingWaitsForTheLast()
    {
        World world;
        bool isOver = false;
        world.supervisor->stop([&] { isOver = true; });
        world.run();
        QVERIFY(isOver); // nobody was there
        isOver = false;
        world.worker->duration = 1h;
        world.begin();
        world.supervisor->add(std::make_shared<ScriptedWorker>("other", world.timer));
        world.run();
        QCOMPARE(world.health.size(), std::size_t{2});
        world.supervisor->stop([&] { isOver = true; });
        world.run();
        QVERIFY(isOver);
        QCOMPARE(world.timer.waiting(), std::size_t{0});
    }

    void stoppingAtEveryStepLeavesNothing()
    {
        for (int steps = 0; steps < 40; ++steps) {
            World world;
            world.worker->duration = 1s;
            world.worker->hasNews = true;
            world.worker->errors = {away()};
            world.supervisor->add(world.worker);
            for (int i = 0; i < steps; ++i) {
                world.context.restart();
                if (world.context.poll_one() == 0)
                    world.timer.advance(1s);
            }
            world.supervisor.reset();
            world.run();
            QCOMPARE(world.timer.waiting(), std::size_t{0});
            QCOMPARE(world.worker.use_count(), 1L);
        }
    }
};

QTEST_GUILESS_MAIN(TstSupervisor)
#include "tst_supervisor.moc"
