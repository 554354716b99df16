// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/layout/lane_packing.h"
#include "model/graph/layout/layout.h"

#include <cmath>

namespace netatlas::graph::layout {
namespace {

/// A lane with the place it gets.
struct PackedLane
{
    NodeIndex node = kNoNode;
    LaneShape shape;
    Point at;
    float height = 0;
    bool isPinned = false;
};

class LaneArrangement
{
public:
    LaneArrangement(const Sizes& sizes, const LayoutOptions& options,
                    std::vector<PackedLane>& lanes)
        : m_sizes(sizes)
        , m_options(options)
        , m_lanes(lanes)
    {
    }

    void run()
    {
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            if (m_lanes[i].isPinned)
                m_obstacles.push_back(
                    {m_lanes[i].at.x, m_lanes[i].at.y, m_lanes[i].shape.width, m_lanes[i].height});
            else
                m_free.push_back(i);
        if (m_free.empty())
            return;
        const bool areNarrow = std::all_of(m_free.begin(), m_free.end(), [&](std::size_t i) {
            return m_lanes[i].shape.isNarrow();
        });
        areNarrow ? inColumns() : onShelves();
    }

private:
    /// Each lane in turn goes under the shortest column.
    void inColumns()
    {
        float total = 0;
        for (const std::size_t i : m_free)
            total += m_lanes[i].height + m_sizes.laneStep;
        const float pitch = m_lanes[m_free.front()].shape.width + m_sizes.gutter;
        const auto near = static_cast<std::size_t>(std::sqrt(total * m_options.aspect / pitch));
        std::size_t best = 1;
        float bestMiss = std::numeric_limits<float>::max();
        for (std::size_t columns = std::max<std::size_t>(1, near);
             columns <= std::min(near + 1, m_free.size()); ++columns) {
            const float height = stack(columns, pitch);
            const float width = static_cast<float>(columns) * pitch - m_sizes.gutter;
            const float miss = std::abs(std::log(width / height / m_options.aspect));
            if (miss < bestMiss) {
                best = columns;
                bestMiss = miss;
            }
        }
        stack(best, pitch);
    }

    float stack(std::size_t columns, float pitch)
    {
        std::vector<float> next(columns, m_sizes.margin);
        for (const std::size_t i : m_free) {
            const auto shortest = std::min_element(next.begin(), next.end());
            PackedLane& lane = m_lanes[i];
            lane.at.x = m_sizes.margin + static_cast<float>(shortest - next.begin()) * pitch;
            lane.at.y = *shortest;
            while (const Rect* other = inTheWay(lane, lane.height))
                lane.at.y = other->bottom() + m_sizes.laneStep;
            *shortest = lane.at.y + lane.height + m_sizes.laneStep;
        }
        return *std::max_element(next.begin(), next.end()) - m_sizes.laneStep - m_sizes.margin;
    }

    /// Rows of decreasing height; equal ones keep their order.
    void onShelves()
    {
        std::vector<std::size_t> order = m_free;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return m_lanes[a].height > m_lanes[b].height;
        });
        float area = 0;
        float widest = 0;
        for (const std::size_t i : order) {
            area += (m_lanes[i].shape.width + m_sizes.gutterFar) *
                    (m_lanes[i].height + m_sizes.gutterFar);
            widest = std::max(widest, m_lanes[i].shape.width);
        }
        const float goal = m_sizes.margin + std::max(widest, std::sqrt(area * m_options.aspect));
        // A large site is seen as a whole from far, where its gutters must still part the lanes
        // and hold the numbers of the bundles.
        constexpr float kShareOfGutter = 0.035F;
        const float gutter = std::max(m_sizes.gutterFar, goal * kShareOfGutter);
        float x = m_sizes.margin;
        float y = m_sizes.margin;
        float shelf = 0;
        for (const std::size_t i : order) {
            PackedLane& lane = m_lanes[i];
            for (;;) {
                if (x > m_sizes.margin && x + lane.shape.width > goal) {
                    x = m_sizes.margin;
                    y += shelf + gutter;
                    shelf = 0;
                }
                if (shelf == 0)
                    shelf = lane.height;
                lane.at = {x, y};
                const Rect* other = inTheWay(lane, shelf);
                if (!other)
                    break;
                if (x == m_sizes.margin && other->right() + lane.shape.width > goal)
                    y = std::max(y + 1, other->bottom() + gutter);
                else
                    x = other->right() + gutter;
            }
            lane.height = shelf;
            x += lane.shape.width + gutter;
        }
    }

    /// The pinned lane that this one would touch.
    const Rect* inTheWay(const PackedLane& lane, float height) const
    {
        const Rect own{lane.at.x, lane.at.y, lane.shape.width, height};
        for (const Rect& obstacle : m_obstacles)
            if (obstacle.grown(m_sizes.laneStep / 2).overlaps(own))
                return &obstacle;
        return nullptr;
    }

    const Sizes& m_sizes;
    const LayoutOptions& m_options;
    std::vector<PackedLane>& m_lanes;
    std::vector<std::size_t> m_free;
    std::vector<Rect> m_obstacles;
};

} // namespace

Result<Placement> pack(const Graph& graph, const Sizes& sizes, const Pinned& pinned,
                       const LayoutOptions& options, std::stop_token stop)
{
    std::vector<PackedLane> lanes;
    graph.forEachLane([&](NodeIndex node) {
        PackedLane lane{.node = node, .shape = laneShape(graph, sizes, node), .at = {}};
        lane.height = lane.shape.height;
        if (const auto found = pinned.find(graph.nodes[node].key); found != pinned.end()) {
            lane.at = found->second;
            lane.isPinned = true;
        }
        lanes.push_back(std::move(lane));
    });
    LaneArrangement(sizes, options, lanes).run();
    Placement placement;
    placement.frames.resize(graph.nodes.size());
    for (const auto& lane : lanes) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        placeLane(graph, sizes, lane.node, lane.shape, lane.at, lane.height, placement.frames);
        placement.bounds = placement.bounds.united(placement.frames[lane.node]);
    }
    return placement;
}

} // namespace netatlas::graph::layout
