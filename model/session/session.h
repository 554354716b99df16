// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/engine/edits/judgement.h"
#include "model/session/announcement.h"
#include "model/store/store.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace netatlas::session {

using store::ReadOnlyReason;

struct SessionOptions
{
    const Clock* clock = nullptr; ///< must outlive the session; the system's when absent
    std::string actor;            ///< who is named in every entry
    bool readOnly = false;
};

class Loan;
class Transition;

/// One open project file: its live state, its draft and its journal (user-experience 7.1).
///
/// Lives on one thread, the one that made it. Revisions it gives out may go anywhere. Commits are
/// synchronous: when a call returns success the change is in the file; when it fails, nothing has
/// happened.
class Session
{
public:
    static Result<std::unique_ptr<Session>> create(const std::string& path, SessionOptions options);
    static Result<std::unique_ptr<Session>> open(const std::string& path, SessionOptions options);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const std::string& path() const;
    /// The present time, as entries are stamped with it.
    Timestamp now() const;
    bool isReadOnly() const { return readOnlyReason() != ReadOnlyReason::None; }
    ReadOnlyReason readOnlyReason() const;
    /// How many entries were found that the last program made before it ended without closing
    /// (NA-205); 0 when it closed.
    std::uint64_t unclosedEntries() const;

    /// The active draft: what every view shows and every verb works on.
    const domain::Revision& shown() const { return m_shown; }
    const domain::Revision& live() const { return m_live; }

    /// Carries out a judged edit: in the draft of a planned model, in live of a direct one. Gives
    /// the number of the entry, 0 for an edit that changes nothing. `refused` when the project is
    /// read-only (`cause`) or something breaks and the intent has no reason (`breaks`); `stale`
    /// when the rows have moved on since the judgement: judge again.
    Result<std::uint64_t> commit(const engine::edits::Intent& intent,
                                 const engine::edits::Judgement& judgement);
    /// Takes what a source shows into live, and the draft with it. Gives 0 for what is no news.
    Result<std::uint64_t> observe(Observation observation);
    /// The same for what is large, in two parts: run what is given on the pool, then let
    /// `takeBack` publish it here (architecture 4). Whoever changes the project in between waits
    /// for it, and so does the end of the session.
    Result<std::shared_ptr<Loan>> lend(Observation observation);
    /// Gives what `observe` gives, also when the session had to take it back by itself. Waits for
    /// the work, and does it where nobody has begun.
    Result<std::uint64_t> takeBack(const std::shared_ptr<Loan>& loan);
    bool isLent() const { return m_lent != nullptr; }
    /// Calls `then` when nothing is lent any more: at once, or after what is.
    void whenTakenBack(std::function<void()> then);
    /// Changes the project's own tables: views, positions (`Cause::Arrange`, merged within a
    /// second), accepted findings, notes. `arguments` is JSON.
    Result<std::uint64_t> commitProject(const domain::ProjectChanges& changes, Cause cause,
                                        const std::string& textId, Details facts = {});

    /// Takes back the last step of the user, or makes the last one undone again. `not-found` when
    /// there is none; `stale` with `table`, `id`, `field` and, where a later entry touched it,
    /// `later` and `later-facts` (NA-402).
    Status undo();
    Status redo();
    /// The step that `undo` or `redo` would turn; nothing when there is none.
    const JournalEntry* undoEntry() const;
    const JournalEntry* redoEntry() const;
    bool canUndo() const { return !isReadOnly() && undoEntry(); }
    bool canRedo() const { return !isReadOnly() && redoEntry(); }
    /// All steps that can be undone or redone, oldest first: what an undo list shows.
    const std::vector<JournalEntry>& steps() const { return m_steps; }

    /// The journal, newest first.
    std::vector<JournalEntry> history(std::size_t limit) const;
    Result<EntryChanges> changesOf(const JournalEntry& entry) const;
    /// Reads the journal on other threads.
    store::JournalReader journalReader() const { return m_store->journalReader(); }

    /// The steps that turn live into the draft, with those set aside.
    const std::vector<PendingStep>& pendingSteps() const { return m_pending; }
    bool hasDraft() const { return !m_pending.empty(); }

    /// Calls back after each change, on this thread.
    Subscription subscribe(std::function<void(const Announcement&)> listener);

private:
    Session(std::unique_ptr<store::Store> store, SessionOptions options);

    Status load();
    Status loadPending();
    Transition begin() const;
    /// Takes back what is lent; `refused` or `file-locked` when the project is read-only.
    Status prepareToChange();
    void settleLoan();
    JournalEntry newEntry(Cause cause, std::optional<domain::ModelId> model,
                          std::string textId) const;
    /// Stores, publishes and announces.
    Result<std::uint64_t> conclude(Transition& next, JournalEntry entry, EntryChanges changes);
    /// The changes are given when the entry is to keep others than it has.
    Status concludeTurn(Transition& next, JournalEntry entry,
                        std::optional<EntryChanges> changes = std::nullopt);
    /// Takes what was written, where it is what listeners are to be told. Gives what they were.
    Announcement publish(Transition& next, const JournalEntry& entry, store::Write written = {});
    /// Gives a new entry the number that the store gave it.
    void number(Transition& next, JournalEntry& entry, std::uint64_t number);
    std::vector<store::Write::Turn> droppedSteps() const;
    void forgetSteps(const Transition& next);
    bool mergesWithLast(const domain::ProjectChanges& changes, const std::string& textId) const;
    Result<std::uint64_t> mergeArrangement(const domain::ProjectChanges& changes);
    bool hasNewsSince(const JournalEntry& entry) const;
    Error explained(Error error, const JournalEntry& entry) const;
    Status undoPlanned(Transition& next, const JournalEntry& entry);
    Status redoPlanned(Transition& next, JournalEntry& entry);

    SessionOptions m_options;
    std::unique_ptr<store::Store> m_store;
    domain::Revision m_live;
    domain::Revision m_shown;
    std::vector<PendingStep> m_pending;
    std::vector<JournalEntry> m_steps;
    Listeners<Announcement> m_listeners;
    std::shared_ptr<Loan> m_lent; ///< until it is taken back, nobody else uses the store
    std::vector<std::function<void()>> m_afterLoan;
};

} // namespace netatlas::session
