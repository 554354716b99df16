// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/controllers/replica_set.h"

#include "model/engine/addressing/host_ports.h"
#include "model/engine/controllers/checks.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace netatlas::engine::controllers {

using addressing::Address;
using addressing::note;
using addressing::Trace;
using addressing::TraceReason;
using domain::Life;
using domain::MemberState;

namespace {

/// The digits of an integer without sign and leading zeros; nothing for any other text.
struct IntegerText
{
    bool isNegative = false;
    std::string digits;
};

std::optional<IntegerText> parseInteger(std::string_view text)
{
    IntegerText integer;
    integer.isNegative = text.starts_with('-');
    if (integer.isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos)
        return std::nullopt;
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size() - 1));
    integer.digits = text;
    integer.isNegative = integer.isNegative && text != "0";
    return integer;
}

bool numberLess(const IntegerText& a, const IntegerText& b)
{
    if (a.isNegative != b.isNegative)
        return a.isNegative;
    const auto magnitudeLess = [](const std::string& x, const std::string& y) {
        return x.size() != y.size() ? x.size() < y.size() : x < y;
    };
    return a.isNegative ? magnitudeLess(b.digits, a.digits) : magnitudeLess(a.digits, b.digits);
}

bool nodeIdLess(const std::string& a, const std::string& b)
{
    const auto x = parseInteger(a);
    const auto y = parseInteger(b);
    if (x && y)
        return numberLess(*x, *y);
    return x || y ? x.has_value() : a < b;
}

/// A plan in the making: which votes change, and who is who.
class Planner
{
public:
    Planner(const ReplicaSetRequest& request, Trace* trace) : m_request(request), m_trace(trace) {}

    Result<ReplicaSetPlan> plan()
    {
        if (m_request.members.empty() && m_request.voteCount == VoteCount::AsBefore)
            return fail(ErrorKind::NotSupported,
                        {{"what", "replica-set"}, {"cause", "no members"}});
        if (const auto recognised = recogniseMembers(); !recognised)
            return fail(recognised.error());
        classifyNodes();
        balanceVotes();
        addNewMembers();
        adjustVotes();
        if (const auto addressed = chooseAddresses(); !addressed)
            return fail(addressed.error());
        for (const auto& [id, member] : m_planned)
            m_plan.members.push_back(member);
        std::stable_sort(
            m_plan.members.begin(), m_plan.members.end(),
            [](const PlannedMember& a, const PlannedMember& b) { return a.id < b.id; });
        return m_plan;
    }

private:
    using Ids = std::vector<std::string>;

    const ControllerNode* findNode(const std::string& id) const
    {
        const auto found =
            std::find_if(m_request.nodes.begin(), m_request.nodes.end(),
                         [&id](const ControllerNode& node) { return node.id == id; });
        return found == m_request.nodes.end() ? nullptr : &*found;
    }

    Status recogniseMembers()
    {
        std::optional<std::int64_t> extraVoter;
        for (const ReplicaMember& member : m_request.members) {
            m_highestId = std::max(m_highestId, member.id);
            const ControllerNode* const node = member.node ? findNode(*member.node) : nullptr;
            if (!node || node->life == Life::Dead)
                m_plan.isChanged = true;
            else
                m_recognised[*member.node] = {member.id, *member.node, member.address,
                                              member.isVoting};
            if (!member.node && member.isVoting && !extraVoter)
                extraVoter = member.id;
        }
        if (extraVoter)
            return fail(ErrorKind::UnknownVotingMember, {{"id", *extraVoter}});
        m_planned = m_recognised;
        for (const auto& [id, member] : m_recognised)
            for (const MemberStatus& status : m_request.statuses)
                if (status.id == member.id)
                    m_statusByNode[id] = status;
        return {};
    }

    bool isPrimary(const std::string& id) const
    {
        const auto found = m_statusByNode.find(id);
        return found != m_statusByNode.end() && found->second.state == MemberState::Primary;
    }

    bool isReadyToVote(const std::string& id) const
    {
        const auto found = m_statusByNode.find(id);
        return found != m_statusByNode.end() && found->second.isHealthy &&
               (found->second.state == MemberState::Primary ||
                found->second.state == MemberState::Secondary);
    }

    void classifyNodes()
    {
        std::set<std::string> ids;
        for (const ControllerNode& node : m_request.nodes)
            ids.insert(node.id);
        m_nodeOrder = sortedNodeIds({ids.begin(), ids.end()});
        for (const std::string& id : m_nodeOrder)
            classify(*findNode(id));
    }

    void classify(const ControllerNode& node)
    {
        const auto member = m_planned.find(node.id);
        const bool isMember = member != m_planned.end();
        if (node.life != Life::Alive) {
            if (!isMember)
                return;
            m_plan.isChanged = true;
            m_plan.stepsPrimaryDown = m_plan.stepsPrimaryDown || isPrimary(node.id);
            m_planned.erase(member);
            return;
        }
        const bool isVoting = isMember && member->second.isVoting;
        if (node.wantsVote && isVoting) {
            m_keepVoting.push_back(node.id);
        } else if (node.wantsVote && isReadyToVote(node.id)) {
            m_addVote.push_back(node.id);
        } else if (node.wantsVote && !isMember) {
            m_create.push_back(node.id);
        } else if (isVoting) {
            m_removeVote.push_back(node.id);
            m_plan.stepsPrimaryDown = m_plan.stepsPrimaryDown || isPrimary(node.id);
        } else {
            m_keepNonVoting.push_back(node.id);
        }
    }

    /// Never to no vote at all, and never to an even number of votes.
    void balanceVotes()
    {
        const auto voters = std::count_if(m_planned.begin(), m_planned.end(),
                                          [](const auto& entry) { return entry.second.isVoting; });
        auto kept = static_cast<std::size_t>(voters) - m_removeVote.size();
        const auto isPrimaryNode = [this](const std::string& id) { return isPrimary(id); };
        if (kept == 0) {
            auto rescued = std::erase_if(m_removeVote, isPrimaryNode);
            if (rescued > 0)
                m_plan.stepsPrimaryDown = false;
            if (m_request.voteCount == VoteCount::AlwaysOdd) {
                if (rescued == 0 && m_addVote.empty() && !m_removeVote.empty()) {
                    m_removeVote.erase(m_removeVote.begin());
                    rescued = 1;
                }
                kept = rescued;
            }
        }
        if ((kept + m_addVote.size()) % 2 == 1)
            return;
        if (!m_addVote.empty()) {
            m_addVote.pop_back();
            return;
        }
        const auto loser =
            std::find_if_not(m_keepVoting.begin(), m_keepVoting.end(), isPrimaryNode);
        if (loser != m_keepVoting.end())
            m_removeVote.push_back(*loser);
    }

    void addNewMembers()
    {
        for (const Ids* const ids : {&m_create, &m_keepNonVoting})
            for (const std::string& id : *ids)
                if (!m_planned.contains(id))
                    m_planned[id] = {nextId(), id, {}, false};
    }

    std::int64_t nextId()
    {
        // A set that already uses the last number gets it again, rather than a negative one.
        if (m_highestId < std::numeric_limits<std::int64_t>::max())
            ++m_highestId;
        return m_highestId;
    }

    void adjustVotes()
    {
        if (!m_addVote.empty() || !m_removeVote.empty() || !m_create.empty())
            m_plan.isChanged = true;
        for (const std::string& id : m_addVote)
            m_planned.at(id).isVoting = true;
        for (const std::string& id : m_removeVote)
            m_planned.at(id).isVoting = false;
    }

    Status chooseAddresses()
    {
        if (m_request.haSpace && m_request.haSpace->id.empty())
            return fail(ErrorKind::NotValid,
                        {{"what", "space"}, {"value", ""}, {"cause", "an empty id"}});
        Ids undecided;
        for (const std::string& id : m_nodeOrder) {
            const auto member = m_planned.find(id);
            if (member == m_planned.end())
                continue;
            const bool isDecided = m_request.haSpace
                                       ? chooseInSpace(*findNode(id), member->second)
                                       : chooseInternal(*findNode(id), member->second);
            if (!isDecided)
                undecided.push_back(id);
        }
        if (undecided.empty())
            return {};
        return fail(m_request.haSpace ? ErrorKind::HaSpaceNoAddresses : ErrorKind::HaSpaceRequired,
                    {{"nodes", undecided}});
    }

    bool chooseInSpace(const ControllerNode& node, PlannedMember& member)
    {
        const auto address = addressInSpace(node.id, node.addresses, m_request.databasePort,
                                            m_request.haSpace->id, m_trace);
        if (!address)
            return false;
        setAddress(member, *address);
        return true;
    }

    bool chooseInternal(const ControllerNode& node, PlannedMember& member)
    {
        const auto matching = addressing::traceOf(m_trace, node.id, [&] {
            const auto addresses = withoutVirtual(node.addresses, m_trace);
            return addressing::allMatching(addressing::Matcher::CloudLocal,
                                           addressing::withPort(addresses, m_request.databasePort),
                                           m_trace);
        });
        const auto candidates = addressing::dialTexts(matching);
        if (candidates.empty())
            return true;
        if (candidates.size() == 1) {
            note(m_trace, TraceReason::OnlyCandidate, candidates.front(), 0, node.id);
            setAddress(member, candidates.front());
            return true;
        }
        const bool isStillThere =
            std::find(candidates.begin(), candidates.end(), member.address) != candidates.end();
        if (m_recognised.contains(node.id) && isStillThere) {
            note(m_trace, TraceReason::KeptStillThere, member.address, 0, node.id);
            return true;
        }
        if (m_request.multiAddress == MultiAddress::Pick) {
            const std::string& lowest = *std::min_element(candidates.begin(), candidates.end());
            note(m_trace, TraceReason::LowestText, lowest, 0, node.id);
            setAddress(member, lowest);
            return true;
        }
        note(m_trace, TraceReason::TooManyToChoose, {}, 0, node.id);
        return false;
    }

    void setAddress(PlannedMember& member, const std::string& address)
    {
        if (member.address == address)
            return;
        member.address = address;
        m_plan.isChanged = true;
    }

    const ReplicaSetRequest& m_request;
    Trace* m_trace;
    std::map<std::string, PlannedMember> m_recognised;
    std::map<std::string, PlannedMember> m_planned;
    std::map<std::string, MemberStatus> m_statusByNode;
    std::int64_t m_highestId = 0;
    Ids m_nodeOrder;
    Ids m_keepVoting;
    Ids m_keepNonVoting;
    Ids m_addVote;
    Ids m_removeVote;
    Ids m_create;
    ReplicaSetPlan m_plan;
};

} // namespace

Result<ReplicaSetPlan> planReplicaSet(const ReplicaSetRequest& request, Trace* trace)
{
    return Planner(request, trace).plan();
}

Result<std::string> addressInSpace(const std::string& node, const std::vector<Address>& addresses,
                                   std::int64_t port, const std::string& spaceId, Trace* trace)
{
    if (spaceId.empty())
        return fail(ErrorKind::NotValid,
                    {{"what", "space"}, {"value", ""}, {"cause", "an empty id"}});
    for (const Address& address : addresses) {
        if (address.spaceId != spaceId) {
            note(trace, TraceReason::OutsideSpace, address.value, 0, node);
            continue;
        }
        std::string dialText = addressing::HostPort{address, port}.dialText();
        note(trace, TraceReason::FirstInSpace, dialText, 0, node);
        return dialText;
    }
    note(trace, TraceReason::NoCandidate, {}, 0, node);
    return fail(ErrorKind::NotFound, {{"what", "address"}, {"id", node}, {"space", spaceId}});
}

std::vector<std::string> sortedNodeIds(std::vector<std::string> ids)
{
    std::stable_sort(ids.begin(), ids.end(), nodeIdLess);
    return ids;
}

} // namespace netatlas::engine::controllers
