// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/look_contract.h"

#include <algorithm>

namespace netatlas::tests {

using namespace std::chrono_literals;
using providers::Observed;
using providers::Provider;

namespace {

/// Whether something that was left out, or that is not to be seen, is called so.
bool names(const Observed& observed, const std::string& word)
{
    const auto [problems, notes] =
        std::visit([](const auto& seen) { return std::pair(seen.problems, seen.notes); }, observed);
    return (word.empty() && !notes.empty()) ||
           std::any_of(problems.begin(), problems.end(), [&word](const auto& problem) {
               return (problem.what + ' ' + problem.key + ' ' + problem.field + ' ' + problem.value)
                          .find(word) != std::string::npos;
           });
}

} // namespace

Result<Observed> LookContract::look(Provider& provider)
{
    return m_runner.run(provider.fetch({}));
}

void LookContract::capabilitiesAreThoseOf(std::string_view type, const Make& make)
{
    const auto provider = make();
    const auto* expected = domain::findCapabilities(type);
    if (!expected || provider->capabilities() != *expected)
        breach("it can do other things than " + std::string(type));
    const auto asked = m_runner.run(provider->instances({"nobody"}));
    if (!asked && asked.error().kind != ErrorKind::NotSupported)
        breach("asked for an instance that nobody knows: " + errorText(asked.error()));
    const auto shown = m_runner.run(provider->interfaces({"nobody"}));
    if (!shown && shown.error().kind != ErrorKind::NotSupported)
        breach("asked for interfaces of nobody: " + errorText(shown.error()));
}

void LookContract::looksAreTheSameTwice(const Make& make)
{
    const auto provider = make();
    const auto first = look(*provider);
    if (!first)
        return breach("a healthy source is refused: " + errorText(first.error()));
    const auto second = look(*provider);
    if (!second)
        return breach("the second look fails: " + errorText(second.error()));
    ReloadedModel reloaded;
    if (reloaded.take(*first).isNoChange())
        breach("a look into an empty model changes nothing");
    if (const auto plan = reloaded.take(*second); !plan.isNoChange())
        breach("an idle look changes something:\n" + changesText(plan, *reloaded.model));
    if (const auto probe = m_runner.run(provider->test()); !probe)
        breach("the test of the connection fails: " + errorText(probe.error()));
    else if (probe->address.empty())
        breach("the test of the connection names nobody");
}

void LookContract::failureIsTold(const std::string& name, const Result<Observed>& outcome)
{
    if (outcome)
        return breach(name + " is taken for a whole look");
    const std::string text = errorText(outcome.error());
    if (outcome.error().kind == ErrorKind::Internal || outcome.error().kind == ErrorKind::Cancelled)
        breach(name + ": " + text);
    if (detailOf(outcome.error().details, "cause").text().empty())
        breach(name + ": no cause in " + text);
    for (const std::string& secret : m_secrets)
        if (text.find(secret) != std::string::npos)
            breach(std::string(name).append(" tells a secret: ").append(text));
}

void LookContract::partTakesNothingAway(const std::string& name, const Observed& part,
                                        const Observed& whole)
{
    ReloadedModel model;
    model.take(whole);
    for (const Observed* observed : {&part, &whole})
        if (const auto plan = model.take(*observed, Timestamp{}); !plan.isNoChange())
            breach(name + (observed == &whole ? ", then whole again:\n" : ":\n") +
                   changesText(plan, *model.model));
    ReloadedModel first;
    first.take(part);
    if (const auto plan = first.take(part); !plan.isNoChange())
        breach(name + " from the start, the second look:\n" + changesText(plan, *first.model));
}

void LookContract::everyStepMayBeStopped(const Make& make, int least)
{
    bool isWhole = false;
    int stopped = 0;
    for (int steps = 0; steps < 4000 && !isWhole; steps += 1 + steps / 20) {
        TaskRunner runner;
        const auto provider = make();
        std::stop_source stop;
        std::optional<Result<Observed>> outcome;
        runner.begin(provider->fetch({}), stop.get_token(), outcome);
        const auto end = std::chrono::steady_clock::now() + 20s;
        for (int i = 0; i < steps && !outcome; ++i)
            runner.context.run_one_until(end);
        isWhole = outcome.has_value();
        stop.request_stop();
        try {
            runner.finish(outcome, 5000ms);
        } catch (const std::exception&) {
            return breach("a stop after " + std::to_string(steps) + " steps ends nothing");
        }
        if (isWhole)
            continue;
        ++stopped;
        if (!*outcome && (*outcome).error().kind != ErrorKind::Cancelled)
            breach("a stop after " + std::to_string(steps) +
                   " steps: " + errorText((*outcome).error()));
    }
    if (!isWhole || stopped < least)
        breach("looks were not stopped at many steps");
}

std::vector<std::string> lookBreaches(const LookSubject& subject)
{
    LookContract contract(subject.secrets);
    contract.capabilitiesAreThoseOf(subject.type, subject.healthy);
    contract.looksAreTheSameTwice(subject.healthy);
    contract.everyStepMayBeStopped(subject.healthy, subject.steps);
    const auto provider = subject.healthy();
    const auto whole = contract.look(*provider);
    if (!whole)
        return contract.breaches();
    const auto lookAt = [&contract](const SourceState& state) {
        const auto asked = state.make();
        return contract.look(*asked);
    };
    for (const SourceState& state : subject.failing)
        contract.failureIsTold(state.name, lookAt(state));
    for (const auto* states : {&subject.strange, &subject.flawed, &subject.partial})
        for (const SourceState& state : *states) {
            const auto seen = lookAt(state);
            if (!seen) {
                contract.breach(state.name + " is refused: " + errorText(seen.error()));
                continue;
            }
            if (states != &subject.strange && !names(*seen, state.named))
                contract.breach(state.name + " is not told");
            contract.partTakesNothingAway(state.name, *seen, *whole);
        }
    return contract.breaches();
}

} // namespace netatlas::tests
