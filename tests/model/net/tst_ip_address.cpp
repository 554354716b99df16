// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/ip_address.h"
#include "tests/support/generators.h"
#include "tests/support/properties.h"

using namespace netatlas;
using net::IpAddress;

class TstIpAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textComesBack();
    void textIsCanonical_data();
    void textIsCanonical();
    void orderIsTotal();
    void bytesComeBack();
    void neighboursAreOneApart();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
    void noTextIsTooStrange();
};

void TstIpAddress::textComesBack()
{
    NETATLAS_PROPERTY("parse(text(x)) = x", [] {
        const IpAddress ip = *support::anyAddress();
        const auto back = IpAddress::parse(ip.text());
        RC_ASSERT(back && *back == ip);
    });
}

void TstIpAddress::textIsCanonical_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char* given, const char* canonical) {
        QTest::newRow(given) << QByteArray(given) << QByteArray(canonical);
    };
    row("2001:DB8:0:0:0:0:0:1", "2001:db8::1");
    row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
    row("2001:0:0:1:0:0:0:1", "2001:0:0:1::1");
    row("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
    row("0:0:0:0:0:0:0:0", "::");
    row("1:0:0:0:0:0:0:0", "1::");
    row("0:0:1::", "0:0:1::");
    row("::ffff:10.0.0.1", "10.0.0.1");
    row("::10.0.0.1", "::a00:1");
    row("00ab::0001", "ab::1");
}

void TstIpAddress::textIsCanonical()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, canonical);
    QCOMPARE(QByteArray::fromStdString(IpAddress::parse(given.constData()).value().text()),
             canonical);
}

void TstIpAddress::orderIsTotal()
{
    NETATLAS_PROPERTY("exactly one of <, =, >, and < goes on", [] {
        const IpAddress a = *support::anyAddress();
        const IpAddress b = *support::anyAddress();
        const IpAddress c = *support::anyAddress();
        RC_ASSERT(int(a < b) + int(a == b) + int(b < a) == 1);
        RC_ASSERT(!(a < b && b < c) || a < c);
        RC_ASSERT(!(a.isIpv4() && !b.isIpv4()) || a < b);
    });
}

void TstIpAddress::bytesComeBack()
{
    NETATLAS_PROPERTY("ofBytes(bytes(x)) = x, in the order of the numbers", [] {
        const IpAddress a = *support::anyAddress();
        const IpAddress b = *support::anyAddress();
        RC_ASSERT(IpAddress::ofBytes(a.bytes()) == a);
        RC_ASSERT(a.family() != b.family() || (a < b) == (a.bytes() < b.bytes()));
    });
}

void TstIpAddress::neighboursAreOneApart()
{
    NETATLAS_PROPERTY("previous(next(x)) = x inside the family", [] {
        const IpAddress ip = *support::anyAddress();
        const auto next = ip.next();
        RC_PRE(next && next->family() == ip.family());
        RC_ASSERT(ip < *next);
        RC_ASSERT(*next->previous() == ip);
    });
    QVERIFY(!IpAddress::parse("255.255.255.255")->next());
    QVERIFY(!IpAddress::parse("0.0.0.0")->previous());
    QVERIFY(!IpAddress::parse("::")->previous());
}

void TstIpAddress::faultsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("leading zero") << QByteArray("10.01.0.1") << 3;
    QTest::newRow("over 255") << QByteArray("10.0.256.1") << 5;
    QTest::newRow("second gap") << QByteArray("1::2::3") << 4;
    QTest::newRow("rest") << QByteArray("10.0.0.1x") << 8;
}

void TstIpAddress::faultsNameTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(int, position);
    const auto parsed = IpAddress::parse(text.constData());
    QVERIFY(!parsed);
    QVERIFY(parsed.error().kind == ErrorKind::NotValid);
    QCOMPARE(detailOf(parsed.error().details, "position").number(), std::int64_t(position));
}

void TstIpAddress::noTextIsTooStrange()
{
    NETATLAS_PROPERTY("what parses prints to something that parses alike", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("0123456789abcdefF:.:.::/% ")));
        const auto parsed = IpAddress::parse(text);
        if (parsed)
            RC_ASSERT(*IpAddress::parse(parsed->text()) == *parsed);
    });
}

QTEST_GUILESS_MAIN(TstIpAddress)
#include "tst_ip_address.moc"
