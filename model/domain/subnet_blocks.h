// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/ids.h"
#include "model/net/cidr.h"

#include <vector>

namespace netatlas::domain {

/// The blocks of all subnets of a model, sorted, each with a link to the block around it. Answers
/// which subnets hold an address, whatever their routing domain; callers that must not mix domains
/// look at `ModelFacts::domainOfSubnet` of the answers.
class SubnetBlocks
{
public:
    struct Block
    {
        net::Cidr network;
        SubnetId subnet;
    };

    SubnetBlocks() = default;
    explicit SubnetBlocks(std::vector<Block> blocks);

    /// All subnets that hold the address, innermost first; equal blocks in order of ids.
    std::vector<SubnetId> holding(const net::IpAddress& address) const;
    /// All subnets whose block lies in the given one or is equal to it, in order of address.
    std::vector<SubnetId> within(const net::Cidr& network) const;
    /// All subnets whose block has an address in common with the given one.
    std::vector<SubnetId> overlapping(const net::Cidr& network) const;

private:
    struct Entry
    {
        net::IpAddress first;
        net::IpAddress last;
        int prefixLength;
        SubnetId subnet;
        std::size_t parent; ///< place of the innermost block around it; own place when none
    };

    std::vector<Entry> m_entries;
};

} // namespace netatlas::domain
