// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/peer_group.h"

#include "model/domain/object_text.h"
#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/controllers/replica_set.h"
#include "model/engine/edits/controller_nodes.h"
#include "model/engine/facts/address_subnet.h"
#include "model/engine/workers/host_port_documents.h"
#include "model/net/host_port.h"

#include <algorithm>

namespace netatlas::engine::workers {

using namespace netatlas::domain;
using controllers::ReplicaMember;
using controllers::ReplicaSetRequest;

namespace {

/// The set is planned by hosts alone: all its members use one port, which no row holds.
std::string dialText(const std::string& host)
{
    return host.empty() ? std::string() : net::HostPort{host, 0}.dialText();
}

std::string hostOf(const std::string& memberAddress)
{
    const auto parsed = net::HostPort::parse(memberAddress);
    return parsed ? parsed->host : memberAddress;
}

/// The member's address with another host; a port stays.
std::string withHost(const std::string& memberAddress, const std::string& host)
{
    const auto parsed = net::HostPort::parse(memberAddress);
    return parsed ? net::HostPort{host, parsed->port}.dialText() : host;
}

bool isPrimary(const Member& member)
{
    return member.isPrimary || member.state == MemberState::Primary;
}

bool isVoting(const ControllerNodeRow& node)
{
    return node.member && (node.member->votes > 0 || node.hasVote);
}

controllers::ControllerNode requestNode(const Model& model, const ControllerNodeRow& row)
{
    controllers::ControllerNode node;
    node.id = row.number.text();
    node.wantsVote = row.wantsVote;
    for (const ListedAddress& listed : edits::addressesOf(model, row)) {
        addressing::Address address = addressing::recordOf(listed);
        address.spaceId = facts::spaceOf(model.facts, listed).text();
        node.addresses.push_back(std::move(address));
    }
    return node;
}

/// The request, with members numbered by their place: numbers of the set need not be sound.
ReplicaSetRequest requestOf(const Model& model, const std::vector<Member>& extra)
{
    ReplicaSetRequest request;
    request.voteCount = controllers::VoteCount::AlwaysOdd;
    const auto addMember = [&request](const Member& member, std::optional<std::string> node,
                                      bool votes) {
        const auto id = static_cast<std::int64_t>(request.members.size()) + 1;
        request.members.push_back({id, std::move(node), dialText(hostOf(member.address)), votes});
        request.statuses.push_back(
            {id, member.isHealthy, isPrimary(member) ? MemberState::Primary : member.state});
    };
    for (const ControllerNodeRow& node : model.table<ControllerNodeRow>()) {
        if (node.life != Life::Dead)
            request.nodes.push_back(requestNode(model, node));
        if (node.member && node.life != Life::Dead)
            addMember(*node.member, node.number.text(), isVoting(node));
    }
    for (const Member& member : extra)
        addMember(member, std::nullopt, member.votes > 0);
    return request;
}

Details messageDetails(const Model& model, const std::vector<std::string>& nodes)
{
    Details status;
    for (const ControllerNodeRow* node : edits::controllerNodes(model))
        status[node->number.text()] =
            std::find(nodes.begin(), nodes.end(), node->number.text()) != nodes.end();
    return status;
}

/// The planner's error with what the nodes are to show.
Error told(const Model& model, const std::vector<Member>& extra, const std::string& haSpace,
           Error error)
{
    if (error.kind == ErrorKind::UnknownVotingMember) {
        for (const Member& member : extra)
            if (member.votes > 0)
                return {error.kind, {{"member", member.id}}};
    } else if (error.kind == ErrorKind::HaSpaceRequired ||
               error.kind == ErrorKind::HaSpaceNoAddresses) {
        error.details["status"] = messageDetails(model, detailOf(error.details, "nodes").texts());
        if (!haSpace.empty())
            error.details["space"] = haSpace;
    }
    return error;
}

std::int64_t highestMember(const Model& model, const std::vector<Member>& extra)
{
    std::int64_t highest = 0;
    for (const ControllerNodeRow& node : model.table<ControllerNodeRow>())
        if (node.member)
            highest = std::max(highest, node.member->id);
    for (const Member& member : extra)
        highest = std::max(highest, member.id);
    return highest;
}

void addRemoved(const Model& model, const std::vector<Member>& extra, PeerGroup& group)
{
    for (const ControllerNodeRow& node : model.table<ControllerNodeRow>())
        if (node.life == Life::Dead && node.member)
            group.removed.push_back(node.member->id);
    for (const Member& member : extra)
        group.removed.push_back(member.id);
    std::sort(group.removed.begin(), group.removed.end());
    group.isChanged = !group.removed.empty();
}

} // namespace

Result<PeerGroup> peerGroup(const Model& model, const std::vector<Member>& extra)
{
    const std::string haSpace = settingOf(model, edits::kHaSpaceKey, true);
    const auto space = haSpace.empty() ? std::nullopt : findSpace(model, haSpace);
    if (!haSpace.empty() && !space)
        return fail(ErrorKind::NotFound, {{"what", "space"}, {"key", haSpace}});
    ReplicaSetRequest request = requestOf(model, extra);
    if (space)
        request.haSpace = spaces::Space{space->text(), haSpace, {}, {}};
    const auto plan = controllers::planReplicaSet(request);
    if (!plan)
        return fail(told(model, extra, haSpace, plan.error()));

    PeerGroup group;
    group.stepsDown = plan->stepsPrimaryDown;
    addRemoved(model, extra, group);
    std::map<std::string, const ControllerNodeRow*> rows;
    for (const ControllerNodeRow* node : edits::controllerNodes(model))
        rows.emplace(node->number.text(), node);
    std::int64_t next = highestMember(model, extra);
    for (const controllers::PlannedMember& planned : plan->members) {
        const ControllerNodeRow& row = *rows.at(planned.node);
        const std::string host = hostOf(planned.address);
        group.votes[planned.node] = planned.isVoting;
        // A node waits until it can be reached; a member keeps the address it has.
        if (!row.member && host.empty())
            continue;
        if (!host.empty())
            group.addresses[planned.node] = host;
        group.members[planned.node] = row.member ? row.member->id : ++next;
        group.isChanged = group.isChanged || !row.member || planned.isVoting != isVoting(row) ||
                          host != hostOf(row.member->address);
    }
    return group;
}

ModelChanges withPeerGroup(const Model& model, const PeerGroup& group)
{
    ChangeRecorder recorder(model.state);
    for (const ControllerNodeRow& node : model.table<ControllerNodeRow>()) {
        ControllerNodeRow row = node;
        row.agentMessage.clear();
        const auto member = group.members.find(node.number.text());
        if (member == group.members.end() || node.life == Life::Dead) {
            row.member.reset();
            row.hasVote = false;
        } else {
            if (!row.member)
                row.member = Member{.id = member->second};
            const auto host = group.addresses.find(member->first);
            if (host != group.addresses.end())
                row.member->address = withHost(row.member->address, host->second);
            const bool votes = group.votes.at(member->first);
            row.member->votes = votes ? std::max<std::int64_t>(row.member->votes, 1) : 0;
            row.hasVote = votes;
        }
        if (!(row == node))
            recorder.put(std::move(row));
    }
    return recorder.changes();
}

ModelChanges withMessages(const Model& model, const Error& trouble)
{
    ChangeRecorder recorder(model.state);
    if (trouble.kind != ErrorKind::HaSpaceRequired && trouble.kind != ErrorKind::HaSpaceNoAddresses)
        return recorder.changes();
    const std::vector<std::string> asking = detailOf(trouble.details, "nodes").texts();
    for (const ControllerNodeRow& node : model.table<ControllerNodeRow>()) {
        const bool asks =
            std::find(asking.begin(), asking.end(), node.number.text()) != asking.end();
        ControllerNodeRow row = node;
        row.agentMessage = asks ? std::string(errorKindText(trouble.kind)) : std::string();
        if (!(row == node))
            recorder.put(std::move(row));
    }
    return recorder.changes();
}

std::map<std::string, NodeDetails> nodeDetails(const Model& model, const PeerGroup& group)
{
    std::map<std::string, NodeDetails> details;
    for (const ControllerNodeRow* node : edits::controllerNodes(model)) {
        NodeDetails& entry = details[node->number.text()];
        for (const ListedAddress& address : edits::addressesOf(model, *node))
            entry.addresses.push_back(net::HostPort{address.value, apiPort(model)}.dialText());
        const auto host = group.addresses.find(node->number.text());
        if (host != group.addresses.end())
            entry.internalAddress = net::HostPort{host->second, apiPort(model)}.dialText();
    }
    return details;
}

} // namespace netatlas::engine::workers
