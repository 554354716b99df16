// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// One block as numbers: its first address, its prefix length, and what it stands for
/// (address-engine 2.8, 2.9; the designs are those of performance.md 6).
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

/// The blocks in the order of `comesBefore`. Sorts by radix, a multiple faster than by comparing.
std::vector<NumberBlock<std::uint32_t>>
sortedBlocks(const std::vector<NumberBlock<std::uint32_t>>& blocks);
std::vector<NumberBlock<Number128>> sortedBlocks(const std::vector<NumberBlock<Number128>>& blocks);

/// Stands for no block, where one is named by a number.
inline constexpr std::uint32_t kNoBlock = 0x7FFFFFFFU;

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

} // namespace netatlas::net
