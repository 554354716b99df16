// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/prefix_tables.h"

#include <algorithm>

namespace netatlas::bench {

namespace {

/// Addresses of one table in order, with the slot of their block.
struct Labelled
{
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> labels;
};

std::vector<Labelled> labelledAddresses(const PrefixWorkload& workload, const PrefixIndexes& index)
{
    std::vector<Labelled> tables(kDomains);
    for (const Lookup& lookup : workload.lookups)
        if (lookup.isIpv4)
            tables[lookup.domain].numbers.push_back(static_cast<std::uint32_t>(lookup.number));
    for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
        std::sort(tables[domain].numbers.begin(), tables[domain].numbers.end());
        for (const std::uint32_t number : tables[domain].numbers)
            tables[domain].labels.push_back(index.ipv4[domain].innermost(number));
    }
    return tables;
}

bool isRight(const PrefixIndexes& index, const std::vector<Labelled>& tables)
{
    for (std::uint32_t domain = 0; domain < kDomains; ++domain)
        for (std::size_t i = 0; i < tables[domain].numbers.size(); ++i)
            if (index.ipv4[domain].innermost(tables[domain].numbers[i]) != tables[domain].labels[i])
                return false;
    return true;
}

void relabel(const net::PrefixTable<std::uint32_t>& table, Labelled& addresses, const Block4& block)
{
    const auto first =
        std::lower_bound(addresses.numbers.begin(), addresses.numbers.end(), block.start);
    auto place = static_cast<std::size_t>(first - addresses.numbers.begin());
    for (; place < addresses.numbers.size() && addresses.numbers[place] <= block.last(); ++place)
        addresses.labels[place] = table.innermost(addresses.numbers[place]);
}

/// The median cost of one insertion with its relabelling; each is taken back, unmeasured.
double medianInsertion(const PrefixWorkload& workload, PrefixIndexes& index,
                       std::vector<Labelled>& tables)
{
    constexpr std::size_t kInsertions = 501;
    constexpr std::uint8_t kLength = 27;
    std::vector<double> costs;
    for (std::size_t i = 0; i < kInsertions; ++i) {
        const Lookup& lookup = workload.lookups[(i * 7919) % workload.lookups.size()];
        if (!lookup.isIpv4)
            continue;
        const auto number = static_cast<std::uint32_t>(lookup.number);
        const Block4 block{number & ~net::hostMask<std::uint32_t>(kLength), kLength, kNothing - 1};
        auto& table = index.ipv4[lookup.domain];
        const double start = threadSeconds();
        table.insert(block);
        relabel(table, tables[lookup.domain], block);
        costs.push_back((threadSeconds() - start) * 1e6);
        table.remove(block);
        relabel(table, tables[lookup.domain], block);
    }
    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end());
    return *middle;
}

} // namespace

std::vector<std::string> insertionMetricIds()
{
    return {"E5.insert"};
}

void runInsertionMetrics(const Options& options, const Report& report)
{
    const PrefixWorkload workload(20000, options, options.prefixAddresses());
    PrefixIndexes index(workload);
    auto tables = labelledAddresses(workload, index);
    Metric metric =
        metricOf("E5.insert", workload, workload.subnets, "us", "rebuild", options.goal(1.0 / 200));
    compare(
        metric, options.reps, [&] { return medianInsertion(workload, index, tables); },
        [&] { return 1e3 * milliseconds([&] { return PrefixIndexes(workload).memory(); }); });
    if (!isRight(index, tables))
        metric.mismatch();
    report(metric);
}

} // namespace netatlas::bench
