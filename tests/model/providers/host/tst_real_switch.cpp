// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/exchange/reload_plan.h"
#include "model/providers/host/host_provider.h"
#include "model/providers/http/proxy.h"
#include "model/providers/ssh/ssh_provider.h"
#include "tests/support/scripted_ssh.h"
#include "tests/support/task_runner.h"

#include <QProcess>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace netatlas;
using namespace std::chrono_literals;
using providers::host::HostProvider;
using providers::linuxhost::HostObservation;

namespace {

/// What the switch's own tool says, a line each.
QStringList tool(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("ovs-vsctl"),
                  QStringList{QStringLiteral("--timeout=20")} + arguments);
    process.waitForFinished();
    if (process.exitCode() != 0)
        qFatal("%s", process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput())
        .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QStringList tool(const char* words)
{
    return tool(QString::fromLatin1(words).split(QLatin1Char(' ')));
}

/// The devices of a model by their names.
std::map<std::string, domain::DeviceRow> devicesOf(const domain::ModelState& state)
{
    std::map<std::string, domain::DeviceRow> devices;
    for (const domain::DeviceRow& row : state.table<domain::DeviceRow>())
        devices.emplace(row.name.text(), row);
    return devices;
}

/// The model that a look leads to.
domain::ModelState modelOf(const HostObservation& host)
{
    domain::ModelRow row;
    domain::SourceRow source;
    domain::ModelState state = domain::emptyModelState();
    const domain::Revision live(1, {engine::facts::makeModel(row, state)}, {});
    const auto plan = exchange::planReload(live, source, providers::Observed(host), {},
                                           {.isAgent = true, .isStart = false, .mayAdd = true});
    if (!plan)
        throw std::runtime_error(errorText(plan.error()));
    if (!apply(state, plan->changes))
        throw std::runtime_error("the plan does not fit");
    return state;
}

} // namespace

/// The host source beside a real Open vSwitch, which `openvswitch.sh` starts.
class TstRealSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelHasWhatTheToolShows();
    void theSameIsReadOverSsh();
    void aTagIsSeenByTheNextLook();
    void aNewBridgeIsNews();
    void aDatabaseThatIsGoneTakesNothingAway();

private:
    HostObservation look()
    {
        auto seen = m_runner.run(m_provider.fetch({}));
        if (!seen)
            throw std::runtime_error(errorText(seen.error()));
        return std::get<HostObservation>(std::move(*seen));
    }

    tests::TaskRunner m_runner;
    HostProvider m_provider{providers::host::switchSocket(providers::http::processEnvironment)};
};

void TstRealSwitch::theModelHasWhatTheToolShows()
{
    const HostObservation host = look();
    QVERIFY(host.problems.empty() && host.notes.empty());
    const auto state = modelOf(host);
    const auto devices = devicesOf(state);
    const auto parentOf = [&](const std::string& name) {
        const auto found = devices.find(name);
        if (found == devices.end() || !found->second.parent)
            return std::string();
        return state.table<domain::DeviceRow>().at(*found->second.parent).name.text();
    };
    const QStringList bridges = tool("list-br");
    QCOMPARE(bridges.size(), 2);
    qsizetype ports = 0;
    for (const QString& bridge : bridges) {
        const auto found = devices.find(bridge.toStdString());
        QVERIFY2(found != devices.end(), qPrintable(bridge));
        QCOMPARE(found->second.type, domain::DeviceType::Bridge);
        QCOMPARE(found->second.virtualPortType, domain::VirtualPortType::OpenVSwitch);
        for (const QString& port : tool(QStringList{QStringLiteral("list-ports"), bridge})) {
            QCOMPARE(parentOf(port.toStdString()), bridge.toStdString());
            const QString tag = tool(QStringList{QStringLiteral("get"), QStringLiteral("port"),
                                                 port, QStringLiteral("tag")})
                                    .front();
            QCOMPARE(devices.at(port.toStdString()).vlanTag, tag.toUInt()); // `[]` is none
            ++ports;
        }
    }
    QCOMPARE(ports, qsizetype{6});
    QCOMPARE(devices.at("vlan101").vlanTag, std::uint32_t{101});
    QCOMPARE(devices.at("bond0").type, domain::DeviceType::Bond);
    QCOMPARE(parentOf("eth1"), std::string("bond0"));
    QCOMPARE(parentOf("eth2"), std::string("bond0"));
    QCOMPARE(devices.at("vx0").type, domain::DeviceType::Vxlan);
    QCOMPARE(state.table<domain::SegmentRow>().at(*devices.at("vx0").segment).tag,
             std::uint32_t{5001});
    QVERIFY(look().virtualSwitch == host.virtualSwitch);
}

void TstRealSwitch::theSameIsReadOverSsh()
{
    const tests::ScriptedSsh ssh("for last; do :; done\nexec sh -c \"$last\"\n");
    providers::ssh::SshProvider provider(
        {.kind = "ssh", .name = "web1", .options = {{"host", "web1"}}});
    const auto seen = m_runner.run(provider.fetch({}));
    QVERIFY2(seen, seen ? "" : errorText(seen.error()).c_str());
    const auto& host = std::get<HostObservation>(*seen);
    QVERIFY(host.virtualSwitch);
    QVERIFY(host.virtualSwitch == look().virtualSwitch);
    QVERIFY(host.notes.empty() && host.problems.empty());
}

void TstRealSwitch::aTagIsSeenByTheNextLook()
{
    tool("set port uplink0 tag=77");
    QCOMPARE(devicesOf(modelOf(look())).at("uplink0").vlanTag, std::uint32_t{77});
    tool("clear port uplink0 tag");
    QCOMPARE(devicesOf(modelOf(look())).at("uplink0").vlanTag, std::uint32_t{0});
}

void TstRealSwitch::aNewBridgeIsNews()
{
    look();
    std::optional<Status> told;
    m_runner.begin(m_provider.awaitNews(), {}, told);
    tool(QStringList{QStringLiteral("add-br"), QStringLiteral("br-new"), QStringLiteral("--"),
                     QStringLiteral("set"), QStringLiteral("bridge"), QStringLiteral("br-new"),
                     QStringLiteral("datapath_type=") +
                         qEnvironmentVariable("NETATLAS_DATAPATH", QStringLiteral("netdev"))});
    m_runner.finish(told, 20s);
    QVERIFY(*told);
    QCOMPARE(devicesOf(modelOf(look())).at("br-new").type, domain::DeviceType::Bridge);
    tool("del-br br-new");
    QVERIFY(!devicesOf(modelOf(look())).contains("br-new"));
}

void TstRealSwitch::aDatabaseThatIsGoneTakesNothingAway()
{
    const HostObservation before = look();
    domain::ModelState state = modelOf(before);
    QProcess::execute(
        QStringLiteral("ovs-appctl"),
        {QStringLiteral("-t"), QStringLiteral("ovsdb-server"), QStringLiteral("exit")});
    HostObservation after;
    // A look while it ends is told a closed connection instead, which is a problem and no note.
    const bool isGone = QTest::qWaitFor(
        [&] {
            after = look();
            return !after.virtualSwitch && !after.notes.empty();
        },
        10'000);
    QVERIFY(isGone);
    QCOMPARE(after.notes.size(), std::size_t{1});
    QCOMPARE(after.notes.front().limit, domain::SeenLimit::NoSwitchDetails);
    const domain::Revision live(1, {engine::facts::makeModel({}, state)}, {});
    const auto plan = exchange::planReload(live, {}, providers::Observed(after), {},
                                           {.isAgent = true, .isStart = false, .mayAdd = false});
    QVERIFY(plan);
    QVERIFY(apply(state, plan->changes).has_value());
    const auto devices = devicesOf(state);
    for (const auto& [name, row] : devicesOf(modelOf(before))) {
        QVERIFY2(devices.contains(name), name.c_str());
        QCOMPARE(devices.at(name).type, row.type);
        QCOMPARE(devices.at(name).vlanTag, row.vlanTag);
        QCOMPARE(devices.at(name).parent, row.parent);
    }
}

int main(int argc, char* argv[])
{
    // Begun by itself it goes where the switch is, and comes back here.
    if (qEnvironmentVariableIsEmpty("NETATLAS_OVS_ROOM")) {
        constexpr const char* kBed = NETATLAS_TEST_DATA "/../testbeds/openvswitch.sh";
        std::vector<char*> words{const_cast<char*>(kBed)};
        words.insert(words.end(), argv, argv + argc + 1); // with the null behind them
        execv(kBed, words.data());
        std::perror(kBed);
        return 1;
    }
    QCoreApplication application(argc, argv);
    TstRealSwitch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_real_switch.moc"
