// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/number_block.h"
#include "tests/bench/metric.h"

#include <string>
#include <vector>

namespace netatlas::bench {

using net::Number128;
using Block4 = net::NumberBlock<std::uint32_t>;
using Block6 = net::NumberBlock<Number128>;

inline constexpr std::uint32_t kDomains = 8;

/// An address among those of all tables: the table it is looked up in, and its number.
struct Lookup
{
    Number128 number;
    std::uint32_t domain;
    bool isIpv4;
};
using RandomOrder = std::vector<Lookup>;

/// Addresses held table by table, each as wide as its family (performance 6).
struct TableOrder
{
    std::vector<std::vector<std::uint32_t>> ipv4{kDomains};
    std::vector<std::vector<Number128>> ipv6{kDomains};
};

/// A stress set, dealt to one table for each domain and family.
struct PrefixWorkload
{
    std::string name;
    std::vector<std::vector<Block4>> blocks4{kDomains};
    std::vector<std::vector<Block6>> blocks6{kDomains};
    RandomOrder lookups;
    std::size_t subnets = 0;

    PrefixWorkload(std::uint32_t subnetCount, const Options& options, std::uint32_t addresses);

    TableOrder tableOrder() const;
};

/// A line about such a workload, on the clock of the calling thread.
Metric metricOf(const char* id, const PrefixWorkload& workload, std::uint64_t n, const char* unit,
                const char* reference, double goal);

/// The cost of sorting as many 64-bit keys.
double sortMilliseconds(std::size_t count, std::uint64_t seed);

/// What the work costs, which gives a checksum of its outcome.
template <class Work>
double milliseconds(Work work)
{
    const double start = threadSeconds();
    const std::uint64_t checksum = work();
    const double seconds = threadSeconds() - start;
    consume(checksum);
    return seconds * 1e3;
}

} // namespace netatlas::bench
