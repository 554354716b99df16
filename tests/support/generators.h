// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/cidr.h"

#include <rapidcheck.h>

/// Random values for property tests. Addresses come in clusters, for in spread-out ones nothing
/// ever nests or repeats.
namespace netatlas::support {

inline rc::Gen<net::IpAddress> anyAddress()
{
    const auto ipv4 = rc::gen::map(rc::gen::arbitrary<std::uint32_t>(), net::IpAddress::ofIpv4);
    const auto clustered =
        rc::gen::map(rc::gen::inRange<std::uint32_t>(0, 4096),
                     [](std::uint32_t low) { return net::IpAddress::ofIpv4(0x0A000000U + low); });
    const auto ends = rc::gen::map(rc::gen::inRange<std::uint32_t>(0, 8), [](std::uint32_t low) {
        return net::IpAddress::ofIpv4(low < 4 ? low : ~(low - 4));
    });
    const auto ipv6 = rc::gen::map(
        rc::gen::pair(rc::gen::arbitrary<std::uint64_t>(), rc::gen::arbitrary<std::uint64_t>()),
        [](const auto& halves) { return net::IpAddress::ofHalves(halves.first, halves.second); });
    const auto sparse =
        rc::gen::map(rc::gen::pair(rc::gen::inRange<std::uint64_t>(0, 4),
                                   rc::gen::inRange<std::uint64_t>(0, 64)),
                     [](const auto& halves) {
                         return net::IpAddress::ofHalves(0xFD00000000000000ULL + halves.first,
                                                         halves.second << 40U);
                     });
    return rc::gen::oneOf(ipv4, clustered, ends, ipv6, sparse);
}

/// A block without host bits. Lengths near the end are likelier, so that there are many.
inline rc::Gen<net::Cidr> anyNetwork()
{
    return rc::gen::map(
        rc::gen::pair(anyAddress(), rc::gen::inRange(0, 1000)), [](const auto& pair) {
            const int bits = net::bitsOf(pair.first.family());
            const int length = pair.second % 4 == 0 ? pair.second % (bits + 1)
                                                    : bits - pair.second % (bits / 2 + 1);
            return net::Cidr::of(pair.first, length).value().network();
        });
}

} // namespace netatlas::support
