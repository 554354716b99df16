// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/site_reconciliation.h"

#include "model/engine/reconcile/site_machines.h"
#include "model/engine/reconcile/site_networks.h"

namespace netatlas::engine::reconcile {

SiteOutcome reconcileSite(Reconciliation& run, const domain::SiteObservation& site,
                          const SiteOptions& options)
{
    SiteOutcome outcome;
    outcome.problems = site.problems;
    run.recorder().alter<domain::ProviderRow>(domain::ProviderId(0), [&](domain::ProviderRow& row) {
        row.type = site.provider.type;
        row.hasNetworking = site.provider.hasNetworking;
        row.supportsSpaces = site.provider.supportsSpaces;
        row.discoversSpaces = site.provider.discoversSpaces;
        row.addressesContainers = site.provider.addressesContainers;
    });
    SiteNetworks networks(run, site, options, outcome);
    networks.carryOut();
    SiteMachines(run, site, networks, outcome).carryOut();
    std::erase_if(outcome.counts, [](const auto& entry) { return entry.second == SiteCounts{}; });
    return outcome;
}

SiteOutcome reconcileMachines(Reconciliation& run, domain::SiteObservation site)
{
    SiteOutcome outcome;
    site.complete.clear();
    SiteNetworks networks(run, site, {}, outcome);
    networks.recall();
    SiteMachines machines(run, site, networks, outcome);
    std::erase_if(site.machines, [&](const auto& seen) { return !machines.isKnown(seen.ref); });
    machines.carryOut();
    std::erase_if(outcome.counts, [](const auto& entry) { return entry.second == SiteCounts{}; });
    return outcome;
}

} // namespace netatlas::engine::reconcile
