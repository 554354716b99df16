// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/block_pieces.h"

#include "model/base/text.h"

#include <algorithm>
#include <tuple>

namespace netatlas::engine::edits {

namespace {

/// More pieces at once are a mistyped length.
constexpr int kMostSplitBits = 10;

} // namespace

tl::unexpected<Error> notABlock(std::string value, std::string_view cause)
{
    return fail(ErrorKind::NotValid,
                {{"what", "cidr"}, {"value", std::move(value)}, {"cause", cause}});
}

Result<std::vector<net::Cidr>> piecesOf(const net::Cidr& block, int prefixLength)
{
    const auto refuse = [&](std::string_view cause) {
        return fail(
            ErrorKind::NotValid,
            {{"what", "prefix length"}, {"value", std::to_string(prefixLength)}, {"cause", cause}});
    };
    const int added = prefixLength - block.prefixLength();
    if (added < 1)
        return refuse("not longer than " + std::to_string(block.prefixLength()));
    if (prefixLength > (block.first().isIpv4() ? 32 : 128))
        return refuse("out of range");
    if (added > kMostSplitBits)
        return refuse("more than 1024 pieces");
    std::vector<net::Cidr> pieces;
    std::optional<net::IpAddress> first = block.first();
    for (int i = 0; i < 1 << added; ++i) {
        // A piece that is the IPv4-mapped range itself would be a block of the other family.
        const auto piece = net::Cidr::of(*first, prefixLength);
        if (!piece || piece->family() != block.family())
            return refuse("reaches into the IPv4-mapped range");
        pieces.push_back(*piece);
        first = piece->last().next();
    }
    return pieces;
}

Result<net::Cidr> unionOf(const std::vector<net::Cidr>& blocks)
{
    std::vector<net::Cidr> sorted;
    for (const net::Cidr& block : blocks)
        sorted.push_back(block.network());
    std::sort(sorted.begin(), sorted.end(), [](const net::Cidr& a, const net::Cidr& b) {
        return std::tuple(a.first(), a.prefixLength()) < std::tuple(b.first(), b.prefixLength());
    });
    // Left to right: a pair of halves becomes their whole, which may be the half of a larger one.
    std::vector<net::Cidr> joined;
    for (const net::Cidr& block : sorted) {
        if (!joined.empty() && joined.back().relationTo(block) != net::Relation::Disjoint)
            continue; // inside what is there
        joined.push_back(block);
        while (joined.size() > 1) {
            const net::Cidr& left = joined[joined.size() - 2];
            const net::Cidr& right = joined.back();
            if (left.prefixLength() != right.prefixLength() || left.prefixLength() == 0)
                break;
            const auto whole = net::Cidr::of(left.first(), left.prefixLength() - 1);
            if (!whole || whole->first() != left.first() || !whole->contains(right.first()))
                break;
            joined.pop_back();
            joined.back() = whole->network();
        }
    }
    if (joined.size() == 1)
        return joined.front();
    std::vector<std::string> texts;
    for (const net::Cidr& block : sorted)
        texts.push_back(block.text());
    return notABlock(join(texts, " "), "no block");
}

} // namespace netatlas::engine::edits
