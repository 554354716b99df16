// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/cidr.h"

#include <cstdint>
#include <vector>

namespace netatlas::engine::generate {

struct PrefixSetOptions
{
    std::uint64_t seed = 1;
    std::uint32_t subnets = 20000;
    std::uint32_t addresses = 1000000;
    std::uint32_t domains = 8;
    double ipv6Share = 0.30;
};

struct GeneratedSubnet
{
    net::Cidr network;
    std::uint32_t domain = 0;
};

struct GeneratedAddress
{
    net::IpAddress value;
    std::uint32_t domain = 0;
};

/// The stress set for prefixes of performance 2: subnets that nest but never repeat, and addresses
/// of which a few lie in none. The same options give the same set everywhere.
struct PrefixSet
{
    std::vector<GeneratedSubnet> subnets;
    std::vector<GeneratedAddress> addresses;
};

PrefixSet makePrefixSet(const PrefixSetOptions& options);

} // namespace netatlas::engine::generate
