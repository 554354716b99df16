// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/project_rows.h"
#include "model/domain/revision.h"
#include "model/engine/edits/intent.h"

namespace netatlas::engine::edits {

/// What the project keeps about replaced subnets, for the new ones (5.10): the place in each view
/// goes to the first of them; notes and tags to each. What is kept of the old stays, so that
/// undo and live have it.
domain::ProjectChanges keptForReplacements(const domain::ProjectTables& project,
                                           const Intent& intent,
                                           const domain::ModelChanges& changes);

} // namespace netatlas::engine::edits
