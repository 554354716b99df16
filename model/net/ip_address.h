// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace netatlas::net {

enum class Family : std::uint8_t { Ipv4, Ipv6 };

/// Bits of an address of the family: 32 or 128.
constexpr int bitsOf(Family family)
{
    return family == Family::Ipv4 ? 32 : 128;
}

/// One IP address, in 16 bytes. An IPv4-mapped IPv6 address is the IPv4 address that it carries
/// (address-engine 2.3), so IPv4 is held in the mapped form and the family follows from the value.
///
/// Ordered as numbers, every IPv4 address before every IPv6 address: the families never mix
/// (address-engine 2.4).
class IpAddress
{
public:
    /// Reads an IP literal by the grammar of address-engine 2.1 and 2.2, which is stricter than
    /// the system's parsers. `not-valid` with `what` = `address`, `value`, `cause` and `position`.
    static Result<IpAddress> parse(std::string_view text);

    static constexpr IpAddress ofIpv4(std::uint32_t number)
    {
        return IpAddress(0, kMappedPrefix | number);
    }
    /// The 128 bits as two halves; halves that form a mapped address give the IPv4 address.
    static constexpr IpAddress ofHalves(std::uint64_t upper, std::uint64_t lower)
    {
        return IpAddress(upper, lower);
    }

    constexpr Family family() const
    {
        return m_upper == 0 && (m_lower & ~0xFFFFFFFFULL) == kMappedPrefix ? Family::Ipv4
                                                                           : Family::Ipv6;
    }
    constexpr bool isIpv4() const { return family() == Family::Ipv4; }
    constexpr std::uint32_t ipv4() const { return static_cast<std::uint32_t>(m_lower); }

    /// The number of the address in its own family: for IPv4 the upper half is 0 and the lower
    /// one has 32 bits (address-engine 2.13).
    constexpr std::uint64_t upper() const { return m_upper; }
    constexpr std::uint64_t lower() const { return isIpv4() ? ipv4() : m_lower; }

    /// Canonical text (address-engine 2.6): dotted quad, or RFC 5952.
    std::string text() const;

    /// The address with all bits after the first `prefixLength` of its family cleared, or set: the
    /// ends of a block (address-engine 2.8).
    IpAddress masked(int prefixLength) const;
    IpAddress filled(int prefixLength) const;
    /// The first `prefixLength` of all 128 bits, even of an IPv4 address in its mapped form.
    IpAddress maskedAsIpv6(int prefixLength) const;

    /// The neighbour above or below in its family; nothing at the end of the family's range.
    std::optional<IpAddress> next() const;
    std::optional<IpAddress> previous() const;

    /// 16 bytes in network order, IPv4 as `::ffff:a.b.c.d`.
    std::array<std::uint8_t, 16> bytes() const;
    static IpAddress ofBytes(const std::array<std::uint8_t, 16>& bytes);

    friend constexpr bool operator==(const IpAddress&, const IpAddress&) = default;
    friend constexpr std::strong_ordering operator<=>(const IpAddress& a, const IpAddress& b)
    {
        if (a.isIpv4() != b.isIpv4())
            return a.isIpv4() ? std::strong_ordering::less : std::strong_ordering::greater;
        if (const auto order = a.m_upper <=> b.m_upper; order != 0)
            return order;
        return a.m_lower <=> b.m_lower;
    }

private:
    static constexpr std::uint64_t kMappedPrefix = 0xFFFF00000000ULL;

    constexpr IpAddress(std::uint64_t upper, std::uint64_t lower) : m_upper(upper), m_lower(lower)
    {
    }

    std::uint64_t m_upper;
    std::uint64_t m_lower;
};

} // namespace netatlas::net

template <>
struct std::hash<netatlas::net::IpAddress>
{
    std::size_t operator()(const netatlas::net::IpAddress& address) const noexcept
    {
        return (address.upper() * 0x9E3779B97F4A7C15ULL) ^
               (address.lower() * 0xC2B2AE3D27D4EB4FULL);
    }
};
