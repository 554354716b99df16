// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/subnet_blocks.h"

#include <algorithm>

namespace netatlas::domain {

SubnetBlocks::SubnetBlocks(std::vector<Block> blocks)
{
    m_entries.reserve(blocks.size());
    for (const Block& block : blocks)
        m_entries.push_back({block.network.first(), block.network.last(),
                             block.network.prefixLength(), block.subnet, 0});
    // Larger ids first among equal blocks, so that walking outwards meets the smaller id first.
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        if (const auto order = a.first <=> b.first; order != 0)
            return order < 0;
        if (a.prefixLength != b.prefixLength)
            return a.prefixLength < b.prefixLength;
        return a.subnet > b.subnet;
    });
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        while (!open.empty() && m_entries[open.back()].last < m_entries[i].first)
            open.pop_back();
        m_entries[i].parent = open.empty() ? i : open.back();
        open.push_back(i);
    }
}

std::vector<SubnetId> SubnetBlocks::holding(const net::IpAddress& address) const
{
    std::vector<SubnetId> found;
    const auto after = std::upper_bound(
        m_entries.begin(), m_entries.end(), address,
        [](const net::IpAddress& value, const Entry& entry) { return value < entry.first; });
    if (after == m_entries.begin())
        return found;
    // Walking outwards: every block around the last one that begins before the address.
    for (std::size_t at = static_cast<std::size_t>(after - m_entries.begin()) - 1;;) {
        const Entry& entry = m_entries[at];
        if (address <= entry.last && entry.first.family() == address.family())
            found.push_back(entry.subnet);
        if (entry.parent == at)
            break;
        at = entry.parent;
    }
    return found;
}

std::vector<SubnetId> SubnetBlocks::within(const net::Cidr& network) const
{
    std::vector<SubnetId> found;
    auto at = std::lower_bound(
        m_entries.begin(), m_entries.end(), network.first(),
        [](const Entry& entry, const net::IpAddress& value) { return entry.first < value; });
    for (; at != m_entries.end() && at->first <= network.last(); ++at)
        if (at->last <= network.last())
            found.push_back(at->subnet);
    return found;
}

std::vector<SubnetId> SubnetBlocks::overlapping(const net::Cidr& network) const
{
    std::vector<SubnetId> found = within(network);
    for (const SubnetId outer : holding(network.first()))
        if (std::find(found.begin(), found.end(), outer) == found.end())
            found.push_back(outer);
    return found;
}

} // namespace netatlas::domain
