// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/site_observation.h"
#include "model/engine/reconcile/site_reconciliation.h"

namespace netatlas::engine::workers {

/// Brings the services and pods of a cluster together with a model, by the rules of 5.8 and 7.4:
/// applications and units are made for them, a dying pod is left as it is, and what a listing no
/// longer has goes with its rows. What it has and could not tell all of, once it is known, stays as
/// it is. Applications that lose their last service or unit go as well.
///
/// To be called after `reconcileSite`, whose subnets it uses. A site without a cluster changes
/// nothing.
void reconcileCluster(reconcile::Reconciliation& run, const domain::SiteObservation& site,
                      reconcile::SiteOutcome& outcome);

} // namespace netatlas::engine::workers
