// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/announcement.h"
#include "model/session/row_changes.h"
#include "model/store/store.h"

#include <map>
#include <set>

namespace netatlas::session {

/// The next state of a session while it is worked out: nothing of it is visible before the file
/// has it, and nothing has happened when it is thrown away (architecture 4).
///
/// Live and draft stand side by side; the draft follows what happens to live by
/// user-experience 7.1, rules 4 and 5.
class Transition
{
public:
    Transition(const domain::Revision& live, const domain::Revision& shown,
               std::vector<PendingStep> pending, Timestamp now);

    /// Models come and go with their rows: a new one starts as `emptyModelState()`.
    Status changeProject(const domain::ProjectChanges& changes);
    /// Changes a model that nobody plans edits of, or what a source shows of one.
    Status changeLive(domain::ModelId model, domain::ChangeSet changes);
    /// Adds to the draft alone, or takes back from it.
    Status changeDraft(domain::ModelId model, domain::ChangeSet changes);

    /// Numbers of the model that are never to be given again.
    void useUp(domain::ModelId model, const domain::Sequences& numbers);

    /// The steps of the draft, to be changed before or after `changeDraft`.
    std::vector<PendingStep>& pending() { return m_pending; }
    const std::vector<PendingStep>& pending() const { return m_pending; }
    /// Steps that left the draft on the way.
    const std::vector<JournalEntry>& left() const { return m_left; }

    const domain::Model* live(domain::ModelId model) const;
    const domain::Model* shown(domain::ModelId model) const;
    const domain::ProjectTables& project() const { return m_project; }
    domain::Revision liveRevision(std::uint64_t number) const;
    domain::Revision shownRevision(std::uint64_t number) const;

    /// Rows, sequences and turned entries, for the store.
    store::Write write();
    /// Whether anything but the project's own tables changed.
    bool changesModels() const { return !m_touchedLive.empty() || !m_touchedShown.empty(); }
    /// What changed in the project and in the model shown, as whole rows.
    domain::ProjectChanges projectChanges() const;
    domain::ChangeSet shownChanges(domain::ModelId model) const;
    /// Whether the draft was live and is it again, so that what is written is what is shown.
    bool isDraftLive(domain::ModelId model) const;

private:
    using Models = std::map<domain::ModelId, std::shared_ptr<const domain::Model>>;

    void addModel(const domain::ModelRow& row);
    void removeModel(domain::ModelId model);
    void follow(const domain::Model& liveBefore, const domain::ChangeSet& observed);
    void rebase(domain::ModelId model, const domain::ModelChanges& observed);
    bool settle(PendingStep& step, const domain::ModelChanges& observed);
    void turn(JournalEntry& entry, EntryState state);
    void shareSequences(domain::ModelId model);
    domain::Revision revisionOf(const Models& models, std::uint64_t number) const;

    domain::Revision m_liveBefore;
    domain::Revision m_shownBefore;
    domain::ProjectTables m_project;
    Models m_live;
    Models m_shown;
    std::vector<PendingStep> m_pending;
    std::vector<JournalEntry> m_left;
    std::set<std::uint64_t> m_turned; ///< numbers of pending steps whose stored form changes
    domain::ProjectChanges m_projectChanges;
    std::map<domain::ModelId, TouchedRows> m_touchedLive;
    std::map<domain::ModelId, TouchedRows> m_touchedShown;
    /// Whole rows of models whose live changed once: what `write` gives away.
    std::map<domain::ModelId, domain::ModelChanges> m_rowsOfLive;
    Timestamp m_now;
};

/// Applies the changes, those that follow by rule computed afresh where the stored ones no longer
/// fit. Gives the model with them, and all they changed as whole rows.
struct Applied
{
    std::shared_ptr<const domain::Model> model;
    domain::ChangeSet rows; ///< without telling apart what followed by rule
};
Result<Applied> appliedTo(const domain::Model& model, domain::ChangeSet changes);

} // namespace netatlas::session
