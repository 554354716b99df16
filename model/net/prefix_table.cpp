// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/prefix_table.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace netatlas::net {

namespace {

// A key holds start, length and place: 32 + 6 + 26 bits.
constexpr unsigned kPlaceBits = 26;
constexpr std::uint64_t kPlaceMask = (1ULL << kPlaceBits) - 1;
constexpr unsigned kDigitBits = 10;
constexpr std::size_t kDigits = 1U << kDigitBits;

/// Sorts the keys by all bits above the place, least significant digit first.
void radixSort(std::vector<std::uint64_t>& keys)
{
    constexpr unsigned kFirstShift = 64 - 4 * kDigitBits;
    std::array<std::array<std::uint32_t, kDigits>, 4> counts{};
    for (const std::uint64_t key : keys)
        for (unsigned pass = 0; pass < 4; ++pass)
            ++counts[pass][(key >> (kFirstShift + pass * kDigitBits)) & (kDigits - 1)];
    std::vector<std::uint64_t> other(keys.size());
    for (unsigned pass = 0; pass < 4; ++pass) {
        std::exclusive_scan(counts[pass].begin(), counts[pass].end(), counts[pass].begin(), 0U);
        for (const std::uint64_t key : keys)
            other[counts[pass][(key >> (kFirstShift + pass * kDigitBits)) & (kDigits - 1)]++] = key;
        keys.swap(other);
    }
}

template <class Number>
void orderEqualBlocks(std::vector<NumberBlock<Number>>& blocks)
{
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        if (!blocks[i].isSameBlock(blocks[i - 1]))
            continue;
        std::size_t end = i + 1;
        while (end < blocks.size() && blocks[end].isSameBlock(blocks[i]))
            ++end;
        std::sort(blocks.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                  blocks.begin() + static_cast<std::ptrdiff_t>(end), comesBefore<Number>);
        i = end;
    }
}

} // namespace

void sortBlocks(std::vector<NumberBlock<std::uint32_t>>& blocks)
{
    if (blocks.size() < kDigits || blocks.size() > kPlaceMask) {
        std::sort(blocks.begin(), blocks.end(), comesBefore<std::uint32_t>);
        return;
    }
    std::vector<std::uint64_t> keys;
    keys.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
        keys.push_back((std::uint64_t{blocks[i].start} << 32U) |
                       (std::uint64_t{blocks[i].prefixLength} << kPlaceBits) | i);
    radixSort(keys);
    std::vector<NumberBlock<std::uint32_t>> sorted;
    sorted.reserve(blocks.size());
    for (const std::uint64_t key : keys)
        sorted.push_back(blocks[key & kPlaceMask]);
    blocks.swap(sorted);
    orderEqualBlocks(blocks);
}

void sortBlocks(std::vector<NumberBlock<Number128>>& blocks)
{
    std::sort(blocks.begin(), blocks.end(), comesBefore<Number128>);
}

template <class Number>
PrefixTable<Number>::PrefixTable(std::vector<Block> blocks) : m_blocks(std::move(blocks))
{
    sortBlocks(m_blocks);
    m_parents.resize(m_blocks.size());
    m_order.resize(m_blocks.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    deriveSegments();
    deriveBuckets();
}

/// One sweep over the sorted blocks gives the parents and the segments.
template <class Number>
void PrefixTable<Number>::deriveSegments()
{
    m_starts.reserve(m_blocks.size() * 2 + 1);
    m_answers.reserve(m_blocks.size() * 2 + 1);
    const auto begin = [this](Number start, std::uint32_t answer) {
        if (!m_starts.empty() && m_starts.back() == start)
            m_answers.back() = answer;
        else if (m_answers.empty() || m_answers.back() != answer) {
            m_starts.push_back(start);
            m_answers.push_back(answer);
        }
    };
    std::vector<std::uint32_t> open;
    const auto close = [&] {
        const std::uint32_t slot = open.back();
        open.pop_back();
        const Number last = m_blocks[slot].last();
        // A parent that ends here as well says the rest itself.
        if (last != kHighest && (open.empty() || m_blocks[open.back()].last() != last))
            begin(last + 1, open.empty() ? kNoBlock : open.back());
    };
    for (const std::uint32_t slot : m_order) {
        while (!open.empty() && m_blocks[open.back()].last() < m_blocks[slot].start)
            close();
        m_parents[slot] = open.empty() ? kNoBlock : open.back();
        begin(m_blocks[slot].start, slot);
        open.push_back(slot);
    }
    while (!open.empty())
        close();
}

template <class Number>
void PrefixTable<Number>::deriveBuckets()
{
    m_buckets.clear();
    if (m_starts.empty())
        return;
    const Number base = m_starts.front();
    const Number range = m_starts.back() - base;
    m_shift = 0;
    while ((range >> m_shift) >= m_starts.size() * 2)
        ++m_shift;
    const auto count = static_cast<std::size_t>(range >> m_shift) + 1;
    m_buckets.reserve(count + 1);
    std::uint32_t segment = 0;
    for (std::size_t bucket = 0; bucket < count; ++bucket) {
        const Number start = base + (static_cast<Number>(bucket) << m_shift);
        while (segment + 1 < m_starts.size() && m_starts[segment + 1] <= start)
            ++segment;
        m_buckets.push_back(segment);
    }
    m_buckets.push_back(static_cast<std::uint32_t>(m_starts.size() - 1));
}

template <class Number>
std::size_t PrefixTable<Number>::placeOf(const Block& block) const
{
    const auto place = std::lower_bound(
        m_order.begin(), m_order.end(), block,
        [this](std::uint32_t slot, const Block& b) { return comesBefore(m_blocks[slot], b); });
    return static_cast<std::size_t>(place - m_order.begin());
}

/// How many buckets start before the number; all later ones must know of a new segment there.
template <class Number>
std::size_t PrefixTable<Number>::bucketsBefore(Number start) const
{
    const Number offset = start - m_starts.front();
    const Number whole = offset >> m_shift;
    const bool isAtBucket = (whole << m_shift) == offset;
    const Number before = isAtBucket ? whole : whole + 1;
    const std::size_t most = m_buckets.size() - 1;
    return before < most ? static_cast<std::size_t>(before) : most;
}

/// Makes a segment start there, with the answer of the one it is cut from. The number lies in the
/// used range. Gives the place of the segment.
template <class Number>
std::size_t PrefixTable<Number>::splitAt(Number start)
{
    const std::size_t segment = segmentOf(start);
    if (m_starts[segment] == start)
        return segment;
    const auto place = static_cast<std::ptrdiff_t>(segment) + 1;
    const std::uint32_t answer = m_answers[segment];
    m_starts.insert(m_starts.begin() + place, start);
    m_answers.insert(m_answers.begin() + place, answer);
    for (std::size_t bucket = bucketsBefore(start); bucket < m_buckets.size(); ++bucket)
        ++m_buckets[bucket];
    return segment + 1;
}

/// Takes the border away at a number where both sides have the same answer.
template <class Number>
void PrefixTable<Number>::joinAt(Number start)
{
    const std::size_t segment = segmentOf(start);
    if (segment == 0 || m_starts[segment] != start || m_answers[segment] != m_answers[segment - 1])
        return;
    for (std::size_t bucket = bucketsBefore(start); bucket < m_buckets.size(); ++bucket)
        --m_buckets[bucket];
    m_starts.erase(m_starts.begin() + static_cast<std::ptrdiff_t>(segment));
    m_answers.erase(m_answers.begin() + static_cast<std::ptrdiff_t>(segment));
}

template <class Number>
void PrefixTable<Number>::relabel(const Block& block, std::uint32_t from, std::uint32_t to)
{
    const Number last = block.last();
    for (std::size_t i = segmentOf(block.start); i < m_starts.size() && m_starts[i] <= last; ++i)
        if (m_answers[i] == from)
            m_answers[i] = to;
}

template <class Number>
void PrefixTable<Number>::insert(const Block& block)
{
    std::uint32_t slot = static_cast<std::uint32_t>(m_blocks.size());
    if (m_free.empty()) {
        m_blocks.push_back(block);
        m_parents.push_back(kNoBlock);
    } else {
        slot = m_free.back();
        m_free.pop_back();
        m_blocks[slot] = block;
    }
    const std::size_t place = placeOf(block);
    m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(place), slot);

    std::uint32_t parent = place == 0 ? kNoBlock : m_order[place - 1];
    while (parent != kNoBlock && !m_blocks[parent].contains(block))
        parent = m_parents[parent];
    m_parents[slot] = parent;
    const Number last = block.last();
    for (std::size_t i = place + 1; i < m_order.size() && m_blocks[m_order[i]].start <= last; ++i)
        if (m_parents[m_order[i]] == parent)
            m_parents[m_order[i]] = slot;

    cut(block);
    relabel(block, parent, slot);
}

template <class Number>
bool PrefixTable<Number>::remove(const Block& block)
{
    const std::size_t place = placeOf(block);
    if (place == m_order.size() || m_blocks[m_order[place]] != block)
        return false;
    const std::uint32_t slot = m_order[place];
    const std::uint32_t parent = m_parents[slot];
    const Number last = block.last();
    for (std::size_t i = place + 1; i < m_order.size() && m_blocks[m_order[i]].start <= last; ++i)
        if (m_parents[m_order[i]] == slot)
            m_parents[m_order[i]] = parent;
    m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(place));
    m_free.push_back(slot);
    relabel(block, slot, parent);
    joinAt(block.start);
    if (last != kHighest)
        joinAt(last + 1);
    return true;
}

/// Makes segments begin where the block begins and behind its end.
template <class Number>
void PrefixTable<Number>::cut(const Block& block)
{
    if (m_starts.empty() || block.start < m_starts.front()) {
        m_starts.insert(m_starts.begin(), block.start);
        m_answers.insert(m_answers.begin(), kNoBlock);
        deriveBuckets();
    } else if (m_starts.size() > m_buckets.size() * 2 + 16) {
        deriveBuckets();
    }
    splitAt(block.start);
    if (block.last() != kHighest)
        splitAt(block.last() + 1);
}

template <class Number>
std::size_t PrefixTable<Number>::memory() const
{
    return m_blocks.capacity() * sizeof(Block) + m_starts.capacity() * sizeof(Number) +
           (m_parents.capacity() + m_free.capacity() + m_order.capacity() + m_answers.capacity() +
            m_buckets.capacity()) *
               sizeof(std::uint32_t);
}

template class PrefixTable<std::uint32_t>;
template class PrefixTable<Number128>;

} // namespace netatlas::net
