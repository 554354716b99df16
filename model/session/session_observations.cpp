// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/row_changes.h"
#include "model/session/session.h"
#include "model/session/transition.h"

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
    if (Status writable = requireWritable(); !writable)
        return fail(writable.error());
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
    Transition next = begin();
    for (const auto& step : m_pending)
        if (step.intent.model == *observation.model)
            keepIdsOf(step.changes.rows, observation.changes);
    if (Status changed = next.changeProject(project); !changed)
        return fail(changed.error());
    const bool isNews = !observation.changes.empty();
    EntryChanges kept = EntryChanges::toKeep(project, observation.changes);
    if (isNews)
        if (Status changed = next.changeLive(*observation.model, std::move(observation.changes));
            !changed)
            return fail(changed.error());
    if (isNew)
        next.useUp(*observation.model, observation.usedUp);
    // A look that finds nothing new leaves no entry; the source still knows when it was
    // (7.1, rule 7). One that comes to a model that is there is news of its own.
    const auto& sources = project.of<domain::SourceRow>();
    const bool addsSource = !sources.empty() && !sources.front().before;
    if (!isNew && !addsSource && !isNews) {
        if (project.empty())
            return 0;
        if (const auto written = m_store->write(next.write()); !written)
            return fail(written.error());
        JournalEntry silent = newEntry(Cause::Observation, observation.model, observation.textId);
        publish(next, silent);
        return 0;
    }
    JournalEntry entry = newEntry(observation.cause, observation.model, observation.textId);
    entry.facts = std::move(observation.facts);
    return conclude(next, std::move(entry), std::move(kept));
}

} // namespace netatlas::session
