// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/graph.h"

namespace netatlas::graph {

std::string_view nodeKindText(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Lane: return "lane";
    case NodeKind::Bus: return "bus";
    case NodeKind::Subnet: return "subnet";
    case NodeKind::Overlay: return "overlay";
    case NodeKind::Fold: return "fold";
    case NodeKind::Machine: return "machine";
    }
    return {};
}

Adjacency Adjacency::ofPairs(std::size_t nodes,
                             const std::vector<std::pair<NodeIndex, NodeIndex>>& pairs)
{
    Adjacency result;
    result.m_starts.assign(nodes + 1, 0);
    for (const auto& [one, other] : pairs) {
        ++result.m_starts[one + 1];
        ++result.m_starts[other + 1];
    }
    for (std::size_t i = 1; i <= nodes; ++i)
        result.m_starts[i] += result.m_starts[i - 1];
    result.m_targets.resize(pairs.size() * 2);
    std::vector<std::uint32_t> next(result.m_starts.begin(), result.m_starts.end() - 1);
    for (const auto& [one, other] : pairs) {
        result.m_targets[next[one]++] = other;
        result.m_targets[next[other]++] = one;
    }
    return result;
}

} // namespace netatlas::graph
