// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/cidr.h"
#include "model/net/host_port.h"
#include "model/net/mac_address.h"
#include "tests/fuzz/require.h"

using namespace netatlas;
using fuzz::require;

/// Values of the wire: what parses prints to a text that parses to the same value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::textOf(bytes, size);
    if (const auto address = net::IpAddress::parse(text))
        require(net::IpAddress::parse(address->text()).value() == *address);
    if (const auto cidr = net::Cidr::parse(text)) {
        require(net::Cidr::parse(cidr->text()).value() == *cidr);
        require(net::isValidSubnetCidr(cidr->network().text()));
        // The end of an IPv6 block can lie in the mapped range and then reads as IPv4.
        require(cidr->first() <= cidr->last() || cidr->last().isIpv4());
    }
    if (const auto hostPort = net::HostPort::parse(text))
        require(net::HostPort::parse(hostPort->dialText()).value() == *hostPort);
    require(!net::isMacAddress(text) || net::isMacAddress(net::normalMacText(text)));
    return 0;
}
