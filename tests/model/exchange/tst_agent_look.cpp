// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/exchange/reload_plan.h"

#include <QTest>

#include <stdexcept>

using namespace netatlas;
using namespace netatlas::domain;
using engine::workers::AgentLook;
using providers::linuxhost::HostObservation;
using providers::linuxhost::Link;
using providers::linuxhost::LinkAddress;

namespace {

/// A model of hosts and a host of it.
struct World
{
    World()
    {
        host.hostName = "box";
        plug("eth0", "10.4.0.7");
        source.name = "here";
        source.kind = "host";
    }
    void plug(const char* name, const char* address)
    {
        Link link;
        link.name = name;
        link.layer = "ether";
        link.isUp = true;
        LinkAddress one;
        one.value = *net::IpAddress::parse(address);
        one.prefixLength = 24;
        link.addresses.push_back(one);
        host.links.push_back(link);
    }
    /// Takes a look; gives why the agent is at its end.
    std::optional<Error> take(const AgentLook& look)
    {
        const Revision live(1, {engine::facts::makeModel(row, state)}, {});
        auto plan = exchange::planReload(live, source, providers::Observed(host), {}, look);
        if (!plan)
            throw std::runtime_error(errorText(plan.error()));
        if (!apply(state, plan->changes))
            throw std::runtime_error("the plan does not fit");
        return plan->end;
    }
    static AgentLook agent(bool isStart)
    {
        return {.isAgent = true, .isStart = isStart, .mayAdd = isStart};
    }
    MachineRow& machine() { return state.table<MachineRow>().edit(MachineId(0)); }
    QByteArray listed()
    {
        std::string text;
        for (const ListedAddress& address : machine().machineAddresses)
            text += (text.empty() ? "" : " ") + address.value;
        return QByteArray::fromStdString(text);
    }

    ModelRow row{.name = "hosts"};
    ModelState state = emptyModelState();
    SourceRow source;
    HostObservation host;
};

} // namespace

/// What becomes of a machine by what its agent sees (model-and-workers 7.1).
class TstAgentLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStartSetsListAndStatus()
    {
        World world;
        world.plug("lxdbr0", "10.99.0.1");
        QVERIFY(!world.take(World::agent(true)));
        QCOMPARE(world.listed(), QByteArray("10.4.0.7"));
        world.machine().status = MachineStatus::Down;
        world.take(World::agent(true));
        QCOMPARE(world.machine().status, MachineStatus::Started);
    }

    void theStartSaysThatTheInstanceOfAManualMachineRuns()
    {
        World world;
        world.take(World::agent(true));
        QCOMPARE(world.machine().instanceStatus.text(), std::string("running"));
        // Once: whoever knows better meanwhile is not spoken against until the next start.
        world.machine().instanceStatus = "rebooting";
        world.take(World::agent(false));
        QCOMPARE(world.machine().instanceStatus.text(), std::string("rebooting"));
        world.take(World::agent(true));
        QCOMPARE(world.machine().instanceStatus.text(), std::string("running"));
        // Of others their provider tells it.
        world.machine().isManual = false;
        world.machine().instanceStatus = "pending";
        world.take(World::agent(true));
        QCOMPARE(world.machine().instanceStatus.text(), std::string("pending"));
        // And a file that somebody imports says nothing about it.
        World byHand;
        byHand.take({});
        QCOMPARE(byHand.machine().instanceStatus.text(), std::string());
    }

    void anEventLeavesTheListAsItIs()
    {
        World world;
        world.take(World::agent(true));
        world.plug("eth1", "10.5.0.7");
        world.take(World::agent(false));
        QCOMPARE(world.listed(), QByteArray("10.4.0.7"));
        QCOMPARE(world.state.table<DeviceRow>().size(), std::size_t{2});
        world.take(World::agent(true));
        QCOMPARE(world.listed(), QByteArray("10.4.0.7 10.5.0.7"));
    }

    void aStartMayClearTheListAndNeverEmptiesItByChance()
    {
        World world;
        world.take(World::agent(true));
        world.host.links.clear();
        world.plug("eth0", "169.254.1.1"); // only link-local
        world.take(World::agent(true));
        QCOMPARE(world.listed(), QByteArray("10.4.0.7"));
        AgentLook look = World::agent(true);
        look.clearsAddresses = true;
        world.take(look);
        QCOMPARE(world.listed(), QByteArray());
    }

    void aMachineThatIsToGoGoes()
    {
        World world;
        world.take(World::agent(true));
        world.machine().life = Life::Dying;
        UnitRow unit;
        unit.machine = MachineId(0);
        world.state.table<UnitRow>().put(unit);
        QVERIFY(!world.take(World::agent(false)));
        QCOMPARE(world.machine().status, MachineStatus::Stopped);
        QCOMPARE(world.machine().life, Life::Dying);
        world.state.table<UnitRow>().erase(UnitId(0));
        QCOMPARE(world.take(World::agent(false))->kind, ErrorKind::Dead);
        QCOMPARE(world.machine().life, Life::Dead);
        // Nothing is told of it any more, and it is no error.
        world.plug("eth1", "10.5.0.7");
        QCOMPARE(world.take(World::agent(true))->kind, ErrorKind::Dead);
        QCOMPARE(world.state.table<DeviceRow>().size(), std::size_t{1});
    }

    void aMachineThatSomebodyRemovedStaysAway()
    {
        World world;
        QCOMPARE(world.take(World::agent(false))->kind, ErrorKind::NotFound);
        QVERIFY(world.state.table<MachineRow>().empty());
        QVERIFY(world.state.table<SubnetRow>().empty());
    }

    void theFirstMachineOfAControllerModelBootsIt()
    {
        World world;
        world.row.isController = true;
        world.plug("virbr0", "192.168.122.1");
        SettingRow port{.isController = true};
        port.key = "api-port";
        port.value = "17777";
        world.state.table<SettingRow>().put(port);
        world.take({});
        const auto& documents = world.state.table<HostPortsRow>();
        QCOMPARE(documents.size(), std::size_t{1}); // the one for agents is not written here
        QCOMPARE(documents.begin()->audience, Audience::All);
        QCOMPARE(documents.begin()->servers.size(), std::size_t{1});
        QCOMPARE(documents.begin()->servers[0].size(), std::size_t{1});
        QCOMPARE(documents.begin()->servers[0][0].address.value, std::string("10.4.0.7"));
        QCOMPARE(documents.begin()->servers[0][0].port, std::int64_t{17777});
        QCOMPARE(world.machine().providerAddresses.size(), std::size_t{1});
        QVERIFY(!world.machine().providerAddresses[0].subnet);
        QVERIFY(!world.machine().providerAddresses[0].space); // alpha
        // Only once, and only there.
        world.state.table<HostPortsRow>() = {};
        world.take({});
        QVERIFY(world.state.table<HostPortsRow>().empty());
        World other;
        other.take({});
        QVERIFY(other.state.table<HostPortsRow>().empty());
    }
};

QTEST_GUILESS_MAIN(TstAgentLook)
#include "tst_agent_look.moc"
