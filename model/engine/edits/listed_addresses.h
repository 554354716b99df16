// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/machine_rows.h"
#include "model/engine/addressing/address.h"

#include <vector>

namespace netatlas::engine::edits {

/// A listed address as the record that the address rules work on.
addressing::Address recordOf(const domain::ListedAddress& listed);
std::vector<addressing::Address> recordsOf(const std::vector<domain::ListedAddress>& listed);

/// The preferred addresses of the machine brought up to date with its lists (model-and-workers
/// 6.5).
domain::MachineRow withPreferredAddresses(domain::MachineRow machine);

} // namespace netatlas::engine::edits
