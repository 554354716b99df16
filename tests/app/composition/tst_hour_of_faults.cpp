// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/agents_file.h"
#include "app/composition/live_sources.h"
#include "app/composition/planned_workers.h"
#include "app/composition/project_file.h"
#include "app/composition/project_sources.h"
#include "tests/support/process_figures.h"
#include "tests/support/set_clock.h"
#include "tests/support/troubled_site.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <fstream>
#include <random>
#include <set>

using namespace netatlas;
using namespace netatlas::domain;
using namespace std::chrono_literals;
using tests::ProcessFigures;
using workers::WorkerState;
using Steady = std::chrono::steady_clock;

namespace {

constexpr unsigned kSeed = 20'261;

/// How long all rounds take together.
std::chrono::seconds duration()
{
    const int seconds = qEnvironmentVariableIntValue("NETATLAS_FAULTS_SECONDS");
    return std::chrono::seconds(seconds > 0 ? seconds : 8);
}

/// The first one fills what is filled once; the last one is held against it.
int roundCount()
{
    return duration() > 60s ? 4 : 2;
}

/// What this thread has worked, without what it has waited.
std::chrono::nanoseconds processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// A site in a process of its own.
class Site
{
public:
    explicit Site(const QTemporaryDir& folder)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--serve"), folder.path()});
        if (!m_process.waitForStarted() || line() != QByteArray("ready"))
            qFatal("no site: %s", qPrintable(m_process.errorString()));
    }
    ~Site()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    void say(const QByteArray& word)
    {
        m_process.write(word + '\n');
        m_process.waitForBytesWritten();
    }
    QByteArray ask(const QByteArray& word)
    {
        say(word);
        return line();
    }

private:
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead())
            ;
        return m_process.readLine().trimmed();
    }

    QProcess m_process;
};

class World
{
public:
    World() : site(folder), m_random(kSeed)
    {
        const QString ssh = folder.filePath(QStringLiteral("ssh"));
        QFile::copy(QStringLiteral(NETATLAS_TEST_SUPPORT "/troubled_ssh"), ssh);
        QFile::setPermissions(ssh, QFile::ReadOwner | QFile::ExeOwner);
        qputenv("PATH", folder.path().toLocal8Bit() + ':' + qgetenv("PATH"));
        auto made = composition::createProject(path("site.netatlas"), clock);
        if (!made)
            qFatal("%s", errorText(made.error()).c_str());
        session = std::move(*made);
        for (const char* account : {"good", "wrong-name", "expired", "gone"}) {
            const bool isGood = std::string_view(account) == "good";
            add("openstack", isGood ? "cloud" : std::string("cloud-") + account,
                {{"clouds", path("clouds.yaml")}, {"cloud", account}});
            add("kubernetes", isGood ? "cluster" : std::string("cluster-") + account,
                {{"kubeconfig", path("kubeconfig")}, {"context", account}});
        }
        add("openstack", "cloud-again", {{"clouds", path("clouds.yaml")}, {"cloud", "good"}});
        add("kubernetes", "cluster-again",
            {{"kubeconfig", path("kubeconfig")}, {"context", "good"}});
        for (const char* host : {"one", "two", "three"})
            add("ssh", host, {{"host", host}});
        add("host", "here", {});
        addControllers();
    }
    ~World() { close(); }

    std::string path(const char* name) const
    {
        return folder.filePath(QLatin1String(name)).toStdString();
    }
    void open()
    {
        sources = std::make_unique<composition::LiveSources>(
            *session, *m_jobs, home, clock,
            [this](const workers::HealthList& list) { health = list; });
        sources->follow();
    }
    /// As at the end of the program: the workers first, then all that comes home late.
    void close()
    {
        m_tries.clear();
        sources.reset();
        home.runAll();
        health.clear();
    }
    /// Lets the program work for a moment, and takes the time of its longest piece of work.
    void step()
    {
        for (;;) {
            const auto begun = Steady::now();
            const auto begunWork = processorTime();
            if (!home.runOne())
                break;
            const auto took = Steady::now() - begun;
            if (took > longestPiece) {
                longestPiece = took;
                workOfLongest = processorTime() - begunWork;
            }
        }
        QTest::qSleep(5);
    }
    void work(std::chrono::milliseconds time)
    {
        for (const auto end = Steady::now() + time; Steady::now() < end;)
            step();
    }
    template <class Holds>
    bool until(Holds holds, std::chrono::seconds patience = 240s)
    {
        const auto end = Steady::now() + patience;
        while (!holds() && Steady::now() < end)
            step();
        return holds();
    }

    /// What people, machines and their clocks do meanwhile.
    void meddle()
    {
        const std::string name = health.empty() ? "cloud" : health[pick(health.size())].name;
        switch (pick(12)) {
        case 0: clock.jump(std::chrono::seconds(pick(4 * 3600)) - 2h); break; // set, or slept
        case 1: clock.jump(std::chrono::seconds(pick(10))); break;
        case 2:
        case 3: doForAWhile([&] { return composition::pauseWorker(*session, name, true); }); break;
        case 4: doForAWhile([&] { return composition::removeSource(*session, name); }); break;
        case 5: tryOut(name); break;
        case 6: read(name); break;
        case 7:
            if (!m_tries.empty())
                m_tries.erase(m_tries.begin()); // nobody wants to know any more
            break;
        case 8: moveController(); break;
        default: sources->runNow(name); break;
        }
    }
    /// Everything as it was asked for, and all workers going.
    void tidy()
    {
        m_tries.clear();
        undoWhatWasDone();
        for (const auto& planned : composition::plannedWorkers(session->live()))
            sources->runNow(planned.name);
    }
    /// Readers of servers that nobody may trust, or that are not there. Their pollers have nothing
    /// to ask about.
    static bool isHopeless(const std::string& name)
    {
        return name.ends_with("-wrong-name") || name.ends_with("-expired") ||
               name.ends_with("-gone");
    }
    /// Whether each worker has ended a run since `runs`, well where that is possible.
    bool isWell(const std::map<std::string, std::uint64_t>& runs) const
    {
        if (health.size() != composition::plannedWorkers(session->live()).size())
            return false;
        return std::all_of(health.begin(), health.end(),
                           [&](const auto& one) { return isWell(one, runs); });
    }
    static bool isWell(const workers::WorkerHealth& one,
                       const std::map<std::string, std::uint64_t>& runs)
    {
        const auto before = runs.find(one.name);
        const bool isNew = before == runs.end() ? one.runs > 0 : one.runs > before->second;
        return isNew && one.error.has_value() == isHopeless(one.name);
    }
    /// Waits a while for a moment in which nobody is asked anything.
    void rest()
    {
        const auto isRunning = [](const auto& one) { return one.state == WorkerState::Running; };
        until([&] { return std::none_of(health.begin(), health.end(), isRunning); }, 5s);
    }
    std::map<std::string, std::uint64_t> runs() const
    {
        std::map<std::string, std::uint64_t> runs;
        for (const workers::WorkerHealth& one : health)
            runs[one.name] = one.runs;
        return runs;
    }
    /// The first worker that keeps `isWell` from being true, and how it is.
    QByteArray troubles(const std::map<std::string, std::uint64_t>& runs) const
    {
        QByteArray text = QByteArray::number(qulonglong(health.size())) + " workers";
        for (const workers::WorkerHealth& one : health)
            if (!isWell(one, runs))
                text += "; " + QByteArray::fromStdString(one.name) + " after " +
                        QByteArray::number(qulonglong(one.runs)) + " runs, state " +
                        QByteArray::number(int(one.state)) + ": " +
                        QByteArray::fromStdString(one.error ? errorText(*one.error) : "fine");
        return text;
    }
    const Model& model(const char* name) const { return *session->live().model(name); }
    /// What a model shows of its source, without what stands for what is gone.
    std::set<std::string> picture(const char* name) const
    {
        std::set<std::string> lines;
        const Model& model = this->model(name);
        for (const SubnetRow& row : model.table<SubnetRow>())
            lines.insert("subnet " + row.providerId + ' ' + row.name);
        for (const MachineRow& row : model.table<MachineRow>())
            lines.insert("machine " + row.name + ' ' + row.instanceStatus.text());
        for (const CloudContainerRow& row : model.table<CloudContainerRow>())
            lines.insert("pod " + model.at<UnitRow>(row.unit).name.text() + ' ' +
                         (row.address ? row.address->value : ""));
        return lines;
    }
    /// What only one of two models shows.
    std::string difference(const char* one, const char* other) const
    {
        const auto ofOne = picture(one);
        const auto ofOther = picture(other);
        std::string lines;
        for (const std::string& line : ofOne)
            lines += ofOther.contains(line) ? "" : "\n- " + line;
        for (const std::string& line : ofOther)
            lines += ofOne.contains(line) ? "" : "\n+ " + line;
        return lines;
    }
    /// Subnets and machines that are shown, of all sources: nothing of it may be lost.
    std::size_t shown() const
    {
        std::size_t count = 0;
        for (const char* name : {"cloud", "cloud-again", "cluster", "cluster-again", "hosts"})
            count += model(name).table<SubnetRow>().size() +
                     (std::string_view(name).starts_with("cloud")
                          ? std::size_t{0}
                          : model(name).table<MachineRow>().size());
        return count;
    }

    QTemporaryDir folder;
    Site site;
    tests::SetClock clock;
    ManualExecutor home;
    std::unique_ptr<session::Session> session;
    workers::HealthList health;
    std::unique_ptr<composition::LiveSources> sources;
    Steady::duration longestPiece{0};
    std::chrono::nanoseconds workOfLongest{0}; ///< what of it was no waiting
    std::uint64_t undone = 0;

private:
    std::size_t pick(std::size_t below)
    {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random);
    }
    void add(const char* kind, std::string name, std::map<std::string, std::string> options)
    {
        providers::SourceSettings settings;
        settings.kind = kind;
        settings.name = std::move(name);
        settings.options = std::move(options);
        settings.interval = 3s;
        if (const Status added = composition::addSource(*session, settings); !added)
            qFatal("%s", errorText(added.error()).c_str());
    }
    void addControllers()
    {
        session::Observation made;
        made.newModel.name = "controller";
        made.newModel.editMode = EditMode::Direct;
        made.newModel.isController = true;
        for (std::uint32_t number = 0; number < 3; ++number) {
            ControllerNodeRow row;
            row.id = ControllerNodeId(number);
            row.number = std::to_string(number);
            row.agentState = "started";
            row.addresses.push_back({.value = "10.4.0." + std::to_string(number + 1),
                                     .type = AddressType::Ipv4,
                                     .scope = Scope::LocalCloud});
            made.changes.rows.of<ControllerNodeRow>().push_back({row.id, std::nullopt, row});
        }
        if (const auto done = session->observe(std::move(made)); !done)
            qFatal("%s", errorText(done.error()).c_str());
        if (!composition::setAgentsFile(*session, session->live().model("controller")->row.id,
                                        path("agents.conf")))
            qFatal("no file for agents");
    }
    /// A node has another address.
    void moveController()
    {
        const Model& model = this->model("controller");
        const ControllerNodeRow before = model.at<ControllerNodeRow>(ControllerNodeId(1));
        ControllerNodeRow after = before;
        after.addresses.front().value = "10.4.0." + std::to_string(10 + pick(40));
        session::Observation seen;
        seen.model = model.row.id;
        seen.cause = session::Cause::Observation;
        seen.textId = "reload";
        if (!(before == after))
            seen.changes.rows.of<ControllerNodeRow>().push_back({before.id, before, after});
        if (const auto done = session->observe(std::move(seen)); !done)
            qFatal("%s", errorText(done.error()).c_str());
    }
    /// A step of the user's, which is soon taken back: steps that can be undone are kept.
    template <class Step>
    void doForAWhile(Step step)
    {
        if (undoWhatWasDone())
            return;
        m_isDone = step().has_value();
    }
    bool undoWhatWasDone()
    {
        if (!std::exchange(m_isDone, false))
            return false;
        if (const Status done = session->undo(); !done)
            qFatal("a step cannot be taken back: %s", errorText(done.error()).c_str());
        ++undone;
        return true;
    }
    void tryOut(const std::string& name)
    {
        if (const SourceRow* row = composition::findSource(session->live(), name))
            keep(sources->asker().test(*providers::settingsOf(*row),
                                       [](const Result<providers::Probe>&) {}));
    }
    void read(const std::string& name)
    {
        if (const SourceRow* row = composition::findSource(session->live(), name))
            keep(sources->asker().fetch(*providers::settingsOf(*row), {},
                                        [](const Result<providers::Observed>&) {}));
    }
    void keep(composition::Asking asking)
    {
        m_tries.push_back(std::move(asking));
        if (m_tries.size() > 4)
            m_tries.erase(m_tries.begin());
    }

    std::mt19937 m_random;
    bool m_isDone = false;
    std::unique_ptr<workers::JobRunner> m_jobs = std::make_unique<workers::JobRunner>(home, 1);
    std::vector<composition::Asking> m_tries;
};

/// What was measured in a round: at its beginning and end while nothing goes wrong, and with all
/// workers gone.
struct Round
{
    ProcessFigures begun;
    ProcessFigures ended;
    ProcessFigures closed;
};

} // namespace

/// Servers that fail in every way, and people who do what they like meanwhile, for as long as
/// NETATLAS_FAULTS_SECONDS says: nothing is lost, nothing is left behind.
class TstHourOfFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsLeftBehind();

private:
    void makeRound(World& world, std::chrono::milliseconds time, Round& round);
};

void TstHourOfFaults::makeRound(World& world, std::chrono::milliseconds time, Round& round)
{
    world.site.say("calm");
    world.open();
    QVERIFY2(world.until([&] { return world.isWell({}); }), world.troubles({}).constData());
    const std::size_t shown = world.shown();
    QVERIFY2(shown >= 20, QByteArray::number(quint64(shown)).constData());
    world.rest();
    round.begun = tests::processFigures();
    const auto end = Steady::now() + time;
    for (int beat = 0; Steady::now() < end; ++beat) {
        // Ten parts of trouble, one of storm, one of peace.
        if (beat % 12 < 2 || beat % 12 == 11)
            world.site.say(beat % 12 == 11 ? "storm" : beat % 12 == 0 ? "calm" : "troubled");
        for (int i = 0; i < 6 && Steady::now() < end; ++i) {
            world.meddle();
            world.work(std::chrono::milliseconds(60));
            QVERIFY2(world.shown() >= shown, "something is lost");
        }
    }
    world.site.say("calm");
    world.tidy();
    world.work(500ms);
    // The first runs to end may have begun among the troubles, the second have not.
    for (int run = 0; run < 2; ++run) {
        const auto runs = world.runs();
        world.tidy();
        QVERIFY2(world.until([&] { return world.isWell(runs); }), world.troubles(runs).constData());
    }
    // Both are as the servers are, so they are alike.
    QCOMPARE(world.difference("cloud", "cloud-again"), std::string());
    QCOMPARE(world.difference("cluster", "cluster-again"), std::string());
    world.rest();
    round.ended = tests::processFigures();
    world.close();
    world.work(500ms);
    round.closed = tests::processFigures();
}

void TstHourOfFaults::nothingIsLostAndNothingIsLeftBehind()
{
    World world;
    const auto each =
        std::chrono::duration_cast<std::chrono::milliseconds>(duration()) / roundCount();
    // Slow answers are slower than anybody waits, where there is time for it.
    world.site.say(each > 300s ? "patience 70000" : "patience 1500");
    std::vector<Round> rounds(static_cast<std::size_t>(roundCount()));
    for (Round& round : rounds) {
        makeRound(world, each, round);
        if (QTest::currentTestFailed())
            return;
        qInfo("begun:  %s", round.begun.text().c_str());
        qInfo("ended:  %s", round.ended.text().c_str());
        qInfo("closed: %s", round.closed.text().c_str());
    }
    qInfo("troubles: %s", world.site.ask("counts").constData());
    const auto milliseconds = [](std::chrono::nanoseconds time) {
        return static_cast<long long>(
            std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
    };
    qInfo(
        "%llu steps taken back, %zu entries, longest piece of work at home %lld ms, of which %lld "
        "ms on the processor",
        static_cast<unsigned long long>(world.undone), world.session->history(1'000'000).size(),
        milliseconds(world.longestPiece), milliseconds(world.workOfLongest));
    // What the first round fills once (tables of libraries, caches) is not filled again.
    const Round& first = rounds.front();
    const Round& last = rounds.back();
    QCOMPARE(last.closed.sockets, first.closed.sockets);
    // SQLite keeps the file of the first checkpoint open for the next one.
    QVERIFY(last.closed.files <= first.closed.files + 1);
    QCOMPARE(last.closed.threads, first.closed.threads);
    QCOMPARE(last.closed.children, first.closed.children);
    QCOMPARE(last.ended.threads, last.begun.threads);
    QVERIFY(last.ended.sockets <= last.begun.sockets + 12); // connections kept for the next look
    const auto grown = [](const ProcessFigures& from, const ProcessFigures& to) {
        return static_cast<long long>(to.heapKilobytes) -
               static_cast<long long>(from.heapKilobytes);
    };
    QVERIFY(grown(first.closed, last.closed) < 1024);
    QVERIFY(grown(last.begun, last.ended) < 3072);
    QVERIFY(last.closed.fileCacheKilobytes < 4096); // two megabytes, and what SQLite needs besides
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--serve")
        return tests::serveTroubledSite(argv[2], kSeed);
    // Qt ends a function after five minutes.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(2 * (duration() / 1ms) + 300'000));
    TstHourOfFaults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hour_of_faults.moc"
