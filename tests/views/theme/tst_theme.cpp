// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/theme.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace netatlas::views::theme;

class TstTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choiceDecidesPaletteAndTokens();
    void systemFollowsTheDesktop();
    void aFixedChoiceDoesNotFollowTheDesktop();
    void textScaleReachesEveryFont();
    void reducedMotionStopsEveryMotion();
};

namespace {

QPalette desktop(Qt::GlobalColor window, Qt::GlobalColor text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

} // namespace

void TstTheme::choiceDecidesPaletteAndTokens()
{
    ActiveTheme& active = ActiveTheme::instance();
    active.setChoice(ThemeChoice::Light);
    QSignalSpy changes(&active, &ActiveTheme::changed);
    active.setChoice(ThemeChoice::Dark);
    QCOMPARE(changes.size(), 1);
    QVERIFY(active.tokens().isDark);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), kDarkTokens.groundWindow);
    active.setChoice(ThemeChoice::Dark);
    QCOMPARE(changes.size(), 1);
}

void TstTheme::systemFollowsTheDesktop()
{
    ActiveTheme& active = ActiveTheme::instance();
    active.setChoice(ThemeChoice::System);
    QGuiApplication::setPalette(desktop(Qt::black, Qt::white));
    QTRY_VERIFY(active.tokens().isDark);
    QGuiApplication::setPalette(desktop(Qt::white, Qt::black));
    QTRY_VERIFY(!active.tokens().isDark);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), kLightTokens.groundWindow);
}

void TstTheme::aFixedChoiceDoesNotFollowTheDesktop()
{
    ActiveTheme& active = ActiveTheme::instance();
    active.setChoice(ThemeChoice::Light);
    QGuiApplication::setPalette(desktop(Qt::black, Qt::white));
    QTRY_COMPARE(QGuiApplication::palette().color(QPalette::Window), kLightTokens.groundWindow);
    QVERIFY(!active.tokens().isDark);
    // But what the desktop became is not forgotten.
    active.setChoice(ThemeChoice::System);
    QVERIFY(active.tokens().isDark);
}

void TstTheme::textScaleReachesEveryFont()
{
    ActiveTheme& active = ActiveTheme::instance();
    active.setTextScale(1.0);
    const double before = active.fonts().of(TextRole::Caption).pointSizeF();
    active.setTextScale(2.0);
    QCOMPARE(active.fonts().of(TextRole::Caption).pointSizeF(), before * 2.0);
    active.setTextScale(1.0);
}

void TstTheme::reducedMotionStopsEveryMotion()
{
    ActiveTheme& active = ActiveTheme::instance();
    QCOMPARE(active.theme().motion(200), 200);
    active.setReducedMotion(true);
    QCOMPARE(active.theme().motion(200), 0);
    active.setReducedMotion(false);
}

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
