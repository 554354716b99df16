// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/move_violations.h"
#include "model/engine/facts/model_facts.h"
#include "tests/support/state_text.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

// Model-and-workers 15.1.
constexpr std::string_view kBlog = R"(
    space web: 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20
    space data: 10.8.0.0/20
    bind blog: = web
    bind blog:db = data
    constraint blog: web
    machine 3: ens3 10.4.0.9, ens4 10.8.0.9
    machine 4: ens3 10.4.0.10
    unit blog/0 on 3
    unit blog/1 on 4
)";

edits::Action move(const domain::Revision& revision, std::initializer_list<const char*> cidrs,
                   const char* name)
{
    edits::MoveSubnets action;
    for (const char* cidr : cidrs)
        action.subnets.push_back(subnet(revision, cidr));
    action.space = space(revision, name);
    return action;
}

edits::Judgement judged(const domain::Revision& revision, std::vector<edits::Action> actions)
{
    auto judgement = edits::judge(revision, intentOf(revision, std::move(actions)));
    if (!judgement)
        qFatal("%s", errorText(judgement.error()).c_str());
    return *judgement;
}

const edits::Effect& effectOf(const edits::Judgement& judgement, edits::EffectKind kind)
{
    for (const edits::Effect& effect : judgement.effects)
        if (effect.kind == kind)
            return effect;
    qFatal("no such effect in\n%s", effectsText(judgement).c_str());
}

/// The violations of moving one subnet.
std::vector<Error> violationsOf(const domain::Revision& before, const char* cidr, const char* to)
{
    const auto after = applied(before, judged(before, {move(before, {cidr}, to)}));
    return edits::violationsOf(edits::subnetMove(*before.models().front(), *after.models().front(),
                                                 {subnet(before, cidr)}, space(before, to)));
}

} // namespace

class TstMoveSubnets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryEffectOfTheWorkedExample();
    void overlayTravels();
    void overlayCannotBeMovedByItself();
    void refusalListsEveryViolationInOrder();
    void whatWasBrokenBeforeIsNoConsequence();
    void rebindResolvesABrokenBinding();
    void takingAlongRebindsUnitsThatLackTheDestination();
    void excludedSpaceBreaks();
    void movingToWhereItIsChangesNothing();
    void providerThatOwnsSpacesTakesSiblingsAlong();
    void originalRefusesWhereProviderOwnsSpaces();
    void missingThingsAreRefusedInOrder();
    void haAddressIsLostAndTheSettingMendsIt();
    void agentsAreToldOtherEndpoints();
    void machineConstraintIsANoticeOnly();
    void containersChooseOtherBridges();
    void containersOfAFanHangOnItsBridges();
    void equalBlockElsewhereIsNamed();
    void unmatchedAddressIsNamedAndSkipped();
    void targetsAgreeWithSingleVerdicts();
    void otherModelsSpacesAreNoTargets();
};

void TstMoveSubnets::namesEveryEffectOfTheWorkedExample()
{
    const auto before = revisionFromText(kBlog);
    const auto judgement = judged(before, {move(before, {"10.4.0.0/20"}, "data")});
    QCOMPARE(judgement.verdict, edits::Verdict::Breaks);
    QCOMPARE(effectsText(judgement),
             std::string("binding-broken application=blog endpoint=\"\" space=web "
                         "units=blog/0,blog/1\n"
                         "positive-constraint-broken application=blog constraints=web "
                         "polarity=positive space=web units=blog/0,blog/1\n"
                         "overlay-travels cidr=252.4.0.0/16 underlay=10.4.0.0/20\n"
                         "addresses-change-space count=2 from=web machines=2 to=data\n"
                         "machines-touched count=2 machines=3,4\n"
                         "space-runs-empty space=web\n"));
    QCOMPARE(spacesText(applied(before, judgement)),
             std::string("alpha: -\nweb: -\ndata: 10.4.0.0/20, ~252.4.0.0/16, 10.8.0.0/20\n"));
}

void TstMoveSubnets::overlayTravels()
{
    const auto before = revisionFromText(kBlog);
    const auto after = applied(before, judged(before, {move(before, {"10.4.0.0/20"}, "alpha")}));
    QCOMPARE(spacesText(after),
             std::string("alpha: 10.4.0.0/20, ~252.4.0.0/16\nweb: -\ndata: 10.8.0.0/20\n"));
}

void TstMoveSubnets::overlayCannotBeMovedByItself()
{
    const auto revision = revisionFromText(kBlog);
    const auto refused =
        edits::judge(revision, intentOf(revision, {move(revision, {"252.4.0.0/16"}, "data")}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FanOverlayImmovable);
    QCOMPARE(detailOf(refused.error().details, "underlay").text(), std::string("10.4.0.0/20"));
    const auto immovable =
        edits::immovable(*revision.models().front(),
                         {subnet(revision, "10.4.0.0/20"), subnet(revision, "252.4.0.0/16")});
    QCOMPARE(immovable.size(), std::size_t(1));
    QCOMPARE(immovable.front().first, subnet(revision, "252.4.0.0/16"));
}

void TstMoveSubnets::refusalListsEveryViolationInOrder()
{
    const auto revision = revisionFromText(kBlog);
    const Error violation = edits::violationError(violationsOf(revision, "10.4.0.0/20", "data"));
    QCOMPARE(violation.kind, ErrorKind::ConstraintViolation);
    QCOMPARE(detailOf(violation.details, "polarity").text(), std::string("positive"));
    QCOMPARE(detailOf(violation.details, "units").texts(), std::vector<std::string>{"blog/0"});
    const auto& all = detailOf(violation.details, "all").list();
    std::vector<std::string> kinds;
    for (const Detail& each : all)
        kinds.push_back(detailOf(std::get<Details>(each.value()), "kind").text());
    QCOMPARE(kinds, (std::vector<std::string>{"constraint-violation", "constraint-violation",
                                              "binding-violation", "binding-violation"}));
}

void TstMoveSubnets::whatWasBrokenBeforeIsNoConsequence()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz: 10.8.0.0/20
        bind mysql: = alpha
        bind mysql:db = dmz
        machine 1: ens3 10.4.0.9, ens4 10.8.0.9
        unit mysql/0 on 1
    )");
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "dmz")});
    QCOMPARE(judgement.verdict, edits::Verdict::AllowedWithEffects);
    QCOMPARE(detailOf(effectOf(judgement, edits::EffectKind::BindingStaysBroken).facts, "endpoint")
                 .text(),
             std::string());
    // The original refuses all the same.
    QCOMPARE(violationsOf(revision, "10.4.0.0/20", "dmz").size(), std::size_t(1));
}

void TstMoveSubnets::rebindResolvesABrokenBinding()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz:
        bind mysql: = db
        bind mysql:db = db
        machine 1: ens3 10.4.0.9
        unit mysql/1 on 1
    )");
    const edits::Action first = move(revision, {"10.4.0.0/20"}, "dmz");
    const auto judgement = judged(revision, {first});
    QCOMPARE(judgement.breaks(), std::size_t(2));
    const auto& broken = judgement.effects[1];
    QCOMPARE(fixUpsText(broken.fixUps),
             std::string("rebind application=mysql endpoint=db space=dmz\n"));
    const auto mended = judged(revision, {first, broken.fixUps.front().actions.front()});
    QCOMPARE(mended.breaks(), std::size_t(1));
    QCOMPARE(detailOf(mended.effects.front().facts, "endpoint").text(), std::string());
}

void TstMoveSubnets::takingAlongRebindsUnitsThatLackTheDestination()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20, 10.2.0.0/20
        space dmz:
        bind mysql:db = db
        machine 1: ens3 10.4.0.9
        machine 2: ens3 10.4.0.10, ens4 10.2.0.10
        machine 3: ens4 10.2.0.11
        unit mysql/1 on 1
        unit mysql/2 on 2
    )");
    const edits::Action first = move(revision, {"10.4.0.0/20"}, "dmz");
    const auto judgement = judged(revision, {first});
    QCOMPARE(judgement.breaks(), std::size_t(1));
    QCOMPARE(detailOf(judgement.effects.front().facts, "units").texts(),
             std::vector<std::string>{"mysql/1"});
    QCOMPARE(fixUpsText(judgement.effects.front().fixUps),
             std::string("rebind application=mysql endpoint=db space=dmz\n"));

    const auto spread = revisionFromText(R"(
        space db: 10.4.0.0/20, 10.2.0.0/20
        space dmz:
        bind mysql:db = db
        machine 1: ens3 10.4.0.9
        machine 2: ens4 10.2.0.10, ens5 10.4.0.11
        machine 3: ens4 10.2.0.11
        unit mysql/1 on 1
        unit mysql/3 on 3
    )");
    const auto both = judged(spread, {move(spread, {"10.4.0.0/20"}, "dmz")});
    QCOMPARE(both.breaks(), std::size_t(1));
}

void TstMoveSubnets::excludedSpaceBreaks()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz:
        constraint ceph: db, ^dmz
        machine 1: ens3 10.4.0.9
        unit ceph/0 on 1
    )");
    const edits::Action first = move(revision, {"10.4.0.0/20"}, "dmz");
    const auto judgement = judged(revision, {first});
    QCOMPARE(judgement.breaks(), std::size_t(2));
    const auto& negative = effectOf(judgement, edits::EffectKind::NegativeConstraintBroken);
    QCOMPARE(detailOf(negative.facts, "space").text(), std::string("dmz"));
    QCOMPARE(fixUpsText(negative.fixUps),
             std::string("remove-constraint application=ceph entry=^dmz\n"));
    const auto mended = judged(revision, {first, negative.fixUps.front().actions.front()});
    QCOMPARE(mended.breaks(), std::size_t(1));
    const auto violations = violationsOf(revision, "10.4.0.0/20", "dmz");
    QCOMPARE(detailOf(violations.front().details, "polarity").text(), std::string("negative"));
}

void TstMoveSubnets::movingToWhereItIsChangesNothing()
{
    const auto revision = revisionFromText(kBlog);
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "web")});
    QCOMPARE(judgement.verdict, edits::Verdict::AlreadyThere);
    QVERIFY(judgement.changes.empty());
    QCOMPARE(detailOf(judgement.result, "moved").list().size(), std::size_t(1));
}

void TstMoveSubnets::providerThatOwnsSpacesTakesSiblingsAlong()
{
    const auto revision = revisionFromText(R"(
        provider maas owns-spaces
        space db: 10.4.0.0/20, fd00:4::/64
        space dmz: 10.8.0.0/20
        vlan 120 of fabric-1: 10.4.0.0/20, fd00:4::/64
    )");
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "dmz")});
    QCOMPARE(judgement.verdict, edits::Verdict::AllowedWithEffects);
    QCOMPARE(effectsText(judgement), std::string("sibling-travels cidr=fd00:4::/64 segment=VLAN "
                                                 "120\nprovider-owns-spaces provider=maas\n"
                                                 "space-runs-empty space=db\n"));
    QCOMPARE(spacesText(applied(revision, judgement)),
             std::string("alpha: -\ndb: -\ndmz: 10.4.0.0/20, fd00:4::/64, 10.8.0.0/20\n"));
}

void TstMoveSubnets::originalRefusesWhereProviderOwnsSpaces()
{
    const auto revision = revisionFromText("provider maas owns-spaces\nspace db: 10.4.0.0/20\n");
    const auto refused =
        edits::judge(revision, intentOf(revision, {move(revision, {"10.4.0.0/20"}, "alpha")}),
                     edits::OwnedSpaces::Refuse);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NotSupported);
}

void TstMoveSubnets::missingThingsAreRefusedInOrder()
{
    const auto revision = revisionFromText(kBlog);
    const auto refusal = [&](std::vector<domain::SubnetId> subnets, domain::SpaceId to) {
        return edits::judge(revision,
                            intentOf(revision, {edits::MoveSubnets{std::move(subnets), to}}))
            .error();
    };
    QCOMPARE(detailOf(refusal({domain::SubnetId(99)}, domain::SpaceId(99)).details, "what").text(),
             std::string("subnet"));
    QCOMPARE(
        detailOf(refusal({subnet(revision, "10.4.0.0/20")}, domain::SpaceId(99)).details, "what")
            .text(),
        std::string("space"));
}

void TstMoveSubnets::haAddressIsLostAndTheSettingMendsIt()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz:
        machine 7: ens3 10.4.0.7
        listed 7: provider 10.4.0.7
        controller 2 on 7
        setting juju-ha-space = db
    )");
    const edits::Action first = move(revision, {"10.4.0.0/20"}, "dmz");
    const auto judgement = judged(revision, {first});
    QCOMPARE(judgement.verdict, edits::Verdict::Breaks);
    const auto& lost = effectOf(judgement, edits::EffectKind::HaRoleLost);
    QCOMPARE(detailOf(lost.facts, "address").text(), std::string("10.4.0.7"));
    QCOMPARE(fixUpsText(lost.fixUps), std::string("set-ha-space space=dmz\n"));
    const auto mended = judged(revision, {first, lost.fixUps.front().actions.front()});
    QCOMPARE(mended.verdict, edits::Verdict::AllowedWithEffects);
}

void TstMoveSubnets::agentsAreToldOtherEndpoints()
{
    const auto base = revisionFromText(R"(
        space db: 10.4.0.0/20
        space mgmt: 10.9.0.0/20
        machine 0: ens3 10.4.0.7, ens4 10.9.0.7
        listed 0: provider 10.4.0.7, provider 10.9.0.7
        controller 0 on 0
        setting juju-mgmt-space = mgmt
    )");
    domain::ModelState state = base.models().front()->state;
    const auto& lists = state.table<domain::MachineRow>().begin()->providerAddresses;
    domain::HostPortsRow all{.id = domain::HostPortsId(0), .audience = domain::Audience::All};
    all.servers = {{{lists[0], 17070}, {lists[1], 17070}}};
    domain::HostPortsRow agents{.id = domain::HostPortsId(1), .audience = domain::Audience::Agents};
    agents.servers = {{{lists[1], 17070}}};
    state.table<domain::HostPortsRow>().put(all);
    state.table<domain::HostPortsRow>().put(agents);
    const domain::Revision revision(
        1, {facts::makeModel(base.models().front()->row, std::move(state))}, {});

    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "mgmt")});
    QCOMPARE(detailOf(effectOf(judgement, edits::EffectKind::AgentEndpointsChange).facts, "count")
                 .number(),
             std::int64_t(2));
    const auto after = applied(revision, judgement);
    QCOMPARE(after.models().front()->at<domain::HostPortsRow>(agents.id).servers, all.servers);
    QCOMPARE(judgement.changes.consequences.size(), std::size_t(1));
}

void TstMoveSubnets::machineConstraintIsANoticeOnly()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz:
        machine 1: ens3 10.4.0.9
        constraint machine 1: db, ^dmz
    )");
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "dmz")});
    QCOMPARE(judgement.verdict, edits::Verdict::AllowedWithEffects);
    QVERIFY(effectsText(judgement).find("machine-constraint-unmet constraints=db,^dmz machine=1 "
                                        "space=db\nmachine-constraint-unmet "
                                        "constraints=db,^dmz machine=1 space=^dmz\n") !=
            std::string::npos);
}

void TstMoveSubnets::containersChooseOtherBridges()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20, 10.5.0.0/20
        space dmz:
        machine 2: br-eth0 10.4.0.9, br-eth1 10.5.0.9
        machine 2/lxd/0: eth0 10.4.0.20
        bind mysql:db = db
        unit mysql/0 on 2/lxd/0
    )");
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "dmz")});
    const auto& change = effectOf(judgement, edits::EffectKind::BridgeChoiceChanges);
    QCOMPARE(detailOf(change.facts, "container").text(), std::string("2/lxd/0"));
    QCOMPARE(detailOf(change.facts, "from").texts(),
             (std::vector<std::string>{"br-eth0", "br-eth1"}));
    QCOMPARE(detailOf(change.facts, "to").texts(), std::vector<std::string>{"br-eth1"});
}

void TstMoveSubnets::containersOfAFanHangOnItsBridges()
{
    const auto revision = revisionFromText(R"(
        config fan-config = 10.4.0.0/20=252.0.0.0/8
        space db: 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20
        space dmz:
        machine 2: br-eth0 10.4.0.9, fan-252 252.4.0.1
        machine 2/lxd/0: eth0 252.4.0.20
        bind mysql:db = db
        unit mysql/0 on 2/lxd/0
    )");
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "dmz")});
    const auto& change = effectOf(judgement, edits::EffectKind::BridgeChoiceChanges);
    QCOMPARE(detailOf(change.facts, "from").texts(), std::vector<std::string>{"fan-252"});
    QVERIFY(detailOf(change.facts, "to").texts().empty());
}

void TstMoveSubnets::equalBlockElsewhereIsNamed()
{
    const auto revision = revisionFromText(R"(
        space a: 172.20.0.0/20
        network vpc-a: 172.20.0.0/20
        space b: 172.20.0.0/20
        network vpc-b: 172.20.0.0/20
    )");
    const auto judgement = judged(revision, {move(revision, {"172.20.0.0/20"}, "b")});
    QCOMPARE(detailOf(effectOf(judgement, edits::EffectKind::EqualCidrElsewhere).facts, "network")
                 .text(),
             std::string("vpc-b"));
}

void TstMoveSubnets::unmatchedAddressIsNamedAndSkipped()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz:
        machine 1: ens3 10.4.0.9, ens4 192.168.77.1
        unit mysql/0 on 1
    )");
    const auto judgement = judged(revision, {move(revision, {"10.4.0.0/20"}, "dmz")});
    QCOMPARE(
        detailOf(effectOf(judgement, edits::EffectKind::UnmatchedAddress).facts, "address").text(),
        std::string("192.168.77.1"));
    QCOMPARE(
        detailOf(effectOf(judgement, edits::EffectKind::UnitsLoseSpace).facts, "units").texts(),
        std::vector<std::string>{"mysql/0"});
}

void TstMoveSubnets::targetsAgreeWithSingleVerdicts()
{
    const auto revision = revisionFromText(kBlog);
    const std::vector<domain::SubnetId> moved{subnet(revision, "10.4.0.0/20")};
    const auto targets = edits::judgeMoves(revision, revision.models().front()->row.id, moved);
    QCOMPARE(targets.size(), std::size_t(3));
    for (const auto& target : targets) {
        const auto single = judged(revision, {edits::MoveSubnets{moved, target.space}});
        QVERIFY(target.judgement);
        QCOMPARE(target.judgement->verdict, single.verdict);
        QCOMPARE(effectsText(*target.judgement), effectsText(single));
    }
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY(
        edits::judgeMoves(revision, revision.models().front()->row.id, moved, stopped.get_token())
            .empty());
}

void TstMoveSubnets::otherModelsSpacesAreNoTargets()
{
    const auto revision = revisionOf({{"east", std::string(kBlog)}, {"west", "space db:"}});
    const auto targets = edits::judgeMoves(revision, revision.models().front()->row.id,
                                           {subnet(revision, "10.4.0.0/20")});
    QCOMPARE(targets.size(), std::size_t(5));
    QVERIFY(!targets.back().judgement);
    QCOMPARE(targets.back().judgement.error().kind, ErrorKind::Refused);
}

QTEST_GUILESS_MAIN(TstMoveSubnets)
#include "tst_move_subnets.moc"
