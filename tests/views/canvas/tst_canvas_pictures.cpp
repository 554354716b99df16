// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/canvas/canvas_fixture.h"
#include "views/canvas/far_geometry.h"
#include "views/theme/theme.h"

#include <QDir>
#include <QPainter>

using namespace netatlas;
using namespace netatlas::views;
using namespace netatlas::views::canvas;
using test::CanvasFixture;
using test::subnet;

namespace {

std::vector<engine::rules::Finding> pictureFindings()
{
    using engine::rules::Finding;
    using engine::rules::Rule;
    using engine::rules::Severity;
    Finding overlap{.rule = Rule::V01, .severity = Severity::Error, .object = subnet(5)};
    overlap.others.push_back(subnet(3));
    return {overlap,
            {.rule = Rule::V04, .severity = Severity::Warning, .object = subnet(7)},
            {.rule = Rule::V06, .severity = Severity::Error, .object = test::machine(40)}};
}

/// Paints the whole scene in one image, as tiles do in pieces.
QImage painted(const Scene& scene, const theme::Theme& theme, double scale, double ratio,
               QSize size)
{
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    ScenePainter(scene, theme, scale).paint(painter, QRectF(QPointF(), QSizeF(size)));
    return image;
}

theme::Theme themeOf(const theme::Tokens& tokens)
{
    return {tokens, theme::Fonts::fromSystem(), true};
}

QColor at(const QImage& image, const QPointF& point)
{
    return image.pixelColor((point * image.devicePixelRatio()).toPoint());
}

} // namespace

/// Pictures are kept in the folder of the build, for people to look at beside the design; the test
/// itself asks for what must be true of every one of them.
class TstCanvasPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QDir().mkpath(m_folder); }
    void everyDetailInBothThemes_data();
    void everyDetailInBothThemes();
    void tilesMeetWithoutSeams();
    void selectedChainIsInAccent();
    void largeSiteFromFar();

private:
    void keep(const QImage& image, const QString& name)
    {
        QVERIFY(image.save(QDir(m_folder).filePath(name + QStringLiteral(".png"))));
    }
    QString m_folder = QStringLiteral("canvas-pictures");
};

void TstCanvasPictures::everyDetailInBothThemes_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true})
        for (const double ratio : {1.0, 2.0})
            for (const double scale : {1.0, 0.707, 0.5, 0.354, 0.177})
                QTest::addRow("%s-%d-at-%d", isDark ? "dark" : "light", static_cast<int>(ratio),
                              static_cast<int>(scale * 100))
                    << scale << ratio << isDark;
}

void TstCanvasPictures::everyDetailInBothThemes()
{
    QFETCH(double, scale);
    QFETCH(double, ratio);
    QFETCH(bool, isDark);
    const auto scene = test::sceneOf(test::pictureSite(), pictureFindings());
    const theme::Theme theme = themeOf(isDark ? theme::kDarkTokens : theme::kLightTokens);
    const QSize size = (QSizeF(scaled(scene->bounds(), scale).size())).toSize();
    const QImage image = painted(*scene, theme, scale, ratio, size);
    keep(image, QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(image == painted(*scene, theme, scale, ratio, size));
    // Ground, lane and bus are where they should be, in their own colours.
    QCOMPARE(at(image, {2, 2}), theme.tokens.groundCanvas);
    const QRectF lane = scaled(scene->frameOf(0), scale);
    QCOMPARE(at(image, {lane.left() + lane.width() / 5, lane.bottom() - 3}),
             theme.tokens.groundLane);
    if (scale >= 0.25) {
        const QRectF bus = scaled(scene->boxOf(1), scale);
        QCOMPARE(at(image, bus.center()), theme.tokens.groundBus);
    }
}

void TstCanvasPictures::tilesMeetWithoutSeams()
{
    // Solid lines only: Qt begins the dashes of a line that the image cuts at another place.
    test::SiteBuilder site;
    const auto fabric = site.fabric("fabric-1");
    for (std::uint32_t tag = 1; tag < 5; ++tag) {
        const auto vlan = site.vlan(fabric, tag);
        const std::string network = "10." + std::to_string(tag) + ".0.";
        site.subnet(network + "0/24", vlan);
        for (std::uint32_t i = 1; i < 20; ++i)
            site.nic(site.machine(std::to_string(100 * tag + i)), vlan,
                     network + std::to_string(i));
    }
    const auto scene = test::sceneOf(site);
    const theme::Theme theme = themeOf(theme::kLightTokens);
    const QImage whole = painted(*scene, theme, 1, 1, {2 * kTileSide, 2 * kTileSide});
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 2; ++x) {
            const QImage tile = paintTile(*scene, theme, {0, x, y, false}, 1);
            const QImage part = whole.copy(x * kTileSide, y * kTileSide, kTileSide, kTileSide);
            QRect different;
            for (int row = 0; row < kTileSide; ++row)
                for (int column = 0; column < kTileSide; ++column)
                    if (tile.pixel(column, row) != part.pixel(column, row))
                        different |= QRect(column, row, 1, 1);
            QVERIFY2(different.isEmpty(), qPrintable(QStringLiteral("tile %1,%2 at %3,%4 %5x%6")
                                                         .arg(x)
                                                         .arg(y)
                                                         .arg(different.x())
                                                         .arg(different.y())
                                                         .arg(different.width())
                                                         .arg(different.height())));
        }
}

void TstCanvasPictures::selectedChainIsInAccent()
{
    for (const auto choice : {theme::ThemeChoice::Light, theme::ThemeChoice::Dark}) {
        theme::ActiveTheme::instance().setChoice(choice);
        CanvasFixture fixture(test::sceneOf(test::pictureSite(), pictureFindings()), {920, 720});
        fixture.selection.select(subnet(3));
        QVERIFY(fixture.becomesSharp());
        const QImage image = fixture.canvas.grab().toImage();
        keep(image, choice == theme::ThemeChoice::Dark ? QStringLiteral("selected-dark")
                                                       : QStringLiteral("selected-light"));
        const QRectF card = fixture.canvas.itemRect(subnet(3));
        QCOMPARE(at(image, card.topLeft() + QPointF(40, -1.5)),
                 theme::ActiveTheme::instance().tokens().accent);
        const QRectF bus = fixture.canvas.itemRect(test::segment(3));
        QCOMPARE(at(image, bus.center()), theme::ActiveTheme::instance().tokens().select);
    }
    theme::ActiveTheme::instance().setChoice(theme::ThemeChoice::Light);
}

void TstCanvasPictures::largeSiteFromFar()
{
    const auto scene = test::sceneOf(test::largeSite(5000, 12));
    CanvasFixture fixture(scene, {1000, 680});
    QVERIFY(fixture.becomesSharp());
    QVERIFY(fixture.canvas.scale() < 0.25);
    const QImage image = fixture.canvas.grab().toImage();
    keep(image, QStringLiteral("far-light"));
    // Dots are there: some block has the colour of machines.
    bool hasDots = false;
    const QColor dot = theme::ActiveTheme::instance().tokens().machine;
    for (int y = 0; y < image.height() && !hasDots; ++y)
        for (int x = 0; x < image.width() && !hasDots; ++x)
            hasDots = image.pixelColor(x, y) == dot;
    QVERIFY(hasDots);
}

QTEST_MAIN(TstCanvasPictures)
#include "tst_canvas_pictures.moc"
