// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "tests/model/providers/kubernetes/cluster_text.h"
#include "tests/support/cluster_world.h"

#include <boost/json/parse.hpp>

#include <QTest>

#include <filesystem>

using namespace netatlas;
using namespace netatlas::domain;
using tests::listText;
using tests::looseText;
using tests::problemTexts;
using tests::servicesText;
using tests::unitsText;
using World = tests::ClusterWorld<tests::RecordingTimer>;

namespace json = boost::json;

class TstKubernetesProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeClusterIsFound();
    void nodesAreMachinesWithTheirBlocks();
    void servicesOfAllTypesAreFound();
    void podsAreUnitsOfTheirServices();
    void podAddressesCountInTheirSubnets();
    void whatIsDeletedGoesWithItsRows();
    void whatIsMadeAnewUnderItsNameIsTheSame();
    void dyingPodsAreLeftAsTheyAre();
    void twoClustersDoNotMix();
    void spacesAreMadeFromNetworksUnlessAskedOtherwise();
    void serviceBlocksAreReadWhereTheServerTells();
    void endpointsComeFromWhereTheServerHasThem();
    void aLargeClusterIsTakenAsItIs();
};

void TstKubernetesProvider::theWholeClusterIsFound()
{
    World world;
    const auto plan = world.reload();
    QVERIFY2(plan.problems.empty(), join(problemTexts(plan.problems), "\n").c_str());
    const auto& model = world.model();
    QCOMPARE(model.table<ProviderRow>().begin()->type, std::string("kubernetes"));
    QVERIFY(!model.table<ProviderRow>().begin()->hasNetworking);
    QCOMPARE(model.table<MachineRow>().size(), std::size_t{3});
    QCOMPARE(model.table<SubnetRow>().size(), std::size_t{6});
    QCOMPARE(model.table<ProviderNetworkRow>().size(), std::size_t{3});
    QCOMPARE(model.table<RoutingDomainRow>().size(), std::size_t{2}); // with the default one
    QCOMPARE(model.table<SpaceRow>().size(), std::size_t{4});         // with alpha
    QCOMPARE(model.table<CloudServiceRow>().size(), std::size_t{6});
    QCOMPARE(model.table<CloudContainerRow>().size(), std::size_t{9});
    QCOMPARE(plan.counts.at(ObjectKind::CloudService).added, std::size_t{6});
    QVERIFY(plan.notes.empty());
    const auto again = world.reload();
    QVERIFY(again.isNoChange());
    QCOMPARE(again.counts.at(ObjectKind::CloudContainer).same, std::size_t{9});
}

void TstKubernetesProvider::nodesAreMachinesWithTheirBlocks()
{
    World world;
    world.reload();
    const auto* node = world.find<MachineRow>("node-0");
    QVERIFY(node);
    QCOMPARE(node->status, MachineStatus::Started);
    QCOMPARE(node->zone.text(), std::string("hall-a"));
    QCOMPARE(node->instanceId, std::string("aws:///hall-a/i-0aa"));
    QCOMPARE(node->instanceStatus.text(), std::string("running"));
    QCOMPARE(listText(node->providerAddresses),
             std::string("198.51.100.10 public, 2001:db8:60::10 public, 10.60.0.10 local-cloud"));
    QCOMPARE(node->preferredPublic->value, std::string("198.51.100.10"));
    QCOMPARE(world.find<MachineRow>("node-1")->status, MachineStatus::Down);
    const auto* old = world.find<MachineRow>("node-2"); // with the label of older servers
    QCOMPARE(old->zone.text(), std::string("hall-b"));
    QVERIFY(old->instanceId.empty());
    for (const SubnetRow& subnet : world.model().table<SubnetRow>()) {
        QCOMPARE(subnet.providerNetworkId, std::string("site/pods"));
        const auto domain = *world.model().facts.domainOfSubnet.find(subnet.id);
        QCOMPARE(world.model().at<RoutingDomainRow>(domain).name, std::string("site"));
        QCOMPARE(world.model().at<SpaceRow>(subnet.space).name, std::string("pods"));
    }
    // Addresses that a node loses are gone, also the last ones.
    world.cluster.find("nodes", "node-0")["status"] = json::object{};
    world.reload();
    QVERIFY(world.find<MachineRow>("node-0")->providerAddresses.empty());
    QCOMPARE(world.find<MachineRow>("node-0")->status, MachineStatus::Unknown);
}

void TstKubernetesProvider::servicesOfAllTypesAreFound()
{
    World world;
    world.reload();
    QCOMPARE(servicesText(world.model()),
             QStringLiteral("default/kubernetes: 10.62.0.1 local-cloud\n"
                            "shop/archive: archive.example.org public outside\n"
                            "shop/db: \n"
                            "shop/legacy: 10.62.0.33 local-cloud\n"
                            "shop/web: 10.62.0.20 local-cloud, fd62::20 local-cloud, "
                            "203.0.113.50 public, web.example.net public outside\n"
                            "stage/web: 10.62.0.21 local-cloud, 192.0.2.99 public outside"));
    for (const CloudServiceRow& row : world.model().table<CloudServiceRow>())
        for (const ListedAddress& address : row.addresses) {
            QCOMPARE(address.origin, Origin::Provider);
            QVERIFY(!address.space && !address.subnet);
        }
}

void TstKubernetesProvider::podsAreUnitsOfTheirServices()
{
    World world;
    world.reload();
    QCOMPARE(
        unitsText(world.model()),
        QStringLiteral("kube-system/etcd-node-0 of kube-system/etcd\n"
                       "kube-system/kube-proxy-q1 of kube-system/kube-proxy\n"
                       "shop/by-hand of shop/legacy: 10.61.2.40 local-machine in 10.61.2.0/24\n"
                       "shop/db-0 of shop/db: 10.61.1.7 local-machine in 10.61.1.0/24\n"
                       "shop/report-28000001-xyz of shop/report\n"
                       "shop/web-6d5f9c-aaaaa of shop/web: 10.61.0.5 local-machine in "
                       "10.61.0.0/24 ports 8080/TCP,53/UDP\n"
                       "shop/web-6d5f9c-bbbbb of shop/web: 10.61.1.5 local-machine in "
                       "10.61.1.0/24 ports 8080/TCP,53/UDP\n"
                       "shop/web-6d5f9c-ccccc of shop/web\n"
                       "stage/web-6d5f9c-aaaaa of stage/web: 10.61.2.5 local-machine in "
                       "10.61.2.0/24"));
    for (const ApplicationRow& row : world.model().table<ApplicationRow>())
        QCOMPARE(row.type, ApplicationType::Caas);
}

void TstKubernetesProvider::podAddressesCountInTheirSubnets()
{
    World world;
    world.reload();
    QCOMPARE(looseText(world.model()),
             QStringLiteral("shop/by-hand 10.61.2.40 in 10.61.2.0/24\n"
                            "shop/db-0 10.61.1.7 in 10.61.1.0/24\n"
                            "shop/db-0 fd61:0:0:1::7 in fd61:0:0:1::/64\n"
                            "shop/web-6d5f9c-aaaaa 10.61.0.5 in 10.61.0.0/24\n"
                            "shop/web-6d5f9c-aaaaa fd61::5 in fd61::/64\n"
                            "shop/web-6d5f9c-bbbbb 10.61.1.5 in 10.61.1.0/24\n"
                            "shop/web-6d5f9c-bbbbb fd61:0:0:1::5 in fd61:0:0:1::/64\n"
                            "stage/web-6d5f9c-aaaaa 10.61.2.5 in 10.61.2.0/24\n"
                            "stage/web-6d5f9c-aaaaa fd61:0:0:2::5 in fd61:0:0:2::/64"));
    // Addresses from elsewhere have no subnet, and are addresses all the same.
    auto& status = world.cluster.find("pods", "shop/db-0")["status"].as_object();
    status["podIP"] = "172.30.0.9";
    status["podIPs"] = json::array{json::object{{"ip", "172.30.0.9"}}};
    world.reload();
    QVERIFY(looseText(world.model()).contains(QStringLiteral("shop/db-0 172.30.0.9 in -\n")));
    QVERIFY(!looseText(world.model()).contains(QStringLiteral("10.61.1.7")));
    QVERIFY(unitsText(world.model())
                .contains(QStringLiteral("shop/db-0 of shop/db: 172.30.0.9 local-machine in \n")));
}

void TstKubernetesProvider::whatIsDeletedGoesWithItsRows()
{
    World world;
    world.reload();
    world.cluster.remove("pods", "shop/web-6d5f9c-bbbbb");
    world.cluster.remove("pods", "kube-system/kube-proxy-q1");
    world.cluster.remove("services", "stage/web");
    world.cluster.remove("services", "shop/archive");
    const auto plan = world.reload();
    QCOMPARE(plan.counts.at(ObjectKind::CloudContainer).missing, std::size_t{2});
    QCOMPARE(plan.counts.at(ObjectKind::CloudService).missing, std::size_t{2});
    QVERIFY(!world.find<UnitRow>("shop/web-6d5f9c-bbbbb"));
    QVERIFY(!looseText(world.model()).contains(QStringLiteral("bbbbb")));
    QVERIFY(!world.find<ApplicationRow>("kube-system/kube-proxy")); // its last unit
    QVERIFY(!world.find<ApplicationRow>("shop/archive"));
    QVERIFY(world.find<ApplicationRow>("stage/web")); // its pod is called so by its workload
    QVERIFY(world.reload().isNoChange());
    // Nodes are missing, not gone.
    world.cluster.remove("nodes", "node-1");
    world.reload();
    QVERIFY(world.find<MachineRow>("node-1"));
    QCOMPARE(world.model().table<AbsenceRow>().size(), std::size_t{3}); // with its two blocks
}

void TstKubernetesProvider::whatIsMadeAnewUnderItsNameIsTheSame()
{
    World world;
    world.reload();
    const auto unit = world.find<UnitRow>("shop/db-0")->id;
    const auto application = world.find<ApplicationRow>("shop/web")->id;
    world.cluster.find("pods", "shop/db-0")["metadata"].as_object()["uid"] = "new-pod";
    json::object& service = world.cluster.find("services", "shop/web");
    service["metadata"].as_object()["uid"] = "new-service";
    service["spec"] = json::object{{"clusterIP", "None"}, {"selector", {{"app", "web"}}}};
    service["status"] = json::object{};
    world.reload();
    QCOMPARE(world.find<UnitRow>("shop/db-0")->id, unit);
    QCOMPARE(world.find<ApplicationRow>("shop/web")->id, application);
    QVERIFY(servicesText(world.model()).contains(QStringLiteral("shop/web: \n")));
    for (const CloudContainerRow& row : world.model().table<CloudContainerRow>())
        if (row.unit == unit)
            QCOMPARE(row.providerId, std::string("new-pod"));
    QCOMPARE(looseText(world.model()).count(QStringLiteral("shop/db-0")), 2);
    QVERIFY(world.reload().isNoChange());
    // One and the same service that says nothing for a while keeps its addresses (5.8).
    world.cluster.find("services", "shop/legacy")["spec"].as_object().erase("clusterIP");
    world.cluster.find("services", "shop/legacy")["spec"].as_object().erase("clusterIPs");
    QVERIFY(world.reload().isNoChange());
}

void TstKubernetesProvider::dyingPodsAreLeftAsTheyAre()
{
    World world;
    world.reload();
    QVERIFY(!world.find<UnitRow>("shop/web-6d5f9c-ddddd")); // was dying before anybody looked
    world.cluster.find("pods", "shop/db-0")["metadata"].as_object()["deletionTimestamp"] = "now";
    world.cluster.find("pods", "shop/db-0")["status"] = json::object{};
    QVERIFY(world.reload().isNoChange());
    world.cluster.remove("pods", "shop/db-0");
    world.reload();
    QVERIFY(!world.find<UnitRow>("shop/db-0"));
}

void TstKubernetesProvider::twoClustersDoNotMix()
{
    World one;
    World two;
    two.cluster.remove("pods", "shop/db-0");
    one.reload();
    two.reload();
    QVERIFY(one.find<UnitRow>("shop/db-0"));
    QVERIFY(!two.find<UnitRow>("shop/db-0"));
    // A source that is led to another cluster shows that one and keeps no picture of the first.
    std::filesystem::copy_file(two.path(), one.path(),
                               std::filesystem::copy_options::overwrite_existing);
    QCOMPARE(one.look().pods.size(), two.look().pods.size());
}

void TstKubernetesProvider::spacesAreMadeFromNetworksUnlessAskedOtherwise()
{
    World world;
    world.reload();
    for (const char* name : {"nodes", "pods", "services"})
        QVERIFY2(world.find<SpaceRow>(name), name);
    World plain;
    plain.reloaded.source.options = R"({"spaces-from":"none"})";
    plain.reload();
    QCOMPARE(plain.model().table<SpaceRow>().size(), std::size_t{1});
    // A space that the user removed does not come back.
    ModelState state = world.model().state;
    state.table<SpaceRow>().erase(world.find<SpaceRow>("nodes")->id);
    world.reloaded.model = engine::facts::makeModel(world.model().row, std::move(state));
    QVERIFY(world.reload().isNoChange());
}

void TstKubernetesProvider::serviceBlocksAreReadWhereTheServerTells()
{
    World world;
    world.cluster.collection("servicecidrs")
        .push_back(json::parse(R"({"metadata":{"name":"kubernetes","uid":"sc-1"},
            "spec":{"cidrs":["10.62.0.0/24","fd62::/112"]}})"));
    world.reload(); // a server of 1.20 is not asked
    QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{6});
    world.cluster.minor = 33;
    world.reload();
    QCOMPARE(world.model().table<SubnetRow>().size(), std::size_t{8});
    QVERIFY(looseText(world.model()).contains(QStringLiteral("shop/web fd62::20 in fd62::/112")));
    QCOMPARE(looseText(world.model()).count(QStringLiteral(" in 10.62.0.0/24")), 4);
    for (const SubnetRow& subnet : world.model().table<SubnetRow>())
        if (subnet.name == "services")
            QCOMPARE(world.model().at<SpaceRow>(subnet.space).name, std::string("services"));
    // Hidden from the account, they are neither shown nor gone.
    world.cluster.hidden = {"/apis/networking.k8s.io/v1/servicecidrs"};
    const auto plan = world.reload();
    QCOMPARE(plan.notes.size(), std::size_t{1});
    QVERIFY(world.model().table<AbsenceRow>().empty());
}

void TstKubernetesProvider::endpointsComeFromWhereTheServerHasThem()
{
    World old;
    old.cluster.knowsSlices = false;
    old.cluster.knowsOldSlices = true;
    old.reload();
    QVERIFY(unitsText(old.model()).contains(QStringLiteral("shop/by-hand of shop/legacy")));
    World older;
    older.cluster.knowsSlices = false;
    older.cluster.collection("endpoints")
        .push_back(json::parse(R"({"metadata":{"name":"legacy","namespace":"shop","uid":"e"},
            "subsets":[{"addresses":[{"ip":"192.0.2.7"}],"notReadyAddresses":[{"ip":"10.61.2.40",
            "targetRef":{"kind":"Pod","name":"by-hand","namespace":"shop"}}]}]})"));
    older.reload();
    QVERIFY(unitsText(older.model()).contains(QStringLiteral("shop/by-hand of shop/legacy")));
    // An account that may read neither still shows the pods.
    World blind;
    blind.cluster.hidden = {"/apis/discovery.k8s.io/v1/endpointslices", "/api/v1/endpoints"};
    const auto plan = blind.reload();
    QCOMPARE(plan.notes.size(), std::size_t{1});
    QVERIFY(unitsText(blind.model()).contains(QStringLiteral("shop/by-hand of shop/by-hand")));
}

void TstKubernetesProvider::aLargeClusterIsTakenAsItIs()
{
    World world;
    for (int i = 0; i < 3000; ++i) {
        const std::string number = std::to_string(i);
        world.cluster.collection("pods").push_back(
            json::object{{"metadata",
                          {{"name", "same-" + std::to_string(i % 300)},
                           {"namespace", "space-" + std::to_string(i / 300)},
                           {"uid", "pod-" + number},
                           {"labels", {{"app", "app-" + std::to_string(i % 7)}}}}},
                         {"spec", {{"nodeName", "node-" + std::to_string(i % 5)}}},
                         {"status",
                          {{"podIP", "10.61." + std::to_string(i / 250 % 3) + '.' +
                                         std::to_string(i % 250 + 1)}}}});
    }
    for (int i = 0; i < 70; ++i)
        world.cluster.collection("services")
            .push_back(json::object{{"metadata",
                                     {{"name", "app-" + std::to_string(i % 7)},
                                      {"namespace", "space-" + std::to_string(i / 7)},
                                      {"uid", "service-" + std::to_string(i)}}},
                                    {"spec",
                                     {{"selector", {{"app", "app-" + std::to_string(i % 7)}}},
                                      {"clusterIP", "10.62.1." + std::to_string(i)}}}});
    const auto plan = world.reload();
    QVERIFY(plan.problems.empty());
    QCOMPARE(world.model().table<UnitRow>().size(), std::size_t{3009});
    QCOMPARE(world.model().table<CloudServiceRow>().size(), std::size_t{76});
    QVERIFY(world.reload().isNoChange());
}

QTEST_GUILESS_MAIN(TstKubernetesProvider)
#include "tst_kubernetes_provider.moc"
