// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/loan.h"

namespace netatlas::session {

Loan::Loan(Transition next, Observation observation, store::Store& store)
    : m_store(store)
    , m_next(std::move(next))
    , m_observation(std::move(observation))
    , m_work([this] { return carryOut(); })
    , m_written(m_work.get_future())
{
}

void Loan::run()
{
    if (!m_isBegun.exchange(true))
        m_work();
}

void Loan::finish()
{
    run();
    m_written.wait();
}

Result<std::uint64_t> Loan::carryOut()
{
    const domain::ModelId model = *m_observation.model;
    domain::ChangeSet& changes = m_observation.changes;
    const bool isNews = !changes.empty();
    if (m_isSilent && m_project.empty())
        return 0;
    for (const auto& step : m_next.pending())
        if (step.intent.model == model)
            keepIdsOf(step.changes.rows, changes);
    if (Status changed = m_next.changeProject(m_project); !changed)
        return fail(changed.error());
    EntryChanges kept = EntryChanges::toKeep(std::move(m_project), changes);
    if (isNews)
        if (Status changed = m_next.changeLive(model, std::move(changes)); !changed)
            return fail(changed.error());
    if (m_isNew)
        m_next.useUp(model, m_observation.usedUp);
    m_write = m_next.write();
    if (m_isSilent)
        return m_store.write(m_write);
    for (auto& turn : m_dropped)
        m_write.turns.push_back(std::move(turn));
    m_write.entry = {m_entry, std::move(kept)};
    return m_store.write(m_write);
}

} // namespace netatlas::session
