// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/host/host_provider.h"
#include "model/workers/source_worker.h"
#include "model/workers/supervisor.h"
#include "tests/support/fake_switch.h"
#include "tests/support/own_network.h"
#include "tests/support/scripted_socket.h"
#include "tests/support/task_runner.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace netatlas;
using namespace std::chrono_literals;
using providers::host::HostProvider;
using providers::linuxhost::HostObservation;
using tests::FakeSwitch;
using tests::ip;

namespace {

/// Where no database listens.
constexpr const char* kNowhere = "/nowhere/db.sock";

std::ptrdiff_t openFiles()
{
    namespace files = std::filesystem;
    return std::distance(files::directory_iterator("/proc/self/fd"), files::directory_iterator());
}

/// Keeps what workers saw.
class KeptLooks final : public workers::ObservationSink
{
public:
    async::Task<Result<workers::RunReport>> take(std::string, providers::Observed observed,
                                                 engine::workers::AgentLook) override
    {
        looks.push_back(std::get<HostObservation>(std::move(observed)));
        co_return workers::RunReport{};
    }
    std::vector<HostObservation> looks;
};

} // namespace

class TstHostProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLookIsTheHostAsItIs();
    void aQuietHostHasNoNews();
    void aChangeIsNews_data();
    void aChangeIsNews();
    void whatChangesBetweenALookAndTheWaitIsNotMissed();
    void aStopEndsTheWaitAndLeavesNothingOpen();
    void aWorkerLooksAgainByItself();
    void aSwitchIsAskedWhereItsLinksAre();
    void aSwitchThatCannotBeAskedIsNoted();
    void aSwitchThatAnswersBadlyIsNamed();
    void aChangeOfTheSwitchComesWithTheNextLook();
    void theSocketIsWhereTheToolsOfTheSwitchHaveIt();

private:
    HostObservation look(HostProvider& provider)
    {
        auto seen = m_runner.run(provider.fetch({}));
        if (!seen)
            throw std::runtime_error(errorText(seen.error()));
        return std::get<HostObservation>(std::move(*seen));
    }

    tests::TaskRunner m_runner;
};

void TstHostProvider::aLookIsTheHostAsItIs()
{
    HostProvider provider(kNowhere);
    const HostObservation host = look(provider);

    QCOMPARE(host.links.size(), std::size_t{1});
    QCOMPARE(host.links.front().name, std::string("lo"));
    const auto probe = m_runner.run(provider.test());
    QVERIFY(probe);
    QCOMPARE(probe->address, host.hostName);
}

void TstHostProvider::aQuietHostHasNoNews()
{
    HostProvider provider(kNowhere);
    look(provider);
    std::stop_source stop;
    std::optional<Status> told;
    m_runner.begin(provider.awaitNews(), stop.get_token(), told);
    m_runner.context.run_for(300ms);
    QVERIFY(!told);
    stop.request_stop();
    m_runner.finish(told, 5s);
    QCOMPARE(told->error().kind, ErrorKind::Cancelled);
}

void TstHostProvider::aChangeIsNews_data()
{
    QTest::addColumn<QByteArray>("change");
    // In this order: each builds on the ones before.
    QTest::newRow("a link comes") << QByteArray("link add news0 type veth peer name news1");
    QTest::newRow("it is switched on") << QByteArray("link set news0 up");
    QTest::newRow("an IPv4 address comes") << QByteArray("address add 10.9.9.1/24 dev news0");
    QTest::newRow("an IPv6 address comes")
        << QByteArray("-6 address add 2001:db8:9::1/64 dev news0 nodad");
    QTest::newRow("a route comes") << QByteArray("route add 10.8.0.0/16 via 10.9.9.2");
    QTest::newRow("an IPv6 route comes")
        << QByteArray("-6 route add 2001:db8:8::/48 via 2001:db8:9::2");
    QTest::newRow("an address goes") << QByteArray("address delete 10.9.9.1/24 dev news0");
    QTest::newRow("the link goes") << QByteArray("link delete news0");
}

void TstHostProvider::aChangeIsNews()
{
    QFETCH(const QByteArray, change);
    HostProvider provider(kNowhere);
    const HostObservation before = look(provider);
    std::optional<Status> told;
    m_runner.begin(provider.awaitNews(), {}, told);
    m_runner.context.run_for(20ms);
    QVERIFY(!told || change.contains("route"));
    QVERIFY(ip(change));
    m_runner.finish(told, 10s);

    QVERIFY(*told);
    QVERIFY(!(look(provider) == before));
}

void TstHostProvider::whatChangesBetweenALookAndTheWaitIsNotMissed()
{
    HostProvider provider(kNowhere);
    look(provider);
    QVERIFY(ip("link add between0 type veth peer name between1"));
    std::optional<Status> told;
    m_runner.begin(provider.awaitNews(), {}, told);
    m_runner.finish(told, 10s);
    QVERIFY(*told);
    QVERIFY(ip("link delete between0"));
}

void TstHostProvider::aStopEndsTheWaitAndLeavesNothingOpen()
{
    m_runner.context.run_for(1ms);
    HostProvider provider(kNowhere);
    look(provider);
    std::ptrdiff_t before = 0;
    for (int i = 0; i < 20; ++i) {
        std::stop_source stop;
        std::optional<Status> told;
        m_runner.begin(provider.awaitNews(), stop.get_token(), told);
        m_runner.context.run_for(2ms);
        stop.request_stop();
        m_runner.finish(told, 5s);
        look(provider);
        if (i == 0)
            before = openFiles();
    }
    QCOMPARE(openFiles(), before);
}

void TstHostProvider::aWorkerLooksAgainByItself()
{
    KeptLooks sink;
    const SystemClock clock;
    async::SystemTimer timer;
    workers::SupervisorOptions options;
    options.executor = m_runner.context.get_executor();
    options.clock = &clock;
    options.timer = &timer;
    workers::Supervisor supervisor(std::move(options));
    providers::SourceSettings settings{.kind = "host", .name = "here"};
    settings.interval = 0s;
    supervisor.add(std::make_shared<workers::SourceWorker>(
        settings, std::make_unique<HostProvider>(kNowhere), sink));
    const auto runUntil = [&](std::size_t looks) {
        const auto end = std::chrono::steady_clock::now() + 20s;
        m_runner.context.restart();
        while (sink.looks.size() < looks && std::chrono::steady_clock::now() < end)
            m_runner.context.run_one_until(end);
        return sink.looks.size();
    };
    QVERIFY(runUntil(1) >= 1);
    const std::size_t before = sink.looks.size();
    QVERIFY(ip("link add swarm0 type veth peer name swarm1"));
    QVERIFY(ip("link set swarm0 up"));
    QVERIFY(ip("address add 10.7.7.1/24 dev swarm0"));
    QVERIFY(runUntil(before + 1) > before);
    while (!sink.looks.back().findLink("swarm0") ||
           sink.looks.back().findLink("swarm0")->addresses.empty())
        if (const std::size_t now = sink.looks.size(); runUntil(now + 1) == now)
            QFAIL("the address is not seen");

    bool isOver = false;
    supervisor.stop([&isOver] { isOver = true; });
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (!isOver && std::chrono::steady_clock::now() < end)
        m_runner.context.run_one_until(end);
    QVERIFY(isOver);
}

void TstHostProvider::aSwitchIsAskedWhereItsLinksAre()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("db.sock")).toStdString();
    const tests::ScriptedSocket server(path, [](const std::string&, tests::SocketWire&) {});
    HostProvider provider(path);
    const HostObservation host = look(provider);
    QVERIFY(host.virtualSwitch && host.virtualSwitch->bridges.empty());
    QVERIFY(host.notes.empty() && host.problems.empty());
    QVERIFY(server.asked().empty());
}

void TstHostProvider::aSwitchThatCannotBeAskedIsNoted()
{
    if (!FakeSwitch::isPossible())
        QSKIP("no right to make a tap");
    const FakeSwitch world;
    HostProvider provider(world.path);
    const HostObservation host = look(provider);
    QVERIFY(!host.virtualSwitch);
    QVERIFY(host.findLink("br0"));
    QCOMPARE(host.notes.size(), std::size_t{1});
    QCOMPARE(host.notes.front().limit, domain::SeenLimit::NoSwitchDetails);
    QVERIFY(host.problems.empty());
    const auto probe = m_runner.run(provider.test());
    QVERIFY(probe);
    QCOMPARE(probe->notes, host.notes);
}

void TstHostProvider::aSwitchThatAnswersBadlyIsNamed()
{
    if (!FakeSwitch::isPossible())
        QSKIP("no right to make a tap");
    const FakeSwitch world;
    const tests::ScriptedSocket server(
        world.path, [](const std::string&, tests::SocketWire& wire) { wire.send("what?"); });
    HostProvider provider(world.path);
    const HostObservation host = look(provider);
    QVERIFY(!host.virtualSwitch);
    QVERIFY(host.findLink("br0") && host.notes.empty());
    QCOMPARE(host.problems.size(), std::size_t{1});
    QCOMPARE(host.problems.front().what, std::string("switch"));
    QVERIFY(host.problems.front().cause.find("no JSON") != std::string::npos);
}

void TstHostProvider::aChangeOfTheSwitchComesWithTheNextLook()
{
    if (!FakeSwitch::isPossible())
        QSKIP("no right to make a tap");
    FakeSwitch world;
    const tests::ScriptedSocket server(
        world.path,
        [&world](const std::string&, tests::SocketWire& wire) { wire.send(world.answer()); });
    HostProvider provider(world.path);
    const HostObservation before = look(provider);
    QVERIFY(before.problems.empty());
    QVERIFY(before.virtualSwitch && before.virtualSwitch->bridges.size() == 1);
    QCOMPARE(before.virtualSwitch->bridges.front().ports.back().tag,
             std::optional<std::uint32_t>(30));
    QVERIFY(look(provider) == before);
    world.tag = 31;
    QCOMPARE(look(provider).virtualSwitch->bridges.front().ports.back().tag,
             std::optional<std::uint32_t>(31));
}

void TstHostProvider::theSocketIsWhereTheToolsOfTheSwitchHaveIt()
{
    using providers::host::switchSocket;
    QCOMPARE(switchSocket([](const std::string&) { return std::nullopt; }),
             std::string("/run/openvswitch/db.sock"));
    QCOMPARE(switchSocket([](const std::string& name) {
                 return name == "OVS_RUNDIR" ? std::optional<std::string>("/tmp/ovs")
                                             : std::nullopt;
             }),
             std::string("/tmp/ovs/db.sock"));
}

/// In a network of its own, which the test may change.
int main(int argc, char* argv[])
{
    if (!tests::enterOwnNetwork())
        return tests::kSkipped;
    QCoreApplication application(argc, argv);
    TstHostProvider test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_host_provider.moc"
