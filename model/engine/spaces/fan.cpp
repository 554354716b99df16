// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/fan.h"

#include "model/base/text.h"
#include "model/domain/fan_id.h"
#include "model/engine/addressing/address.h"

#include <algorithm>

namespace netatlas::engine::spaces {

namespace {

auto notValid(std::string_view value, std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", "fan-config"}, {"value", value}, {"cause", cause}});
}

Result<FanEntry> parseEntry(std::string_view text)
{
    const auto sides = split(text, '=');
    if (sides.size() != 2)
        return notValid(text, "not of the form underlay=overlay");
    const auto underlay = net::Cidr::parse(sides[0]);
    if (!underlay)
        return fail(underlay.error());
    const auto overlay = net::Cidr::parse(sides[1]);
    if (!overlay)
        return fail(overlay.error());
    if (underlay->prefixLength() <= overlay->prefixLength())
        return notValid(text, "the underlay is not smaller than the overlay");
    return FanEntry{underlay->network(), overlay->network()};
}

/// Byte by byte modulo 256: no carry from one byte into the next.
std::uint32_t sumOfBytes(std::uint32_t a, std::uint32_t b)
{
    std::uint32_t sum = 0;
    for (unsigned shift = 0; shift < 32; shift += 8)
        sum |= (((a >> shift) + (b >> shift)) & 0xFFU) << shift;
    return sum;
}

bool isSkipped(const net::Cidr& block, std::string_view text)
{
    // The address as written: a short mapped block does not keep its own.
    const auto address = net::IpAddress::parse(text.substr(0, text.find('/')));
    const net::IpAddress& start = address ? *address : block.address();
    return addressing::isLinkLocalUnicast(start) || addressing::isLocalMulticast(start);
}

} // namespace

std::string FanEntry::text() const
{
    return underlay.text() + '=' + overlay.text();
}

Result<FanConfig> parseFanConfig(std::string_view text)
{
    FanConfig config;
    if (text.empty())
        return config;
    for (const std::string_view piece : split(text, ' ')) {
        const auto entry = parseEntry(piece);
        if (!entry)
            return fail(entry.error());
        config.push_back(*entry);
    }
    return config;
}

std::string fanConfigText(const FanConfig& config)
{
    std::vector<std::string> texts;
    for (const FanEntry& entry : config)
        texts.push_back(entry.text());
    return join(texts, " ");
}

Result<std::optional<net::Cidr>> overlaySegment(std::string_view subnetCidr, const FanEntry& fan)
{
    const auto subnet = net::Cidr::parse(subnetCidr);
    if (!subnet)
        return fail(subnet.error());
    const int underlayBits = fan.underlay.prefixLength();
    if (subnet->prefixLength() < underlayBits || !fan.underlay.contains(subnet->first()))
        return std::nullopt;
    if (subnet->family() != net::Family::Ipv4 || fan.overlay.family() != net::Family::Ipv4)
        return notValid(subnetCidr, "a fan is IPv4 only");

    const int overlayBits = fan.overlay.prefixLength();
    const auto hostMask = static_cast<std::uint32_t>(0xFFFFFFFFULL >> underlayBits);
    const std::uint64_t local = subnet->first().ipv4() & hostMask;
    const auto shifted = static_cast<std::uint32_t>(local << (underlayBits - overlayBits));
    const auto start = net::IpAddress::ofIpv4(sumOfBytes(shifted, fan.overlay.address().ipv4()));
    const auto segment = net::Cidr::of(start, overlayBits + subnet->prefixLength() - underlayBits);
    if (!segment)
        return fail(segment.error());
    return *segment;
}

std::string fanSubnetId(std::string_view cidr, std::string_view providerId)
{
    std::string text(cidr);
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '.' || c == '/'; }, '-');
    return std::string(providerId) + '-' + std::string(domain::kFanIdMark) + '-' + text;
}

Result<Subnets> withFanOverlays(const Subnets& subnets, const FanConfig& config,
                                const std::string& spaceId)
{
    Subnets expanded;
    for (const Subnet& subnet : subnets) {
        const auto block = net::Cidr::parse(subnet.cidr);
        if (!block)
            return fail(block.error());
        if (isSkipped(*block, subnet.cidr))
            continue;
        expanded.push_back(subnet);
        expanded.back().spaceId = spaceId;
        if (block->family() != net::Family::Ipv4)
            continue;
        for (const FanEntry& entry : config) {
            const auto segment = overlaySegment(subnet.cidr, entry);
            if (!segment)
                return fail(segment.error());
            if (!*segment)
                continue;
            Subnet overlay = subnet;
            overlay.id.clear();
            overlay.cidr = (*segment)->text();
            overlay.providerId = fanSubnetId(block->network().text(), subnet.providerId);
            overlay.spaceId = spaceId;
            overlay.fanUnderlay = subnet.cidr;
            overlay.fanOverlay = entry.overlay.text();
            expanded.push_back(std::move(overlay));
        }
    }
    return expanded;
}

} // namespace netatlas::engine::spaces
