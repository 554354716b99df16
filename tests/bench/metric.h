// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace netatlas::bench {

enum class MetricStatus { Ok, Skipped, Mismatch };

/// One line of the output (performance 4). Costs are judged on the ratio of medians.
struct Metric
{
    std::string id;
    std::string workload;
    std::uint64_t n = 0;
    std::string unit;
    std::string clock;
    int reps = 0;
    double value = 0;
    double min = 0;
    double max = 0;
    std::string reference;
    double referenceValue = 0;
    double ratio = 0;
    double ratioMin = 0;
    double ratioMax = 0;
    double goal = 0;
    MetricStatus status = MetricStatus::Ok;
    std::string note;

    void mismatch()
    {
        status = MetricStatus::Mismatch;
        note = "the answers differ from the reference";
    }
    bool isMet() const { return status == MetricStatus::Ok && ratio <= goal; }
};

std::string metricLine(const Metric& metric);

/// How a run was asked for.
struct Options
{
    std::string filter = "*";
    std::uint64_t seed = 1;
    int reps = 5;
    bool isQuick = false;

    bool wants(const std::string& id) const;
    /// Goals are judged half as strictly in the smoke form (performance 7).
    double goal(double full) const { return isQuick ? full * 1.5 : full; }
    std::uint32_t prefixAddresses() const { return isQuick ? 200000U : 1000000U; }
    std::uint32_t largePrefixSet() const { return isQuick ? 20000U : 500000U; }
};

/// Seconds of the calling thread's processor time.
double threadSeconds();

/// Runs the two in turn, each `reps` times after one run that does not count, and fills in values
/// and ratios. The two give what one of their runs cost.
void compare(Metric& metric, int reps, const std::function<double()>& product,
             const std::function<double()>& reference);

/// Keeps a result from being optimised away.
void consume(std::uint64_t checksum);

using Report = std::function<void(const Metric&)>;

/// E1 and E2 of performance 5: finding the block of an address, and making the index.
std::vector<std::string> lookupMetricIds();
void runLookupMetrics(const Options& options, const Report& report);

/// E3: overlaps and nestings.
std::vector<std::string> overlapMetricIds();
void runOverlapMetrics(const Options& options, const Report& report);

/// E5: one subnet more.
std::vector<std::string> insertionMetricIds();
void runInsertionMetrics(const Options& options, const Report& report);

/// E7: finding again after one mutation, beside finding everything.
std::vector<std::string> revalidationMetricIds();
void runRevalidationMetrics(const Options& options, const Report& report);

/// S1 for the largest write there is: a first look at a whole site, brought together with an empty
/// model and committed, and the commit of it alone.
std::vector<std::string> reconciliationMetricIds();
void runReconciliationMetrics(const Options& options, const Report& report);

} // namespace netatlas::bench
