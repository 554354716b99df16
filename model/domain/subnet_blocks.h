// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/ids.h"
#include "model/net/prefix_index.h"

#include <vector>

namespace netatlas::domain {

/// The blocks of all subnets of a model. Answers which subnets hold an address, whatever their
/// routing domain; callers that must not mix domains look at `ModelFacts::domainOfSubnet` of the
/// answers.
class SubnetBlocks
{
public:
    struct Block
    {
        net::Cidr network;
        SubnetId subnet;
    };

    SubnetBlocks() = default;
    explicit SubnetBlocks(const std::vector<Block>& blocks);

    void insert(const Block& block);
    void remove(const Block& block);

    /// All subnets that hold the address, innermost first; equal blocks in order of ids.
    std::vector<SubnetId> holding(const net::IpAddress& address) const;
    /// Calls `visit(subnet)` for the same subnets in the same order, and allocates nothing.
    template <class Visit>
    void eachHolding(const net::IpAddress& address, Visit visit) const
    {
        m_index.eachHolding(address,
                            [&visit](std::uint32_t number, int) { visit(SubnetId(number)); });
    }
    /// Calls `visit(subnet)` for the subnets of exactly that network, in order of ids, and
    /// allocates nothing.
    template <class Visit>
    void eachEqual(const net::Cidr& network, Visit visit) const
    {
        m_index.eachHolding(network.first(), [&](std::uint32_t number, int prefixLength) {
            if (prefixLength == network.prefixLength())
                visit(SubnetId(number));
        });
    }
    /// All subnets whose block lies in the given one or is equal to it, in order of address.
    std::vector<SubnetId> within(const net::Cidr& network) const;
    /// All subnets whose block has an address in common with the given one.
    std::vector<SubnetId> overlapping(const net::Cidr& network) const;

private:
    net::PrefixIndex m_index;
};

} // namespace netatlas::domain
