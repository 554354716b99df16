// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/subnet_dealer.h"

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

/// One domain: its cursors, the places of their latest blocks, and the nested blocks it has.
struct Domain
{
    std::array<Cursor, 2> cursors{Cursor(Family::Ipv4), Cursor(Family::Ipv6)};
    std::array<std::size_t, 2> latestPlaces{};
    std::set<Cidr> nested;
};

class Dealer
{
public:
    explicit Dealer(const DealOptions& options)
        : m_options(options)
        , m_stream(options.seed, StreamOf::Subnets)
        , m_domains(options.domains)
        , m_spaceOfVlan(options.vlans)
    {
        m_subnets.reserve(options.subnets);
    }

    std::vector<DealtSubnet> deal()
    {
        for (std::uint32_t i = 0; i < m_options.subnets; ++i)
            dealOne(i);
        for (std::size_t i = m_subnets.size() - 1; i > 0; --i)
            std::swap(m_subnets[i], m_subnets[m_stream.below(i + 1)]);
        return std::move(m_subnets);
    }

private:
    void dealOne(std::uint32_t number)
    {
        const bool isFirstDomain = m_stream.percent(60) || m_domains.size() == 1;
        const auto place =
            isFirstDomain ? 0U
                          : static_cast<std::uint32_t>(1 + m_stream.below(m_domains.size() - 1));
        Domain& domain = m_domains[place];
        const std::size_t family = m_stream.unit() < m_options.ipv6Share ? 1 : 0;
        const std::uint32_t vlan =
            number < m_options.vlans ? number
                                     : static_cast<std::uint32_t>(m_stream.below(m_options.vlans));
        if (number < m_options.vlans)
            m_spaceOfVlan[vlan] = static_cast<std::uint32_t>(m_stream.below(m_options.spaces));
        Cursor& cursor = domain.cursors[family];
        if (cursor.latest() && m_stream.percent(15)) {
            if (const auto nested = drawNested(domain, *cursor.latest())) {
                m_subnets[domain.latestPlaces[family]].isSupernet = true;
                m_subnets.push_back({*nested, place, vlan, m_spaceOfVlan[vlan], false});
                return;
            }
        }
        domain.latestPlaces[family] = m_subnets.size();
        m_subnets.push_back({cursor.take(m_stream), place, vlan, m_spaceOfVlan[vlan], false});
    }

    /// A block inside the latest top-level one; nothing when it would be too long, or when it may
    /// not be one that is in use and eight attempts gave no other.
    std::optional<Cidr> drawNested(Domain& domain, const Cidr& parent)
    {
        constexpr int kAttempts = 8;
        const Family family = parent.family();
        const auto growth = static_cast<int>(1 + m_stream.below(4));
        const int length = parent.prefixLength() + growth;
        if (length > (family == Family::Ipv4 ? 30 : 120))
            return std::nullopt;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            const Number128 place = m_stream.below(1ULL << static_cast<unsigned>(growth));
            const Number128 start =
                numberOf(parent.first()) + (place << (net::bitsOf(family) - length));
            const Cidr block = Cidr::of(addressOf(family, start), length).value();
            if (domain.nested.insert(block).second || m_options.repeats == Repeats::yes)
                return block;
        }
        return std::nullopt;
    }

    const DealOptions& m_options;
    RandomStream m_stream;
    std::vector<Domain> m_domains;
    std::vector<std::uint32_t> m_spaceOfVlan;
    std::vector<DealtSubnet> m_subnets;
};

} // namespace

std::vector<DealtSubnet> dealSubnets(const DealOptions& options)
{
    assert(options.domains > 0 && options.subnets > 0 && options.vlans > 0 && options.spaces > 0);
    return Dealer(options).deal();
}

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

IpAddress drawAnywhere(RandomStream& stream, double ipv6Share)
{
    if (stream.unit() >= ipv6Share)
        return addressOf(Family::Ipv4, kIpv4Start + stream.below(1ULL << 30U));
    const Number128 offset = (static_cast<Number128>(stream.next() >> 20U) << 64U) | stream.next();
    return addressOf(Family::Ipv6, kIpv6Start + offset);
}

} // namespace netatlas::engine::generate
