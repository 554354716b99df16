// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/providers/kubernetes/watch_world.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace std::chrono_literals;
using tests::Asked;
using tests::Wire;
using World = tests::WatchWorld;

namespace {

void beginStream(Wire& wire)
{
    wire.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
              "Connection: close\r\n\r\n");
}

} // namespace

/// Watches that end otherwise than by their server's time-out.
class TstKubernetesWatchFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpiredVersionIsListedAgain_data();
    void anExpiredVersionIsListedAgain();
    void watchesThatMisbehaveAreSurvived_data();
    void watchesThatMisbehaveAreSurvived();
    void aServerThatIsGoneIsToldOfOnce();
    void aRefusedTokenIsReadAgain();
    void aDeadConnectionIsNotWaitedForForEver();
};

void TstKubernetesWatchFaults::anExpiredVersionIsListedAgain_data()
{
    QTest::addColumn<bool>("isByStatus");
    QTest::newRow("an event in an answer of 200") << false;
    QTest::newRow("a status of 410") << true;
}

void TstKubernetesWatchFaults::anExpiredVersionIsListedAgain()
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

void TstKubernetesWatchFaults::watchesThatMisbehaveAreSurvived_data()
{
    QTest::addColumn<QString>("way");
    for (const char* way :
         {"garbage", "no event", "no version", "reset", "drop", "drop inside", "close",
          "endless line", "500", "503", "html", "slow", "bad type", "429", "503 date"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TstKubernetesWatchFaults::watchesThatMisbehaveAreSurvived()
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

void TstKubernetesWatchFaults::aServerThatIsGoneIsToldOfOnce()
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

void TstKubernetesWatchFaults::aRefusedTokenIsReadAgain()
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

void TstKubernetesWatchFaults::aDeadConnectionIsNotWaitedForForEver()
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

QTEST_GUILESS_MAIN(TstKubernetesWatchFaults)
#include "tst_kubernetes_watch_faults.moc"
