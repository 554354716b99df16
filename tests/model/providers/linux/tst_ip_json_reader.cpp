// SPDX-License-Identifier: GPL-3.0-or-later
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

const Link& linkOf(const std::vector<Link>& links, std::string_view name)
{
    for (const Link& link : links)
        if (link.name == name)
            return link;
    qFatal("no such link");
    return links.front();
}

/// `line:column field value: cause`, one a line.
QByteArray text(const std::vector<document::Rejection>& rejections)
{
    std::string all;
    for (const auto& one : rejections)
        all += std::to_string(one.position.line) + ':' + std::to_string(one.position.column) + ' ' +
               one.field + " [" + one.value + "] " + one.cause + '\n';
    return QByteArray::fromStdString(all);
}

document::Reading<std::vector<Link>> linksOf(std::string_view json)
{
    return readLinks(document::readDocuments(json)->front());
}

QByteArray rejectionOf(std::string_view entry)
{
    return text(
        linksOf("[{\"linkinfo\":{},\"ifname\":\"a\",\n" + std::string(entry) + "}]").rejections);
}

} // namespace

class TstIpJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeKernelIsRead()
    {
        const auto reading = readLinks(fileDocument("uml/ip-addr.json"));
        QCOMPARE(text(reading.rejections), QByteArray());
        const auto& links = reading.value;
        QCOMPARE(links.size(), std::size_t(20));
        const Link& vlan = linkOf(links, "bond0.205");
        QCOMPARE(vlan.kind, std::string("vlan"));
        QCOMPARE(vlan.vlanTag, 205U);
        QCOMPARE(vlan.vlanProtocol, std::string("802.1Q"));
        QCOMPARE(*vlan.lower, std::string("bond0"));
        QCOMPARE(*vlan.master, std::string("br-storage"));
        QCOMPARE(vlan.memberKind, std::string("bridge"));
        QCOMPARE(*linkOf(links, "vx100").vxlanId, 100U);
        QCOMPARE(*linkOf(links, "blue").vrfTable, 10U);
        QCOMPARE(*linkOf(links, "d-blue").master, std::string("blue"));
        QCOMPARE(linkOf(links, "gre0").mac, std::string());
        const Link& bond = linkOf(links, "bond0");
        QCOMPARE(bond.alias, std::string("uplink to leaf-a"));
        QVERIFY(bond.isUp && bond.hasCarrier);
        QCOMPARE(bond.addresses.size(), std::size_t(4));
        QCOMPARE(bond.addresses[1].value.text(), std::string("10.20.1.11"));
        QCOMPARE(bond.addresses[1].broadcast->text(), std::string("10.20.1.255"));
        QVERIFY(linkOf(links, "br-storage").addresses[1].isSecondary);
        QVERIFY(!linkOf(links, "tap0").isUp);
    }

    void aPoorerKernelIsRead()
    {
        const auto reading = readLinks(fileDocument("netns/ip-addr.json"));
        QCOMPARE(text(reading.rejections), QByteArray());
        QCOMPARE(reading.value.size(), std::size_t(12));
        QCOMPARE(*linkOf(reading.value, "mac0").lower, std::string("c0-eth0"));
    }

    void routesAreReadByFamilyAndTable()
    {
        const auto reading = readRoutes(fileDocument("uml/ip-route.json"));
        QCOMPARE(text(reading.rejections), QByteArray());
        std::string routes;
        for (const Route& route : reading.value)
            if (route.gateway)
                routes += route.destination.text() + " by " + route.gateway->text() + " dev " +
                          route.device + " table " + route.table + ' ' +
                          std::to_string(route.metric) + '\n';
        QCOMPARE(routes, std::string("10.98.0.0/16 by 10.20.1.253 dev bond0 table 100 0\n"
                                     "0.0.0.0/0 by 10.20.1.1 dev bond0 table main 0\n"
                                     "10.99.0.0/16 by 10.20.1.254 dev bond0 table main 50\n"
                                     "::/0 by 2001:db8:20:1::1 dev bond0 table main 1024\n"));
    }

    void aRouteOverSeveralHopsIsOneForEach()
    {
        const auto reading = readRoutes(document::readDocuments(R"([{"dst":"default","flags":[],
            "nexthops":[{"gateway":"10.0.0.1","dev":"a","weight":1,"flags":[]},
                        {"via":{"family":"inet6","host":"fe80::1"},"dev":"b","weight":1}]}])")
                                            ->front());
        QCOMPARE(reading.value.size(), std::size_t(2));
        QCOMPARE(reading.value[0].device, std::string("a"));
        QCOMPARE(reading.value[1].gateway->text(), std::string("fe80::1"));
    }

    void badRowsAreAllTold_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* entry, const char* told) {
            QTest::newRow(name) << QByteArray(entry) << QByteArray(told);
        };
        row("fine", R"("mtu":1500)", "");
        row("a bad address", R"("addr_info":[{"local":"10.0.0.256","prefixlen":24}])",
            "2:23 [0].addr_info[0].local [10.0.0.256] a field over 255\n");
        row("a prefix out of range", R"("addr_info":[{"local":"10.0.0.2","prefixlen":33}])",
            "2:46 [0].addr_info[0].prefixlen [33] is no whole number from 0 to 32\n");
        row("no prefix", R"("addr_info":[{"local":"10.0.0.2"}])",
            "2:14 [0].addr_info[0] [] has no \"prefixlen\"\n");
        row("addresses that are no list", R"("addr_info":7)",
            "2:13 [0].addr_info [7] is a number, not a list\n");
        row("a number out of range", R"("mtu":99999999999999999999)",
            "2:7 [0].mtu [99999999999999999999] is no whole number from 0 to 4294967295\n");
        row("a negative number", R"("mtu":-1)",
            "2:7 [0].mtu [-1] is no whole number from 0 to 4294967295\n");
        row("a bad hardware address", R"("link_type":"ether","address":"02:00")",
            "2:31 [0].address [02:00] is no hardware address\n");
        row("a tag out of range", R"("linkinfo2":{},"flags":"UP")",
            "2:24 [0].flags [UP] is a text, not a list\n");
    }

    void badRowsAreAllTold()
    {
        QFETCH(QByteArray, entry);
        QFETCH(QByteArray, told);
        QCOMPARE(rejectionOf(entry.toStdString()), told);
    }

    void aVlanTagOutOfRangeIsRefused()
    {
        const auto reading = linksOf(R"([{"ifname":"v","linkinfo":{"info_kind":"vlan",
            "info_data":{"protocol":"802.1Q","id":4095}}}])");
        QCOMPARE(text(reading.rejections),
                 QByteArray(
                     "2:51 [0].linkinfo.info_data.id [4095] is no whole number from 0 to 4094\n"));
    }

    void aLinkThatStandsTwiceIsRefused()
    {
        const auto reading = linksOf(R"([{"ifname":"a","linkinfo":{}},{"ifname":"a"}])");
        QCOMPARE(text(reading.rejections),
                 QByteArray("1:41 [1].ifname [a] stands twice in the output\n"));
        QCOMPARE(reading.value.size(), std::size_t(1));
    }

    void namesThatNoKeyOfADeviceCanHoldAreRefused()
    {
        const auto reading = linksOf("[{\"ifname\":\"a#b\",\"linkinfo\":{}},"
                                     "{\"ifname\":\"c\",\"linkinfo\":{}}]");
        QCOMPARE(text(reading.rejections), QByteArray("1:12 [0].ifname [a#b] holds #\n"));
        QCOMPARE(reading.value.size(), std::size_t(1));
    }

    void missingDetailsAndLongNamesAreWarnedOf()
    {
        const auto reading = linksOf(R"([{"ifname":"a-name-that-is-too-long"}])");
        QCOMPARE(reading.rejections.size(), std::size_t(2));
        for (const auto& one : reading.rejections)
            QVERIFY(one.gravity == document::Gravity::Warning);
        QCOMPARE(reading.value.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TstIpJsonReader)
#include "tst_ip_json_reader.moc"
