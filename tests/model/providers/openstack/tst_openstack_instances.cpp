// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/instance_poll.h"
#include "tests/support/cloud_world.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;

namespace json = boost::json;

namespace {

const std::string kFirewall = "6b1e0000-0000-4000-8000-0000000000f0"; ///< with a trunk
const std::string kApp = "6b1e0000-0000-4000-8000-0000000000c0";      ///< with a floating address

const SeenMachine& machineIn(const SiteObservation& site, const std::string& ref)
{
    for (const SeenMachine& machine : site.machines)
        if (machine.ref == ref)
            return machine;
    throw std::runtime_error("no machine " + ref);
}

struct World : tests::CloudWorld
{
    /// Servers and their interfaces; `trouble` where there are none to see.
    providers::Instances instances(const std::vector<std::string>& ids)
    {
        providers::Instances found;
        note(runner.run(keep(provider->instances(ids), found)));
        return found;
    }
    providers::InstanceInterfaces interfaces(const std::vector<std::string>& ids)
    {
        providers::InstanceInterfaces found;
        note(runner.run(keep(provider->interfaces(ids), found)));
        return found;
    }
    template <class Value>
    async::Task<Status> keep(async::Task<Result<Value>> task, Value& found)
    {
        auto answer = co_await std::move(task);
        if (!answer)
            co_return fail(answer.error());
        found = std::move(*answer);
        co_return Status();
    }
    void note(const Status& done) { trouble = done ? std::nullopt : std::optional(done.error()); }

    std::optional<Error> trouble;
};

} // namespace

class TstOpenStackInstances : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void someServersAreAsWholeLooksShowThem_data();
    void someServersAreAsWholeLooksShowThem();
    void unknownServersHaveEmptyPlaces();
    void whoMayNotSeePortsSeesNoInterfaces();
    void aServerWithoutPortsHasTheAddressesOfItsInstance();
    void whatAPollMayNotSeeStays_data();
    void whatAPollMayNotSeeStays();
};

void TstOpenStackInstances::someServersAreAsWholeLooksShowThem_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<bool>("filters");
    const QString firewall = QString::fromStdString(kFirewall);
    const QString app = QString::fromStdString(kApp);
    QTest::newRow("one with a trunk") << QStringList{firewall} << true;
    QTest::newRow("one with a floating address") << QStringList{app} << true;
    QTest::newRow("two") << QStringList{app, firewall} << true;
    QTest::newRow("a cloud that filters nothing") << QStringList{app, firewall} << false;
    QStringList many;
    for (int i = 0; i < 130; ++i)
        many << QStringLiteral("unknown-%1").arg(i);
    QTest::newRow("so many that all are listed") << (many << firewall << app) << true;
}

void TstOpenStackInstances::someServersAreAsWholeLooksShowThem()
{
    QFETCH(QStringList, ids);
    QFETCH(bool, filters);
    World world;
    world.cloud.filters = filters;
    const auto site = world.look();
    std::vector<std::string> asked;
    for (const QString& id : ids)
        asked.push_back(id.toStdString());
    const auto instances = world.instances(asked);
    QVERIFY2(!world.trouble, world.trouble ? errorText(*world.trouble).c_str() : "");
    const auto interfaces = world.interfaces(asked);
    QVERIFY2(!world.trouble, world.trouble ? errorText(*world.trouble).c_str() : "");
    QCOMPARE(instances.size(), asked.size());
    QCOMPARE(interfaces.size(), asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (asked[i].starts_with("unknown")) {
            QVERIFY(!instances[i]);
            QVERIFY(interfaces[i].hasInterfaces && interfaces[i].interfaces.empty());
            continue;
        }
        const SeenMachine& whole = machineIn(site, asked[i]);
        QVERIFY(instances[i].has_value());
        QCOMPARE(instances[i]->name, whole.name);
        QCOMPARE(instances[i]->zone, whole.zone);
        QCOMPARE(instances[i]->instanceStatus, std::string("running"));
        QVERIFY(!whole.interfaces.empty());
        QVERIFY(interfaces[i].interfaces == whole.interfaces);
        QVERIFY(interfaces[i].hasInterfaces && interfaces[i].hasVlans && interfaces[i].hasShadows);
    }
}

void TstOpenStackInstances::unknownServersHaveEmptyPlaces()
{
    World world;
    const auto none = world.instances({"nobody/../detail"});
    QVERIFY(!world.trouble && none.size() == 1 && !none.front());
    const auto some = world.instances({"nobody", kApp});
    QVERIFY(!world.trouble && !some.front() && some.back());
    world.cloud.hidden.insert("/v2.1/servers/detail");
    world.instances({"nobody", kApp});
    QCOMPARE(world.trouble->kind, ErrorKind::PermissionDenied);
}

void TstOpenStackInstances::whoMayNotSeePortsSeesNoInterfaces()
{
    World world;
    world.cloud.hidden.insert("/v2.0/ports");
    world.interfaces({kApp});
    QCOMPARE(world.trouble->kind, ErrorKind::NotSupported);
    const auto instances = world.instances({kApp});
    QCOMPARE(instances.front()->addresses.size(), std::size_t{2});
}

void TstOpenStackInstances::aServerWithoutPortsHasTheAddressesOfItsInstance()
{
    World world;
    auto& ports = world.cloud.collection("ports");
    for (auto port = ports.begin(); port != ports.end();)
        port = port->at("device_id") == json::value(kApp) ? ports.erase(port) : port + 1;
    const auto site = world.look();
    const SeenMachine& app = machineIn(site, kApp);
    QVERIFY(app.hasInterfaces && app.interfaces.empty());
    QCOMPARE(app.addresses.size(), std::size_t{2});
    QCOMPARE(app.addresses.back().scope, Scope::Public);
}

void TstOpenStackInstances::whatAPollMayNotSeeStays_data()
{
    QTest::addColumn<QString>("path");
    for (const char* name : {"extensions", "trunks", "floatingips", "networks", "subnets"})
        QTest::newRow(name) << QStringLiteral("/v2.0/") + QLatin1String(name);
}

void TstOpenStackInstances::whatAPollMayNotSeeStays()
{
    QFETCH(QString, path);
    World world;
    world.reload();
    world.provider = world.make(world.variables);
    world.cloud.hidden = {path.toStdString()};
    const auto found = world.instances({kApp, kFirewall});
    auto interfaces = world.interfaces({kApp, kFirewall});
    QVERIFY2(!world.trouble, world.trouble ? errorText(*world.trouble).c_str() : "");
    std::vector<SeenMachine> seen;
    for (std::size_t i = 0; i < found.size(); ++i) {
        SeenMachine& one = seen.emplace_back(*found[i]);
        one.hasInterfaces = interfaces[i].hasInterfaces;
        one.hasVlans = interfaces[i].hasVlans;
        one.hasShadows = interfaces[i].hasShadows;
        one.interfaces = interfaces[i].interfaces;
        one.addresses.clear();
        QVERIFY(!one.interfaces.empty());
    }
    auto poll = engine::workers::takeInstances(world.model(), "site", seen, {}, Timestamp{});
    exchange::ReloadPlan plan;
    plan.changes = std::move(poll.changes);
    QVERIFY2(plan.isNoChange(), tests::changesText(plan, world.model()).c_str());
}

QTEST_GUILESS_MAIN(TstOpenStackInstances)
#include "tst_openstack_instances.moc"
