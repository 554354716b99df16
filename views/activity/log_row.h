// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/object_changes.h"
#include "model/domain/revision.h"
#include "model/engine/rules/finding.h"
#include "model/store/journal_entry.h"

#include <QString>

#include <memory>

namespace netatlas::views::activity {

/// One line of the log.
struct LogRow
{
    Timestamp time{};
    engine::rules::Severity level = engine::rules::Severity::Info;
    store::Cause cause = store::Cause::Observation;
    store::EntryState state = store::EntryState::Done;
    bool isPlanned = false; ///< of a draft
    QString who;            ///< the user, or the worker
    QString object;         ///< the model
    QString text;
    std::optional<domain::ModelId> model;
    std::string textId; ///< what kind of step it is
    Details facts;
    std::uint64_t number = 0; ///< of the journal entry; 0 = only told of while it happened

    bool isOfWorker() const { return cause == store::Cause::Observation; }
    bool isUndone() const { return state == store::EntryState::Undone; }
};

/// The line of an entry; any thread may make it.
LogRow logRowOf(const domain::Revision& live, const store::JournalEntry& entry);

/// What one entry did, object by object. A value that any thread may make and read.
class LogDetails
{
public:
    LogDetails(const domain::Revision& live, const store::JournalEntry& entry,
               store::EntryChanges changes);

    std::size_t size() const { return m_projectLines.size() + m_objects->size(); }
    /// `+`, `~` or `-`, and what it is.
    domain::ObjectChanges::Fate fate(std::size_t index) const;
    QString label(std::size_t index) const;
    /// Its fields, before and after.
    QString text(std::size_t index) const;
    /// Nothing where it is no object of a model.
    std::optional<domain::ObjectRef> object(std::size_t index) const;

private:
    struct ProjectLine
    {
        domain::ObjectChanges::Fate fate;
        QString label;
        QString text;
    };

    std::vector<ProjectLine> m_projectLines;
    std::shared_ptr<const domain::ObjectChanges> m_objects;
};

} // namespace netatlas::views::activity
