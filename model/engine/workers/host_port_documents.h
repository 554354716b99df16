// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"
#include "model/domain/facts.h"
#include "model/engine/addressing/host_ports.h"

namespace netatlas::engine::workers {

using Servers = std::vector<std::vector<domain::ServerPort>>;

/// The port of the API servers by the controller's settings.
std::int64_t apiPort(const domain::Model& model);

/// The endpoints of each controller node in order of their numbers, nodes without addresses left
/// out (model-and-workers 7.3, step 1).
Servers nodeServers(const domain::Model& model);

struct HostPortsUpdate
{
    domain::ModelChanges changes;
    /// The documents that now say something else.
    std::vector<domain::Audience> written;
};

/// Stores what clients and what agents are told of the servers (6.6): agents get the endpoints in
/// the management space, of a server without any there all. `not-found` when the settings name a
/// management space that does not exist.
Result<HostPortsUpdate> setHostPorts(const domain::Model& model, const Servers& servers);

/// What an audience is told of each server. Agents get what clients get as long as there is no
/// document of their own; a controller on Kubernetes has one server, its service.
addressing::ServerHostPorts serversFor(const domain::Model& model, domain::Audience audience);
/// The same as dial texts.
std::vector<std::vector<std::string>> hostPortsFor(const domain::Model& model,
                                                   domain::Audience audience);

} // namespace netatlas::engine::workers
