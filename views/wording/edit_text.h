// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"

#include <QString>

namespace netatlas::views::wording {

/// What a fix-up does, as a choice: `rebind mysql:db to dmz`.
QString fixUpText(const engine::edits::FixUp& fixUp);

/// What an edit did, as the undo list and menus say it: `Move 10.4.0.0/20 from db to dmz (rebinds
/// mysql:db)`. `facts` are the names kept with the journal entry (`actions`, one group each);
/// `textId` tells entries that are no edits.
QString entryText(std::string_view textId, const Details& facts);

/// The same for anything that has `textId` and `facts`: a journal entry.
template <class Entry>
QString entryText(const Entry& entry)
{
    return entryText(entry.textId, entry.facts);
}

/// Why a step of the draft was set aside (user-experience 7.1, rule 4), as a sentence; `facts` are
/// those of its entry.
QString setAsideText(std::string_view textId, const Details& facts);

} // namespace netatlas::views::wording
