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

class TstOpenStackProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeSiteIsFound();
    void equalBlocksOfTwoNetworksStayApart();
    void familiesMayLieInTwoScopes();
    void portsAreTheDevicesOfTheirServers();
    void looseAddressesAreNobodys();
    void whatVanishesIsMissingUntilItComesBack();
    void devicesMoveWithTheirPorts();
    void spacesOfTheUserAreLeftAlone();
    void subnetsAddedByHandAreConfirmed();
    void whatTheModelKeepsIsNotedAsDrift();
    void aStrangeAndLargeSiteIsTakenAsItIs();
};

void TstOpenStackProvider::theWholeSiteIsFound()
{
    World world;
    const auto plan = world.reload();
    QVERIFY2(plan.problems.empty(), join(problemTexts(plan.problems), "\n").c_str());
    const auto& model = world.model();
    QCOMPARE(model.table<FabricRow>().size(), std::size_t{3});
    QCOMPARE(model.table<SegmentRow>().size(), std::size_t{6});
    QCOMPARE(model.table<ProviderNetworkRow>().size(), std::size_t{5});
    QCOMPARE(model.table<SubnetRow>().size(), std::size_t{8});
    QCOMPARE(model.table<SpaceRow>().size(), std::size_t{6}); // one a network, and alpha
    // Two scopes, the default, and the networks that no scope covers altogether.
    QCOMPARE(model.table<RoutingDomainRow>().size(), std::size_t{7});
    QCOMPARE(model.table<MachineRow>().size(), std::size_t{7});
    QCOMPARE(model.table<DeviceRow>().size(), std::size_t{10});
    QCOMPARE(model.table<DeviceAddressRow>().size(), std::size_t{13});
    QCOMPARE(model.table<ProviderRow>().begin()->type, std::string("openstack"));
    QCOMPARE(plan.counts.at(ObjectKind::Subnet).added, std::size_t{8});
    const auto& leafB = world.named<SubnetRow>("leaf-b-v4");
    QCOMPARE(leafB.vlanTag, 201U);
    QCOMPARE(model.at<FabricRow>(*model.at<SegmentRow>(*leafB.segment).fabric).name,
             std::string("physnet2"));
    QCOMPARE(model.table<StaticRouteRow>().size(), std::size_t{2}); // between the leaves
    // The network address itself is the gateway of that IPv6 subnet.
    QCOMPARE(world.named<SubnetRow>("office-v6").gateway->text(), std::string("2001:db8:20:30::"));
    const auto& tenant = world.named<SegmentRow>("tenant-a");
    QCOMPARE(tenant.kind, SegmentKind::Vxlan);
    QVERIFY(!tenant.fabric);

    QVERIFY(world.reload().isNoChange());
}

void TstOpenStackProvider::equalBlocksOfTwoNetworksStayApart()
{
    World world;
    world.reload();
    const auto& office = world.named<SubnetRow>("office-v4");
    const auto& tenant = world.named<SubnetRow>("tenant-a-v4");
    QVERIFY(office.cidr == tenant.cidr);
    const auto& facts = world.model().facts;
    QVERIFY(*facts.domainOfSubnet.find(office.id) != *facts.domainOfSubnet.find(tenant.id));
    QVERIFY(office.space != tenant.space);
    for (const auto& row : world.model().table<DeviceAddressRow>())
        if (row.value.text() == "192.168.30.45") // of app-0, in the tenant's network
            QCOMPARE(*facts.subnetOfAddress.find(row.id), tenant.id);
}

void TstOpenStackProvider::familiesMayLieInTwoScopes()
{
    World world;
    world.reload();
    const auto domainOf = [&](const char* subnet) {
        const auto& facts = world.model().facts;
        const auto id = facts.domainOfSubnet.find(world.named<SubnetRow>(subnet).id);
        return QString::fromStdString(world.model().at<RoutingDomainRow>(*id).name);
    };
    QCOMPARE(domainOf("leaf-a-v4"), QStringLiteral("dc-v4"));
    QCOMPARE(domainOf("leaf-b-v6"), QStringLiteral("dc-v6"));
    QCOMPARE(domainOf("office-v4"), QStringLiteral("office"));
    QCOMPARE(domainOf("office-v6"), QStringLiteral("dc-v6"));
    QCOMPARE(domainOf("mgmt-v4"), QStringLiteral("mgmt"));
}

void TstOpenStackProvider::portsAreTheDevicesOfTheirServers()
{
    World world;
    world.reload();
    QCOMPARE(world.devicesOf("app-0"),
             QStringLiteral("app-0-eth0 192.168.30.45 203.0.113.77 (shadow)\n"));
    QCOMPARE(world.devicesOf("db-0").count(QLatin1Char('\n')), 2);
    QVERIFY(
        world.devicesOf("fw-0").contains(QStringLiteral("fw-0-vlan300 vlan 300 on fw-0-trunk")));
    const auto& edge = world.named<MachineRow>("edge");
    QCOMPARE(edge.kind, MachineKind::Router);
    QCOMPARE(world.model().facts.devicesOfMachine.of(edge.id).size(), std::size_t{2});
    const auto& app = world.named<MachineRow>("app-0");
    QCOMPARE(app.status, MachineStatus::Started);
    QCOMPARE(app.instanceStatus.text(), std::string("running"));
    QCOMPARE(app.preferredPublic->value, std::string("203.0.113.77"));
    QCOMPARE(app.preferredPrivate->value, std::string("192.168.30.45"));
}

void TstOpenStackProvider::looseAddressesAreNobodys()
{
    World world;
    world.cloud.collection("floatingips")
        .push_back(json::parse(R"({"id":"f2","floating_ip_address":"203.0.113.90","port_id":null,
                       "fixed_ip_address":null,"floating_network_id":"x"})"));
    world.reload();
    QStringList loose;
    for (const auto& row : world.model().table<LooseAddressRow>())
        loose << QString::fromStdString(row.value.text() + ' ' + row.name);
    loose.sort();
    QCOMPARE(loose, (QStringList{QStringLiteral("10.20.2.200 allowed on db-0-eth0"),
                                 QStringLiteral("203.0.113.90 floating IP")}));
    world.cloud.collection("floatingips").pop_back();
    world.reload();
    QCOMPARE(world.model().table<LooseAddressRow>().size(), std::size_t{1});
}

void TstOpenStackProvider::whatVanishesIsMissingUntilItComesBack()
{
    World world;
    world.reload();
    auto& subnets = world.cloud.collection("subnets");
    const json::value kept = subnets[2];
    subnets.erase(subnets.begin() + 2);
    auto& servers = world.cloud.collection("servers");
    const std::string server(servers[0].at("id").as_string());
    servers.erase(servers.begin());
    auto& ports = world.cloud.collection("ports");
    for (auto port = ports.begin(); port != ports.end();)
        port = port->at("device_id") == json::value(server) ? ports.erase(port) : port + 1;
    const Timestamp then = *parseTimestamp("2026-11-22T19:00:00Z");
    const auto plan = world.reload(then);
    QCOMPARE(plan.counts.at(ObjectKind::Subnet).missing, std::size_t{1});
    QCOMPARE(plan.counts.at(ObjectKind::Machine).missing, std::size_t{1});
    QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{8}); // never deleted
    QCOMPARE(world.model().table<AbsenceRow>().size(), std::size_t{2});
    for (const auto& row : world.model().table<AbsenceRow>())
        QCOMPARE(row.since, then);
    QVERIFY(world.reload(*parseTimestamp("2026-11-22T20:00:00Z")).isNoChange());
    world.cloud.collection("subnets").push_back(kept);
    world.reload();
    QCOMPARE(world.model().table<AbsenceRow>().size(), std::size_t{1});
}

void TstOpenStackProvider::devicesMoveWithTheirPorts()
{
    World world;
    world.reload();
    const auto before = world.model().table<DeviceRow>().size();
    world.cloud.find("ports", "db-0-eth1")["device_id"] =
        world.cloud.find("ports", "web-0-eth0")["device_id"];
    world.cloud.find("ports", "app-0-eth0")["fixed_ips"] = json::array{};
    world.reload();
    QCOMPARE(world.model().table<DeviceRow>().size(), before);
    QVERIFY(world.devicesOf("web-0").contains(QStringLiteral("db-0-eth1")));
    QVERIFY(!world.devicesOf("db-0").contains(QStringLiteral("db-0-eth1")));
    QVERIFY(!world.devicesOf("app-0").contains(QStringLiteral("192.168.30.45")));
    QVERIFY(world.reload().isNoChange());
    // Two ports that are called alike, one without a name.
    world.cloud.find("ports", "db-0-eth1")["name"] = "web-0-eth0";
    world.reload();
    QVERIFY(world.reload().isNoChange());
    world.cloud.collection("ports").push_back(
        json::parse(R"({"id":"p9","network_id":"0c01e970-3f0d-4cce-be46-db94c796ac64","name":"",
            "device_id":"new-server","device_owner":"compute:nova"})"));
    world.reload();
    QCOMPARE(world.devicesOf("new-server"), QStringLiteral("eth0\n"));
    QVERIFY(world.reload().isNoChange());
}

void TstOpenStackProvider::spacesOfTheUserAreLeftAlone()
{
    World world;
    world.reload();
    // The user renames one space, moves a subnet and removes another space.
    ModelState state = world.model().state;
    auto& spaces = state.table<SpaceRow>();
    SpaceRow office = world.named<SpaceRow>("office");
    office.name = "people";
    spaces.put(office);
    SubnetRow leaf = world.named<SubnetRow>("leaf-a-v4");
    leaf.space = office.id;
    state.table<SubnetRow>().put(leaf);
    SubnetRow ext = world.named<SubnetRow>("ext-v4");
    ext.space = kAlpha;
    state.table<SubnetRow>().put(ext);
    spaces.erase(world.named<SpaceRow>("ext").id);
    world.reloaded.model = engine::facts::makeModel(world.model().row, std::move(state));
    QVERIFY(world.reload().isNoChange());
    // New subnets go where their network's others went, or to alpha.
    const auto add = [&](const char* id, const char* like, const char* cidr) {
        json::object subnet = world.cloud.find("subnets", like);
        subnet["id"] = id;
        subnet["name"] = id;
        subnet["cidr"] = cidr;
        subnet["gateway_ip"] = nullptr;
        subnet["allocation_pools"] = json::array{};
        world.cloud.collection("subnets").push_back(subnet);
    };
    add("new-office", "office-v4", "192.168.31.0/24");
    add("new-ext", "ext-v4", "203.0.112.0/24");
    world.reload();
    QCOMPARE(world.named<SubnetRow>("new-office").space, office.id);
    QCOMPARE(world.named<SubnetRow>("new-ext").space, kAlpha);

    World plain;
    plain.reloaded.source.options = R"({"spaces-from":"none"})";
    plain.reload();
    QCOMPARE(plain.model().table<SpaceRow>().size(), std::size_t{1});
    World tagged;
    tagged.reloaded.source.options = R"({"spaces-from":"tag"})";
    tagged.cloud.find("networks", "office")["tags"] = json::array{"x", "space=Work Places"};
    tagged.cloud.find("subnets", "mgmt-v4")["tags"] = json::array{"space:work-places"};
    tagged.reload();
    QCOMPARE(tagged.model().table<SpaceRow>().size(), std::size_t{2});
    QCOMPARE(tagged.named<SubnetRow>("mgmt-v4").space, tagged.named<SpaceRow>("work-places").id);
}

void TstOpenStackProvider::subnetsAddedByHandAreConfirmed()
{
    World world;
    ModelState state = emptyModelState();
    const auto add = [&](const char* cidr, const char* network) {
        SubnetRow row;
        row.id = state.sequences.draw<SubnetRow>();
        row.cidr = *net::Cidr::parse(cidr);
        row.providerNetworkId = network;
        row.isUnconfirmed = true;
        state.table<SubnetRow>().put(row);
    };
    add("10.30.0.0/24", "");
    add("172.16.0.0/12", "");
    world.reloaded.model = engine::facts::makeModel(world.model().row, std::move(state));
    world.reload();
    const auto& mgmt = world.named<SubnetRow>("mgmt-v4");
    QCOMPARE(mgmt.id.number(), 0U);
    QVERIFY(!mgmt.isUnconfirmed);
    QVERIFY(world.model().at<SubnetRow>(SubnetId(1)).isUnconfirmed);
    QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{9});
}

void TstOpenStackProvider::whatTheModelKeepsIsNotedAsDrift()
{
    World world;
    world.reload();
    auto& subnet = world.cloud.find("subnets", "mgmt-v4");
    subnet["cidr"] = "10.31.0.0/24";
    subnet["allocation_pools"] = json::array{};
    world.reload();
    QCOMPARE(world.named<SubnetRow>("mgmt-v4").cidr.text(), std::string("10.30.0.0/24"));
    QCOMPARE(world.model().table<DriftRow>().size(), std::size_t{1});
    QCOMPARE(world.model().table<DriftRow>().begin()->value, std::string("10.31.0.0/24"));
    QVERIFY(world.reload().isNoChange());
    subnet["cidr"] = "10.30.0.0/24";
    world.reload();
    QVERIFY(world.model().table<DriftRow>().empty());
}

void TstOpenStackProvider::aStrangeAndLargeSiteIsTakenAsItIs()
{
    World world;
    const std::string network(world.cloud.find("networks", "mgmt")["id"].as_string());
    for (int i = 0; i < 3000; ++i) {
        const std::string number = std::to_string(i);
        world.cloud.collection("ports").push_back(json::object{
            {"id", "port-" + number},
            {"network_id", network},
            {"name", i % 3 == 0   ? ""
                     : i % 3 == 1 ? "eth\xC3\xA9 \xF0\x9F\x8C\x90"
                                  : "same"},
            {"mac_address", "FA-16-3E-00-00-01"},
            {"device_id", "server-" + std::to_string(i / 4)},
            {"device_owner", "compute:az" + std::to_string(i % 2)},
            {"fixed_ips",
             json::array{json::object{{"subnet_id", "gone"},
                                      {"ip_address", "10.30." + std::to_string(i / 250) + '.' +
                                                         std::to_string(i % 250 + 1)}}}}});
    }
    const auto plan = world.reload();
    QVERIFY(plan.problems.empty());
    QCOMPARE(world.model().table<MachineRow>().size(), std::size_t{757});
    QCOMPARE(world.model().table<DeviceRow>().size(), std::size_t{3010});
    QVERIFY(world.reload().isNoChange());
}

QTEST_GUILESS_MAIN(TstOpenStackProvider)
#include "tst_openstack_provider.moc"
