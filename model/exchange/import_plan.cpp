// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_plan.h"

#include "model/base/text.h"
#include "model/domain/capabilities.h"
#include "model/engine/facts/model_facts.h"
#include "model/exchange/host_importer.h"
#include "model/exchange/input_reader.h"
#include "model/exchange/juju_importer.h"
#include "model/exchange/juju_model_import.h"

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

/// What files of Juju say about the model that they are of.
struct JujuName
{
    std::string model;
    std::string controller;
    std::string uuid;
};

/// The source key of a Juju model: `juju:MODEL@CONTROLLER`, and for one that began with a dump
/// `juju:MODEL@@UUID@ids`, since its spaces and subnets have Juju's own ids.
struct JujuKey
{
    explicit JujuKey(std::string_view sourceKey)
    {
        if (!sourceKey.starts_with("juju:"))
            return;
        isJuju = true;
        const auto parts = split(sourceKey.substr(5), '@');
        const auto part = [&parts](std::size_t i) {
            return parts.size() > i ? parts[i] : std::string_view();
        };
        model = part(0);
        controller = part(1);
        uuid = part(2);
        hasOwnIds = part(3) == "ids";
    }

    bool isJuju = false;
    bool hasOwnIds = false;
    std::string_view model;
    std::string_view controller;
    std::string_view uuid;
};

bool agree(std::string_view a, std::string_view b)
{
    return a.empty() || b.empty() || a == b;
}

/// Whether a source key is that of the Juju model; files that do not say which controller or model
/// they are from fit any. An id of the model, where both have one, is all that counts.
bool isSameSite(std::string_view sourceKey, const JujuName& name)
{
    const JujuKey key(sourceKey);
    if (!key.isJuju)
        return false;
    if (!key.uuid.empty() && !name.uuid.empty())
        return key.uuid == name.uuid;
    return agree(key.model, name.model) && agree(key.controller, name.controller);
}

/// The models of that source; those of the very id alone, when there are any.
std::vector<const domain::Model*> modelsOfSite(const domain::Revision& revision,
                                               const JujuName& name)
{
    std::vector<const domain::Model*> found;
    std::vector<const domain::Model*> sameId;
    for (const auto& model : revision.models()) {
        if (!isSameSite(model->row.sourceKey, name))
            continue;
        found.push_back(model.get());
        if (!name.uuid.empty() && JujuKey(model->row.sourceKey).uuid == name.uuid)
            sameId.push_back(model.get());
    }
    return sameId.empty() ? found : sameId;
}

Result<Target> targetForJuju(const domain::Revision& revision, const JujuName& site,
                             const ImportOptions& options)
{
    std::vector<const domain::Model*> found;
    if (options.model.empty())
        found = modelsOfSite(revision, site);
    else if (const domain::Model* named = revision.model(options.model))
        found.push_back(named);
    if (found.size() > 1) {
        std::vector<std::string> names;
        names.reserve(found.size());
        for (const domain::Model* model : found)
            names.push_back(model->row.name);
        return fail(ErrorKind::Ambiguous,
                    {{"what", "model"}, {"key", site.model}, {"candidates", names}});
    }
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
    for (const ReadHost& host : hosts) {
        if (const auto done = importHost(run, tally, host.observation); !done)
            plan.refused.push_back({.file = host.file,
                                    .value = host.observation.hostName,
                                    .cause = hostRefusal(done.error())});
        for (const domain::SeenProblem& problem : host.observation.problems)
            plan.warnings.push_back({.file = host.file,
                                     .field = problem.field.empty() ? problem.what : problem.field,
                                     .value = problem.value,
                                     .cause = problem.cause});
        plan.limits.insert(plan.limits.end(), host.observation.notes.begin(),
                           host.observation.notes.end());
    }
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
    const auto target = targetForJuju(
        revision, {.model = site.model, .controller = site.controller, .uuid = {}}, options);
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

/// The cloud under a dumped model: the provider's own type, a well-known cloud, or neither.
std::string_view providerTypeOf(const providers::juju::ModelDump& dump)
{
    if (dump.isCluster)
        return "kubernetes";
    if (domain::findCapabilities(dump.cloud))
        return dump.cloud;
    return domain::providerTypeOfCloud(dump.cloud).value_or("juju");
}

Status planDump(const domain::Revision& revision, const providers::juju::ModelDump& dump,
                const ImportOptions& options, ImportPlan& plan)
{
    auto target =
        targetForJuju(revision, {.model = dump.name, .controller = {}, .uuid = dump.uuid}, options);
    if (!target)
        return fail(target.error());
    const bool isNew = !target->id;
    if (isNew) {
        target->row.sourceKey += '@' + dump.uuid + (dump.hasOwnIds ? "@ids" : "");
        target->row.isController = dump.stream.contains("is-controller-model");
    }
    const bool hasOwnIds = dump.hasOwnIds && JujuKey(target->row.sourceKey).hasOwnIds;
    Reconciliation run(*target->start, options.now, "juju");
    ImportTally tally;
    if (isNew)
        run.recorder().alter<domain::ProviderRow>(domain::ProviderId(0), [&](auto& row) {
            row = domain::providerRowOf(providerTypeOf(dump));
        });
    JujuModelOutcome outcome =
        importJujuModel(run, tally, dump, hasOwnIds ? OwnIds::Yes : OwnIds::No);
    plan.refused = std::move(outcome.refused);
    plan.usedUp = outcome.usedUp;
    settle(plan, *target, run, tally);
    return {};
}

/// The kinds of sources among the inputs go into different models, or one after the other.
Status requireOneSource(const ReadInputs& read, const std::vector<ImportInput>& inputs)
{
    const auto refuse = [&inputs](std::string_view cause) {
        return fail(ErrorKind::NotValid,
                    {{"what", "import"}, {"value", inputs.back().name}, {"cause", cause}});
    };
    if ((read.juju || read.dump) && !read.hosts.empty())
        return refuse("hosts and Juju files go into two models");
    if (read.juju && read.dump)
        return refuse("a dump of a model is imported alone: what else Juju printed says less");
    return {};
}

} // namespace

Result<ImportPlan> planImport(const domain::Revision& revision,
                              const std::vector<ImportInput>& inputs, const ImportOptions& options)
{
    ImportPlan plan;
    const ReadInputs read = readInputs(inputs, options, plan);
    // Hosts stand each for themselves: what else is wrong with them is told along.
    if (!plan.refused.empty() && (read.juju || read.dump || read.hosts.empty()))
        return plan;
    if (const Status one = requireOneSource(read, inputs); !one)
        return fail(one.error());
    Status done;
    if (read.dump)
        done = planDump(revision, *read.dump, options, plan);
    else if (read.juju)
        done = planJuju(revision, *read.juju, options, plan);
    else
        planHosts(revision, read.hosts, options, plan);
    if (!done)
        return fail(done.error());
    return plan;
}

} // namespace netatlas::exchange
