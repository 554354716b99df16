// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/worker_status_file.h"
#include "tests/support/task_runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace netatlas;
using namespace netatlas::composition;
using namespace std::chrono_literals;
using workers::WorkerHealth;
using workers::WorkerKind;
using workers::WorkerState;

namespace {

const Timestamp kNow = *parseTimestamp("2026-11-23T09:00:00Z");

WorkerHealth cloud()
{
    WorkerHealth health;
    health.name = "lab";
    health.kind = WorkerKind::ProviderSync;
    health.state = WorkerState::Failing;
    health.lastRun = kNow - 5s;
    health.lastSuccess = kNow - 600s;
    health.nextRun = kNow + 7s;
    health.lastDuration = 740ms;
    health.runs = 9;
    health.failures = 4;
    health.failuresInRow = 2;
    health.changes = 31;
    health.lastEntry = 12;
    health.lastProblems.count = 3;
    health.error = Error{ErrorKind::Unreachable,
                         {{"cause", "no route"}, {"source", "lab"}, {"retry-after", 60}}};
    return health;
}

/// JSON in which apostrophes stand for quotes.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// A project that is a file, and a home for what is told of it.
struct World
{
    World() { std::ofstream(path("site.netatlas")) << "x"; }
    std::string path(const char* name) const
    {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    providers::http::Environment outside() const
    {
        return [home = path("home")](const std::string& name) {
            return name == "HOME" ? std::optional(home) : std::nullopt;
        };
    }
    std::string file() const { return workerStatusPath(path("site.netatlas"), outside()); }
    Result<ReadStatus> found() const { return findWorkerStatus(path("site.netatlas"), outside()); }
    void put(const std::string& text) const
    {
        std::filesystem::create_directories(std::filesystem::path(file()).parent_path());
        std::ofstream(file()) << text;
    }
    std::unique_ptr<WorkerStatusFile> begin()
    {
        return std::make_unique<WorkerStatusFile>(path("site.netatlas"), "watch", clock, outside());
    }

    QTemporaryDir folder;
    ManualClock clock{kNow};
};

/// Runs the file's loop in a time of the test's own.
struct Loop
{
    explicit Loop(WorkerStatusFile& file)
    {
        async::start<void>(context.get_executor(), file.keepCurrent(timer), stop.get_token(),
                           [](const Status&) {});
        run();
    }
    ~Loop()
    {
        stop.request_stop();
        run();
    }
    void run()
    {
        context.restart();
        context.poll();
    }
    void pass(std::chrono::milliseconds time)
    {
        timer.advance(time);
        run();
    }

    boost::asio::io_context context{1};
    async::ManualTimer timer;
    std::stop_source stop;
};

} // namespace

/// What a window or a watch tells other programs of its workers.
class TstWorkerStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldIsReadBack()
    {
        WorkerStatus status = ownStatus("/somewhere/site.netatlas", "window");
        status.told = kNow;
        status.workers = {cloud()};
        WorkerHealth running;
        running.name = "lab/instances";
        running.kind = WorkerKind::InstancePoller;
        running.state = WorkerState::Running;
        running.part = "ports";
        running.items = 1200;
        status.workers.push_back(running);
        const auto read = parseWorkerStatus(workerStatusText(status));
        QVERIFY(read);
        QVERIFY(read->leftOut.empty());
        QCOMPARE(workerStatusText(read->status), workerStatusText(status));
        QVERIFY(read->status == status);
        QVERIFY(isKeptNow(read->status));
    }

    void aProcessThatIsGoneKeepsNothing()
    {
        WorkerStatus status = ownStatus("/x", "watch");
        QVERIFY(isKeptNow(status));
        WorkerStatus over = status;
        over.isOver = true; // the window has another project now
        QVERIFY(!isKeptNow(over));
        WorkerStatus later = status;
        later.processStart = "1"; // another process has the number by now
        QVERIFY(!isKeptNow(later));
        WorkerStatus elsewhere = status;
        elsewhere.host += "-2";
        QVERIFY(!isKeptNow(elsewhere));
        for (const std::int64_t process :
             {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 60}) {
            WorkerStatus none = status;
            none.process = process;
            none.processStart.clear();
            QVERIFY(!isKeptNow(none));
        }
    }

    void itIsWrittenAtMostOnceASecondAndOnlyForNews()
    {
        World world;
        const auto file = world.begin();
        Loop loop(*file);
        QCOMPARE(world.found().error().kind, ErrorKind::NotFound);
        WorkerHealth health = cloud();
        file->note({health});
        loop.run();
        const auto told = [&] { return world.found()->status.workers.front().items; };
        QCOMPARE(told(), std::uint64_t{0});
        for (health.items = 1; health.items < 50; ++health.items) {
            health.part = "ports";
            file->note({health});
            loop.run();
        }
        QCOMPARE(told(), std::uint64_t{0});
        loop.pass(1s);
        QCOMPARE(told(), std::uint64_t{49});
        // The same again, and a next run that is seen a little apart, are no news.
        world.clock.advance(60s);
        loop.pass(1s);
        health.items = 49;
        *health.nextRun += 3ms;
        file->note({health});
        loop.run();
        QVERIFY(world.found()->status.told < world.clock.now());
        health.state = WorkerState::Paused;
        file->note({health});
        loop.run();
        QCOMPARE(world.found()->status.told, world.clock.now());
    }

    void itsEndIsTold()
    {
        World world;
        auto file = world.begin();
        {
            Loop loop(*file);
            file->note({cloud()});
            loop.run();
            QVERIFY(isKeptNow(world.found()->status));
            struct stat status = {};
            QCOMPARE(::stat(std::filesystem::path(world.file()).parent_path().c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777U, 0700U);
        }
        world.clock.advance(5s);
        file.reset();
        const auto found = world.found();
        QVERIFY(!isKeptNow(found->status));
        QCOMPARE(found->status.told, kNow + 5s);
        QCOMPARE(found->status.workers.size(), std::size_t{1});
        // One that told nothing leaves nothing.
        const World other;
        {
            const WorkerStatusFile silent(other.path("site.netatlas"), "window", world.clock,
                                          other.outside());
        }
        QVERIFY(!QFile::exists(QString::fromStdString(other.file())));
    }

    void allNamesOfAProjectMeanTheSameFile()
    {
        const World world;
        QVERIFY(QFile::link(QString::fromStdString(world.path("site.netatlas")),
                            world.folder.filePath(QStringLiteral("link"))));
        QCOMPARE(workerStatusPath(world.path("link"), world.outside()), world.file());
        QCOMPARE(workerStatusPath(world.path("home/../site.netatlas"), world.outside()),
                 world.file());
        QVERIFY(workerStatusPath(world.path("other.netatlas"), world.outside()) != world.file());
        const auto none = [](const std::string&) { return std::optional<std::string>(); };
        QVERIFY(workerStatusPath(world.path("site.netatlas"), none).empty());
        const auto state = [](const std::string& name) {
            return name == "XDG_STATE_HOME" ? std::optional<std::string>("/state") : std::nullopt;
        };
        QVERIFY(workerStatusPath(world.path("site.netatlas"), state)
                    .starts_with("/state/netatlas/workers/"));
    }

    void whatIsNoStatusIsRefusedAndNamesItsFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("half") << QByteArray("{'format':'netatlas-workers-1','proj");
        QTest::addRow("a list") << QByteArray("[]");
        QTest::addRow("another format") << QByteArray("{'format':'netatlas-workers-9'}");
        QTest::addRow("no workers")
            << QByteArray("{'format':'netatlas-workers-1','told':'2026-11-23','over':false}");
        QTest::addRow("a wrong time") << QByteArray(
            "{'format':'netatlas-workers-1','told':'soon','over':false,'workers':[]}");
        QTest::addRow("a negative process")
            << QByteArray("{'format':'netatlas-workers-1','told':'2026-11-23','over':false,"
                          "'process':-1,'workers':[]}");
        QTest::addRow("deep") << QByteArray(100'000, '[');
        QTest::addRow("zeros") << QByteArray(1000, '\0');
        QTest::addRow("huge") << QByteArray(5'000'000, ' ');
    }
    void whatIsNoStatusIsRefusedAndNamesItsFile()
    {
        QFETCH(const QByteArray, text);
        const World world;
        world.put(json(text.toStdString()));
        const auto found = world.found();
        QVERIFY(!found);
        QVERIFY2(errorText(found.error()).find(world.file()) != std::string::npos,
                 errorText(found.error()).c_str());
    }

    void aWorkerThatCannotBeReadHidesNoOther()
    {
        WorkerStatus status = ownStatus("/x", "watch");
        status.workers = {cloud()};
        std::string text = workerStatusText(status);
        const auto end = text.rfind(']');
        text.insert(end,
                    json(",7,{'name':'odd','kind':'dancer','state':'waiting'},"
                         "{'name':'late','kind':'peer-keeper','state':'waiting','runs':-3},"
                         "{'name':'','kind':'peer-keeper','state':'waiting'},"
                         "{'name':'fine','kind':'peer-keeper','state':'ended',"
                         "'error':{'kind':'new-word','facts':{'cause':1e300,'deep':{'a':[]}}}}"));
        const auto read = parseWorkerStatus(text);
        QVERIFY(read);
        QCOMPARE(read->status.workers.size(), std::size_t{2});
        QCOMPARE(read->status.workers.back().name, std::string("fine"));
        QCOMPARE(read->status.workers.back().error->kind, ErrorKind::Internal);
        QCOMPARE(read->leftOut, (std::vector<std::string>{"no object", "odd: kind", "late: runs",
                                                          "a worker: no name"}));
    }

    void aStatusOfAnotherProjectIsNone()
    {
        const World world;
        WorkerStatus status = ownStatus("/another", "watch");
        world.put(workerStatusText(status));
        QCOMPARE(world.found().error().kind, ErrorKind::NotFound);
    }

    void aPipeInItsPlaceHoldsUpNobody()
    {
        World world;
        world.put("");
        std::filesystem::remove(world.file());
        QCOMPARE(::mkfifo(world.file().c_str(), 0600), 0);
        auto file = world.begin();
        Loop loop(*file);
        file->note({cloud()});
        loop.run();
        QCOMPARE(world.found().error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TstWorkerStatus)
#include "tst_worker_status.moc"
