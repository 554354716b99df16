// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/clock.h"
#include "model/base/id.h"
#include "model/base/text.h"

#include <QTest>

using namespace netatlas;

class TstText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsCompareAsNumbers_data();
    void digitsCompareAsNumbers();
    void mistypedWordFindsItsNeighbour();
    void utf8IsCheckedToTheLetter_data();
    void utf8IsCheckedToTheLetter();
    void timesSurviveTextAndBack();
    void idsRefuseAnythingButPlainDigits();
};

void TstText::digitsCompareAsNumbers_data()
{
    QTest::addColumn<QByteArray>("smaller");
    QTest::addColumn<QByteArray>("larger");
    QTest::newRow("two before ten") << QByteArray("eth2") << QByteArray("eth10");
    QTest::newRow("inside the text") << QByteArray("ens9.3") << QByteArray("ens9.20");
    QTest::newRow("prefix first") << QByteArray("eth") << QByteArray("eth0");
    QTest::newRow("longer than any machine number")
        << QByteArray("a99999999999999999999999") << QByteArray("a100000000000000000000000");
}

void TstText::digitsCompareAsNumbers()
{
    QFETCH(QByteArray, smaller);
    QFETCH(QByteArray, larger);
    QVERIFY(compareNaturally(smaller.constData(), larger.constData()) < 0);
    QVERIFY(compareNaturally(larger.constData(), smaller.constData()) > 0);
    QCOMPARE(compareNaturally(smaller.constData(), smaller.constData()), 0);
}

void TstText::mistypedWordFindsItsNeighbour()
{
    QCOMPARE(nearestText("spce", {"subnet", "space"}).value_or(""), std::string("space"));
    QVERIFY(!nearestText("zzzz", {"subnet", "space"}));
}

void TstText::utf8IsCheckedToTheLetter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::newRow("ascii") << QByteArray("db") << true;
    QTest::newRow("two bytes") << QByteArray("\xC3\xA9") << true;
    QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x98\x80") << true;
    QTest::newRow("cut off") << QByteArray("\xF0\x9F\x98") << false;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("latin-1") << QByteArray("caf\xE9") << false;
}

void TstText::utf8IsCheckedToTheLetter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    QCOMPARE(isUtf8({bytes.constData(), static_cast<std::size_t>(bytes.size())}), good);
}

void TstText::timesSurviveTextAndBack()
{
    for (const char* text : {"2026-11-01T09:00:00Z", "1999-12-31T23:59:59.007Z"})
        QCOMPARE(timestampText(parseTimestamp(text).value()), std::string(text));
    QVERIFY(!parseTimestamp("2026-02-30"));
    QVERIFY(!parseTimestamp("2026-11-01T25:00:00Z"));
    QVERIFY(!parseTimestamp("yesterday"));
}

void TstText::idsRefuseAnythingButPlainDigits()
{
    using TestId = Id<struct TestTag>;
    QCOMPARE(TestId::parse("42").value().number(), 42U);
    for (const char* text : {"", "042", "-1", "+1", " 1", "4294967296", "1a"})
        QVERIFY2(!TestId::parse(text), text);
}

QTEST_GUILESS_MAIN(TstText)
#include "tst_text.moc"
