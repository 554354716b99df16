// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/site_observation.h"
#include "model/engine/reconcile/reconciliation.h"

#include <map>

namespace netatlas::engine::reconcile {

/// What a source without spaces of its own makes spaces from (user-experience 15).
enum class SpacesFrom : std::uint8_t { Network, Tag, Role, Nothing };

struct SiteOptions
{
    SpacesFrom spacesFrom = SpacesFrom::Network;
};

/// What a look at a site comes to, for the triage of a reload and for the journal.
struct SiteCounts
{
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t missing = 0;
    std::size_t same = 0;

    bool operator==(const SiteCounts&) const = default;
};

struct SiteOutcome
{
    std::map<domain::ObjectKind, SiteCounts> counts;
    std::vector<domain::SeenProblem> problems; ///< those of the observation and of its meeting ours
};

/// Brings a whole site together with a model (providers.md 0.4, model-and-workers 5.4, 6, 7.5): by
/// the source's ids, never by names or CIDRs. The changes stand in `run`; the same observation
/// twice changes nothing the second time.
///
/// What is no longer shown is marked as missing when its kind was listed to the end; addresses and
/// devices that no agent reports either go at once, since nobody is left to speak for them.
SiteOutcome reconcileSite(Reconciliation& run, const domain::SiteObservation& site,
                          const SiteOptions& options);

/// Brings a look at some machines of a site together with a model, as `reconcileSite` would if all
/// else were as it was. Machines that the model does not know are left out.
SiteOutcome reconcileMachines(Reconciliation& run, domain::SiteObservation site);

} // namespace netatlas::engine::reconcile
