// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/machine_rows.h"
#include "model/engine/addressing/address.h"

#include <vector>

namespace netatlas::engine::addressing {

/// A listed address as the record that the address rules work on.
Address recordOf(const domain::ListedAddress& listed);
std::vector<Address> recordsOf(const std::vector<domain::ListedAddress>& listed);

/// Brings the preferred addresses of the machine up to date with its lists (address-engine 8,
/// model-and-workers 6.5). A new one is a copy of its list entry, with the origin of that list.
void preferAddresses(domain::MachineRow& machine);

} // namespace netatlas::engine::addressing
