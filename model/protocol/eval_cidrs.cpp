// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/cidr.h"
#include "model/protocol/operations.h"

#include <algorithm>
#include <bit>

namespace netatlas::protocol {

namespace json = boost::json;
using net::Cidr;
using net::IpAddress;

namespace {

auto notValidMask(std::string_view mask)
{
    return fail(ErrorKind::NotValid, {{"what", "mask"}, {"value", mask}, {"cause", "no mask"}});
}

/// The length of a dotted mask: ones, then zeros.
Result<int> maskLength(std::string_view text)
{
    const auto mask = IpAddress::parse(text);
    if (!mask || !mask->isIpv4() || text.find(':') != text.npos)
        return notValidMask(text);
    const int length = std::countl_one(mask->ipv4());
    if (std::popcount(mask->ipv4()) != length)
        return notValidMask(text);
    return length;
}

/// Whether a mask is absent: null, or the empty text that stands for an absent one.
bool isAbsentMask(const json::value* mask)
{
    return !mask || (mask->is_string() && mask->get_string().empty());
}

/// A mask by text or by number; the number of an address in mapped form may count all 128 bits.
Result<int> readMask(const json::value& mask, const IpAddress& ip, std::string_view ipText,
                     Faults& faults)
{
    if (const auto* const text = mask.if_string()) {
        if (!ip.isIpv4())
            return notValidMask({text->data(), text->size()});
        return maskLength({text->data(), text->size()});
    }
    const std::int64_t bits = readInteger(mask, faults);
    const bool isMapped = ip.isIpv4() && ipText.find(':') != ipText.npos;
    const std::int64_t length = isMapped && bits >= 96 ? bits - 96 : bits;
    if (length < 0 || length > net::bitsOf(ip.family()))
        return notValidMask(std::to_string(bits));
    return static_cast<int>(length);
}

} // namespace

Answer cidrValid(const Members& input)
{
    return json::value(net::isValidSubnetCidr(input.text("cidr")));
}

Answer cidrType(const Members& input)
{
    const auto cidr = Cidr::parse(input.text("cidr"));
    if (!cidr)
        return fail(cidr.error());
    return json::value(cidr->family() == net::Family::Ipv4 ? "ipv4" : "ipv6");
}

Answer cidrRange(const Members& input)
{
    const auto cidr = Cidr::parse(input.text("cidr"));
    if (!cidr)
        return fail(cidr.error());
    return json::object{{"first", cidr->first().text()}, {"last", cidr->last().text()}};
}

Answer cidrNetwork(const Members& input)
{
    const auto ipText = input.nullableText("ip");
    const auto* const mask = input.optional("mask");
    if (mask && !mask->is_string() && !mask->is_number())
        input.faults().addShape("mask");
    if (!ipText || ipText->empty() || isAbsentMask(mask))
        return json::value("");
    const auto ip = IpAddress::parse(*ipText);
    if (!ip)
        return fail(ip.error());
    const auto length = readMask(*mask, *ip, *ipText, input.faults());
    if (!length)
        return fail(length.error());
    const auto cidr = Cidr::of(*ip, *length);
    if (!cidr)
        return fail(cidr.error());
    return json::value(cidr->network().text());
}

Answer cidrRelation(const Members& input)
{
    const auto a = Cidr::parse(input.text("a"));
    const auto b = Cidr::parse(input.text("b"));
    if (!a || !b)
        return fail(a ? b.error() : a.error());
    return json::value(net::relationText(a->relationTo(*b)));
}

Answer cidrInAny(const Members& input)
{
    const auto cidr = Cidr::parse(input.text("cidr"));
    const auto ranges = input.texts("ranges");
    if (!cidr)
        return fail(cidr.error());
    bool isIn = false;
    for (const std::string& text : ranges) {
        const auto range = Cidr::parse(text);
        if (!range)
            return fail(range.error());
        isIn = isIn || range->contains(*cidr);
    }
    return json::value(isIn);
}

} // namespace netatlas::protocol
