// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/placement.h"

namespace netatlas::graph::layout {

/// The pieces directly inside a bus or lane: cards and fold blocks, then machines.
struct GroupContent
{
    std::vector<NodeIndex> cards;
    std::vector<NodeIndex> machines;
};

GroupContent contentOf(const Graph& graph, NodeIndex group);

/// Height of a card with its overlays.
float cardExtent(const Graph& graph, const Sizes& sizes, NodeIndex card);

/// Width of so many card columns.
float widthOfColumns(const Sizes& sizes, std::size_t columns);

/// Machines that fit side by side.
std::size_t machinesPerRow(const Sizes& sizes, float width);

/// Height of a bus with all under it, room for newcomers included.
float groupHeight(const Graph& graph, const Sizes& sizes, NodeIndex bus, std::size_t columns);

/// Height of what stands directly in a lane, beside its buses.
float contentHeight(const Graph& graph, const Sizes& sizes, NodeIndex group, std::size_t columns);

/// Places what stands under a bus, or directly in a lane, from `top` on. `area` gives left edge
/// and width. Returns the bottom, room for newcomers included.
float placeContent(const Graph& graph, const Sizes& sizes, NodeIndex group, const Rect& area,
                   float top, std::vector<Rect>& frames);

/// Places a bus with all under it at the top of `area`; gives its frame.
Rect placeGroup(const Graph& graph, const Sizes& sizes, NodeIndex bus, const Rect& area,
                std::vector<Rect>& frames);

/// Places a card with its overlays.
void placeCard(const Graph& graph, const Sizes& sizes, NodeIndex card, Point at,
               std::vector<Rect>& frames);

} // namespace netatlas::graph::layout
