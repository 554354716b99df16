// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/navigation.h"

#include "views/canvas/far_geometry.h"
#include "views/canvas/zoom.h"

#include <cmath>
#include <limits>

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;
using graph::Rect;

namespace {

bool isHolding(const Scene& scene, NodeIndex outer, NodeIndex inner)
{
    return outer < inner && inner < scene.node(outer).end;
}

/// Distance from one box to another in a direction; infinite when it lies elsewhere.
double distance(const QRectF& from, const QRectF& to, Direction direction)
{
    constexpr double kElsewhere = std::numeric_limits<double>::infinity();
    const QPointF step = to.center() - from.center();
    double along = 0;
    double across = 0;
    switch (direction) {
    case Direction::Left: along = -step.x(); break;
    case Direction::Right: along = step.x(); break;
    case Direction::Up: along = -step.y(); break;
    case Direction::Down: along = step.y(); break;
    }
    const bool isLevel = direction == Direction::Left || direction == Direction::Right;
    // Boxes that face each other are not apart across the way.
    if (isLevel && (to.bottom() < from.top() || to.top() > from.bottom()))
        across = std::abs(step.y());
    if (!isLevel && (to.right() < from.left() || to.left() > from.right()))
        across = std::abs(step.x());
    if (along <= 0.5 || across > along)
        return kElsewhere;
    return along + 4 * across;
}

} // namespace

std::optional<NodeIndex> nearestNode(const Scene& scene, NodeIndex from, Direction direction,
                                     double scale)
{
    const QRectF own = paintedBox(scene, from, scale);
    std::optional<NodeIndex> best;
    double least = std::numeric_limits<double>::infinity();
    const auto consider = [&](NodeIndex node) {
        if (node == from || !isDrawn(scene, node, scale))
            return;
        const bool isLane = scene.node(node).key.kind == NodeKind::Lane;
        const bool isFromLane = scene.node(from).key.kind == NodeKind::Lane;
        if (isHolding(scene, node, from) && isLane && direction != Direction::Up)
            return;
        if (!isFromLane && isLane && !isHolding(scene, node, from))
            return;
        if (isFromLane && !isLane &&
            !(isHolding(scene, from, node) && direction == Direction::Down))
            return;
        QRectF box = paintedBox(scene, node, scale);
        if (box.isEmpty())
            return;
        // Into and out of a lane goes by its head.
        QRectF start = own;
        if (isLane && isHolding(scene, node, from))
            box.setHeight(1);
        if (isFromLane && !isLane)
            start.setHeight(1);
        const double far = distance(start, box, direction);
        if (far < least) {
            least = far;
            best = node;
        }
    };
    for (NodeIndex node = 0; node < scene.graph().nodes.size(); ++node)
        consider(node);
    return best;
}

std::optional<NodeIndex> nextInReadingOrder(const Scene& scene, std::optional<NodeIndex> from,
                                            bool isForward, double scale)
{
    const auto count = static_cast<NodeIndex>(scene.graph().nodes.size());
    NodeIndex node = from ? *from : (isForward ? graph::kNoNode : count);
    for (;;) {
        node += isForward ? 1U : ~NodeIndex{0}; // unsigned: adding the largest steps back
        if (node >= count)
            return std::nullopt;
        if (isDrawn(scene, node, scale))
            return node;
    }
}

std::vector<NodeIndex> nodesIn(const Scene& scene, const QRectF& area, Catch how, double scale)
{
    const Rect touched{static_cast<float>(area.x() / scale), static_cast<float>(area.y() / scale),
                       static_cast<float>(area.width() / scale),
                       static_cast<float>(area.height() / scale)};
    std::vector<NodeIndex> result;
    const auto consider = [&](NodeIndex node) {
        const QRectF box = paintedBox(scene, node, scale);
        if (how == Catch::Enclosed ? area.contains(box) : area.intersects(box))
            result.push_back(node);
    };
    const bool isFar = detailAt(scale) == Detail::Far;
    for (const NodeIndex node : scene.groupsIn(touched.grown(isFar ? 200 : 0))) {
        // A band drawn inside a lane is about what is in it, not about the lane.
        if (scene.node(node).key.kind == NodeKind::Lane &&
            !area.contains(paintedBox(scene, node, scale)))
            continue;
        consider(node);
    }
    if (!isFar)
        for (const NodeIndex node : scene.leavesIn(touched))
            consider(node);
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace netatlas::views::canvas
