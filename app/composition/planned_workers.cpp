// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/planned_workers.h"

#include "app/composition/agents_file.h"
#include "app/composition/project_settings.h"
#include "app/composition/project_sources.h"
#include "model/engine/workers/peer_update.h"
#include "model/providers/registry.h"

#include <algorithm>

namespace netatlas::composition {

using workers::WorkerKind;

namespace {

/// Key of the setting that keeps a worker paused that is not the reader of a source.
std::string pauseKey(const std::string& worker)
{
    return "worker/" + worker + "/paused";
}

WorkerKind readerOf(const domain::SourceRow& source)
{
    const providers::SourceKind* kind = providers::findSourceKind(source.kind);
    if (kind && kind->isHost)
        return WorkerKind::MachineAgent;
    return source.kind == "kubernetes" ? WorkerKind::ServiceUpdater : WorkerKind::ProviderSync;
}

/// The settings as they count for the worker itself: pausing it needs no other one.
std::string settingsText(const domain::SourceRow& source)
{
    auto settings = providers::settingsOf(source);
    if (!settings)
        return source.kind + source.options;
    settings->isPaused = false;
    return source.kind + optionsText(*settings);
}

void addWorkersOf(const domain::Revision& live, const domain::SourceRow& source,
                  std::vector<PlannedWorker>& planned)
{
    const auto settings = providers::settingsOf(source);
    PlannedWorker worker;
    worker.name = source.name;
    worker.kind = readerOf(source);
    worker.source = source.name;
    worker.model = source.model;
    worker.settings = settingsText(source);
    worker.isPaused = settings && settings->isPaused;
    planned.push_back(worker);
    const providers::SourceKind* kind = providers::findSourceKind(source.kind);
    if (!kind || !kind->hasInstances)
        return;
    worker.name = source.name + "/instances";
    worker.kind = WorkerKind::InstancePoller;
    worker.isPaused = projectSetting(live, pauseKey(worker.name)) == "true";
    planned.push_back(std::move(worker));
}

/// A model whose controllers are kept here has somebody who keeps them and, where a file for agents
/// is set, who writes it.
void addWorkersOf(const domain::Revision& live, const domain::Model& model,
                  std::vector<PlannedWorker>& planned)
{
    const bool keepsNodes =
        !model.table<domain::ControllerNodeRow>().empty() && engine::workers::keepsDocuments(model);
    const auto add = [&](const char* what, WorkerKind kind, std::string settings) {
        PlannedWorker worker;
        worker.name = model.row.name + '/' + what;
        worker.kind = kind;
        worker.model = model.row.id;
        worker.isPaused = projectSetting(live, pauseKey(worker.name)) == "true";
        worker.settings = std::move(settings);
        planned.push_back(std::move(worker));
    };
    if (keepsNodes)
        add("peers", WorkerKind::PeerKeeper, {});
    if (std::string file = agentsFile(live, model.row.id); !file.empty())
        add("addresses", WorkerKind::AddressUpdater, std::move(file));
}

} // namespace

std::vector<PlannedWorker> plannedWorkers(const domain::Revision& live)
{
    std::vector<PlannedWorker> planned;
    for (const auto& source : live.project().table<domain::SourceRow>())
        addWorkersOf(live, source, planned);
    for (const auto& model : live.models())
        addWorkersOf(live, *model, planned);
    std::sort(planned.begin(), planned.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return planned;
}

Status pauseWorker(session::Session& session, const std::string& name, bool isPaused)
{
    const auto planned = plannedWorkers(session.live());
    const auto found = std::find_if(planned.begin(), planned.end(),
                                    [&](const auto& worker) { return worker.name == name; });
    if (found == planned.end())
        return fail(ErrorKind::NotFound, {{"what", "worker"}, {"key", name}});
    if (found->isPaused == isPaused)
        return {};
    domain::ProjectChanges changes;
    if (found->name == found->source) {
        const domain::SourceRow& row = *findSource(session.live(), name);
        auto settings = providers::settingsOf(row);
        if (!settings)
            return fail(settings.error());
        settings->isPaused = isPaused;
        domain::SourceRow after = row;
        after.options = optionsText(*settings);
        changes.of<domain::SourceRow>().push_back({row.id, row, std::move(after)});
    } else {
        changes = projectSettingChange(session.live(), pauseKey(name), isPaused ? "true" : "");
    }
    const auto entry =
        session.commitProject(changes, session::Cause::Edit,
                              isPaused ? "pause-worker" : "resume-worker", {{"worker", name}});
    return entry ? Status() : fail(entry.error());
}

} // namespace netatlas::composition
