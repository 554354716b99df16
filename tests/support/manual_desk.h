// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/facts/model_facts.h"
#include "model/workers/live_desk.h"

#include <stdexcept>

namespace netatlas::tests {

/// A desk without a session: one model whose state the test holds, changed at once.
class ManualDesk final : public workers::LiveDesk
{
public:
    explicit ManualDesk(async::Timer& timer) : m_timer(timer) { row.name = "model"; }

    async::Task<domain::Revision> look() override
    {
        ++looks;
        co_await pause();
        co_return revision();
    }
    async::Task<Result<workers::RunReport>> take(std::string, providers::Observed,
                                                 engine::workers::AgentLook look) override
    {
        co_await pause();
        if (refusal)
            co_return fail(*refusal);
        agents.push_back(look);
        co_return answer;
    }
    async::Task<Result<workers::RunReport>> carryOut(std::string worker,
                                                     workers::Proposer proposer) override
    {
        co_await pause();
        if (refusal)
            co_return fail(*refusal);
        auto proposal = proposer(revision());
        if (!proposal)
            co_return fail(proposal.error());
        workers::RunReport report;
        report.changes = proposal->changes.rows.size();
        report.problems = workers::RunProblems(proposal->problems);
        if (!proposal->changes.empty()) {
            if (!apply(state, proposal->changes))
                throw std::logic_error("the proposal does not fit what it was made from");
            entries.push_back(worker + ' ' + proposal->textId);
            report.entry = entries.size();
        }
        co_return report;
    }

    domain::Revision revision() const
    {
        std::vector<std::shared_ptr<const domain::Model>> models;
        if (isThere)
            models.push_back(engine::facts::makeModel(row, state));
        return {1, std::move(models), project};
    }

    domain::ModelRow row;
    domain::ModelState state = domain::emptyModelState();
    domain::ProjectTables project;
    bool isThere = true;
    std::chrono::milliseconds delay{0}; ///< of each call
    std::optional<Error> refusal;
    int looks = 0;
    std::vector<std::string> entries;               ///< worker and text id
    std::vector<engine::workers::AgentLook> agents; ///< of what was taken
    workers::RunReport answer;                      ///< to what is taken

private:
    async::Task<void> pause()
    {
        if (delay.count() > 0)
            co_await m_timer.wait(delay);
    }

    async::Timer& m_timer;
};

} // namespace netatlas::tests
