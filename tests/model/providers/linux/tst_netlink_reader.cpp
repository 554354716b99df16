// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/linux/ip_json_reader.h"
#include "model/providers/linux/netlink_reader.h"
#include "tests/support/own_network.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <map>

using namespace netatlas;
using namespace netatlas::providers;
using namespace netatlas::providers::linuxhost;

namespace {

std::string outputOf(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("ip"), arguments);
    process.waitForFinished();
    return process.readAllStandardOutput().toStdString();
}

std::vector<Route> routesOf(const char* family)
{
    const auto text =
        outputOf({QStringLiteral("-j"), QLatin1String(family), QStringLiteral("route"),
                  QStringLiteral("show"), QStringLiteral("table"), QStringLiteral("all")});
    const auto documents = document::readDocuments(text);
    return documents ? readRoutes(documents->front()).value : std::vector<Route>{};
}

/// Every field of a link in one line.
QByteArray text(const Link& link)
{
    std::string all = std::to_string(link.index) + ' ' + link.name + " kind=" + link.kind +
                      " part=" + link.memberKind + " layer=" + link.layer + " mac=" + link.mac +
                      " alias=" + link.alias + " mtu=" + std::to_string(link.mtu) +
                      " up=" + std::to_string(link.isUp) +
                      " carrier=" + std::to_string(link.hasCarrier) + " state=" + link.state +
                      " master=" + link.master.value_or("-") +
                      " lower=" + link.lower.value_or("-") +
                      " elsewhere=" + std::to_string(link.isLowerElsewhere) +
                      " tag=" + std::to_string(link.vlanTag) + link.vlanProtocol +
                      " vni=" + std::to_string(link.vxlanId.value_or(0)) +
                      " vrf=" + std::to_string(link.vrfTable.value_or(0));
    for (const std::string& name : link.otherNames)
        all += " also=" + name;
    for (const LinkAddress& one : link.addresses)
        all += "\n  " + one.value.text() + '/' + std::to_string(one.prefixLength) +
               " peer=" + (one.peer ? one.peer->text() : "-") +
               " broadcast=" + (one.broadcast ? one.broadcast->text() : "-") + ' ' + one.scope +
               ' ' + one.label + " secondary=" + std::to_string(one.isSecondary) +
               " temporary=" + std::to_string(one.isTemporary) +
               " permanent=" + std::to_string(one.isPermanent) +
               " tentative=" + std::to_string(one.isTentative) +
               " deprecated=" + std::to_string(one.isDeprecated) +
               " failed=" + std::to_string(one.hasFailedDetection) + ' ' +
               std::to_string(one.validSeconds) + ' ' + std::to_string(one.preferredSeconds);
    return QByteArray::fromStdString(all);
}

QByteArray text(const Route& route)
{
    return QByteArray::fromStdString(
        route.destination.text() + " by " + (route.gateway ? route.gateway->text() : "-") +
        " dev " + route.device + ' ' + std::to_string(route.metric) + " table " + route.table +
        ' ' + route.protocol + " from " + (route.source ? route.source->text() : "-"));
}

} // namespace

/// Runs in a network namespace of its own, with the site of `tests/testbeds`; in a kernel of its
/// own (`own-kernel.sh`), where the site stands already, with every kind of link.
class TstNetlinkReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (tests::isInOwnKernel())
            return;
        QProcess site;
        site.start(QStringLiteral("sh"),
                   {QStringLiteral(NETATLAS_TEST_DATA "/../testbeds/linux-site.sh")});
        QVERIFY(site.waitForFinished());
        QCOMPARE(site.exitCode(), 0);
    }

    void theKernelAndIpSayTheSame()
    {
        // Links settle (carrier, duplicate detection) for a moment after they were made, so the
        // two are compared until they were read from one moment.
        HostObservation host;
        std::vector<Link> shown;
        const auto readBoth = [&] {
            const auto read = readLocalHost();
            const auto documents = document::readDocuments(
                outputOf({QStringLiteral("-j"), QStringLiteral("-d"), QStringLiteral("address")}));
            if (!read || !documents)
                return false;
            host = *read;
            shown = readLinks(documents->front()).value;
            return shown == host.links;
        };
        static_cast<void>(QTest::qWaitFor(readBoth, 10'000));
        QCOMPARE(host.links.size(), shown.size());
        for (std::size_t i = 0; i < shown.size(); ++i) {
            QCOMPARE(text(host.links[i]), text(shown[i]));
            QVERIFY(host.links[i] == shown[i]);
        }
        QVERIFY(shown.size() >= 6);
    }

    void routesOfBothFamiliesAreTheSame()
    {
        auto shown = routesOf("-4");
        const auto shownOfIpv6 = routesOf("-6");
        shown.insert(shown.end(), shownOfIpv6.begin(), shownOfIpv6.end());
        const auto host = readLocalHost();
        QVERIFY(host);
        QCOMPARE(host->routes.size(), shown.size());
        for (std::size_t i = 0; i < shown.size(); ++i)
            QCOMPARE(text(host->routes[i]), text(shown[i]));
        QVERIFY(shown.size() >= 8);
    }

    void portsOfAVlanAwareBridgeTellTheirVlans()
    {
        const auto run = [](const char* tool, const char* words) {
            return QProcess::execute(QLatin1String(tool),
                                     QString::fromLatin1(words).split(QLatin1Char(' '))) == 0;
        };
        if (!run("ip", "link add aware0 type bridge vlan_filtering 1"))
            QSKIP("this kernel has no VLAN-aware bridges");
        QVERIFY(run("ip", "link add port0 type veth peer name port1"));
        QVERIFY(run("ip", "link set port0 master aware0"));
        QVERIFY(run("bridge", "vlan add dev port0 vid 30 pvid untagged"));
        QVERIFY(run("bridge", "vlan add dev port0 vid 100-103"));
        QVERIFY(run("bridge", "vlan add dev port0 vid 104 untagged"));
        QProcess process;
        process.start(QStringLiteral("bridge"),
                      {QStringLiteral("-j"), QStringLiteral("vlan"), QStringLiteral("show")});
        process.waitForFinished();
        const auto documents =
            document::readDocuments(process.readAllStandardOutput().toStdString());
        QVERIFY(documents);
        const auto host = readLocalHost();
        QVERIFY(host && host->hasPortVlans);
        QVERIFY(host->findLink("aware0")->isVlanAware);
        for (const char* name : {"port0", "aware0"}) {
            // The tool names each VLAN, we where they begin and end.
            std::string shown;
            for (const document::Node& one : documents->front().children)
                if (one.find("ifname")->text == name)
                    for (const document::Node& vlan : one.find("vlans")->children) {
                        shown += ' ' + vlan.find("vlan")->text;
                        if (const auto* flags = vlan.find("flags"))
                            for (const document::Node& flag : flags->children)
                                shown += ' ' + flag.text;
                    }
            std::string read;
            for (const PortVlans& vlans : host->findLink(name)->vlans)
                for (int tag = vlans.first; tag <= vlans.last; ++tag)
                    read += ' ' + std::to_string(tag) + (vlans.isOwn ? " PVID" : "") +
                            (vlans.isUntagged ? " Egress Untagged" : "");
            QVERIFY(!read.empty());
            QCOMPARE(QByteArray::fromStdString(read), QByteArray::fromStdString(shown));
        }
        QCOMPARE(host->findLink("port0")->vlans.size(), std::size_t{4}); // 1, 30, 100 to 103, 104
        QVERIFY(run("ip", "link delete aware0"));
        QVERIFY(run("ip", "link delete port0"));
    }

    /// So that what is compared above is there.
    void theOwnKernelHasEveryKindOfThem()
    {
        if (!tests::isInOwnKernel())
            QSKIP("only in a kernel of its own are there all kinds of links");
        const auto host = readLocalHost();
        QVERIFY(host);
        std::map<std::string, const Link*> links;
        for (const Link& link : host->links)
            links.emplace(link.name, &link);
        const std::map<std::string, const char*> kinds{
            {"bond0", "bond"},  {"bond0.40", "vlan"}, {"br0", "bridge"}, {"eth0", "veth"},
            {"mv0", "macvlan"}, {"red", "vrf"},       {"vx7", "vxlan"}};
        for (const auto& [name, kind] : kinds) {
            QVERIFY2(links.contains(name), name.c_str());
            QCOMPARE(links.at(name)->kind, std::string(kind));
        }
        QCOMPARE(links.at("vx7")->vxlanId, std::optional<std::uint32_t>(7007));
        QCOMPARE(links.at("red")->vrfTable, std::optional<std::uint32_t>(70));
        QCOMPARE(links.at("wire1")->master, std::optional<std::string>("red"));
        QCOMPARE(links.at("bond0.40")->vlanTag, std::uint32_t{40});
        QByteArrayList routes;
        for (const Route& route : host->routes)
            routes << text(route);
        const auto has = [&routes](const char* start, const char* part) {
            return std::any_of(routes.begin(), routes.end(), [&](const QByteArray& route) {
                return route.startsWith(start) && route.contains(part);
            });
        };
        QVERIFY(has("0.0.0.0/0 by 10.30.1.1 dev bond0 10 ", "table main"));
        QVERIFY(has("10.77.0.0/16 by 10.30.1.254 dev bond0 50 ", "table main"));
        QVERIFY(has("10.78.0.0/16 by 10.30.40.2 dev br0 ", "table main"));
        QVERIFY(has("10.79.0.0/16 by 10.30.1.253 dev bond0 ", "table 100"));
        QVERIFY(has("10.30.1.0/24 by - dev wire1 ", "table 70"));
        QVERIFY(has("::/0 by 2001:db8:30:1::1 dev bond0 ", "table main"));
    }
};

int main(int argc, char* argv[])
{
    if (!tests::enterOwnNetwork())
        return tests::kSkipped;
    QCoreApplication application(argc, argv);
    TstNetlinkReader test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_netlink_reader.moc"
