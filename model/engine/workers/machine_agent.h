// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"

#include <optional>
#include <string>

namespace netatlas::engine::workers {

/// What somebody is about who tells what a host sees of itself: by itself an import by hand.
struct AgentLook
{
    /// Whether it is the host's agent, who minds whether its machine is alive and brings nothing
    /// back that somebody removed.
    bool isAgent = false;
    /// The list of addresses is set at the agent's start, and only then.
    bool isStart = true;
    bool clearsAddresses = false; ///< at the start the list is emptied instead
    bool mayAdd = true;           ///< whether the machine is added where the model lacks it
};

/// The machine that a host stands for: by its provider reference, else the only one of its name.
/// `ambiguous` when several have the name.
Result<std::optional<domain::MachineId>> machineOfHost(const domain::ModelState& state,
                                                       const std::string& hostName);

/// The end of a machine that is to go, as its agent carries it out (model-and-workers 7.1): it has
/// stopped, and is dead unless units are still on it. Does nothing to one that is alive.
void retireMachine(domain::ChangeRecorder& rows, domain::MachineId machine);

/// Where the first machine of a controller model begins (7.7): with the addresses that are known
/// of it, but those of default bridges, as the provider's list in alpha, and with these as the
/// endpoints of the one server for clients. Agents are told by the first round of `peerUpdate`.
void bootstrapController(domain::ChangeRecorder& rows, std::int64_t apiPort);

} // namespace netatlas::engine::workers
