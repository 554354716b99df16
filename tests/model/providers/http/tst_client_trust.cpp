// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/providers/http/client_world.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::tests;

class TstClientTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

void TstClientTrust::certificatesAreVerified_data()
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

void TstClientTrust::certificatesAreVerified()
{
    QFETCH(QByteArray, names);
    QFETCH(int, validFrom);
    QFETCH(int, validTo);
    QFETCH(bool, isKnownAuthority);
    QFETCH(QByteArray, cause);
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); },
                          secured({names.toStdString(), validFrom, validTo}));
    ClientOptions options;
    const TestAuthority other;
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

void TstClientTrust::aPinnedCertificateIsTheOnlyOneTrusted()
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

void TstClientTrust::clientCertificatesAreShown()
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

void TstClientTrust::unreadableCertificatesAreRefused()
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

void TstClientTrust::redirectsStayWithTheHost()
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

void TstClientTrust::plainHttpStaysOnThisMachine()
{
    ScriptedServer server([](const Asked&, Wire& wire) { wire.reply(200, "in"); }, {});
    World world;
    QCOMPARE(shown(world.ask(server.url())), QByteArray("200 in"));
    const auto refused = world.ask("http://192.0.2.1/");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QCOMPARE(world.client->connectionCount(), std::uint64_t{1});
}

void TstClientTrust::proxiesAreAskedForATunnel()
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

void TstClientTrust::secretsAppearNowhere()
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

void TstClientTrust::headersCannotBeForged()
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

QTEST_GUILESS_MAIN(TstClientTrust)
#include "tst_client_trust.moc"
