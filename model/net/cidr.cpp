// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/cidr.h"

#include "model/base/text.h"

namespace netatlas::net {

namespace {

auto notValid(std::string_view value, std::string_view cause, std::size_t position)
{
    return fail(ErrorKind::NotValid, {{"what", "cidr"},
                                      {"value", value},
                                      {"cause", cause},
                                      {"position", std::uint64_t{position}}});
}

} // namespace

std::string_view relationText(Relation relation)
{
    switch (relation) {
    case Relation::Equal: return "equal";
    case Relation::Contains: return "contains";
    case Relation::Within: return "within";
    case Relation::Disjoint: break;
    }
    return "disjoint";
}

Result<Cidr> Cidr::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return notValid(text, "a prefix length is missing", text.size());
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address) {
        Error error = address.error();
        error.details["what"] = "cidr";
        error.details["value"] = text;
        return fail(std::move(error));
    }
    std::string_view digits = text.substr(slash + 1);
    for (const char digit : digits)
        if (digit < '0' || digit > '9')
            return notValid(text, "the prefix length is no number", slash + 1);
    if (digits.empty())
        return notValid(text, "the prefix length is missing", slash + 1);
    // Leading zeros parse (address-engine 2.5), however many there are.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const auto written = parseNumber<int>(digits);
    const bool isMapped = address->isIpv4() && text.substr(0, slash).find(':') != text.npos;
    const int longest = isMapped ? 128 : bitsOf(address->family());
    if (!written || *written > longest)
        return notValid(text, "the prefix length is too large", slash + 1);
    if (!isMapped)
        return Cidr(*address, *written);
    // Fewer than 96 bits cut through the mapped range: what remains is a plain IPv6 block.
    if (*written < 96)
        return Cidr(address->maskedAsIpv6(*written), *written);
    return Cidr(*address, *written - 96);
}

Result<Cidr> Cidr::of(IpAddress address, int prefixLength)
{
    if (prefixLength < 0 || prefixLength > bitsOf(address.family()))
        return notValid(address.text() + "/" + std::to_string(prefixLength),
                        "the prefix length does not fit", 0);
    return Cidr(address, prefixLength);
}

Cidr Cidr::ofHost(IpAddress address)
{
    return {address, bitsOf(address.family())};
}

bool Cidr::contains(const IpAddress& address) const
{
    return address.family() == family() && address.masked(m_prefixLength) == first();
}

bool Cidr::contains(const Cidr& other) const
{
    return other.m_prefixLength >= m_prefixLength && contains(other.m_address);
}

Relation Cidr::relationTo(const Cidr& other) const
{
    const bool holds = contains(other);
    const bool isHeld = other.contains(*this);
    if (holds && isHeld)
        return Relation::Equal;
    if (holds)
        return Relation::Contains;
    return isHeld ? Relation::Within : Relation::Disjoint;
}

std::string Cidr::text() const
{
    return m_address.text() + '/' + std::to_string(m_prefixLength);
}

std::strong_ordering operator<=>(const Cidr& a, const Cidr& b)
{
    if (const auto order = a.first() <=> b.first(); order != 0)
        return order;
    if (const auto order = a.m_prefixLength <=> b.m_prefixLength; order != 0)
        return order;
    return a.m_address <=> b.m_address;
}

bool isValidSubnetCidr(std::string_view text)
{
    const auto cidr = Cidr::parse(text);
    return cidr && cidr->network().text() == text;
}

} // namespace netatlas::net
