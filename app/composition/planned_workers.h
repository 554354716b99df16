// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "model/workers/health.h"

#include <string>
#include <vector>

namespace netatlas::composition {

/// One worker that a project asks for.
struct PlannedWorker
{
    std::string name; ///< unique: that of its source, or `of/what`
    workers::WorkerKind kind = workers::WorkerKind::ProviderSync;
    std::string source; ///< empty for one that has none
    domain::ModelId model{0};
    bool isPaused = false;
    /// Everything else it depends on: a change of it needs another worker.
    std::string settings;
};

/// The workers of a project, in order of their names (model-and-workers 7): for each source the
/// one that reads it and, where its provider knows instances, the one that polls these; for each
/// model with controllers the one that keeps them and, where a file for agents is set, the one
/// that writes it.
std::vector<PlannedWorker> plannedWorkers(const domain::Revision& live);

/// Pauses a worker, or lets it go on, for as long as the project lasts. `not-found` for a name
/// that no worker has.
Status pauseWorker(session::Session& session, const std::string& name, bool isPaused);

} // namespace netatlas::composition
