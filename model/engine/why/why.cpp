// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/why/why.h"

#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/host_ports.h"
#include "model/engine/addressing/preferred.h"
#include "model/engine/controllers/checks.h"
#include "model/engine/controllers/replica_set.h"
#include "model/engine/edits/bindings.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/edits/listed_addresses.h"
#include "model/net/host_port.h"

#include <algorithm>

namespace netatlas::engine::why {

namespace {

using namespace domain;
using addressing::Preference;
using addressing::Trace;
using addressing::TraceLine;

constexpr std::int64_t kDatabasePort = 37017;
constexpr std::int64_t kApiPort = 17070;

std::string spaceName(const Model& model, SpaceId id)
{
    const auto* space = model.find<SpaceRow>(id);
    return space ? space->name : std::string();
}

/// The NIC of that machine which has the address.
std::string deviceWith(const Model& model, std::optional<MachineId> machine,
                       const std::string& value)
{
    const auto address = net::IpAddress::parse(value);
    if (!machine || !address)
        return {};
    for (const DeviceAddressRow& row : model.table<DeviceAddressRow>())
        if (row.value == *address && model.at<DeviceRow>(row.device).machine == *machine)
            return model.at<DeviceRow>(row.device).name.text();
    return {};
}

/// The lines of a trace with what is known of each candidate; dial texts are looked up by host.
std::vector<Line> linesOf(const Model& model, const Trace& trace,
                          const std::vector<ListedAddress>& listed,
                          std::optional<MachineId> machine)
{
    std::vector<Line> lines;
    for (const TraceLine& traced : trace) {
        Line line{.reason = traced.reason, .value = traced.value, .rank = traced.rank};
        const auto dialled = net::HostPort::parse(traced.value);
        const std::string host = dialled ? dialled->host : traced.value;
        const auto known = std::find_if(listed.begin(), listed.end(), [&](const auto& address) {
            return address.value == traced.value || address.value == host;
        });
        if (known != listed.end()) {
            line.origin = known->origin;
            line.scope = known->scope;
            line.space = spaceName(model, edits::spaceOf(model, *known));
            line.device = deviceWith(model, machine, known->value);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Answer preferred(const Model& model, const MachineRow& machine, Preference preference)
{
    const bool isPublic = preference == Preference::Public;
    const auto& current = isPublic ? machine.preferredPublic : machine.preferredPrivate;
    Trace trace;
    const auto choice = addressing::preferredAddress(
        preference, current ? edits::recordOf(*current) : addressing::Address{},
        edits::recordsOf(machine.providerAddresses), edits::recordsOf(machine.machineAddresses),
        &trace);
    Answer answer{.question = isPublic ? Question::PublicAddress : Question::PrivateAddress,
                  .object = model.refOf(machine)};
    if (!choice.address.value.empty())
        answer.chosen.push_back(choice.address.value);
    std::vector<ListedAddress> listed = machine.providerAddresses;
    listed.insert(listed.end(), machine.machineAddresses.begin(), machine.machineAddresses.end());
    answer.lines = linesOf(model, trace, listed, machine.id);
    return answer;
}

std::int64_t portSetting(const Model& model, std::string_view key, std::int64_t otherwise)
{
    return parseNumber<std::int64_t>(settingOf(model, key, true)).value_or(otherwise);
}

/// The addresses of a node as the controller rules take them, with the spaces they are in.
std::vector<addressing::Address> recordsOfNode(const Model& model, const ControllerNodeRow& node)
{
    const auto listed = edits::addressesOf(model, node);
    auto records = edits::recordsOf(listed);
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

Answer agentEndpoints(const Model& model, const ControllerNodeRow& node)
{
    Answer answer{.question = Question::AgentEndpoints, .object = model.refOf(node)};
    spaces::Spaces all;
    for (const SpaceRow& row : model.table<SpaceRow>())
        all.push_back({.id = row.id.text(), .name = row.name});
    Trace trace;
    const auto servers = controllers::agentHostPorts(
        {addressing::withPort(recordsOfNode(model, node),
                              portSetting(model, "api-port", kApiPort))},
        settingOf(model, edits::kManagementSpaceKey, true), all, &trace);
    if (servers)
        answer.chosen = addressing::dialTexts(servers->front());
    answer.lines = linesOf(model, trace, edits::addressesOf(model, node), node.machine);
    return answer;
}

} // namespace

std::vector<Answer> whyMachine(const Model& model, MachineId id)
{
    const auto& machine = model.at<MachineRow>(id);
    return {preferred(model, machine, Preference::Public),
            preferred(model, machine, Preference::Private)};
}

std::vector<Answer> whyNode(const Model& model, ControllerNodeId id)
{
    const auto& node = model.at<ControllerNodeRow>(id);
    return {haAddress(model, node), agentEndpoints(model, node)};
}

} // namespace netatlas::engine::why
