// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/placement.h"

namespace netatlas::graph::layout {

/// How the inside of a lane is divided: groups stand in columns, each so many cards wide.
struct LaneShape
{
    std::size_t cardColumns = 2;
    std::size_t groupColumns = 1;
    std::vector<NodeIndex> buses;
    std::vector<float> heights; ///< by bus
    float looseHeight = 0;      ///< of what stands beside the buses
    float width = 0;
    float height = 0;

    /// The shape that lanes of a small site have, so that they can stand in columns.
    bool isNarrow() const { return cardColumns == 2 && groupColumns == 1; }
};

/// As narrow as keeps the lane from becoming a tower: wide enough that its largest group is near
/// a square, and then in as many columns as the whole lane needs for that.
LaneShape laneShape(const Graph& graph, const Sizes& sizes, NodeIndex lane);

/// Places a lane with all inside it at `at`. `height` is at least that of the shape; what is over
/// stays free for newcomers.
void placeLane(const Graph& graph, const Sizes& sizes, NodeIndex lane, const LaneShape& shape,
               Point at, float height, std::vector<Rect>& frames);

} // namespace netatlas::graph::layout
