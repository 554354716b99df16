// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/controllers/checks.h"
#include "model/engine/controllers/endpoints.h"
#include "model/engine/controllers/replica_set.h"
#include "model/protocol/operations.h"
#include "model/protocol/records.h"

namespace netatlas::protocol {

namespace json = boost::json;
using namespace engine::controllers;
namespace addressing = engine::addressing;

namespace {

Answer textsAnswer(const Result<std::vector<std::string>>& texts)
{
    if (!texts)
        return fail(texts.error());
    return textsJson(*texts);
}

std::map<std::string, std::string> memberAddresses(const Members& input)
{
    std::map<std::string, std::string> byNode;
    const auto* const members = input.required("members");
    if (!members)
        return byNode;
    if (const auto* const object = members->if_object()) {
        for (const auto& [node, dialText] : *object)
            byNode[std::string(node)] = readText(dialText, input.faults());
    } else {
        input.faults().addShape("members");
    }
    return byNode;
}

std::optional<Listener> parseListener(std::string_view word)
{
    if (word == "clients")
        return Listener::Clients;
    if (word == "agents")
        return Listener::Agents;
    return std::nullopt;
}

std::optional<MultiAddress> parseMultiAddress(std::string_view word)
{
    if (word == "error")
        return MultiAddress::Refuse;
    if (word == "pick")
        return MultiAddress::Pick;
    return std::nullopt;
}

json::value memberJson(const PlannedMember& member)
{
    return json::object{{"id", member.id},
                        {"node", member.node},
                        {"address", member.address},
                        {"voting", member.isVoting}};
}

} // namespace

Answer controllerAgentHostPorts(const Members& input)
{
    const auto servers =
        agentHostPorts(input.records("servers", readHostPorts), input.text("mgmt_space"),
                       input.records("spaces", readSpace));
    if (!servers)
        return fail(servers.error());
    return listJson(*servers, [](const addressing::HostPorts& server) {
        return textsJson(addressing::dialTexts(server));
    });
}

Answer controllerAgentDialList(const Members& input)
{
    return textsAnswer(agentDialList(input.records("servers", readHostPorts)));
}

Answer controllerServerDetails(const Members& input)
{
    const Ports ports{input.integer("api_port"), input.integer("controller_api_port")};
    json::object byNode;
    for (const auto& [node, details] :
         serverDetails(input.records("nodes", readNode), memberAddresses(input), ports))
        byNode[node] = json::object{{"internal_address", details.internalAddress},
                                    {"addresses", textsJson(details.addresses)}};
    return byNode;
}

Answer controllerK8sHostPorts(const Members& input)
{
    return textsJson(addressing::dialTexts(
        kubernetesHostPorts(input.records("addresses", readAddress), input.integer("port"),
                            input.text("service_fqdn"), input.word("for", parseListener))));
}

Answer controllerInternalAddresses(const Members& input)
{
    return textsAnswer(
        internalAddresses(input.records("machines", readAddresses), input.integer("port")));
}

Answer controllerSpaceCheck(const Members& input)
{
    const auto space = input.record("space", readSpace);
    return json::object{
        {"missing", textsJson(nodesOutsideSpace(input.records("nodes", readNode), space.id))}};
}

Answer controllerHaCheck(const Members& input)
{
    return json::object{{"bad", textsJson(nodesWithoutClearAddress(input.records("nodes", readNode),
                                                                   input.text("ha_space")))}};
}

Answer controllerSpaceConstraints(const Members& input)
{
    SpaceNames given;
    if (input.optional("spaces"))
        given = input.texts("spaces");
    const auto implied =
        impliedSpaceConstraints(given, input.text("mgmt_space"), input.text("ha_space"));
    return implied ? textsJson(*implied) : json::value();
}

Answer peerPlan(const Members& input)
{
    ReplicaSetRequest request;
    request.nodes = input.records("nodes", readControllerNode);
    request.members = input.records("members", readMember);
    request.statuses = input.records("statuses", readStatus);
    request.databasePort = input.integer("mongo_port");
    if (input.optional("ha_space"))
        request.haSpace = input.record("ha_space", readSpace);
    request.multiAddress =
        input.optionalWord("multi_address", parseMultiAddress, MultiAddress::Refuse);
    const auto plan = planReplicaSet(request);
    if (!plan)
        return fail(plan.error());
    return json::object{{"changed", plan->isChanged},
                        {"step_down_primary", plan->stepsPrimaryDown},
                        {"members", listJson(plan->members, memberJson)}};
}

Answer peerAddressInSpace(const Members& input)
{
    const auto text = addressInSpace(input.text("node"), input.records("addresses", readAddress),
                                     input.integer("port"), input.record("space", readSpace).id);
    if (!text)
        return fail(text.error());
    return json::value(*text);
}

Answer peerSortIds(const Members& input)
{
    return textsJson(sortedNodeIds(input.texts("ids")));
}

} // namespace netatlas::protocol
