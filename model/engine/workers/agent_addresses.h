// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/host_ports.h"

#include <string>
#include <vector>

namespace netatlas::engine::workers {

/// The addresses of one interface of a host.
struct HostInterface
{
    std::string name;
    std::vector<std::string> addresses; ///< values or blocks
};

/// What an agent says of its machine when it starts (model-and-workers 7.1): all addresses but
/// link-local ones and those of default bridges. Empty means that the list stays as it is.
std::vector<std::string> agentAddresses(const std::vector<HostInterface>& interfaces);

/// The servers without the addresses of this host's default bridges, and without servers that have
/// nothing left (7.6).
addressing::ServerHostPorts withoutBridgeAddresses(const addressing::ServerHostPorts& servers,
                                                   const std::vector<HostInterface>& interfaces);

/// The lines of an agent's configuration file (7.6): for each server in turn its addresses that
/// are usable inside the cloud, best class first. Empty means that the file stays as it is.
std::vector<std::string> agentFileLines(const addressing::ServerHostPorts& servers);

} // namespace netatlas::engine::workers
