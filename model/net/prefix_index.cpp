// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/prefix_index.h"

#include <algorithm>

namespace netatlas::net {

namespace {

template <class Number>
Number numberAs(const IpAddress& address);

template <>
std::uint32_t numberAs<std::uint32_t>(const IpAddress& address)
{
    return address.ipv4();
}

template <>
Number128 numberAs<Number128>(const IpAddress& address)
{
    return (static_cast<Number128>(address.upper()) << 64U) | address.lower();
}

IpAddress addressOf(std::uint32_t number)
{
    return IpAddress::ofIpv4(number);
}

IpAddress addressOf(Number128 number)
{
    return IpAddress::ofHalves(static_cast<std::uint64_t>(number >> 64U),
                               static_cast<std::uint64_t>(number));
}

template <class Number>
NumberBlock<Number> numbersOf(const IndexedBlock& block)
{
    return {numberAs<Number>(block.block.first()),
            static_cast<std::uint8_t>(block.block.prefixLength()), block.payload};
}

/// The block as a value; an IPv6 block that starts in the mapped range cannot exist.
template <class Number>
IndexedBlock blockOf(const NumberBlock<Number>& numbers)
{
    return {Cidr::of(addressOf(numbers.start), numbers.prefixLength).value(), numbers.payload};
}

template <class Number>
void appendBlocks(std::vector<IndexedBlock>& blocks, const PrefixTable<Number>& table)
{
    for (const std::uint32_t slot : table.order())
        blocks.push_back(blockOf(table.block(slot)));
}

template <class Number>
void appendNestings(std::vector<Nesting>& nestings, const PrefixTable<Number>& table)
{
    for (const std::uint32_t slot : table.order())
        if (const std::uint32_t parent = table.parentOf(slot); parent != kNoBlock)
            nestings.push_back({blockOf(table.block(parent)), blockOf(table.block(slot))});
}

/// The first place in the order whose block starts at or behind the number.
template <class Number>
auto firstFrom(const PrefixTable<Number>& table, Number number)
{
    return std::lower_bound(
        table.order().begin(), table.order().end(), number,
        [&table](std::uint32_t slot, Number n) { return table.block(slot).start < n; });
}

/// Calls `visit(slot)` for every block inside the given one, equal ones included, in order.
template <class Number, class Visit>
void visitWithin(const PrefixTable<Number>& table, const NumberBlock<Number>& outer, Visit visit)
{
    for (auto at = firstFrom(table, outer.start);
         at != table.order().end() && table.block(*at).start <= outer.last(); ++at)
        if (outer.contains(table.block(*at)))
            visit(*at);
}

template <class Number>
std::vector<IndexedBlock> blocksWithin(const PrefixTable<Number>& table,
                                       const NumberBlock<Number>& block)
{
    std::vector<IndexedBlock> found;
    visitWithin(table, block,
                [&](std::uint32_t slot) { found.push_back(blockOf(table.block(slot))); });
    return found;
}

template <class Number>
std::vector<IndexedBlock> overlappingIn(const PrefixTable<Number>& table,
                                        const NumberBlock<Number>& block)
{
    std::vector<IndexedBlock> found;
    for (auto slot = table.innermost(block.start); slot != kNoBlock; slot = table.parentOf(slot))
        if (table.block(slot).prefixLength < block.prefixLength)
            found.push_back(blockOf(table.block(slot)));
    visitWithin(table, block,
                [&](std::uint32_t slot) { found.push_back(blockOf(table.block(slot))); });
    return found;
}

template <class Number>
std::vector<IndexedBlock> childrenIn(const PrefixTable<Number>& table,
                                     const NumberBlock<Number>& block)
{
    std::vector<IndexedBlock> children;
    visitWithin(table, block, [&](std::uint32_t slot) {
        const auto& inner = table.block(slot);
        if (inner.isSameBlock(block))
            return;
        // The smallest larger block, past duplicates of the inner one.
        auto around = table.parentOf(slot);
        while (around != kNoBlock && table.block(around).isSameBlock(inner))
            around = table.parentOf(around);
        if (around == kNoBlock || table.block(around).prefixLength <= block.prefixLength)
            children.push_back(blockOf(inner));
    });
    return children;
}

template <class Number>
std::optional<IndexedBlock> before(const PrefixTable<Number>& table,
                                   const NumberBlock<Number>& block)
{
    auto at = firstFrom(table, block.start);
    while (at != table.order().begin()) {
        --at;
        if (!table.block(*at).contains(block))
            return blockOf(table.block(*at));
    }
    return std::nullopt;
}

template <class Number>
std::optional<IndexedBlock> behind(const PrefixTable<Number>& table,
                                   const NumberBlock<Number>& block)
{
    if (block.last() == static_cast<Number>(~Number{0}))
        return std::nullopt;
    const auto at = firstFrom(table, static_cast<Number>(block.last() + 1));
    return at == table.order().end() ? std::nullopt : std::optional(blockOf(table.block(*at)));
}

/// Appends the fewest aligned blocks that cover the numbers from first to last. Those in the mapped
/// range are no IPv6 blocks and are left out.
template <class Number>
void appendRange(std::vector<Cidr>& blocks, Number first, Number last)
{
    for (;;) {
        int length = static_cast<int>(sizeof(Number)) * 8;
        const auto fits = [first, last](int shorter) {
            const Number mask = hostMask<Number>(shorter);
            return (first & mask) == 0 && (first | mask) <= last;
        };
        while (length > 0 && fits(length - 1))
            --length;
        if (const auto block = Cidr::of(addressOf(first), length))
            blocks.push_back(*block);
        const Number end = first | hostMask<Number>(length);
        if (end == last)
            return;
        first = end + 1;
    }
}

template <class Number>
std::vector<Cidr> gapsIn(const PrefixTable<Number>& table, const NumberBlock<Number>& within)
{
    std::vector<Cidr> gaps;
    Number next = within.start;
    bool isFull = false;
    visitWithin(table, within, [&](std::uint32_t slot) {
        const auto& block = table.block(slot);
        if (block.isSameBlock(within) || isFull || block.last() < next)
            return;
        if (next < block.start)
            appendRange<Number>(gaps, next, block.start - 1);
        isFull = block.last() == within.last();
        next = block.last() + 1;
    });
    if (!isFull)
        appendRange<Number>(gaps, next, within.last());
    return gaps;
}

} // namespace

PrefixIndex::PrefixIndex(const std::vector<IndexedBlock>& blocks)
{
    std::vector<NumberBlock<std::uint32_t>> ipv4;
    std::vector<NumberBlock<Number128>> ipv6;
    for (const IndexedBlock& block : blocks) {
        if (block.block.family() == Family::Ipv4)
            ipv4.push_back(numbersOf<std::uint32_t>(block));
        else
            ipv6.push_back(numbersOf<Number128>(block));
    }
    m_ipv4 = PrefixTable<std::uint32_t>(ipv4);
    m_ipv6 = PrefixTable<Number128>(ipv6);
}

void PrefixIndex::insert(const IndexedBlock& block)
{
    if (block.block.family() == Family::Ipv4)
        m_ipv4.insert(numbersOf<std::uint32_t>(block));
    else
        m_ipv6.insert(numbersOf<Number128>(block));
}

bool PrefixIndex::remove(const IndexedBlock& block)
{
    return block.block.family() == Family::Ipv4 ? m_ipv4.remove(numbersOf<std::uint32_t>(block))
                                                : m_ipv6.remove(numbersOf<Number128>(block));
}

std::optional<std::uint32_t> PrefixIndex::innermost(const IpAddress& address) const
{
    return address.isIpv4() ? m_ipv4.payloadAt(address.ipv4())
                            : m_ipv6.payloadAt(numberOf(address));
}

std::vector<std::uint32_t> PrefixIndex::holding(const IpAddress& address) const
{
    std::vector<std::uint32_t> payloads;
    eachHolding(address, [&payloads](std::uint32_t payload, int) { payloads.push_back(payload); });
    return payloads;
}

std::vector<IndexedBlock> PrefixIndex::blocks() const
{
    std::vector<IndexedBlock> all;
    all.reserve(size());
    appendBlocks(all, m_ipv4);
    appendBlocks(all, m_ipv6);
    return all;
}

std::vector<Nesting> PrefixIndex::nestings() const
{
    std::vector<Nesting> all;
    appendNestings(all, m_ipv4);
    appendNestings(all, m_ipv6);
    return all;
}

std::vector<IndexedBlock> PrefixIndex::within(const Cidr& block) const
{
    if (block.family() == Family::Ipv4)
        return blocksWithin(m_ipv4, numbersOf<std::uint32_t>({block, 0}));
    return blocksWithin(m_ipv6, numbersOf<Number128>({block, 0}));
}

std::vector<IndexedBlock> PrefixIndex::childrenOf(const Cidr& block) const
{
    if (block.family() == Family::Ipv4)
        return childrenIn(m_ipv4, numbersOf<std::uint32_t>({block, 0}));
    return childrenIn(m_ipv6, numbersOf<Number128>({block, 0}));
}

std::vector<IndexedBlock> PrefixIndex::overlapping(const Cidr& block) const
{
    if (block.family() == Family::Ipv4)
        return overlappingIn(m_ipv4, numbersOf<std::uint32_t>({block, 0}));
    return overlappingIn(m_ipv6, numbersOf<Number128>({block, 0}));
}

std::optional<IndexedBlock> PrefixIndex::neighbourBefore(const Cidr& block) const
{
    if (block.family() == Family::Ipv4)
        return before(m_ipv4, numbersOf<std::uint32_t>({block, 0}));
    return before(m_ipv6, numbersOf<Number128>({block, 0}));
}

std::optional<IndexedBlock> PrefixIndex::neighbourBehind(const Cidr& block) const
{
    if (block.family() == Family::Ipv4)
        return behind(m_ipv4, numbersOf<std::uint32_t>({block, 0}));
    return behind(m_ipv6, numbersOf<Number128>({block, 0}));
}

std::vector<Cidr> PrefixIndex::gaps(const Cidr& within) const
{
    if (within.family() == Family::Ipv4)
        return gapsIn(m_ipv4, numbersOf<std::uint32_t>({within, 0}));
    return gapsIn(m_ipv6, numbersOf<Number128>({within, 0}));
}

} // namespace netatlas::net
