// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons/icon.h"
#include "views/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace netatlas::views::theme;

namespace {

int inkedPixels(const QImage& image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 100;
    }
    return inked;
}

/// The colour of the most opaque pixel.
QColor ink(const QImage& image)
{
    QRgb best = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(best))
                best = image.pixel(x, y);
        }
    }
    return QColor(best);
}

} // namespace

class TstIcon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconLoadsAndIsTinted_data();
    void everyIconLoadsAndIsTinted();
    void modeAndStateChooseTheColour();
    void themeChangesTheSameIcon();
    void strokesKeepTheirWidthAtSmallSizes();
    void scaleGivesMorePixels();
};

void TstIcon::everyIconLoadsAndIsTinted_data()
{
    QTest::addColumn<int>("number");
    QSet<QByteArray> names;
    for (int number = 0; number < kIcons; ++number) {
        const char* name = iconName(static_cast<Icon>(number));
        QTest::newRow(name) << number;
        names.insert(name);
    }
    QCOMPARE(names.size(), kIcons);
}

void TstIcon::everyIconLoadsAndIsTinted()
{
    QFETCH(int, number);
    const QImage image = iconImage(static_cast<Icon>(number), 16, rgb(0x4452C8), 2.0);
    QCOMPARE(image.size(), QSize(32, 32));
    QVERIFY(inkedPixels(image) > 15);
    QVERIFY(inkedPixels(image) < 32 * 32 * 3 / 4);
    const QColor colour = ink(image);
    QVERIFY2(qAbs(colour.red() - 0x44) < 4 && qAbs(colour.green() - 0x52) < 4 &&
                 qAbs(colour.blue() - 0xC8) < 4,
             qPrintable(colour.name()));
}

void TstIcon::modeAndStateChooseTheColour()
{
    ActiveTheme::instance().setChoice(ThemeChoice::Light);
    const QIcon icon = netatlas::views::theme::icon(Icon::Select);
    const QSize size(32, 32);
    QCOMPARE(ink(icon.pixmap(size).toImage()), kLightTokens.text2);
    QCOMPARE(ink(icon.pixmap(size, QIcon::Normal, QIcon::On).toImage()), kLightTokens.accent);
    QCOMPARE(ink(icon.pixmap(size, QIcon::Disabled).toImage()), kLightTokens.textOff);
    const QIcon close = netatlas::views::theme::icon(Icon::Close, &Tokens::text3);
    QCOMPARE(ink(close.pixmap(size).toImage()), kLightTokens.text3);
}

void TstIcon::themeChangesTheSameIcon()
{
    const QIcon icon = netatlas::views::theme::icon(Icon::Spaces);
    ActiveTheme::instance().setChoice(ThemeChoice::Dark);
    QCOMPARE(ink(icon.pixmap(QSize(32, 32)).toImage()), kDarkTokens.text2);
    ActiveTheme::instance().setChoice(ThemeChoice::Light);
    QCOMPARE(ink(icon.pixmap(QSize(32, 32)).toImage()), kLightTokens.text2);
}

void TstIcon::strokesKeepTheirWidthAtSmallSizes()
{
    // A minus is one stroke: ink divided by its length is its width in pixels.
    const auto width = [](int size) {
        const QImage image = iconImage(Icon::Minus, size, Qt::black, 4.0);
        double ink = 0.0;
        const int x = image.width() / 2;
        for (int y = 0; y < image.height(); ++y)
            ink += qAlpha(image.pixel(x, y)) / 255.0;
        return ink / 4.0;
    };
    for (const int size : {14, 16, 20})
        QVERIFY2(qAbs(width(size) - 1.5) < 0.1, qPrintable(QString::number(width(size))));
    for (const int size : {24, 32})
        QVERIFY2(qAbs(width(size) - 2.0) < 0.1, qPrintable(QString::number(width(size))));
}

void TstIcon::scaleGivesMorePixels()
{
    QImage canvas(64, 64, QImage::Format_ARGB32_Premultiplied);
    canvas.setDevicePixelRatio(2.0);
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    paintIcon(painter, QRectF(8, 8, 16, 16), Icon::Fabric, Qt::black);
    painter.end();
    const QImage direct = iconImage(Icon::Fabric, 16, Qt::black, 2.0);
    QCOMPARE(canvas.copy(16, 16, 32, 32).convertToFormat(QImage::Format_ARGB32),
             direct.convertToFormat(QImage::Format_ARGB32));
}

QTEST_MAIN(TstIcon)
#include "tst_icon.moc"
