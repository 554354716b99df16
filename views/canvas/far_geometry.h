// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/scene.h"

#include <QRectF>

namespace netatlas::views::canvas {

/// A box in pixels of a zoom: the scene's coordinates times the scale.
inline QRectF scaled(const graph::Rect& rect, double scale)
{
    return {rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale};
}

/// Where a group is painted as a block when far: its frame in pixels, pressed down a little so that
/// the head of the lane keeps the height that its name needs. Empty when there is no room at all.
QRectF farBlockRect(const Scene& scene, graph::NodeIndex group, double scale);

/// The box in pixels that a node is painted in at this scale. When far, groups are blocks, and what
/// is inside them has the place of its block.
QRectF paintedBox(const Scene& scene, graph::NodeIndex node, double scale);

/// The node painted at a point in pixels: the innermost.
std::optional<graph::NodeIndex> nodeAt(const Scene& scene, const QPointF& point, double scale);

/// Whether the node has a mark of its own at this scale.
bool isDrawn(const Scene& scene, graph::NodeIndex node, double scale);

/// Height of a lane's head in far pictures.
inline constexpr double kFarHead = 28;

} // namespace netatlas::views::canvas
