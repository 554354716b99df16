// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/host_ports.h"
#include "model/engine/spaces/records.h"

#include <map>
#include <optional>

namespace netatlas::engine::controllers {

/// What machine agents are told: each node's endpoints in the management space. A node with none
/// in it keeps all, for a wrong setting must never cut agents off. No space: everything.
/// `not-found` when the space does not exist (address-engine 10.1). The subjects of the trace are
/// the places of the servers.
Result<addressing::ServerHostPorts> agentHostPorts(const addressing::ServerHostPorts& servers,
                                                   const std::string& managementSpace,
                                                   const spaces::Spaces& spaces,
                                                   addressing::Trace* trace = nullptr);

/// What an agent stores: the endpoints of each server by their rank for `cloud-local`, one server
/// after the other. `not-valid` without servers (address-engine 10.2). The subjects of the trace
/// are the places of the servers, and their ranked lines are the answer.
Result<std::vector<std::string>> agentDialList(const addressing::ServerHostPorts& servers,
                                               addressing::Trace* trace = nullptr);

/// A controller node by its id, with its addresses.
struct Node
{
    std::string id;
    std::vector<addressing::Address> addresses;
};

struct ServerDetails
{
    std::string internalAddress;
    /// Dial texts, in byte order.
    std::vector<std::string> addresses;
};

struct Ports
{
    std::int64_t api = 0;
    /// 0 when the controllers have no port of their own among themselves.
    std::int64_t controllerApi = 0;
};

/// What nodes tell each other, by node id; nodes without addresses are left out. The internal
/// address is empty for a node that is no member or whose member address does not parse
/// (address-engine 10.3).
std::map<std::string, ServerDetails>
serverDetails(const std::vector<Node>& nodes,
              const std::map<std::string, std::string>& memberAddressByNode, Ports ports);

/// The name by which the service of a controller on Kubernetes is found; empty for a controller
/// without a name (address-engine 10.4).
std::string kubernetesServiceName(const std::string& controllerName);

enum class Listener : std::uint8_t { Clients, Agents };

/// The endpoints of a controller on Kubernetes (address-engine 10.4). The name of the service is
/// empty when the controller has none. The trace ends with the endpoints as dial texts.
addressing::HostPorts kubernetesHostPorts(const std::vector<addressing::Address>& addresses,
                                          std::int64_t port, const std::string& serviceName,
                                          Listener listener, addressing::Trace* trace = nullptr);

/// One internal endpoint a machine, where it has one; `no-address` when nothing was found
/// (address-engine 10.5). The subjects of the trace are the places of the machines, and the last
/// line of each is its address.
Result<std::vector<std::string>>
internalAddresses(const std::vector<std::vector<addressing::Address>>& machines, std::int64_t port,
                  addressing::Trace* trace = nullptr);

} // namespace netatlas::engine::controllers
