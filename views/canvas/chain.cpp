// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/chain.h"

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;

Chain chainOf(const Scene& scene, NodeIndex node)
{
    const graph::Graph& graph = scene.graph();
    Chain chain;
    const auto addWithOuter = [&](NodeIndex index) {
        for (; index != graph::kNoNode; index = scene.node(index).parent)
            chain.nodes.push_back(index);
    };
    addWithOuter(node);
    for (NodeIndex i = node + 1; i < scene.node(node).end; ++i)
        chain.nodes.push_back(i);
    for (const NodeIndex other : graph.reach.of(node)) {
        addWithOuter(other);
        // What a machine in the chain is on belongs to it only when the machine was pointed at.
        if (scene.node(node).key.kind != NodeKind::Machine)
            continue;
        for (NodeIndex i = other + 1; i < scene.node(other).end; ++i)
            if (scene.node(i).key.kind == NodeKind::Overlay)
                chain.nodes.push_back(i);
    }
    NodeIndex end = node;
    while (scene.node(end).key.kind != NodeKind::Lane && scene.node(end).key.kind != NodeKind::Bus)
        end = scene.node(end).parent;
    for (const graph::Link& link : graph.links)
        if (link.from == end || link.to == end) {
            chain.links.push_back(link);
            addWithOuter(link.from == end ? link.to : link.from);
        }
    std::sort(chain.nodes.begin(), chain.nodes.end());
    chain.nodes.erase(std::unique(chain.nodes.begin(), chain.nodes.end()), chain.nodes.end());
    return chain;
}

} // namespace netatlas::views::canvas
