// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/store/entry_changes.h"

#include <cstdint>

namespace netatlas::store {

/// Who or what made an entry (architecture 4).
enum class Cause : std::uint8_t {
    Edit,
    Import,
    Reload,      ///< taken by hand
    Arrange,     ///< positions in a view; the model did not change
    Observation, ///< what a worker brought: never undone by the user
};

enum class EntryState : std::uint8_t {
    Done,
    Undone,
    Dropped,  ///< was undone, and another edit came: kept as history only
    Reached,  ///< a step of a draft whose outcome live shows
    Conflict, ///< a step of a draft that live made impossible, set aside
};

/// One line of the journal. Its changes are read apart (`Store::changesOf`).
struct JournalEntry
{
    std::uint64_t number = 0; ///< given by the store, strictly growing
    Timestamp time{};
    std::string actor;
    Cause cause = Cause::Edit;
    std::optional<domain::ModelId> model;
    std::optional<domain::DraftId> draft; ///< of a planned step; live did not change
    std::string textId;                   ///< names the sentence: `move-subnets`
    std::string arguments;                ///< JSON: what is needed to do it again
    Details facts;                        ///< names as they were, for the sentence
    EntryState state = EntryState::Done;
    std::optional<Timestamp> turned; ///< when it was last undone, redone or settled

    bool operator==(const JournalEntry&) const = default;
};

} // namespace netatlas::store

namespace netatlas::domain {

template <>
struct EnumWords<store::Cause>
{
    using Entry = WordTable<store::Cause>;
    static constexpr std::array words{
        Entry{store::Cause::Edit, "edit"}, Entry{store::Cause::Import, "import"},
        Entry{store::Cause::Reload, "reload"}, Entry{store::Cause::Arrange, "arrange"},
        Entry{store::Cause::Observation, "observation"}};
};
template <>
struct EnumWords<store::EntryState>
{
    using Entry = WordTable<store::EntryState>;
    static constexpr std::array words{
        Entry{store::EntryState::Done, "done"}, Entry{store::EntryState::Undone, "undone"},
        Entry{store::EntryState::Dropped, "dropped"}, Entry{store::EntryState::Reached, "reached"},
        Entry{store::EntryState::Conflict, "conflict"}};
};

} // namespace netatlas::domain
