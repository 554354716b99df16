// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/address.h"
#include "model/engine/workers/host_port_documents.h"
#include "model/engine/workers/peer_group.h"
#include "model/engine/workers/poll_schedule.h"
#include "model/protocol/scenario/families.h"
#include "model/protocol/scenario/judged.h"

#include <algorithm>

namespace netatlas::protocol::scenario {

namespace json = boost::json;
namespace workers = engine::workers;
using namespace netatlas::domain;

namespace {

tl::unexpected<Error> notOneOf(std::string_view what, std::string_view value)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"value", value}, {"cause", "unknown"}});
}

json::object placeJson(std::string_view groupName, const std::optional<workers::PollPlace>& place)
{
    json::value group;
    json::value interval;
    if (place) {
        const bool isShort = place->group == workers::PollGroup::Short;
        group = isShort ? "short" : "long";
        if (isShort)
            interval = place->interval.count();
    }
    return {{json::string_view(groupName.data(), groupName.size()), group}, {"interval", interval}};
}

Answer pollTransition(Scene&, const exchange::JsonMembers& when)
{
    const std::string group = when.text("group");
    if (group != "short" && group != "long")
        return notOneOf("group", group);
    workers::PollPlace place;
    place.group = group == "short" ? workers::PollGroup::Short : workers::PollGroup::Long;
    constexpr std::uint32_t kDay = 86'400;
    place.interval = std::chrono::seconds(when.numberUpTo(
        "interval", kDay, static_cast<std::uint32_t>(workers::kShortestPoll.count())));
    const std::string status = when.text("provider-status");
    workers::PollOutcome outcome;
    outcome.providerStatus = status;
    outcome.machineStatus =
        parseWord<MachineStatus>(when.text("machine-status")).value_or(MachineStatus::Unknown);
    outcome.hasAddresses = when.number("addresses") > 0;
    return placeJson("group", workers::afterPoll(place, outcome));
}

Answer pollEvent(Scene&, const exchange::JsonMembers& when)
{
    const std::string queue = when.text("queue");
    if (!queue.empty() && queue != "short" && queue != "long")
        return notOneOf("queue", queue);
    workers::MachineEvent event;
    if (when.has("life"))
        event.life = when.word("life", Life::Alive);
    event.isManual = when.truth("manual");
    const std::string status = when.text("instance-status");
    event.instanceStatus = status;
    const auto outcome = workers::afterEvent(event);
    json::object result = placeJson("queue", outcome.place);
    result["set-status"] =
        outcome.setStatus.empty() ? json::value() : json::value(jsonText(outcome.setStatus));
    return result;
}

/// Puts a server's address into the space that was given with it.
void settle(const Model& model, ListedAddress& address, std::optional<SpaceId> space)
{
    const SpaceId given = space.value_or(kAlpha);
    if (const auto value = net::IpAddress::parse(address.value))
        for (const SubnetId id : model.facts.blocks->holding(*value))
            if (!address.subnet && model.facts.spaceOfSubnet.at(id) == given)
                address.subnet = id;
    if (!address.subnet && given != kAlpha)
        address.space = given;
}

ServerPort readPort(const Model& model, const exchange::JsonMembers& members)
{
    ServerPort port;
    port.address.value = members.text("value");
    port.address.type = engine::addressing::typeOf(port.address.value);
    port.address.scope = members.word("scope", Scope::Unknown);
    if (port.address.scope == Scope::Unknown)
        port.address.scope = engine::addressing::scopeOf(port.address.value);
    port.port = members.numberUpTo("port", exchange::JsonMembers::kLargestPort,
                                   static_cast<std::uint32_t>(workers::apiPort(model)));
    settle(model, port.address, members.id<SpaceId>("space-id"));
    return port;
}

Answer setHostPorts(Scene& scene, const exchange::JsonMembers& when)
{
    workers::Servers servers;
    const auto* const list = when.listOf("servers");
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        auto& server = servers.emplace_back();
        const auto* const ports = (*list)[i].if_array();
        if (!ports) {
            when.refuse("servers", "list of lists expected");
            return nullptr;
        }
        for (const json::value& entry : *ports) {
            std::optional<Error> problem;
            const exchange::JsonMembers members(entry, problem);
            server.push_back(readPort(scene.model(), members));
            if (problem || server.back().address.value.empty())
                when.refuse("servers", "no address with port");
        }
    }
    const auto update = workers::setHostPorts(scene.model(), servers);
    if (!update)
        return fail(update.error());
    scene.apply(update->changes);
    json::array written;
    for (const Audience audience : update->written)
        written.push_back(jsonText(wordOf(audience)));
    return json::object{{"written", written}};
}

Answer hostPorts(Scene& scene, const exchange::JsonMembers& when)
{
    const std::string audience = when.text("audience");
    if (audience != "clients" && audience != "agents")
        return notOneOf("audience", audience);
    json::array servers;
    for (const auto& server : workers::hostPortsFor(
             scene.model(), audience == "agents" ? Audience::Agents : Audience::All))
        servers.push_back(jsonTexts(server));
    return servers;
}

/// The members of the replica set that belong to no node, as the fragment has them.
std::vector<Member> extraMembers(const Scene& scene, std::optional<Error>& problem)
{
    std::vector<Member> extra;
    const json::value given(scene.given());
    const exchange::JsonMembers top(given, problem);
    top.object("controller").forEach("extra-members", [&](const exchange::JsonMembers& member) {
        extra.push_back(Member{.id = member.digits("id"),
                               .address = member.text("address"),
                               .votes = member.number("votes"),
                               .state = member.word("state", MemberState::Unknown),
                               .isHealthy = member.truth("healthy"),
                               .isPrimary = member.truth("primary")});
    });
    return extra;
}

bool hasTextId(const json::value& member)
{
    const auto* const object = member.if_object();
    const auto* const id = object ? object->if_contains("id") : nullptr;
    return id && id->is_string();
}

/// Whether the fragment numbers the members of the replica set by texts, as an answer then does.
bool numbersMembersByText(const json::object& given)
{
    const auto* const controller = given.if_contains("controller");
    const auto anyOf = [controller](std::string_view list, const auto& has) {
        const auto* const object = controller ? controller->if_object() : nullptr;
        const auto* const found = object ? object->if_contains(list) : nullptr;
        const auto* const members = found ? found->if_array() : nullptr;
        return members && std::any_of(members->begin(), members->end(), has);
    };
    return anyOf("extra-members", hasTextId) || anyOf("nodes", [](const json::value& node) {
               const auto* const object = node.if_object();
               const auto* const member = object ? object->if_contains("member") : nullptr;
               return member && hasTextId(*member);
           });
}

json::array memberIds(const json::object& given, const std::vector<std::int64_t>& ids)
{
    const bool areTexts = numbersMembersByText(given);
    json::array list;
    for (const std::int64_t id : ids)
        list.push_back(areTexts ? json::value(json::string(std::to_string(id))) : json::value(id));
    return list;
}

/// The trouble with the member that it names numbered as the fragment numbers members.
Error numberedAs(const json::object& given, Error trouble)
{
    const auto member = trouble.details.find("member");
    if (member != trouble.details.end() && numbersMembersByText(given))
        member->second = std::to_string(member->second.number());
    return trouble;
}

Answer planPeers(Scene& scene, const exchange::JsonMembers&)
{
    std::optional<Error> problem;
    const auto extra = extraMembers(scene, problem);
    if (problem)
        return fail(*problem);
    const auto group = workers::peerGroup(scene.model(), extra);
    if (!group)
        return fail(numberedAs(scene.given(), group.error()));
    json::object addresses;
    for (const auto& [node, host] : group->addresses)
        addresses[node] = host;
    json::object votes;
    json::object status;
    for (const auto& [node, isVoting] : group->votes) {
        votes[node] = isVoting ? 1 : 0;
        status[node] = false;
    }
    const json::array removed = memberIds(scene.given(), group->removed);
    scene.apply(workers::withPeerGroup(scene.model(), *group));
    scene.dropExtraMembers();
    return json::object{
        {"addresses", addresses}, {"votes", votes},     {"step-down", group->stepsDown},
        {"status", status},       {"removed", removed}, {"changed", group->isChanged}};
}

} // namespace

Family workerOperations()
{
    static constexpr NamedOperation kOperations[] = {
        {"poll-transition", pollTransition},
        {"poll-event", pollEvent},
        {"set-api-host-ports", setHostPorts},
        {"api-host-ports", hostPorts},
        {"peer-group", planPeers},
    };
    return kOperations;
}

} // namespace netatlas::protocol::scenario
