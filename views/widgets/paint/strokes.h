// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/space_mark.h"

#include <QColor>
#include <QPainterPath>
#include <QRectF>

#include <vector>

class QPainter;
class QPen;

/// What the delegate, the canvas, the board and export paint alike. Free functions over a painter,
/// a rectangle in logical pixels, the theme and plain values; no domain types, no state.
///
/// Lines keep their width at every zoom of the painter and lie on whole device pixels.
namespace netatlas::views::paint {

/// Line styles that carry meaning (visual design 3).
enum class Dash {
    Solid,
    /// 5-3: provider only, and ghosts.
    Provider,
    /// 4-3, and 6-4 at 2 px: added, and what breaks.
    Added,
    /// 1.5-2.5: machine only, empty, already there.
    Dotted,
};

/// A rectangle with a ground and a line; an invalid colour leaves either out.
struct Box
{
    QColor ground;
    QColor line;
    double width = 1.0;
    double radius = 4.0;
    Dash dash = Dash::Solid;
};

/// `width` logical pixels at any zoom, flat caps unless dotted.
QPen linePen(const QPainter& painter, const QColor& colour, double width, Dash dash = Dash::Solid);

/// `rect` moved to whole device pixels; unchanged on paper.
QRectF onPixels(const QPainter& painter, const QRectF& rect);

/// The line lies wholly inside `rect`.
void paintBox(QPainter& painter, const QRectF& rect, const Box& box);

/// Accent ring of 2 px that reaches 1 px outside `rect`.
void paintRing(QPainter& painter, const QRectF& rect, double radius, const QColor& colour);

/// Dotted ring of 1 px, 1 px outside `rect`: the focus of what is not selected.
void paintDottedRing(QPainter& painter, const QRectF& rect, double radius, const QColor& colour);

/// How strong a hatch stands behind text.
inline constexpr double kHatchBehindText = 0.5;

/// Fills `shape` with lines of 2 px at 45 degrees, every `pitch`. They keep their place when the
/// shape moves, so neighbouring tiles meet.
void paintHatch(QPainter& painter, const QPainterPath& shape, const QColor& colour, double pitch);

/// The coloured edge of a space along `edge` of a box with rounded corners.
void paintSpaceEdge(QPainter& painter, const QRectF& rect, double radius, Qt::Edge edge,
                    double thickness, const theme::SpaceMark& mark);

/// The dot of a space, `diameter` wide.
void paintSpaceDot(QPainter& painter, const QPointF& centre, double diameter,
                   const theme::SpaceMark& mark);

/// A straight line, crisp when it is level or upright.
void paintStraight(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour,
                   double width, Dash dash = Dash::Solid);

/// A path through `points` whose corners are rounded by `radius`, less where a leg is short.
QPainterPath roundedPath(const std::vector<QPointF>& points, double radius);

/// A cubic curve that leaves and arrives level.
QPainterPath levelCurve(const QPointF& from, const QPointF& to);

} // namespace netatlas::views::paint
