// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/exchange/reload_plan.h"

#include <QTest>

#include <stdexcept>

using namespace netatlas;
using namespace netatlas::domain;
using providers::linuxhost::HostObservation;
using providers::linuxhost::Link;
using providers::linuxhost::SwitchInterface;
using providers::linuxhost::SwitchPort;
using providers::linuxhost::VirtualSwitch;

namespace {

Link linkOf(std::uint32_t index, const char* name, const char* kind = "")
{
    Link one;
    one.index = index;
    one.name = name;
    one.kind = kind;
    one.layer = "ether";
    one.isUp = true;
    return one;
}

SwitchInterface switchInterface(const char* name, const char* type = "")
{
    return {.name = name, .type = type, .mac = {}, .mtu = 0, .isOpen = true};
}

/// A host with a bridge of Open vSwitch, and the model that its looks lead to.
struct World
{
    World()
    {
        host.hostName = "box";
        host.hasRoutes = true;
        host.links = {linkOf(1, "eth0"), linkOf(2, "eth1"), linkOf(3, "ovs-netdev", "tun"),
                      linkOf(4, "br-int", "tun"), linkOf(5, "vlan101", "tun")};
        SwitchInterface tunnel = switchInterface("vx0", "vxlan");
        tunnel.vxlanId = 5001;
        host.virtualSwitch = VirtualSwitch{
            .bridges = {
                {.name = "br-int",
                 .ports = {
                     {.name = "bond0",
                      .interfaces = {switchInterface("eth0"), switchInterface("eth1")}},
                     {.name = "br-int", .interfaces = {switchInterface("br-int", "internal")}},
                     {.name = "vlan101",
                      .tag = 101,
                      .interfaces = {switchInterface("vlan101", "internal")}},
                     {.name = "vx0", .interfaces = {tunnel}}}}}};
        source.name = "here";
        source.kind = "host";
    }
    exchange::ReloadPlan take()
    {
        const Revision live(1, {engine::facts::makeModel(modelRow, state)}, {});
        auto plan = exchange::planReload(live, source, providers::Observed(host), {},
                                         {.isAgent = true, .isStart = false, .mayAdd = true});
        if (!plan)
            throw std::runtime_error(errorText(plan.error()));
        if (!apply(state, plan->changes))
            throw std::runtime_error("the plan does not fit");
        return std::move(*plan);
    }
    std::vector<SwitchPort>& ports() { return host.virtualSwitch->bridges.front().ports; }
    QByteArray text() const
    {
        std::string all;
        const auto& devices = state.table<DeviceRow>();
        for (const DeviceRow& row : devices) {
            all += row.name.text() + ' ' + std::string(wordOf(row.type));
            if (row.virtualPortType == VirtualPortType::OpenVSwitch)
                all += " ovs";
            if (row.vlanTag != 0)
                all += " tag " + std::to_string(row.vlanTag);
            if (row.parent)
                all += " on " + devices.at(*row.parent).name.text();
            if (row.segment)
                all += " in " + std::to_string(state.table<SegmentRow>().at(*row.segment).tag);
            all += '\n';
        }
        return QByteArray::fromStdString(all);
    }

    ModelRow modelRow{.name = "hosts"};
    ModelState state = emptyModelState();
    SourceRow source;
    HostObservation host;
};

constexpr const char* kWhole = "eth0 ethernet on bond0\n"
                               "eth1 ethernet on bond0\n"
                               "ovs-netdev ethernet\n"
                               "br-int bridge ovs\n"
                               "vlan101 ethernet tag 101 on br-int\n"
                               "bond0 bond on br-int\n"
                               "vx0 vxlan on br-int in 5001\n";

} // namespace

/// What becomes of what Open vSwitch tells (providers.md 7.3), and of what it does not tell.
class TstSwitchPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bridgesAndPortsStandInTheModel()
    {
        World world;
        world.take();
        QCOMPARE(world.text(), QByteArray(kWhole));
        QVERIFY(world.take().isNoChange());
    }

    void aLookWithoutRightsTakesNothingAway()
    {
        World world;
        world.take();
        world.host.virtualSwitch.reset();
        world.host.notes = {{SeenLimit::NoSwitchDetails, {}}};
        const auto plan = world.take();
        QVERIFY(plan.isNoChange());
        QCOMPARE(plan.notes, world.host.notes);
        QCOMPARE(world.text(), QByteArray(kWhole));
    }

    void norDoesOneWithAPartThatCannotBeRead()
    {
        World world;
        world.take();
        world.host.virtualSwitch->isWhole = false;
        world.ports().pop_back();                    // vx0
        world.ports().front().interfaces.pop_back(); // eth1, of the bond
        world.ports()[2].tag.reset();                // of vlan101
        QVERIFY(world.take().isNoChange());
        QCOMPARE(world.text(), QByteArray(kWhole));
    }

    void whatAWholeLookDoesNotShowGoes()
    {
        World world;
        world.take();
        world.ports().pop_back();
        world.ports()[2].tag.reset();
        world.ports().erase(world.ports().begin());
        world.take();
        QCOMPARE(world.text(), QByteArray("eth0 ethernet\n"
                                          "eth1 ethernet\n"
                                          "ovs-netdev ethernet\n"
                                          "br-int bridge ovs\n"
                                          "vlan101 ethernet on br-int\n"));
        world.host.links.resize(2);
        world.host.virtualSwitch = VirtualSwitch{};
        world.take();
        QCOMPARE(world.text(), QByteArray("eth0 ethernet\neth1 ethernet\n"));
    }

    void whatTheKernelShowsAnewCountsWithoutTheSwitch()
    {
        World world;
        world.take();
        world.host.virtualSwitch.reset();
        world.host.links[3].kind = "bridge"; // of the kernel now
        world.take();
        QCOMPARE(world.text(), QByteArray("eth0 ethernet\n"
                                          "eth1 ethernet\n"
                                          "ovs-netdev ethernet\n"
                                          "br-int bridge\n"
                                          "vlan101 ethernet tag 101\n"));
    }

    void aBridgeThatIsGoneTakesItsPortsAlong()
    {
        World world;
        world.take();
        world.host.virtualSwitch.reset();
        world.host.links.erase(world.host.links.begin() + 3);
        world.take();
        QVERIFY(!world.text().contains("br-int"));
        QVERIFY(!world.text().contains("bond0"));
        QVERIFY(!world.text().contains("vx0"));
    }

    void tagsOfAVlanAwareBridgeStayWhereTheyAreNotTold()
    {
        World world;
        world.host.virtualSwitch.emplace();
        world.host.hasPortVlans = true;
        world.host.links = {linkOf(1, "vb", "bridge"), linkOf(2, "eth0")};
        world.host.links[0].isVlanAware = true;
        world.host.links[1].master = "vb";
        world.host.links[1].memberKind = "bridge";
        world.host.links[1].vlans = {{30, 30, true, true}};
        world.take();
        QVERIFY(world.text().contains("eth0 ethernet tag 30 on vb\n"));
        world.host.links[1].vlans.clear();
        world.host.hasPortVlans = false; // as over ssh
        QVERIFY(world.take().isNoChange());
        world.host.hasPortVlans = true;
        world.take();
        QVERIFY(world.text().contains("eth0 ethernet on vb\n"));
    }

    void theKernelsPortsComeBackToTheirBridges()
    {
        World world;
        for (Link& one : world.host.links)
            if (one.kind == "tun")
                one.kind = "openvswitch";
        world.host.links[2].name = "ovs-system";
        for (const std::size_t member : {0U, 1U}) {
            world.host.links[member].master = "ovs-system";
            world.host.links[member].memberKind = "openvswitch";
        }
        world.take();
        const QByteArray whole = world.text();
        QCOMPARE(whole, QByteArray(kWhole).replace("ovs-netdev", "ovs-system"));
        world.host.virtualSwitch.reset();
        world.take();
        // What the kernel calls Open vSwitch's is so called; nothing else has changed.
        QByteArray shown = world.text();
        QCOMPARE(shown.replace("system ethernet ovs", "system ethernet")
                     .replace("vlan101 ethernet ovs", "vlan101 ethernet"),
                 whole);
    }
};

QTEST_GUILESS_MAIN(TstSwitchPorts)
#include "tst_switch_ports.moc"
