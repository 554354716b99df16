// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/number_block.h"

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace netatlas::net {

/// Finds the blocks of one family in one routing domain that hold an address.
///
/// The authority is the list of blocks in order, each with its parent. From it a map of disjoint
/// segments is derived (performance 6): a table of equal-width buckets, about one for each segment,
/// whose entry is the answer where one segment fills the bucket, a run of segments to search where
/// some do, and a narrower table where many do. Single blocks are inserted and removed in place;
/// only the buckets that they touch are derived anew.
template <class Number>
class PrefixTable
{
public:
    using Block = NumberBlock<Number>;

    PrefixTable() = default;
    /// Takes blocks in any order; duplicates are kept. Fewer than 2^31 of them.
    explicit PrefixTable(const std::vector<Block>& blocks);

    std::size_t size() const { return m_order.size(); }

    /// The smallest block around the number, as a slot for the functions below, or `kNoBlock`.
    std::uint32_t innermost(Number number) const;

    const Block& block(std::uint32_t slot) const { return m_blocks[slot]; }
    std::uint32_t payloadOf(std::uint32_t slot) const { return m_links[slot].payload; }
    /// The next larger block around a block, or an equal one, or `kNoBlock`.
    std::uint32_t parentOf(std::uint32_t slot) const { return m_links[slot].parent; }

    /// The slots in order: by start, outer before inner.
    const std::vector<std::uint32_t>& order() const { return m_order; }

    void insert(const Block& block);
    /// Whether there was such a block; one of several equal ones goes.
    bool remove(const Block& block);

    /// Bytes on the heap.
    std::size_t memory() const;

private:
    static constexpr Number kHighest = static_cast<Number>(~Number{0});
    static constexpr unsigned kBits = sizeof(Number) * 8;
    /// Set in an entry that is no slot. It names a run by the place of its first step and the
    /// logarithm of its length, or a narrower table by its place and 0.
    static constexpr std::uint32_t kNoSlotBit = 0x80000000U;
    static constexpr unsigned kLengthBits = 3;
    static constexpr std::uint32_t kLengthMask = (1U << kLengthBits) - 1;
    static constexpr std::size_t kLongestRun = 64;
    /// IPv6 blocks lie in clusters with much room between, which wider buckets do not part.
    static constexpr std::size_t kBucketsPerSegment = kBits > 64 ? 8 : 2;

    /// What follows a slot in nearly every question, close together.
    struct Link
    {
        std::uint32_t payload;
        std::uint32_t parent;
    };
    /// From `start` to before the start of the next one the answer is `slot`.
    struct Segment
    {
        Number start;
        std::uint32_t slot;
    };
    /// Where a number lies in its bucket: the bits behind those of the bucket, leftmost first.
    using Offset = std::conditional_t<(kBits > 64), std::uint64_t, Number>;
    /// A segment in a bucket. Runs of them are filled up to a power of two, so that the search
    /// has no branch that depends on the number.
    struct Step
    {
        Offset start;
        std::uint32_t slot;
    };
    /// A table of equal-width buckets; an entry more is for what lies behind the last one.
    struct Buckets
    {
        Number base = 0;         ///< where the first bucket starts
        std::uint32_t below = 0; ///< the answer before that
        std::uint32_t first = 0; ///< place of the first entry
        std::uint32_t count = 0; ///< how many buckets
        std::uint32_t shift = 0;

        Number startOf(std::size_t bucket) const
        {
            return base + (static_cast<Number>(bucket) << shift);
        }
        std::uint32_t bucketOf(Number number) const
        {
            const Number bucket = (number - base) >> shift;
            return bucket < count ? static_cast<std::uint32_t>(bucket) : count;
        }
        Offset offsetOf(Number number) const
        {
            return static_cast<Offset>(static_cast<Number>((number - base) << (kBits - shift)) >>
                                       (kBits - sizeof(Offset) * 8));
        }
    };

    std::size_t placeOf(const Block& block) const;
    std::uint32_t aroundStart(Number start, std::size_t place) const;
    void sweep(Number from, Number to, std::size_t place);
    void beginSegment(Number start, std::uint32_t slot);
    void endBlocks(std::uint32_t& current, Number until);
    void deriveAll();
    void deriveAround(const Block& block);
    Buckets makeBuckets(const Segment* first, const Segment* end);
    void fill(const Buckets& buckets, std::size_t from, std::size_t to, const Segment* at,
              const Segment* end);
    std::uint32_t entryOf(const Buckets& buckets, const Segment* first, const Segment* end);
    static bool isRun(const Buckets& buckets, const Segment* first, const Segment* end);

    std::vector<Block> m_blocks;        ///< by slot
    std::vector<Link> m_links;          ///< by slot
    std::vector<std::uint32_t> m_free;  ///< slots that stand empty
    std::vector<std::uint32_t> m_order; ///< slots

    // Derived.
    Buckets m_whole;               ///< over all
    std::vector<Buckets> m_narrow; ///< each over one bucket of another
    std::vector<std::uint32_t> m_entries;
    std::vector<Step> m_steps;
    std::vector<Segment> m_segments; ///< what the last sweep gave, kept for its memory
    std::size_t m_derivedSize = 0;   ///< of entries and steps, when all was derived last
};

template <class Number>
std::uint32_t PrefixTable<Number>::innermost(Number number) const
{
    if (m_order.empty())
        return kNoBlock;
    for (const Buckets* table = &m_whole;;) {
        if (number < table->base)
            return table->below;
        const std::uint32_t entry = m_entries[table->first + table->bucketOf(number)];
        if ((entry & kNoSlotBit) == 0)
            return entry;
        const std::uint32_t place = (entry & ~kNoSlotBit) >> kLengthBits;
        if (const std::uint32_t length = entry & kLengthMask; length != 0) {
            const Offset offset = table->offsetOf(number);
            const Step* step = &m_steps[place];
            for (std::uint32_t half = 1U << (length - 1); half != 0; half >>= 1U)
                step += step[half].start <= offset ? half : 0;
            return step->slot;
        }
        table = &m_narrow[place];
    }
}

extern template class PrefixTable<std::uint32_t>;
extern template class PrefixTable<Number128>;

} // namespace netatlas::net
