// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/graph.h"

namespace netatlas::graph {

/// What tells two graphs of one view apart, node by node.
struct Difference
{
    std::vector<NodeIndex> removed; ///< of the first graph
    std::vector<NodeIndex> added;   ///< of the second graph
    /// In both, but looking different; the place in the second graph.
    std::vector<NodeIndex> changed;
    /// By node of the second graph its place in the first; `kNoNode` for the added.
    std::vector<NodeIndex> before;
    bool linksDiffer = false;

    bool isEmpty() const
    {
        return removed.empty() && added.empty() && changed.empty() && !linksDiffer;
    }
};

Difference differenceOf(const Graph& before, const Graph& after);

} // namespace netatlas::graph
