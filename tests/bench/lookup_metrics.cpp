// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/prefix_tables.h"

#include <algorithm>

namespace netatlas::bench {

namespace {

/// Calls `visit` with the answer of every look-up.
template <class Finder, class Visit>
void findAll(const Finder& finder, const RandomOrder& lookups, Visit visit)
{
    for (const Lookup& lookup : lookups)
        visit(lookup.isIpv4 ? finder.find(lookup.domain, static_cast<std::uint32_t>(lookup.number))
                            : finder.find(lookup.domain, lookup.number));
}

template <class Finder, class Visit>
void findAll(const Finder& finder, const TableOrder& tables, Visit visit)
{
    for (std::uint32_t domain = 0; domain < kDomains; ++domain) {
        for (const std::uint32_t number : tables.ipv4[domain])
            visit(finder.find(domain, number));
        for (const Number128 number : tables.ipv6[domain])
            visit(finder.find(domain, number));
    }
}

template <class Finder, class Order>
double nanosecondsPerLookup(const Finder& finder, const Order& order, std::size_t count)
{
    std::uint64_t checksum = 0;
    const auto add = [&checksum](std::uint32_t answer) { checksum = checksum * 31 + answer; };
    // Not timed: it brings back what the other side has driven out of the caches.
    findAll(finder, order, add);
    const double start = threadSeconds();
    findAll(finder, order, add);
    const double seconds = threadSeconds() - start;
    consume(checksum);
    return seconds * 1e9 / static_cast<double>(count);
}

template <class A, class B, class Order>
bool agree(const A& a, const B& b, const Order& order)
{
    const auto answersOf = [&order](const auto& finder) {
        std::vector<std::uint32_t> answers;
        findAll(finder, order, [&](std::uint32_t answer) { answers.push_back(answer); });
        return answers;
    };
    return answersOf(a) == answersOf(b);
}

/// Runs the look-ups of one stress set.
class LookupRun
{
public:
    LookupRun(const Options& options, const Report& report, std::uint32_t subnets)
        : m_options(options)
        , m_report(report)
        , m_workload(subnets, options, options.prefixAddresses())
        , m_tableOrder(m_workload.tableOrder())
        , m_index(m_workload)
    {
    }

    const PrefixWorkload& workload() const { return m_workload; }
    const PrefixIndexes& index() const { return m_index; }

    bool wantsAny(std::initializer_list<const char*> ids) const
    {
        return std::any_of(ids.begin(), ids.end(),
                           [this](const char* id) { return m_options.wants(id); });
    }

    const TableOrder& tableOrder() const { return m_tableOrder; }
    const RandomOrder& randomOrder() const { return m_workload.lookups; }

    template <class Reference, class Order>
    void lookups(const char* id, const Reference& reference, const char* name, const Order& order,
                 double goal)
    {
        if (!m_options.wants(id))
            return;
        const std::size_t count = m_workload.lookups.size();
        Metric metric = metricOf(id, m_workload, count, "ns/op", name, m_options.goal(goal));
        if (agree(m_index, reference, order))
            compare(
                metric, m_options.reps, [&] { return nanosecondsPerLookup(m_index, order, count); },
                [&] { return nanosecondsPerLookup(reference, order, count); });
        else
            metric.mismatch();
        m_report(metric);
    }

    void memory(const DirectTables& direct)
    {
        if (!m_options.wants("E1.memory"))
            return;
        Metric metric = metricOf("E1.memory", m_workload, m_workload.subnets, "bytes", "dir-24-8",
                                 m_options.goal(1.0 / 100));
        metric.clock = "none";
        compare(
            metric, 1, [&] { return static_cast<double>(m_index.memory()); },
            [&] { return static_cast<double>(direct.memory()); });
        m_report(metric);
    }

    void growthFrom(const LookupRun& small)
    {
        if (!m_options.wants("E2.growth"))
            return;
        const std::size_t count = m_workload.lookups.size();
        Metric metric = metricOf("E2.growth", m_workload, count, "ns/op", "floor:same-on-P20",
                                 m_options.goal(2.0));
        compare(
            metric, m_options.reps,
            [&] { return nanosecondsPerLookup(m_index, m_tableOrder, count); },
            [&] { return nanosecondsPerLookup(small.m_index, small.m_tableOrder, count); });
        m_report(metric);
    }

    void build()
    {
        if (!m_options.wants("E2.build"))
            return;
        Metric metric = metricOf("E2.build", m_workload, m_workload.subnets, "ms", "sort-64",
                                 m_options.goal(2.5));
        compare(
            metric, m_options.reps,
            [&] { return milliseconds([&] { return PrefixIndexes(m_workload).memory(); }); },
            [&] { return sortMilliseconds(m_workload.subnets, m_options.seed); });
        m_report(metric);
    }

private:
    const Options& m_options;
    const Report& m_report;
    PrefixWorkload m_workload;
    TableOrder m_tableOrder;
    PrefixIndexes m_index;
};

void runSmall(LookupRun& run)
{
    if (run.wantsAny({"E1.patricia.table-order", "E1.patricia.random-order"})) {
        const Tries tries(run.workload());
        run.lookups("E1.patricia.table-order", tries, "patricia", run.tableOrder(), 1.0 / 5);
        run.lookups("E1.patricia.random-order", tries, "patricia", run.randomOrder(), 1.0 / 5);
    }
    if (run.wantsAny({"E1.dir.table-order", "E1.dir.random-order", "E1.memory"})) {
        const DirectTables direct(run.workload(), run.index());
        run.lookups("E1.dir.table-order", direct, "dir-24-8", run.tableOrder(), 1.35);
        run.lookups("E1.dir.random-order", direct, "dir-24-8", run.randomOrder(), 1.35);
        run.memory(direct);
    }
}

void runLarge(LookupRun& run, const LookupRun& small, double goalOverTries)
{
    if (run.wantsAny({"E2.patricia"})) {
        const Tries tries(run.workload());
        run.lookups("E2.patricia", tries, "patricia", run.tableOrder(), goalOverTries);
    }
    if (run.wantsAny({"E2.dir"})) {
        const DirectTables direct(run.workload(), run.index());
        run.lookups("E2.dir", direct, "dir-24-8", run.tableOrder(), 1.35);
    }
    run.growthFrom(small);
    run.build();
}

} // namespace

std::vector<std::string> lookupMetricIds()
{
    return {"E1.patricia.table-order",
            "E1.patricia.random-order",
            "E1.dir.table-order",
            "E1.dir.random-order",
            "E1.memory",
            "E2.patricia",
            "E2.dir",
            "E2.growth",
            "E2.build"};
}

void runLookupMetrics(const Options& options, const Report& report)
{
    LookupRun small(options, report, 20000);
    runSmall(small);
    if (!small.wantsAny({"E2.patricia", "E2.dir", "E2.growth", "E2.build"}))
        return;
    LookupRun large(options, report, options.largePrefixSet());
    runLarge(large, small, options.isQuick ? 1.0 / 5 : 1.0 / 12);
}

} // namespace netatlas::bench
