// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/prefix_workload.h"

#include "model/engine/generate/prefix_set.h"

#include <fmt/format.h>

#include <algorithm>

namespace netatlas::bench {

namespace {

Number128 numberOf(const net::IpAddress& address)
{
    return (static_cast<Number128>(address.upper()) << 64U) | address.lower();
}

} // namespace

PrefixWorkload::PrefixWorkload(std::uint32_t subnetCount, const Options& options,
                               std::uint32_t addresses)
    : name(fmt::format("P{}", subnetCount / 1000))
    , subnets(subnetCount)
{
    engine::generate::PrefixSetOptions wanted;
    wanted.seed = options.seed;
    wanted.subnets = subnetCount;
    wanted.addresses = addresses;
    wanted.domains = kDomains;
    const auto set = engine::generate::makePrefixSet(wanted);
    std::uint32_t payload = 0;
    for (const auto& subnet : set.subnets) {
        const auto length = static_cast<std::uint8_t>(subnet.network.prefixLength());
        if (subnet.network.family() == net::Family::Ipv4)
            blocks4[subnet.domain].push_back({subnet.network.first().ipv4(), length, payload++});
        else
            blocks6[subnet.domain].push_back({numberOf(subnet.network.first()), length, payload++});
    }
    for (const auto& address : set.addresses)
        lookups.push_back({numberOf(address.value), address.domain, address.value.isIpv4()});
}

TableOrder PrefixWorkload::tableOrder() const
{
    TableOrder tables;
    for (const Lookup& lookup : lookups) {
        if (lookup.isIpv4)
            tables.ipv4[lookup.domain].push_back(static_cast<std::uint32_t>(lookup.number));
        else
            tables.ipv6[lookup.domain].push_back(lookup.number);
    }
    return tables;
}

Metric metricOf(const char* id, const PrefixWorkload& workload, std::uint64_t n, const char* unit,
                const char* reference, double goal)
{
    Metric metric;
    metric.id = id;
    metric.workload = workload.name;
    metric.n = n;
    metric.unit = unit;
    metric.clock = "thread-cpu";
    metric.reference = reference;
    metric.goal = goal;
    return metric;
}

double sortMilliseconds(std::size_t count, std::uint64_t seed)
{
    std::vector<std::uint64_t> keys(count);
    std::uint64_t state = seed;
    for (std::uint64_t& key : keys)
        key = state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    const double start = threadSeconds();
    std::sort(keys.begin(), keys.end());
    const double seconds = threadSeconds() - start;
    consume(keys.front());
    return seconds * 1e3;
}

} // namespace netatlas::bench
