// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/scene.h"

#include <QRectF>

namespace netatlas::views::canvas {

enum class Direction { Left, Right, Up, Down };

/// The node that an arrow key goes to: the nearest in that direction among those drawn, counting
/// sideways distance four times. Boxes that hold the node or are in it do not count for moves that
/// stay on one level.
std::optional<graph::NodeIndex> nearestNode(const Scene& scene, graph::NodeIndex from,
                                            Direction direction, double scale);

/// The next or previous drawn node in reading order; nothing at the end.
std::optional<graph::NodeIndex> nextInReadingOrder(const Scene& scene,
                                                   std::optional<graph::NodeIndex> from,
                                                   bool isForward, double scale);

/// Drawn nodes whose box touches the area (pixels at the scale), or is wholly inside it.
enum class Catch { Touching, Enclosed };
std::vector<graph::NodeIndex> nodesIn(const Scene& scene, const QRectF& area, Catch how,
                                      double scale);

} // namespace netatlas::views::canvas
