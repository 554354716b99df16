// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/link_router.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace netatlas::views::canvas {
namespace {

using graph::kNoNode;
using graph::Link;
using graph::LinkKind;
using graph::NodeIndex;
using graph::Point;
using graph::Rect;

/// Lanes that stand in one column, or on one shelf, between `low` and `high`.
struct Band
{
    float low = 0;
    float high = 0;
    std::vector<NodeIndex> lanes;
};

/// How lanes stand: the gutters between bands run through the whole picture.
struct Bands
{
    bool areColumns = true;
    std::vector<Band> list;
    std::unordered_map<NodeIndex, std::size_t> bandOf;
    bool isOrdered = true; ///< no two bands overlap; else the user moved lanes about

    Bands(const graph::Graph& graph, const graph::Placement& placement, bool columns)
        : areColumns(columns)
    {
        std::map<float, Band> byEdge;
        graph.forEachLane([&](NodeIndex lane) {
            const Rect& frame = placement.frames[lane];
            const float low = columns ? frame.x : frame.y;
            Band& band = byEdge[low];
            band.low = low;
            band.high = std::max(band.high, columns ? frame.right() : frame.bottom());
            band.lanes.push_back(lane);
        });
        for (auto& [edge, band] : byEdge) {
            if (!list.empty() && band.low < list.back().high)
                isOrdered = false;
            std::sort(band.lanes.begin(), band.lanes.end(), [&](NodeIndex a, NodeIndex b) {
                const Rect& one = placement.frames[a];
                const Rect& other = placement.frames[b];
                return columns ? one.y < other.y : one.x < other.x;
            });
            for (const NodeIndex lane : band.lanes)
                bandOf[lane] = list.size();
            list.push_back(std::move(band));
        }
    }
};

class Router
{
public:
    Router(const graph::Graph& graph, const graph::Placement& placement, const graph::Sizes& sizes)
        : m_graph(graph)
        , m_placement(placement)
        , m_sizes(sizes)
        , m_bands(graph, placement, true)
    {
        if (!m_bands.isOrdered)
            m_bands = Bands(graph, placement, false);
    }

    Route route(const Link& link)
    {
        Route route{.link = link, .points = {}, .bounds = {}};
        const NodeIndex from = m_graph.laneIndexOf(link.from);
        const NodeIndex to = m_graph.laneIndexOf(link.to);
        route.points = link.kind == LinkKind::LaneBundle ? betweenLanes(from, to)
                                                         : between(link.from, link.to, from, to);
        for (const Point& point : route.points)
            route.bounds = route.bounds.united(Rect{point.x - 1, point.y - 1, 2, 2});
        return route;
    }

private:
    const Rect& frame(NodeIndex node) const { return m_placement.frames[node]; }

    /// Where a link leaves a box, half way down its bar.
    float levelOf(NodeIndex node) const
    {
        const Rect box = graph::boxOf(m_graph, m_placement, m_sizes, node);
        return box.y + box.height / 2;
    }

    /// The next track of a gutter that begins at `low` and is `width` wide.
    float track(float low, float width)
    {
        constexpr float kMargin = 8;
        constexpr float kPitch = 8;
        const auto tracks = std::max(1, static_cast<int>((width - 2 * kMargin) / kPitch) + 1);
        int& used = m_used[low];
        const int place = used++ % tracks;
        return tracks == 1 ? low + width / 2
                           : low + kMargin +
                                 static_cast<float>(place) * (width - 2 * kMargin) /
                                     static_cast<float>(tracks - 1);
    }

    /// The gutter before band `index`: its low edge and width. The last is after all bands.
    std::pair<float, float> gutter(std::size_t index) const
    {
        const float width = m_bands.areColumns ? m_sizes.gutter : m_sizes.gutterFar;
        if (index == 0)
            return {m_bands.list.front().low - std::min(width, m_sizes.margin),
                    std::min(width, m_sizes.margin)};
        const float low = m_bands.list[index - 1].high;
        if (index == m_bands.list.size())
            return {low, width};
        return {low, std::max(1.0F, m_bands.list[index].low - low)};
    }

    float trackOf(std::size_t gutterIndex)
    {
        const auto [low, width] = gutter(gutterIndex);
        return track(low, width);
    }

    /// Two lanes that face each other: straight across. Empty when something stands between.
    std::vector<Point> betweenLanes(NodeIndex from, NodeIndex to)
    {
        const Rect& a = frame(from);
        const Rect& b = frame(to);
        const float left = std::max(a.x, b.x);
        const float right = std::min(a.right(), b.right());
        const float top = std::max(a.y, b.y);
        const float bottom = std::min(a.bottom(), b.bottom());
        // Gutters of large sites grow with the site, see the packing.
        const float reach = std::max(2 * m_sizes.gutterFar, m_placement.bounds.width * 0.06F);
        if (bottom - top > 2 * m_sizes.bus) {
            const float y = (top + bottom) / 2;
            const Rect& first = a.x < b.x ? a : b;
            const Rect& second = a.x < b.x ? b : a;
            if (second.x - first.right() <= reach)
                return {{first.right(), y}, {second.x, y}};
        }
        if (right - left > 2 * m_sizes.bus) {
            const float x = (left + right) / 2;
            const Rect& first = a.y < b.y ? a : b;
            const Rect& second = a.y < b.y ? b : a;
            if (second.y - first.bottom() <= reach)
                return {{x, first.bottom()}, {x, second.y}};
        }
        return {};
    }

    std::vector<Point> between(NodeIndex from, NodeIndex to, NodeIndex fromLane, NodeIndex toLane)
    {
        if (!m_bands.isOrdered)
            return elbow(from, to);
        return m_bands.areColumns ? throughColumns(from, to, fromLane, toLane)
                                  : throughShelves(from, to, fromLane, toLane);
    }

    /// Straight out and over, for lanes that the user has put anywhere.
    std::vector<Point> elbow(NodeIndex from, NodeIndex to)
    {
        const Rect a = graph::boxOf(m_graph, m_placement, m_sizes, from);
        const Rect b = graph::boxOf(m_graph, m_placement, m_sizes, to);
        const bool isRight = a.x + a.width / 2 <= b.x + b.width / 2;
        const float start = isRight ? a.right() : a.x;
        const float end = isRight ? b.x : b.right();
        const float x = (start + end) / 2;
        return cleaned(
            {{start, levelOf(from)}, {x, levelOf(from)}, {x, levelOf(to)}, {end, levelOf(to)}});
    }

    Point edgeOf(NodeIndex node, float x) const
    {
        const Rect box = graph::boxOf(m_graph, m_placement, m_sizes, node);
        return {x < box.x ? box.x : box.right(), levelOf(node)};
    }

    std::vector<Point> throughColumns(NodeIndex from, NodeIndex to, NodeIndex fromLane,
                                      NodeIndex toLane)
    {
        const std::size_t a = m_bands.bandOf.at(fromLane);
        const std::size_t b = m_bands.bandOf.at(toLane);
        if (a == b || a + 1 == b || b + 1 == a) {
            const float x = levelOf(from) == levelOf(to) && a != b
                                ? gutter(std::max(a, b)).first + 1
                                : trackOf(a == b ? a + 1 : std::max(a, b));
            return cleaned({edgeOf(from, x), {x, levelOf(from)}, {x, levelOf(to)}, edgeOf(to, x)});
        }
        // Over the top or under the bottom of the picture, whichever is nearer.
        const float first = trackOf(a < b ? a + 1 : a);
        const float second = trackOf(a < b ? b : b + 1);
        const Rect& bounds = m_placement.bounds;
        const bool isOver = levelOf(from) + levelOf(to) < bounds.y * 2 + bounds.height;
        const float y = isOver ? track(bounds.y - m_sizes.margin, m_sizes.margin)
                               : track(bounds.bottom(), m_sizes.margin);
        return cleaned({edgeOf(from, first),
                        {first, levelOf(from)},
                        {first, y},
                        {second, y},
                        {second, levelOf(to)},
                        edgeOf(to, second)});
    }

    /// The upright gap beside a lane on its shelf, on the side of `x`.
    float gapBeside(NodeIndex lane, float x)
    {
        const Rect& own = frame(lane);
        const float width = m_sizes.gutterFar;
        return x < own.x
                   ? track(own.x - std::min(width, m_sizes.margin), std::min(width, m_sizes.margin))
                   : track(own.right(), width);
    }

    /// The upright gap of a shelf that is nearest to `x`.
    float gapNear(const Band& shelf, float x) const
    {
        float best = frame(shelf.lanes.front()).x - m_sizes.margin / 2;
        for (const NodeIndex lane : shelf.lanes) {
            const float gap = frame(lane).right() + m_sizes.gutterFar / 2;
            if (std::abs(gap - x) < std::abs(best - x))
                best = gap;
        }
        return best;
    }

    std::vector<Point> throughShelves(NodeIndex from, NodeIndex to, NodeIndex fromLane,
                                      NodeIndex toLane)
    {
        const std::size_t a = m_bands.bandOf.at(fromLane);
        const std::size_t b = m_bands.bandOf.at(toLane);
        const float aim = frame(toLane).x + frame(toLane).width / 2;
        const float origin = frame(fromLane).x + frame(fromLane).width / 2;
        const float first = fromLane == toLane
                                ? gapBeside(fromLane, frame(fromLane).right() + 1)
                                : gapBeside(fromLane, aim > origin ? frame(fromLane).right() + 1
                                                                   : frame(fromLane).x - 1);
        std::vector<Point> points{edgeOf(from, first), {first, levelOf(from)}};
        const Rect& own = frame(toLane);
        const bool sharesGap =
            a == b && (fromLane == toLane ||
                       (first > own.right() && first < own.right() + m_sizes.gutterFar + 1) ||
                       (first < own.x && first > own.x - m_sizes.gutterFar - 1));
        if (sharesGap) {
            points.push_back({first, levelOf(to)});
            points.push_back(edgeOf(to, first));
            return cleaned(std::move(points));
        }
        float x = first;
        std::size_t row = a;
        if (a == b) {
            const float y = trackOf(a + 1);
            points.push_back({x, y});
            x = gapBeside(toLane, origin < aim ? own.x - 1 : own.right() + 1);
            points.push_back({x, y});
        }
        while (row != b) {
            const bool isDown = row < b;
            const float y = trackOf(isDown ? row + 1 : row);
            row = isDown ? row + 1 : row - 1;
            points.push_back({x, y});
            x = row == b ? gapBeside(toLane, x < aim ? own.x - 1 : own.right() + 1)
                         : gapNear(m_bands.list[row], x);
            points.push_back({x, y});
        }
        points.push_back({x, levelOf(to)});
        points.push_back(edgeOf(to, x));
        return cleaned(std::move(points));
    }

    /// Without points that lie on a straight line between their neighbours.
    static std::vector<Point> cleaned(std::vector<Point> points)
    {
        std::vector<Point> result;
        for (const Point& point : points) {
            if (!result.empty() && result.back() == point)
                continue;
            const std::size_t count = result.size();
            if (count >= 2 &&
                ((result[count - 1].x == result[count - 2].x && result[count - 1].x == point.x) ||
                 (result[count - 1].y == result[count - 2].y && result[count - 1].y == point.y)))
                result.back() = point;
            else
                result.push_back(point);
        }
        return result;
    }

    const graph::Graph& m_graph;
    const graph::Placement& m_placement;
    const graph::Sizes& m_sizes;
    Bands m_bands;
    std::map<float, int> m_used; ///< tracks taken, by the low edge of a gutter
};

/// The bundles of buses that are among the strongest of one of their ends.
std::vector<Link> strongest(const graph::Graph& graph, std::size_t most)
{
    std::vector<Link> links;
    for (const Link& link : graph.links)
        if (link.kind == LinkKind::BusBundle)
            links.push_back(link);
    std::stable_sort(links.begin(), links.end(),
                     [](const Link& a, const Link& b) { return a.count > b.count; });
    std::unordered_map<NodeIndex, std::size_t> shown;
    std::vector<Link> result;
    for (const Link& link : links) {
        if (shown[link.from] >= most && shown[link.to] >= most)
            continue;
        ++shown[link.from];
        ++shown[link.to];
        result.push_back(link);
    }
    std::sort(result.begin(), result.end());
    return result;
}

/// The boxes of labels that have their place, found by where they are.
class LabelBoxes
{
public:
    bool isFree(const Rect& box) const
    {
        const auto [column, row] = cellOf(box);
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                if (const auto near = m_cells.find({column + dx, row + dy}); near != m_cells.end())
                    for (const Rect& other : near->second)
                        if (other.overlaps(box))
                            return false;
        return true;
    }
    void add(const Rect& box) { m_cells[cellOf(box)].push_back(box); }

private:
    static std::pair<int, int> cellOf(const Rect& box)
    {
        constexpr float kCell = 64; // larger than any box, so that neighbours are enough
        return {static_cast<int>(std::floor(box.x / kCell)),
                static_cast<int>(std::floor(box.y / kCell))};
    }

    std::map<std::pair<int, int>, std::vector<Rect>> m_cells;
};

/// Gives each route a place for its label: the middle of its longest leg, or as near to it as the
/// labels before leave room.
void placeLabels(std::vector<Route>& routes)
{
    // In units of the scene; at smaller scales labels keep their size, hence the room around.
    constexpr float kWide = 44;
    constexpr float kHigh = 28;
    constexpr std::array kShares{0.5F, 0.4F, 0.6F, 0.3F, 0.7F, 0.2F, 0.8F, 0.12F, 0.88F};
    LabelBoxes taken;
    for (Route& route : routes) {
        if (route.points.size() < 2)
            continue;
        std::size_t longest = 1;
        const auto lengthOf = [&](std::size_t leg) {
            return std::abs(route.points[leg].x - route.points[leg - 1].x) +
                   std::abs(route.points[leg].y - route.points[leg - 1].y);
        };
        for (std::size_t leg = 2; leg < route.points.size(); ++leg)
            if (lengthOf(leg) > lengthOf(longest))
                longest = leg;
        const Point& from = route.points[longest - 1];
        const Point& to = route.points[longest];
        const auto boxAt = [&](float share) {
            return Rect{from.x + (to.x - from.x) * share - kWide / 2,
                        from.y + (to.y - from.y) * share - kHigh / 2, kWide, kHigh};
        };
        const auto* share = std::find_if(kShares.begin(), kShares.end(),
                                         [&](float each) { return taken.isFree(boxAt(each)); });
        const Rect box = boxAt(share == kShares.end() ? kShares.front() : *share);
        taken.add(box);
        route.label = {box.x + kWide / 2, box.y + kHigh / 2};
    }
}

} // namespace

Routes routeLinks(const graph::Graph& graph, const graph::Placement& placement,
                  const graph::Sizes& sizes)
{
    Routes routes;
    if (graph.links.empty())
        return routes;
    Router router(graph, placement, sizes);
    for (const Link& link : strongest(graph, kBundlesOfBus))
        routes.near.push_back(router.route(link));
    std::size_t bundles = 0;
    for (const Link& link : graph.links) {
        if (link.kind == LinkKind::Relay)
            routes.near.push_back(router.route(link));
        bundles += link.kind == LinkKind::BusBundle;
    }
    const auto shown = static_cast<std::size_t>(
        std::count_if(routes.near.begin(), routes.near.end(),
                      [](const Route& route) { return route.link.kind == LinkKind::BusBundle; }));
    placeLabels(routes.near);
    routes.weaker = static_cast<std::uint32_t>(bundles - shown);
    for (const Link& link : graph.links) {
        if (link.kind != LinkKind::LaneBundle)
            continue;
        Route route = router.route(link);
        if (route.points.empty())
            ++routes.distant;
        else
            routes.far.push_back(std::move(route));
    }
    placeLabels(routes.far);
    return routes;
}

} // namespace netatlas::views::canvas
