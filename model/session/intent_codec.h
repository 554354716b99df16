// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/engine/edits/intent.h"

namespace netatlas::session {

/// An intent as JSON, for the journal:
/// `{"model":0,"actions":[{"action":"move-subnets","subnets":[1],"space":2}],"reason":""}`.
std::string intentText(const engine::edits::Intent& intent);
Result<engine::edits::Intent> parseIntent(std::string_view text);

/// The intent with the ids of the spaces and subnets that the edit made, so that doing it again
/// brings back the same objects.
engine::edits::Intent withIds(engine::edits::Intent intent, const domain::ModelChanges& changes);

} // namespace netatlas::session
