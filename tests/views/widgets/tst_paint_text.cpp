// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/text.h"

#include <QFont>
#include <QLocale>
#include <QTest>

using namespace netatlas::views::paint;

class TstPaintText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesAreCutAtTheEndAndIdsInTheMiddle();
    void aCidrIsNeverCut();
    void theNoteGoesBeforeTheCidr();
    void longIdsShowTheirLastParts();
    void percentIsNeverRoundedToAnExtreme();
    void runsBreakAtWords();
};

namespace {

QFont font()
{
    QFont result;
    result.setPixelSize(13);
    return result;
}

} // namespace

void TstPaintText::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void TstPaintText::namesAreCutAtTheEndAndIdsInTheMiddle()
{
    const QString name = QStringLiteral("a rather long name of a space");
    const double half = textWidth(name, font()) / 2;
    const QString end = elided(name, font(), half, Elide::End);
    QVERIFY(end.startsWith(QLatin1String("a rather")));
    QVERIFY(end.endsWith(QChar(0x2026)));
    const QString middle = elided(name, font(), half, Elide::Middle);
    QVERIFY(middle.startsWith(QLatin1Char('a')));
    QVERIFY(middle.endsWith(QLatin1String("space")));
    QCOMPARE(elided(name, font(), half * 3, Elide::End), name);
}

void TstPaintText::aCidrIsNeverCut()
{
    const QString cidr = QStringLiteral("2001:db8:1234:5678::/64");
    QCOMPARE(elided(cidr, font(), 20, Elide::Never), cidr);
}

void TstPaintText::theNoteGoesBeforeTheCidr()
{
    const CidrWithNote wanted{QStringLiteral("252.2.0.0/16"), QStringLiteral("fan overlay")};
    const double both = textWidth(wanted.cidr, font()) + textWidth(wanted.note, font()) + 8;
    QCOMPARE(fitted(wanted, font(), font(), both + 1, 8).note, wanted.note);
    const CidrWithNote tight = fitted(wanted, font(), font(), both - 2, 8);
    QCOMPARE(tight.cidr, wanted.cidr);
    QVERIFY(tight.note.isEmpty());
}

void TstPaintText::longIdsShowTheirLastParts()
{
    const QString id = QStringLiteral("21/lxd/0");
    QCOMPARE(lastParts(id, font(), 200), id);
    QCOMPARE(lastParts(id, font(), textWidth(QStringLiteral("lxd/0"), font()) + 1),
             QStringLiteral("lxd/0"));
    QCOMPARE(lastParts(id, font(), textWidth(QStringLiteral("0"), font()) + 1),
             QStringLiteral("0"));
    QCOMPARE(lastParts(QStringLiteral("123456789"), font(), 10), QString());
}

void TstPaintText::percentIsNeverRoundedToAnExtreme()
{
    const QString space(QChar::Nbsp);
    QCOMPARE(percentText(0.0), QLatin1Char('0') + space + QLatin1Char('%'));
    QCOMPARE(percentText(0.001), QLatin1Char('1') + space + QLatin1Char('%'));
    QCOMPARE(percentText(0.999), QStringLiteral("99") + space + QLatin1Char('%'));
    QCOMPARE(percentText(1.0), QStringLiteral("100") + space + QLatin1Char('%'));
}

void TstPaintText::runsBreakAtWords()
{
    const std::vector<TextRun> runs = {{QStringLiteral("haproxy, ")},
                                       {QStringLiteral("ceph ^dmz, mysql ^dmz"), true}};
    const double oneLine = runsHeight(runs, font(), 1000);
    QVERIFY(oneLine > 0);
    QVERIFY(runsHeight(runs, font(), 80) >= 2 * oneLine);
}

QTEST_MAIN(TstPaintText)
#include "tst_paint_text.moc"
