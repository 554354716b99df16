// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ask_source.h"
#include "app/composition/live_sources.h"
#include "app/composition/loop_executor.h"
#include "app/composition/project_file.h"
#include "app/composition/project_sources.h"
#include "app/composition/take_beside.h"
#include "model/exchange/reload_answer.h"
#include "tests/support/cloud_source.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <utility>

using namespace netatlas;
using namespace netatlas::domain;
using namespace std::chrono_literals;

namespace {

/// A project with one source, a cloud for it, and the thread of both.
struct World : tests::CloudSource
{
    World()
    {
        auto made = composition::createProject(path("site.netatlas"), clock);
        if (!made)
            throw std::runtime_error(errorText(made.error()));
        session = std::move(*made);
    }
    providers::SourceSettings settings() const
    {
        auto one = CloudSource::settings();
        one.isPaused = false;
        return one;
    }
    void live()
    {
        sources = std::make_unique<composition::LiveSources>(
            *session, jobs, home, clock,
            [this](const workers::HealthList& list) { health = list; });
        sources->follow();
    }
    /// Runs what comes home until it holds, or too long.
    template <class Holds>
    bool until(Holds holds)
    {
        for (int i = 0; i < 4000 && !holds(); ++i) {
            home.runAll();
            QTest::qSleep(5);
        }
        return holds();
    }
    std::uint64_t runs() const { return health.empty() ? 0 : health.front().runs; }
    const workers::WorkerHealth& poller() const
    {
        static const workers::WorkerHealth none;
        return health.size() < 2 ? none : health.back();
    }
    /// Lets the poller ask, and changes the cloud before it answers.
    template <class Change>
    void change(Change change)
    {
        const auto isDone = std::make_shared<std::atomic<bool>>(false);
        cloud.before = [isDone, change](const tests::Asked&) {
            if (!isDone->load()) {
                change();
                isDone->store(true);
            }
        };
        sources->runNow("cloud/instances");
        QVERIFY(until([&] { return isDone->load(); }));
    }
    std::size_t entries() const { return session->history(100).size(); }
    const Model& model() const { return *session->live().model("cloud"); }

    SystemClock clock;
    std::unique_ptr<session::Session> session;
    ManualExecutor home;
    workers::JobRunner jobs{home, 1};
    workers::HealthList health;
    std::unique_ptr<composition::LiveSources> sources;
};

} // namespace

class TstLiveSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSourceHasAModelOfItsOwnAndNoSecret()
    {
        World world;
        QVERIFY(composition::addSource(*world.session, world.settings()));
        const auto* row = composition::findSource(world.session->live(), "cloud");
        QVERIFY(row);
        QCOMPARE(world.model().row.editMode, EditMode::Direct);
        QVERIFY(row->options.find("hunter22") == std::string::npos);
        QCOMPARE(*providers::settingsOf(*row), world.settings());
        QCOMPARE(composition::addSource(*world.session, world.settings()).error().kind,
                 ErrorKind::AlreadyExists);
        auto other = world.settings();
        other.name = "other";
        other.kind = "abacus";
        QCOMPARE(composition::addSource(*world.session, other).error().kind,
                 ErrorKind::NotSupported);
        other.kind = "host"; // takes no options
        QCOMPARE(composition::addSource(*world.session, other).error().kind, ErrorKind::NotValid);
        QVERIFY(composition::removeSource(*world.session, "cloud"));
        QVERIFY(!composition::findSource(world.session->live(), "cloud"));
        QVERIFY(world.session->live().model("cloud"));
        QCOMPARE(composition::removeSource(*world.session, "cloud").error().kind,
                 ErrorKind::NotFound);
    }

    void aLargeLookIsTakenBesideTheSessionsThread()
    {
        World world;
        QVERIFY(composition::addSource(*world.session, world.settings()));
        const auto seen = [&](std::uint32_t first, std::uint32_t count) {
            session::Observation look;
            look.model = world.model().row.id;
            for (std::uint32_t i = first; i < first + count; ++i) {
                const MachineRow row{.id = MachineId(i), .name = std::to_string(i)};
                look.changes.rows.of<MachineRow>().push_back({row.id, std::nullopt, row});
            }
            return look;
        };
        std::vector<std::uint64_t> taken;
        const auto done = [&taken](const Result<std::uint64_t>& entry) {
            taken.push_back(entry.value());
        };
        auto job = composition::takeBeside(*world.session, world.jobs, seen(0, 3000), done);
        QVERIFY(taken.empty());
        QVERIFY(world.session->isLent());
        QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{0});
        QVERIFY(world.until([&] { return !taken.empty(); }));
        QVERIFY(!world.session->isLent());
        QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{3000});
        // A small one needs no detour.
        job = composition::takeBeside(*world.session, world.jobs, seen(5000, 3), done);
        QCOMPARE(taken.size(), std::size_t{2});
        QVERIFY(taken[0] < taken[1]);
        QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{3003});
    }

    void everyChangeOfASourceStandsInTheJournal()
    {
        World world;
        session::Session& project = *world.session;
        std::size_t entries = world.entries();
        const auto isTold = [&](const char* textId, const Status& done) {
            const bool isNext = done && world.entries() == entries + 1 &&
                                project.history(1).front().textId == textId;
            entries = world.entries();
            return isNext;
        };
        providers::SourceSettings here;
        here.kind = "host";
        here.name = "here";
        QVERIFY(isTold("add-source", composition::addSource(project, here)));
        providers::SourceSettings there;
        there.kind = "ssh";
        there.name = "there";
        there.options = {{"host", "web1"}};
        QVERIFY(isTold("add-source", composition::addSource(project, there))); // of the same model
        QCOMPARE(project.live().models().size(), std::size_t{1});
        there.options = {{"host", "web2"}};
        QVERIFY(isTold("change-source", composition::changeSource(project, there)));
        QVERIFY(isTold("pause-worker", composition::pauseWorker(project, "there", true)));
        QVERIFY(isTold("resume-worker", composition::pauseWorker(project, "there", false)));
        QVERIFY(isTold("remove-source", composition::removeSource(project, "there")));
        there.name = "third";
        QVERIFY(isTold("add-source", composition::addSource(project, there)));
        QVERIFY(project.undo());
        QVERIFY(!composition::findSource(project.live(), "third"));
        QVERIFY(composition::findSource(project.live(), "here"));
        QVERIFY(project.redo());
        QVERIFY(composition::findSource(project.live(), "third"));
    }

    void whatTheCloudShowsComesHomeByItself()
    {
        World world;
        QVERIFY(composition::addSource(*world.session, world.settings()));
        const auto before = world.entries();
        world.live();
        QVERIFY(world.until([&] { return world.runs() == 1; }));
        QVERIFY2(!world.health.front().error,
                 world.health.front().error ? errorText(*world.health.front().error).c_str() : "");
        QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{8});
        QCOMPARE(world.entries(), before + 1);
        QCOMPARE(world.session->history(1).front().cause, session::Cause::Observation);
        // What workers bring is no step of the user's.
        QCOMPARE(world.session->undoEntry()->textId, std::string("add-source"));
        QVERIFY(composition::findSource(world.session->live(), "cloud")->lastComplete);

        // A quiet run leaves nothing behind; one with news leaves one entry.
        world.sources->runNow("cloud");
        QVERIFY(world.until([&] { return world.runs() == 2; }));
        QCOMPARE(world.entries(), before + 1);
        world.cloud.before = [&, isRenamed = false](const tests::Asked&) mutable {
            if (!std::exchange(isRenamed, true))
                world.cloud.find("subnets", "mgmt-v4")["name"] = "operations";
        };
        world.sources->runNow("cloud");
        QVERIFY(world.until([&] { return world.runs() == 3; }));
        QCOMPARE(world.entries(), before + 2);
        QCOMPARE(world.health.front().lastEntry,
                 static_cast<std::uint64_t>(world.session->history(1).front().number));
        world.sources.reset();
    }

    void theLastPictureStaysWhileTheCloudIsAway()
    {
        World world;
        QVERIFY(composition::addSource(*world.session, world.settings()));
        world.live();
        QVERIFY(world.until([&] { return world.runs() == 1; }));
        const auto age = composition::findSource(world.session->live(), "cloud")->lastComplete;
        world.write("clouds.yaml", "clouds: {one: {auth: {auth_url: 'https://127.0.0.1:1', "
                                   "username: a, password: hunter22, project_name: p}}}");
        world.sources->runNow("cloud");
        QVERIFY(world.until([&] { return world.runs() == 2; }));
        QCOMPARE(world.health.front().error->kind, ErrorKind::Unreachable);
        QVERIFY(errorText(*world.health.front().error).find("hunter22") == std::string::npos);
        QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{8});
        QCOMPARE(composition::findSource(world.session->live(), "cloud")->lastComplete, age);
    }

    /// The original's verb: spaces and subnets alone, and what came of them.
    void spacesAreReloadedWithoutMachines()
    {
        World world;
        QVERIFY(composition::addSource(*world.session, world.settings()));
        const auto reload = [&] {
            const SourceRow source = *composition::findSource(world.session->live(), "cloud");
            auto observed = composition::readSource(world.settings(), world.clock, {});
            if (!observed)
                qFatal("%s", errorText(observed.error()).c_str());
            auto plan = exchange::planReload(world.session->live(), source,
                                             *exchange::onlySubnets(std::move(*observed)),
                                             world.clock.now());
            auto reloaded = exchange::reloadedBy(world.model(), *plan, source.name);
            if (!composition::takeReload(*world.session, source, std::move(*plan),
                                         session::Cause::Reload, world.clock.now()))
                qFatal("the reload is refused");
            return *reloaded;
        };
        const auto first = reload();
        QCOMPARE(first.subnetsAdded.size(), std::size_t{8});
        QVERIFY(!first.spacesAdded.empty());
        QVERIFY(first.missing.empty());
        QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{0});
        const std::size_t entries = world.entries();
        const auto again = reload();
        QVERIFY(again.subnetsAdded.empty() && again.subnetsUpdated.empty());
        QCOMPARE(world.entries(), entries);
        auto& subnets = world.cloud.collection("subnets");
        const std::string gone(subnets.back().at("id").as_string().c_str());
        subnets.pop_back();
        const auto less = reload();
        QCOMPARE(less.missing.size(), std::size_t{1});
        QCOMPARE(world.model().at<SubnetRow>(less.missing.front()).providerId, gone);
        QCOMPARE(exchange::reloadedJson(less).at("missing").as_array().size(), std::size_t{1});
        QCOMPARE(exchange::onlySubnets(providers::linuxhost::HostObservation()).error().kind,
                 ErrorKind::NotSupported);
    }

    void workersFollowTheSources()
    {
        World world;
        world.live();
        QVERIFY(composition::addSource(*world.session, world.settings()));
        QVERIFY(world.until([&] { return world.runs() == 1; }));
        auto broken = world.settings();
        broken.name = "broken";
        broken.options["cloud"] = "nowhere";
        QVERIFY(composition::addSource(*world.session, broken));
        QVERIFY(world.until(
            [&] { return world.health.size() == 4 && world.health.front().error.has_value(); }));
        QCOMPARE(world.health.front().name, std::string("broken"));
        // Removed while it runs: its look goes nowhere.
        world.sources->runNow("cloud");
        QVERIFY(composition::removeSource(*world.session, "cloud"));
        QVERIFY(world.until([&] { return world.health.size() == 2; }));
    }

    void whatAnInstanceBecomesIsSeenBetweenTwoLooks()
    {
        World world;
        auto settings = world.settings();
        settings.interval = 1h;
        QVERIFY(composition::addSource(*world.session, settings));
        world.live();
        QVERIFY(world.until([&] { return world.runs() == 1; }));
        const auto entries = world.entries();
        const auto status = [&] {
            for (const MachineRow& row : world.model().table<MachineRow>())
                if (row.name == "web-0")
                    return row.instanceStatus.text();
            return std::string();
        };
        QCOMPARE(status(), std::string("running"));
        // The poller finds everything as the look left it: no second entry.
        QVERIFY(world.until([&] { return world.poller().runs >= 2; }));
        world.sources->runNow("cloud/instances");
        const auto asked = world.poller().runs;
        QVERIFY(world.until([&] { return world.poller().runs > asked; }));
        QVERIFY2(!world.poller().error,
                 world.poller().error ? errorText(*world.poller().error).c_str() : "");
        QCOMPARE(world.entries(), entries);
        world.change([&] { world.cloud.find("servers", "web-0")["status"] = "SHUTOFF"; });
        world.sources->runNow("cloud/instances");
        QVERIFY(world.until([&] { return status() == "stopped"; }));
        QCOMPARE(world.entries(), entries + 1);
        const auto entry = world.session->history(1).front();
        QCOMPARE(entry.textId, std::string("poll-instances"));
        QCOMPARE(entry.cause, session::Cause::Observation);
        // And a whole look finds what the poller left.
        const auto runs = world.runs();
        world.sources->runNow("cloud");
        QVERIFY(world.until([&] { return world.runs() > runs; }));
        QCOMPARE(world.entries(), entries + 1);
    }

    void aPauseIsKeptInTheProject()
    {
        World world;
        QVERIFY(composition::addSource(*world.session, world.settings()));
        world.live();
        QVERIFY(world.until([&] { return world.runs() == 1 && world.health.size() == 2; }));
        for (const char* name : {"cloud", "cloud/instances"})
            world.sources->setPaused(name, true);
        QVERIFY(world.until([&] {
            return world.health.front().state == workers::WorkerState::Paused &&
                   world.poller().state == workers::WorkerState::Paused;
        }));
        QVERIFY(providers::settingsOf(*composition::findSource(world.session->live(), "cloud"))
                    ->isPaused);
        QCOMPARE(world.runs(), std::uint64_t{1}); // it is the same worker still
        world.sources.reset();
        world.health.clear();
        world.live();
        QVERIFY(world.until([&] { return world.health.size() == 2; }));
        QCOMPARE(world.health.front().state, workers::WorkerState::Paused);
        QCOMPARE(world.poller().state, workers::WorkerState::Paused);
        QCOMPARE(world.runs(), std::uint64_t{0});
        // A look taken while it is paused does not wake it.
        world.sources->runNow("cloud");
        QVERIFY(world.until([&] { return world.runs() == 1; }));
        QCOMPARE(world.health.front().state, workers::WorkerState::Paused);
        world.sources->setPaused("cloud", false);
        QVERIFY(world.until([&] { return world.runs() == 2; }));
        QVERIFY(world.session->undo()); // what was resumed is paused again
        QVERIFY(world.until(
            [&] { return world.health.front().state == workers::WorkerState::Paused; }));
        QCOMPARE(composition::pauseWorker(*world.session, "nobody", true).error().kind,
                 ErrorKind::NotFound);
    }

    void closingWaitsForNobody()
    {
        for (int i = 0; i < 5; ++i) {
            World world;
            QVERIFY(composition::addSource(*world.session, world.settings()));
            world.live();
            QTest::qSleep(i * 20);
            world.home.runAll();
            world.sources.reset();
            world.home.runAll();
        }
    }
};

QTEST_GUILESS_MAIN(TstLiveSources)
#include "tst_live_sources.moc"
