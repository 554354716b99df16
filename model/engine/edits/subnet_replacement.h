// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"
#include "model/domain/facts.h"
#include "model/domain/project_rows.h"
#include "model/domain/revision.h"
#include "model/engine/edits/intent.h"

namespace netatlas::engine::edits {

/// What a split into pieces of that length makes of a block, in order; `not-valid` when the length
/// is no longer than the block's own, longer than its family allows, or gives too many pieces.
Result<std::vector<net::Cidr>> piecesOf(const net::Cidr& block, int prefixLength);

/// The block that exactly these blocks fill together, siblings or a set that forms one; `not-valid`
/// with cause `no block` when there is none.
Result<net::Cidr> unionOf(const std::vector<net::Cidr>& blocks);

/// What the project keeps about replaced subnets, for the new ones (5.10): the place in each view
/// goes to the first of them; notes and tags to each. What is kept of the old stays, so that
/// undo and live have it.
domain::ProjectChanges keptForReplacements(const domain::ProjectTables& project,
                                           const Intent& intent,
                                           const domain::ModelChanges& changes);

} // namespace netatlas::engine::edits
