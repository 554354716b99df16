// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/number_block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace netatlas::net {

namespace {

constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigits = 1U << kDigitBits;
/// Below this many blocks the tables of the radix sort cost more than they save.
constexpr std::size_t kFewBlocks = 256;

/// A part of a block's start in the upper half, the place of the block in the lower one.
using Key = std::uint64_t;

unsigned bitWidth(std::uint32_t number)
{
    return static_cast<unsigned>(std::bit_width(number));
}

unsigned bitWidth(Number128 number)
{
    const auto upper = static_cast<std::uint64_t>(number >> 64U);
    if (upper != 0)
        return 64U + static_cast<unsigned>(std::bit_width(upper));
    return static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(number)));
}

/// Sorts by the lowest `bits` bits of the upper halves, least significant digit first.
void radixSort(std::vector<Key>& keys, unsigned bits)
{
    std::vector<Key> other(keys.size());
    for (unsigned shift = 32; shift < 32 + bits; shift += kDigitBits) {
        std::array<std::uint32_t, kDigits> places{};
        for (const Key key : keys)
            ++places[(key >> shift) & (kDigits - 1)];
        std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
        for (const Key key : keys)
            other[places[(key >> shift) & (kDigits - 1)]++] = key;
        keys.swap(other);
    }
}

/// Which bits of the starts tell blocks apart, 32 of them at most: what lies above them is the same
/// in all, what lies below them is left to comparing.
template <class Number>
struct StartBits
{
    Number lowest;
    unsigned shift = 0;
    unsigned count = 0;

    explicit StartBits(const std::vector<NumberBlock<Number>>& blocks)
        : lowest(blocks.front().start)
    {
        Number highest = lowest;
        for (const auto& block : blocks) {
            lowest = std::min(lowest, block.start);
            highest = std::max(highest, block.start);
        }
        Number used = 0;
        for (const auto& block : blocks)
            used |= block.start - lowest;
        const unsigned width = bitWidth(static_cast<Number>(highest - lowest));
        // Below the lowest bit that is ever set: starts end in zeros.
        const unsigned unused =
            used == 0 ? 0U : bitWidth(static_cast<Number>(used & (~used + 1))) - 1;
        shift = std::max(unused, width > 32 ? width - 32 : 0U);
        count = width > shift ? width - shift : 0U;
    }

    Key of(Number start) const
    {
        return static_cast<Key>(static_cast<std::uint32_t>((start - lowest) >> shift)) << 32U;
    }
};

template <class Number>
std::vector<NumberBlock<Number>> sortedByRadix(const std::vector<NumberBlock<Number>>& blocks)
{
    using Block = NumberBlock<Number>;
    std::vector<Block> sorted;
    if (blocks.size() < kFewBlocks || blocks.size() > 0xFFFFFFFFU ||
        std::is_sorted(blocks.begin(), blocks.end(), comesBefore<Number>)) {
        sorted = blocks;
        std::sort(sorted.begin(), sorted.end(), comesBefore<Number>);
        return sorted;
    }
    const StartBits<Number> bits(blocks);
    std::vector<Key> keys;
    keys.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
        keys.push_back(bits.of(blocks[i].start) | i);
    radixSort(keys, bits.count);
    sorted.reserve(blocks.size());
    for (const Key key : keys)
        sorted.push_back(blocks[key & 0xFFFFFFFFU]);
    for (std::size_t i = 1; i < keys.size(); ++i) {
        if ((keys[i] >> 32U) != (keys[i - 1] >> 32U))
            continue;
        std::size_t end = i + 1;
        while (end < keys.size() && (keys[end] >> 32U) == (keys[i] >> 32U))
            ++end;
        std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                  sorted.begin() + static_cast<std::ptrdiff_t>(end), comesBefore<Number>);
        i = end;
    }
    return sorted;
}

} // namespace

std::vector<NumberBlock<std::uint32_t>>
sortedBlocks(const std::vector<NumberBlock<std::uint32_t>>& blocks)
{
    return sortedByRadix(blocks);
}

std::vector<NumberBlock<Number128>> sortedBlocks(const std::vector<NumberBlock<Number128>>& blocks)
{
    return sortedByRadix(blocks);
}

} // namespace netatlas::net
