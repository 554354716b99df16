// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/graph/placement.h"

#include <stop_token>
#include <unordered_map>

namespace netatlas::graph::layout {

/// Places that lanes keep whatever else moves: where their top left corner is.
using Pinned = std::unordered_map<NodeKey, Point>;

struct LayoutOptions
{
    /// Width by height that the picture strives for.
    float aspect = 1.4F;
};

/// Packs the whole graph (performance 6): buses across their lane, cards in rows under the bus,
/// overlays under their underlay, machines in a grid under the cards, each group with room for
/// newcomers; small lanes in columns in their order, large ones on shelves by decreasing height.
///
/// No two siblings overlap and every child is inside its parent, pinned lanes apart, which stand
/// where the user put them. The same input gives the same coordinates. Linear in nodes.
/// `cancelled` when stopped.
Result<Placement> pack(const Graph& graph, const Sizes& sizes, const Pinned& pinned = {},
                       const LayoutOptions& options = {}, std::stop_token stop = {});

} // namespace netatlas::graph::layout
