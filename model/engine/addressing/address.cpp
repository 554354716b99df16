// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/address.h"

#include "model/net/cidr.h"

#include <utility>

namespace netatlas::engine::addressing {

namespace {

/// Whether the first bits of an IPv4 address are those of `start`.
bool begins(std::uint32_t number, std::uint32_t start, unsigned bits)
{
    return (number >> (32U - bits)) == (start >> (32U - bits));
}

Scope scopeOfIpv4(std::uint32_t number)
{
    if (begins(number, 0x7F000000, 8))
        return Scope::LocalMachine;
    if (begins(number, 0x0A000000, 8) || begins(number, 0xAC100000, 12) ||
        begins(number, 0xC0A80000, 16))
        return Scope::LocalCloud;
    if (begins(number, 0xF0000000, 4))
        return Scope::LocalFan;
    if (begins(number, 0xA9FE0000, 16) || begins(number, 0xE0000000, 24))
        return Scope::LinkLocal;
    if (number == 0 || begins(number, 0xE0000000, 4))
        return Scope::Unknown;
    return Scope::Public;
}

Scope scopeOfIpv6(const net::IpAddress& address)
{
    const auto topGroup = static_cast<unsigned>(address.upper() >> 48U);
    if (address.upper() == 0 && address.lower() == 1)
        return Scope::LocalMachine;
    if ((topGroup & 0xFE00U) == 0xFC00U)
        return Scope::LocalCloud;
    if (isLinkLocalUnicast(address) || isLocalMulticast(address))
        return Scope::LinkLocal;
    const bool isUnspecified = address.upper() == 0 && address.lower() == 0;
    if (isUnspecified || (topGroup & 0xFF00U) == 0xFF00U)
        return Scope::Unknown;
    return Scope::Public;
}

} // namespace

AddressType typeOf(std::string_view value)
{
    const auto ip = net::IpAddress::parse(value);
    if (!ip)
        return AddressType::Hostname;
    return ip->isIpv4() ? AddressType::Ipv4 : AddressType::Ipv6;
}

bool isLinkLocalUnicast(const net::IpAddress& address)
{
    if (address.isIpv4())
        return begins(address.ipv4(), 0xA9FE0000, 16);
    return (address.upper() >> 54U) == (0xFE80U >> 6U);
}

bool isLocalMulticast(const net::IpAddress& address)
{
    if (address.isIpv4())
        return begins(address.ipv4(), 0xE0000000, 24);
    const auto topGroup = static_cast<unsigned>(address.upper() >> 48U);
    return (topGroup & 0xFF0FU) == 0xFF01U || (topGroup & 0xFF0FU) == 0xFF02U;
}

Scope scopeOf(const net::IpAddress& address)
{
    return address.isIpv4() ? scopeOfIpv4(address.ipv4()) : scopeOfIpv6(address);
}

Scope scopeOf(std::string_view value)
{
    const auto ip = net::IpAddress::parse(value);
    return ip ? scopeOf(*ip) : Scope::Unknown;
}

Address makeAddress(std::string value)
{
    Address address;
    address.value = std::move(value);
    derive(address);
    return address;
}

void derive(Address& address)
{
    if (!address.type)
        address.type = typeOf(address.value);
    if (address.scope == Scope::Unknown && *address.type != AddressType::Hostname)
        address.scope = scopeOf(address.value);
}

std::optional<net::IpAddress> ipOf(const Address& address)
{
    const auto ip = net::IpAddress::parse(address.value);
    return ip ? std::optional(*ip) : std::nullopt;
}

std::string machineText(const Address& address)
{
    if (address.scope == Scope::Unknown)
        return address.value;
    return std::string(domain::wordOf(address.scope)) + ':' + address.value;
}

std::string providerText(const Address& address)
{
    std::string text = machineText(address);
    if (!address.space.empty() || !address.providerSpaceId.empty())
        text += '@' + address.space;
    if (!address.providerSpaceId.empty())
        text += "(id:" + address.providerSpaceId + ')';
    return text;
}

std::string spaceText(const Address& address)
{
    std::string text = machineText(address);
    if (!address.spaceId.empty())
        text += "@space:" + address.spaceId;
    return text;
}

Result<std::string> valueWithMask(const Address& address)
{
    if (address.value.empty() || address.cidr.empty())
        return fail(ErrorKind::NotFound,
                    {{"what", address.value.empty() ? "address" : "cidr"}, {"id", address.value}});
    const auto block = net::Cidr::parse(address.cidr);
    if (!block)
        return fail(block.error());
    const auto ip = net::IpAddress::parse(address.value);
    if (!ip)
        return fail(ip.error());
    return ip->text() + '/' + std::to_string(block->prefixLength());
}

} // namespace netatlas::engine::addressing
