// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/reload_plan.h"

#include "model/engine/workers/cluster_reconciliation.h"
#include "model/engine/workers/host_port_documents.h"
#include "model/exchange/host_importer.h"
#include "model/providers/source/source_settings.h"

namespace netatlas::exchange {

namespace {

using engine::reconcile::Reconciliation;
using engine::reconcile::SpacesFrom;

SpacesFrom spacesFromWord(std::string_view word)
{
    if (word == "tag")
        return SpacesFrom::Tag;
    if (word == "role")
        return SpacesFrom::Role;
    return word == "none" ? SpacesFrom::Nothing : SpacesFrom::Network;
}

void takeSite(Reconciliation& run, const domain::SiteObservation& site,
              const providers::SourceSettings& settings, ReloadPlan& plan)
{
    auto outcome = engine::reconcile::reconcileSite(
        run, site, {.spacesFrom = spacesFromWord(settings.spacesFrom)});
    engine::workers::reconcileCluster(run, site, outcome);
    plan.counts = std::move(outcome.counts);
    plan.problems = std::move(outcome.problems);
    plan.notes = site.notes;
}

std::optional<Error> endOf(const domain::ModelState& state, const std::string& hostName)
{
    const auto machine = engine::workers::machineOfHost(state, hostName);
    if (!machine)
        return std::nullopt;
    if (!*machine)
        return Error{ErrorKind::NotFound, {{"what", "machine"}, {"key", hostName}}};
    if (state.table<domain::MachineRow>().at(**machine).life == domain::Life::Dead)
        return Error{ErrorKind::Dead, {{"what", "machine"}, {"key", hostName}}};
    return std::nullopt;
}

Status takeHost(Reconciliation& run, const providers::linuxhost::HostObservation& host,
                const engine::workers::AgentLook& look, ReloadPlan& plan)
{
    ImportTally tally;
    if (const Status done = importHost(run, tally, host, look); !done)
        return fail(done.error());
    if (look.isAgent)
        plan.end = endOf(run.state(), host.hostName);
    for (const auto& [kind, count] : tally.counts(run.changes()))
        plan.counts[kind] = {count.added, count.changed, 0, count.same};
    plan.problems = host.problems;
    plan.notes = host.notes;
    return {};
}

} // namespace

Result<ReloadPlan> planReload(const domain::Revision& live, const domain::SourceRow& source,
                              const providers::Observed& observed, Timestamp now,
                              const engine::workers::AgentLook& look)
{
    const domain::Model* model = live.model(source.model);
    if (!model)
        return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", source.model.text()}});
    const auto settings = providers::settingsOf(source);
    if (!settings)
        return fail(settings.error());
    Reconciliation run(*model, now, source.name);
    ReloadPlan plan;
    plan.model = source.model;
    if (const auto* site = std::get_if<domain::SiteObservation>(&observed))
        takeSite(run, *site, *settings, plan);
    else if (const Status done = takeHost(
                 run, std::get<providers::linuxhost::HostObservation>(observed), look, plan);
             !done)
        return fail(done.error());
    if (model->row.isController && model->table<domain::MachineRow>().empty())
        engine::workers::bootstrapController(run.recorder(), engine::workers::apiPort(*model));
    plan.changes = run.changes();
    return plan;
}

} // namespace netatlas::exchange
