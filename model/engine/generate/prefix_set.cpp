// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/prefix_set.h"

#include "model/engine/generate/random_stream.h"
#include "model/net/number_block.h"

#include <array>
#include <cassert>
#include <optional>
#include <set>
#include <utility>

namespace netatlas::engine::generate {

namespace {

using net::Cidr;
using net::Family;
using net::IpAddress;
using net::Number128;

struct LengthShare
{
    int prefixLength;
    std::uint64_t percentage;
};

constexpr std::array kIpv4Lengths{LengthShare{20, 4}, LengthShare{22, 8}, LengthShare{24, 60},
                                  LengthShare{26, 16}, LengthShare{28, 12}};
constexpr std::array kIpv6Lengths{LengthShare{48, 3}, LengthShare{56, 7}, LengthShare{64, 85},
                                  LengthShare{112, 5}};

constexpr Number128 kIpv4Start = 0x0A000000U;
constexpr Number128 kIpv4End = 0xDFFFFFFFU;
constexpr Number128 kIpv6Start = static_cast<Number128>(0xFD00U) << 112U;

IpAddress addressOf(Family family, Number128 number)
{
    if (family == Family::Ipv4)
        return IpAddress::ofIpv4(static_cast<std::uint32_t>(number));
    return IpAddress::ofHalves(static_cast<std::uint64_t>(number >> 64U),
                               static_cast<std::uint64_t>(number));
}

Number128 numberOf(const IpAddress& address)
{
    return (static_cast<Number128>(address.upper()) << 64U) | address.lower();
}

template <std::size_t count>
int drawLength(RandomStream& stream, const std::array<LengthShare, count>& shares)
{
    std::uint64_t draw = stream.below(100);
    for (const LengthShare& share : shares) {
        if (draw < share.percentage)
            return share.prefixLength;
        draw -= share.percentage;
    }
    return shares.back().prefixLength;
}

/// Where the next top-level block of one domain and family goes.
class Cursor
{
public:
    explicit Cursor(Family family)
        : m_family(family)
        , m_next(family == Family::Ipv4 ? kIpv4Start : kIpv6Start)
    {
    }

    const std::optional<Cidr>& latest() const { return m_latest; }

    Cidr take(RandomStream& stream)
    {
        for (;;) {
            const int length = m_family == Family::Ipv4 ? drawLength(stream, kIpv4Lengths)
                                                        : drawLength(stream, kIpv6Lengths);
            const Number128 size = Number128{1} << (net::bitsOf(m_family) - length);
            Number128 start = (m_next + size - 1) & ~(size - 1);
            if (stream.percent(10))
                start += size;
            if (m_family == Family::Ipv4 && start + size - 1 > kIpv4End)
                continue;
            m_next = start + size;
            m_latest = Cidr::of(addressOf(m_family, start), length).value();
            return *m_latest;
        }
    }

private:
    Family m_family;
    Number128 m_next;
    std::optional<Cidr> m_latest;
};

/// One domain: its cursors and the nested blocks it already has.
struct Domain
{
    std::array<Cursor, 2> cursors{Cursor(Family::Ipv4), Cursor(Family::Ipv6)};
    std::set<Cidr> nested;
};

/// A block inside the latest top-level one that is not in use yet; nothing after eight attempts,
/// or when it would be too long.
std::optional<Cidr> drawNested(RandomStream& stream, Domain& domain, const Cidr& parent)
{
    constexpr int kAttempts = 8;
    const Family family = parent.family();
    const auto growth = static_cast<int>(1 + stream.below(4));
    const int length = parent.prefixLength() + growth;
    if (length > (family == Family::Ipv4 ? 30 : 120))
        return std::nullopt;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const Number128 place = stream.below(1ULL << static_cast<unsigned>(growth));
        const Number128 start =
            numberOf(parent.first()) + (place << (net::bitsOf(family) - length));
        const Cidr block = Cidr::of(addressOf(family, start), length).value();
        if (domain.nested.insert(block).second)
            return block;
    }
    return std::nullopt;
}

GeneratedSubnet drawSubnet(RandomStream& stream, std::vector<Domain>& domains, double ipv6Share)
{
    const bool isFirst = stream.percent(60) || domains.size() == 1;
    const auto number =
        isFirst ? 0U : static_cast<std::uint32_t>(1 + stream.below(domains.size() - 1));
    Domain& domain = domains[number];
    Cursor& cursor = domain.cursors[stream.unit() < ipv6Share ? 1 : 0];
    if (cursor.latest() && stream.percent(15))
        if (const auto nested = drawNested(stream, domain, *cursor.latest()))
            return {*nested, number};
    return {cursor.take(stream), number};
}

/// Host bits are uniform; for half of the IPv6 addresses only the low 16 bits vary.
IpAddress drawHost(RandomStream& stream, const Cidr& block)
{
    const Family family = block.family();
    const int hostBits = net::bitsOf(family) - block.prefixLength();
    Number128 host = (static_cast<Number128>(stream.next()) << 64U) | stream.next();
    if (family == Family::Ipv6 && stream.percent(50))
        host &= 0xFFFFU;
    host &= net::hostMask<Number128>(128 - hostBits);
    return addressOf(family, numberOf(block.first()) | host);
}

GeneratedAddress drawAddress(RandomStream& stream, const std::vector<GeneratedSubnet>& subnets,
                             double ipv6Share)
{
    if (stream.percent(97)) {
        const GeneratedSubnet& subnet = subnets[stream.below(subnets.size())];
        return {drawHost(stream, subnet.network), subnet.domain};
    }
    if (stream.unit() >= ipv6Share)
        return {addressOf(Family::Ipv4, kIpv4Start + stream.below(1ULL << 30U)), 0};
    const Number128 offset = (static_cast<Number128>(stream.next() >> 20U) << 64U) | stream.next();
    return {addressOf(Family::Ipv6, kIpv6Start + offset), 0};
}

} // namespace

PrefixSet makePrefixSet(const PrefixSetOptions& options)
{
    assert(options.domains > 0 && options.subnets > 0);
    PrefixSet set;
    RandomStream stream(options.seed, StreamOf::Subnets);
    std::vector<Domain> domains(options.domains);
    set.subnets.reserve(options.subnets);
    for (std::uint32_t i = 0; i < options.subnets; ++i)
        set.subnets.push_back(drawSubnet(stream, domains, options.ipv6Share));
    for (std::size_t i = set.subnets.size() - 1; i > 0; --i)
        std::swap(set.subnets[i], set.subnets[stream.below(i + 1)]);

    RandomStream hosts(options.seed, StreamOf::Addresses);
    set.addresses.reserve(options.addresses);
    for (std::uint32_t i = 0; i < options.addresses; ++i)
        set.addresses.push_back(drawAddress(hosts, set.subnets, options.ipv6Share));
    return set;
}

} // namespace netatlas::engine::generate
