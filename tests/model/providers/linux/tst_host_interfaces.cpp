// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/host_interfaces.h"
#include "model/providers/linux/ip_json_reader.h"

#include <QFile>
#include <QTest>

using namespace netatlas;
using namespace netatlas::providers;
using namespace netatlas::providers::linuxhost;

namespace {

document::Node fileDocument(const char* name)
{
    QFile file(QStringLiteral(NETATLAS_TEST_DATA "/providers/linux/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return document::readDocuments(file.readAll().toStdString())->front();
}

HostObservation wholeKernel()
{
    HostObservation host;
    host.hostName = "uml";
    host.links = readLinks(fileDocument("uml/ip-addr.json")).value;
    host.routes = readRoutes(fileDocument("uml/ip-route.json")).value;
    host.hasRoutes = true;
    return host;
}

/// One line for each interface: what the conversion decided.
QByteArray text(const domain::InterfaceConfigs& interfaces)
{
    std::string all;
    for (const auto& one : interfaces) {
        all += one.name + ' ' + std::string(domain::wordOf(one.type));
        if (one.vlanTag != 0)
            all += " tag " + std::to_string(one.vlanTag);
        if (!one.parent.empty())
            all += " on " + one.parent;
        if (!one.providerNetworkId.empty())
            all += " in " + one.providerNetworkId;
        if (one.isDisabled)
            all += " down";
        if (one.isDefaultGateway)
            all += " gateway " + one.gateway;
        all += ' ' + std::string(domain::wordOf(one.configMethod));
        for (const auto& address : one.addresses)
            all += ' ' + address.cidr + (address.isSecondary ? "*" : "");
        for (const auto& route : one.routes)
            all += " route " + route.destination;
        all += '\n';
    }
    return QByteArray::fromStdString(all);
}

Link plainLink(std::string name)
{
    Link link;
    link.name = std::move(name);
    link.layer = "ether";
    link.isUp = true;
    return link;
}

LinkAddress addressOf(const char* value, int prefixLength)
{
    LinkAddress address;
    address.value = *net::IpAddress::parse(value);
    address.prefixLength = prefixLength;
    return address;
}

} // namespace

class TstHostInterfaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeKernelBecomesInterfaces()
    {
        QCOMPARE(text(interfacesOf(wholeKernel())),
                 QByteArray("lo loopback loopback 127.0.0.1/8 ::1/128\n"
                            "eth0 ethernet on bond0 manual\n"
                            "eth1 ethernet on bond0 manual\n"
                            "bond0 bond gateway 10.20.1.1 static 169.254.77.7/16 10.20.1.11/24 "
                            "2001:db8:20:1::11/64 route 10.99.0.0/16\n"
                            "bond0.101 802.1q tag 101 on bond0 static 10.20.101.11/24\n"
                            "bond0.205 802.1q tag 205 on br-storage manual\n"
                            "br-storage bridge static 10.20.205.11/24 10.20.205.12/24* "
                            "2001:db8:20:205::11/64\n"
                            "lxdbr0 bridge static 10.0.8.1/24\n"
                            "c0-eth0 ethernet down manual\n"
                            "veth-c0 ethernet on lxdbr0 manual\n"
                            "vlan-aware bridge down manual\n"
                            "vx100 vxlan down manual\n"
                            "mac0 ethernet on c0-eth0 down manual\n"
                            "blue ethernet manual\n"
                            "d-blue ethernet on blue in vrf/blue static 10.20.1.11/24\n"
                            "tap0 ethernet down manual\n"));
    }

    void theListOfTheAgentLeavesOutLinkLocalAndDefaultBridges()
    {
        const auto listed = listedAddressesOf(wholeKernel());
        QCOMPARE(listed, (std::vector<std::string>{
                             "127.0.0.1", "::1", "10.20.1.11", "2001:db8:20:1::11", "10.20.101.11",
                             "10.20.205.11", "10.20.205.12", "2001:db8:20:205::11", "10.20.1.11"}));
    }

    void tunnelsOfModulesAppearOnceTheyAreUsed()
    {
        HostObservation host;
        host.links = {plainLink("sit0")};
        host.links[0].isUp = false;
        QVERIFY(interfacesOf(host).empty());
        host.links[0].isUp = true;
        QCOMPARE(interfacesOf(host).size(), std::size_t(1));
    }

    void aLeaseShowsByItsLifetimeOrByTheRouteOfItsClient()
    {
        HostObservation host;
        host.links = {plainLink("a"), plainLink("b")};
        host.links[0].addresses = {addressOf("10.0.0.5", 24), addressOf("10.0.0.6", 24)};
        host.links[0].addresses[1].isSecondary = true;
        host.links[1].addresses = {addressOf("10.1.0.5", 24)};
        host.links[1].addresses[0].isPermanent = false;
        host.routes = {{*net::Cidr::parse("0.0.0.0/0"), *net::IpAddress::parse("10.0.0.1"), "a",
                        100, "main", "dhcp", std::nullopt}};
        const auto interfaces = interfacesOf(host);
        QVERIFY(interfaces[0].addresses[0].configMethod == domain::ConfigMethod::Dhcp);
        QVERIFY(interfaces[0].addresses[1].configMethod == domain::ConfigMethod::Static);
        QVERIFY(interfaces[1].addresses[0].configMethod == domain::ConfigMethod::Dhcp);
    }

    void theDefaultRouteWithTheLowestMetricWins()
    {
        HostObservation host;
        host.links = {plainLink("a"), plainLink("b")};
        const auto all = *net::Cidr::parse("0.0.0.0/0");
        host.routes = {{all, *net::IpAddress::parse("10.0.0.1"), "a", 200, "main", "boot", {}},
                       {all, *net::IpAddress::parse("10.1.0.1"), "b", 100, "main", "boot", {}},
                       {all, *net::IpAddress::parse("10.2.0.1"), "a", 0, "100", "boot", {}}};
        const auto interfaces = interfacesOf(host);
        QVERIFY(!interfaces[0].isDefaultGateway);
        QVERIFY(interfaces[1].isDefaultGateway);
        QCOMPARE(interfaces[1].gateway, std::string("10.1.0.1"));
    }

    void anAddressThatAnotherHostHasIsLeftOut()
    {
        HostObservation host;
        host.links = {plainLink("a")};
        host.links[0].addresses = {addressOf("2001:db8::5", 64), addressOf("fe80::1", 64)};
        host.links[0].addresses[0].hasFailedDetection = true;
        QVERIFY(interfacesOf(host)[0].addresses.empty());
        QVERIFY(listedAddressesOf(host).empty());
    }
};

QTEST_GUILESS_MAIN(TstHostInterfaces)
#include "tst_host_interfaces.moc"
