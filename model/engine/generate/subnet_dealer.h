// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/generate/random_stream.h"
#include "model/net/cidr.h"

#include <cstdint>
#include <vector>

namespace netatlas::engine::generate {

/// Whether nested blocks may occur twice.
enum class Repeats : bool { no, yes };

struct DealOptions
{
    std::uint64_t seed = 1;
    std::uint32_t subnets = 0;
    std::uint32_t vlans = 1;
    std::uint32_t spaces = 1;
    std::uint32_t domains = 8;
    double ipv6Share = 0.30;
    Repeats repeats = Repeats::no;
};

struct DealtSubnet
{
    net::Cidr network;
    std::uint32_t domain = 0;
    std::uint32_t vlan = 0;
    std::uint32_t space = 0;
    bool isSupernet = false;
};

/// The subnets of performance 2, in their shuffled order. A draw that decides nothing is not made:
/// the first subnets take the VLANs in turn, and a VLAN's space is drawn with its first subnet.
std::vector<DealtSubnet> dealSubnets(const DealOptions& options);

/// An address in the block: host bits are uniform, but for half of the IPv6 addresses only the low
/// 16 bits vary.
net::IpAddress drawHost(RandomStream& stream, const net::Cidr& block);

/// An address anywhere in the ranges that blocks are taken from.
net::IpAddress drawAnywhere(RandomStream& stream, double ipv6Share);

} // namespace netatlas::engine::generate
