// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/space_mark.h"
#include "views/theme/tokens.h"

#include <QPalette>
#include <QTest>

using namespace netatlas::views::theme;

namespace {

struct Claim
{
    const char* name;
    QColor Tokens::* colour;
    /// On panel, window and card.
    std::array<double, 3> light;
    std::array<double, 3> dark;
};

const std::array kClaims = {
    Claim{"text.1", &Tokens::text1, {16.6, 14.4, 16.6}, {13.5, 14.4, 11.1}},
    Claim{"text.2", &Tokens::text2, {7.8, 6.8, 7.8}, {8.3, 8.9, 6.8}},
    Claim{"text.3", &Tokens::text3, {5.9, 5.1, 5.9}, {6.7, 7.2, 5.5}},
    Claim{"text.off", &Tokens::textOff, {2.7, 2.4, 2.7}, {3.0, 3.2, 2.5}},
    Claim{"line.1", &Tokens::line1, {1.3, 1.1, 1.3}, {1.3, 1.4, 1.1}},
    Claim{"line.2", &Tokens::line2, {1.7, 1.4, 1.7}, {1.9, 2.1, 1.6}},
    Claim{"line.3", &Tokens::line3, {3.4, 3.0, 3.4}, {4.3, 4.6, 3.5}},
    Claim{"link", &Tokens::link, {3.5, 3.1, 3.5}, {4.4, 4.7, 3.6}},
    Claim{"accent", &Tokens::accent, {6.4, 5.5, 6.4}, {7.0, 7.5, 5.8}},
    Claim{"error", &Tokens::error, {4.5, 3.9, 4.5}, {6.4, 6.9, 5.3}},
    Claim{"warning", &Tokens::warning, {4.3, 3.7, 4.3}, {8.6, 9.2, 7.1}},
    Claim{"info", &Tokens::info, {5.2, 4.5, 5.2}, {6.1, 6.5, 5.0}},
    Claim{"effects", &Tokens::effects, {4.0, 3.5, 4.0}, {9.1, 9.7, 7.5}},
    Claim{"not possible", &Tokens::notPossible, {4.5, 3.9, 4.5}, {7.8, 8.3, 6.4}},
    Claim{"added", &Tokens::added, {4.6, 4.0, 4.6}, {7.5, 8.0, 6.2}},
    Claim{"changed", &Tokens::changed, {5.9, 5.1, 5.9}, {8.6, 9.2, 7.1}},
    Claim{"use.fill", &Tokens::useFill, {5.0, 4.3, 5.0}, {7.5, 8.1, 6.2}},
};

bool isNear(double measured, double claimed)
{
    return std::abs(measured - claimed) <= 0.06;
}

std::vector<QColor> everyGround(const Tokens& tokens)
{
    return {tokens.groundSide, tokens.groundWindow, tokens.groundPanel, tokens.groundCanvas,
            tokens.groundLane, tokens.groundCard,   tokens.groundBus,   tokens.groundSunk,
            tokens.groundTip,  tokens.select};
}

std::vector<QColor> everyTint(const Tokens& tokens)
{
    return {tokens.errorTint, tokens.warningTint, tokens.infoTint, tokens.effectsTint,
            tokens.noneTint};
}

double least(const QColor& colour, const std::vector<QColor>& grounds)
{
    double lowest = 21.0;
    for (const QColor& ground : grounds)
        lowest = std::min(lowest, contrastRatio(colour, ground));
    return lowest;
}

} // namespace

class TstTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfTheStandard();
    void contrastsAreThoseOfTheDesign_data();
    void contrastsAreThoseOfTheDesign();
    void textReadsOnEveryGround_data();
    void textReadsOnEveryGround();
    void primaryButtonAndFocusRingStandOut();
    void machinesStandOutFromTheCard();
    void spacesStandOutFromTheGround();
    void textOnAnyFillIsReadable();
    void alphaIsGreyAndTheOthersFollowInOrder();
    void spacesBeyondThePaletteAreSplit();
    void highContrastTakesTheSystemsColours();
    void paletteSaysWhatTheTokensSay();
};

void TstTokens::contrastIsThatOfTheStandard()
{
    QVERIFY(isNear(contrastRatio(Qt::black, Qt::white), 21.0));
    QVERIFY(isNear(contrastRatio(Qt::white, Qt::white), 1.0));
    QVERIFY(isNear(contrastRatio(rgb(0x767676), Qt::white), 4.54));
    QCOMPARE(contrastRatio(Qt::red, Qt::blue), contrastRatio(Qt::blue, Qt::red));
}

void TstTokens::contrastsAreThoseOfTheDesign_data()
{
    QTest::addColumn<int>("claim");
    for (std::size_t i = 0; i < kClaims.size(); ++i)
        QTest::newRow(kClaims[i].name) << static_cast<int>(i);
}

void TstTokens::contrastsAreThoseOfTheDesign()
{
    QFETCH(int, claim);
    const Claim& row = kClaims[static_cast<std::size_t>(claim)];
    for (const Tokens& tokens : {kLightTokens, kDarkTokens}) {
        const auto& claimed = tokens.isDark ? row.dark : row.light;
        const std::array grounds = {tokens.groundPanel, tokens.groundWindow, tokens.groundCard};
        for (std::size_t i = 0; i < grounds.size(); ++i) {
            const double measured = contrastRatio(tokens.*row.colour, grounds[i]);
            QVERIFY2(isNear(measured, claimed[i]), qPrintable(QString::number(measured)));
        }
    }
}

void TstTokens::textReadsOnEveryGround_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstTokens::textReadsOnEveryGround()
{
    QFETCH(bool, isDark);
    const Tokens& tokens = isDark ? kDarkTokens : kLightTokens;
    for (const QColor& text : {tokens.text1, tokens.text2, tokens.text3})
        QVERIFY(least(text, everyGround(tokens)) >= 4.5);
    // text.3 on its hardest grounds, bus and select.
    QVERIFY(isNear(least(tokens.text3, {tokens.groundBus, tokens.select}), isDark ? 4.8 : 4.7));
    QVERIFY(least(tokens.text1, everyTint(tokens)) >= (isDark ? 10.95 : 14.55));
    QVERIFY(least(tokens.text2, everyTint(tokens)) >= 4.5);
    // Lines that carry meaning, badges and marks.
    for (const QColor& mark :
         {tokens.line3, tokens.link, tokens.accent, tokens.error, tokens.warning, tokens.info,
          tokens.effects, tokens.notPossible, tokens.added, tokens.changed, tokens.useFill})
        QVERIFY(least(mark, {tokens.groundPanel, tokens.groundWindow, tokens.groundCard}) >= 2.95);
}

void TstTokens::primaryButtonAndFocusRingStandOut()
{
    QVERIFY(isNear(contrastRatio(kLightTokens.accentText, kLightTokens.accent), 6.4));
    QVERIFY(isNear(contrastRatio(kDarkTokens.accentText, kDarkTokens.accent), 7.9));
    QVERIFY(contrastRatio(kLightTokens.accent, kLightTokens.select) >= 5.05);
    QVERIFY(contrastRatio(kDarkTokens.accent, kDarkTokens.select) >= 5.05);
}

void TstTokens::machinesStandOutFromTheCard()
{
    QVERIFY(isNear(contrastRatio(kLightTokens.machine, kLightTokens.groundCard), 3.0));
    QVERIFY(isNear(contrastRatio(kDarkTokens.machine, kDarkTokens.groundCard), 3.1));
    QVERIFY(isNear(contrastRatio(kLightTokens.machineHost, kLightTokens.groundCard), 7.0));
    QVERIFY(isNear(contrastRatio(kDarkTokens.machineHost, kDarkTokens.groundCard), 6.7));
}

void TstTokens::spacesStandOutFromTheGround()
{
    for (const QColor& colour : kLightTokens.spaces) {
        QVERIFY(contrastRatio(colour, Qt::white) >= 3.95);
        QVERIFY(contrastRatio(colour, Qt::white) <= 5.25);
    }
    for (const QColor& colour : kDarkTokens.spaces)
        QVERIFY(contrastRatio(colour, rgb(0x1E2226)) >= 6.05);
}

void TstTokens::textOnAnyFillIsReadable()
{
    std::vector<QColor> fills(kPurePalette.begin(), kPurePalette.end());
    for (const Tokens& tokens : {kLightTokens, kDarkTokens}) {
        fills.insert(fills.end(), tokens.useSteps.begin(), tokens.useSteps.end());
        fills.insert(fills.end(), tokens.spaces.begin(), tokens.spaces.end());
    }
    for (const QColor& fill : fills) {
        const QColor text = textOn(fill);
        QVERIFY(text == QColor(Qt::black) || text == QColor(Qt::white));
        QVERIFY2(contrastRatio(text, fill) >= 4.5, qPrintable(fill.name()));
    }
    QCOMPARE(textOn(kLightTokens.useSteps[4]), QColor(Qt::white));
    QCOMPARE(textOn(kLightTokens.useSteps[0]), QColor(Qt::black));
}

void TstTokens::alphaIsGreyAndTheOthersFollowInOrder()
{
    QCOMPARE(spaceMark(kLightTokens, 0).colour, rgb(0x767676));
    QCOMPARE(spaceMark(kLightTokens, 1).colour, rgb(0x0072B2));
    QCOMPARE(spaceMark(kLightTokens, 7).colour, rgb(0x7D7300));
    QCOMPARE(spaceMark(kDarkTokens, 2).colour, rgb(0xF0B43C));
    QCOMPARE(spaceFill(0), rgb(0x999999));
    QVERIFY(!spaceMark(kLightTokens, 7).second);
    QCOMPARE(chosenSpaceMark(kLightTokens, 3).colour, rgb(0xB0588A));
}

void TstTokens::spacesBeyondThePaletteAreSplit()
{
    std::vector<SpaceMark> seen;
    for (int order = 0; order <= 49; ++order) {
        const SpaceMark mark = spaceMark(kLightTokens, order);
        QVERIFY(std::find(seen.begin(), seen.end(), mark) == seen.end());
        QCOMPARE(mark.second.has_value(), order > 7);
        if (mark.second)
            QVERIFY(*mark.second != mark.colour);
        seen.push_back(mark);
    }
    QCOMPARE(spacePattern(7), Qt::SolidPattern);
    QVERIFY(spacePattern(8) != spacePattern(15));
}

void TstTokens::highContrastTakesTheSystemsColours()
{
    QPalette system;
    system.setColor(QPalette::Window, Qt::black);
    system.setColor(QPalette::WindowText, Qt::yellow);
    system.setColor(QPalette::Highlight, Qt::cyan);
    system.setColor(QPalette::HighlightedText, Qt::black);
    const Tokens tokens = highContrastTokens(system);
    QCOMPARE(tokens.groundCard, QColor(Qt::black));
    QCOMPARE(tokens.line1, QColor(Qt::yellow));
    QCOMPARE(tokens.errorTint, QColor(Qt::black));
    QCOMPARE(tokens.accent, QColor(Qt::cyan));
    QCOMPARE(tokens.lineWidth, 2);
    QVERIFY(tokens.isDark);

    system.setColor(QPalette::Highlight, QColor(20, 20, 20));
    QCOMPARE(highContrastTokens(system).accent, QColor(Qt::yellow));
}

void TstTokens::paletteSaysWhatTheTokensSay()
{
    for (const Tokens& tokens : {kLightTokens, kDarkTokens}) {
        const QPalette palette = paletteOf(tokens);
        QCOMPARE(palette.color(QPalette::Window), tokens.groundWindow);
        QCOMPARE(palette.color(QPalette::Base), tokens.groundPanel);
        QCOMPARE(palette.color(QPalette::AlternateBase), tokens.groundPanel);
        QCOMPARE(palette.color(QPalette::Highlight), tokens.select);
        QCOMPARE(palette.color(QPalette::HighlightedText), tokens.text1);
        QCOMPARE(palette.color(QPalette::PlaceholderText), tokens.text3);
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), tokens.textOff);
        QCOMPARE(isDarkPalette(palette), tokens.isDark);
    }
}

QTEST_GUILESS_MAIN(TstTokens)
#include "tst_tokens.moc"
