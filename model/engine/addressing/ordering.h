// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"

#include <vector>

namespace netatlas::engine::addressing {

/// How public an address is; lower comes first (address-engine 6).
int weightOf(const Address& address);

/// `provider` 0, `machine` 1, unknown 2, anything else 3 (address-engine 6).
int originWeight(std::optional<Origin> origin);

/// Address order (address-engine 6): weight, origin, value as bytes of text (`10.0.0.10` before
/// `10.0.0.9`).
bool addressLess(const Address& a, const Address& b);

/// In address order; ties keep the given order (address-engine 6).
std::vector<Address> sorted(std::vector<Address> addresses);

/// Whether both hold the same addresses in the space view, as often and in whatever order
/// (address-engine 6).
bool areEqualLists(std::vector<Address> a, std::vector<Address> b);

} // namespace netatlas::engine::addressing
