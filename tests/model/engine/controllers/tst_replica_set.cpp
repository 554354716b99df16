// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/controllers/replica_set.h"
#include "tests/support/properties.h"

#include <algorithm>
#include <set>

using namespace netatlas;
using namespace netatlas::engine::controllers;
using domain::Life;
using domain::MemberState;

namespace {

/// Nodes, some of them members, one of them primary: what a cluster can look like between two
/// rounds of the worker.
ReplicaSetRequest anyRequest()
{
    ReplicaSetRequest request;
    request.databasePort = 37017;
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
        const std::string id = std::to_string(i);
        const auto address = engine::addressing::makeAddress("10.0.0." + std::to_string(i + 1));
        const bool isAlive = i == 0 || *rc::gen::inRange(0, 5) > 0;
        request.nodes.push_back(
            {id, isAlive ? Life::Alive : Life::Dying, *rc::gen::inRange(0, 4) > 0, {address}});
        if (i > 0 && *rc::gen::arbitrary<bool>())
            continue;
        const bool isPrimary = i == 0;
        request.members.push_back(
            {i + 1, id, address.value + ":37017", isPrimary || *rc::gen::arbitrary<bool>()});
        request.statuses.push_back({i + 1, *rc::gen::inRange(0, 5) > 0,
                                    isPrimary ? MemberState::Primary : MemberState::Secondary});
    }
    return request;
}

std::ptrdiff_t votersOf(const ReplicaSetPlan& plan)
{
    return std::count_if(plan.members.begin(), plan.members.end(),
                         [](const PlannedMember& member) { return member.isVoting; });
}

/// The cluster after the plan was carried out.
ReplicaSetRequest applied(ReplicaSetRequest request, const ReplicaSetPlan& plan)
{
    request.members.clear();
    for (const PlannedMember& member : plan.members)
        request.members.push_back({member.id, member.node, member.address, member.isVoting});
    return request;
}

} // namespace

class TstReplicaSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planIsSound();
    void planningSettles();
    void idsSortAsNumbersFirst();
};

void TstReplicaSet::planIsSound()
{
    NETATLAS_PROPERTY("never no voter, numbers and nodes distinct, alive nodes only", [] {
        const auto request = anyRequest();
        const auto plan = planReplicaSet(request);
        RC_ASSERT(plan.has_value());
        RC_ASSERT(votersOf(*plan) >= 1);
        std::set<std::int64_t> numbers;
        std::set<std::string> nodes;
        for (const PlannedMember& member : plan->members) {
            RC_ASSERT(numbers.insert(member.id).second);
            RC_ASSERT(nodes.insert(member.node).second);
        }
        for (const ControllerNode& node : request.nodes)
            RC_ASSERT(nodes.count(node.id) == (node.life == Life::Alive ? 1U : 0U));
    });
}

void TstReplicaSet::planningSettles()
{
    NETATLAS_PROPERTY("carried out often enough, there is nothing left to do", [] {
        auto request = anyRequest();
        bool isChanged = true;
        for (int round = 0; round < 12 && isChanged; ++round) {
            const auto plan = planReplicaSet(request);
            RC_ASSERT(plan.has_value());
            isChanged = plan->isChanged;
            request = applied(request, *plan);
        }
        RC_ASSERT(!isChanged);
    });
}

void TstReplicaSet::idsSortAsNumbersFirst()
{
    const std::vector<std::string> expected{"-3", "2", "10", "99999999999999999999", "", "a"};
    QCOMPARE(sortedNodeIds({"a", "10", "", "99999999999999999999", "-3", "2"}), expected);
}

QTEST_GUILESS_MAIN(TstReplicaSet)
#include "tst_replica_set.moc"
