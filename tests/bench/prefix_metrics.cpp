// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/prefix_set.h"
#include "model/net/prefix_table.h"
#include "tests/bench/metric.h"
#include "tests/bench/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace netatlas::bench {

namespace {

using net::Number128;
using Block4 = net::NumberBlock<std::uint32_t>;
using Block6 = net::NumberBlock<Number128>;

constexpr std::uint32_t kDomains = 8;

Number128 numberOf(const net::IpAddress& address)
{
    return (static_cast<Number128>(address.upper()) << 64U) | address.lower();
}

/// An address as the program holds it: the table it is looked up in, and its number.
struct Lookup
{
    Number128 number;
    std::uint32_t domain;
    bool isIpv4;
};

enum class LookupOrder { ByTable, Random };

/// A stress set, dealt to one table for each domain and family.
struct Workload
{
    std::string name;
    std::vector<std::vector<Block4>> blocks4{kDomains};
    std::vector<std::vector<Block6>> blocks6{kDomains};
    std::vector<Lookup> lookups;
    std::size_t subnets = 0;

    Workload(std::uint32_t subnetCount, const Options& options, std::uint32_t addresses)
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
                blocks4[subnet.domain].push_back(
                    {subnet.network.first().ipv4(), length, payload++});
            else
                blocks6[subnet.domain].push_back(
                    {numberOf(subnet.network.first()), length, payload++});
        }
        for (const auto& address : set.addresses)
            lookups.push_back({numberOf(address.value), address.domain, address.value.isIpv4()});
    }

    std::vector<Lookup> ordered(LookupOrder order) const
    {
        std::vector<Lookup> sorted = lookups;
        if (order == LookupOrder::ByTable)
            std::stable_sort(sorted.begin(), sorted.end(), [](const Lookup& a, const Lookup& b) {
                return std::pair(a.domain, !a.isIpv4) < std::pair(b.domain, !b.isIpv4);
            });
        return sorted;
    }
};

/// The product's index over all tables.
struct Index
{
    std::vector<net::PrefixTable<std::uint32_t>> ipv4;
    std::vector<net::PrefixTable<Number128>> ipv6;

    explicit Index(const Workload& workload)
    {
        for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
            ipv4.emplace_back(workload.blocks4[domain]);
            ipv6.emplace_back(workload.blocks6[domain]);
        }
    }

    template <class Table, class Number>
    static std::uint32_t payloadIn(const Table& table, Number number)
    {
        const std::uint32_t slot = table.innermost(number);
        return slot == net::kNoBlock ? kNothing : table.block(slot).payload;
    }
    std::uint32_t find(const Lookup& lookup) const
    {
        return lookup.isIpv4
                   ? payloadIn(ipv4[lookup.domain], static_cast<std::uint32_t>(lookup.number))
                   : payloadIn(ipv6[lookup.domain], lookup.number);
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

    explicit Tries(const Workload& workload)
    {
        for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
            for (const Block4& block : workload.blocks4[domain])
                ipv4[domain].insert(block);
            for (const Block6& block : workload.blocks6[domain])
                ipv6[domain].insert(block);
        }
    }
    std::uint32_t find(const Lookup& lookup) const
    {
        return lookup.isIpv4 ? ipv4[lookup.domain].find(static_cast<std::uint32_t>(lookup.number))
                             : ipv6[lookup.domain].find(lookup.number);
    }
};

/// Direct tables for IPv4; IPv6 is the product's own, as no direct table can hold it.
struct DirectTables
{
    std::vector<DirectTable> ipv4{kDomains};
    const Index& own;

    DirectTables(const Workload& workload, const Index& index) : own(index)
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
    std::uint32_t find(const Lookup& lookup) const
    {
        return lookup.isIpv4 ? ipv4[lookup.domain].find(static_cast<std::uint32_t>(lookup.number))
                             : own.find(lookup);
    }
    std::size_t memory() const
    {
        std::size_t bytes = 0;
        for (const DirectTable& table : ipv4)
            bytes += table.memory();
        return bytes;
    }
};

template <class Finder>
double nanosecondsPerLookup(const Finder& finder, const std::vector<Lookup>& lookups)
{
    std::uint64_t checksum = 0;
    const double start = threadSeconds();
    for (const Lookup& lookup : lookups)
        checksum = checksum * 31 + finder.find(lookup);
    const double seconds = threadSeconds() - start;
    consume(checksum);
    return seconds * 1e9 / static_cast<double>(lookups.size());
}

template <class A, class B>
bool agree(const A& a, const B& b, const std::vector<Lookup>& lookups)
{
    return std::all_of(lookups.begin(), lookups.end(),
                       [&](const Lookup& lookup) { return a.find(lookup) == b.find(lookup); });
}

/// As many 64-bit keys as there are subnets, to sort.
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

template <class Number>
std::uint64_t countNestings(std::vector<net::NumberBlock<Number>> blocks)
{
    net::sortBlocks(blocks);
    std::uint64_t checksum = 0;
    net::sweepBlocks(blocks, [&](std::uint32_t index, std::uint32_t parent) {
        if (parent != net::kNoBlock)
            checksum += blocks[index].payload ^ (std::uint64_t{blocks[parent].payload} << 32U);
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
std::uint64_t overAllTables(const Workload& workload, Count4 count4, Count6 count6)
{
    std::uint64_t checksum = 0;
    for (const auto& blocks : workload.blocks4)
        checksum += count4(blocks);
    for (const auto& blocks : workload.blocks6)
        checksum += count6(blocks);
    return checksum;
}

template <class Work>
double milliseconds(Work work)
{
    const double start = threadSeconds();
    const std::uint64_t checksum = work();
    const double seconds = threadSeconds() - start;
    consume(checksum);
    return seconds * 1e3;
}

Metric metricOf(const char* id, const Workload& workload, std::uint64_t n, const char* unit,
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

void mismatch(Metric& metric)
{
    metric.status = MetricStatus::Mismatch;
    metric.note = "the answers differ from the reference";
}

/// Runs one family of goals on its workload.
class PrefixRun
{
public:
    PrefixRun(const Options& options, const Report& report)
        : m_options(options)
        , m_report(report)
        , m_addresses(options.isQuick ? 200000U : 1000000U)
        , m_small(20000, options, m_addresses)
    {
    }

    void run()
    {
        runSmall();
        runLarge();
        if (m_options.wants("E5.insert"))
            runInsertion();
    }

private:
    bool wantsAny(std::initializer_list<const char*> ids) const
    {
        return std::any_of(ids.begin(), ids.end(),
                           [this](const char* id) { return m_options.wants(id); });
    }

    template <class Reference>
    void lookups(const char* id, const Workload& workload, const Index& index,
                 const Reference& reference, const char* name, LookupOrder order, double goal)
    {
        if (!m_options.wants(id))
            return;
        const auto list = workload.ordered(order);
        Metric metric = metricOf(id, workload, list.size(), "ns/op", name, m_options.goal(goal));
        if (agree(index, reference, list))
            compare(
                metric, m_options.reps, [&] { return nanosecondsPerLookup(index, list); },
                [&] { return nanosecondsPerLookup(reference, list); });
        else
            mismatch(metric);
        m_report(metric);
    }

    void runSmall()
    {
        if (!wantsAny({"E1.patricia.table-order", "E1.patricia.random-order", "E1.dir.table-order",
                       "E1.dir.random-order", "E1.memory"}))
            return;
        const Index index(m_small);
        {
            const Tries tries(m_small);
            lookups("E1.patricia.table-order", m_small, index, tries, "patricia",
                    LookupOrder::ByTable, 1.0 / 5);
            lookups("E1.patricia.random-order", m_small, index, tries, "patricia",
                    LookupOrder::Random, 1.0 / 5);
        }
        const DirectTables direct(m_small, index);
        lookups("E1.dir.table-order", m_small, index, direct, "dir-24-8", LookupOrder::ByTable,
                1.35);
        lookups("E1.dir.random-order", m_small, index, direct, "dir-24-8", LookupOrder::Random,
                1.35);
        if (m_options.wants("E1.memory")) {
            Metric metric = metricOf("E1.memory", m_small, m_small.subnets, "bytes", "dir-24-8",
                                     m_options.goal(1.0 / 100));
            metric.clock = "none";
            compare(
                metric, 1, [&] { return static_cast<double>(index.memory()); },
                [&] { return static_cast<double>(direct.memory()); });
            m_report(metric);
        }
    }

    void runLarge()
    {
        if (!wantsAny({"E2.patricia", "E2.dir", "E2.growth", "E2.build", "E3.sort", "E3.map"}))
            return;
        const Workload large(m_options.isQuick ? 20000U : 500000U, m_options, m_addresses);
        const Index index(large);
        if (m_options.wants("E2.patricia")) {
            const Tries tries(large);
            lookups("E2.patricia", large, index, tries, "patricia", LookupOrder::ByTable,
                    m_options.isQuick ? 1.0 / 5 : 1.0 / 12);
        }
        if (m_options.wants("E2.dir")) {
            const DirectTables direct(large, index);
            lookups("E2.dir", large, index, direct, "dir-24-8", LookupOrder::ByTable, 1.35);
        }
        if (m_options.wants("E2.growth"))
            runGrowth(large, index);
        if (m_options.wants("E2.build")) {
            Metric metric =
                metricOf("E2.build", large, large.subnets, "ms", "sort-64", m_options.goal(2.5));
            compare(
                metric, m_options.reps,
                [&] { return milliseconds([&] { return Index(large).memory(); }); },
                [&] { return sortMilliseconds(large.subnets, m_options.seed); });
            m_report(metric);
        }
        runOverlaps(large);
    }

    void runGrowth(const Workload& large, const Index& index)
    {
        const Index small(m_small);
        const auto few = m_small.ordered(LookupOrder::ByTable);
        const auto many = large.ordered(LookupOrder::ByTable);
        Metric metric = metricOf("E2.growth", large, many.size(), "ns/op", "floor:same-on-P20",
                                 m_options.goal(2.0));
        compare(
            metric, m_options.reps, [&] { return nanosecondsPerLookup(index, many); },
            [&] { return nanosecondsPerLookup(small, few); });
        m_report(metric);
    }

    void runOverlaps(const Workload& large)
    {
        const auto product = [&] {
            return overAllTables(large, countNestings<std::uint32_t>, countNestings<Number128>);
        };
        const auto byMap = [&] {
            return overAllTables(large, countNestingsByMap<std::uint32_t>,
                                 countNestingsByMap<Number128>);
        };
        const bool isEqual = product() == byMap();
        if (m_options.wants("E3.sort")) {
            Metric metric =
                metricOf("E3.sort", large, large.subnets, "ms", "sort-64", m_options.goal(1.0));
            compare(
                metric, m_options.reps, [&] { return milliseconds(product); },
                [&] { return sortMilliseconds(large.subnets, m_options.seed); });
            if (!isEqual)
                mismatch(metric);
            m_report(metric);
        }
        if (m_options.wants("E3.map")) {
            Metric metric = metricOf("E3.map", large, large.subnets, "ms", "ordered-map",
                                     m_options.goal(1.0 / 10));
            compare(
                metric, m_options.reps, [&] { return milliseconds(product); },
                [&] { return milliseconds(byMap); });
            if (!isEqual)
                mismatch(metric);
            m_report(metric);
        }
    }

    /// Addresses of one table in order, with the slot of their block.
    struct Labelled
    {
        std::vector<std::uint32_t> numbers;
        std::vector<std::uint32_t> labels;
    };

    void runInsertion()
    {
        Index index(m_small);
        std::vector<Labelled> tables(kDomains);
        for (const Lookup& lookup : m_small.lookups)
            if (lookup.isIpv4)
                tables[lookup.domain].numbers.push_back(static_cast<std::uint32_t>(lookup.number));
        for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
            std::sort(tables[domain].numbers.begin(), tables[domain].numbers.end());
            for (const std::uint32_t number : tables[domain].numbers)
                tables[domain].labels.push_back(index.ipv4[domain].innermost(number));
        }
        Metric metric = metricOf("E5.insert", m_small, m_small.subnets, "us", "rebuild",
                                 m_options.goal(1.0 / 200));
        compare(
            metric, m_options.reps, [&] { return medianInsertion(index, tables); },
            [&] { return 1e3 * milliseconds([&] { return Index(m_small).memory(); }); });
        for (std::uint32_t domain = 0; domain < kDomains; ++domain)
            for (std::size_t i = 0; i < tables[domain].numbers.size(); ++i)
                if (index.ipv4[domain].innermost(tables[domain].numbers[i]) !=
                    tables[domain].labels[i])
                    mismatch(metric);
        m_report(metric);
    }

    /// The median cost of one insertion with its relabelling; each is taken back, unmeasured.
    double medianInsertion(Index& index, std::vector<Labelled>& tables) const
    {
        constexpr std::size_t kInsertions = 501;
        std::vector<double> costs;
        for (std::size_t i = 0; i < kInsertions; ++i) {
            const Lookup& lookup = m_small.lookups[(i * 7919) % m_small.lookups.size()];
            if (!lookup.isIpv4)
                continue;
            const auto number = static_cast<std::uint32_t>(lookup.number);
            constexpr std::uint8_t kLength = 27;
            const Block4 block{number & ~net::hostMask<std::uint32_t>(kLength), kLength,
                               kNothing - 1};
            auto& table = index.ipv4[lookup.domain];
            const double start = threadSeconds();
            table.insert(block);
            relabel(table, tables[lookup.domain], block);
            costs.push_back((threadSeconds() - start) * 1e6);
            table.remove(block);
            relabel(table, tables[lookup.domain], block);
        }
        std::nth_element(costs.begin(),
                         costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2),
                         costs.end());
        return costs[costs.size() / 2];
    }

    static void relabel(const net::PrefixTable<std::uint32_t>& table, Labelled& addresses,
                        const Block4& block)
    {
        const auto first =
            std::lower_bound(addresses.numbers.begin(), addresses.numbers.end(), block.start);
        auto place = static_cast<std::size_t>(first - addresses.numbers.begin());
        for (; place < addresses.numbers.size() && addresses.numbers[place] <= block.last();
             ++place)
            addresses.labels[place] = table.innermost(addresses.numbers[place]);
    }

    const Options& m_options;
    const Report& m_report;
    std::uint32_t m_addresses;
    Workload m_small;
};

} // namespace

std::vector<std::string> prefixMetricIds()
{
    return {"E1.patricia.table-order",
            "E1.patricia.random-order",
            "E1.dir.table-order",
            "E1.dir.random-order",
            "E1.memory",
            "E2.patricia",
            "E2.dir",
            "E2.growth",
            "E2.build",
            "E3.sort",
            "E3.map",
            "E5.insert"};
}

void runPrefixMetrics(const Options& options, const Report& report)
{
    const auto ids = prefixMetricIds();
    if (std::any_of(ids.begin(), ids.end(),
                    [&options](const std::string& id) { return options.wants(id); }))
        PrefixRun(options, report).run();
}

} // namespace netatlas::bench
