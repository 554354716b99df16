// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/providers/http/client_world.h"

#include <boost/asio/error.hpp>

#include <QTest>

#include <thread>

using namespace netatlas;
using namespace netatlas::tests;

class TstClientRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passingTroublesAreRepeated_data();
    void passingTroublesAreRepeated();
    void troublesThatStayAreTold_data();
    void troublesThatStayAreTold();
    void refusalsAreNotRepeated_data();
    void refusalsAreNotRepeated();
    void retryAfterIsKeptByEveryRequest();
    void retryAfterOfATooLargeRequestIsKept();
    void aLongRetryAfterEndsTheRequest_data();
    void aLongRetryAfterEndsTheRequest();
    void aRetryAfterThatIsOverIsNone();
    void retryAfterOfAWatchIsKept_data();
    void retryAfterOfAWatchIsKept();
    void otherServersAreAskedMeanwhile();
    void whatMayNotBeRepeatedIsSentOnce();
    void slowServersAreGivenUp_data();
    void slowServersAreGivenUp();
    void anUnreachableHostSaysSo();
    void namesAreLookedUp();
    void requestsKeepTheirDistance();
};

namespace {

void misbehave(const QByteArray& how, Wire& wire)
{
    if (how == "reset") {
        wire.reset();
    } else if (how == "drop") {
        wire.drop();
    } else if (how == "close") {
        wire.close();
    } else if (how == "short") {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"networks\": [");
        wire.close();
    } else if (how == "drop-mid-chunk") {
        wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"netw");
        wire.drop();
    } else if (how == "503-html") {
        wire.reply(503, "<html><body>Service Unavailable</body></html>",
                   "Content-Type: text/html\r\n");
    } else {
        wire.reply(how.toInt(), "{\"error\": {\"message\": \"not now\"}}");
    }
}

} // namespace

void TstClientRetries::passingTroublesAreRepeated_data()
{
    QTest::addColumn<QByteArray>("trouble");
    for (const char* one : {"reset", "drop", "close", "short", "drop-mid-chunk", "500", "502",
                            "503-html", "504", "429", "408"})
        QTest::newRow(one) << QByteArray(one);
}

void TstClientRetries::passingTroublesAreRepeated()
{
    QFETCH(QByteArray, trouble);
    ScriptedServer server(
        [&](const Asked& asked, Wire& wire) {
            if (asked.number < 3)
                misbehave(trouble, wire);
            else
                wire.reply(200, "well");
        },
        secured());
    World world;
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 well"));
    QCOMPARE(server.asked().size(), std::size_t{3});
    QCOMPARE(world.timer.waits.size(), std::size_t{2});
    QVERIFY(world.timer.waits[0] >= 250ms && world.timer.waits[0] <= 500ms);
    QVERIFY(world.timer.waits[1] >= 500ms && world.timer.waits[1] <= 1000ms);
}

void TstClientRetries::troublesThatStayAreTold_data()
{
    QTest::addColumn<QByteArray>("trouble");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("reset") << QByteArray("reset") << QByteArray("the connection was closed");
    QTest::newRow("drop") << QByteArray("drop") << QByteArray("the connection was closed");
    QTest::newRow("short") << QByteArray("short") << QByteArray("shorter than it said");
    QTest::newRow("500 storm") << QByteArray("500") << QByteArray("500 ");
    QTest::newRow("503 in HTML") << QByteArray("503-html") << QByteArray("503 <html>");
}

void TstClientRetries::troublesThatStayAreTold()
{
    QFETCH(QByteArray, trouble);
    QFETCH(QByteArray, expected);
    ScriptedServer server([&](const Asked&, Wire& wire) { misbehave(trouble, wire); }, secured());
    World world;
    const auto response = world.ask(server.url());
    QVERIFY2(shown(response).contains(expected), shown(response).constData());
    QCOMPARE(server.asked().size(), std::size_t{5});
    if (!response)
        return;
    const auto error = errorOf(*response, world.client->redactor());
    QCOMPARE(error->kind, ErrorKind::Unreachable);
    QVERIFY(errorText(*error).find('<') == std::string::npos);
}

void TstClientRetries::refusalsAreNotRepeated_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](int status, const char* body, ErrorKind kind, const char* reason) {
        QTest::newRow(QByteArray::number(status).append(' ').append(reason).constData())
            << status << QByteArray(body) << static_cast<int>(kind) << QByteArray(reason);
    };
    row(400, "{\"badRequest\": {\"code\": 400, \"message\": \"marker [x] not found\"}}",
        ErrorKind::Refused, "marker [x] not found");
    row(401,
        "{\"error\":{\"code\":401,\"message\":\"The request you have made requires "
        "authentication.\",\"title\":\"Unauthorized\"}}",
        ErrorKind::Unauthorized, "The request you have made requires authentication.");
    row(403, "{\"kind\":\"Status\",\"message\":\"pods is forbidden\"}", ErrorKind::PermissionDenied,
        "pods is forbidden");
    row(404,
        "{\"NeutronError\": {\"type\": \"SubnetNotFound\", \"message\": \"Subnet \\\"a\\\" "
        "could not be found.\"}}",
        ErrorKind::NotFound, "Subnet \\\"a\\\" could not be found.");
    row(404, "<html>nothing here</html>", ErrorKind::NotFound, "");
    row(409, "plain words", ErrorKind::Refused, "plain words");
    row(413, "", ErrorKind::Unreachable, "");
    row(501, "", ErrorKind::Unreachable, "");
}

void TstClientRetries::refusalsAreNotRepeated()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(QByteArray, reason);
    ScriptedServer server(
        [&](const Asked&, Wire& wire) {
            wire.reply(status, body.toStdString(), "X-Openstack-Request-Id: req-1\r\n");
        },
        secured());
    World world;
    const auto response = world.ask(server.url("/v2.0/x?secret=1"));
    QVERIFY(response);
    QCOMPARE(server.asked().size(), std::size_t{1});
    const auto error = errorOf(*response, world.client->redactor());
    QVERIFY(error);
    QCOMPARE(static_cast<int>(error->kind), kind);
    QCOMPARE(detailOf(error->details, "reason").text(), reason.toStdString());
    QCOMPARE(detailOf(error->details, "status").number(), std::int64_t{status});
    QCOMPARE(detailOf(error->details, "request").text(), std::string("req-1"));
    QVERIFY(errorText(*error).find("secret") == std::string::npos);
}

void TstClientRetries::retryAfterIsKeptByEveryRequest()
{
    ScriptedServer server(
        [&](const Asked& asked, Wire& wire) {
            if (asked.number == 1)
                wire.reply(429, "", "Retry-After: 7\r\n");
            else if (asked.number == 2)
                wire.reply(503, "", "Retry-After: Sun, 01 Nov 2026 09:00:20 GMT\r\n");
            else
                wire.reply(200, "well");
        },
        secured());
    World world;
    QCOMPARE(shown(world.post(server.url(), Repeatable::yes)), QByteArray("200 well"));
    const std::vector<std::chrono::milliseconds> expected{7s, 20s};
    QCOMPARE(world.timer.waits, expected);
}

void TstClientRetries::retryAfterOfATooLargeRequestIsKept()
{
    ScriptedServer server(
        [](const Asked& asked, Wire& wire) {
            if (asked.number == 1)
                wire.reply(413, "", "Retry-After: 7\r\n");
            else
                wire.reply(200, "well");
        },
        secured());
    World world;
    QCOMPARE(shown(world.post(server.url(), Repeatable::no)), QByteArray("200 well"));
    const std::vector<std::chrono::milliseconds> expected{7s};
    QCOMPARE(world.timer.waits, expected);
    // A `Retry-After` that says nothing is none.
    ScriptedServer vague(
        [](const Asked&, Wire& wire) { wire.reply(413, "", "Retry-After: soon\r\n"); }, secured());
    QCOMPARE(shown(world.ask(vague.url())), QByteArray("413 "));
    QCOMPARE(vague.asked().size(), std::size_t{1});
}

void TstClientRetries::aLongRetryAfterEndsTheRequest_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    QTest::newRow("an hour") << 429 << QByteArray("3600") << 3600;
    QTest::newRow("a date") << 503 << QByteArray("Sun, 01 Nov 2026 10:00:00 GMT") << 3600;
    QTest::newRow("too large") << 413 << QByteArray("3600") << 3600;
    QTest::newRow("for good") << 503 << QByteArray("4294967295") << 86'400;
    QTest::newRow("for centuries") << 429 << QByteArray("Wed, 01 Jan 2200 00:00:00 GMT") << 86'400;
}

void TstClientRetries::aLongRetryAfterEndsTheRequest()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    ScriptedServer server(
        [&](const Asked&, Wire& wire) {
            wire.reply(status, "", "Retry-After: " + header.toStdString() + "\r\n");
        },
        secured());
    World world;
    const auto response = world.ask(server.url());
    QVERIFY(response);
    QCOMPARE(server.asked().size(), std::size_t{1});
    const auto error = errorOf(*response, world.client->redactor());
    QCOMPARE(error->kind, ErrorKind::Unreachable);
    QCOMPARE(detailOf(error->details, "retry-after").number(), std::int64_t{seconds});
    // Who asks again all the same waits for it.
    QVERIFY(world.timer.waits.empty());
    (void)world.ask(server.url());
    QCOMPARE(world.timer.waits.size(), std::size_t{1});
    QCOMPARE(world.timer.waits[0], std::chrono::milliseconds(std::chrono::seconds(seconds)));
}

void TstClientRetries::aRetryAfterThatIsOverIsNone()
{
    ScriptedServer server(
        [](const Asked&, Wire& wire) {
            wire.reply(503, "", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
        },
        secured());
    World world;
    QCOMPARE(shown(world.ask(server.url())), QByteArray("503 "));
    QCOMPARE(server.asked().size(), std::size_t{5});
    QCOMPARE(world.timer.waits.size(), std::size_t{4});
    for (const auto wait : world.timer.waits)
        QVERIFY(wait >= 250ms);
}

void TstClientRetries::retryAfterOfAWatchIsKept_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("seconds") << 503 << QByteArray("20");
    QTest::newRow("date") << 503 << QByteArray("Sun, 01 Nov 2026 09:00:20 GMT");
    QTest::newRow("asked too much") << 429 << QByteArray("20");
    QTest::newRow("too large") << 413 << QByteArray("20");
}

void TstClientRetries::retryAfterOfAWatchIsKept()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    ScriptedServer server(
        [&](const Asked& asked, Wire& wire) {
            if (asked.number == 1)
                wire.reply(status, "", "Retry-After: " + header.toStdString() + "\r\n");
            else
                wire.reply(200, "well");
        },
        secured());
    World world;
    const auto refused = world.runner.run(world.client->open(world.get(server.url())));
    QVERIFY(!refused);
    QCOMPARE(detailOf(refused.error().details, "retry-after").number(), std::int64_t{20});
    QVERIFY(world.timer.waits.empty());
    QVERIFY(world.runner.run(world.client->open(world.get(server.url()))));
    const std::vector<std::chrono::milliseconds> expected{20s};
    QCOMPARE(world.timer.waits, expected);
}

void TstClientRetries::otherServersAreAskedMeanwhile()
{
    ScriptedServer busy(
        [](const Asked& asked, Wire& wire) {
            if (asked.number == 1)
                wire.reply(503, "", "Retry-After: 100\r\n");
            else
                wire.reply(200, "well");
        },
        secured());
    ScriptedServer idle([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, secured());
    ClientOptions options;
    async::SystemTimer real;
    options.timer = &real;
    World world(options);
    std::optional<Result<Response>> waiting;
    std::stop_source stop;
    world.runner.begin(world.client->send(world.get(busy.url())), stop.get_token(), waiting);
    for (int i = 0; i < 500 && busy.asked().empty(); ++i) {
        world.runner.context.restart();
        world.runner.context.run_for(10ms);
    }
    world.runner.context.run_for(100ms); // it reads the answer and waits
    QCOMPARE(shown(world.ask(idle.url())), QByteArray("200 in"));
    QVERIFY(!waiting);
    stop.request_stop();
    world.runner.finish(waiting, 5s);
    QVERIFY(!*waiting);
}

void TstClientRetries::whatMayNotBeRepeatedIsSentOnce()
{
    for (const char* trouble : {"drop", "500", "503-html"}) {
        ScriptedServer server([&](const Asked&, Wire& wire) { misbehave(trouble, wire); },
                              secured());
        World world;
        (void)world.post(server.url(), Repeatable::no);
        QCOMPARE(server.asked().size(), std::size_t{1});
    }
    // A server that turned a request away has not carried it out.
    ScriptedServer server(
        [](const Asked& asked, Wire& wire) { wire.reply(asked.number == 1 ? 429 : 200, ""); },
        secured());
    World world;
    QCOMPARE(shown(world.post(server.url(), Repeatable::no)), QByteArray("200 "));
}

void TstClientRetries::slowServersAreGivenUp_data()
{
    QTest::addColumn<int>("where");
    QTest::addColumn<QByteArray>("cause");
    QTest::newRow("no handshake") << 0 << QByteArray("agreeing on TLS: no answer within 300 ms");
    QTest::newRow("no head") << 1 << QByteArray("asking: no answer within 300 ms");
    QTest::newRow("half a head") << 2 << QByteArray("asking: no answer within 300 ms");
    QTest::newRow("half a body") << 3 << QByteArray("reading the answer: no answer within 300 ms");
    QTest::newRow("slow drip") << 4 << QByteArray("it does not come to its end");
}

void TstClientRetries::slowServersAreGivenUp()
{
    QFETCH(int, where);
    QFETCH(QByteArray, cause);
    ScriptedServer::Options options = secured();
    options.isSilent = where == 0;
    ScriptedServer server(
        [&](const Asked&, Wire& wire) {
            if (where >= 2)
                wire.send("HTTP/1.1 200 OK\r\nContent-Le");
            if (where >= 3)
                wire.send("ngth: 1000\r\n\r\nsome");
            if (where == 4)
                while (wire.pause(100ms))
                    wire.send(".");
            wire.pause(1h);
        },
        options);
    ClientOptions impatience = impatient();
    async::SystemTimer real;
    impatience.timer = &real;
    impatience.retry.first = 10ms;
    World world(impatience);
    const auto response = world.ask(server.url());
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unreachable);
    QVERIFY2(QByteArray::fromStdString(causeOf(response.error())).contains(cause),
             shown(response).constData());
    QCOMPARE(server.connections(), 2);
}

void TstClientRetries::anUnreachableHostSaysSo()
{
    int port = 0;
    {
        ScriptedServer gone([](const Asked&, Wire&) {}, {});
        port = gone.port();
    }
    World world;
    const auto refused = world.ask("https://127.0.0.1:" + std::to_string(port));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unreachable);
    QVERIFY(causeOf(refused.error()).find("connecting") != std::string::npos);
    QCOMPARE(detailOf(refused.error().details, "attempts").number(), std::int64_t{5});
    // Bytes that are no HTTP at all.
    ScriptedServer garbage(
        [](const Asked&, Wire& wire) {
            wire.send(std::string_view("\x16\x03\x01\x00\xff SSH-2.0-OpenSSH\r\n\r\n", 26));
            wire.close();
        },
        secured());
    const auto strange = world.ask(garbage.url());
    QVERIFY(!strange);
    QCOMPARE(strange.error().kind, ErrorKind::BadAnswer);
    QCOMPARE(garbage.asked().size(), std::size_t{1});
}

void TstClientRetries::namesAreLookedUp()
{
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); },
                          secured({.names = "DNS:cloud.example.net"}));
    const auto url = [&server](const char* host) {
        return "https://" + std::string(host) + ':' + std::to_string(server.port()) + '/';
    };
    ClientOptions options = impatient();
    options.names = [](const std::string& host) -> async::FoundAddresses {
        if (host == "cloud.example.net")
            return {{"no address", "127.0.0.1"}, {}};
        if (host == "slow.example.net")
            std::this_thread::sleep_for(60s);
        return {{}, boost::asio::error::host_not_found};
    };
    World world(options);
    QCOMPARE(shown(world.ask(url("cloud.example.net"))), QByteArray("200 in"));
    const auto unknown = world.ask(url("unknown.example.net"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Unreachable);
    QVERIFY(causeOf(unknown.error()).starts_with("looking up unknown.example.net: "));
    const auto slow = world.ask(url("slow.example.net"));
    QVERIFY(!slow);
    QCOMPARE(causeOf(slow.error()),
             std::string("looking up slow.example.net: no answer within 300 ms"));
}

void TstClientRetries::requestsKeepTheirDistance()
{
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, secured());
    ClientOptions options;
    options.gap = 200ms;
    World world(options);
    for (int i = 0; i < 3; ++i)
        QVERIFY(world.ask(server.url()));
    const std::vector<std::chrono::milliseconds> expected{200ms, 200ms};
    QCOMPARE(world.timer.waits, expected);
}

QTEST_GUILESS_MAIN(TstClientRetries)
#include "tst_client_retries.moc"
