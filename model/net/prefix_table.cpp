// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/prefix_table.h"

#include <algorithm>
#include <numeric>

namespace netatlas::net {

template <class Number>
PrefixTable<Number>::PrefixTable(const std::vector<Block>& blocks) : m_blocks(sortedBlocks(blocks))
{
    m_links.reserve(m_blocks.size());
    for (const Block& block : m_blocks)
        m_links.push_back({block.payload, kNoBlock});
    m_order.resize(m_blocks.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    deriveAll();
    m_segments = {};
}

template <class Number>
void PrefixTable<Number>::beginSegment(Number start, std::uint32_t slot)
{
    if (!m_segments.empty() && m_segments.back().start == start)
        m_segments.back().slot = slot;
    else if (m_segments.empty() || m_segments.back().slot != slot)
        m_segments.push_back({start, slot});
}

/// Ends the blocks, from the innermost outwards, that end before the number.
template <class Number>
void PrefixTable<Number>::endBlocks(std::uint32_t& current, Number until)
{
    while (current != kNoBlock) {
        const Number last = m_blocks[current].last();
        if (last >= until)
            return;
        current = m_links[current].parent;
        // A parent that ends here as well says the rest itself.
        if (current == kNoBlock || m_blocks[current].last() != last)
            beginSegment(last + 1, current);
    }
}

/// The innermost block around the number of those that stand before the place and start before it.
template <class Number>
std::uint32_t PrefixTable<Number>::aroundStart(Number start, std::size_t place) const
{
    std::uint32_t slot = place == 0 ? kNoBlock : m_order[place - 1];
    while (slot != kNoBlock && m_blocks[slot].last() < start)
        slot = m_links[slot].parent;
    return slot;
}

/// Gives the segments between the two numbers, both included, and links every block that starts
/// there to its parent. The place is that of the first of them in the order.
template <class Number>
void PrefixTable<Number>::sweep(Number from, Number to, std::size_t place)
{
    m_segments.clear();
    std::uint32_t current = aroundStart(from, place);
    beginSegment(from, current);
    for (; place < m_order.size(); ++place) {
        const std::uint32_t slot = m_order[place];
        const Number start = m_blocks[slot].start;
        if (start > to)
            break;
        endBlocks(current, start);
        m_links[slot].parent = current;
        beginSegment(start, slot);
        current = slot;
    }
    endBlocks(current, to);
}

template <class Number>
void PrefixTable<Number>::deriveAll()
{
    m_narrow.clear();
    m_entries.clear();
    m_steps.clear();
    m_segments.reserve(m_order.size() * 2 + 1);
    sweep(0, kHighest, 0);
    m_whole = makeBuckets(m_segments.data(), m_segments.data() + m_segments.size());
    m_derivedSize = m_entries.size() + m_steps.size();
}

/// Derives the buckets anew that the block touches, and all when what they left behind has grown
/// to as much as is in use, or the block reaches out of what the table spans.
template <class Number>
void PrefixTable<Number>::deriveAround(const Block& block)
{
    constexpr std::size_t kSmall = 1024;
    const bool isCrowded = m_entries.size() + m_steps.size() > m_derivedSize * 2 + kSmall;
    const std::size_t first = m_whole.bucketOf(block.start);
    const std::size_t last = m_whole.bucketOf(block.last());
    if (isCrowded || block.start < m_whole.base || last >= m_whole.count) {
        deriveAll();
        return;
    }
    const Number from = m_whole.startOf(first);
    const auto place = std::lower_bound(
        m_order.begin(), m_order.end(), from,
        [this](std::uint32_t slot, Number number) { return m_blocks[slot].start < number; });
    sweep(from, m_whole.startOf(last + 1) - 1, static_cast<std::size_t>(place - m_order.begin()));
    fill(m_whole, first, last, m_segments.data(), m_segments.data() + m_segments.size());
}

/// Makes the table for a row of segments; the first of them is the answer below its base.
template <class Number>
auto PrefixTable<Number>::makeBuckets(const Segment* first, const Segment* end) -> Buckets
{
    const auto segments = static_cast<std::size_t>(end - first);
    const Number lowest = segments > 1 ? first[1].start : kHighest;
    const Number highest = segments > 1 ? end[-1].start : kHighest;
    Buckets buckets;
    buckets.below = first->slot;
    while (((highest - lowest) >> buckets.shift) >= segments * kBucketsPerSegment)
        ++buckets.shift;
    // On a multiple of their width, so that blocks do not lie across their borders.
    buckets.base = lowest & ~((Number{1} << buckets.shift) - 1);
    buckets.count = static_cast<std::uint32_t>((highest - buckets.base) >> buckets.shift) + 1;
    buckets.first = static_cast<std::uint32_t>(m_entries.size());
    m_entries.resize(m_entries.size() + buckets.count + 1);
    m_entries.back() = end[-1].slot;
    fill(buckets, 0, buckets.count - 1, first, end);
    return buckets;
}

/// Fills in the buckets `from` to `to`, the first segment being the one at the start of `from`.
template <class Number>
void PrefixTable<Number>::fill(const Buckets& buckets, std::size_t from, std::size_t to,
                               const Segment* at, const Segment* end)
{
    for (std::size_t bucket = from; bucket <= to; ++bucket) {
        const Number start = buckets.startOf(bucket);
        const Number last = start + ((Number{1} << buckets.shift) - 1);
        while (at + 1 < end && at[1].start <= start)
            ++at;
        const Segment* behind = at + 1;
        while (behind < end && behind->start <= last)
            ++behind;
        const std::uint32_t entry = entryOf(buckets, at, behind);
        m_entries[buckets.first + bucket] = entry;
        at = behind - 1;
    }
}

/// Whether the segments of a bucket are few, and their starts do not differ in bits only that are
/// no part of an offset.
template <class Number>
bool PrefixTable<Number>::isRun(const Buckets& buckets, const Segment* first, const Segment* end)
{
    if (static_cast<std::size_t>(end - first) > kLongestRun)
        return false;
    constexpr unsigned kOffsetBits = sizeof(Offset) * 8;
    if (buckets.shift <= kOffsetBits)
        return true;
    const Number cut = (Number{1} << (buckets.shift - kOffsetBits)) - 1;
    return std::all_of(first + 1, end, [cut](const Segment& s) { return (s.start & cut) == 0; });
}

/// How a bucket with these segments is entered.
template <class Number>
std::uint32_t PrefixTable<Number>::entryOf(const Buckets& buckets, const Segment* first,
                                           const Segment* end)
{
    if (end - first == 1)
        return first->slot;
    if (!isRun(buckets, first, end)) {
        const Buckets narrower = makeBuckets(first, end);
        m_narrow.push_back(narrower);
        return kNoSlotBit | static_cast<std::uint32_t>((m_narrow.size() - 1) << kLengthBits);
    }
    const std::size_t place = m_steps.size();
    m_steps.push_back({0, first->slot});
    for (const Segment* segment = first + 1; segment < end; ++segment)
        m_steps.push_back({buckets.offsetOf(segment->start), segment->slot});
    std::uint32_t length = 1;
    while ((std::size_t{1} << length) < m_steps.size() - place)
        ++length;
    m_steps.resize(place + (std::size_t{1} << length), m_steps.back());
    return kNoSlotBit | static_cast<std::uint32_t>(place << kLengthBits) | length;
}

template <class Number>
std::size_t PrefixTable<Number>::placeOf(const Block& block) const
{
    const auto place = std::lower_bound(
        m_order.begin(), m_order.end(), block,
        [this](std::uint32_t slot, const Block& b) { return comesBefore(m_blocks[slot], b); });
    return static_cast<std::size_t>(place - m_order.begin());
}

template <class Number>
void PrefixTable<Number>::insert(const Block& block)
{
    auto slot = static_cast<std::uint32_t>(m_blocks.size());
    if (m_free.empty()) {
        m_blocks.push_back(block);
        m_links.push_back({block.payload, kNoBlock});
    } else {
        slot = m_free.back();
        m_free.pop_back();
        m_blocks[slot] = block;
        m_links[slot].payload = block.payload;
    }
    m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(placeOf(block)), slot);
    deriveAround(block);
}

template <class Number>
bool PrefixTable<Number>::remove(const Block& block)
{
    const std::size_t place = placeOf(block);
    if (place == m_order.size() || m_blocks[m_order[place]] != block)
        return false;
    m_free.push_back(m_order[place]);
    m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(place));
    deriveAround(block);
    return true;
}

template <class Number>
std::size_t PrefixTable<Number>::memory() const
{
    return m_blocks.capacity() * sizeof(Block) + m_links.capacity() * sizeof(Link) +
           (m_free.capacity() + m_order.capacity() + m_entries.capacity()) * sizeof(std::uint32_t) +
           m_narrow.capacity() * sizeof(Buckets) + m_steps.capacity() * sizeof(Step) +
           m_segments.capacity() * sizeof(Segment);
}

template class PrefixTable<std::uint32_t>;
template class PrefixTable<Number128>;

} // namespace netatlas::net
