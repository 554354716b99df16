// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/health.h"

#include <algorithm>

namespace netatlas::workers {

RunProblems::RunProblems(const std::vector<domain::SeenProblem>& all) : count(all.size())
{
    const auto most = static_cast<std::ptrdiff_t>(std::min(all.size(), kMostNamed));
    named.assign(all.begin(), all.begin() + most);
}

std::string_view wordOf(WorkerState state)
{
    switch (state) {
    case WorkerState::Waiting: return "waiting";
    case WorkerState::Running: return "running";
    case WorkerState::Failing: return "failing";
    case WorkerState::Paused: return "paused";
    case WorkerState::Ended: return "ended";
    }
    return {};
}

std::string_view wordOf(WorkerKind kind)
{
    switch (kind) {
    case WorkerKind::ProviderSync: return "provider-sync";
    case WorkerKind::MachineAgent: return "machine-agent";
    case WorkerKind::InstancePoller: return "instance-poller";
    case WorkerKind::ServiceUpdater: return "service-updater";
    case WorkerKind::PeerKeeper: return "peer-keeper";
    case WorkerKind::AddressUpdater: return "address-updater";
    }
    return {};
}

} // namespace netatlas::workers
