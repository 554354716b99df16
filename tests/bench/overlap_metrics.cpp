// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/prefix_workload.h"

#include <map>

namespace netatlas::bench {

namespace {

template <class Number>
std::uint64_t countNestings(const std::vector<net::NumberBlock<Number>>& blocks)
{
    const auto sorted = net::sortedBlocks(blocks);
    std::uint64_t checksum = 0;
    net::sweepBlocks(sorted, [&](std::uint32_t index, std::uint32_t parent) {
        if (parent != net::kNoBlock)
            checksum += sorted[index].payload ^ (std::uint64_t{sorted[parent].payload} << 32U);
    });
    return checksum;
}

/// The same with a map that keeps the blocks ordered.
template <class Number>
std::uint64_t countNestingsByMap(const std::vector<net::NumberBlock<Number>>& blocks)
{
    std::map<std::pair<Number, std::uint8_t>, std::uint32_t> ordered;
    for (const auto& block : blocks)
        ordered.emplace(std::pair(block.start, block.prefixLength), block.payload);
    std::vector<net::NumberBlock<Number>> open;
    std::uint64_t checksum = 0;
    for (const auto& [key, payload] : ordered) {
        const net::NumberBlock<Number> block{key.first, key.second, payload};
        while (!open.empty() && open.back().last() < block.start)
            open.pop_back();
        if (!open.empty())
            checksum += payload ^ (std::uint64_t{open.back().payload} << 32U);
        open.push_back(block);
    }
    return checksum;
}

template <class Count4, class Count6>
std::uint64_t overAllTables(const PrefixWorkload& workload, Count4 count4, Count6 count6)
{
    std::uint64_t checksum = 0;
    for (const auto& blocks : workload.blocks4)
        checksum += count4(blocks);
    for (const auto& blocks : workload.blocks6)
        checksum += count6(blocks);
    return checksum;
}

} // namespace

std::vector<std::string> overlapMetricIds()
{
    return {"E3.sort", "E3.map"};
}

void runOverlapMetrics(const Options& options, const Report& report)
{
    const PrefixWorkload large(options.largePrefixSet(), options, 1);
    const auto product = [&] {
        return overAllTables(large, countNestings<std::uint32_t>, countNestings<Number128>);
    };
    const auto byMap = [&] {
        return overAllTables(large, countNestingsByMap<std::uint32_t>,
                             countNestingsByMap<Number128>);
    };
    const bool isEqual = product() == byMap();
    const auto run = [&](const char* id, const char* name, double goal, auto reference) {
        if (!options.wants(id))
            return;
        Metric metric = metricOf(id, large, large.subnets, "ms", name, options.goal(goal));
        compare(metric, options.reps, [&] { return milliseconds(product); }, reference);
        if (!isEqual)
            metric.mismatch();
        report(metric);
    };
    run("E3.sort", "sort-64", 1.0, [&] { return sortMilliseconds(large.subnets, options.seed); });
    run("E3.map", "ordered-map", 1.0 / 10, [&] { return milliseconds(byMap); });
}

} // namespace netatlas::bench
