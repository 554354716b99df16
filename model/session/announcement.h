// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/edits/intent.h"
#include "model/session/subscription.h"
#include "model/store/journal_entry.h"

namespace netatlas::session {

using store::Cause;
using store::EntryChanges;
using store::EntryState;
using store::JournalEntry;

/// What a session tells after each change: always after the file has it (architecture 4).
struct Announcement
{
    domain::Revision shown;
    domain::Revision live;
    /// The rows listed below are not all: take nothing over from before.
    bool everything = false;
    std::uint64_t entry = 0; ///< the journal entry made, undone or redone
    Cause cause = Cause::Edit;
    std::optional<domain::ModelId> model; ///< the one whose rows changed
    domain::ChangeSet changes;            ///< whole rows of `shown`, before and after
    domain::ProjectChanges project;
};

/// What a worker, a reload or an import brings (user-experience 7.1, rules 3 to 5).
struct Observation
{
    /// The model that was observed; absent for a new one, which `newModel` describes (its id is
    /// given by the session).
    std::optional<domain::ModelId> model;
    domain::ModelRow newModel;
    /// The source as it is now known. A source of the model with the same kind and name is
    /// replaced, else one is added; ids are given by the session.
    std::optional<domain::SourceRow> source;
    /// Against `Session::live()`; for a new model against `emptyModelState()`.
    domain::ChangeSet changes;
    Cause cause = Cause::Import;
    std::string textId = "import";
    Details facts; ///< for the sentence: counts, file, source
    /// Numbers that a new model used up where it comes from; they are not given again.
    domain::Sequences usedUp;
};

/// One step of the draft: an edit that live does not show yet.
struct PendingStep
{
    JournalEntry entry;
    engine::edits::Intent intent;
    domain::ChangeSet changes;
    domain::ProjectChanges project; ///< what the project keeps for what the edit made

    /// Set aside, because live made it impossible or changed the same field.
    bool isConflict() const { return entry.state == EntryState::Conflict; }
};

} // namespace netatlas::session
