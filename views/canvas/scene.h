// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/diff.h"
#include "views/canvas/link_router.h"

#include <memory>
#include <unordered_map>

namespace netatlas::views::canvas {

/// Boxes by place: cells of equal size, each with what touches it.
class Grid
{
public:
    Grid() = default;
    /// `boxes` with the node that each stands for.
    Grid(const graph::Rect& bounds,
         const std::vector<std::pair<graph::NodeIndex, graph::Rect>>& boxes);

    /// Nodes with a box in one of the cells that the area touches, each once, in order.
    std::vector<graph::NodeIndex> near(const graph::Rect& area) const;

private:
    struct Span
    {
        std::size_t left, top, right, bottom;
    };
    std::optional<Span> cellsOf(const graph::Rect& area) const;

    static constexpr float kCell = 512;
    graph::Rect m_bounds;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<std::uint32_t> m_starts;
    std::vector<graph::NodeIndex> m_nodes;
};

/// All that a picture is painted, picked and read from: a graph with its places, ways of links,
/// and indexes over both. Immutable; painters on the pool share it with the canvas.
class Scene
{
public:
    Scene() = default;
    Scene(graph::Graph graph, graph::Placement placement, graph::Sizes sizes);

    const graph::Graph& graph() const { return m_graph; }
    const graph::Placement& placement() const { return m_placement; }
    const graph::Sizes& sizes() const { return m_sizes; }
    const Routes& routes() const { return m_routes; }
    const graph::Node& node(graph::NodeIndex index) const { return m_graph.nodes[index]; }
    bool isEmpty() const { return m_graph.nodes.empty(); }

    /// The drawn box and the whole frame of a node.
    graph::Rect boxOf(graph::NodeIndex node) const
    {
        return graph::boxOf(m_graph, m_placement, m_sizes, node);
    }
    const graph::Rect& frameOf(graph::NodeIndex node) const { return m_placement.frames[node]; }
    /// With the margin around all.
    const graph::Rect& bounds() const { return m_bounds; }

    /// Lanes and buses whose frame touches the area, in reading order.
    std::vector<graph::NodeIndex> groupsIn(const graph::Rect& area) const;
    /// Cards, overlays, blocks and machines whose box touches the area, in reading order.
    std::vector<graph::NodeIndex> leavesIn(const graph::Rect& area) const;

    std::optional<graph::NodeIndex> find(const domain::ObjectRef& object) const;
    std::optional<graph::NodeIndex> find(const graph::NodeKey& key) const;

private:
    graph::Graph m_graph;
    graph::Placement m_placement;
    graph::Sizes m_sizes;
    graph::Rect m_bounds;
    Routes m_routes;
    Grid m_groups;
    Grid m_leaves;
    std::unordered_map<domain::ObjectRef, graph::NodeIndex> m_byObject;
};

using ScenePtr = std::shared_ptr<const Scene>;

/// The areas where two scenes look different; nothing when they look different everywhere.
std::optional<std::vector<graph::Rect>> changedAreas(const Scene& before, const Scene& after);

} // namespace netatlas::views::canvas
