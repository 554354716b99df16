// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/connection.h"
#include "model/store/journal_entry.h"

#include <vector>

namespace netatlas::store {

/// The functions throw `SQLite::Exception` and `UnreadableRow`.
/// Adds the entry and gives its number.
std::uint64_t appendEntry(Connection& connection, const JournalEntry& entry,
                          const EntryChanges& changes);
/// Replaces facts, state, time of turning and, where given, the changes of an entry.
void updateEntry(Connection& connection, const JournalEntry& entry, const EntryChanges* changes);

/// Entries of a number up to `until`, newest first.
std::vector<JournalEntry> readEntries(Connection& connection, std::size_t limit,
                                      std::uint64_t until);
/// The latest of the user's steps that are done or undone, oldest first.
std::vector<JournalEntry> readSteps(Connection& connection, std::size_t limit);
/// The steps of a draft that are done or in conflict, oldest first.
std::vector<JournalEntry> readPending(Connection& connection, domain::DraftId draft);
EntryChanges readChanges(Connection& connection, std::uint64_t number);
std::uint64_t lastEntry(Connection& connection);

} // namespace netatlas::store
