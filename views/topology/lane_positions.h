// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/graph/layout/layout.h"

namespace netatlas::views::topology {

/// Where the topology view of the project keeps its lanes: rows of the view, stored like all else
/// and undoable (user-experience 4.3).
graph::layout::Pinned storedPositions(const domain::ProjectTables& tables);

/// What has to be stored so that just these places are kept; the row of the view comes with the
/// first of them.
domain::ProjectChanges storePositions(const domain::ProjectTables& tables,
                                      const graph::layout::Pinned& places);

} // namespace netatlas::views::topology
