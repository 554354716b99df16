// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/site_observation.h"
#include "model/providers/openstack/item_index.h"

namespace netatlas::providers::openstack {

/// A machine of which nothing is told yet, but how much of its interfaces the items tell.
domain::SeenMachine machineOf(const Items& items, const std::string& ref);

/// Adds servers and routers with their interfaces, and the zones that servers are in.
void addMachines(const Items& items, const ItemIndex& index, const std::string& region,
                 domain::SiteObservation& site);

} // namespace netatlas::providers::openstack
