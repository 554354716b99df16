// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/scene.h"

#include <cmath>

namespace netatlas::views::canvas {

using graph::kNoNode;
using graph::NodeIndex;
using graph::NodeKind;
using graph::Rect;

Grid::Grid(const Rect& bounds, const std::vector<std::pair<NodeIndex, Rect>>& boxes)
    : m_bounds(bounds)
{
    m_columns = static_cast<std::size_t>(std::max(0.0F, bounds.width) / kCell) + 1;
    m_rows = static_cast<std::size_t>(std::max(0.0F, bounds.height) / kCell) + 1;
    m_starts.assign(m_columns * m_rows + 1, 0);
    const auto forEachCell = [&](const Rect& box, auto&& visit) {
        if (const auto span = cellsOf(box))
            for (std::size_t row = span->top; row <= span->bottom; ++row)
                for (std::size_t column = span->left; column <= span->right; ++column)
                    visit(row * m_columns + column);
    };
    for (const auto& [node, box] : boxes)
        forEachCell(box, [&](std::size_t cell) { ++m_starts[cell + 1]; });
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_nodes.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const auto& [node, box] : boxes)
        forEachCell(box, [&, index = node](std::size_t cell) { m_nodes[next[cell]++] = index; });
}

std::optional<Grid::Span> Grid::cellsOf(const Rect& area) const
{
    if (m_columns == 0 || !area.overlaps(m_bounds.grown(1)))
        return std::nullopt;
    const auto cell = [](float offset, std::size_t count) {
        const float place = std::floor(offset / kCell);
        return static_cast<std::size_t>(std::clamp(place, 0.0F, static_cast<float>(count - 1)));
    };
    return Span{cell(area.x - m_bounds.x, m_columns), cell(area.y - m_bounds.y, m_rows),
                cell(area.right() - m_bounds.x, m_columns),
                cell(area.bottom() - m_bounds.y, m_rows)};
}

std::vector<NodeIndex> Grid::near(const Rect& area) const
{
    std::vector<NodeIndex> result;
    const auto span = cellsOf(area);
    if (!span)
        return result;
    for (std::size_t row = span->top; row <= span->bottom; ++row)
        for (std::size_t column = span->left; column <= span->right; ++column) {
            const std::size_t cell = row * m_columns + column;
            result.insert(result.end(), m_nodes.begin() + m_starts[cell],
                          m_nodes.begin() + m_starts[cell + 1]);
        }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

Scene::Scene(graph::Graph graph, graph::Placement placement, graph::Sizes sizes)
    : m_graph(std::move(graph))
    , m_placement(std::move(placement))
    , m_sizes(sizes)
    , m_routes(routeLinks(m_graph, m_placement, m_sizes))
{
    // Links may run around the outside of all lanes.
    m_bounds = m_placement.bounds;
    for (const auto* routes : {&m_routes.near, &m_routes.far})
        for (const Route& route : *routes)
            m_bounds = m_bounds.united(route.bounds);
    m_bounds = m_bounds.grown(m_sizes.margin);
    std::vector<std::pair<NodeIndex, Rect>> groups;
    std::vector<std::pair<NodeIndex, Rect>> leaves;
    m_byObject.reserve(m_graph.nodes.size());
    for (NodeIndex i = 0; i < m_graph.nodes.size(); ++i) {
        const NodeKind kind = m_graph.nodes[i].key.kind;
        if (kind == NodeKind::Lane || kind == NodeKind::Bus)
            groups.emplace_back(i, frameOf(i));
        else
            leaves.emplace_back(i, boxOf(i));
        // A block stands for many and the lane without fabric for none: neither is an object.
        if (kind != NodeKind::Fold && m_graph.nodes[i].key.object.kind != domain::ObjectKind::Model)
            m_byObject.emplace(m_graph.nodes[i].key.object, i);
    }
    for (const auto& continuation : m_placement.continuations)
        groups.emplace_back(continuation.node, continuation.frame);
    m_groups = Grid(m_placement.bounds, groups);
    m_leaves = Grid(m_placement.bounds, leaves);
}

std::vector<NodeIndex> Scene::groupsIn(const Rect& area) const
{
    auto nodes = m_groups.near(area);
    std::erase_if(nodes, [&](NodeIndex node) {
        if (frameOf(node).overlaps(area))
            return false;
        const auto frames = graph::framesOf(m_placement, node);
        return std::none_of(frames.begin(), frames.end(),
                            [&](const Rect& frame) { return frame.overlaps(area); });
    });
    return nodes;
}

std::vector<NodeIndex> Scene::leavesIn(const Rect& area) const
{
    auto nodes = m_leaves.near(area);
    std::erase_if(nodes, [&](NodeIndex node) { return !boxOf(node).overlaps(area); });
    return nodes;
}

std::optional<NodeIndex> Scene::find(const domain::ObjectRef& object) const
{
    const auto found = m_byObject.find(object);
    return found == m_byObject.end() ? std::nullopt : std::optional(found->second);
}

std::optional<NodeIndex> Scene::find(const graph::NodeKey& key) const
{
    if (const auto found = find(key.object); found && m_graph.nodes[*found].key == key)
        return found;
    // Blocks and the lane without fabric are few and are not among the objects.
    for (NodeIndex i = 0; i < m_graph.nodes.size(); ++i)
        if (m_graph.nodes[i].key == key)
            return i;
    return std::nullopt;
}

std::optional<std::vector<Rect>> changedAreas(const Scene& before, const Scene& after)
{
    constexpr std::size_t kMostAreas = 500;
    if (before.sizes() != after.sizes())
        return std::nullopt;
    const auto difference = graph::differenceOf(before.graph(), after.graph());
    std::vector<Rect> areas;
    for (const NodeIndex node : difference.removed)
        areas.push_back(before.frameOf(node));
    for (NodeIndex i = 0; i < after.graph().nodes.size() && areas.size() < kMostAreas; ++i) {
        const NodeIndex old = difference.before[i];
        if (old == kNoNode) {
            areas.push_back(after.frameOf(i));
        } else if (!(before.frameOf(old) == after.frameOf(i))) {
            areas.push_back(before.frameOf(old));
            areas.push_back(after.frameOf(i));
        }
    }
    for (const NodeIndex node : difference.changed)
        areas.push_back(after.boxOf(node));
    // Far away a bus is a block with all its machines, so its whole frame looks different.
    for (const NodeIndex node : difference.changed)
        for (NodeIndex outer = after.node(node).parent; outer != kNoNode;
             outer = after.node(outer).parent)
            if (after.node(outer).key.kind == NodeKind::Bus)
                areas.push_back(after.frameOf(outer));
    const auto routesDiffer = [&](const std::vector<Route>& old, const std::vector<Route>& now) {
        for (std::size_t i = 0; i < std::max(old.size(), now.size()); ++i) {
            const bool isSame = i < old.size() && i < now.size() &&
                                old[i].points == now[i].points &&
                                old[i].link.count == now[i].link.count;
            if (isSame)
                continue;
            if (i < old.size())
                areas.push_back(old[i].bounds.grown(10));
            if (i < now.size())
                areas.push_back(now[i].bounds.grown(10));
        }
    };
    routesDiffer(before.routes().far, after.routes().far);
    routesDiffer(before.routes().near, after.routes().near);
    if (areas.size() > kMostAreas)
        return std::nullopt;
    for (Rect& area : areas)
        area = area.grown(4); // rings and thick lines reach over the edge
    return areas;
}

} // namespace netatlas::views::canvas
