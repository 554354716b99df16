// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"
#include "views/itemmodels/outline_tree.h"

#include <QVariant>

namespace netatlas::views {

/// What the outline shows in the row of a key, by Qt's roles and those of `row_role.h`.
QVariant outlineData(const ProjectBridge& project, const OutlineKey& key, int role);

} // namespace netatlas::views
