// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/rules/rule.h"

#include <algorithm>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

using Servers = std::vector<std::vector<ServerPort>>;

const HostPortsRow* documentOf(const Model& model, Audience audience)
{
    for (const HostPortsRow& row : model.table<HostPortsRow>())
        if (row.audience == audience)
            return &row;
    return nullptr;
}

/// `host:port` of all servers, sorted.
std::vector<std::string> endpointsOf(const Servers& servers)
{
    std::vector<std::string> endpoints;
    for (const auto& server : servers)
        for (const ServerPort& port : server)
            endpoints.push_back(port.address.value + ':' + std::to_string(port.port));
    std::sort(endpoints.begin(), endpoints.end());
    return endpoints;
}

bool isAllIn(const Model& model, const Servers& servers, SpaceId space)
{
    return std::all_of(servers.begin(), servers.end(), [&](const auto& server) {
        return std::all_of(server.begin(), server.end(), [&](const ServerPort& port) {
            return edits::spaceOf(model, port.address) == space;
        });
    });
}

void checkDocuments(const Model& model, Findings& findings)
{
    const std::string name = settingOf(model, edits::kManagementSpaceKey, true);
    const auto space = name.empty() ? std::nullopt : findSpace(model, name);
    const HostPortsRow* agents = documentOf(model, Audience::Agents);
    const HostPortsRow* clients = documentOf(model, Audience::All);
    if (!space || !agents)
        return;
    const auto given = endpointsOf(agents->servers);
    const bool isEqual = clients && given == endpointsOf(clients->servers);
    if (!given.empty() && (!isEqual || isAllIn(model, agents->servers, *space)))
        return;
    findings.push_back(findingOf(Rule::V32, Severity::Warning,
                                 model.ref(ObjectKind::Space, space->number()),
                                 {{"space", name}, {"is-empty", given.empty()}}));
}

} // namespace

void findUnsortedEndpoints(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        checkDocuments(*model, findings);
}

} // namespace netatlas::engine::rules
