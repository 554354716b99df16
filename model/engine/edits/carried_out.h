// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/edits/judgement.h"

namespace netatlas::engine::edits {

/// What an edit changes and what it made or found (`Judgement::result`), with the checks of the
/// original's verbs and without looking for effects (model-and-workers 5).
Result<domain::ChangeSet> carriedOut(const domain::Revision& revision, const Intent& intent,
                                     OwnedSpaces owned, Details& result);

} // namespace netatlas::engine::edits
