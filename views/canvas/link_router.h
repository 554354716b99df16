// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/placement.h"

#include <vector>

namespace netatlas::views::canvas {

/// A link with the way it takes: right-angled, in the gutters between lanes.
struct Route
{
    graph::Link link;
    std::vector<graph::Point> points;
    graph::Rect bounds;
    graph::Point label; ///< centre of its number or word, apart from those of others

    friend bool operator==(const Route&, const Route&) = default;
};

struct Routes
{
    std::vector<Route> far;  ///< between lanes, for pictures without buses
    std::vector<Route> near; ///< between buses
    /// Bundles of buses left out, because each bus shows its strongest only.
    std::uint32_t weaker = 0;
    /// Bundles of lanes that do not face each other; from far only neighbours are tied.
    std::uint32_t distant = 0;

    friend bool operator==(const Routes&, const Routes&) = default;
};

/// How many bundles a bus shows; the corner of the canvas says how many weaker ones there are.
inline constexpr std::size_t kBundlesOfBus = 4;

/// Finds ways for relays and for the strongest bundles.
Routes routeLinks(const graph::Graph& graph, const graph::Placement& placement,
                  const graph::Sizes& sizes);

} // namespace netatlas::views::canvas
