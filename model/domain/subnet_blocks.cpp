// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/subnet_blocks.h"

namespace netatlas::domain {

namespace {

std::vector<net::IndexedBlock> indexed(const std::vector<SubnetBlocks::Block>& blocks)
{
    std::vector<net::IndexedBlock> all;
    all.reserve(blocks.size());
    for (const SubnetBlocks::Block& block : blocks)
        all.push_back({block.network, block.subnet.number()});
    return all;
}

} // namespace

SubnetBlocks::SubnetBlocks(const std::vector<Block>& blocks) : m_index(indexed(blocks)) {}

void SubnetBlocks::insert(const Block& block)
{
    m_index.insert({block.network, block.subnet.number()});
}

void SubnetBlocks::remove(const Block& block)
{
    m_index.remove({block.network, block.subnet.number()});
}

std::vector<SubnetId> SubnetBlocks::holding(const net::IpAddress& address) const
{
    std::vector<SubnetId> found;
    eachHolding(address, [&found](SubnetId id) { found.push_back(id); });
    return found;
}

std::vector<SubnetId> SubnetBlocks::within(const net::Cidr& network) const
{
    std::vector<SubnetId> found;
    for (const net::IndexedBlock& block : m_index.within(network))
        found.emplace_back(block.payload);
    return found;
}

std::vector<SubnetId> SubnetBlocks::overlapping(const net::Cidr& network) const
{
    std::vector<SubnetId> found = within(network);
    m_index.eachHolding(network.first(), [&](std::uint32_t number, int prefixLength) {
        if (prefixLength < network.prefixLength())
            found.emplace_back(number);
    });
    return found;
}

} // namespace netatlas::domain
