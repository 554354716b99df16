// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/generate/site.h"
#include "model/engine/rules/revalidation.h"
#include "tests/bench/metric.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace netatlas::bench {

namespace {

using namespace netatlas::domain;
namespace edits = engine::edits;
namespace rules = engine::rules;

constexpr std::uint32_t kSmallScale = 10000;
constexpr std::uint32_t kLargeScale = 1000000;
/// So many mutations make one run; its cost is their median.
constexpr std::size_t kMutations = 15;

/// One mutation with the state that it leads to.
struct Mutation
{
    ChangeSet changes;
    Revision after;
};

/// The present and what is found in it, from which every mutation starts.
struct Site
{
    explicit Site(std::uint32_t scale, std::uint64_t seed)
    {
        const ModelRow row{.id = ModelId(0), .name = "site"};
        auto made = engine::generate::makeSite({.seed = seed, .scale = scale});
        start = Revision(1, {engine::facts::makeModel(row, std::move(made.state))}, {});
        findings = rules::findAll(start);
    }

    const Model& model() const { return *start.models().front(); }

    Mutation after(const edits::Action& action) const
    {
        const auto judgement = edits::judge(start, {ModelId(0), {action}, "measured"});
        if (!judgement)
            throw std::runtime_error("a measured edit is refused: " + errorText(judgement.error()));
        ModelState state = model().state;
        if (!apply(state, judgement->changes))
            throw std::runtime_error("a measured edit does not fit");
        auto changed = engine::facts::updatedModel(model(), std::move(state), judgement->changes);
        return {judgement->changes, Revision(2, {std::move(changed)}, {})};
    }

    Revision start;
    rules::FindingList findings;
};

template <class Row>
const Row& rowAt(const Model& model, std::size_t place)
{
    const auto& table = model.table<Row>();
    auto row = table.begin();
    std::advance(row, static_cast<std::ptrdiff_t>(place % table.size()));
    return *row;
}

edits::Action move(const Model& model, std::size_t i)
{
    const SubnetRow& subnet = rowAt<SubnetRow>(model, i * 7919);
    const SpaceRow& space = rowAt<SpaceRow>(model, i * 31 + 7);
    return edits::MoveSubnets{{subnet.id}, space.id};
}

edits::Action bind(const Model& model, std::size_t i)
{
    const EndpointRow& endpoint = rowAt<EndpointRow>(model, i * 4099);
    const SpaceRow& space = rowAt<SpaceRow>(model, i * 31 + 3);
    return edits::BindEndpoint{endpoint.application, endpoint.name.text(), space.id};
}

edits::Action constrain(const Model& model, std::size_t i)
{
    const ApplicationRow& application = rowAt<ApplicationRow>(model, i * 977);
    const SpaceRow& space = rowAt<SpaceRow>(model, i * 31 + 5);
    return edits::SetConstraint{
        ConstraintLevel::Application, application.id.number(), {space.name}};
}

struct Kind
{
    const char* id;
    edits::Action (*action)(const Model&, std::size_t);
};
constexpr std::array kKinds{Kind{"E7.move", move}, Kind{"E7.bind", bind},
                            Kind{"E7.constrain", constrain}};

double cpuMicroseconds(const std::function<std::uint64_t()>& run)
{
    const double start = threadSeconds();
    consume(run());
    return (threadSeconds() - start) * 1e6;
}

double medianOf(std::vector<double> costs)
{
    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end());
    return *middle;
}

void measure(const Options& options, const Site& site, const Kind& kind, const Report& report)
{
    std::vector<Mutation> mutations;
    for (std::size_t i = 0; mutations.size() < kMutations; ++i)
        if (Mutation mutation = site.after(kind.action(site.model(), i)); !mutation.changes.empty())
            mutations.push_back(std::move(mutation));
    const auto again = [&](const Mutation& mutation) {
        return rules::findAgain(site.findings, site.start, mutation.after, ModelId(0),
                                mutation.changes);
    };
    Metric metric;
    metric.id = kind.id;
    metric.workload = options.isQuick ? "M4" : "M6";
    metric.n = options.isQuick ? kSmallScale : kLargeScale;
    metric.unit = "us";
    metric.clock = "thread-cpu";
    metric.reference = "full validation";
    metric.goal = options.goal(1.0 / 100);
    compare(
        metric, options.reps,
        [&] {
            std::vector<double> costs;
            for (const Mutation& mutation : mutations) {
                auto before = site.findings; // copied outside of what is timed
                costs.push_back(cpuMicroseconds([&] {
                    return rules::findAgain(std::move(before), site.start, mutation.after,
                                            ModelId(0), mutation.changes)
                        .size();
                }));
            }
            return medianOf(std::move(costs));
        },
        [&] {
            return cpuMicroseconds([&] { return rules::findAll(mutations.front().after).size(); });
        });
    // A full run takes its time: the first, one in the middle and the last stand for all.
    for (const std::size_t i : {std::size_t{0}, kMutations / 2, kMutations - 1})
        if (again(mutations[i]) != rules::findAll(mutations[i].after))
            metric.mismatch();
    report(metric);
}

} // namespace

std::vector<std::string> revalidationMetricIds()
{
    std::vector<std::string> ids;
    for (const Kind& kind : kKinds)
        ids.emplace_back(kind.id);
    return ids;
}

void runRevalidationMetrics(const Options& options, const Report& report)
{
    const Site site(options.isQuick ? kSmallScale : kLargeScale, options.seed);
    for (const Kind& kind : kKinds)
        if (options.wants(kind.id))
            measure(options, site, kind, report);
}

} // namespace netatlas::bench
