// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/reconciliation.h"
#include "model/exchange/import_tally.h"
#include "model/providers/juju/juju_site.h"

namespace netatlas::exchange {

/// Brings what Juju's files say into the model: spaces by name, subnets by provider id, else CIDR
/// and network, machines by number, devices by name, addresses by value, applications, units and
/// bindings by name. What the files do not say stays; what they no longer list is marked as
/// missing, never removed. Gives what could not be brought in.
std::vector<ImportProblem> importJuju(engine::reconcile::Reconciliation& run, ImportTally& tally,
                                      const providers::juju::Site& site);

} // namespace netatlas::exchange
