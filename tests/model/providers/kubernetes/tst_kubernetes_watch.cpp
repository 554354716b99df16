// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/providers/kubernetes/watch_world.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace std::chrono_literals;
using tests::Asked;
using World = tests::WatchWorld;

namespace json = boost::json;

class TstKubernetesWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesComeAsNewsAndNeedNoListing();
    void whatAnEventCannotTellStays();
    void whatTheModelDoesNotKeepIsNoNews();
    void aBurstIsOnePieceOfNews();
    void watchesGoOnWhereTheyEnded();
    void accountsThatMayNotWatchArePolled();
    void namespacesAreWatchedOneByOne();
    void aListingOnTimeReplacesThePicture();
    void everyWaitCanBeStopped();
};

void TstKubernetesWatch::changesComeAsNewsAndNeedNoListing()
{
    World world;
    world.reload();
    const int listings = world.cluster.listings;
    QVERIFY(world.watches());
    world.changePod("shop/db-0", "10.61.1.99");
    QVERIFY(world.hears());
    world.reload();
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.99"));
    json::object added = world.cluster.find("services", "shop/web");
    added["metadata"].as_object()["name"] = "web-two";
    added["metadata"].as_object()["uid"] = "web-two";
    world.cluster.put("services", added);
    QVERIFY(world.hears());
    world.reload();
    QVERIFY(world.find<ApplicationRow>("shop/web-two"));
    world.cluster.remove("services", "shop/web-two");
    QVERIFY(world.hears());
    world.reload();
    QVERIFY(!world.find<ApplicationRow>("shop/web-two"));
    QCOMPARE(int(world.cluster.listings), listings);
    // What a watch brought and what a listing brings is the same.
    QVERIFY(world.reload().isNoChange());
    QVERIFY(world.cluster.listings > listings);
}

void TstKubernetesWatch::whatAnEventCannotTellStays()
{
    for (const auto& [name, key] :
         {std::pair("pods", "shop/db-0"), std::pair("services", "shop/web"),
          std::pair("nodes", "node-0")}) {
        World world;
        world.reload();
        QVERIFY(world.watches());
        json::object item = world.cluster.find(name, key);
        const json::value uid = item["metadata"].as_object()["uid"];
        item["metadata"].as_object().erase("uid");
        world.cluster.put(name, item);
        QVERIFY(world.hears());
        const auto plan = world.reload();
        QVERIFY2(plan.isNoChange(), tests::changesText(plan, world.model()).c_str());
        QCOMPARE(plan.problems.size(), std::size_t{1});
        // What else goes is gone all the same.
        world.cluster.remove("pods", "shop/by-hand");
        QVERIFY(world.hears());
        world.reload();
        QVERIFY(!world.find<UnitRow>("shop/by-hand"));
        item["metadata"].as_object()["uid"] = uid;
        world.cluster.put(name, item);
        QVERIFY(world.hears());
        QVERIFY(world.reload().isNoChange());
    }
}

void TstKubernetesWatch::whatTheModelDoesNotKeepIsNoNews()
{
    World world;
    world.reload();
    QVERIFY(world.watches());
    for (int i = 0; i < 30; ++i) {
        json::object node = world.cluster.find("nodes", "node-0");
        node["status"].as_object()["conditions"].as_array()[0].as_object()["lastHeartbeatTime"] =
            "beat " + std::to_string(i);
        world.cluster.put("nodes", std::move(node));
        json::object pod = world.cluster.find("pods", "shop/db-0");
        pod["status"].as_object()["containerStatuses"] = json::array{i};
        pod["metadata"].as_object()["annotations"] = json::object{{"at", i}};
        world.cluster.put("pods", std::move(pod));
        json::object slice = world.cluster.find("endpointslices", "shop/web-x1");
        slice["endpoints"].as_array().clear(); // of a service that finds its pods by itself
        world.cluster.put("endpointslices", std::move(slice));
    }
    world.cluster.bookmark();
    QVERIFY(!world.hears(600ms));
    // Pods of a service without a selector are known from its endpoints alone.
    json::object slice = world.cluster.find("endpointslices", "shop/legacy-1");
    slice["endpoints"].as_array().clear();
    world.cluster.put("endpointslices", std::move(slice));
    QVERIFY(world.hears());
    world.reload();
    QCOMPARE(
        world.model().at<ApplicationRow>(world.find<UnitRow>("shop/by-hand")->application).name,
        std::string("shop/by-hand"));
}

void TstKubernetesWatch::aBurstIsOnePieceOfNews()
{
    World world;
    world.reload();
    QVERIFY(world.watches());
    for (int i = 0; i < 200; ++i) {
        json::object pod = world.cluster.find("pods", "shop/db-0");
        pod["metadata"].as_object()["name"] = "burst-" + std::to_string(i);
        pod["metadata"].as_object()["uid"] = "burst-" + std::to_string(i);
        world.cluster.put("pods", std::move(pod));
    }
    QVERIFY(world.hears());
    world.reload();
    QVERIFY(world.find<UnitRow>("shop/burst-199"));
    QVERIFY(!world.hears(600ms));
}

void TstKubernetesWatch::watchesGoOnWhereTheyEnded()
{
    World world;
    world.reload();
    QVERIFY(world.watches());
    world.cluster.bookmark();
    world.runner.context.restart();
    world.runner.context.run_for(100ms);
    world.cluster.endWatches(); // as at the server's time-out
    QVERIFY(world.watches(8));
    for (const Asked& asked : world.server.asked())
        if (asked.number > 12 && asked.target.find("watch=1") != std::string::npos)
            QVERIFY2(asked.target.find("resourceVersion=101") != std::string::npos,
                     asked.target.c_str());
    world.changePod("shop/db-0", "10.61.1.98");
    QVERIFY(world.hears());
    world.reload();
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.98"));
    // What changes between two waits is not lost.
    world.changePod("shop/db-0", "10.61.1.97");
    QVERIFY(world.hears());
    world.reload();
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.97"));
}

void TstKubernetesWatch::accountsThatMayNotWatchArePolled()
{
    World world;
    world.cluster.unwatched = {"/api/v1/nodes", "/api/v1/pods", "/api/v1/services",
                               "/apis/discovery.k8s.io/v1/endpointslices"};
    world.reload();
    world.begin();
    world.runner.finish(*world.news, 5s);
    QVERIFY(!**world.news);
    QCOMPARE((*world.news)->error().kind, ErrorKind::NotSupported);
    // Where some may be watched, these are; a look lists all the same, for the others.
    World some;
    some.cluster.unwatched = {"/api/v1/nodes"};
    some.reload();
    QVERIFY(some.watches(3));
    const int listings = some.cluster.listings;
    some.changePod("shop/db-0", "10.61.1.90");
    QVERIFY(some.hears());
    some.reload();
    QVERIFY(some.cluster.listings > listings);
}

void TstKubernetesWatch::namespacesAreWatchedOneByOne()
{
    World world;
    world.cluster.hidden = {"/api/v1/pods", "/api/v1/services", "/api/v1/nodes",
                            "/api/v1/namespaces"};
    world.reload();
    QVERIFY(world.watches(3));
    world.cluster.remove("pods", "shop/db-0");
    QVERIFY(world.hears());
    world.reload();
    QVERIFY(!world.find<UnitRow>("shop/db-0"));
    json::object pod = world.cluster.find("pods", "stage/web-6d5f9c-aaaaa");
    pod["metadata"].as_object()["labels"] = json::object{};
    world.cluster.put("pods", pod);
    QVERIFY(!world.hears(300ms));
}

void TstKubernetesWatch::aListingOnTimeReplacesThePicture()
{
    World world;
    world.reload();
    QVERIFY(world.watches());
    world.reload(); // on time, while the wait goes on
    QVERIFY(world.watches(8));
    world.changePod("shop/db-0", "10.61.1.89");
    QVERIFY(world.hears());
    world.reload();
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.89"));
}

void TstKubernetesWatch::everyWaitCanBeStopped()
{
    int stopped = 0;
    for (int steps = 0; steps < 120; steps += 1 + steps / 15) {
        World world;
        world.reload();
        world.begin();
        for (int i = 0; i < steps; ++i) {
            world.runner.context.restart();
            world.runner.context.run_one_for(50ms);
            if (i == 60)
                world.changePod("shop/db-0", "10.61.1.88");
        }
        world.stop.request_stop();
        world.runner.finish(*world.news, 5s);
        stopped += !**world.news && (*world.news)->error().kind == ErrorKind::Cancelled ? 1 : 0;
    }
    QVERIFY(stopped > 10);
}

QTEST_GUILESS_MAIN(TstKubernetesWatch)
#include "tst_kubernetes_watch.moc"
