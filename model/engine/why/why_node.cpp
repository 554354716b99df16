// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/host_ports.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/controllers/checks.h"
#include "model/engine/controllers/replica_set.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/why/why_lines.h"

#include <algorithm>

namespace netatlas::engine::why {

namespace {

using namespace domain;
using addressing::Trace;
using addressing::TraceLine;

constexpr std::int64_t kDatabasePort = 37017;
constexpr std::int64_t kApiPort = 17070;

std::int64_t portSetting(const Model& model, std::string_view key, std::int64_t otherwise)
{
    return parseNumber<std::int64_t>(settingOf(model, key, true)).value_or(otherwise);
}

/// The addresses of a node as the controller rules take them, with the spaces they are in.
std::vector<addressing::Address> recordsOfNode(const Model& model, const ControllerNodeRow& node)
{
    const auto listed = edits::addressesOf(model, node);
    auto records = addressing::recordsOf(listed);
    for (std::size_t i = 0; i < records.size(); ++i)
        records[i].spaceId = edits::spaceOf(model, listed[i]).text();
    return records;
}

std::optional<spaces::Space> haSpaceOf(const Model& model)
{
    const std::string name = settingOf(model, edits::kHaSpaceKey, true);
    const auto id = name.empty() ? std::nullopt : findSpace(model, name);
    if (!id)
        return std::nullopt;
    return spaces::Space{.id = id->text(), .name = name};
}

controllers::ReplicaSetRequest requestOf(const Model& model)
{
    controllers::ReplicaSetRequest request;
    request.databasePort = portSetting(model, "state-port", kDatabasePort);
    request.haSpace = haSpaceOf(model);
    for (const ControllerNodeRow* node : edits::controllerNodes(model)) {
        request.nodes.push_back({.id = node->number.text(),
                                 .life = node->life,
                                 .wantsVote = node->wantsVote,
                                 .addresses = recordsOfNode(model, *node)});
        if (!node->member)
            continue;
        request.members.push_back({.id = node->member->id,
                                   .node = node->number.text(),
                                   .address = node->member->address,
                                   .isVoting = node->member->votes > 0});
        request.statuses.push_back({.id = node->member->id,
                                    .isHealthy = node->member->isHealthy,
                                    .state = node->member->state});
    }
    return request;
}

Answer haAddress(const Model& model, const ControllerNodeRow& node)
{
    Answer answer{.question = Question::HaAddress, .object = model.refOf(node)};
    const auto request = requestOf(model);
    const std::string number = node.number.text();
    Trace trace;
    if (const auto plan = controllers::planReplicaSet(request, &trace)) {
        for (const auto& member : plan->members)
            if (member.node == number && !member.address.empty())
                answer.chosen.push_back(member.address);
    } else if (request.haSpace) {
        // Without a replica set to plan, or when it cannot be planned, the space still decides.
        trace.clear();
        if (const auto chosen =
                controllers::addressInSpace(number, recordsOfNode(model, node),
                                            request.databasePort, request.haSpace->id, &trace))
            answer.chosen.push_back(*chosen);
    } else if (trace.empty()) {
        trace.clear();
        const auto records = controllers::withoutVirtual(recordsOfNode(model, node), &trace);
        const auto places =
            addressing::allMatching(addressing::Matcher::CloudLocal, records, &trace);
        if (places.size() == 1)
            answer.chosen.push_back(records[places.front()].value);
        else if (places.size() > 1)
            note(&trace, addressing::TraceReason::TooManyToChoose);
    }
    std::erase_if(trace, [&](const TraceLine& line) {
        return !line.subject.empty() && line.subject != number;
    });
    answer.lines = linesOf(model, trace, edits::addressesOf(model, node), node.machine);
    return answer;
}

spaces::Spaces spacesOf(const Model& model)
{
    spaces::Spaces all;
    for (const SpaceRow& row : model.table<SpaceRow>())
        all.push_back({.id = row.id.text(), .name = row.name});
    return all;
}

Answer agentEndpoints(const Model& model, const ControllerNodeRow& node)
{
    Answer answer{.question = Question::AgentEndpoints, .object = model.refOf(node)};
    Trace trace;
    const auto servers = controllers::agentHostPorts(
        {addressing::withPort(recordsOfNode(model, node),
                              portSetting(model, "api-port", kApiPort))},
        settingOf(model, edits::kManagementSpaceKey, true), spacesOf(model), &trace);
    if (servers)
        answer.chosen = addressing::dialTexts(servers->front());
    answer.lines = linesOf(model, trace, edits::addressesOf(model, node), node.machine);
    return answer;
}

/// The endpoints of the node, as controller rules take them: one server.
addressing::ServerHostPorts serversOf(const Model& model, const ControllerNodeRow& node)
{
    return {
        addressing::withPort(recordsOfNode(model, node), portSetting(model, "api-port", kApiPort))};
}

Answer clientEndpoints(const Model& model, const ControllerNodeRow& node)
{
    Answer answer{.question = Question::ClientEndpoints, .object = model.refOf(node)};
    Trace trace;
    answer.chosen =
        addressing::dialTexts(addressing::clientEndpoints(serversOf(model, node), &trace));
    answer.lines = linesOf(model, trace, edits::addressesOf(model, node), node.machine);
    return answer;
}

/// What agents do with the endpoints that they were told.
Answer dialOrder(const Model& model, const ControllerNodeRow& node)
{
    Answer answer{.question = Question::DialOrder, .object = model.refOf(node)};
    Trace trace;
    const auto told = controllers::agentHostPorts(
        serversOf(model, node), settingOf(model, edits::kManagementSpaceKey, true),
        spacesOf(model));
    if (!told)
        return answer;
    if (const auto list = controllers::agentDialList(*told, &trace))
        answer.chosen = *list;
    answer.lines = linesOf(model, trace, edits::addressesOf(model, node), node.machine);
    return answer;
}

/// Where the controller runs on Kubernetes: the endpoints of its service.
void addService(const Model& model, const ControllerNodeRow& node, std::vector<Answer>& answers)
{
    for (const CloudServiceRow& service : model.table<CloudServiceRow>()) {
        if (service.application)
            continue;
        for (const auto listener :
             {controllers::Listener::Clients, controllers::Listener::Agents}) {
            const bool isForClients = listener == controllers::Listener::Clients;
            Trace trace;
            const auto endpoints = controllers::kubernetesHostPorts(
                addressing::recordsOf(service.addresses), portSetting(model, "api-port", kApiPort),
                controllers::kubernetesServiceName(settingOf(model, "controller-name", true)),
                listener, &trace);
            answers.push_back(
                {.question = isForClients ? Question::ClientEndpoints : Question::AgentEndpoints,
                 .object = model.refOf(node),
                 .subject = {},
                 .chosen = addressing::dialTexts(endpoints),
                 .lines = linesOf(model, trace, service.addresses, std::nullopt)});
        }
        return;
    }
}

bool runsOnKubernetes(const Model& model)
{
    const auto& services = model.table<CloudServiceRow>();
    return std::any_of(services.begin(), services.end(),
                       [](const CloudServiceRow& row) { return !row.application; });
}

} // namespace

std::vector<Answer> whyNode(const Model& model, ControllerNodeId id)
{
    const auto& node = model.at<ControllerNodeRow>(id);
    std::vector<Answer> answers{haAddress(model, node)};
    if (runsOnKubernetes(model)) {
        addService(model, node, answers);
        return answers;
    }
    answers.push_back(agentEndpoints(model, node));
    answers.push_back(dialOrder(model, node));
    answers.push_back(clientEndpoints(model, node));
    return answers;
}

} // namespace netatlas::engine::why
