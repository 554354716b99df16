// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cluster_world.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/serialize.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace std::chrono_literals;
using tests::Asked;
using tests::Wire;

namespace json = boost::json;

namespace {

/// Real time that passes some times as fast.
class HurriedTimer final : public async::Timer
{
public:
    async::Task<void> wait(std::chrono::milliseconds time) override
    {
        const async::TaskExecutor executor = co_await boost::asio::this_coro::executor;
        boost::asio::steady_timer timer(executor, std::chrono::microseconds(time) / speed);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
    std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            (std::chrono::steady_clock::now() - m_begun) * speed);
    }

    int speed = 2;

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

struct World : tests::ClusterWorld<HurriedTimer>
{
    /// Waits for the next news; false when there are none within the time.
    bool hears(std::chrono::milliseconds patience = 5s)
    {
        if (!news)
            begin();
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!*news && std::chrono::steady_clock::now() < end) {
            runner.context.restart();
            runner.context.run_one_until(std::min(end, std::chrono::steady_clock::now() + 20ms));
        }
        if (!*news)
            return false;
        const bool isFine = (*news)->has_value();
        news.reset();
        return isFine;
    }
    void begin()
    {
        news = std::make_unique<std::optional<Status>>();
        stop = std::stop_source();
        runner.begin(provider->awaitNews(), stop.get_token(), *news);
    }
    /// Waits until all parts are watched, so that changes come as events.
    bool watches(int count = 4)
    {
        if (!news)
            begin();
        for (int i = 0; i < 400 && cluster.watches < count; ++i) {
            runner.context.restart();
            runner.context.run_for(10ms);
        }
        return cluster.watches >= count;
    }
    void changePod(const char* key, const char* address)
    {
        json::object pod = cluster.find("pods", key);
        pod["status"].as_object()["podIP"] = address;
        pod["status"].as_object()["podIPs"] = json::array{json::object{{"ip", address}}};
        cluster.put("pods", std::move(pod));
    }
    std::string addressOf(const char* unit) const
    {
        for (const CloudContainerRow& row : model().table<CloudContainerRow>())
            if (model().at<UnitRow>(row.unit).name.view() == unit && row.address)
                return row.address->value;
        return {};
    }
    ~World()
    {
        stop.request_stop();
        if (news && !*news)
            runner.finish(*news, 5s);
    }

    std::unique_ptr<std::optional<Status>> news;
    std::stop_source stop;
};

void beginStream(Wire& wire)
{
    wire.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
              "Connection: close\r\n\r\n");
}

} // namespace

class TstKubernetesWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesComeAsNewsAndNeedNoListing();
    void whatAnEventCannotTellStays();
    void whatTheModelDoesNotKeepIsNoNews();
    void aBurstIsOnePieceOfNews();
    void watchesGoOnWhereTheyEnded();
    void anExpiredVersionIsListedAgain_data();
    void anExpiredVersionIsListedAgain();
    void watchesThatMisbehaveAreSurvived_data();
    void watchesThatMisbehaveAreSurvived();
    void aServerThatIsGoneIsToldOfOnce();
    void aRefusedTokenIsReadAgain();
    void aDeadConnectionIsNotWaitedForForEver();
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

void TstKubernetesWatch::anExpiredVersionIsListedAgain_data()
{
    QTest::addColumn<bool>("isByStatus");
    QTest::newRow("an event in an answer of 200") << false;
    QTest::newRow("a status of 410") << true;
}

void TstKubernetesWatch::anExpiredVersionIsListedAgain()
{
    QFETCH(bool, isByStatus);
    World world;
    world.reload();
    if (isByStatus)
        world.cluster.watchFault = [done = std::make_shared<std::atomic<int>>(0)](const Asked&,
                                                                                  Wire& wire) {
            if ((*done)++ >= 4)
                return false;
            wire.reply(410,
                       R"({"kind":"Status","status":"Failure","reason":"Expired","code":410})");
            return true;
        };
    world.changePod("shop/db-0", "10.61.1.96");
    world.cluster.expire(); // before the watches began
    const int listings = world.cluster.listings;
    QVERIFY(world.hears());
    world.reload();
    QVERIFY(world.cluster.listings > listings);
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.96"));
    // And from then on by watching again.
    QVERIFY(world.watches(8));
    world.changePod("shop/db-0", "10.61.1.95");
    QVERIFY(world.hears());
    world.reload();
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.95"));
}

void TstKubernetesWatch::watchesThatMisbehaveAreSurvived_data()
{
    QTest::addColumn<QString>("way");
    for (const char* way :
         {"garbage", "no event", "no version", "reset", "drop", "drop inside", "close",
          "endless line", "500", "503", "html", "slow", "bad type", "429", "503 date"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TstKubernetesWatch::watchesThatMisbehaveAreSurvived()
{
    QFETCH(QString, way);
    World world;
    world.timer.speed = 10;
    const auto count = std::make_shared<std::atomic<int>>(0);
    world.cluster.watchFault = [way, count](const Asked&, Wire& wire) {
        if ((*count)++ >= 4)
            return false;
        if (way == QLatin1String("reset")) {
            wire.reset();
        } else if (way == QLatin1String("drop")) {
            wire.drop();
        } else if (way == QLatin1String("500") || way == QLatin1String("503")) {
            wire.reply(way.toInt(), "<html>away</html>");
        } else if (way == QLatin1String("429")) {
            wire.reply(429, "{}", "Retry-After: 2\r\n");
        } else if (way == QLatin1String("503 date")) {
            wire.reply(503, "{}", "Retry-After: Sun, 22 Nov 2026 18:00:02 GMT\r\n");
        } else {
            beginStream(wire);
            if (way == QLatin1String("garbage"))
                wire.send("\x01\x02 what is this\n");
            else if (way == QLatin1String("no event"))
                wire.send("{\"a\":1}\n[]\n");
            else if (way == QLatin1String("no version"))
                wire.send("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{}}}\n");
            else if (way == QLatin1String("bad type"))
                wire.send("{\"type\":\"X\",\"object\":{\"metadata\":{"
                          "\"resourceVersion\":\"7\"}}}\n");
            else if (way == QLatin1String("html"))
                wire.send("<html>log in first</html>");
            else if (way == QLatin1String("drop inside"))
                wire.send("{\"type\":\"ADDED\",\"obj");
            else if (way == QLatin1String("endless line"))
                while (wire.send(std::string(1 << 20, 'x')))
                    ;
            else if (way == QLatin1String("slow"))
                for (int i = 0; i < 20 && wire.send(" ") && wire.pause(5ms); ++i)
                    ;
            if (way == QLatin1String("drop inside") || way == QLatin1String("garbage"))
                wire.drop();
            else
                wire.close();
        }
        return true;
    };
    world.reload();
    // Some of them make it list again, which is no change; all of them watch in the end.
    for (int i = 0; i < 20 && world.cluster.watches < 8; ++i) {
        if (world.hears(500ms))
            world.reload();
        else
            world.watches(8);
    }
    QVERIFY(world.cluster.watches >= 8);
    world.changePod("shop/db-0", "10.61.1.94");
    for (int i = 0; i < 5 && world.addressOf("shop/db-0") != "10.61.1.94"; ++i) {
        QVERIFY(world.hears());
        world.reload();
    }
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.94"));
    QVERIFY(world.server.asked().size() < 100);
}

void TstKubernetesWatch::aServerThatIsGoneIsToldOfOnce()
{
    World world;
    world.timer.speed = 40;
    world.reload();
    world.cluster.watchFault = [](const Asked&, Wire& wire) {
        wire.reset();
        return true;
    };
    QVERIFY(world.hears()); // so that a run finds out and says so
    QVERIFY(!world.hears(300ms));
    const int watches = world.cluster.watches;
    world.cluster.watchFault = {};
    world.changePod("shop/db-0", "10.61.1.93");
    world.reload(); // the run that succeeds at last
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.93"));
    QVERIFY(world.watches(watches + 4));
    world.changePod("shop/db-0", "10.61.1.92");
    QVERIFY(world.hears());
}

void TstKubernetesWatch::aRefusedTokenIsReadAgain()
{
    World world;
    world.reload();
    world.cluster.token = "next-token";
    world.write("{token: next-token}");
    world.changePod("shop/db-0", "10.61.1.91");
    QVERIFY(world.hears());
    const int listings = world.cluster.listings;
    world.reload();
    QCOMPARE(world.addressOf("shop/db-0"), std::string("10.61.1.91"));
    QCOMPARE(int(world.cluster.listings), listings);
    // One that stays refused is for a run to tell of.
    world.cluster.token = "last-token";
    world.cluster.endWatches();
    QVERIFY(world.hears());
    const auto outcome = world.fetch();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unauthorized);
    QVERIFY(!world.hears(200ms));
}

void TstKubernetesWatch::aDeadConnectionIsNotWaitedForForEver()
{
    World world;
    world.timer.speed = 1000;
    const auto count = std::make_shared<std::atomic<int>>(0);
    world.cluster.watchFault = [count](const Asked&, Wire& wire) {
        if ((*count)++ >= 4)
            return false;
        beginStream(wire);
        wire.pause(60s); // says nothing any more
        return true;
    };
    world.reload();
    QVERIFY(world.watches(8));
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
