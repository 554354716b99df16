// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/graph.h"

#include <algorithm>

namespace netatlas::graph {

struct Point
{
    float x = 0;
    float y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

/// A box in scene units: logical pixels at 100 %.
struct Rect
{
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool isEmpty() const { return width <= 0 || height <= 0; }
    /// Whether the two share more than an edge.
    bool overlaps(const Rect& other) const
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    bool contains(const Rect& other) const
    {
        return x <= other.x && y <= other.y && other.right() <= right() &&
               other.bottom() <= bottom();
    }
    bool contains(Point point) const
    {
        return x <= point.x && point.x < right() && y <= point.y && point.y < bottom();
    }
    Rect grown(float by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    Rect united(const Rect& other) const
    {
        if (isEmpty())
            return other;
        if (other.isEmpty())
            return *this;
        const float left = std::min(x, other.x);
        const float top = std::min(y, other.y);
        return {left, top, std::max(right(), other.right()) - left,
                std::max(bottom(), other.bottom()) - top};
    }

    friend bool operator==(const Rect&, const Rect&) = default;
};

/// The measures that a layout works with, in scene units. The defaults are those of the look at
/// 100 % text.
struct Sizes
{
    float margin = 16;
    float lanePadding = 12;
    float laneHead = 32;
    float laneStep = 16; ///< between lanes that stand under each other
    float gutter = 32;   ///< between lanes side by side; links run in it
    float gutterFar = 40;
    float bus = 20;
    float busStep = 16; ///< from the end of one group to the next bus
    float drop = 12;    ///< from a bus down to its cards
    float cardWidth = 192;
    float cardHeight = 52;
    float cardStep = 12;
    float overlayHeight = 28;
    float overlayIndent = 16;
    float overlayStep = 4;
    float machineWidth = 40;
    float machineHeight = 24;
    float machineStep = 4;
    float machinesAbove = 8; ///< between cards and machines
    float note = 20;         ///< the line "No subnets"

    friend bool operator==(const Sizes&, const Sizes&) = default;
};

/// A second frame of a full group, for newcomers that found no room in the first; drawn like the
/// group itself until the next layout.
struct Continuation
{
    NodeIndex node = kNoNode;
    Rect frame;

    friend bool operator==(const Continuation&, const Continuation&) = default;
};

/// Where everything is. A frame holds a node with all that is inside it.
struct Placement
{
    std::vector<Rect> frames; ///< by node
    std::vector<Continuation> continuations;
    Rect bounds;

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// The box that is drawn for the node itself: of a bus its bar, of a card what is above its
/// overlays, of all others the frame.
Rect boxOf(const Graph& graph, const Placement& placement, const Sizes& sizes, NodeIndex node);

/// Moves a lane with all inside it; nobody else moves.
void moveLane(const Graph& graph, Placement& placement, NodeIndex lane, Point to);

/// The frames that children of the node may be in: its own and its continuations.
std::vector<Rect> framesOf(const Placement& placement, NodeIndex node);

} // namespace netatlas::graph
