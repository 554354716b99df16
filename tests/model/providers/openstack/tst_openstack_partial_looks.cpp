// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "tests/support/cloud_world.h"

#include <boost/json/parse.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using tests::problemTexts;
using World = tests::CloudWorld;

namespace json = boost::json;

/// Looks at a cloud that see only a part of it: what cannot be read, and what is refused.
class TstOpenStackPartialLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReaderSeesNoFabrics();
    void badItemsAreNamedAndLeftOut_data();
    void badItemsAreNamedAndLeftOut();
    void whatCannotBeReadOnceStays_data();
    void whatCannotBeReadOnceStays();
    void aRefusalHidesNoOtherChange();
    void fieldsThatCannotBeReadAreLeftOutAlone();
    void hugeSegmentNumbersAreNoTrouble();
};

void TstOpenStackPartialLooks::aReaderSeesNoFabrics()
{
    World world;
    for (json::value& network : world.cloud.collection("networks")) {
        for (const char* member : {"provider:network_type", "provider:physical_network",
                                   "provider:segmentation_id", "segments"})
            network.as_object().erase(member);
    }
    world.cloud.collection("segments").clear();
    const auto site = world.look();
    QVERIFY(site.fabrics.empty() && site.segments.empty());
    QCOMPARE(site.subnets.size(), std::size_t{8});
    QVERIFY(!site.complete.contains(ObjectKind::Segment));
    QCOMPARE(site.notes.size(), std::size_t{1});
    QCOMPARE(site.notes.front().limit, SeenLimit::NoProviderAttributes);

    // What an admin's look found is not lost by the reader's next one.
    World both;
    both.reload();
    const auto plan = both.reloaded.take(site);
    QCOMPARE(both.model().table<SegmentRow>().size(), std::size_t{6});
    QVERIFY(both.named<SubnetRow>("leaf-b-v4").segment.has_value());
    QVERIFY(both.model().table<AbsenceRow>().empty());
    QVERIFY(plan.isNoChange());
}

void TstOpenStackPartialLooks::badItemsAreNamedAndLeftOut_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* key, const char* item, const char* problem) {
        QTest::newRow(name) << QByteArray(key) << QByteArray(item) << QByteArray(problem);
    };
    row("no group", "subnets", "7", "subnet :  is a number, not a group");
    row("no id", "networks", R"({"name":"n"})", "network n: id is missing");
    row("id is a list", "networks", R"({"name":"n","id":[1]})",
        "network n: id is a list, not a text");
    row("block", "subnets", R"({"id":"s","network_id":"n","cidr":"10.0.0.0/33"})",
        "subnet s: cidr is no block of addresses");
    row("no network", "subnets", R"({"id":"s","cidr":"10.0.0.0/24"})",
        "subnet s: network_id is missing");
    row("invisible id", "ports", R"({"id":"a\u0007b","network_id":"n"})", "port : id is no id");
    row("floating", "floatingips", R"({"id":"f","floating_ip_address":"203.0.113.300"})",
        "floating IP f: floating_ip_address is no address");
    row("trunk", "trunks", R"({"id":"t"})", "trunk t: port_id is missing");
    row("server", "servers", R"({"name":"x","addresses":[]})", "server x: id is missing");
    row("VLAN", "segments",
        R"({"id":"g","network_id":"0c01e970-3f0d-4cce-be46-db94c796ac64","network_type":"vlan",
            "physical_network":"p","segmentation_id":4095})",
        "segment g: segmentation_id is no VLAN id");
    row("twice", "routers", R"({"id":"3c8aaea5-4c13-4e09-bfda-da699429e018","name":"again"})", "");
}

void TstOpenStackPartialLooks::badItemsAreNamedAndLeftOut()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, problem);
    World world;
    world.cloud.collection(key.toStdString()).push_back(json::parse(item.toStdString()));
    const auto plan = world.reload();
    const auto texts = problemTexts(plan.problems);
    if (!problem.isEmpty())
        QCOMPARE(QByteArray::fromStdString(join(texts, "\n")), problem);
    // All the others are there.
    QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{8});
    QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{7});
    QVERIFY(world.reload().isNoChange());
}

void TstOpenStackPartialLooks::whatCannotBeReadOnceStays_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value"); ///< none = the member is missing
    const auto row = [](const char* key, const char* member, const char* value) {
        QTest::addRow("%s %s %s", key, member, value)
            << QByteArray(key) << QByteArray(member) << QByteArray(value);
    };
    for (const char* key : {"networks", "segments", "subnetpools", "address_scopes", "subnets",
                            "routers", "trunks", "ports", "floatingips", "servers"}) {
        row(key, "", "7"); // no group at all
        row(key, "id", "");
        row(key, "id", "[1]");
    }
    row("extensions", "", "7");
    row("extensions", "alias", "");
    row("availability_zones", "name", "");
    row("segments", "network_id", "");
    row("segments", "segmentation_id", "99999999999");
    row("segments", "physical_network", "");
    row("subnets", "network_id", "");
    row("subnets", "cidr", R"("10.0.0.0/33")");
    row("ports", "network_id", "");
    row("trunks", "port_id", "");
    row("trunks", "sub_ports", R"([{"port_id":5}])");
    row("floatingips", "floating_ip_address", R"("203.0.113.300")");
    row("floatingips", "port_id", "[1]");
    // Members that an item may lack.
    row("networks", "name", "[1]");
    row("networks", "mtu", R"("large")");
    row("networks", "availability_zones", "5");
    row("subnets", "name", "[1]");
    row("subnets", "gateway_ip", R"("nowhere")");
    row("subnets", "dns_nameservers", R"(["nonsense"])");
    row("subnets", "allocation_pools", R"([{"start":"x"}])");
    row("subnets", "host_routes", "7");
    row("ports", "mac_address", R"("no mac")");
    row("networks", "ipv4_address_scope", "[1]");
    row("networks", "ipv6_address_scope", "[1]");
    row("subnets", "enable_dhcp", R"("yes")");
    row("subnets", "segment_id", "[1]");
    row("address_scopes", "name", "[1]");
    row("ports", "fixed_ips", R"([{"ip_address":"x"}])");
    row("ports", "name", "[1]");
    row("ports", "device_id", "[1]");
    row("ports", "device_owner", "[1]");
    row("routers", "name", "[1]");
    row("routers", "status", "[1]");
    row("servers", "name", "[1]");
    row("servers", "status", "[1]");
    row("servers", "OS-EXT-AZ:availability_zone", "[1]");
    row("servers", "addresses", "7");
}

void TstOpenStackPartialLooks::whatCannotBeReadOnceStays()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    World world;
    world.reload();
    const tests::ReloadedModel before = world.reloaded;
    json::array& items = world.cloud.collection(key.toStdString());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const json::value good = items[i];
        if (member.isEmpty())
            items[i] = json::parse(value.toStdString());
        else if (value.isEmpty())
            items[i].as_object().erase(member.toStdString());
        else if (items[i].as_object().contains(member.toStdString()))
            items[i].as_object()[member.toStdString()] = json::parse(value.toStdString());
        world.reloaded = before;
        const auto plan = world.reload();
        QVERIFY2(plan.isNoChange(), tests::changesText(plan, world.model()).c_str());
        items[i] = good;
    }
}

void TstOpenStackPartialLooks::aRefusalHidesNoOtherChange()
{
    World world;
    world.reload();
    world.cloud.hidden = {"/v2.0/trunks", "/v2.0/networks", "/v2.1/servers/detail"};
    world.reload();
    auto& ports = world.cloud.collection("ports");
    for (auto port = ports.begin(); port != ports.end();)
        port = port->at("name") == json::value("db-0-eth1") ? ports.erase(port) : port + 1;
    world.cloud.collection("floatingips").front().as_object()["port_id"] = nullptr;
    json::object port = world.cloud.find("ports", "web-0-eth0");
    port["id"] = "new-port";
    port["device_id"] = "new-server";
    port["fixed_ips"].as_array().front().as_object()["ip_address"] = "10.20.1.99";
    ports.push_back(port);
    world.reload();
    QCOMPARE(world.devicesOf("db-0"), QStringLiteral("db-0-eth0 10.20.2.21\n"));
    QCOMPARE(world.devicesOf("app-0"), QStringLiteral("app-0-eth0 192.168.30.45\n"));
    QCOMPARE(world.named<MachineRow>("app-0").preferredPublic->value, std::string("192.168.30.45"));
    // One that is new comes with what is known of it.
    QCOMPARE(world.devicesOf("new-server"), QStringLiteral("web-0-eth0 10.20.1.99\n"));
    const auto& listed = world.named<MachineRow>("new-server").providerAddresses.front();
    QCOMPARE(listed.cidr, std::string("10.20.1.0/24"));
    QCOMPARE(*listed.subnet, world.named<SubnetRow>("leaf-a-v4").id);
    QVERIFY(
        world.devicesOf("fw-0").contains(QStringLiteral("fw-0-vlan300 vlan 300 on fw-0-trunk")));
}

void TstOpenStackPartialLooks::fieldsThatCannotBeReadAreLeftOutAlone()
{
    World world;
    auto& subnet = world.cloud.find("subnets", "leaf-a-v4");
    subnet["gateway_ip"] = "2001:db8::1";
    subnet["dns_nameservers"] = json::array{"10.20.0.53", "nonsense", 4, json::object{}};
    subnet["allocation_pools"] =
        json::array{json::object{{"start", "10.20.1.9"}, {"end", "10.20.1.2"}},
                    json::object{{"start", "10.20.1.2"}, {"end", "10.20.1.9"}}};
    subnet["host_routes"] = "none";
    subnet["enable_dhcp"] = "yes";
    auto& port = world.cloud.find("ports", "web-0-eth0");
    port["mac_address"] = "no mac";
    port["fixed_ips"].as_array().push_back(json::object{{"subnet_id", 5}, {"ip_address", "x"}});
    port["name"] = std::string(5000, 'n');
    const auto plan = world.reload();
    QCOMPARE(plan.problems.size(), std::size_t{9});
    const auto& row = world.named<SubnetRow>("leaf-a-v4");
    QVERIFY(!row.gateway);
    QCOMPARE(row.dnsServers, (std::vector<std::string>{"10.20.0.53"}));
    QVERIFY(world.devicesOf("web-0").contains(QStringLiteral("10.20.1.11")));
    QVERIFY(world.devicesOf("web-0").size() < 400);
}

void TstOpenStackPartialLooks::hugeSegmentNumbersAreNoTrouble()
{
    World world;
    for (json::value& segment : world.cloud.collection("segments"))
        if (segment.at("network_type") == json::value("vxlan"))
            segment.as_object()["segmentation_id"] = 16777215;
    world.reload();
    QCOMPARE(world.named<SegmentRow>("tenant-a").tag, 16777215U);
    for (json::value& segment : world.cloud.collection("segments"))
        if (segment.at("network_type") == json::value("vxlan"))
            segment.as_object()["segmentation_id"] = 99999999999LL;
    QCOMPARE(world.reload().problems.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstOpenStackPartialLooks)
#include "tst_openstack_partial_looks.moc"
