// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/metrics.h"
#include "views/widgets/mode_bar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace netatlas::views;
using widgets::ModeBar;

namespace {

std::vector<widgets::Mode> modes()
{
    return {{QStringLiteral("home"), QStringLiteral("Home"), theme::Icon::Home, {}},
            {QStringLiteral("topology"), QStringLiteral("Topology"), theme::Icon::Topology, {}},
            {QStringLiteral("spaces"), QStringLiteral("Spaces"), theme::Icon::Spaces, {}}};
}

QAbstractButton* button(const ModeBar& bar, const char* id)
{
    return bar.findChild<QAbstractButton*>(QStringLiteral("mode.") + QLatin1String(id));
}

} // namespace

class TstModeBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundByItsName();
    void arrowsWalkAndEnterChooses();
    void isOneStopOfTheTabKey();
    void settingTheModeIsSilent();
    void theMiddleButtonAsksForATab();
    void wordsCanBeHidden();
    void screenReadersHearTheWords();
};

void TstModeBar::isFoundByItsName()
{
    const ModeBar bar(modes());
    QCOMPARE(bar.objectName(), QStringLiteral("modebar"));
    QVERIFY(button(bar, "spaces"));
}

void TstModeBar::arrowsWalkAndEnterChooses()
{
    ModeBar bar(modes());
    bar.show();
    bar.activateWindow();
    QSignalSpy chosen(&bar, &ModeBar::modeChosen);
    button(bar, "home")->setFocus();
    QTRY_VERIFY(button(bar, "home")->hasFocus());
    QTest::keyClick(button(bar, "home"), Qt::Key_Down);
    QVERIFY(button(bar, "topology")->hasFocus());
    QVERIFY(chosen.isEmpty());
    QTest::keyClick(button(bar, "topology"), Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toString(), QStringLiteral("topology"));
    QTest::keyClick(button(bar, "topology"), Qt::Key_End);
    QVERIFY(button(bar, "spaces")->hasFocus());
    QTest::keyClick(button(bar, "spaces"), Qt::Key_Down);
    QVERIFY(button(bar, "spaces")->hasFocus());
    QTest::keyClick(button(bar, "spaces"), Qt::Key_Space);
    QCOMPARE(chosen.takeFirst().first().toString(), QStringLiteral("spaces"));
    QTest::keyClick(button(bar, "spaces"), Qt::Key_Home);
    QVERIFY(button(bar, "home")->hasFocus());
}

void TstModeBar::isOneStopOfTheTabKey()
{
    ModeBar bar(modes());
    bar.setCurrentMode(QStringLiteral("spaces"));
    int stops = 0;
    for (const QAbstractButton* each : bar.findChildren<QAbstractButton*>())
        stops += each->focusPolicy() & Qt::TabFocus ? 1 : 0;
    QCOMPARE(stops, 1);
    QVERIFY(button(bar, "spaces")->focusPolicy() & Qt::TabFocus);
}

void TstModeBar::settingTheModeIsSilent()
{
    ModeBar bar(modes());
    QSignalSpy chosen(&bar, &ModeBar::modeChosen);
    bar.setCurrentMode(QStringLiteral("topology"));
    QCOMPARE(bar.currentMode(), QStringLiteral("topology"));
    bar.setCurrentMode(QStringLiteral("plan"));
    QCOMPARE(bar.currentMode(), QString());
    QVERIFY(chosen.isEmpty());
}

void TstModeBar::theMiddleButtonAsksForATab()
{
    ModeBar bar(modes());
    bar.show();
    QSignalSpy inTab(&bar, &ModeBar::modeChosenInTab);
    QSignalSpy chosen(&bar, &ModeBar::modeChosen);
    QTest::mouseClick(button(bar, "spaces"), Qt::MiddleButton);
    QCOMPARE(inTab.size(), 1);
    QVERIFY(chosen.isEmpty());
}

void TstModeBar::wordsCanBeHidden()
{
    ModeBar bar(modes());
    QVERIFY(bar.sizeHint().width() >= theme::metrics::kModeBarWidth);
    bar.setWordsShown(false);
    QCOMPARE(bar.sizeHint().width(), theme::metrics::kModeBarNarrow);
    QCOMPARE(button(bar, "home")->sizeHint().height(), theme::metrics::kModeItemNarrow);
}

void TstModeBar::screenReadersHearTheWords()
{
    ModeBar bar(modes());
    bar.setWordsShown(false);
    QAccessibleInterface* home = QAccessible::queryAccessibleInterface(button(bar, "home"));
    QVERIFY(home);
    QCOMPARE(home->text(QAccessible::Name), QStringLiteral("Home"));
}

QTEST_MAIN(TstModeBar)
#include "tst_mode_bar.moc"
