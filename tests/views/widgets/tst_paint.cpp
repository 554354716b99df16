// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/metrics.h"
#include "views/widgets/paint/board.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/subnet_card.h"
#include "views/widgets/paint/topology.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace netatlas::views::paint;
using namespace netatlas::views::theme;

namespace {

Theme light()
{
    QFont font;
    font.setPixelSize(13);
    return {kLightTokens, Fonts(font, font), true};
}

QImage canvas(const QSize& size, double scale = 1.0)
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(kLightTokens.groundCanvas);
    return image;
}

QRect inkedArea(const QImage& image)
{
    QRect area;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != kLightTokens.groundCanvas)
                area |= QRect(x, y, 1, 1);
        }
    }
    return area;
}

QImage card(const SubnetCard& shown, const CardState& state = {})
{
    QImage image = canvas({220, 80});
    QPainter painter(&image);
    paintSubnetCard(painter, QRectF(14, 14, 192, 52), shown, state, light());
    return image;
}

SubnetCard plain()
{
    return {.cidr = QStringLiteral("10.2.0.0/20"),
            .caption = QStringLiteral("db"),
            .space = spaceMark(kLightTokens, 1),
            .use = 0.61};
}

} // namespace

class TstPaint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardStaysInItsRectangle();
    void aSelectedCardReachesOnePixelFurther();
    void theSpaceEdgeIsFourPixelsWide();
    void linesAreWholePixelsAtEveryScale_data();
    void linesAreWholePixelsAtEveryScale();
    void linesKeepTheirWidthWhenZoomed();
    void everyStateLooksDifferent();
    void machinesLoseDetailWithTheZoom();
    void bundlesGrowWithTheirCount();
    void thePillSitsOnTheLongestStretch();
    void farBlocksFillThemselvesWhenDotsAreTooSmall();
    void columnPartsDoNotOverlap();
    void theStripNeverCoversTheHead();
};

void TstPaint::aCardStaysInItsRectangle()
{
    QCOMPARE(inkedArea(card(plain())), QRect(14, 14, 192, 52));
}

void TstPaint::aSelectedCardReachesOnePixelFurther()
{
    const QImage image = card(plain(), {.isSelected = true});
    QCOMPARE(inkedArea(image), QRect(13, 13, 194, 54));
    QCOMPARE(image.pixelColor(110, 13), kLightTokens.accent);
    QCOMPARE(image.pixelColor(110, 14), kLightTokens.accent);
    QCOMPARE(image.pixelColor(110, 15), kLightTokens.groundCard);
}

void TstPaint::theSpaceEdgeIsFourPixelsWide()
{
    const QImage image = card(plain());
    for (int x = 14; x < 18; ++x)
        QCOMPARE(image.pixelColor(x, 40), kLightTokens.spaces[0]);
    QCOMPARE(image.pixelColor(18, 40), kLightTokens.groundCard);
}

void TstPaint::linesAreWholePixelsAtEveryScale_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("pixels");
    QTest::newRow("1") << 1.0 << 1;
    QTest::newRow("2") << 2.0 << 2;
    QTest::newRow("3") << 3.0 << 3;
}

void TstPaint::linesAreWholePixelsAtEveryScale()
{
    QFETCH(double, scale);
    QFETCH(int, pixels);
    QImage image = canvas({60, 60}, scale);
    QPainter painter(&image);
    paintBox(painter, QRectF(10, 10, 40, 40), {.line = Qt::black, .radius = 4.0});
    painter.end();
    const int top = static_cast<int>(10 * scale);
    const int middle = static_cast<int>(30 * scale);
    for (int i = 0; i < pixels; ++i)
        QCOMPARE(image.pixelColor(middle, top + i), QColor(Qt::black));
    QCOMPARE(image.pixelColor(middle, top + pixels), kLightTokens.groundCanvas);
    QCOMPARE(image.pixelColor(middle, top - 1), kLightTokens.groundCanvas);
}

void TstPaint::linesKeepTheirWidthWhenZoomed()
{
    QImage image = canvas({200, 200});
    QPainter painter(&image);
    painter.scale(3.0, 3.0);
    paintBox(painter, QRectF(10, 10, 40, 40), {.line = Qt::black, .radius = 4.0});
    paintStraight(painter, {20, 20}, {40, 20}, Qt::black, 1.0);
    painter.end();
    QCOMPARE(image.pixelColor(90, 30), QColor(Qt::black));
    QCOMPARE(image.pixelColor(90, 31), kLightTokens.groundCanvas);
    int dark = 0;
    for (int y = 50; y < 70; ++y)
        dark += image.pixelColor(90, y) == QColor(Qt::black);
    QCOMPARE(dark, 1);
}

void TstPaint::everyStateLooksDifferent()
{
    std::vector<QImage> seen;
    const auto add = [&](const SubnetCard& shown, const CardState& state = {}) {
        const QImage image = card(shown, state);
        QVERIFY(std::find(seen.begin(), seen.end(), image) == seen.end());
        seen.push_back(image);
    };
    add(plain());
    add(plain(), {.isHovered = true});
    add(plain(), {.isSelected = true});
    add(plain(), {.isFocused = true});
    add(plain(), {.isSelected = true, .isFocused = true});
    add(plain(), {.isDimmed = true});
    add(plain(), {.isGhost = true});
    add(plain(), {.carried = 3});
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error}) {
        SubnetCard shown = plain();
        shown.worst = severity;
        add(shown);
    }
    for (const Change change : {Change::Added, Change::Changed, Change::Removed}) {
        SubnetCard shown = plain();
        shown.change = change;
        add(shown);
    }
    for (const Presence presence : {Presence::ProviderOnly, Presence::Empty}) {
        SubnetCard shown = plain();
        shown.presence = presence;
        add(shown);
    }
    SubnetCard pinned = plain();
    pinned.marks = {Icon::Pin};
    add(pinned);
}

void TstPaint::machinesLoseDetailWithTheZoom()
{
    QCOMPARE(machineDetail(1.0), MachineDetail::Full);
    QCOMPARE(machineDetail(0.90), MachineDetail::Plain);
    QCOMPARE(machineDetail(0.45), MachineDetail::Square);
    QCOMPARE(machineDetail(0.25), MachineDetail::Square);
    QCOMPARE(machineDetail(0.24), MachineDetail::Dot);
}

void TstPaint::bundlesGrowWithTheirCount()
{
    QCOMPARE(linkWidth(20), 1.5);
    QCOMPARE(linkWidth(21), 3.0);
    QCOMPARE(linkWidth(200), 3.0);
    QCOMPARE(linkWidth(201), 5.0);
}

void TstPaint::thePillSitsOnTheLongestStretch()
{
    QCOMPARE(labelPoint({{0, 0}, {10, 0}, {10, 100}, {40, 100}}), QPointF(10, 50));
}

void TstPaint::farBlocksFillThemselvesWhenDotsAreTooSmall()
{
    const FarBlock block{.space = spaceMark(kLightTokens, 1), .machines = 90, .use = 1.0};
    const auto ground = [&](double zoom) {
        QImage image = canvas({100, 100});
        QPainter painter(&image);
        painter.scale(zoom, zoom);
        paintFarBlock(painter, QRectF(0, 0, 90 / zoom, 90 / zoom), block, zoom, {}, light());
        painter.end();
        return image.pixelColor(80, 80);
    };
    QCOMPARE(ground(1.0), kLightTokens.groundCard);
    QCOMPARE(ground(0.5), kLightTokens.useSteps[4]);
    QCOMPARE(farCapacity({78, 92}), 13 * 17);
}

void TstPaint::columnPartsDoNotOverlap()
{
    const QRectF rect(0, 0, 196, 500);
    SpaceColumn column{.name = QStringLiteral("db"), .space = spaceMark(kLightTokens, 1)};
    for (const bool isDragging : {false, true}) {
        if (isDragging)
            column.verdict = ColumnVerdict{Verdict::Breaks, QStringLiteral("Breaks 3"), {}};
        const ColumnParts parts = columnParts(rect, column, light().fonts);
        QCOMPARE(parts.strip.isEmpty(), !isDragging);
        QVERIFY(parts.head.bottom() <= parts.body.top());
        QVERIFY(parts.strip.bottom() <= parts.body.top());
        QVERIFY(parts.body.bottom() <= parts.foot.top());
        QVERIFY(rect.contains(parts.foot));
        QVERIFY(parts.head.contains(parts.menu));
        QVERIFY(parts.menu.width() >= metrics::kTarget);
    }
}

void TstPaint::theStripNeverCoversTheHead()
{
    const QRectF bounds(0, 0, 800, 600);
    const QSizeF size(190, 54);
    const QRectF head(300, 20, 200, 60);
    const QRectF below = placeVerdictStrip({400, 300}, size, bounds, head);
    QCOMPARE(below.top(), 340.0);
    const QRectF flipped = placeVerdictStrip({400, 580}, size, bounds, head);
    QCOMPARE(flipped.bottom(), 540.0);
    for (int y = 0; y < 120; y += 10)
        QVERIFY(!placeVerdictStrip({400, double(y)}, size, bounds, head).intersects(head));
    QVERIFY(bounds.contains(placeVerdictStrip({795, 300}, size, bounds, head)));
    QVERIFY(bounds.contains(placeVerdictStrip({2, 300}, size, bounds, head)));
}

QTEST_MAIN(TstPaint)
#include "tst_paint.moc"
