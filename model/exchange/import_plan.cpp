// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_plan.h"

#include "model/base/text.h"
#include "model/domain/capabilities.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/host_importer.h"
#include "model/exchange/input_reader.h"
#include "model/exchange/juju_importer.h"

#include <algorithm>

namespace netatlas::exchange {

namespace {

using engine::reconcile::Reconciliation;

/// The model that the import is for: its row, and what is there already.
struct Target
{
    std::optional<domain::ModelId> id;
    domain::ModelRow row;
    std::shared_ptr<const domain::Model> start;
};

/// A source's name with a number behind it where another model is called so.
std::string freeModelName(const domain::Revision& revision, const std::string& wanted)
{
    std::string name = wanted;
    for (int i = 2; revision.model(name); ++i)
        name = wanted + '-' + std::to_string(i);
    return name;
}

Target targetOf(const domain::Revision& revision, const domain::Model* found,
                domain::ModelRow newRow)
{
    for (const auto& model : revision.models())
        if (model.get() == found)
            return {model->row.id, model->row, model};
    Target target;
    target.row = std::move(newRow);
    target.start = engine::facts::makeModel(target.row, domain::emptyModelState());
    return target;
}

const domain::Model* findBySource(const domain::Revision& revision, std::string_view sourceKey)
{
    for (const auto& model : revision.models())
        if (model->row.sourceKey == sourceKey)
            return model.get();
    return nullptr;
}

Target targetForHosts(const domain::Revision& revision, const ImportOptions& options)
{
    const domain::Model* found =
        options.model.empty() ? findBySource(revision, kHostsModel) : revision.model(options.model);
    domain::ModelRow row;
    row.editMode = domain::EditMode::Direct;
    row.name =
        options.model.empty() ? freeModelName(revision, std::string(kHostsModel)) : options.model;
    // A model that the user named for it is no place for the hosts of later imports.
    row.sourceKey = options.model.empty() ? std::string(kHostsModel) : std::string();
    return targetOf(revision, found, std::move(row));
}

/// Whether a source key is that of the Juju model; files that do not say which controller or model
/// they are from fit any.
bool isSameSite(std::string_view sourceKey, const providers::juju::Site& site)
{
    if (!sourceKey.starts_with("juju:"))
        return false;
    const auto parts = split(sourceKey.substr(5), '@');
    const std::string_view controller = parts.size() > 1 ? parts[1] : std::string_view();
    return (site.model.empty() || parts[0].empty() || parts[0] == site.model) &&
           (site.controller.empty() || controller.empty() || controller == site.controller);
}

Result<Target> targetForJuju(const domain::Revision& revision, const providers::juju::Site& site,
                             const ImportOptions& options)
{
    std::vector<const domain::Model*> found;
    std::vector<std::string> names;
    for (const auto& model : revision.models())
        if (options.model.empty() ? isSameSite(model->row.sourceKey, site)
                                  : model->row.name == options.model) {
            found.push_back(model.get());
            names.push_back(model->row.name);
        }
    if (found.size() > 1)
        return fail(ErrorKind::Ambiguous,
                    {{"what", "model"}, {"key", site.model}, {"candidates", names}});
    const std::string name = site.model.empty() ? "juju" : site.model;
    domain::ModelRow row;
    row.editMode = domain::EditMode::Planned;
    row.name = options.model.empty() ? freeModelName(revision, name) : options.model;
    row.sourceKey = "juju:" + site.model + '@' + site.controller;
    return targetOf(revision, found.empty() ? nullptr : found.front(), std::move(row));
}

void settle(ImportPlan& plan, const Target& target, const Reconciliation& run,
            const ImportTally& tally)
{
    plan.model = target.id;
    plan.newModel = target.row;
    plan.changes = run.changes();
    plan.counts = tally.counts(plan.changes);
    plan.notes = tally.notes();
}

void planHosts(const domain::Revision& revision, const std::vector<ReadHost>& hosts,
               const ImportOptions& options, ImportPlan& plan)
{
    const Target target = targetForHosts(revision, options);
    Reconciliation run(*target.start, options.now, "host");
    ImportTally tally;
    for (const ReadHost& host : hosts)
        if (const auto done = importHost(run, tally, host.observation); !done)
            plan.refused.push_back({.file = host.file,
                                    .value = host.observation.hostName,
                                    .cause = hostRefusal(done.error())});
    settle(plan, target, run, tally);
}

/// The cloud under a model of Juju, where its name tells (11.1).
std::string_view providerTypeOf(const providers::juju::Site& site)
{
    if (site.isCluster)
        return "kubernetes";
    return domain::providerTypeOfCloud(site.cloud).value_or("juju");
}

Status planJuju(const domain::Revision& revision, const providers::juju::Site& site,
                const ImportOptions& options, ImportPlan& plan)
{
    const auto target = targetForJuju(revision, site, options);
    if (!target)
        return fail(target.error());
    Reconciliation run(*target->start, options.now, "juju");
    ImportTally tally;
    if (!target->id)
        run.recorder().alter<domain::ProviderRow>(domain::ProviderId(0), [&](auto& row) {
            row = domain::providerRowOf(providerTypeOf(site));
        });
    plan.refused = importJuju(run, tally, site);
    settle(plan, *target, run, tally);
    return {};
}

} // namespace

Result<ImportPlan> planImport(const domain::Revision& revision,
                              const std::vector<ImportInput>& inputs, const ImportOptions& options)
{
    ImportPlan plan;
    const ReadInputs read = readInputs(inputs, options, plan);
    // Hosts stand each for themselves: what else is wrong with them is told along.
    if (!plan.refused.empty() && (read.juju || read.hosts.empty()))
        return plan;
    if (read.juju && !read.hosts.empty())
        return fail(ErrorKind::NotValid, {{"what", "import"},
                                          {"value", inputs.back().name},
                                          {"cause", "hosts and Juju files go into two models"}});
    if (!read.juju)
        planHosts(revision, read.hosts, options, plan);
    else if (const auto done = planJuju(revision, *read.juju, options, plan); !done)
        return fail(done.error());
    return plan;
}

} // namespace netatlas::exchange
