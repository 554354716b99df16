// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/strokes.h"

#include "views/theme/metrics.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;

namespace {

bool isOnPaper(const QPainter& painter)
{
    return !painter.paintEngine() || painter.paintEngine()->type() != QPaintEngine::Raster;
}

/// Logical pixels per unit of the painter.
double zoomOf(const QPainter& painter)
{
    const double zoom = std::abs(painter.worldTransform().m11());
    return zoom > 0.0 ? zoom : 1.0;
}

QList<qreal> dashPattern(Dash dash, double width)
{
    const auto inWidths = [width](double on, double off) {
        return QList<qreal>{on / width, off / width};
    };
    switch (dash) {
    case Dash::Solid: return {};
    case Dash::Provider: return inWidths(5, 3);
    case Dash::Added: return width >= metrics::kLineStrong ? inWidths(6, 4) : inWidths(4, 3);
    case Dash::Dotted: return inWidths(1.5, 2.5);
    }
    return {};
}

QRectF lineRect(const QPainter& painter, const QRectF& rect, double width)
{
    const double inset = width / zoomOf(painter) / 2.0;
    return onPixels(painter, rect).adjusted(inset, inset, -inset, -inset);
}

} // namespace

QPen linePen(const QPainter& painter, const QColor& colour, double width, Dash dash)
{
    QPen pen(colour, width / zoomOf(painter), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dash != Dash::Solid)
        pen.setDashPattern(dashPattern(dash, width));
    return pen;
}

QRectF onPixels(const QPainter& painter, const QRectF& rect)
{
    const QTransform device = painter.deviceTransform();
    if (isOnPaper(painter) || device.type() > QTransform::TxScale)
        return rect;
    const QRectF target = device.mapRect(rect);
    const QPointF first(std::round(target.left()), std::round(target.top()));
    const QPointF last(std::round(target.right()), std::round(target.bottom()));
    return device.inverted().mapRect(QRectF(first, last));
}

void paintBox(QPainter& painter, const QRectF& rect, const Box& box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, box.radius > 0.0);
    painter.setBrush(box.ground.isValid() ? QBrush(box.ground) : QBrush(Qt::NoBrush));
    const bool hasLine = box.line.isValid() && box.width > 0.0;
    QRectF outline = onPixels(painter, rect);
    double radius = box.radius;
    if (hasLine) {
        outline = lineRect(painter, rect, box.width);
        radius = std::max(0.0, radius - box.width / zoomOf(painter) / 2.0);
        painter.setPen(linePen(painter, box.line, box.width, box.dash));
    } else {
        painter.setPen(Qt::NoPen);
    }
    // A full radius on a short side is what chips ask for.
    radius = std::min({radius, outline.width() / 2.0, outline.height() / 2.0});
    if (radius > 0.0)
        painter.drawRoundedRect(outline, radius, radius);
    else
        painter.drawRect(outline);
    painter.restore();
}

void paintRing(QPainter& painter, const QRectF& rect, double radius, const QColor& colour)
{
    // Half of the ring lies on the shape's own line, so no second edge shows beside it.
    const double out = 1.0 / zoomOf(painter);
    paintBox(painter, rect.adjusted(-out, -out, out, out),
             {.line = colour, .width = double(metrics::kLineStrong), .radius = radius + out});
}

void paintDottedRing(QPainter& painter, const QRectF& rect, double radius, const QColor& colour)
{
    const double out = 2.0 / zoomOf(painter);
    paintBox(painter, rect.adjusted(-out, -out, out, out),
             {.line = colour, .width = 1.0, .radius = radius + out, .dash = Dash::Dotted});
}

void paintHatch(QPainter& painter, const QPainterPath& shape, const QColor& colour, double pitch)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.setPen(QPen(colour, metrics::kHatchLine / std::sqrt(2.0), Qt::SolidLine, Qt::FlatCap));
    const QRectF area = shape.boundingRect();
    // x + y is the same along a line; whole multiples of the pitch hold the pattern in place.
    const double step = pitch * std::sqrt(2.0);
    const double last = area.right() + area.bottom();
    for (double sum = std::floor((area.left() + area.top()) / step) * step; sum <= last;
         sum += step)
        painter.drawLine(QPointF(sum - area.bottom(), area.bottom()),
                         QPointF(sum - area.top(), area.top()));
    painter.restore();
}

void paintSpaceEdge(QPainter& painter, const QRectF& rect, double radius, Qt::Edge edge,
                    double thickness, const theme::SpaceMark& mark)
{
    const QRectF outer = onPixels(painter, rect);
    const auto strip = [&](double from, double to) {
        if (edge == Qt::TopEdge)
            return QRectF(outer.left(), outer.top() + from, outer.width(), to - from);
        return QRectF(outer.left() + from, outer.top(), to - from, outer.height());
    };
    const auto fill = [&](const QRectF& part, const QColor& colour) {
        painter.save();
        painter.setClipRect(onPixels(painter, part), Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(outer, radius, radius);
        painter.restore();
    };
    if (mark.second) {
        fill(strip(0, thickness / 2.0), mark.colour);
        fill(strip(thickness / 2.0, thickness), *mark.second);
    } else {
        fill(strip(0, thickness), mark.colour);
    }
}

void paintSpaceDot(QPainter& painter, const QPointF& centre, double diameter,
                   const theme::SpaceMark& mark)
{
    QRectF circle(0, 0, diameter, diameter);
    circle.moveCenter(centre);
    circle = onPixels(painter, circle);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark.colour);
    painter.drawEllipse(circle);
    if (mark.second) {
        painter.setBrush(*mark.second);
        // Right half, in sixteenths of a degree.
        painter.drawPie(circle, -90 * 16, 180 * 16);
    }
    painter.restore();
}

void paintStraight(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour,
                   double width, Dash dash)
{
    painter.save();
    const double half = width / zoomOf(painter) / 2.0;
    const bool isUpright = qFuzzyCompare(from.x() + 1.0, to.x() + 1.0);
    const bool isLevel = qFuzzyCompare(from.y() + 1.0, to.y() + 1.0);
    if ((isUpright || isLevel) && dash == Dash::Solid) {
        // A filled rectangle on whole pixels is the crispest line there is.
        const QRectF line(from, to);
        painter.setRenderHint(QPainter::Antialiasing, false);
        const QRectF bar = isUpright ? line.normalized().adjusted(-half, 0, half, 0)
                                     : line.normalized().adjusted(0, -half, 0, half);
        painter.fillRect(onPixels(painter, bar), colour);
    } else {
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(linePen(painter, colour, width, dash));
        const QRectF corner = onPixels(painter, QRectF(from, QSizeF(0, 0)));
        const QPointF shift =
            corner.topLeft() - from + QPointF(isUpright ? half : 0, isLevel ? half : 0);
        painter.drawLine(from + shift, to + shift);
    }
    painter.restore();
}

QPainterPath roundedPath(const std::vector<QPointF>& points, double radius)
{
    QPainterPath path;
    if (points.empty())
        return path;
    path.moveTo(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QLineF in(points[i], points[i - 1]);
        const QLineF out(points[i], points[i + 1]);
        const double cut = std::min({radius, in.length() / 2.0, out.length() / 2.0});
        if (cut <= 0.0)
            continue;
        path.lineTo(in.pointAt(cut / in.length()));
        path.quadTo(points[i], out.pointAt(cut / out.length()));
    }
    path.lineTo(points.back());
    return path;
}

QPainterPath levelCurve(const QPointF& from, const QPointF& to)
{
    const double reach = (to.x() - from.x()) / 2.0;
    QPainterPath path(from);
    path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
    return path;
}

} // namespace netatlas::views::paint
