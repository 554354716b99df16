// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/number_block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace netatlas::net {

/// Finds the blocks of one family in one routing domain that hold an address.
///
/// The authority is the list of blocks in order, each with its parent. From it a map of disjoint
/// segments is derived (performance 6). Numbers are cut into cells of equal width, and 64 cells
/// make a node: one bit for each cell whose answer differs from the one before, and the place of
/// the first answer. So most questions touch one node and one answer, whatever the number of
/// blocks, and take no branch that is hard to guess. A cell that several segments share leads on to
/// nodes for its parts, or to a table over just the range in which they lie. Single blocks are
/// inserted and removed in place; only the nodes that they touch are derived anew.
template <class Number>
class PrefixTable
{
public:
    using Block = NumberBlock<Number>;

    PrefixTable() = default;
    /// Takes blocks in any order; duplicates are kept. Fewer than 2^24 of them.
    explicit PrefixTable(const std::vector<Block>& blocks);

    std::size_t size() const { return m_order.size(); }

    /// The smallest block around the number, as a slot for the functions below, or `kNoBlock`.
    std::uint32_t innermost(Number number) const
    {
        return m_order.empty() ? kNoBlock : m_slots[placeAt(number)];
    }
    /// The payload of the smallest block around the number; faster than by its slot.
    std::optional<std::uint32_t> payloadAt(Number number) const;

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
    /// The logarithm of the cells of a node.
    static constexpr unsigned kNodeBits = 6;
    static constexpr unsigned kCells = 1U << kNodeBits;
    /// An answer is a payload when this is clear, which most are.
    static constexpr std::uint32_t kNoPayload = 0x80000000U;
    /// Set in answers besides that lead nowhere: the slot tells, unless it is `kNothing`.
    static constexpr std::uint32_t kAskSlot = 0x40000000U;
    static constexpr std::uint32_t kNothing = ~0U;
    /// What leads on names a node, and below that how many bits of the number tell the parts of the
    /// cell apart, or with none of them a table.
    static constexpr unsigned kWidthBits = 4;
    static constexpr std::uint32_t kWidthMask = (1U << kWidthBits) - 1;
    /// Bits that a table and what its nodes lead on to can look at, besides those of its cells.
    static constexpr unsigned kWindowBits = 64;
    /// A table has at most one node for so many segments.
    static constexpr std::size_t kSegmentsPerNode = 2;

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
    /// The cells of a node: the answer of the first stands at `first`, and with each cell whose bit
    /// is set the next answer begins. The bit of the first cell is never set. Of 32-bit halves, so
    /// that more nodes fit into a line of the cache.
    struct Node
    {
        std::uint32_t lower = 0;
        std::uint32_t upper = 0;
        std::uint32_t first = 0;

        /// Of a cell by its number in the node, or by a greater one that ends in it.
        std::uint32_t placeOf(std::uint64_t cell) const
        {
            const std::uint64_t changes = (std::uint64_t{upper} << 32U) | lower;
            return first + countOf(changes & ((std::uint64_t{2} << (cell % kCells)) - 1));
        }
    };
    /// Where cells of equal width start, and the lowest bit that a node for their parts may go by.
    struct Cells
    {
        Number start;
        unsigned shift;
        unsigned lowest;
    };
    /// Nodes of equal width side by side.
    struct Table
    {
        Number base = 0;          ///< where the first node starts, on a multiple of its width
        Number reach = 0;         ///< how far the last one goes from there
        std::uint32_t below = 0;  ///< place of the answer before the base
        std::uint32_t behind = 0; ///< place of the answer behind the last node
        std::uint32_t first = 0;  ///< place of the first node
        std::uint32_t shift = 0;  ///< the logarithm of the width of a cell

        Number startOf(std::size_t node) const
        {
            return base + (static_cast<Number>(node) << (shift + kNodeBits));
        }
        std::size_t nodeOf(Number number) const
        {
            return static_cast<std::size_t>((number - base) >> (shift + kNodeBits));
        }
        Cells cellsOf(std::size_t node) const
        {
            return {startOf(node), shift, shift > kWindowBits ? shift - kWindowBits : 0};
        }
        /// The bits behind those of its cell, leftmost first. There are some.
        std::uint64_t windowOf(Number offset) const
        {
            if constexpr (kBits > kWindowBits)
                return static_cast<std::uint64_t>((offset << (kBits - shift)) >>
                                                  (kBits - kWindowBits));
            else
                return std::uint64_t{offset} << (kWindowBits - shift);
        }
    };

    /// How many bits are set. Not every processor that this is built for has an instruction, and
    /// the library's function looks them up byte by byte.
    static std::uint32_t countOf(std::uint64_t bits)
    {
        bits -= (bits >> 1U) & 0x5555555555555555U;
        bits = (bits & 0x3333333333333333U) + ((bits >> 2U) & 0x3333333333333333U);
        bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
        return static_cast<std::uint32_t>((bits * 0x0101010101010101U) >> 56U);
    }
    static constexpr Number maskOf(unsigned bits) { return (Number{1} << bits) - 1; }
    static bool isLeadingOn(std::uint32_t answer)
    {
        return (answer & (kNoPayload | kAskSlot)) == kNoPayload;
    }
    /// Where the first answer stands is known before the others are counted, and most stand in the
    /// same line of the cache.
    void fetchAnswersOf(const Node& node) const { __builtin_prefetch(&m_answers[node.first]); }
    std::uint32_t placeAt(Number number) const;

    std::uint32_t answerOf(std::uint32_t slot) const;
    std::uint32_t addAnswer(std::uint32_t slot);
    std::size_t placeOf(const Block& block) const;
    std::uint32_t aroundStart(Number start, std::size_t place) const;
    void sweep(Number from, Number to, std::size_t place);
    void beginSegment(Number start, std::uint32_t slot);
    void endBlocks(std::uint32_t& current, Number until);
    void deriveAll();
    void deriveAround(const Block& block);
    Table makeTable(const Segment* first, const Segment* end);
    void fill(std::size_t place, std::size_t count, Cells cells, const Segment* at,
              const Segment* end);
    Node makeNode(const Cells& cells, const Segment* first, const Segment* end);
    std::uint32_t leadOn(const Cells& cell, const Segment* first, const Segment* end);
    static unsigned widthFor(unsigned shift, const Segment* first, const Segment* end);

    std::vector<Block> m_blocks;        ///< by slot
    std::vector<Link> m_links;          ///< by slot
    std::vector<std::uint32_t> m_free;  ///< slots that stand empty
    std::vector<std::uint32_t> m_order; ///< slots

    // Derived.
    Table m_whole;               ///< over all
    std::vector<Table> m_tables; ///< each over some cell
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_answers; ///< payloads, and what leads on
    std::vector<std::uint32_t> m_slots;   ///< of the payloads, apart as most ask for no more
    std::vector<Segment> m_segments;      ///< what the last sweep gave, kept for its memory
    std::size_t m_derivedSize = 0;        ///< of nodes and answers, when all was derived last
};

template <class Number>
std::optional<std::uint32_t> PrefixTable<Number>::payloadAt(Number number) const
{
    if (m_order.empty())
        return std::nullopt;
    const std::uint32_t place = placeAt(number);
    const std::uint32_t answer = m_answers[place];
    if ((answer & kNoPayload) == 0)
        return answer;
    if (answer == kNothing)
        return std::nullopt;
    return m_links[m_slots[place]].payload;
}

/// The place of the answer.
template <class Number>
std::uint32_t PrefixTable<Number>::placeAt(Number number) const
{
    for (const Table* table = &m_whole;;) {
        const Number offset = number - table->base;
        if (offset > table->reach)
            return number < table->base ? table->below : table->behind;
        auto cell = static_cast<std::uint64_t>(offset >> table->shift);
        const Node* node = &m_nodes[table->first + (cell >> kNodeBits)];
        fetchAnswersOf(*node);
        std::uint32_t place = node->placeOf(cell);
        std::uint32_t answer = m_answers[place];
        if (!isLeadingOn(answer))
            return place;
        for (std::uint64_t window = table->windowOf(offset); (answer & kWidthMask) != 0;) {
            const unsigned width = answer & kWidthMask;
            cell = window >> (kWindowBits - width);
            window <<= width;
            node = &m_nodes[((answer & ~kNoPayload) >> kWidthBits) + (cell >> kNodeBits)];
            fetchAnswersOf(*node);
            place = node->placeOf(cell);
            answer = m_answers[place];
            if (!isLeadingOn(answer))
                return place;
        }
        table = &m_tables[(answer & ~kNoPayload) >> kWidthBits];
    }
}

extern template class PrefixTable<std::uint32_t>;
extern template class PrefixTable<Number128>;

} // namespace netatlas::net
