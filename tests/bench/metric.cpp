// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/metric.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <fnmatch.h>

namespace netatlas::bench {

namespace {

std::string_view statusText(MetricStatus status)
{
    switch (status) {
    case MetricStatus::Ok: return "ok";
    case MetricStatus::Skipped: return "skipped";
    case MetricStatus::Mismatch: break;
    }
    return "mismatch";
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

std::string metricLine(const Metric& metric)
{
    std::string line = fmt::format(
        R"({{"type":"metric","id":"{}","workload":"{}","n":{},"unit":"{}","clock":"{}","reps":{},)"
        R"("value":{:.6g},"min":{:.6g},"max":{:.6g},"ref":"{}","ref_value":{:.6g},"ratio":{:.6g},)"
        R"("ratio_min":{:.6g},"ratio_max":{:.6g},"goal":{:.6g},"met":{},"status":"{}")",
        metric.id, metric.workload, metric.n, metric.unit, metric.clock, metric.reps, metric.value,
        metric.min, metric.max, metric.reference, metric.referenceValue, metric.ratio,
        metric.ratioMin, metric.ratioMax, metric.goal,
        metric.status == MetricStatus::Skipped ? "null"
        : metric.isMet()                       ? "true"
                                               : "false",
        statusText(metric.status));
    if (!metric.note.empty())
        line += fmt::format(R"(,"note":"{}")", metric.note);
    return line + '}';
}

bool Options::wants(const std::string& id) const
{
    return fnmatch(filter.c_str(), id.c_str(), 0) == 0;
}

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

namespace {

/// Makes the C library tidy up what the run before has freed. It puts that off until the next large
/// request, and so would charge it to whoever is timed next.
double timed(const std::function<double()>& run)
{
    constexpr std::size_t kLarge = 65536;
    static std::atomic<void*> keptFromTheOptimiser;
    void* const large = std::malloc(kLarge);
    keptFromTheOptimiser.store(large);
    std::free(large);
    return run();
}

} // namespace

void compare(Metric& metric, int reps, const std::function<double()>& product,
             const std::function<double()>& reference)
{
    product();
    reference();
    std::vector<double> values;
    std::vector<double> references;
    std::vector<double> ratios;
    for (int rep = 0; rep < reps; ++rep) {
        values.push_back(timed(product));
        references.push_back(timed(reference));
        ratios.push_back(values.back() / references.back());
    }
    metric.reps = reps;
    metric.value = median(values);
    metric.min = *std::min_element(values.begin(), values.end());
    metric.max = *std::max_element(values.begin(), values.end());
    metric.referenceValue = median(references);
    metric.ratio = metric.value / metric.referenceValue;
    metric.ratioMin = *std::min_element(ratios.begin(), ratios.end());
    metric.ratioMax = *std::max_element(ratios.begin(), ratios.end());
}

void consume(std::uint64_t checksum)
{
    static std::atomic<std::uint64_t> sink;
    sink.fetch_xor(checksum, std::memory_order_relaxed);
}

} // namespace netatlas::bench
