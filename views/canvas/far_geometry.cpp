// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/far_geometry.h"

#include "views/canvas/zoom.h"

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;
using graph::Rect;

QRectF farBlockRect(const Scene& scene, NodeIndex group, double scale)
{
    constexpr double kInset = 2;
    constexpr double kFoot = 6;
    const NodeIndex laneNode = scene.graph().laneIndexOf(group);
    const QRectF lane = scaled(scene.frameOf(laneNode), scale);
    Rect own = scene.frameOf(group);
    if (group == laneNode) {
        // What stands beside the buses makes one block of its own.
        own = {};
        scene.graph().forEachChild(group, [&](NodeIndex child) {
            if (scene.node(child).key.kind != NodeKind::Bus)
                own = own.united(scene.frameOf(child));
        });
        if (own.isEmpty())
            return {};
    }
    const QRectF block = scaled(own, scale);
    const double bodyTop = lane.top() + scene.sizes().laneHead * scale;
    const double body = lane.bottom() - bodyTop;
    const double room = lane.height() - kFarHead - kFoot;
    if (room < 4 || body <= 0)
        return {};
    const double press = room / body;
    const double top = lane.top() + kFarHead + (block.top() - bodyTop) * press;
    const QRectF result(block.left() + kInset, top, block.width() - 2 * kInset,
                        block.height() * press - kInset);
    return result.width() > 2 && result.height() > 2 ? result : QRectF();
}

QRectF paintedBox(const Scene& scene, NodeIndex node, double scale)
{
    if (detailAt(scale) != Detail::Far)
        return scaled(scene.boxOf(node), scale);
    const auto& nodes = scene.graph().nodes;
    NodeIndex group = node;
    while (nodes[group].key.kind != NodeKind::Lane && nodes[group].key.kind != NodeKind::Bus)
        group = nodes[group].parent;
    if (nodes[group].key.kind == NodeKind::Lane && group == node)
        return scaled(scene.frameOf(node), scale);
    return farBlockRect(scene, group, scale);
}

bool isDrawn(const Scene& scene, NodeIndex node, double scale)
{
    if (detailAt(scale) != Detail::Far)
        return true;
    const NodeKind kind = scene.node(node).key.kind;
    return kind == NodeKind::Lane || kind == NodeKind::Bus;
}

std::optional<NodeIndex> nodeAt(const Scene& scene, const QPointF& point, double scale)
{
    const graph::Point at{static_cast<float>(point.x() / scale),
                          static_cast<float>(point.y() / scale)};
    const Rect spot{at.x - 0.5F, at.y - 0.5F, 1, 1};
    std::optional<NodeIndex> found;
    if (detailAt(scale) == Detail::Far) {
        // Blocks are pressed towards the foot of their lane, so the lane decides first.
        for (const NodeIndex node : scene.groupsIn(spot)) {
            if (scene.node(node).key.kind != NodeKind::Lane)
                continue;
            if (!scaled(scene.frameOf(node), scale).contains(point))
                continue;
            found = node;
            scene.graph().forEachChild(node, [&](NodeIndex child) {
                if (scene.node(child).key.kind == NodeKind::Bus &&
                    farBlockRect(scene, child, scale).contains(point))
                    found = child;
            });
        }
        return found;
    }
    for (const NodeIndex node : scene.groupsIn(spot))
        if (scene.boxOf(node).contains(at))
            found = node;
    for (const NodeIndex node : scene.leavesIn(spot))
        if (scene.boxOf(node).contains(at))
            found = node;
    return found;
}

} // namespace netatlas::views::canvas
