// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reloaded_model.h"
#include "tests/support/task_runner.h"

#include <functional>
#include <memory>

namespace netatlas::tests {

/// Rules that every provider keeps, however it gets at its source. Each function looks at one of
/// them; what is wrong becomes a text.
class LookContract
{
public:
    using Make = std::function<std::unique_ptr<providers::Provider>()>;

    /// Texts that must never show up in an error.
    explicit LookContract(std::vector<std::string> secrets) : m_secrets(std::move(secrets)) {}

    const std::vector<std::string>& breaches() const { return m_breaches; }
    void breach(std::string text) { m_breaches.push_back(std::move(text)); }
    Result<providers::Observed> look(providers::Provider& provider);

    /// It can do what its row of model-and-workers 11.1 says, and asking for more is an answer.
    void capabilitiesAreThoseOf(std::string_view type, const Make& make);
    /// Two looks are equal in what they come to, the second needs no new models, and the test of
    /// the connection names who is asked.
    void looksAreTheSameTwice(const Make& make);
    /// A look that failed says why, in one of the ways that are no fault of ours, and no secret.
    void failureIsTold(const std::string& name, const Result<providers::Observed>& outcome);
    /// A look that saw only a part of a site that has not changed changes nothing of the model that
    /// whole looks led to, nor does the whole one after it.
    void partTakesNothingAway(const std::string& name, const providers::Observed& part,
                              const providers::Observed& whole);
    /// A stop ends a look wherever it waits. `least` is at how many steps it has to.
    void everyStepMayBeStopped(const Make& make, int least);

private:
    std::vector<std::string> m_secrets;
    std::vector<std::string> m_breaches;
    TaskRunner m_runner; ///< outlives the connections that the providers keep
};

/// A source in one of its states.
struct SourceState
{
    std::string name;
    LookContract::Make make;
    std::string named; ///< what a problem or a note has to name; of flawed ones
};

/// A source that is not asked over HTTP, in all the states that it can be in.
struct LookSubject
{
    std::string type; ///< of model-and-workers 11.1
    LookContract::Make healthy;
    /// Shows more than anybody knows of, in the same site.
    std::vector<SourceState> strange;
    /// One item of the same site cannot be read.
    std::vector<SourceState> flawed;
    /// Shows a part of the same site.
    std::vector<SourceState> partial;
    /// Shows nothing.
    std::vector<SourceState> failing;
    std::vector<std::string> secrets;
    int steps = 1; ///< at how many a look waits, at least
};

/// What is wrong with a provider, by all of the rules; empty when all is well.
std::vector<std::string> lookBreaches(const LookSubject& subject);

} // namespace netatlas::tests
