// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace netatlas::net {

/// The number of an IPv6 address. A compiler extension, but one that both compilers have.
__extension__ using Number128 = unsigned __int128;

/// The bits of an address behind a prefix of that length, all set.
template <class Number>
constexpr Number hostMask(int prefixLength)
{
    // A shift by the whole width would be undefined.
    constexpr int kBits = static_cast<int>(sizeof(Number)) * 8;
    return prefixLength == kBits
               ? Number{0}
               : static_cast<Number>(static_cast<Number>(~Number{0}) >> prefixLength);
}

/// One block as numbers: its first address, its prefix length, and what it stands for.
template <class Number>
struct NumberBlock
{
    Number start = 0;
    std::uint8_t prefixLength = 0;
    std::uint32_t payload = 0;

    bool operator==(const NumberBlock&) const = default;

    Number last() const { return start | hostMask<Number>(prefixLength); }
    bool contains(Number number) const { return start <= number && number <= last(); }
    bool contains(const NumberBlock& other) const
    {
        return prefixLength <= other.prefixLength && contains(other.start);
    }
    bool isSameBlock(const NumberBlock& other) const
    {
        return start == other.start && prefixLength == other.prefixLength;
    }
};

/// By start, outer before inner, and equal blocks by falling payload, so that of equal blocks the
/// one with the smallest payload counts as the innermost.
template <class Number>
bool comesBefore(const NumberBlock<Number>& a, const NumberBlock<Number>& b)
{
    if (a.start != b.start)
        return a.start < b.start;
    if (a.prefixLength != b.prefixLength)
        return a.prefixLength < b.prefixLength;
    return a.payload > b.payload;
}

/// Sorts by `comesBefore`. IPv4 blocks are sorted by radix, a multiple faster than by comparing.
void sortBlocks(std::vector<NumberBlock<std::uint32_t>>& blocks);
void sortBlocks(std::vector<NumberBlock<Number128>>& blocks);

inline constexpr std::uint32_t kNoBlock = ~0U;

/// Calls `visit(index, parent)` for every sorted block with the index of the smallest other block
/// around it, or `kNoBlock`. Blocks nest or are disjoint, so this is every overlap there is: the
/// overlaps of a block are its chain of parents, and a duplicate is a parent of equal size.
template <class Number, class Visit>
void sweepBlocks(const std::vector<NumberBlock<Number>>& sorted, Visit visit)
{
    struct Open
    {
        Number last;
        std::uint32_t index;
    };
    std::vector<Open> open;
    open.reserve(sizeof(Number) * 8 + 1);
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        while (!open.empty() && open.back().last < sorted[i].start)
            open.pop_back();
        visit(i, open.empty() ? kNoBlock : open.back().index);
        open.push_back({sorted[i].last(), i});
    }
}

/// Finds the blocks of one family in one routing domain that hold an address.
///
/// The authority is the list of blocks in order, each with its parent; from it a map of disjoint
/// segments is derived, with a table of equal-width buckets in front that narrows a search to a
/// few entries (performance 6). Single blocks are inserted and removed in place.
template <class Number>
class PrefixTable
{
public:
    using Block = NumberBlock<Number>;

    PrefixTable() = default;
    /// Takes blocks in any order; duplicates are kept.
    explicit PrefixTable(std::vector<Block> blocks);

    std::size_t size() const { return m_order.size(); }

    /// The smallest block around the number, as a slot for `block` and `parentOf`, or `kNoBlock`.
    std::uint32_t innermost(Number number) const
    {
        return m_starts.empty() || number < m_starts.front() ? kNoBlock
                                                             : m_answers[segmentOf(number)];
    }
    const Block& block(std::uint32_t slot) const { return m_blocks[slot]; }
    /// The next larger block around a block, or an equal one, or `kNoBlock`.
    std::uint32_t parentOf(std::uint32_t slot) const { return m_parents[slot]; }

    /// The slots in order: by start, outer before inner.
    const std::vector<std::uint32_t>& order() const { return m_order; }

    void insert(const Block& block);
    /// Whether there was such a block; one of several equal ones goes.
    bool remove(const Block& block);

    /// Bytes on the heap.
    std::size_t memory() const;

private:
    static constexpr Number kHighest = static_cast<Number>(~Number{0});

    std::size_t segmentOf(Number number) const
    {
        const auto wide = (number - m_starts.front()) >> m_shift;
        const std::size_t last = m_buckets.size() - 2;
        const std::size_t bucket = wide < last ? static_cast<std::size_t>(wide) : last;
        const Number* at = m_starts.data() + m_buckets[bucket];
        std::size_t count = m_buckets[bucket + 1] - m_buckets[bucket] + 1;
        while (count > 1) {
            const std::size_t half = count / 2;
            at += at[half] <= number ? half : 0;
            count -= half;
        }
        return static_cast<std::size_t>(at - m_starts.data());
    }

    void deriveSegments();
    void deriveBuckets();
    std::size_t placeOf(const Block& block) const;
    void cut(const Block& block);
    std::size_t splitAt(Number start);
    void joinAt(Number start);
    void relabel(const Block& block, std::uint32_t from, std::uint32_t to);
    std::size_t bucketsBefore(Number start) const;

    std::vector<Block> m_blocks;          ///< by slot
    std::vector<std::uint32_t> m_parents; ///< by slot
    std::vector<std::uint32_t> m_free;    ///< slots that stand empty
    std::vector<std::uint32_t> m_order;

    // Derived: segment i reaches from m_starts[i] to before m_starts[i + 1].
    std::vector<Number> m_starts;
    std::vector<std::uint32_t> m_answers;
    // The last segment that starts at or before a bucket does; one more than there are buckets.
    std::vector<std::uint32_t> m_buckets;
    int m_shift = 0;
};

extern template class PrefixTable<std::uint32_t>;
extern template class PrefixTable<Number128>;

} // namespace netatlas::net
