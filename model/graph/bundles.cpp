// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/bundles.h"

#include <algorithm>

namespace netatlas::graph {
namespace {

std::uint64_t pairOf(NodeIndex one, NodeIndex other)
{
    return static_cast<std::uint64_t>(std::min(one, other)) << 32U | std::max(one, other);
}

} // namespace

void BundleCounter::add(NodeIndex home, const std::vector<NodeIndex>& boxes)
{
    if (boxes.size() > kMostPaired) {
        for (const NodeIndex box : boxes)
            if (box != home)
                m_pairs.push_back(pairOf(home, box));
        return;
    }
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            m_pairs.push_back(pairOf(boxes[i], boxes[j]));
}

std::vector<Link> BundleCounter::links() const
{
    auto pairs = m_pairs;
    std::sort(pairs.begin(), pairs.end());
    std::vector<Link> result;
    for (auto it = pairs.begin(); it != pairs.end();) {
        const auto next = std::find_if(it, pairs.end(), [&](auto pair) { return pair != *it; });
        result.push_back({m_kind, static_cast<NodeIndex>(*it >> 32U),
                          static_cast<NodeIndex>(*it & 0xFFFFFFFFU),
                          static_cast<std::uint32_t>(next - it)});
        it = next;
    }
    return result;
}

} // namespace netatlas::graph
