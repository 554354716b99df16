// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/prefix_table.h"

#include <algorithm>
#include <array>
#include <bit>
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
    m_tables.clear();
    m_nodes.clear();
    m_answers.clear();
    m_slots.clear();
    m_segments.reserve(m_order.size() * 2 + 1);
    sweep(0, kHighest, 0);
    m_whole = makeTable(m_segments.data(), m_segments.data() + m_segments.size());
    m_derivedSize = m_nodes.size() + m_answers.size();
}

/// Derives the nodes anew that the block touches, and all when what they left behind has grown to
/// as much as is in use, or the block reaches out of what the table spans.
template <class Number>
void PrefixTable<Number>::deriveAround(const Block& block)
{
    constexpr std::size_t kSmall = 1024;
    const bool isCrowded = m_nodes.size() + m_answers.size() > m_derivedSize * 2 + kSmall;
    const Number behind = m_whole.base + m_whole.reach;
    if (isCrowded || block.start < m_whole.base || block.last() > behind) {
        deriveAll();
        return;
    }
    const std::size_t first = m_whole.nodeOf(block.start);
    const std::size_t last = m_whole.nodeOf(block.last());
    const Number from = m_whole.startOf(first);
    const auto place = std::lower_bound(
        m_order.begin(), m_order.end(), from,
        [this](std::uint32_t slot, Number number) { return m_blocks[slot].start < number; });
    sweep(from, m_whole.startOf(last + 1) - 1, static_cast<std::size_t>(place - m_order.begin()));
    fill(m_whole.first + first, last - first + 1, m_whole.cellsOf(first), m_segments.data(),
         m_segments.data() + m_segments.size());
}

template <class Number>
std::uint32_t PrefixTable<Number>::answerOf(std::uint32_t slot) const
{
    if (slot == kNoBlock)
        return kNothing;
    const std::uint32_t payload = m_links[slot].payload;
    return (payload & kNoPayload) == 0 ? payload : kNoPayload | kAskSlot;
}

/// Gives the place of the answer.
template <class Number>
std::uint32_t PrefixTable<Number>::addAnswer(std::uint32_t slot)
{
    m_answers.push_back(answerOf(slot));
    m_slots.push_back(slot);
    return static_cast<std::uint32_t>(m_answers.size() - 1);
}

/// Makes the table for a row of segments; the first of them is the answer below its base.
template <class Number>
auto PrefixTable<Number>::makeTable(const Segment* first, const Segment* end) -> Table
{
    const auto segments = static_cast<std::size_t>(end - first);
    const Number lowest = segments > 1 ? first[1].start : kHighest;
    const Number highest = segments > 1 ? end[-1].start : kHighest;
    // Two at least, so that the width of a node is a number.
    const std::size_t most = std::max<std::size_t>(2, segments / kSegmentsPerNode);
    Table table;
    while (((highest - lowest) >> (table.shift + kNodeBits)) >= most)
        ++table.shift;
    // On a multiple of their width, so that blocks do not lie across their borders.
    table.base = lowest & ~maskOf(table.shift + kNodeBits);
    table.reach = (highest - table.base) | maskOf(table.shift + kNodeBits);
    table.below = addAnswer(first->slot);
    table.behind = addAnswer(end[-1].slot);
    table.first = static_cast<std::uint32_t>(m_nodes.size());
    const std::size_t count = table.nodeOf(highest) + 1;
    m_nodes.resize(m_nodes.size() + count);
    fill(table.first, count, table.cellsOf(0), first, end);
    return table;
}

/// Fills in nodes side by side, the first segment being the one at the start of their cells.
template <class Number>
void PrefixTable<Number>::fill(std::size_t place, std::size_t count, Cells cells, const Segment* at,
                               const Segment* end)
{
    for (std::size_t i = 0; i < count; ++i) {
        // A node for fewer parts than it has cells need not start on a multiple of its width.
        const Number last = cells.start | maskOf(cells.shift + kNodeBits);
        while (at + 1 < end && at[1].start <= cells.start)
            ++at;
        const Segment* behind = at + 1;
        while (behind < end && behind->start <= last)
            ++behind;
        const Node node = makeNode(cells, at, behind);
        m_nodes[place + i] = node;
        at = behind - 1;
        cells.start = last + 1;
    }
}

/// A node for these segments, the first of which is the answer at its start.
template <class Number>
auto PrefixTable<Number>::makeNode(const Cells& cells, const Segment* first, const Segment* end)
    -> Node
{
    // What cells lead on to has answers of its own, and those of a node stand side by side.
    std::array<std::uint32_t, kCells> answers;
    std::array<std::uint32_t, kCells> slots;
    unsigned count = 1;
    std::uint64_t changes = 0;
    const auto put = [&](unsigned cell, std::uint32_t answer, std::uint32_t slot) {
        const std::uint64_t bit = std::uint64_t{cell != 0} << cell;
        count += (bit & ~changes) != 0 ? 1U : 0U;
        changes |= bit;
        answers[count - 1] = answer;
        slots[count - 1] = slot;
    };
    put(0, answerOf(first->slot), first->slot);
    for (const Segment* at = first + 1; at < end;) {
        const auto cell = static_cast<unsigned>((at->start - cells.start) >> cells.shift);
        const Number cellStart = cells.start + (Number{cell} << cells.shift);
        const Number cellLast = cellStart + maskOf(cells.shift);
        const Segment* behind = at + 1;
        while (behind < end && behind->start <= cellLast)
            ++behind;
        const bool isAtStart = at->start == cellStart;
        if (isAtStart && behind == at + 1) {
            put(cell, answerOf(at->slot), at->slot);
        } else {
            const Segment* const around = isAtStart ? at : at - 1;
            put(cell, leadOn({cellStart, cells.shift, cells.lowest}, around, behind), kNoBlock);
            if (const std::uint32_t slot = behind[-1].slot; cell + 1 < kCells)
                put(cell + 1, answerOf(slot), slot);
        }
        at = behind;
    }
    Node node;
    node.lower = static_cast<std::uint32_t>(changes);
    node.upper = static_cast<std::uint32_t>(changes >> 32U);
    node.first = static_cast<std::uint32_t>(m_answers.size());
    m_answers.insert(m_answers.end(), answers.begin(), answers.begin() + count);
    m_slots.insert(m_slots.end(), slots.begin(), slots.begin() + count);
    return node;
}

/// What leads on from a cell that these segments share, the first of which reaches into it.
template <class Number>
std::uint32_t PrefixTable<Number>::leadOn(const Cells& cell, const Segment* first,
                                          const Segment* end)
{
    const unsigned width = widthFor(cell.shift, first, end);
    const unsigned part = cell.shift - width;
    const Number lowest = first[1].start - cell.start;
    const bool isParted = (lowest >> part) != ((end[-1].start - cell.start) >> part);
    if (part < cell.lowest || (!isParted && (lowest & maskOf(part)) != 0)) {
        // Their starts lie close together in a part: nodes over parts of parts were a long way.
        const Table table = makeTable(first, end);
        m_tables.push_back(table);
        return kNoPayload | static_cast<std::uint32_t>((m_tables.size() - 1) << kWidthBits);
    }
    const std::size_t place = m_nodes.size();
    const std::size_t count = width > kNodeBits ? std::size_t{1} << (width - kNodeBits) : 1;
    m_nodes.resize(place + count);
    fill(place, count, {cell.start, part, cell.lowest}, first, end);
    return kNoPayload | static_cast<std::uint32_t>(place << kWidthBits) | width;
}

/// How many bits tell the parts of a cell apart: those of a node, and more as long as less than
/// half of the segments begin with a part and there are not more nodes than segments.
template <class Number>
unsigned PrefixTable<Number>::widthFor(unsigned shift, const Segment* first, const Segment* end)
{
    const auto segments = static_cast<std::size_t>(end - first);
    unsigned width = std::min(shift, kNodeBits);
    while (width < shift && width < kWidthMask &&
           (std::size_t{2} << (width - kNodeBits)) <= segments) {
        const Number rest = maskOf(shift - width);
        const auto fitting = std::count_if(
            first + 1, end, [rest](const Segment& segment) { return (segment.start & rest) == 0; });
        if (static_cast<std::size_t>(fitting) * 2 >= segments)
            break;
        ++width;
    }
    return width;
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
           (m_free.capacity() + m_order.capacity() + m_answers.capacity() + m_slots.capacity()) *
               sizeof(std::uint32_t) +
           m_tables.capacity() * sizeof(Table) + m_nodes.capacity() * sizeof(Node) +
           m_segments.capacity() * sizeof(Segment);
}

template class PrefixTable<std::uint32_t>;
template class PrefixTable<Number128>;

} // namespace netatlas::net
