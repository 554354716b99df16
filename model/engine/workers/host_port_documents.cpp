// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/host_port_documents.h"

#include "model/domain/object_text.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/controllers/endpoints.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/facts/address_subnet.h"

#include <algorithm>
#include <charconv>

namespace netatlas::engine::workers {

using namespace netatlas::domain;

namespace {

using Texts = std::vector<std::vector<std::string>>;

addressing::HostPort hostPortOf(const ServerPort& port)
{
    return {addressing::recordOf(port.address), port.port};
}

Texts textsOf(const Servers& servers)
{
    Texts texts;
    for (const auto& server : servers) {
        auto& list = texts.emplace_back();
        for (const ServerPort& port : server)
            list.push_back(hostPortOf(port).dialText());
    }
    return texts;
}

/// Documents are the same whatever the order of their parts.
Texts sortedTexts(const Servers& servers)
{
    Texts texts = textsOf(servers);
    for (auto& server : texts)
        std::sort(server.begin(), server.end());
    std::sort(texts.begin(), texts.end());
    return texts;
}

const HostPortsRow* documentOf(const Model& model, Audience audience)
{
    for (const HostPortsRow& row : model.table<HostPortsRow>())
        if (row.audience == audience)
            return &row;
    return nullptr;
}

void store(const Model& model, ChangeRecorder& recorder, HostPortsUpdate& update, Audience audience,
           const Servers& servers)
{
    const HostPortsRow* stored = documentOf(model, audience);
    const bool isSame = stored && sortedTexts(stored->servers) == sortedTexts(servers);
    if (!isSame)
        update.written.push_back(audience);
    const auto id = stored ? stored->id : recorder.draw<HostPortsRow>();
    // A document of the same texts keeps its order; where they lie may have changed all the same.
    const bool keepsOrder = isSame && textsOf(stored->servers) != textsOf(servers);
    if (!keepsOrder)
        recorder.put(HostPortsRow{.id = id, .audience = audience, .servers = servers});
}

/// The controller's own service on Kubernetes.
const CloudServiceRow* controllerService(const Model& model)
{
    for (const CloudServiceRow& row : model.table<CloudServiceRow>())
        if (!row.application)
            return &row;
    return nullptr;
}

addressing::ServerHostPorts serviceServers(const Model& model, const CloudServiceRow& service,
                                           Audience audience)
{
    const auto listener = audience == Audience::Agents ? controllers::Listener::Agents
                                                       : controllers::Listener::Clients;
    auto ports = controllers::kubernetesHostPorts(
        addressing::recordsOf(service.addresses), apiPort(model),
        controllers::kubernetesServiceName(settingOf(model, "controller-name", true)), listener);
    return ports.empty() ? addressing::ServerHostPorts{}
                         : addressing::ServerHostPorts{std::move(ports)};
}

} // namespace

std::int64_t apiPort(const Model& model)
{
    constexpr std::int64_t kUsualPort = 17'070;
    const std::string text = settingOf(model, "api-port", true);
    std::int64_t port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    return read.ec == std::errc() && port > 0 ? port : kUsualPort;
}

Servers nodeServers(const Model& model)
{
    Servers servers;
    for (const ControllerNodeRow* node : edits::controllerNodes(model)) {
        std::vector<ServerPort> server;
        for (ListedAddress& address : edits::addressesOf(model, *node))
            server.push_back({std::move(address), apiPort(model)});
        if (!server.empty())
            servers.push_back(std::move(server));
    }
    return servers;
}

Result<HostPortsUpdate> setHostPorts(const Model& model, const Servers& servers)
{
    const std::string name = settingOf(model, edits::kManagementSpaceKey, true);
    const auto space = name.empty() ? std::nullopt : findSpace(model, name);
    if (!name.empty() && !space)
        return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", name}});
    Servers forAgents = servers;
    for (auto& server : forAgents) {
        std::vector<ServerPort> inside;
        for (const ServerPort& port : server)
            if (space && facts::spaceOf(model.facts, port.address) == *space)
                inside.push_back(port);
        if (!inside.empty())
            server = std::move(inside);
    }
    HostPortsUpdate update;
    ChangeRecorder recorder(model.state);
    store(model, recorder, update, Audience::All, servers);
    store(model, recorder, update, Audience::Agents, forAgents);
    update.changes = recorder.changes();
    return update;
}

addressing::ServerHostPorts serversFor(const Model& model, Audience audience)
{
    if (const CloudServiceRow* service = controllerService(model))
        return serviceServers(model, *service, audience);
    const HostPortsRow* document = documentOf(model, audience);
    if (!document)
        document = documentOf(model, Audience::All);
    addressing::ServerHostPorts servers;
    if (document)
        for (const auto& server : document->servers) {
            auto& list = servers.emplace_back();
            for (const ServerPort& port : server)
                list.push_back(hostPortOf(port));
        }
    return servers;
}

std::vector<std::vector<std::string>> hostPortsFor(const Model& model, Audience audience)
{
    Texts texts;
    for (const addressing::HostPorts& server : serversFor(model, audience))
        texts.push_back(addressing::dialTexts(server));
    return texts;
}

} // namespace netatlas::engine::workers
