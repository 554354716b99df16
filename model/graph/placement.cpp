// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/placement.h"

namespace netatlas::graph {

Rect boxOf(const Graph& graph, const Placement& placement, const Sizes& sizes, NodeIndex node)
{
    Rect box = placement.frames[node];
    if (graph.nodes[node].key.kind == NodeKind::Bus)
        box.height = sizes.bus;
    else if (graph.nodes[node].key.kind == NodeKind::Subnet)
        box.height = sizes.cardHeight;
    return box;
}

void moveLane(const Graph& graph, Placement& placement, NodeIndex lane, Point to)
{
    const float dx = to.x - placement.frames[lane].x;
    const float dy = to.y - placement.frames[lane].y;
    for (NodeIndex i = lane; i < graph.nodes[lane].end; ++i) {
        placement.frames[i].x += dx;
        placement.frames[i].y += dy;
    }
    placement.bounds = {};
    graph.forEachLane([&](NodeIndex other) {
        placement.bounds = placement.bounds.united(placement.frames[other]);
    });
    for (const auto& continuation : placement.continuations)
        placement.bounds = placement.bounds.united(continuation.frame);
}

std::vector<Rect> framesOf(const Placement& placement, NodeIndex node)
{
    std::vector<Rect> frames{placement.frames[node]};
    for (const auto& continuation : placement.continuations)
        if (continuation.node == node)
            frames.push_back(continuation.frame);
    return frames;
}

} // namespace netatlas::graph
