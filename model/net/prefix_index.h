// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/cidr.h"
#include "model/net/prefix_table.h"

#include <optional>
#include <vector>

namespace netatlas::net {

/// A block and what it stands for: the number of a subnet, as a rule.
struct IndexedBlock
{
    /// Host bits are ignored.
    Cidr block;
    std::uint32_t payload = 0;

    bool operator==(const IndexedBlock&) const = default;
};

/// A block around another one, or equal to it.
struct Nesting
{
    IndexedBlock outer;
    IndexedBlock inner;

    bool isDuplicate() const { return outer.block.prefixLength() == inner.block.prefixLength(); }
    bool operator==(const Nesting&) const = default;
};

/// The blocks of one routing domain, both families: which of them hold an address, which of them
/// overlap, and where there is room (address-engine 2.9, 12 and 13; performance.md 6). It answers
/// with all blocks that hold an address, for the look-ups of sections 12 and 13 know no longest
/// prefix.
///
/// A value; single blocks can be put in and taken out without making it anew.
class PrefixIndex
{
public:
    PrefixIndex() = default;
    /// Takes blocks in any order; duplicates are kept, also those of equal payload.
    explicit PrefixIndex(const std::vector<IndexedBlock>& blocks);

    std::size_t size() const { return m_ipv4.size() + m_ipv6.size(); }

    void insert(const IndexedBlock& block);
    /// Whether there was such a block; one of several equal ones goes.
    bool remove(const IndexedBlock& block);

    /// The payload of the smallest block around the address, of equal ones the smallest payload.
    std::optional<std::uint32_t> innermost(const IpAddress& address) const;
    /// The payloads of all blocks around the address, innermost first.
    std::vector<std::uint32_t> holding(const IpAddress& address) const;
    /// Calls `visit(payload, prefixLength)` for the same blocks in the same order, and allocates
    /// nothing.
    template <class Visit>
    void eachHolding(const IpAddress& address, Visit visit) const
    {
        if (address.isIpv4())
            visitAround(m_ipv4, address.ipv4(), visit);
        else
            visitAround(m_ipv6, numberOf(address), visit);
    }

    /// All blocks, IPv4 first, by start, outer before inner.
    std::vector<IndexedBlock> blocks() const;
    /// Every block that lies in another one, with the smallest such other one, in order. All
    /// overlaps follow from it, for blocks can only nest.
    std::vector<Nesting> nestings() const;
    /// The blocks in the given one, equal ones included, in order.
    std::vector<IndexedBlock> within(const Cidr& block) const;
    /// The blocks that lie in a block with no other block between, in order.
    std::vector<IndexedBlock> childrenOf(const Cidr& block) const;
    /// The blocks that overlap the given one, equal ones included: those around it, innermost
    /// first, then those in it in order.
    std::vector<IndexedBlock> overlapping(const Cidr& block) const;
    /// The nearest blocks before and behind that do not overlap the given one.
    std::optional<IndexedBlock> neighbourBefore(const Cidr& block) const;
    std::optional<IndexedBlock> neighbourBehind(const Cidr& block) const;
    /// What no block inside `within` covers, as the fewest aligned blocks, in order.
    std::vector<Cidr> gaps(const Cidr& within) const;

    std::size_t memory() const { return m_ipv4.memory() + m_ipv6.memory(); }

private:
    static Number128 numberOf(const IpAddress& address)
    {
        return (static_cast<Number128>(address.upper()) << 64U) | address.lower();
    }
    template <class Number, class Visit>
    static void visitAround(const PrefixTable<Number>& table, Number number, Visit& visit)
    {
        for (auto slot = table.innermost(number); slot != kNoBlock; slot = table.parentOf(slot))
            visit(table.payloadOf(slot), int{table.block(slot).prefixLength});
    }

    PrefixTable<std::uint32_t> m_ipv4;
    PrefixTable<Number128> m_ipv6;
};

} // namespace netatlas::net
