// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/client.h"
#include "model/providers/http/pages.h"
#include "tests/support/scripted_server.h"
#include "tests/support/task_runner.h"

#include <boost/asio/steady_timer.hpp>

#include <QTest>

using namespace netatlas;
using namespace netatlas::providers::http;
using namespace std::chrono_literals;
using tests::Asked;
using tests::CertificateWish;
using tests::ScriptedServer;
using tests::Wire;

namespace {

constexpr const char* kToken = "gAAAAAB-this-is-the-token";

const tests::TestAuthority& authority()
{
    static const tests::TestAuthority one;
    return one;
}

ScriptedServer::Options secured(const CertificateWish& wish = {})
{
    ScriptedServer::Options options;
    options.credential = authority().issue(wish);
    return options;
}

/// A client with its own small world: recorded waits, a standing clock, no proxies.
struct World
{
    explicit World(ClientOptions options = {})
    {
        if (options.tls.authorities.empty() && options.tls.pinned.empty())
            options.tls.authorities = authority().certificate();
        options.environment = [](const std::string&) { return std::nullopt; };
        options.clock = &clock;
        if (!options.timer)
            options.timer = &timer;
        auto made = Client::make(std::move(options));
        if (!made)
            throw std::runtime_error(errorText(made.error()));
        client = std::move(*made);
    }
    Request get(const std::string& url)
    {
        Request request;
        request.url = *Url::parse(url);
        request.headers.push_back({"X-Auth-Token", kToken});
        return request;
    }
    Result<Response> ask(const std::string& url) { return runner.run(client->send(get(url))); }
    Result<Response> post(const std::string& url, Repeatable repeatable)
    {
        Request request = get(url);
        request.method = "POST";
        request.body = "{}";
        request.repeatable = repeatable;
        return runner.run(client->send(request));
    }

    ManualClock clock{*parseTimestamp("2026-11-01T09:00:00Z")};
    tests::RecordingTimer timer;
    tests::TaskRunner runner;
    std::unique_ptr<Client> client;
};

ClientOptions impatient()
{
    ClientOptions options;
    options.limits = {300ms, 300ms, 300ms, 2000ms};
    options.retry.attempts = 2;
    return options;
}

std::string causeOf(const Error& error)
{
    return detailOf(error.details, "cause").text();
}

QByteArray shown(const Result<Response>& response)
{
    if (response)
        return QByteArray::number(response->status) + ' ' +
               QByteArray::fromStdString(response->body);
    return QByteArray::fromStdString(errorText(response.error()));
}

} // namespace

class TstClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersComeInEveryShape_data();
    void answersComeInEveryShape();
    void headersAreFoundInAnyCase();
    void connectionsAreUsedAgain();
    void aConnectionClosedWhileIdleIsNoTrouble();
    void passingTroublesAreRepeated_data();
    void passingTroublesAreRepeated();
    void troublesThatStayAreTold_data();
    void troublesThatStayAreTold();
    void refusalsAreNotRepeated_data();
    void refusalsAreNotRepeated();
    void retryAfterIsKeptByEveryRequest();
    void aLongRetryAfterEndsTheRequest();
    void whatMayNotBeRepeatedIsSentOnce();
    void slowServersAreGivenUp_data();
    void slowServersAreGivenUp();
    void hugeAnswersAreCutOff_data();
    void hugeAnswersAreCutOff();
    void certificatesAreVerified_data();
    void certificatesAreVerified();
    void aPinnedCertificateIsTheOnlyOneTrusted();
    void clientCertificatesAreShown();
    void unreadableCertificatesAreRefused();
    void redirectsStayWithTheHost();
    void plainHttpStaysOnThisMachine();
    void proxiesAreAskedForATunnel();
    void secretsAppearNowhere();
    void headersCannotBeForged();
    void anUnreachableHostSaysSo();
    void linesOfAnEndlessAnswerComeOneByOne();
    void anEndlessAnswerMayBeRefused();
    void aStopEndsEveryWait_data();
    void aStopEndsEveryWait();
    void aStopAtAnyStepLeavesNothingBehind();
    void requestsKeepTheirDistance();
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

void TstClient::passingTroublesAreRepeated_data()
{
    QTest::addColumn<QByteArray>("trouble");
    for (const char* one : {"reset", "drop", "close", "short", "drop-mid-chunk", "500", "502",
                            "503-html", "504", "429", "408"})
        QTest::newRow(one) << QByteArray(one);
}

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

void TstClient::passingTroublesAreRepeated()
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

void TstClient::troublesThatStayAreTold_data()
{
    QTest::addColumn<QByteArray>("trouble");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("reset") << QByteArray("reset") << QByteArray("the connection was closed");
    QTest::newRow("drop") << QByteArray("drop") << QByteArray("the connection was closed");
    QTest::newRow("short") << QByteArray("short") << QByteArray("shorter than it said");
    QTest::newRow("500 storm") << QByteArray("500") << QByteArray("500 ");
    QTest::newRow("503 in HTML") << QByteArray("503-html") << QByteArray("503 <html>");
}

void TstClient::troublesThatStayAreTold()
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

void TstClient::refusalsAreNotRepeated_data()
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

void TstClient::refusalsAreNotRepeated()
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

void TstClient::retryAfterIsKeptByEveryRequest()
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

void TstClient::aLongRetryAfterEndsTheRequest()
{
    ScriptedServer server(
        [&](const Asked&, Wire& wire) { wire.reply(429, "", "Retry-After: 3600\r\n"); }, secured());
    World world;
    const auto response = world.ask(server.url());
    QVERIFY(response);
    QCOMPARE(server.asked().size(), std::size_t{1});
    const auto error = errorOf(*response, world.client->redactor());
    QCOMPARE(error->kind, ErrorKind::Unreachable);
    QCOMPARE(detailOf(error->details, "retry-after").number(), std::int64_t{3600});
    // Who asks again all the same waits for it.
    QVERIFY(world.timer.waits.empty());
    (void)world.ask(server.url());
    QCOMPARE(world.timer.waits.size(), std::size_t{1});
    QVERIFY(world.timer.waits[0] > 3500s);
}

void TstClient::whatMayNotBeRepeatedIsSentOnce()
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

void TstClient::slowServersAreGivenUp_data()
{
    QTest::addColumn<int>("where");
    QTest::addColumn<QByteArray>("cause");
    QTest::newRow("no handshake") << 0 << QByteArray("agreeing on TLS: no answer within 300 ms");
    QTest::newRow("no head") << 1 << QByteArray("asking: no answer within 300 ms");
    QTest::newRow("half a head") << 2 << QByteArray("asking: no answer within 300 ms");
    QTest::newRow("half a body") << 3 << QByteArray("reading the answer: no answer within 300 ms");
    QTest::newRow("slow drip") << 4 << QByteArray("it does not come to its end");
}

void TstClient::slowServersAreGivenUp()
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

void TstClient::certificatesAreVerified_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<int>("validFrom");
    QTest::addColumn<int>("validTo");
    QTest::addColumn<bool>("isKnownAuthority");
    QTest::addColumn<QByteArray>("cause");
    const QByteArray here = "IP:127.0.0.1";
    QTest::newRow("good") << here << -60 << 60 << true << QByteArray();
    QTest::newRow("expired") << here << -7200 << -3600 << true << QByteArray("has expired");
    QTest::newRow("not yet") << here << 3600 << 7200 << true << QByteArray("not yet valid");
    QTest::newRow("other address")
        << QByteArray("IP:127.0.0.2") << -60 << 60 << true << QByteArray("IP address mismatch");
    QTest::newRow("name for an address")
        << QByteArray("DNS:127.0.0.1") << -60 << 60 << true << QByteArray("IP address mismatch");
    QTest::newRow("other authority")
        << here << -60 << 60 << false << QByteArray("unable to get local issuer");
}

void TstClient::certificatesAreVerified()
{
    QFETCH(QByteArray, names);
    QFETCH(int, validFrom);
    QFETCH(int, validTo);
    QFETCH(bool, isKnownAuthority);
    QFETCH(QByteArray, cause);
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); },
                          secured({names.toStdString(), validFrom, validTo}));
    ClientOptions options;
    const tests::TestAuthority other;
    if (!isKnownAuthority)
        options.tls.authorities = other.certificate();
    World world(options);
    const auto response = world.ask(server.url());
    if (cause.isEmpty()) {
        QCOMPARE(shown(response), QByteArray("200 in"));
        return;
    }
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unreachable);
    QVERIFY2(QByteArray::fromStdString(causeOf(response.error())).contains(cause),
             shown(response).constData());
    QVERIFY(server.asked().empty());   // nothing was said to it
    QCOMPARE(server.connections(), 1); // and it was not asked twice
    QVERIFY(world.timer.waits.empty());

    // By a name that is not its own.
    ScriptedServer named([](const Asked&, Wire& wire) { wire.reply(200, "in"); },
                         secured({"DNS:api.example", -60, 60}));
    ClientOptions right;
    right.tls.serverName = "api.example";
    World rightWorld(right);
    QCOMPARE(shown(rightWorld.ask(named.url())), QByteArray("200 in"));
    ClientOptions wrong;
    wrong.tls.serverName = "evil.example";
    World wrongWorld(wrong);
    const auto refused = wrongWorld.ask(named.url());
    QVERIFY(!refused);
    QVERIFY(causeOf(refused.error()).find("ostname mismatch") != std::string::npos);
}

void TstClient::aPinnedCertificateIsTheOnlyOneTrusted()
{
    const auto credential = authority().issue({"DNS:elsewhere", -7200, -3600});
    ScriptedServer::Options options;
    options.credential = credential;
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, options);
    ClientOptions pinned;
    pinned.tls.pinned = credential.fingerprint;
    World world(pinned);
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 in"));

    ScriptedServer other([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, secured());
    QVERIFY(!world.ask(other.url()));
    QVERIFY(other.asked().empty());
}

void TstClient::clientCertificatesAreShown()
{
    ScriptedServer::Options options = secured();
    options.clientAuthority = authority().certificate();
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, options);
    const auto own = authority().issue({"DNS:reader", -60, 3600});
    ClientOptions mine;
    mine.tls.clientCertificate = own.certificate;
    mine.tls.clientKey = Secret(own.key);
    World world(mine);
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 in"));
    World nobody;
    QVERIFY(!nobody.ask(server.url()));
}

void TstClient::unreadableCertificatesAreRefused()
{
    ClientOptions options;
    options.tls.authorities = "no PEM at all";
    auto client = Client::make(options);
    QVERIFY(!client);
    QCOMPARE(client.error().kind, ErrorKind::NotValid);

    const auto own = authority().issue();
    options.tls.authorities = authority().certificate();
    options.tls.clientCertificate = own.certificate;
    options.tls.clientKey = Secret(authority().issue().key);
    client = Client::make(options);
    QVERIFY(!client);
    QCOMPARE(detailOf(client.error().details, "what").text(), std::string("key"));

    options = {};
    options.tls.pinned = "12:34";
    QVERIFY(!Client::make(options));
    options = {};
    options.proxy = "socks5://me:hunter22@there";
    client = Client::make(options);
    QVERIFY(!client);
    QVERIFY(errorText(client.error()).find("hunter22") == std::string::npos);
}

void TstClient::redirectsStayWithTheHost()
{
    ScriptedServer other([](const Asked&, Wire& wire) { wire.reply(200, "stolen"); }, secured());
    ScriptedServer server(
        [&](const Asked& asked, Wire& wire) {
            if (asked.path() == "/here")
                wire.reply(200, "there");
            else if (asked.path() == "/circle")
                wire.reply(302, "", "Location: /circle\r\n");
            else if (asked.path() == "/away")
                wire.reply(302, "", "Location: " + other.url("/here") + "\r\n");
            else if (asked.path() == "/down")
                wire.reply(301, "", "Location: http://127.0.0.1:1/\r\n");
            else if (asked.path() == "/nowhere")
                wire.reply(302, "");
            else
                wire.reply(301, "", "Location: /here?x=1\r\n");
        },
        secured());
    World world;
    QCOMPARE(shown(world.ask(server.url("/go"))), QByteArray("200 there"));
    QCOMPARE(server.asked().back().target, std::string("/here?x=1"));
    QCOMPARE(server.asked().back().header("x-auth-token"), std::string(kToken));
    for (const char* path : {"/circle", "/away", "/down", "/nowhere"})
        QVERIFY2(!world.ask(server.url(path)), path);
    QVERIFY(other.asked().empty());
    // A request that does something is not sent on: it would lose its body.
    QCOMPARE(shown(world.post(server.url("/go"), Repeatable::yes)).left(4), QByteArray("301 "));
}

void TstClient::plainHttpStaysOnThisMachine()
{
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, {});
    World world;
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 in"));
    const auto refused = world.ask("http://192.0.2.1/");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QCOMPARE(world.client->connectionCount(), std::uint64_t{1});
}

void TstClient::proxiesAreAskedForATunnel()
{
    // The proxy never lets us through; what it was asked says all.
    ScriptedServer proxy(
        [](const Asked& asked, Wire& wire) {
            if (asked.method == "CONNECT")
                wire.reply(asked.number == 1 ? 407 : 502, "");
            else
                wire.reply(200, asked.target);
        },
        {});
    ClientOptions options;
    options.proxy = "http://me:hunter22@127.0.0.1:" + std::to_string(proxy.port());
    options.allowsPlainHttp = true;
    options.retry.attempts = 2;
    World world(options);
    const auto refused = world.ask("https://api.example/v3");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    const auto failed = world.ask("https://api.example/v3");
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Unreachable);
    QCOMPARE(proxy.asked()[0].target, std::string("api.example:443"));
    QCOMPARE(proxy.asked()[0].header("proxy-authorization"), std::string("Basic bWU6aHVudGVyMjI="));
    QCOMPARE(proxy.asked()[0].header("x-auth-token"), std::string()); // that is not for it
    QCOMPARE(shown(world.ask("http://api.example/v3?x=1")),
             QByteArray("200 http://api.example/v3?x=1"));
}

void TstClient::secretsAppearNowhere()
{
    ScriptedServer server(
        [&](const Asked& asked, Wire& wire) {
            wire.reply(400, "{\"message\": \"bad token " + asked.header("x-auth-token") + "\"}");
        },
        secured());
    World world;
    world.client->redactor().add(Secret(kToken));
    const auto response = world.ask(server.url("/x?password=hunter22"));
    QVERIFY(response);
    const std::string text = errorText(*errorOf(*response, world.client->redactor()));
    QVERIFY(text.find("[hidden]") != std::string::npos);
    QVERIFY(text.find(kToken) == std::string::npos);
    QVERIFY(text.find("hunter22") == std::string::npos);
}

void TstClient::headersCannotBeForged()
{
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, secured());
    World world;
    Request request = world.get(server.url());
    request.headers.push_back({"Authorization", "Bearer abc\r\nX-Evil: 1"});
    const auto response = world.runner.run(world.client->send(request));
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::NotValid);
    QVERIFY(errorText(response.error()).find("abc") == std::string::npos);
}

void TstClient::anUnreachableHostSaysSo()
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

void TstClient::requestsKeepTheirDistance()
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
