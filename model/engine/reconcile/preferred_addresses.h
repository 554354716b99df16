// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/engine/addressing/address.h"

#include <set>

namespace netatlas::engine::reconcile {

/// The list as it is stored (model-and-workers 6.4): no empty values, no repeats, types and scopes
/// derived where they are not given, sorted by weight, then by value. The values in `secondary`
/// weigh as secondary addresses do; only their place keeps that afterwards.
std::vector<domain::ListedAddress> storedList(std::vector<domain::ListedAddress> addresses,
                                              domain::Origin list,
                                              const std::set<std::string>& secondary = {});

/// What follows for the preferred addresses of the machines that the changes touch. `after` is the
/// state with the changes.
domain::ModelChanges preferredAddresses(const domain::ModelState& after,
                                        const domain::ModelChanges& changes);

} // namespace netatlas::engine::reconcile
