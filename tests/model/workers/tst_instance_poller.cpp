// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/instance_poller.h"
#include "tests/support/worker_world.h"

#include <QTest>

#include <map>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::workers;
using namespace std::chrono_literals;

namespace {

/// A cloud that knows what the test says, and what it was asked.
class ScriptedCloud final : public providers::Provider
{
public:
    struct Answers
    {
        std::map<std::string, SeenMachine> instances;
        std::map<std::string, InterfaceConfigs> interfaces;
        std::optional<Error> trouble;
        bool hidesInterfaces = false;
        std::vector<std::vector<std::string>> asked; ///< ids of each call for instances
        int interfaceCalls = 0;
        std::chrono::milliseconds delay{0};
        async::Timer* timer = nullptr;
    };

    explicit ScriptedCloud(std::shared_ptr<Answers> answers) : m_answers(std::move(answers)) {}

    const providers::Capabilities& capabilities() const override
    {
        static const providers::Capabilities row;
        return row;
    }
    async::Task<Result<providers::Observed>> fetch(providers::Progress) override
    {
        co_return fail(ErrorKind::NotSupported);
    }
    async::Task<Result<providers::Probe>> test() override
    {
        co_return fail(ErrorKind::NotSupported);
    }
    async::Task<Result<providers::Instances>> instances(std::vector<std::string> ids) override
    {
        co_await pause();
        m_answers->asked.push_back(ids);
        if (m_answers->trouble)
            co_return fail(*m_answers->trouble);
        providers::Instances found;
        for (const std::string& id : ids) {
            const auto known = m_answers->instances.find(id);
            found.push_back(known == m_answers->instances.end()
                                ? std::nullopt
                                : std::optional<SeenMachine>(known->second));
        }
        co_return found;
    }
    async::Task<Result<providers::InstanceInterfaces>>
    interfaces(std::vector<std::string> ids) override
    {
        co_await pause();
        ++m_answers->interfaceCalls;
        if (m_answers->hidesInterfaces)
            co_return fail(ErrorKind::NotSupported);
        providers::InstanceInterfaces found;
        for (const std::string& id : ids) {
            SeenMachine& shown = found.emplace_back();
            shown.hasInterfaces = true;
            shown.interfaces = m_answers->interfaces[id];
        }
        co_return found;
    }

private:
    async::Task<void> pause()
    {
        if (m_answers->delay.count() > 0)
            co_await m_answers->timer->wait(m_answers->delay);
    }

    std::shared_ptr<Answers> m_answers;
};

struct World : tests::WorkerWorld
{
    World()
    {
        answers->timer = &timer;
        poller = std::make_shared<InstancePoller>(
            PolledSource{.worker = "cloud/instances", .source = "cloud", .model = ModelId(0)},
            std::make_unique<ScriptedCloud>(answers), desk, clock, timer);
    }
    MachineId machine(const std::string& instance, const char* status = "allocating")
    {
        MachineRow row;
        row.id = desk.state.sequences.draw<MachineRow>();
        row.number = row.id.text();
        row.status = MachineStatus::Pending;
        row.providerRef = instance;
        row.instanceId = instance;
        row.instanceStatus = status;
        desk.state.table<MachineRow>().put(row);
        return row.id;
    }
    MachineRow& row(MachineId id) { return desk.state.table<MachineRow>().edit(id); }
    SeenMachine& instance(const std::string& id, const char* status = "allocating")
    {
        SeenMachine& seen = answers->instances[id];
        seen.ref = id;
        seen.name = id;
        seen.status =
            std::string_view(status) == "running" ? MachineStatus::Started : MachineStatus::Pending;
        seen.instanceStatus = status;
        return seen;
    }
    void plug(const std::string& id, const char* mac, const char* address)
    {
        InterfaceConfig interface;
        interface.mac = mac;
        interface.providerId = id + mac;
        interface.addresses.push_back({.value = address});
        answers->interfaces[id].push_back(interface);
    }
    QByteArray addressesOf(MachineId id)
    {
        std::string text;
        for (const ListedAddress& address : row(id).providerAddresses)
            text += (text.empty() ? "" : " ") + address.value;
        return QByteArray::fromStdString(text);
    }
    std::size_t calls() const { return answers->asked.size(); }
    void begin() { WorkerWorld::begin(poller); }
    /// One machine that runs and has been asked about.
    void beginWithOne()
    {
        machine("a", "running");
        instance("a", "running");
        plug("a", "fa:16:3e:00:00:01", "10.0.0.5");
        begin();
        pass(3s);
    }
    void news()
    {
        supervisor->noteNews("cloud/instances");
        run();
    }

    std::shared_ptr<ScriptedCloud::Answers> answers = std::make_shared<ScriptedCloud::Answers>();
    std::shared_ptr<InstancePoller> poller;
};

} // namespace

class TstInstancePoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewMachineIsAskedAboutEverLessOften()
    {
        World world;
        world.machine("a");
        world.instance("a");
        world.begin();
        QCOMPARE(world.first().kind, WorkerKind::InstancePoller);
        std::vector<int> times;
        for (int second = 1; second <= 300; ++second) {
            const auto before = world.calls();
            world.pass(1s);
            if (world.calls() > before)
                times.push_back(second);
        }
        QCOMPARE(times, (std::vector<int>{3, 9, 21, 45, 93, 153, 213, 273}));
        QVERIFY(world.desk.entries.size() <= 1); // it went from nothing to its name, once
    }

    void aRunningOneWithAddressesIsAskedEveryQuarterOfAnHour()
    {
        World world;
        const MachineId id = world.machine("a");
        world.instance("a", "running");
        world.plug("a", "fa:16:3e:00:00:01", "10.0.0.5");
        world.begin();
        world.pass(3s);
        QCOMPARE(world.calls(), std::size_t{1});
        QCOMPARE(world.row(id).instanceStatus.text(), std::string("running"));
        QCOMPARE(world.row(id).status, MachineStatus::Started);
        QCOMPARE(world.addressesOf(id), QByteArray("10.0.0.5"));
        QCOMPARE(world.desk.entries, std::vector<std::string>{"cloud/instances poll-instances"});
        world.pass(14min);
        QCOMPARE(world.calls(), std::size_t{1});
        world.pass(1min);
        QCOMPARE(world.calls(), std::size_t{2});
        // What is as it was leaves nothing behind.
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
        // Its state changes: it is watched closely again, until it is settled.
        world.instance("a", "unknown");
        world.pass(15min - 2s);
        QCOMPARE(world.calls(), std::size_t{3});
        world.pass(3s);
        QCOMPARE(world.calls(), std::size_t{4});
    }

    void allThatAreDueShareOneCall()
    {
        World world;
        for (const char* id : {"a", "b", "c"}) {
            world.machine(id);
            world.instance(id, "running");
            world.plug(id, "fa:16:3e:00:00:01", "10.0.0.5");
        }
        world.machine(""); // not provisioned yet: nobody can be asked
        world.begin();
        world.pass(3s);
        QCOMPARE(world.calls(), std::size_t{1});
        QCOMPARE(world.answers->asked.front(), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(world.answers->interfaceCalls, 1);
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
    }

    void theProviderMayKnowSomeOrNone()
    {
        World world;
        world.machine("a");
        const MachineId known = world.machine("b");
        world.begin();
        world.pass(3s);
        QVERIFY(!world.first().error);
        QCOMPARE(world.answers->interfaceCalls, 0);
        QVERIFY(world.desk.entries.empty());
        QCOMPARE(missing(world), QByteArray("a b"));
        QVERIFY(!world.first().lastProblems.named.front().cause.empty());
        world.instance("b", "running");
        world.plug("b", "fa:16:3e:00:00:01", "10.0.0.5");
        world.pass(6s);
        QCOMPARE(world.calls(), std::size_t{2});
        QCOMPARE(world.addressesOf(known), QByteArray("10.0.0.5"));
        QCOMPARE(missing(world), QByteArray("a"));
        // The unknown one is asked about further, less and less often.
        world.pass(12s);
        QCOMPARE(world.answers->asked.back(), std::vector<std::string>{"a"});
        // Somebody who looks at others meanwhile has not found it.
        world.machine("c");
        world.instance("c", "running");
        world.news();
        world.pass(3s);
        QCOMPARE(world.answers->asked.back(), std::vector<std::string>{"c"});
        QCOMPARE(missing(world), QByteArray("a"));
        desk(world).erase(MachineId(0));
        world.news();
        world.pass(3s);
        QCOMPARE(missing(world), QByteArray());
    }

    void withoutInterfacesTheInstanceTellsItsAddresses()
    {
        World world;
        const MachineId id = world.machine("a");
        world.answers->hidesInterfaces = true;
        world.instance("a", "running").addresses = {{.value = "203.0.113.9"},
                                                    {.value = "10.0.0.5"}};
        world.begin();
        world.pass(3s);
        QCOMPARE(world.addressesOf(id), QByteArray("203.0.113.9 10.0.0.5"));
        QVERIFY(world.desk.state.table<DeviceRow>().empty());
        // Shown, but with none for this one: the same.
        world.answers->hidesInterfaces = false;
        world.instance("a", "running").addresses = {{.value = "10.0.0.6"}};
        world.pass(15min);
        QCOMPARE(world.addressesOf(id), QByteArray("10.0.0.6"));
    }

    void whoStartsRunningIsAskedSoonAgain()
    {
        World world;
        world.machine("a");
        world.instance("a");
        world.begin();
        world.pass(45s); // 3, 9, 21, 45
        QCOMPARE(world.calls(), std::size_t{4});
        world.instance("a", "running"); // still without addresses
        world.pass(48s);
        QCOMPARE(world.calls(), std::size_t{5});
        world.pass(6s);
        QCOMPARE(world.calls(), std::size_t{6});
    }

    void eventsMakeTheNextPollSoon()
    {
        World world;
        const MachineId id = world.machine("a", "running");
        world.instance("a", "running");
        world.plug("a", "fa:16:3e:00:00:01", "10.0.0.5");
        world.begin();
        world.pass(10s);
        QCOMPARE(world.calls(), std::size_t{1});
        world.row(id).life = Life::Dying;
        world.news();
        world.pass(6s);
        QCOMPARE(world.calls(), std::size_t{2});
        world.row(id).life = Life::Dead;
        world.news();
        world.pass(60min);
        QCOMPARE(world.calls(), std::size_t{2});
        // Another comes.
        world.machine("b");
        world.news();
        world.pass(6s);
        QCOMPARE(world.answers->asked.back(), std::vector<std::string>{"b"});
        desk(world).erase(MachineId(1));
        world.news();
        world.pass(60min);
        const auto calls = world.calls();
        world.pass(60min);
        QCOMPARE(world.calls(), calls);
    }

    void aManualMachineRunsWithoutBeingAsked()
    {
        World world;
        const MachineId id = world.machine("a", "unknown");
        world.row(id).isManual = true;
        world.desk.refusal = Error{ErrorKind::NoRoom, {}};
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::NoRoom);
        world.desk.refusal.reset();
        world.pass(3s);
        QCOMPARE(world.row(id).instanceStatus.text(), std::string("running"));
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
        world.pass(60min);
        QCOMPARE(world.calls(), std::size_t{0});
        QCOMPARE(world.desk.entries.size(), std::size_t{1});
    }

    void whatTheMachineItselfShowsIsOnlyTied()
    {
        World world;
        const MachineId id = world.machine("a", "running");
        world.row(id).machineAddresses = {{.value = "10.0.0.5", .origin = Origin::Machine}};
        DeviceRow device;
        device.id = world.desk.state.sequences.draw<DeviceRow>();
        device.machine = id;
        device.name = "ens3";
        device.mac = "fa:16:3e:00:00:01";
        world.desk.state.table<DeviceRow>().put(device);
        DeviceAddressRow address;
        address.id = world.desk.state.sequences.draw<DeviceAddressRow>();
        address.device = device.id;
        address.value = *net::IpAddress::parse("10.0.0.5");
        world.desk.state.table<DeviceAddressRow>().put(address);
        world.instance("a", "running");
        world.plug("a", "fa:16:3e:00:00:01", "10.0.0.5");
        world.plug("a", "fa:16:3e:00:00:02", "10.0.0.6"); // the machine does not show it yet
        world.begin();
        world.pass(3s);
        QCOMPARE(world.desk.state.table<DeviceRow>().size(), std::size_t{1});
        QCOMPARE(world.desk.state.table<DeviceRow>().at(device.id).providerId.text(),
                 std::string("afa:16:3e:00:00:01"));
        QCOMPARE(world.desk.state.table<DeviceAddressRow>().at(address.id).origin,
                 Origin::Provider);
        QCOMPARE(world.addressesOf(id), QByteArray("10.0.0.5 10.0.0.6"));
        // No longer listed: given back to the machine, and nothing is deleted.
        world.answers->interfaces["a"].erase(world.answers->interfaces["a"].begin());
        world.pass(15min);
        QCOMPARE(world.desk.state.table<DeviceAddressRow>().at(address.id).origin, Origin::Machine);
        QVERIFY(world.desk.state.table<DeviceRow>().at(device.id).providerId.empty());
    }

    void anotherErrorEndsTheRunAndNothingIsForgotten()
    {
        World world;
        world.beginWithOne();
        world.answers->trouble = Error{ErrorKind::Unreachable, {}};
        world.pass(15min);
        QCOMPARE(world.first().state, WorkerState::Failing);
        QCOMPARE(detailOf(world.first().error->details, "source").text(), std::string("cloud"));
        const auto calls = world.calls();
        world.answers->trouble.reset();
        world.pass(60s); // not after another quarter of an hour
        QVERIFY(world.calls() > calls);
        QCOMPARE(world.first().state, WorkerState::Waiting);
        // What could not be stored is asked again too.
        world.desk.refusal = Error{ErrorKind::Stale, {}};
        world.pass(16min);
        QCOMPARE(world.first().state, WorkerState::Failing);
    }

    void askingByHandAsksForAll()
    {
        World world;
        world.beginWithOne();
        world.supervisor->runNow("cloud/instances");
        world.run();
        QCOMPARE(world.calls(), std::size_t{2});
    }

    void aSleepOfTheMachineMakesAllDue()
    {
        World world;
        world.beginWithOne();
        world.clock.advance(8h); // the timer stood still meanwhile
        world.pass(30s);
        QCOMPARE(world.calls(), std::size_t{2});
        world.clock.advance(-20h); // and somebody sets the clock back
        world.pass(15min);
        QCOMPARE(world.calls(), std::size_t{3});
    }

    void aMachineMayGoWhileItIsAskedAbout()
    {
        World world;
        const MachineId id = world.machine("a");
        world.instance("a", "running");
        world.answers->delay = 5s;
        world.begin();
        world.pass(4s);
        desk(world).erase(id);
        world.pass(60s);
        QVERIFY(desk(world).empty()); // it does not come back by it
        QVERIFY(!world.first().error);
    }

    void aModelThatIsGoneIsTold()
    {
        World world;
        world.desk.isThere = false;
        world.begin();
        QCOMPARE(world.first().error->kind, ErrorKind::NotFound);
    }

    void stoppingAtEveryStepLeavesNothing()
    {
        for (int steps = 0; steps < 60; ++steps) {
            World world;
            world.machine("a");
            world.instance("a", "running");
            world.plug("a", "fa:16:3e:00:00:01", "10.0.0.5");
            world.answers->delay = 1s;
            world.desk.delay = 1s;
            world.supervisor->add(world.poller);
            for (int i = 0; i < steps; ++i)
                world.step();
            world.supervisor.reset();
            world.run();
            QCOMPARE(world.timer.waiting(), std::size_t{0});
            QCOMPARE(world.poller.use_count(), 1L);
            QVERIFY(world.desk.entries.size() <= 1);
        }
    }

private:
    /// The ids that the last run told of.
    static QByteArray missing(const World& world)
    {
        std::string text;
        for (const SeenProblem& problem : world.first().lastProblems.named)
            text += (text.empty() ? "" : " ") + problem.key;
        return QByteArray::fromStdString(text);
    }
    static Table<MachineRow>& desk(World& world) { return world.desk.state.table<MachineRow>(); }
};

QTEST_GUILESS_MAIN(TstInstancePoller)
#include "tst_instance_poller.moc"
