// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/graph.h"

namespace netatlas::graph {

/// Counts machines by pair of boxes that they have NICs in, and gives one link a pair.
class BundleCounter
{
public:
    explicit BundleCounter(LinkKind kind) : m_kind(kind) {}

    /// One machine and the boxes its NICs are in, each once. A machine in very many (a router)
    /// links its home to each of the others, not every pair.
    void add(NodeIndex home, const std::vector<NodeIndex>& boxes);

    /// In order of the boxes.
    std::vector<Link> links() const;

private:
    static constexpr std::size_t kMostPaired = 32;

    LinkKind m_kind;
    std::vector<std::uint64_t> m_pairs;
};

} // namespace netatlas::graph
