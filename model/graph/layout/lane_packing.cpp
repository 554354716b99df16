// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/layout/lane_packing.h"

#include "model/graph/layout/group_packing.h"

#include <cmath>

namespace netatlas::graph::layout {
namespace {

constexpr std::size_t kLeastCardColumns = 2;
constexpr std::size_t kMostCardColumns = 32;
/// Height by width up to which a group, or a lane in one column, is no tower.
constexpr float kGroupTower = 1.5F;
constexpr float kLaneTower = 3;
constexpr float kLaneGoal = 1.2F;

/// Card columns that keep a group of this height (at `columns`) near a square.
template <class HeightAt>
std::size_t columnsFor(const Sizes& sizes, std::size_t columns, HeightAt&& heightAt)
{
    while (columns < kMostCardColumns &&
           heightAt(columns) > kGroupTower * widthOfColumns(sizes, columns))
        columns += std::max<std::size_t>(1, columns / 3);
    return columns;
}

/// The group column of each bus: the order is kept, and the columns are about equally high.
std::vector<std::size_t> columnsOf(const LaneShape& shape, const Sizes& sizes)
{
    float total = 0;
    for (const float height : shape.heights)
        total += height + sizes.busStep;
    const float goal = std::max(1.0F, total / static_cast<float>(shape.groupColumns));
    std::vector<std::size_t> columns;
    float above = 0;
    for (const float height : shape.heights) {
        const auto column = static_cast<std::size_t>((above + height / 2) / goal);
        columns.push_back(std::min(column, shape.groupColumns - 1));
        above += height + sizes.busStep;
    }
    return columns;
}

float bodyHeight(const LaneShape& shape, const Sizes& sizes)
{
    std::vector<float> heights(shape.groupColumns, -sizes.busStep);
    const auto columns = columnsOf(shape, sizes);
    for (std::size_t i = 0; i < columns.size(); ++i)
        heights[columns[i]] += shape.heights[i] + sizes.busStep;
    const float groups = std::max(0.0F, *std::max_element(heights.begin(), heights.end()));
    const float step = groups > 0 && shape.looseHeight > 0 ? sizes.busStep : 0;
    return groups + step + shape.looseHeight;
}

} // namespace

LaneShape laneShape(const Graph& graph, const Sizes& sizes, NodeIndex lane)
{
    LaneShape shape;
    graph.forEachChild(lane, [&](NodeIndex child) {
        if (graph.nodes[child].key.kind == NodeKind::Bus) {
            shape.buses.push_back(child);
            shape.heights.push_back(groupHeight(graph, sizes, child, kLeastCardColumns));
        }
    });
    std::size_t columns = kLeastCardColumns;
    for (std::size_t i = 0; i < shape.buses.size(); ++i)
        if (shape.heights[i] > kGroupTower * widthOfColumns(sizes, columns))
            columns = columnsFor(sizes, columns, [&](std::size_t count) {
                return groupHeight(graph, sizes, shape.buses[i], count);
            });
    columns = columnsFor(sizes, columns, [&](std::size_t count) {
        return contentHeight(graph, sizes, lane, count);
    });
    float total = 0;
    for (std::size_t i = 0; i < shape.buses.size(); ++i) {
        if (columns != kLeastCardColumns)
            shape.heights[i] = groupHeight(graph, sizes, shape.buses[i], columns);
        total += shape.heights[i] + sizes.busStep;
    }
    shape.cardColumns = columns;
    const float width = widthOfColumns(sizes, columns);
    if (total > kLaneTower * width)
        shape.groupColumns = std::min<std::size_t>(
            shape.buses.size(),
            static_cast<std::size_t>(std::ceil(std::sqrt(total / (kLaneGoal * width)))));
    const auto groups = static_cast<float>(shape.groupColumns);
    shape.looseHeight = contentHeight(graph, sizes, lane, columns * shape.groupColumns);
    shape.width = 2 * sizes.lanePadding + groups * width + (groups - 1) * sizes.busStep;
    shape.height = sizes.laneHead + bodyHeight(shape, sizes) + sizes.lanePadding;
    return shape;
}

void placeLane(const Graph& graph, const Sizes& sizes, NodeIndex lane, const LaneShape& shape,
               Point at, float height, std::vector<Rect>& frames)
{
    frames[lane] = {at.x, at.y, shape.width, std::max(height, shape.height)};
    const float left = at.x + sizes.lanePadding;
    const float top = at.y + sizes.laneHead;
    const float width = widthOfColumns(sizes, shape.cardColumns);
    const auto columns = columnsOf(shape, sizes);
    std::vector<float> next(shape.groupColumns, top);
    for (std::size_t i = 0; i < shape.buses.size(); ++i) {
        const float x = left + static_cast<float>(columns[i]) * (width + sizes.busStep);
        const Rect area{x, next[columns[i]], width, 0};
        const Rect frame = placeGroup(graph, sizes, shape.buses[i], area, frames);
        next[columns[i]] = frame.bottom() + sizes.busStep;
    }
    const float below = *std::max_element(next.begin(), next.end());
    placeContent(graph, sizes, lane, {left, top, shape.width - 2 * sizes.lanePadding, 0}, below,
                 frames);
}

} // namespace netatlas::graph::layout
