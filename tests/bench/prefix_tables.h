// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/prefix_table.h"
#include "tests/bench/prefix_workload.h"
#include "tests/bench/references.h"

#include <algorithm>

/// The product and its references, each over all tables of a stress set.
namespace netatlas::bench {

/// The product's index over all tables.
struct PrefixIndexes
{
    std::vector<net::PrefixTable<std::uint32_t>> ipv4;
    std::vector<net::PrefixTable<Number128>> ipv6;

    explicit PrefixIndexes(const PrefixWorkload& workload)
    {
        for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
            ipv4.emplace_back(workload.blocks4[domain]);
            ipv6.emplace_back(workload.blocks6[domain]);
        }
    }

    std::uint32_t find(std::uint32_t domain, std::uint32_t number) const
    {
        return ipv4[domain].payloadAt(number).value_or(kNothing);
    }
    std::uint32_t find(std::uint32_t domain, Number128 number) const
    {
        return ipv6[domain].payloadAt(number).value_or(kNothing);
    }
    std::size_t memory() const
    {
        std::size_t bytes = 0;
        for (std::uint32_t domain = 0; domain < kDomains; ++domain)
            bytes += ipv4[domain].memory() + ipv6[domain].memory();
        return bytes;
    }
};

struct Tries
{
    std::vector<Patricia<std::uint32_t>> ipv4{kDomains};
    std::vector<Patricia<Number128>> ipv6{kDomains};

    explicit Tries(const PrefixWorkload& workload)
    {
        for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
            for (const Block4& block : workload.blocks4[domain])
                ipv4[domain].insert(block);
            for (const Block6& block : workload.blocks6[domain])
                ipv6[domain].insert(block);
        }
    }
    std::uint32_t find(std::uint32_t domain, std::uint32_t number) const
    {
        return ipv4[domain].find(number);
    }
    std::uint32_t find(std::uint32_t domain, Number128 number) const
    {
        return ipv6[domain].find(number);
    }
};

/// Direct tables for IPv4; IPv6 is the product's own, as no direct table can hold it.
struct DirectTables
{
    std::vector<DirectTable> ipv4{kDomains};
    const PrefixIndexes& own;

    DirectTables(const PrefixWorkload& workload, const PrefixIndexes& index) : own(index)
    {
        for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
            std::vector<Block4> blocks = workload.blocks4[domain];
            std::stable_sort(blocks.begin(), blocks.end(), [](const Block4& a, const Block4& b) {
                return a.prefixLength < b.prefixLength;
            });
            for (const Block4& block : blocks)
                ipv4[domain].insert(block);
        }
    }
    std::uint32_t find(std::uint32_t domain, std::uint32_t number) const
    {
        return ipv4[domain].find(number);
    }
    std::uint32_t find(std::uint32_t domain, Number128 number) const
    {
        return own.find(domain, number);
    }
    std::size_t memory() const
    {
        std::size_t bytes = 0;
        for (const DirectTable& table : ipv4)
            bytes += table.memory();
        return bytes;
    }
};

} // namespace netatlas::bench
