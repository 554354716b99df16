// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/loan.h"
#include "model/session/session.h"

namespace netatlas::session {

namespace {

/// The next free id of a table of the project.
template <class Row>
decltype(Row::id) freeId(const domain::ProjectTables& project)
{
    std::uint32_t next = 0;
    for (const Row& row : project.table<Row>())
        next = row.id.number() + 1;
    return decltype(Row::id)(next);
}

void addSource(const domain::ProjectTables& project, domain::SourceRow source,
               domain::ProjectChanges& changes)
{
    for (const auto& present : project.table<domain::SourceRow>())
        if (present.model == source.model && present.kind == source.kind &&
            present.name == source.name) {
            source.id = present.id;
            if (!(source == present))
                changes.of<domain::SourceRow>().push_back({source.id, present, source});
            return;
        }
    source.id = freeId<domain::SourceRow>(project);
    changes.of<domain::SourceRow>().push_back({source.id, std::nullopt, source});
}

} // namespace

Result<std::uint64_t> Session::observe(Observation observation)
{
    const auto loan = lend(std::move(observation));
    return loan ? takeBack(*loan) : fail(loan.error());
}

Result<std::shared_ptr<Loan>> Session::lend(Observation observation)
{
    if (Status ready = prepareToChange(); !ready)
        return fail(ready.error());
    domain::ProjectChanges project;
    const bool isNew = !observation.model;
    if (isNew) {
        observation.newModel.id = freeId<domain::ModelRow>(m_live.project());
        observation.model = observation.newModel.id;
        project.of<domain::ModelRow>().push_back(
            {observation.newModel.id, std::nullopt, observation.newModel});
    }
    if (observation.source) {
        observation.source->model = *observation.model;
        addSource(m_live.project(), *observation.source, project);
    }
    // A look that finds nothing new leaves no entry; the source still knows when it was
    // (7.1, rule 7). One that comes to a model that is there is news of its own.
    const auto& sources = project.of<domain::SourceRow>();
    const bool addsSource = !sources.empty() && !sources.front().before;
    const bool isSilent = !isNew && !addsSource && observation.changes.empty();
    JournalEntry entry = newEntry(isSilent ? Cause::Observation : observation.cause,
                                  observation.model, observation.textId);
    if (!isSilent)
        entry.facts = std::move(observation.facts);
    std::shared_ptr<Loan> loan(new Loan(begin(), std::move(observation), *m_store));
    loan->m_project = std::move(project);
    loan->m_isNew = isNew;
    loan->m_isSilent = isSilent;
    if (entry.cause != Cause::Observation)
        loan->m_dropped = droppedSteps();
    loan->m_entry = std::move(entry);
    m_lent = loan;
    return loan;
}

Result<std::uint64_t> Session::takeBack(const std::shared_ptr<Loan>& loan)
{
    if (loan == m_lent)
        settleLoan();
    return loan->m_result;
}

void Session::whenTakenBack(std::function<void()> then)
{
    if (!m_lent)
        return then();
    m_afterLoan.push_back(std::move(then));
}

void Session::settleLoan()
{
    // Nothing of the session is touched once it has told: a listener may close it.
    const auto loan = std::exchange(m_lent, nullptr);
    const auto waiting = std::exchange(m_afterLoan, {});
    loan->finish();
    loan->m_result = loan->m_written.get();
    if (loan->m_result) {
        if (!loan->m_isSilent) {
            number(loan->m_next, loan->m_entry, *loan->m_result);
            loan->m_news = publish(loan->m_next, loan->m_entry, std::move(loan->m_write));
        } else if (!loan->m_next.projectChanges().empty()) {
            loan->m_news = publish(loan->m_next, loan->m_entry);
        }
    }
    for (const auto& then : waiting)
        then();
}

} // namespace netatlas::session
