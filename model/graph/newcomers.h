// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/placement.h"

namespace netatlas::graph {

/// The places of `graph` after those of `before` were given: who was there stays, and newcomers
/// stand beside their relatives in free room (user-experience 4.3).
///
/// A newcomer takes a free place in its group; a full group grows where nothing is in the way, and
/// else its newcomers stand in a continuation of it below the picture. What has changed its parent
/// is a newcomer. Linear in nodes, and in the siblings of newcomers.
Placement placeNewcomers(const Graph& graph, const Sizes& sizes, const Graph& before,
                         const Placement& placed);

} // namespace netatlas::graph
