// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/interface_config.h"
#include "model/exchange/json_members.h"

namespace netatlas::protocol::scenario {

/// The list of interface entries of that name (model-and-workers 16.3), field by field as the type
/// names them. What does not fit is refused.
domain::InterfaceConfigs readInterfaces(const exchange::JsonMembers& members,
                                        std::string_view name);

} // namespace netatlas::protocol::scenario
