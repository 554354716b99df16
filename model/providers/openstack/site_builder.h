// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/openstack/items.h"

namespace netatlas::providers::openstack {

/// What the items of a cloud make up: which port is whose, which segment carries what, which
/// address is floating. Pure.
domain::SiteObservation buildSite(const Items& items, const std::string& region);

} // namespace netatlas::providers::openstack
