// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/newcomers.h"

#include "model/graph/layout/group_packing.h"
#include "model/graph/layout/lane_packing.h"

#include <cmath>
#include <unordered_map>

namespace netatlas::graph {
namespace {

/// Finds free places on a grid inside a frame, one after the other.
class FreeGrid
{
public:
    FreeGrid(const Rect& frame, float width, float height, float stepX, float stepY,
             const std::vector<Rect>& taken)
        : m_frame(frame)
        , m_width(width)
        , m_height(height)
        , m_pitchX(width + stepX)
        , m_pitchY(height + stepY)
    {
        m_columns = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::floor((frame.width + stepX) / m_pitchX)));
        const float room = frame.height + stepY;
        m_rows = room < m_pitchY ? 0 : static_cast<std::size_t>(std::floor(room / m_pitchY));
        m_taken.assign(m_columns * m_rows, false);
        for (const Rect& rect : taken)
            take(rect);
    }

    std::optional<Point> next()
    {
        while (m_next < m_taken.size() && m_taken[m_next])
            ++m_next;
        if (m_next == m_taken.size())
            return std::nullopt;
        const std::size_t cell = m_next++;
        return Point{m_frame.x + static_cast<float>(cell % m_columns) * m_pitchX,
                     m_frame.y + static_cast<float>(cell / m_columns) * m_pitchY};
    }

private:
    void take(const Rect& rect)
    {
        if (!rect.overlaps(m_frame) || m_taken.empty())
            return;
        const auto first = [](float offset, float extent, float pitch) {
            // The first cell that reaches past the offset.
            return static_cast<std::size_t>(
                std::max(0.0F, std::floor((offset - extent) / pitch) + 1));
        };
        const auto last = [](float offset, float pitch) {
            return static_cast<std::size_t>(std::max(0.0F, std::ceil(offset / pitch)));
        };
        const std::size_t endRow = std::min(m_rows, last(rect.bottom() - m_frame.y, m_pitchY));
        const std::size_t endColumn = std::min(m_columns, last(rect.right() - m_frame.x, m_pitchX));
        for (std::size_t row = first(rect.y - m_frame.y, m_height, m_pitchY); row < endRow; ++row)
            for (std::size_t column = first(rect.x - m_frame.x, m_width, m_pitchX);
                 column < endColumn; ++column)
                m_taken[row * m_columns + column] = true;
    }

    Rect m_frame;
    float m_width;
    float m_height;
    float m_pitchX;
    float m_pitchY;
    std::size_t m_columns = 1;
    std::size_t m_rows = 0;
    std::vector<bool> m_taken;
    std::size_t m_next = 0;
};

class Newcomers
{
public:
    Newcomers(const Graph& graph, const Sizes& sizes) : m_graph(graph), m_sizes(sizes) {}

    Placement run(const Graph& before, const Placement& placed)
    {
        m_result.frames.resize(m_graph.nodes.size());
        m_isPlaced.assign(m_graph.nodes.size(), false);
        takeOver(before, placed);
        m_graph.forEachLane([&](NodeIndex lane) {
            if (!m_isPlaced[lane])
                addLane(lane);
            else
                fillLane(lane);
        });
        m_result.bounds = {};
        for (const Rect& frame : topFrames())
            m_result.bounds = m_result.bounds.united(frame);
        return std::move(m_result);
    }

private:
    void takeOver(const Graph& before, const Placement& placed)
    {
        std::unordered_map<NodeKey, NodeIndex> old;
        old.reserve(before.nodes.size());
        for (NodeIndex i = 0; i < before.nodes.size(); ++i)
            old.emplace(before.nodes[i].key, i);
        std::unordered_map<NodeIndex, NodeIndex> nowByOld;
        for (NodeIndex i = 0; i < m_graph.nodes.size(); ++i) {
            const Node& node = m_graph.nodes[i];
            const auto found = old.find(node.key);
            if (found == old.end())
                continue;
            const NodeIndex outer = before.nodes[found->second].parent;
            const bool isAtHome =
                node.parent == kNoNode
                    ? outer == kNoNode
                    : outer != kNoNode && m_isPlaced[node.parent] &&
                          before.nodes[outer].key == m_graph.nodes[node.parent].key;
            if (!isAtHome)
                continue;
            m_result.frames[i] = placed.frames[found->second];
            m_isPlaced[i] = true;
            nowByOld.emplace(found->second, i);
        }
        for (const auto& continuation : placed.continuations)
            if (const auto now = nowByOld.find(continuation.node); now != nowByOld.end())
                m_result.continuations.push_back({now->second, continuation.frame});
    }

    std::vector<Rect> topFrames() const
    {
        std::vector<Rect> frames;
        m_graph.forEachLane([&](NodeIndex lane) {
            if (!m_result.frames[lane].isEmpty())
                frames.push_back(m_result.frames[lane]);
        });
        for (const auto& continuation : m_result.continuations)
            if (m_graph.nodes[continuation.node].parent == kNoNode)
                frames.push_back(continuation.frame);
        return frames;
    }

    /// A place below everything at this left edge.
    Point below(float left, float width) const
    {
        float bottom = m_sizes.margin - m_sizes.laneStep;
        for (const Rect& frame : topFrames())
            if (frame.x < left + width + m_sizes.gutter && left < frame.right() + m_sizes.gutter)
                bottom = std::max(bottom, frame.bottom());
        return {left, bottom + m_sizes.laneStep};
    }

    void addLane(NodeIndex lane)
    {
        const auto shape = layout::laneShape(m_graph, m_sizes, lane);
        layout::placeLane(m_graph, m_sizes, lane, shape, below(m_sizes.margin, shape.width),
                          shape.height, m_result.frames);
        for (NodeIndex i = lane; i < m_graph.nodes[lane].end; ++i)
            m_isPlaced[i] = true;
    }

    void fillLane(NodeIndex lane)
    {
        fillGroup(lane);
        m_graph.forEachChild(lane, [&](NodeIndex child) {
            if (m_graph.nodes[child].key.kind != NodeKind::Bus)
                return;
            if (m_isPlaced[child])
                fillGroup(child);
            else
                addBus(lane, child);
        });
    }

    /// A new bus goes under the others of its lane, else into a continuation of the lane.
    void addBus(NodeIndex lane, NodeIndex bus)
    {
        const float width = busWidth(lane);
        const auto columns = static_cast<std::size_t>((width + m_sizes.cardStep) /
                                                      (m_sizes.cardWidth + m_sizes.cardStep));
        const float height = layout::groupHeight(m_graph, m_sizes, bus, columns);
        const Rect lanes = m_result.frames[lane];
        const float pitch = width + m_sizes.busStep;
        for (float x = lanes.x + m_sizes.lanePadding; x + width <= lanes.right(); x += pitch) {
            const Rect wanted{x, freeFrom(lane, x, width), width, height};
            if (makeRoom(lane, wanted))
                return putBus(bus, wanted);
        }
        const Rect wanted = continueLane(lane, width, height);
        putBus(bus, wanted);
    }

    void putBus(NodeIndex bus, const Rect& area)
    {
        layout::placeGroup(m_graph, m_sizes, bus, area, m_result.frames);
        for (NodeIndex i = bus; i < m_graph.nodes[bus].end; ++i)
            m_isPlaced[i] = true;
    }

    float busWidth(NodeIndex lane) const
    {
        float width = m_result.frames[lane].width - 2 * m_sizes.lanePadding;
        m_graph.forEachChild(lane, [&](NodeIndex child) {
            if (m_graph.nodes[child].key.kind == NodeKind::Bus && m_isPlaced[child])
                width = m_result.frames[child].width;
        });
        return width;
    }

    /// Where the free room of a lane begins in the stripe of this left edge and width.
    float freeFrom(NodeIndex lane, float left, float width) const
    {
        float bottom = m_result.frames[lane].y + m_sizes.laneHead - m_sizes.busStep;
        const auto consider = [&](const Rect& frame) {
            if (frame.x < left + width && left < frame.right() &&
                m_result.frames[lane].overlaps(frame))
                bottom = std::max(bottom, frame.bottom());
        };
        m_graph.forEachChild(lane, [&](NodeIndex child) {
            if (m_isPlaced[child])
                consider(m_result.frames[child]);
        });
        return bottom + m_sizes.busStep;
    }

    /// Lets the lane grow downwards so that it holds the box; false when something is in the way.
    bool makeRoom(NodeIndex lane, const Rect& wanted)
    {
        Rect grown = m_result.frames[lane];
        const float bottom = wanted.bottom() + m_sizes.lanePadding;
        if (bottom <= grown.bottom())
            return true;
        grown.height = bottom - grown.y;
        Rect guarded = grown;
        guarded.height += m_sizes.laneStep;
        for (const Rect& frame : topFrames())
            if (!(frame == m_result.frames[lane]) && frame.overlaps(guarded))
                return false;
        m_result.frames[lane] = grown;
        return true;
    }

    /// Room for a box of this size in a continuation of the lane, made or grown as needed.
    Rect continueLane(NodeIndex lane, float width, float height)
    {
        for (auto& continuation : m_result.continuations) {
            if (continuation.node != lane)
                continue;
            const Rect wanted{continuation.frame.x + m_sizes.lanePadding,
                              continuation.frame.bottom() - m_sizes.lanePadding + m_sizes.busStep,
                              width, height};
            Rect grown = continuation.frame.united(wanted);
            grown.height = wanted.bottom() + m_sizes.lanePadding - grown.y;
            const auto frames = topFrames();
            const bool isFree = std::none_of(frames.begin(), frames.end(), [&](const Rect& frame) {
                return !(frame == continuation.frame) && frame.overlaps(grown);
            });
            if (isFree) {
                continuation.frame = grown;
                return wanted;
            }
        }
        const float outer = width + 2 * m_sizes.lanePadding;
        const Point at = below(m_result.frames[lane].x, outer);
        m_result.continuations.push_back(
            {lane, {at.x, at.y, outer, m_sizes.laneHead + height + m_sizes.lanePadding}});
        return {at.x + m_sizes.lanePadding, at.y + m_sizes.laneHead, width, height};
    }

    /// New cards and machines of a bus or lane that was there before.
    void fillGroup(NodeIndex group)
    {
        std::vector<NodeIndex> cards;
        std::vector<NodeIndex> machines;
        std::vector<NodeIndex> grownCards;
        std::vector<Rect> taken;
        m_graph.forEachChild(group, [&](NodeIndex child) {
            const NodeKind kind = m_graph.nodes[child].key.kind;
            if (m_isPlaced[child]) {
                taken.push_back(m_result.frames[child]);
                if (kind == NodeKind::Subnet)
                    grownCards.push_back(child);
            } else if (kind == NodeKind::Machine) {
                machines.push_back(child);
            } else if (kind != NodeKind::Bus) {
                cards.push_back(child);
            }
        });
        std::vector<NodeIndex> overlays;
        for (const NodeIndex card : grownCards)
            addOverlays(card, overlays, taken);
        addPieces(group, overlays, taken);
        for (const NodeIndex overlay : overlays)
            if (m_isPlaced[overlay])
                m_result.continuations.push_back(
                    {m_graph.nodes[overlay].parent, m_result.frames[overlay]});
        addPieces(group, cards, taken);
        addPieces(group, machines, taken);
    }

    /// New overlays of a card that stays: under the others, or beside the cards when something is
    /// in the way there.
    void addOverlays(NodeIndex card, std::vector<NodeIndex>& elsewhere, std::vector<Rect>& taken)
    {
        std::vector<NodeIndex> missing;
        m_graph.forEachChild(card, [&](NodeIndex overlay) {
            if (!m_isPlaced[overlay])
                missing.push_back(overlay);
        });
        if (missing.empty())
            return;
        Rect& own = m_result.frames[card];
        const float step = m_sizes.overlayStep + m_sizes.overlayHeight;
        Rect grown = own;
        grown.height += static_cast<float>(missing.size()) * step;
        const Rect& group = m_result.frames[m_graph.nodes[card].parent];
        const bool isFree = group.contains(grown) &&
                            std::none_of(taken.begin(), taken.end(), [&](const Rect& rect) {
                                return !(rect == own) && rect.overlaps(grown);
                            });
        if (!isFree) {
            elsewhere.insert(elsewhere.end(), missing.begin(), missing.end());
            return;
        }
        float y = own.bottom() + m_sizes.overlayStep;
        for (const NodeIndex overlay : missing) {
            put(overlay, {own.x + m_sizes.overlayIndent, y}, taken);
            y += step;
        }
        own = grown;
    }

    float extentOf(NodeIndex piece) const
    {
        return m_graph.nodes[piece].key.kind == NodeKind::Overlay
                   ? m_sizes.overlayHeight
                   : layout::cardExtent(m_graph, m_sizes, piece);
    }

    void addPieces(NodeIndex group, const std::vector<NodeIndex>& pieces, std::vector<Rect>& taken)
    {
        if (pieces.empty())
            return;
        const bool areMachines = m_graph.nodes[pieces.front()].key.kind == NodeKind::Machine;
        float height = areMachines ? m_sizes.machineHeight : 0;
        if (!areMachines)
            for (const NodeIndex piece : pieces)
                height = std::max(height, extentOf(piece));
        std::size_t next = 0;
        const auto fill = [&](const Rect& frame) {
            const float width = areMachines ? m_sizes.machineWidth : m_sizes.cardWidth;
            const float step = areMachines ? m_sizes.machineStep : m_sizes.cardStep;
            FreeGrid grid(contentArea(group, frame, areMachines, taken), width, height, step, step,
                          taken);
            while (next < pieces.size()) {
                const auto at = grid.next();
                if (!at)
                    return;
                put(pieces[next++], *at, taken);
            }
        };
        for (const Rect& frame : framesOf(m_result, group))
            fill(frame);
        while (next < pieces.size()) {
            const std::size_t before = next;
            fill(grow(group, pieces.size() - next, areMachines, height));
            if (next == before)
                break;
        }
    }

    void put(NodeIndex piece, Point at, std::vector<Rect>& taken)
    {
        const NodeKind kind = m_graph.nodes[piece].key.kind;
        if (kind == NodeKind::Machine)
            m_result.frames[piece] = {at.x, at.y, m_sizes.machineWidth, m_sizes.machineHeight};
        else if (kind == NodeKind::Overlay)
            m_result.frames[piece] = {at.x, at.y, m_sizes.cardWidth - m_sizes.overlayIndent,
                                      m_sizes.overlayHeight};
        else
            layout::placeCard(m_graph, m_sizes, piece, at, m_result.frames);
        for (NodeIndex i = piece; i < m_graph.nodes[piece].end; ++i)
            m_isPlaced[i] = true;
        taken.push_back(m_result.frames[piece]);
    }

    /// The part of a frame where pieces of the kind may stand: machines on the lines of those that
    /// are there, cards from the drop on.
    Rect contentArea(NodeIndex group, const Rect& frame, bool areMachines,
                     const std::vector<Rect>& taken) const
    {
        const bool isLane = m_graph.nodes[group].parent == kNoNode;
        Rect area = frame;
        if (isLane) {
            area.x += m_sizes.lanePadding;
            area.width -= 2 * m_sizes.lanePadding;
            area.height -= m_sizes.lanePadding;
        }
        float top = area.y + (isLane ? m_sizes.laneHead : m_sizes.bus + m_sizes.drop);
        if (areMachines) {
            float lowestCard = top - m_sizes.machinesAbove;
            float firstMachine = std::numeric_limits<float>::max();
            for (const Rect& rect : taken)
                if (rect.overlaps(frame)) {
                    if (rect.height == m_sizes.machineHeight && rect.width == m_sizes.machineWidth)
                        firstMachine = std::min(firstMachine, rect.y);
                    else
                        lowestCard = std::max(lowestCard, rect.bottom());
                }
            top = firstMachine < std::numeric_limits<float>::max()
                      ? firstMachine
                      : lowestCard + m_sizes.machinesAbove;
        }
        area.height = std::max(0.0F, area.bottom() - top);
        area.y = top;
        return area;
    }

    /// More room for so many pieces: the group's own frame made longer, or a continuation.
    Rect grow(NodeIndex group, std::size_t pieces, bool areMachines, float height)
    {
        const bool isLane = m_graph.nodes[group].parent == kNoNode;
        const float step = areMachines ? m_sizes.machineStep : m_sizes.cardStep;
        const float inner = m_result.frames[group].width - (isLane ? 2 * m_sizes.lanePadding : 0);
        const float pieceWidth = areMachines ? m_sizes.machineWidth : m_sizes.cardWidth;
        const auto perRow = std::max<std::size_t>(
            1, static_cast<std::size_t>((inner + step) / (pieceWidth + step)));
        const auto rows = static_cast<float>((pieces + perRow - 1) / perRow);
        const float extent = rows * (height + step) + (areMachines ? m_sizes.machinesAbove : step);
        if (const auto grown = growOwn(group, extent, isLane))
            return *grown;
        if (isLane) {
            const Rect room = continueLane(group, inner, extent);
            return {room.x - m_sizes.lanePadding, room.y - m_sizes.laneHead,
                    room.width + 2 * m_sizes.lanePadding,
                    room.height + m_sizes.laneHead + m_sizes.lanePadding};
        }
        const Rect room =
            continueLane(m_graph.nodes[group].parent, inner, m_sizes.bus + m_sizes.drop + extent);
        m_result.continuations.push_back({group, room});
        return room;
    }

    std::optional<Rect> growOwn(NodeIndex group, float extent, bool isLane)
    {
        Rect grown = m_result.frames[group];
        grown.height += extent;
        if (isLane) {
            const Rect inner{grown.x, grown.y, grown.width, grown.height - m_sizes.lanePadding};
            return makeRoom(group, inner) ? std::optional(m_result.frames[group]) : std::nullopt;
        }
        const NodeIndex lane = m_graph.nodes[group].parent;
        Rect guarded = grown;
        guarded.height += m_sizes.busStep;
        bool isFree = m_result.frames[lane].overlaps(m_result.frames[group]);
        m_graph.forEachChild(lane, [&](NodeIndex other) {
            if (other != group && m_isPlaced[other] && m_result.frames[other].overlaps(guarded))
                isFree = false;
        });
        if (!isFree || !makeRoom(lane, grown))
            return std::nullopt;
        m_result.frames[group] = grown;
        return grown;
    }

    const Graph& m_graph;
    const Sizes& m_sizes;
    Placement m_result;
    std::vector<bool> m_isPlaced;
};

} // namespace

Placement placeNewcomers(const Graph& graph, const Sizes& sizes, const Graph& before,
                         const Placement& placed)
{
    return Newcomers(graph, sizes).run(before, placed);
}

} // namespace netatlas::graph
