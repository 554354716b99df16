// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/journal_entry.h"

namespace netatlas::store {

/// The form in which changes are written now; older ones stay readable.
inline constexpr int kChangeFormat = 2;

/// Changes as JSON for the journal. Of an altered row only the altered members are written, so
/// a row read back has just those in its before and after: enough to apply or take back.
std::string changesText(const EntryChanges& changes);
Result<EntryChanges> parseChanges(std::string_view text, int format);

} // namespace netatlas::store
