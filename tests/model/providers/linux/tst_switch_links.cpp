// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/host_interfaces.h"
#include "model/providers/linux/switch_links.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::providers;
using namespace netatlas::providers::linuxhost;

namespace {

Link linkOf(const char* name, const char* kind = "")
{
    static std::uint32_t next = 1;
    Link one;
    one.index = next++;
    one.name = name;
    one.kind = kind;
    one.layer = "ether";
    one.isUp = true;
    return one;
}

Link partOf(Link one, const char* master, const char* kind)
{
    one.master = master;
    one.memberKind = kind;
    return one;
}

SwitchInterface switchInterface(const char* name, const char* type = "")
{
    return {.name = name, .type = type, .mac = "02:00:00:00:00:09", .mtu = 1400, .isOpen = true};
}

SwitchPort port(const char* name, const char* type = "", std::optional<std::uint32_t> tag = {})
{
    return {.name = name, .tag = tag, .interfaces = {switchInterface(name, type)}};
}

/// A host of the userspace datapath, whose own are plain `tun` devices.
HostObservation userspace()
{
    HostObservation host;
    host.links = {linkOf("eth0"), linkOf("ovs-netdev", "tun"), linkOf("br-int", "tun"),
                  linkOf("vlan101", "tun")};
    host.virtualSwitch = VirtualSwitch{
        .bridges = {{.name = "br-int",
                     .ports = {port("br-int", "internal"), port("eth0"),
                               port("vlan101", "internal", 101), port("vx0", "vxlan")}}}};
    host.virtualSwitch->bridges[0].ports[3].interfaces[0].vxlanId = 5001;
    return host;
}

QByteArray text(const HostObservation& host)
{
    std::string all;
    for (const auto& one : interfacesOf(host)) {
        all += one.name + ' ' + std::string(domain::wordOf(one.type));
        if (one.virtualPortType != domain::VirtualPortType::None)
            all += " ovs";
        if (one.vlanTag != 0)
            all += " tag " + std::to_string(one.vlanTag);
        if (!one.parent.empty())
            all += " on " + one.parent;
        all += '\n';
    }
    return QByteArray::fromStdString(all);
}

} // namespace

class TstSwitchLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bridgesOfTheUserspaceDatapathAreBridges()
    {
        QCOMPARE(text(userspace()), QByteArray("eth0 ethernet on br-int\n"
                                               "ovs-netdev ethernet\n"
                                               "br-int bridge ovs\n"
                                               "vlan101 ethernet tag 101 on br-int\n"
                                               "vx0 vxlan on br-int\n"));
        const Link tunnel = linksOf(userspace()).back();
        QCOMPARE(tunnel.vxlanId, std::optional<std::uint32_t>(5001));
        QCOMPARE(tunnel.mac, std::string("02:00:00:00:00:09"));
        QCOMPARE(tunnel.index, std::uint32_t{0});
    }

    void portsOfTheKernelDatapathHangOnTheirBridges()
    {
        HostObservation host;
        host.links = {partOf(linkOf("eth0"), "ovs-system", "openvswitch"),
                      linkOf("ovs-system", "openvswitch"), linkOf("br0", "openvswitch"),
                      linkOf("tap7", "openvswitch")};
        host.virtualSwitch =
            VirtualSwitch{.bridges = {{.name = "br0",
                                       .ports = {port("br0", "internal"), port("eth0", "", 30),
                                                 port("tap7", "internal")}}}};
        QCOMPARE(text(host), QByteArray("eth0 ethernet tag 30 on br0\n"
                                        "ovs-system ethernet\n"
                                        "br0 bridge ovs\n"
                                        "tap7 ethernet on br0\n"));
        // And what the kernel alone tells of them.
        host.virtualSwitch.reset();
        QCOMPARE(text(host), QByteArray("eth0 ethernet on ovs-system\n"
                                        "ovs-system ethernet ovs\n"
                                        "br0 ethernet ovs\n"
                                        "tap7 ethernet ovs\n"));
    }

    void aPortOfSeveralInterfacesIsABond()
    {
        HostObservation host;
        host.links = {linkOf("br0", "tun"), linkOf("eth0"), linkOf("eth1")};
        host.virtualSwitch = VirtualSwitch{
            .bridges = {
                {.name = "br0",
                 .ports = {{.name = "bond0",
                            .tag = 12,
                            .interfaces = {switchInterface("eth0"), switchInterface("eth1")}}}}}};
        QCOMPARE(text(host), QByteArray("br0 bridge ovs\n"
                                        "eth0 ethernet on bond0\n"
                                        "eth1 ethernet on bond0\n"
                                        "bond0 bond tag 12 on br0\n"));
        // Called like one of its own it cannot be a device beside it.
        host.virtualSwitch->bridges[0].ports[0].name = "eth0";
        QCOMPARE(text(host), QByteArray("br0 bridge ovs\n"
                                        "eth0 ethernet tag 12 on br0\n"
                                        "eth1 ethernet tag 12 on br0\n"));
    }

    void whatIsNotHereIsLeftOut()
    {
        HostObservation host = userspace();
        auto& bridges = host.virtualSwitch->bridges;
        bridges[0].ports.push_back(port("moved-away", "internal"));
        bridges[0].ports.push_back(port("never-came", "dpdk"));
        bridges[0].ports.back().interfaces[0].isOpen = false;
        bridges.push_back({.name = "br-elsewhere", .ports = {port("patch0", "patch")}});
        QCOMPARE(text(host), text(userspace()));
        // With its bridge, and open, it would be there.
        bridges[0].ports.back().interfaces[0].isOpen = true;
        host.links.push_back(linkOf("br-elsewhere", "tun"));
        QVERIFY(text(host).contains("never-came ethernet on br-int\n"));
        QVERIFY(text(host).contains("patch0 ethernet on br-elsewhere\n"));
    }

    void whatTheKernelSaysOfAPortGoesBefore()
    {
        HostObservation host = userspace();
        host.links.push_back(linkOf("lb", "bridge"));
        host.links[0] = partOf(host.links[0], "lb", "bridge");
        QVERIFY(text(host).contains("eth0 ethernet on lb\n"));
    }

    void bridgesThatArePortsOfEachOtherMakeNoCircle()
    {
        HostObservation host = userspace();
        host.links.push_back(linkOf("lb", "bridge"));
        host.links[2] = partOf(host.links[2], "lb", "bridge"); // br-int
        host.virtualSwitch->bridges[0].ports.push_back(port("lb"));
        QVERIFY(text(host).contains("br-int bridge ovs on lb\n"));
        QVERIFY(text(host).contains("lb bridge\n"));
    }

    void portsOfAVlanAwareBridgeHaveTheVlanOfUntaggedFrames()
    {
        HostObservation host;
        host.links = {linkOf("vb", "bridge"), partOf(linkOf("eth0"), "vb", "bridge"),
                      partOf(linkOf("eth1"), "vb", "bridge")};
        host.links[0].isVlanAware = true;
        host.links[0].vlans = {{1, 1, true, true}};
        host.links[1].vlans = {{30, 30, true, true}, {100, 199, false, false}};
        host.links[2].vlans = {{100, 199, false, false}};
        const QByteArray aware("vb bridge\neth0 ethernet tag 30 on vb\neth1 ethernet on vb\n");
        QCOMPARE(text(host), aware);
        host.virtualSwitch.emplace();
        QCOMPARE(text(host), aware);
        host.links[0].isVlanAware = false;
        QVERIFY(text(host).contains("eth0 ethernet on vb\n"));
    }

    void aTagThatNoVlanHasIsNone()
    {
        HostObservation host = userspace();
        host.virtualSwitch->bridges[0].ports[2].tag = 4095; // as Neutron marks a dead port
        QVERIFY(text(host).contains("vlan101 ethernet on br-int\n"));
    }

    void theSwitchShowsByItsLinks()
    {
        HostObservation host;
        host.links = {linkOf("eth0"), linkOf("tap0", "tun"), linkOf("br0", "bridge")};
        QVERIFY(!showsSwitch(host));
        QVERIFY(showsSwitch(userspace()));
        host.links.push_back(linkOf("internal0", "openvswitch"));
        QVERIFY(showsSwitch(host));
    }
};

QTEST_GUILESS_MAIN(TstSwitchLinks)
#include "tst_switch_links.moc"
