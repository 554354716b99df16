// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "views/theme/theme.h"

#include <QByteArray>
#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace netatlas::views {

/// A view that can be painted on paper: topology, board.
class PaintedView
{
public:
    virtual ~PaintedView() = default;
    /// What the picture is called: `Topology`.
    virtual QString title() const = 0;
    /// All that there is to paint, in logical pixels.
    virtual QRectF extent() const = 0;
    /// Paints what is in `area` with the theme given; the painter's origin is that of the extent's
    /// coordinates.
    virtual void paint(QPainter& painter, const QRectF& area, const theme::Theme& theme) const = 0;
};

enum class PictureFormat { Svg, Pdf, Png };

/// The format of a file by its ending; nothing for any other.
std::optional<PictureFormat> pictureFormatOf(const QString& path);

struct PictureOptions
{
    PictureFormat format = PictureFormat::Svg;
    double scale = 1;         ///< of png: 1 to 8 device pixels for a logical one
    std::optional<int> width; ///< of png, in pixels; instead of the scale
    bool hasTitle = false;    ///< a line above the picture
};

/// The file's bytes. Light colours on white, text as text, no time or path in it: the same picture
/// gives the same bytes. `not-valid` for a scale outside 1 to 8 and for an image larger than
/// 30 000 pixels a side.
Result<QByteArray> renderPicture(const PaintedView& view, const PictureOptions& options);

/// Renders by the ending of the path and writes the file; a failing write leaves no half file.
Status writePicture(const PaintedView& view, const QString& path);
Status writePicture(const PaintedView& view, const QString& path, const PictureOptions& options);

} // namespace netatlas::views
