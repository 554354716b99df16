// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/pages.h"
#include "tests/model/providers/http/client_world.h"

#include <boost/asio/steady_timer.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::tests;

class TstClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersComeInEveryShape_data();
    void answersComeInEveryShape();
    void headersAreFoundInAnyCase();
    void connectionsAreUsedAgain();
    void aConnectionClosedWhileIdleIsNoTrouble();
    void hugeAnswersAreCutOff_data();
    void hugeAnswersAreCutOff();
    void linesOfAnEndlessAnswerComeOneByOne();
    void anEndlessAnswerMayBeRefused();
    void aStopEndsEveryWait_data();
    void aStopEndsEveryWait();
    void aStopAtAnyStepLeavesNothingBehind();
    void walkingPagesNoticesCircles();
};

void TstClient::answersComeInEveryShape_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("ending"); // 0 stays open, 1 close, 2 drop
    QTest::addColumn<QByteArray>("expected");
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("length") << QByteArray(head + "Content-Length: 5\r\n\r\nhello") << 0
                            << QByteArray("200 hello");
    QTest::newRow("chunks") << QByteArray(head +
                                          "Transfer-Encoding: chunked\r\n\r\n"
                                          "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: 1\r\n\r\n")
                            << 0 << QByteArray("200 hello");
    QTest::newRow("ended by close")
        << QByteArray(head + "\r\nhello") << 1 << QByteArray("200 hello");
    QTest::newRow("ended by a rude close")
        << QByteArray(head + "\r\nhello") << 2 << QByteArray("200 hello");
    QTest::newRow("old protocol") << QByteArray("HTTP/1.0 200 OK\r\n\r\nhello") << 1
                                  << QByteArray("200 hello");
    QTest::newRow("nothing") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                             << 0 << QByteArray("404 ");
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 0
                                << QByteArray("204 ");
    QTest::newRow("after words in advance")
        << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n"
                      "Content-Length: 2\r\n\r\nhi")
        << 0 << QByteArray("200 hi");
}

void TstClient::answersComeInEveryShape()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, ending);
    QFETCH(QByteArray, expected);
    for (const bool isSecure : {true, false}) {
        ScriptedServer server(
            [&](const Asked&, Wire& wire) {
                for (const char byte : bytes) // in the smallest pieces there are
                    wire.send({&byte, 1});
                if (ending == 1)
                    wire.close();
                else if (ending == 2)
                    wire.drop();
            },
            isSecure ? secured() : ScriptedServer::Options{});
        World world;
        QCOMPARE(shown(world.ask(server.url("/x"))), expected);
        QCOMPARE(server.asked().size(), std::size_t{1});
        QCOMPARE(server.asked()[0].header("x-auth-token"), std::string(kToken));
    }
}

void TstClient::headersAreFoundInAnyCase()
{
    ScriptedServer server(
        [](const Asked&, Wire& wire) { wire.reply(201, "", "x-suBJect-token: abc\r\n"); },
        secured());
    World world;
    const auto response = world.post(server.url(), Repeatable::yes);
    QVERIFY(response);
    QCOMPARE(std::string(*response->header("X-Subject-Token")), std::string("abc"));
}

void TstClient::connectionsAreUsedAgain()
{
    ScriptedServer server(
        [](const Asked& asked, Wire& wire) {
            if (asked.number == 3)
                wire.reply(200, "bye", "Connection: close\r\n");
            else
                wire.reply(200, "hi");
        },
        secured());
    World world;
    for (int i = 0; i < 3; ++i)
        QVERIFY(world.ask(server.url()));
    QCOMPARE(world.client->connectionCount(), std::uint64_t{1});
    QCOMPARE(world.client->idleCount(), std::size_t{0});
    QVERIFY(world.ask(server.url()));
    QCOMPARE(world.client->connectionCount(), std::uint64_t{2});
    // One that lay about for long is not trusted to be open.
    world.runner.run([](async::Timer& timer) -> async::Task<Status> {
        co_await timer.wait(60s);
        co_return Status();
    }(world.timer));
    QVERIFY(world.ask(server.url()));
    QCOMPARE(world.client->connectionCount(), std::uint64_t{3});
}

void TstClient::aConnectionClosedWhileIdleIsNoTrouble()
{
    ScriptedServer server(
        [](const Asked& asked, Wire& wire) {
            wire.reply(200, std::to_string(asked.connection));
            wire.drop();
        },
        secured());
    World world;
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 1"));
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 2"));
    QVERIFY(world.timer.waits.empty());
}

void TstClient::hugeAnswersAreCutOff_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("with its length") << 0;
    QTest::newRow("in chunks") << 1;
    QTest::newRow("until the end") << 2;
    QTest::newRow("in the head") << 3;
}

void TstClient::hugeAnswersAreCutOff()
{
    QFETCH(int, how);
    std::atomic<std::size_t> sent = 0;
    ScriptedServer server(
        [&](const Asked&, Wire& wire) {
            const std::string block(64 * 1024, 'x');
            wire.send("HTTP/1.1 200 OK\r\n");
            if (how == 0)
                wire.send("Content-Length: 209715200\r\n\r\n");
            else if (how == 1)
                wire.send("Transfer-Encoding: chunked\r\n\r\n");
            else
                wire.send(how == 2 ? "\r\n" : "X-Filler: ");
            for (int i = 0; i < 3200; ++i) {
                if (how == 1 && !wire.send("10000\r\n"))
                    break;
                if (!wire.send(block) || (how == 1 && !wire.send("\r\n")))
                    break;
                sent += block.size();
            }
        },
        secured());
    ClientOptions options;
    options.bodyLimit = 1024 * 1024;
    World world(options);
    const auto response = world.ask(server.url());
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::BadAnswer);
    QVERIFY(sent < 32U * 1024 * 1024);
    QCOMPARE(server.asked().size(), std::size_t{1}); // asking again would not make it smaller
}

void TstClient::linesOfAnEndlessAnswerComeOneByOne()
{
    ScriptedServer server(
        [](const Asked&, Wire& wire) {
            wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            wire.send("7\r\none\ntwo\r\n"); // a line that ends in the next chunk
            wire.pause(50ms);
            wire.send("7\r\n-more\n3\r\n0\r\n\r\n");
        },
        secured());
    World world;
    const auto lines = world.runner.run(
        [](World& here, std::string url) -> async::Task<Result<std::vector<std::string>>> {
            Request request = here.get(url);
            auto stream = co_await here.client->open(request);
            if (!stream)
                co_return fail(stream.error());
            std::vector<std::string> all;
            for (;;) {
                auto line = co_await (*stream)->next();
                if (!line)
                    co_return fail(line.error());
                if (!*line)
                    co_return all;
                all.push_back(**line);
            }
        }(world, server.url()));
    QVERIFY(lines);
    QCOMPARE(*lines, (std::vector<std::string>{"one", "two-more", "3"}));
}

void TstClient::anEndlessAnswerMayBeRefused()
{
    ScriptedServer server(
        [](const Asked&, Wire& wire) { wire.reply(410, "{\"message\": \"too old\"}"); }, secured());
    World world;
    const auto refused = world.runner.run([](World& here, std::string url) -> async::Task<Status> {
        Request request = here.get(url);
        auto stream = co_await here.client->open(request);
        if (!stream)
            co_return fail(stream.error());
        co_return Status();
    }(world, server.url()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NotFound);
    QCOMPARE(detailOf(refused.error().details, "status").number(), std::int64_t{410});
}

void TstClient::aStopEndsEveryWait_data()
{
    QTest::addColumn<int>("where");
    QTest::newRow("handshake") << 0;
    QTest::newRow("head") << 1;
    QTest::newRow("body") << 2;
    QTest::newRow("between attempts") << 3;
    QTest::newRow("before the start") << 4;
    QTest::newRow("connecting") << 5;
}

void TstClient::aStopEndsEveryWait()
{
    QFETCH(int, where);
    ScriptedServer::Options options = secured();
    options.isSilent = where == 0;
    ScriptedServer server(
        [&](const Asked&, Wire& wire) {
            if (where == 2)
                wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            if (where == 3)
                wire.reply(500, "");
            else
                wire.pause(1h);
        },
        options);
    async::ManualTimer never;
    ClientOptions patient;
    patient.timer = &never;
    patient.allowsPlainHttp = true;
    World world(patient);
    std::stop_source stop;
    if (where == 4)
        stop.request_stop();
    boost::asio::steady_timer later(world.runner.context);
    later.expires_after(100ms);
    later.async_wait([&](const boost::system::error_code&) { stop.request_stop(); });
    // An address that swallows packets stands for a connection that is never made.
    const std::string url = where == 5 ? "http://192.0.2.1:9/" : server.url();
    const auto begin = std::chrono::steady_clock::now();
    const auto response =
        world.runner.run(world.client->send(world.get(url)), stop.get_token(), 9s);
    QVERIFY(!response);
    if (where == 5 && response.error().kind == ErrorKind::Unreachable)
        QSKIP("this machine has no route to anywhere");
    QCOMPARE(response.error().kind, ErrorKind::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - begin < 5s);
    // Only a connection whose answer was read whole is kept.
    QCOMPARE(world.client->idleCount(), where == 3 ? std::size_t{1} : std::size_t{0});
}

void TstClient::aStopAtAnyStepLeavesNothingBehind()
{
    ScriptedServer server(
        [](const Asked& asked, Wire& wire) {
            if (asked.path() == "/from")
                wire.reply(302, "", "Location: /to\r\n");
            else
                wire.reply(200, "well");
        },
        secured());
    bool hasFinished = false;
    int stopped = 0;
    for (int steps = 0; steps < 400 && !hasFinished; ++steps) {
        World world;
        std::stop_source stop;
        std::optional<Result<Response>> outcome;
        world.runner.begin(world.client->send(world.get(server.url("/from"))), stop.get_token(),
                           outcome);
        const auto end = std::chrono::steady_clock::now() + 5s;
        for (int i = 0; i < steps && !outcome; ++i)
            world.runner.context.run_one_until(end);
        hasFinished = outcome.has_value();
        stop.request_stop();
        world.runner.finish(outcome, 5s);
        if (hasFinished) {
            QCOMPARE(shown(*outcome), QByteArray("200 well"));
        } else if (!*outcome) {
            QCOMPARE((*outcome).error().kind, ErrorKind::Cancelled);
            ++stopped;
        }
    }
    QVERIFY(hasFinished);
    QVERIFY(stopped > 5);
}

void TstClient::walkingPagesNoticesCircles()
{
    PageWalk walk(PageWalk::Limits{10, 5, 1});
    QVERIFY(walk.isNew("a"));
    QVERIFY(walk.isNew("b"));
    QVERIFY(walk.turnPage("marker=b"));
    QVERIFY(!walk.isNew("a")); // started again from the top
    QVERIFY(walk.restart());
    QVERIFY(walk.isNew("a"));
    QVERIFY(walk.turnPage("marker=a"));
    QVERIFY(!walk.turnPage("marker=a")); // empty pages for ever
    QVERIFY(!walk.restart());
    PageWalk endless(PageWalk::Limits{10, 3, 1});
    QVERIFY(endless.turnPage("1") && endless.turnPage("2") && endless.turnPage("3"));
    QVERIFY(!endless.turnPage("4"));
}

QTEST_GUILESS_MAIN(TstClient)
#include "tst_client.moc"
