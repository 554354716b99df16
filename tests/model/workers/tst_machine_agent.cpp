// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/async/bell.h"
#include "model/workers/machine_agent.h"
#include "tests/support/worker_world.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::workers;
using namespace std::chrono_literals;
using providers::linuxhost::HostObservation;

namespace {

/// A host that says what the test wants.
struct Host
{
    std::string name = "box";
    std::optional<Error> trouble;
    int reads = 0;
    async::Bell news;
    std::chrono::milliseconds delay{0};
    async::Timer* timer = nullptr;
};

class ScriptedHost final : public providers::Provider
{
public:
    explicit ScriptedHost(std::shared_ptr<Host> host) : m_host(std::move(host)) {}

    const providers::Capabilities& capabilities() const override
    {
        static const providers::Capabilities row;
        return row;
    }
    async::Task<Result<providers::Observed>> fetch(providers::Progress) override
    {
        ++m_host->reads;
        if (m_host->delay.count() > 0)
            co_await m_host->timer->wait(m_host->delay);
        if (m_host->trouble)
            co_return fail(*m_host->trouble);
        HostObservation seen;
        seen.hostName = m_host->name;
        co_return providers::Observed(std::move(seen));
    }
    async::Task<Result<providers::Probe>> test() override
    {
        co_return fail(ErrorKind::NotSupported);
    }
    async::Task<Status> awaitNews() override
    {
        co_await m_host->news.wait();
        co_return Status();
    }

private:
    std::shared_ptr<Host> m_host;
};

struct World : tests::WorkerWorld
{
    explicit World(std::map<std::string, std::string> options = {})
    {
        host->timer = &timer;
        providers::SourceSettings settings;
        settings.kind = "host";
        settings.name = "here";
        settings.options = std::move(options);
        agent = std::make_shared<MachineAgent>(settings, ModelId(0),
                                               std::make_unique<ScriptedHost>(host), desk);
        SourceRow source{.name = "here"};
        source.kind = "host";
        desk.project.table<SourceRow>().put(source);
    }
    /// As if the source had been read before.
    void haveBeenRead()
    {
        desk.project.table<SourceRow>().edit(SourceId(0)).lastComplete = clock.now();
    }
    MachineRow& machine(Life life = Life::Alive)
    {
        MachineRow row;
        row.number = "0";
        row.providerRef = "box";
        row.life = life;
        desk.state.table<MachineRow>().put(row);
        return row_();
    }
    MachineRow& row_() { return desk.state.table<MachineRow>().edit(MachineId(0)); }
    const engine::workers::AgentLook& look(std::size_t place) const
    {
        return desk.agents.at(place);
    }
    void begin() { WorkerWorld::begin(agent); }
    void news()
    {
        supervisor->noteNews("here");
        run();
        pass(300ms);
    }

    std::shared_ptr<Host> host = std::make_shared<Host>();
    std::shared_ptr<MachineAgent> agent;
};

} // namespace

class TstMachineAgent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheStartListsAddresses()
    {
        World world;
        world.begin();
        QCOMPARE(world.first().kind, WorkerKind::MachineAgent);
        QVERIFY(world.look(0).isAgent && world.look(0).isStart && world.look(0).mayAdd);
        QVERIFY(!world.look(0).clearsAddresses);
        world.haveBeenRead();
        world.host->news.ring(); // a cable was pulled
        world.run();
        world.pass(1s);
        QCOMPARE(world.desk.agents.size(), std::size_t{2});
        QVERIFY(!world.look(1).isStart && !world.look(1).mayAdd);
        world.pass(10min);
        QCOMPARE(world.desk.agents.size(), std::size_t{3});
        QVERIFY(!world.look(2).isStart);
    }

    void aStartThatFailedIsStillAStart()
    {
        World world;
        world.host->trouble = Error{ErrorKind::Unreachable, {}};
        world.begin();
        QCOMPARE(detailOf(world.first().error->details, "source").text(), std::string("here"));
        world.host->trouble.reset();
        world.desk.refusal = Error{ErrorKind::NoRoom, {}};
        world.pass(3s);
        QCOMPARE(world.first().error->kind, ErrorKind::NoRoom);
        world.desk.refusal.reset();
        world.pass(6s);
        QVERIFY(!world.first().error);
        QVERIFY(world.desk.agents.back().isStart);
    }

    void theSettingClearsTheListAtTheStart()
    {
        World world(std::map<std::string, std::string>{{"clear-addresses-on-start", "true"}});
        world.begin();
        QVERIFY(world.look(0).clearsAddresses);
    }

    void aMachineThatWasRemovedIsNotBroughtBackUnlessAsked()
    {
        World world;
        world.haveBeenRead();
        world.desk.answer =
            RunReport{.isOver = true, .reason = Error{ErrorKind::NotFound, {{"what", "machine"}}}};
        world.begin();
        QVERIFY(!world.look(0).mayAdd);
        QCOMPARE(world.first().state, WorkerState::Ended);
        QCOMPARE(world.first().error->kind, ErrorKind::NotFound);
        world.host->news.ring();
        world.pass(60min);
        QCOMPARE(world.desk.agents.size(), std::size_t{1});
        world.desk.answer = RunReport{};
        world.supervisor->runNow("here");
        world.run();
        QVERIFY(world.look(1).mayAdd && world.look(1).isStart);
        QVERIFY(!world.first().error);
    }

    void aRenamedHostIsAnotherMachine()
    {
        World world;
        world.begin();
        world.haveBeenRead();
        world.host->name = "chest";
        world.news();
        QVERIFY(world.look(1).mayAdd && world.look(1).isStart);
    }

    void aMachineThatIsToGoNeedNotAnswer()
    {
        World world;
        world.machine();
        world.begin();
        world.haveBeenRead();
        world.row_().life = Life::Dying;
        UnitRow unit;
        unit.name = "mysql/0";
        unit.machine = MachineId(0);
        world.desk.state.table<UnitRow>().put(unit);
        world.host->trouble = Error{ErrorKind::Unreachable, {}};
        const int reads = world.host->reads;
        world.news();
        QVERIFY(!world.first().error);
        QCOMPARE(world.row_().status, MachineStatus::Stopped);
        QCOMPARE(world.row_().life, Life::Dying); // the unit holds it
        QCOMPARE(world.first().state, WorkerState::Waiting);
        world.desk.state.table<UnitRow>().erase(UnitId(0));
        world.news();
        QCOMPARE(world.row_().life, Life::Dead);
        QCOMPARE(world.first().state, WorkerState::Ended);
        QCOMPARE(world.first().error->kind, ErrorKind::Dead);
        QCOMPARE(world.host->reads, reads);
        QCOMPARE(world.desk.entries,
                 (std::vector<std::string>{"here retire-machine", "here retire-machine"}));
    }

    void stoppingAtEveryStepLeavesNothing()
    {
        for (int steps = 0; steps < 40; ++steps) {
            World world;
            world.machine();
            world.host->delay = 1s;
            world.desk.delay = 1s;
            world.supervisor->add(world.agent);
            for (int i = 0; i < steps; ++i) {
                world.step();
                if (i == 12)
                    world.row_().life = Life::Dying;
                if (i == 14)
                    world.supervisor->noteNews("here");
            }
            world.supervisor.reset();
            world.run();
            QCOMPARE(world.timer.waiting(), std::size_t{0});
            QCOMPARE(world.agent.use_count(), 1L);
        }
    }
};

QTEST_GUILESS_MAIN(TstMachineAgent)
#include "tst_machine_agent.moc"
