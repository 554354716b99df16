// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/proxy.h"
#include "model/providers/http/redactor.h"
#include "model/providers/http/retry.h"
#include "model/providers/http/url.h"

#include <QTest>

#include <set>

using namespace netatlas;
using namespace netatlas::providers::http;

class TstUrl : public QObject
{
    Q_OBJECT

private:
    static QString proxyAsked(const char* url, const std::map<std::string, std::string>& variables)
    {
        const auto proxy = proxyFor(*Url::parse(url), [&](const std::string& name) {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt
                                            : std::optional<std::string>(found->second);
        });
        if (!proxy)
            return QStringLiteral("refused");
        return *proxy ? QString::fromStdString((*proxy)->url.origin()) : QStringLiteral("direct");
    }

private Q_SLOTS:
    void addressesAreTakenApart();
    void whatIsNoServerIsRefused_data();
    void whatIsNoServerIsRefused();
    void passwordsInAddressesAreNotRepeated();
    void referencesAreSeenFromWhereTheyStand();
    void queriesAreEscaped();
    void proxiesAreChosen_data();
    void proxiesAreChosen();
    void waitsGrowWithJitterUpToAnEnd();
    void retryAfterIsSecondsOrADate_data();
    void retryAfterIsSecondsOrADate();
    void secretsAndControlCharactersAreTakenOut();
};

void TstUrl::addressesAreTakenApart()
{
    const auto url = Url::parse("HTTPS://Cloud.Example:8443/identity/v3?limit=2");
    QVERIFY(url);
    QVERIFY(url->isSecure());
    QCOMPARE(url->host(), std::string("cloud.example"));
    QCOMPARE(url->target(), std::string("/identity/v3?limit=2"));
    QCOMPARE(url->origin(), std::string("https://cloud.example:8443"));
    QCOMPARE(url->shown(), std::string("https://cloud.example:8443/identity/v3"));
    QCOMPARE(Url::parse("http://[::1]:9/x")->hostHeader(), std::string("[::1]:9"));
    QVERIFY(Url::parse("http://[::1]:9/x")->isLoopback());
    QVERIFY(Url::parse("http://127.8.0.1")->isLoopback());
    QVERIFY(!Url::parse("http://127.0.0.1.example")->isLoopback());
    QCOMPARE(Url::parse("http://10.0.0.1x.example:8/y?")->host(), std::string("10.0.0.1x.example"));
    QCOMPARE(Url::parse("https://a.example?x=1#part")->target(), std::string("/?x=1"));
    QCOMPARE(Url::parse("https://a.example")->plus("/v2.0/ports").target(),
             std::string("/v2.0/ports"));
    QCOMPARE(Url::parse("https://a.example/x/")->plus("v3").target(), std::string("/x/v3"));
}

void TstUrl::whatIsNoServerIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "cloud.example", "ftp://cloud.example/", "https://", "http:///x",
          "https://cloud.example:0/", "https://cloud.example:70000/", "https://cloud example/",
          "file:///etc/passwd", "https://a.example:x/", "https://[::1/", "https://[10.0.0.1]/",
          "https://[::1]x/", "https://a.example/a b",
          "https://a.example/\r\nX:", "https://2001:db8::1/"})
        QTest::newRow(text) << QByteArray(text);
}

void TstUrl::whatIsNoServerIsRefused()
{
    QFETCH(QByteArray, text);
    const auto url = Url::parse(text.toStdString());
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorKind::NotValid);
}

void TstUrl::passwordsInAddressesAreNotRepeated()
{
    for (const char* text :
         {"https://admin:hunter22@cloud.example/", "https://a:hunter22@", "smb://u:hunter22@x/"}) {
        const auto url = Url::parse(text);
        QVERIFY(!url);
        QVERIFY(errorText(url.error()).find("hunter22") == std::string::npos);
    }
    const auto proxy = parseProxy("socks5://me:hunter22@proxy.example");
    QVERIFY(!proxy);
    QVERIFY(errorText(proxy.error()).find("hunter22") == std::string::npos);
}

void TstUrl::referencesAreSeenFromWhereTheyStand()
{
    const Url here = *Url::parse("https://a.example/v2/ports?limit=1");
    QCOMPARE(here.resolved("/v3/")->target(), std::string("/v3/"));
    QCOMPARE(here.resolved("nets?x=1")->target(), std::string("/v2/nets?x=1"));
    QCOMPARE(here.resolved("//b.example/y")->origin(), std::string("https://b.example"));
    QCOMPARE(here.resolved("http://a.example/y")->origin(), std::string("http://a.example"));
    QVERIFY(!here.resolved("http://u:p@a.example/y"));
    QCOMPARE(std::string(queryOf("http://inner:9696/v2.0/ports?limit=2&marker=a#x")),
             std::string("limit=2&marker=a"));
    QCOMPARE(std::string(queryOf("no query")), std::string());
}

void TstUrl::queriesAreEscaped()
{
    const Url url = Url::parse("https://a.example/x")->withQuery({{"continue", "a+b/c=&d e"}});
    QCOMPARE(url.target(), std::string("/x?continue=a%2Bb%2Fc%3D%26d%20e"));
}

void TstUrl::proxiesAreChosen_data()
{
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* variables, const char* url,
                        const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(variables) << QByteArray(url)
                            << QString::fromLatin1(expected);
    };
    row("none", "", "https://a.example/", "direct");
    row("https", "https_proxy=http://p:3128", "https://a.example/", "http://p:3128");
    row("capital", "HTTPS_PROXY=p:3128", "https://a.example/", "http://p:3128");
    row("http only small", "HTTP_PROXY=p:3128", "http://a.example/", "direct");
    row("http", "http_proxy=p:3128", "http://a.example/", "http://p:3128");
    row("all", "all_proxy=p:1", "https://a.example/", "http://p:1");
    row("not for http", "https_proxy=p:3128", "http://a.example/", "direct");
    row("loopback", "https_proxy=p:3128", "https://127.0.0.1/", "direct");
    row("exempt name", "https_proxy=p:1;no_proxy=b.example, a.example", "https://a.example/",
        "direct");
    row("exempt below", "https_proxy=p:1;no_proxy=.example", "https://x.a.example/", "direct");
    row("not a part of a word", "https_proxy=p:1;no_proxy=ample", "https://a.example/",
        "http://p:1");
    row("exempt block", "https_proxy=p:1;no_proxy=10.0.0.0/8", "https://10.9.8.7/", "direct");
    row("outside block", "https_proxy=p:1;no_proxy=10.0.0.0/8", "https://11.9.8.7/", "http://p:1");
    row("exempt v6", "https_proxy=p:1;no_proxy=2001:db8::/32", "https://[2001:db8::1]/", "direct");
    row("exempt port", "https_proxy=p:1;no_proxy=a.example:8443", "https://a.example/",
        "http://p:1");
    row("exempt that port", "https_proxy=p:1;no_proxy=a.example:8443", "https://a.example:8443/",
        "direct");
    row("everything exempt", "https_proxy=p:1;no_proxy=*", "https://a.example/", "direct");
    row("with password", "https_proxy=http://me:p%40ss@p:1", "https://a.example/", "http://p:1");
    row("socks", "https_proxy=socks5://p:1", "https://a.example/", "refused");
}

void TstUrl::proxiesAreChosen()
{
    QFETCH(QString, variables);
    QFETCH(QByteArray, url);
    QFETCH(QString, expected);
    std::map<std::string, std::string> given;
    for (const QString& one : variables.split(QLatin1Char(';'), Qt::SkipEmptyParts))
        given.emplace(one.section(QLatin1Char('='), 0, 0).toStdString(),
                      one.section(QLatin1Char('='), 1).toStdString());
    QCOMPARE(proxyAsked(url.constData(), given), expected);
}

void TstUrl::waitsGrowWithJitterUpToAnEnd()
{
    RetryPolicy policy;
    std::minstd_rand random(7);
    std::set<std::int64_t> seen;
    for (int i = 0; i < 50; ++i) {
        const auto first = retryWait(policy, 2, random);
        QVERIFY(first >= policy.first / 2 && first <= policy.first);
        const auto third = retryWait(policy, 4, random);
        QVERIFY(third >= policy.first * 2 && third <= policy.first * 4);
        const auto late = retryWait(policy, 40, random);
        QVERIFY(late >= policy.most / 2 && late <= policy.most);
        seen.insert(first.count());
    }
    QVERIFY(seen.size() > 20);
}

void TstUrl::retryAfterIsSecondsOrADate_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << QByteArray(" 7 ") << 7;
    QTest::newRow("now") << QByteArray("0") << 0;
    QTest::newRow("date") << QByteArray("Sun, 01 Nov 2026 09:01:30 GMT") << 90;
    QTest::newRow("old date") << QByteArray("Sunday, 01-Nov-26 09:01:30 GMT") << 90;
    QTest::newRow("date of C") << QByteArray("Sun Nov  1 09:01:30 2026") << 90;
    QTest::newRow("old date that is over") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << 0;
    QTest::newRow("past date") << QByteArray("Sat, 31 Oct 2026 09:01:30 GMT") << 0;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("words") << QByteArray("soon") << -1;
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 2026 09:01:30 GMT") << -1;
    QTest::newRow("five digits") << QByteArray("Sun, 01 Nov 20260 09:01:30 GMT") << -1;
    QTest::newRow("not of Greenwich") << QByteArray("Sun, 01 Nov 2026 09:01:30 CET") << -1;
    const int day = 24 * 60 * 60;
    QTest::newRow("longer than is believed") << QByteArray("86401") << day;
    QTest::newRow("huge") << QByteArray("4294967295") << day;
    QTest::newRow("larger than numbers are") << QByteArray("99999999999999999999") << day;
    QTest::newRow("far date") << QByteArray("Wed, 01 Jan 2200 00:00:00 GMT") << day;
}

void TstUrl::retryAfterIsSecondsOrADate()
{
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    const auto after = retryAfter(header.toStdString(), *parseTimestamp("2026-11-01T09:00:00Z"));
    QCOMPARE(after.has_value(), seconds >= 0);
    if (after)
        QCOMPARE(after->count(), std::int64_t{seconds} * 1000);
}

void TstUrl::secretsAndControlCharactersAreTakenOut()
{
    Redactor redactor;
    redactor.add(Secret("hunter22"));
    redactor.add(Secret("hunter22-and-more"));
    redactor.add(Secret("ab")); // would blot out half of every sentence
    QCOMPARE(redactor.clean("token hunter22-and-more, password \"hunter22\"\r\n abacus"),
             std::string("token [hidden], password \"[hidden]\"   abacus"));
    // As it stands in JSON.
    redactor.add(Secret("a\"b/c\\d"));
    QCOMPARE(redactor.clean(R"(of a"b/c\d, a\"b/c\\d, a\"b\/c\\d)"),
             std::string("of [hidden], [hidden], [hidden]"));
    redactor.addAuthorization(Secret("Basic bWU6cGFz/zEyMw=="));
    QCOMPARE(redactor.clean(R"(Basic bWU6cGFz/zEyMw==, bWU6cGFz\/zEyMw)"),
             std::string("Basic [hidden]==, [hidden]"));
    QCOMPARE(redactor.clean("Basic"), std::string("Basic"));
    QCOMPARE(redactor.clean(std::string(900, 'x')).size(), std::size_t{300});
    const auto cleanAfter = [&](std::size_t before, std::string_view text) {
        return redactor.clean(std::string(before, 'x').append(text));
    };
    QVERIFY(cleanAfter(298, "ää").size() <= 300);
    QCOMPARE(redactor.clean("\xff\xfe"), std::string());
    // A secret that would be cut in half is hidden whole.
    QVERIFY(cleanAfter(296, "hunter22").find("hunt") == std::string::npos);
}

QTEST_GUILESS_MAIN(TstUrl)
#include "tst_url.moc"
