// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/type.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTest>

using namespace netatlas::views::theme;

class TstType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesFollowTheSystemFont();
    void ownScaleStaysBetweenTheBounds();
    void addressesHaveDigitsOfOneWidth();
    void onlyThreeWeightsAreUsed();
    void measuresGrowWithTheText();
};

void TstType::rolesFollowTheSystemFont()
{
    QFont system;
    system.setPointSizeF(10.0);
    const Fonts fonts(system, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QCOMPARE(fonts.of(TextRole::Body).pointSizeF(), 10.0);
    QCOMPARE(fonts.of(TextRole::Caption).pointSizeF(), 8.5);
    QCOMPARE(fonts.of(TextRole::Page).pointSizeF(), 15.4);
    system.setPixelSize(20);
    QCOMPARE(Fonts(system, system).of(TextRole::Caption).pixelSize(), 17);
}

void TstType::ownScaleStaysBetweenTheBounds()
{
    QFont system;
    system.setPointSizeF(10.0);
    QCOMPARE(Fonts(system, system, 1.5).of(TextRole::Body).pointSizeF(), 15.0);
    QCOMPARE(Fonts(system, system, 9.0).scale(), 2.0);
    QCOMPARE(Fonts(system, system, 0.1).scale(), 0.8);
}

void TstType::addressesHaveDigitsOfOneWidth()
{
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (const QString& family : QFontDatabase::families(QFontDatabase::Latin)) {
        QFont system(family);
        system.setPointSizeF(10.0);
        const QFont address = Fonts(system, fixed).address(TextRole::Name);
        if (hasTabularDigits(system)) {
            QCOMPARE(address.family(), system.family());
        } else {
            QCOMPARE(address.family(), fixed.family());
            QCOMPARE(address.pointSizeF(), 9.2);
        }
        QCOMPARE(address.weight(), QFont::DemiBold);
    }
    QVERIFY(hasTabularDigits(fixed));
}

void TstType::onlyThreeWeightsAreUsed()
{
    const Fonts fonts = Fonts::fromSystem();
    for (const TextRole role : {TextRole::Caption, TextRole::Small, TextRole::Body})
        QCOMPARE(fonts.of(role).weight(), QFont::Normal);
    for (const TextRole role : {TextRole::Name, TextRole::Heading, TextRole::Title, TextRole::Page})
        QCOMPARE(fonts.of(role).weight(), QFont::DemiBold);
    QCOMPARE(fonts.of(TextRole::Caption, TextWeight::Medium).weight(), QFont::Medium);
}

void TstType::measuresGrowWithTheText()
{
    QFont system;
    system.setPixelSize(13);
    QCOMPARE(Fonts(system, system).scaled(24), 24);
    QCOMPARE(Fonts(system, system, 2.0).scaled(24), 48);
    QCOMPARE(Fonts(system, system, 0.8).scaled(24), 24);
}

QTEST_MAIN(TstType)
#include "tst_type.moc"
