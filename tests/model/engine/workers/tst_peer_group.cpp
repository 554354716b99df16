// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/engine/workers/peer_group.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine::workers;

class TstPeerGroup : public QObject
{
    Q_OBJECT

    ModelState m_state;

    std::shared_ptr<const Model> model() const { return engine::facts::makeModel({}, m_state); }

    ControllerNodeRow& node(std::uint32_t id, bool wantsVote = true)
    {
        ControllerNodeRow row;
        row.id = ControllerNodeId(id);
        row.number = std::to_string(id);
        row.wantsVote = wantsVote;
        row.addresses = {{.value = "10.4.0." + std::to_string(id),
                          .type = AddressType::Ipv4,
                          .scope = Scope::LocalCloud}};
        m_state.table<ControllerNodeRow>().put(row);
        return m_state.table<ControllerNodeRow>().edit(ControllerNodeId(id));
    }
    static Member member(std::int64_t id, std::int64_t votes, MemberState state)
    {
        return {.id = id,
                .address = "10.4.0." + std::to_string(id) + ":37017",
                .votes = votes,
                .state = state,
                .isHealthy = true,
                .isPrimary = state == MemberState::Primary};
    }
    static QByteArray votesOf(const PeerGroup& group)
    {
        std::string text;
        for (const auto& [number, votes] : group.votes)
            text += number + (votes ? "+" : "-");
        return QByteArray::fromStdString(text);
    }
    /// Carries the plan out; a second plan must change nothing, and votes are odd.
    void settle(const PeerGroup& group)
    {
        QVERIFY(apply(m_state, withPeerGroup(*model(), group)));
        const auto again = peerGroup(*model(), {});
        QVERIFY(again);
        QVERIFY(!again->isChanged);
        QCOMPARE(votesOf(*again), votesOf(group));
        QVERIFY(votesOf(group).count('+') % 2 == 1);
    }

private Q_SLOTS:
    void init() { m_state = emptyModelState(); }

    void aSecondVoterWaitsForAThird()
    {
        node(1).member = member(1, 1, MemberState::Primary);
        node(2).member = member(2, 0, MemberState::Secondary);
        auto group = peerGroup(*model(), {});
        QVERIFY(group && !group->isChanged);
        QCOMPARE(votesOf(*group), QByteArray("1+2-"));
        node(3).member = member(3, 0, MemberState::Secondary);
        group = peerGroup(*model(), {});
        QVERIFY(group && group->isChanged);
        QCOMPARE(votesOf(*group), QByteArray("1+2+3+"));
        settle(*group);
    }

    void theLastVoterKeepsItsVote()
    {
        node(1, false).member = member(1, 1, MemberState::Primary);
        node(2).member = member(2, 0, MemberState::Secondary);
        const auto group = peerGroup(*model(), {});
        QCOMPARE(votesOf(*group), QByteArray("1+2-"));
        QVERIFY(!group->stepsDown);
        node(1, false).member = member(1, 1, MemberState::Secondary);
        m_state.table<ControllerNodeRow>().erase(ControllerNodeId(2));
        settle(*peerGroup(*model(), {}));
    }

    void aPrimaryThatWantsNoVoteStepsDown()
    {
        node(1, false).member = member(1, 1, MemberState::Primary);
        for (const std::uint32_t id : {2U, 3U, 4U})
            node(id).member = member(id, 1, MemberState::Secondary);
        const auto group = peerGroup(*model(), {});
        QVERIFY(group->stepsDown && group->isChanged);
        QCOMPARE(votesOf(*group), QByteArray("1-2+3+4+"));
        settle(*group);
    }

    void newNodesBecomeMembersOnceTheyCanBeReached()
    {
        node(1).member = member(1, 1, MemberState::Primary);
        node(2).addresses.clear();
        auto group = peerGroup(*model(), {});
        QVERIFY(!group->isChanged && !group->members.contains("2"));
        node(2);
        group = peerGroup(*model(), {});
        QVERIFY(group->isChanged);
        QCOMPARE(group->members.at("2"), std::int64_t(2));
        settle(*group);
    }

    void strangersAndTheDeadGo()
    {
        node(1).member = member(1, 1, MemberState::Primary);
        node(2).member = member(2, 1, MemberState::Secondary);
        m_state.table<ControllerNodeRow>().edit(ControllerNodeId(2)).life = Life::Dead;
        const auto group = peerGroup(*model(), {member(9, 0, MemberState::Secondary)});
        QCOMPARE(group->removed, (std::vector<std::int64_t>{2, 9}));
        settle(*group);
        const auto refused = peerGroup(*model(), {member(9, 1, MemberState::Secondary)});
        QVERIFY(refused.error().kind == ErrorKind::UnknownVotingMember);
        QCOMPARE(detailOf(refused.error().details, "member").number(), std::int64_t(9));
    }

    void severalAddressesNeedASpace()
    {
        auto& row = node(1);
        row.addresses.push_back({"10.9.0.1", AddressType::Ipv4, Scope::LocalCloud, {}, {}, {}, {}});
        row.member = member(7, 1, MemberState::Primary);
        auto refused = peerGroup(*model(), {});
        QVERIFY(!refused && refused.error().kind == ErrorKind::HaSpaceRequired);
        node(1).addresses.push_back(
            {"10.9.0.1", AddressType::Ipv4, Scope::LocalCloud, {}, {}, {}, {}});
        m_state.table<ControllerNodeRow>().edit(ControllerNodeId(1)).member =
            member(1, 1, MemberState::Primary);
        QVERIFY(peerGroup(*model(), {}));
        m_state.table<SettingRow>().put(SettingRow{
            .id = SettingId(1), .isController = true, .key = "juju-ha-space", .value = "alpha"});
        QCOMPARE(peerGroup(*model(), {})->addresses.at("1"), std::string("10.4.0.1"));
    }
};

QTEST_GUILESS_MAIN(TstPeerGroup)
#include "tst_peer_group.moc"
