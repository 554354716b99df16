// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/edits/intent.h"

namespace netatlas::session {

/// The names that the sentence of an edit needs, as they were when it was made: `actions`, one
/// group for each action with `action` and, as it has them, `cidrs`, `from`, `to`, `space`, `name`,
/// `application`, `endpoint`, `key`, `value`, `level`, `target`, `spaces`, `cidr`, `segment`,
/// `supernet`, `address`, `device`; and `model`, `reason`.
Details factsOf(const domain::Revision& before, const engine::edits::Intent& intent);

} // namespace netatlas::session
