// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/picture.h"

#include "model/base/whole_file.h"
#include "views/bridge/qt_text.h"
#include "views/export/pin_pdf.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/text.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace netatlas::views {
namespace {

constexpr int kMostPixels = 30000;
constexpr double kTitleHeight = 40;
constexpr int kPdfDotsPerInch =
    96; ///< one logical pixel is one dot, so measures stay those of the look

/// The theme of paper: light, on white.
theme::Theme paperTheme()
{
    theme::Theme theme = theme::Theme::forPaper(theme::Fonts::fromSystem());
    theme.tokens.groundCanvas = Qt::white;
    return theme;
}

/// The picture with its title, from the top left corner on.
class Sheet
{
public:
    Sheet(const PaintedView& view, const PictureOptions& options)
        : m_view(view)
        , m_extent(view.extent())
        , m_top(options.hasTitle ? kTitleHeight : 0)
    {
    }

    QSizeF size() const { return {m_extent.width(), m_extent.height() + m_top}; }

    void paint(QPainter& painter) const
    {
        const theme::Theme theme = paperTheme();
        painter.fillRect(QRectF(QPointF(), size()), Qt::white);
        if (m_top > 0)
            paint::paintText(
                painter, QRectF(theme::metrics::kCanvasMargin, 0, m_extent.width(), m_top),
                m_view.title(), theme.fonts.of(theme::TextRole::Title), theme.tokens.text1);
        painter.translate(-m_extent.left(), m_top - m_extent.top());
        m_view.paint(painter, m_extent, theme);
    }

private:
    const PaintedView& m_view;
    QRectF m_extent;
    double m_top;
};

QByteArray svgOf(const PaintedView& view, const Sheet& sheet)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    const QSize size(static_cast<int>(std::ceil(sheet.size().width())),
                     static_cast<int>(std::ceil(sheet.size().height())));
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(view.title());
    generator.setResolution(kPdfDotsPerInch);
    QPainter painter(&generator);
    sheet.paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray pdfOf(const PaintedView& view, const Sheet& sheet)
{
    const SteadyOrder order;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfDotsPerInch);
    writer.setTitle(view.title());
    writer.setCreator(QStringLiteral("Netatlas"));
    const double points = 72.0 / kPdfDotsPerInch;
    writer.setPageSize(
        QPageSize(sheet.size() * points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    sheet.paint(painter);
    painter.end();
    QByteArray bytes = buffer.data();
    pinPdf(bytes);
    return bytes;
}

Result<QByteArray> pngOf(const Sheet& sheet, const PictureOptions& options)
{
    const double scale = options.width ? *options.width / sheet.size().width() : options.scale;
    if (!options.width && (scale < 1 || scale > 8))
        return fail(
            ErrorKind::NotValid,
            {{"what", "scale"}, {"value", std::to_string(options.scale)}, {"cause", "1 to 8"}});
    const QSizeF size = sheet.size() * scale;
    if (size.width() > kMostPixels || size.height() > kMostPixels || size.width() < 1)
        return fail(ErrorKind::NotValid,
                    {{"what", "picture"},
                     {"value", std::to_string(std::lround(size.width())) + "x" +
                                   std::to_string(std::lround(size.height()))},
                     {"cause", "too large"}});
    QImage image(static_cast<int>(std::ceil(size.width())),
                 static_cast<int>(std::ceil(size.height())), QImage::Format_RGB32);
    if (image.isNull())
        return fail(ErrorKind::NotValid, {{"what", "picture"}, {"cause", "too large"}});
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    sheet.paint(painter);
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

std::optional<PictureFormat> pictureFormatOf(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("svg"))
        return PictureFormat::Svg;
    if (ending == QLatin1String("pdf"))
        return PictureFormat::Pdf;
    if (ending == QLatin1String("png"))
        return PictureFormat::Png;
    return std::nullopt;
}

Result<QByteArray> renderPicture(const PaintedView& view, const PictureOptions& options)
{
    const Sheet sheet(view, options);
    switch (options.format) {
    case PictureFormat::Svg: return svgOf(view, sheet);
    case PictureFormat::Pdf: return pdfOf(view, sheet);
    case PictureFormat::Png: return pngOf(sheet, options);
    }
    return QByteArray();
}

Status writePicture(const PaintedView& view, const QString& path)
{
    const auto format = pictureFormatOf(path);
    if (!format)
        return fail(ErrorKind::NotValid, {{"what", "format"},
                                          {"value", toStd(QFileInfo(path).suffix())},
                                          {"cause", "svg, pdf or png"}});
    return writePicture(view, path, {.format = *format});
}

Status writePicture(const PaintedView& view, const QString& path, const PictureOptions& options)
{
    const auto bytes = renderPicture(view, options);
    if (!bytes)
        return fail(bytes.error());
    return writeWholeFile(toStd(path),
                          {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

} // namespace netatlas::views
