// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/ip_address.h"

#include <string>
#include <string_view>

namespace netatlas::net {

/// How two blocks lie to each other, host bits ignored (address-engine 2.9).
enum class Relation : std::uint8_t { Equal, Contains, Within, Disjoint };

/// The word of a relation on the wire: `equal`, `contains`, `within`, `disjoint`.
std::string_view relationText(Relation relation);

/// A CIDR block: an address, possibly with host bits, and a prefix length in its family's bits.
///
/// `network()` is the same block without host bits; blocks are compared by it
/// (`sameNetwork`, `relationTo`; address-engine 2.4, 2.9). Equality and order compare all members,
/// first by network.
class Cidr
{
public:
    /// Reads a literal, `/` and decimal digits (address-engine 2.5). A mapped block of prefix 96
    /// or more is the IPv4 block of prefix minus 96. A shorter one is the plain IPv6 block around
    /// the mapped range; it has no host bits, for its address would be of the other family.
    static Result<Cidr> parse(std::string_view text);
    /// The block of that length around the address; `not-valid` when the length does not fit.
    static Result<Cidr> of(IpAddress address, int prefixLength);
    /// The /32 or /128 of one address (address-engine 2.12).
    static Cidr ofHost(IpAddress address);

    const IpAddress& address() const { return m_address; }
    int prefixLength() const { return m_prefixLength; }
    Family family() const { return m_address.family(); }

    Cidr network() const { return {m_address.masked(m_prefixLength), m_prefixLength}; }
    bool hasHostBits() const { return m_address.masked(m_prefixLength) != m_address; }
    /// The range of the block (address-engine 2.8); for IPv4 `last()` is the broadcast address.
    IpAddress first() const { return m_address.masked(m_prefixLength); }
    IpAddress last() const { return m_address.filled(m_prefixLength); }

    bool contains(const IpAddress& address) const;
    bool contains(const Cidr& other) const;
    bool overlaps(const Cidr& other) const { return relationTo(other) != Relation::Disjoint; }
    bool sameNetwork(const Cidr& other) const { return relationTo(other) == Relation::Equal; }
    Relation relationTo(const Cidr& other) const;

    /// Canonical text of the address with its prefix, host bits kept (address-engine 2.6).
    std::string text() const;

    friend constexpr bool operator==(const Cidr&, const Cidr&) = default;
    friend std::strong_ordering operator<=>(const Cidr& a, const Cidr& b);

private:
    Cidr(IpAddress address, int prefixLength)
        : m_address(address)
        , m_prefixLength(static_cast<std::uint8_t>(prefixLength))
    {
    }

    IpAddress m_address;
    std::uint8_t m_prefixLength;
};

/// Whether the text is exactly the canonical text of its own network (address-engine 2.7).
bool isValidSubnetCidr(std::string_view text);

} // namespace netatlas::net

template <>
struct std::hash<netatlas::net::Cidr>
{
    std::size_t operator()(const netatlas::net::Cidr& cidr) const noexcept
    {
        return std::hash<netatlas::net::IpAddress>{}(cidr.address()) +
               static_cast<std::size_t>(cidr.prefixLength()) * 0x9E3779B97F4A7C15ULL;
    }
};
