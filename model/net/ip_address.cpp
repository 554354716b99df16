// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/ip_address.h"

#include <bit>
#include <charconv>

namespace netatlas::net {

namespace {

struct Fault
{
    std::string_view cause;
    std::size_t position;
};

template <class Value>
using Parsed = tl::expected<Value, Fault>;

Parsed<std::uint32_t> parseDottedQuad(std::string_view text, std::size_t offset)
{
    std::uint32_t number = 0;
    std::size_t at = 0;
    for (int field = 0; field < 4; ++field) {
        if (field > 0) {
            if (at >= text.size() || text[at] != '.')
                return tl::unexpected(Fault{"four decimal fields are needed", offset + at});
            ++at;
        }
        const std::size_t start = at;
        std::uint32_t value = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - start < 4)
            value = value * 10 + static_cast<std::uint32_t>(text[at++] - '0');
        if (at == start)
            return tl::unexpected(Fault{"a number is missing", offset + at});
        if (at - start > 1 && text[start] == '0')
            return tl::unexpected(Fault{"a leading zero", offset + start});
        if (value > 255)
            return tl::unexpected(Fault{"a field over 255", offset + start});
        number = (number << 8U) | value;
    }
    if (at != text.size())
        return tl::unexpected(Fault{"something follows the address", offset + at});
    return number;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

using Groups = std::array<std::uint16_t, 8>;

Parsed<Groups> parseGroups(std::string_view text)
{
    Groups groups{};
    std::size_t count = 0;
    std::optional<std::size_t> gap;
    std::size_t at = 0;
    if (text.starts_with("::")) {
        gap = 0;
        at = 2;
    } else if (text.starts_with(':')) {
        return tl::unexpected(Fault{"a single colon at the start", 0});
    }
    while (at < text.size()) {
        if (count == 8)
            return tl::unexpected(Fault{"more than eight groups", at});
        const std::size_t start = at;
        std::uint32_t value = 0;
        while (at < text.size() && hexValue(text[at]) >= 0 && at - start < 5)
            value = value * 16 + static_cast<std::uint32_t>(hexValue(text[at++]));
        if (at < text.size() && text[at] == '.') {
            if (count > 6)
                return tl::unexpected(Fault{"no room for a dotted quad", start});
            const auto quad = parseDottedQuad(text.substr(start), start);
            if (!quad)
                return tl::unexpected(quad.error());
            groups[count++] = static_cast<std::uint16_t>(*quad >> 16U);
            groups[count++] = static_cast<std::uint16_t>(*quad & 0xFFFFU);
            at = text.size();
            break;
        }
        if (at == start)
            return tl::unexpected(Fault{"a hexadecimal group is missing", at});
        if (at - start > 4)
            return tl::unexpected(Fault{"a group of more than four digits", start});
        groups[count++] = static_cast<std::uint16_t>(value);
        if (at == text.size())
            break;
        if (text[at] != ':')
            return tl::unexpected(Fault{"a character that is no part of an address", at});
        ++at;
        if (at < text.size() && text[at] == ':') {
            if (gap)
                return tl::unexpected(Fault{"a second ::", at - 1});
            gap = count;
            ++at;
        } else if (at == text.size()) {
            return tl::unexpected(Fault{"a single colon at the end", at - 1});
        }
    }
    if (!gap && count != 8)
        return tl::unexpected(Fault{"fewer than eight groups", text.size()});
    if (gap && count == 8)
        return tl::unexpected(Fault{"a :: that stands for nothing", 0});
    if (gap) {
        const std::size_t tail = count - *gap;
        for (std::size_t i = 0; i < tail; ++i) {
            groups[7 - i] = groups[count - 1 - i];
            if (count - 1 - i != 7 - i)
                groups[count - 1 - i] = 0;
        }
    }
    return groups;
}

std::uint64_t half(const Groups& groups, std::size_t first)
{
    std::uint64_t value = 0;
    for (std::size_t i = first; i < first + 4; ++i)
        value = (value << 16U) | groups[i];
    return value;
}

/// The longest run of two or more zero groups, the first on a tie: where RFC 5952 puts `::`.
std::pair<std::size_t, std::size_t> longestZeroRun(const Groups& groups)
{
    std::size_t bestStart = 0;
    std::size_t bestLength = 0;
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && groups[end] == 0)
            ++end;
        if (end - i >= 2 && end - i > bestLength) {
            bestStart = i;
            bestLength = end - i;
        }
        i = end + 1;
    }
    return {bestStart, bestLength};
}

struct Mask
{
    std::uint64_t upper;
    std::uint64_t lower;
};

Mask maskOf(int bits)
{
    const auto ones = [](int count) {
        return count <= 0 ? 0ULL : count >= 64 ? ~0ULL : ~0ULL << static_cast<unsigned>(64 - count);
    };
    return {ones(bits), ones(bits - 64)};
}

} // namespace

Result<IpAddress> IpAddress::parse(std::string_view text)
{
    const auto fault = [text](Fault found) {
        return fail(ErrorKind::NotValid, {{"what", "address"},
                                          {"value", text},
                                          {"cause", found.cause},
                                          {"position", std::uint64_t{found.position}}});
    };
    if (text.find(':') == std::string_view::npos) {
        const auto number = parseDottedQuad(text, 0);
        if (!number)
            return fault(number.error());
        return ofIpv4(*number);
    }
    const auto groups = parseGroups(text);
    if (!groups)
        return fault(groups.error());
    return ofHalves(half(*groups, 0), half(*groups, 4));
}

std::string IpAddress::text() const
{
    char buffer[48];
    char* at = buffer;
    char* const end = buffer + sizeof buffer;
    if (isIpv4()) {
        for (unsigned shift = 24;; shift -= 8) {
            at = std::to_chars(at, end, (ipv4() >> shift) & 0xFFU).ptr;
            if (shift == 0)
                return {buffer, at};
            *at++ = '.';
        }
    }
    Groups groups{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto shift = static_cast<unsigned>(48 - 16 * i);
        groups[i] = static_cast<std::uint16_t>(m_upper >> shift);
        groups[i + 4] = static_cast<std::uint16_t>(m_lower >> shift);
    }
    const auto [runStart, runLength] = longestZeroRun(groups);
    for (std::size_t i = 0; i < 8; ++i) {
        if (runLength > 0 && i == runStart) {
            *at++ = ':';
            *at++ = ':';
            i += runLength - 1;
            continue;
        }
        if (i > 0 && at[-1] != ':')
            *at++ = ':';
        at = std::to_chars(at, end, static_cast<unsigned>(groups[i]), 16).ptr;
    }
    return {buffer, at};
}

IpAddress IpAddress::masked(int prefixLength) const
{
    const Mask mask = maskOf(isIpv4() ? prefixLength + 96 : prefixLength);
    if (isIpv4())
        return ofIpv4(static_cast<std::uint32_t>(m_lower & mask.lower));
    return {m_upper & mask.upper, m_lower & mask.lower};
}

IpAddress IpAddress::filled(int prefixLength) const
{
    const Mask mask = maskOf(isIpv4() ? prefixLength + 96 : prefixLength);
    if (isIpv4())
        return ofIpv4(static_cast<std::uint32_t>(m_lower | ~mask.lower));
    return {m_upper | ~mask.upper, m_lower | ~mask.lower};
}

IpAddress IpAddress::maskedAsIpv6(int prefixLength) const
{
    const Mask mask = maskOf(prefixLength);
    return {m_upper & mask.upper, m_lower & mask.lower};
}

std::optional<IpAddress> IpAddress::next() const
{
    if (isIpv4())
        return ipv4() == ~0U ? std::nullopt : std::optional(ofIpv4(ipv4() + 1));
    if (m_lower != ~0ULL)
        return IpAddress(m_upper, m_lower + 1);
    return m_upper == ~0ULL ? std::nullopt : std::optional(IpAddress(m_upper + 1, 0));
}

std::optional<IpAddress> IpAddress::previous() const
{
    if (isIpv4())
        return ipv4() == 0 ? std::nullopt : std::optional(ofIpv4(ipv4() - 1));
    if (m_lower != 0)
        return IpAddress(m_upper, m_lower - 1);
    return m_upper == 0 ? std::nullopt : std::optional(IpAddress(m_upper - 1, ~0ULL));
}

std::array<std::uint8_t, 16> IpAddress::bytes() const
{
    std::array<std::uint8_t, 16> out{};
    for (std::size_t i = 0; i < 8; ++i) {
        const auto shift = static_cast<unsigned>(56 - 8 * i);
        out[i] = static_cast<std::uint8_t>(m_upper >> shift);
        out[i + 8] = static_cast<std::uint8_t>(m_lower >> shift);
    }
    return out;
}

IpAddress IpAddress::ofBytes(const std::array<std::uint8_t, 16>& bytes)
{
    std::uint64_t upper = 0;
    std::uint64_t lower = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        upper = (upper << 8U) | bytes[i];
        lower = (lower << 8U) | bytes[i + 8];
    }
    return {upper, lower};
}

} // namespace netatlas::net
