// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/random_stream.h"
#include "tests/bench/metric.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace {

using namespace netatlas::bench;

/// Metrics that share their workload.
struct Family
{
    std::vector<std::string> (*ids)();
    void (*run)(const Options& options, const Report& report);
};
constexpr std::array kFamilies{Family{lookupMetricIds, runLookupMetrics},
                               Family{overlapMetricIds, runOverlapMetrics},
                               Family{insertionMetricIds, runInsertionMetrics},
                               Family{revalidationMetricIds, runRevalidationMetrics},
                               Family{reconciliationMetricIds, runReconciliationMetrics}};

constexpr int kMissed = 1;
constexpr int kBroken = 2;

/// The value of the first line of a file of `name : value` lines that begins with the name.
std::string valueIn(const char* file, const std::string& name)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(name))
            if (const auto colon = line.find(": "); colon != line.npos)
                return line.substr(colon + 2);
    return {};
}

std::string environmentLine()
{
    const std::time_t now = std::time(nullptr);
    char date[32]{};
    std::strftime(date, sizeof date, "%FT%TZ", std::gmtime(&now));
    const char* const platform = std::getenv("QT_QPA_PLATFORM");
    const auto memory = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
                        static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    return fmt::format(
        R"({{"type":"env","version":"{}","commit":"{}","generator":{},"build_type":"{}",)"
        R"("compiler":"{}","qt":"{}","sqlite":"{}","processor":"{}","cores":{},"memory":{},)"
        R"("platform":"{}","date":"{}"}})",
        NETATLAS_BENCH_VERSION, NETATLAS_BENCH_COMMIT,
        netatlas::engine::generate::kGeneratorVersion, NETATLAS_BENCH_BUILD_TYPE,
        NETATLAS_BENCH_COMPILER, NETATLAS_BENCH_QT, NETATLAS_BENCH_SQLITE,
        valueIn("/proc/cpuinfo", "model name"), std::thread::hardware_concurrency(), memory,
        platform ? platform : "", date);
}

struct Counts
{
    int met = 0;
    int missed = 0;
    int skipped = 0;
    int mismatched = 0;

    void add(const Metric& metric)
    {
        switch (metric.status) {
        case MetricStatus::Skipped: ++skipped; return;
        case MetricStatus::Mismatch: ++mismatched; return;
        case MetricStatus::Ok: ++(metric.isMet() ? met : missed); return;
        }
    }
};

int run(const Options& options, bool isStrict)
{
    Counts counts;
    std::puts(environmentLine().c_str());
    const auto report = [&counts](const Metric& metric) {
        counts.add(metric);
        std::puts(metricLine(metric).c_str());
        std::fflush(stdout);
    };
    for (const Family& family : kFamilies) {
        const auto ids = family.ids();
        if (std::any_of(ids.begin(), ids.end(),
                        [&options](const std::string& id) { return options.wants(id); }))
            family.run(options, report);
    }
    fmt::print(R"({{"type":"summary","met":{},"missed":{},"skipped":{},"mismatched":{}}})"
               "\n",
               counts.met, counts.missed, counts.skipped, counts.mismatched);
    if (counts.mismatched > 0)
        return kBroken;
    return isStrict && counts.missed > 0 ? kMissed : 0;
}

} // namespace

int main(int argc, char* argv[])
{
    Options options;
    bool isStrict = false;
    bool isList = false;
    CLI::App app("Measures Netatlas against references, in one process.", "netatlas-bench");
    app.add_option("--filter", options.filter, "Only metrics whose id fits this glob");
    app.add_option("--seed", options.seed, "Seed of the generated data");
    app.add_option("--reps", options.reps, "Counted pairs of a metric")->check(CLI::Range(1, 1000));
    app.add_flag("--quick", options.isQuick, "The smoke forms, judged at 1.5 times the goal");
    app.add_flag("--strict", isStrict, "Exit with 1 when a goal is missed");
    app.add_flag("--list", isList, "Print the ids of all metrics and stop");
    CLI11_PARSE(app, argc, argv);
    if (isList) {
        for (const Family& family : kFamilies)
            for (const std::string& id : family.ids())
                std::puts(id.c_str());
        return 0;
    }
    try {
        return run(options, isStrict);
    } catch (const std::exception& exception) {
        fmt::print(stderr, "netatlas-bench: {}\n", exception.what());
        return kBroken;
    }
}
