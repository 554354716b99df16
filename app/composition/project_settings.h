// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/revision.h"

#include <string>
#include <string_view>

namespace netatlas::composition {

/// The value that the project keeps under a key; empty when it keeps none.
std::string projectSetting(const domain::Revision& revision, std::string_view key);

/// What makes the project keep the value; an empty one is forgotten.
domain::ProjectChanges projectSettingChange(const domain::Revision& revision,
                                            const std::string& key, const std::string& value);

} // namespace netatlas::composition
