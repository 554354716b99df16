// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/bindings.h"
#include "tests/support/state_text.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

Result<edits::Judgement> judge(const domain::Revision& revision, edits::Action action,
                               edits::OwnedSpaces owned = edits::OwnedSpaces::Plan)
{
    return edits::judge(revision, intentOf(revision, {std::move(action)}), owned);
}

std::string refusal(const domain::Revision& revision, edits::Action action,
                    edits::OwnedSpaces owned = edits::OwnedSpaces::Plan)
{
    const auto judgement = judge(revision, std::move(action), owned);
    return judgement ? std::string("allowed") : errorText(judgement.error());
}

/// Applies the edit, takes it back, and gives the revision in between.
domain::Revision roundTrip(const domain::Revision& revision, const edits::Judgement& judgement)
{
    const domain::Revision after = applied(revision, judgement);
    domain::ModelState state = after.models().front()->state;
    if (!domain::apply(state, judgement.changes.inverse()))
        qFatal("the inverse does not apply");
    state.sequences = revision.models().front()->state.sequences;
    if (!(state == revision.models().front()->state))
        qFatal("taking the edit back does not give the start");
    return after;
}

} // namespace

class TstEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addedSpaceTakesSubnetsAndTheirOverlays();
    void spaceIsRefusedInTheOrderOfItsChecks_data();
    void spaceIsRefusedInTheOrderOfItsChecks();
    void renameRewritesEveryNameInPlace();
    void renameChecksInOrder();
    void removeNamesAllThatStillCountOnTheSpace();
    void removedSpaceLeavesNothingDangling();
    void bindingMergeKeepsDropsAndFills();
    void bindingTextsAreNamesOrIds();
    void bindingWithoutAddressBreaks();
    void controllerSettingNeedsAddressesOnAllNodes();
    void unsetHaSpaceIsAmbiguous();
    void addedSubnetIsCheckedInOrder();
    void addedSubnetNamesTheOverlap();
    void subnetWithAddressesStays();
    void releasedAddressChangesThePreferredOne();
    void correctedAddressMustLieInTheBlock();
    void ordinaryEditsCanBeTakenBack();
};

void TstEdits::addedSpaceTakesSubnetsAndTheirOverlays()
{
    const auto before =
        revisionFromText("space alpha: 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20\n");
    const auto judgement =
        judge(before, edits::AddSpace{.name = "db", .subnets = {subnet(before, "10.4.0.0/20")}});
    QVERIFY(judgement);
    QCOMPARE(detailOf(judgement->result, "id").text(), std::string("1"));
    QCOMPARE(spacesText(roundTrip(before, *judgement)),
             std::string("alpha: -\ndb: 10.4.0.0/20, ~252.4.0.0/16\n"));
}

void TstEdits::spaceIsRefusedInTheOrderOfItsChecks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kind");
    QTest::newRow("capitals") << "Db" << "not-valid";
    QTest::newRow("double dash") << "d--b" << "not-valid";
    QTest::newRow("the default one") << "alpha" << "already-exists";
    QTest::newRow("taken") << "db" << "already-exists";
    QTest::newRow("digits only") << "42" << "allowed";
}

void TstEdits::spaceIsRefusedInTheOrderOfItsChecks()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    const auto revision = revisionFromText("space db: 10.4.0.0/20\n");
    const std::string text = refusal(revision, edits::AddSpace{.name = name.toStdString()});
    QCOMPARE(text.substr(0, text.find('{')), kind.toStdString());
    QCOMPARE(refusal(revisionFromText("provider gce no-spaces\n"), edits::AddSpace{.name = "!"})
                 .substr(0, 13),
             std::string("not-supported"));
}

void TstEdits::renameRewritesEveryNameInPlace()
{
    const auto before = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz:
        constraint mysql: dmz, db
        constraint ceph: ^db
        constraint model: db
        setting juju-ha-space = db
        setting juju-mgmt-space = dmz
        config default-space = db
    )");
    const auto judgement = judge(before, edits::RenameSpace{space(before, "db"), "data"});
    QVERIFY(judgement);
    QCOMPARE(effectsText(*judgement),
             std::string("references-rewritten constraints=3 from=db settings=2 to=data\n"));
    const auto after = roundTrip(before, *judgement);
    const auto& model = *after.models().front();
    QCOMPARE(domain::settingOf(model, "juju-ha-space", true), std::string("data"));
    QCOMPARE(domain::settingOf(model, "juju-mgmt-space", true), std::string("dmz"));
    QCOMPARE(domain::settingOf(model, "default-space"), std::string("data"));
    std::string constraints;
    for (const auto& row : model.table<domain::ConstraintRow>())
        for (const auto& entry : row.spaces)
            constraints += entry + ' ';
    QCOMPARE(constraints, std::string("dmz data ^data data "));
}

void TstEdits::renameChecksInOrder()
{
    const auto revision = revisionFromText("space db:\n");
    QCOMPARE(refusal(revision, edits::RenameSpace{domain::kAlpha, "!"}),
             std::string(R"(alpha-immutable{"action":"rename"})"));
    QVERIFY(
        refusal(revision, edits::RenameSpace{domain::SpaceId(9), "!"}).starts_with("not-valid"));
    QVERIFY(refusal(revision, edits::RenameSpace{domain::SpaceId(9), "db"})
                .starts_with("already-exists"));
    QVERIFY(
        refusal(revision, edits::RenameSpace{domain::SpaceId(9), "new"}).starts_with("not-found"));
    QVERIFY(refusal(revisionFromText("provider maas owns-spaces\n"),
                    edits::RenameSpace{domain::kAlpha, "!"}, edits::OwnedSpaces::Refuse)
                .starts_with("not-supported"));
}

void TstEdits::removeNamesAllThatStillCountOnTheSpace()
{
    const auto before = revisionFromText(R"(
        space db: 10.4.0.0/20
        bind mysql: = alpha
        bind mysql:db = db
        constraint ceph: db
        constraint machine 1: db
        machine 1: ens3 10.4.0.9
        listed 1: provider 10.4.0.9
        controller 0 on 1
        setting juju-ha-space = db
    )");
    const auto judgement = judge(before, edits::RemoveSpace{space(before, "db")});
    QVERIFY(judgement);
    QCOMPARE(judgement->verdict, edits::Verdict::Breaks);
    std::string text = effectsText(*judgement);
    QCOMPARE(text.substr(0, text.find("addresses-change")),
             std::string("space-still-named by=binding name=mysql:db space=db\n"
                         "space-still-named by=constraint entry=db level=application name=ceph "
                         "space=db\n"
                         "space-still-named by=setting name=juju-ha-space space=db\n"));
    QVERIFY(text.find("subnets-to-alpha cidrs=10.4.0.0/20 space=db\n") != std::string::npos);
}

void TstEdits::removedSpaceLeavesNothingDangling()
{
    const auto before = revisionFromText(R"(
        space db: 10.4.0.0/20
        bind mysql:db = db
        constraint ceph: db, alpha
        constraint machine 1: ^db
        setting juju-ha-space = db
    )");
    const auto after = roundTrip(before, *judge(before, edits::RemoveSpace{space(before, "db")}));
    const auto& model = *after.models().front();
    QCOMPARE(spacesText(after), std::string("alpha: 10.4.0.0/20\n"));
    QCOMPARE(model.table<domain::BindingRow>().begin()->space, domain::kAlpha);
    QCOMPARE(model.table<domain::ConstraintRow>().size(), std::size_t(1));
    QVERIFY(model.table<domain::SettingRow>().empty());
}

// Model-and-workers 15.5.
void TstEdits::bindingMergeKeepsDropsAndFills()
{
    using domain::SpaceId;
    const edits::Bindings current{{"", SpaceId(1)}, {"site", SpaceId(2)}, {"old", SpaceId(3)}};
    const std::vector<std::string> endpoints{"site", "cache", "log"};
    const auto merged = edits::mergeBindings(current, {{"", SpaceId(4)}, {"log", SpaceId(5)}},
                                             endpoints, domain::kAlpha);
    QVERIFY(merged.isModified);
    QVERIFY(
        merged.bindings ==
        (edits::Bindings{
            {"", SpaceId(4)}, {"site", SpaceId(2)}, {"cache", SpaceId(4)}, {"log", SpaceId(5)}}));
    const auto foreign =
        edits::mergeBindings(current, {{"zzz", SpaceId(5)}}, endpoints, domain::kAlpha);
    QVERIFY(foreign.bindings.contains("zzz"));

    const auto revision = revisionFromText("endpoint blog:site\n");
    QCOMPARE(refusal(revision,
                     edits::BindEndpoint{application(revision, "blog"), "zzz", domain::kAlpha}),
             std::string(R"(binding-unknown-endpoint{"application":"blog","endpoint":"zzz"})"));
}

void TstEdits::bindingTextsAreNamesOrIds()
{
    const auto revision = revisionFromText("space one:\nspace two:\nspace front:\nspace 17:\n");
    const auto& model = *revision.models().front();
    const auto names = edits::parseBindings(model, {{"a", "front"}, {"b", "17"}, {"c", ""}});
    QVERIFY(names);
    QVERIFY(*names == (edits::Bindings{{"a", domain::SpaceId(3)},
                                       {"b", domain::SpaceId(4)},
                                       {"c", domain::kAlpha}}));
    QVERIFY(edits::parseBindings(model, {{"a", "3"}, {"b", "4"}}));
    const auto mixed = edits::parseBindings(model, {{"a", "3"}, {"b", "front"}});
    QVERIFY(!mixed);
    QCOMPARE(mixed.error().kind, ErrorKind::BindingUnknownSpace);
    QCOMPARE(detailOf(mixed.error().details, "space").text(), std::string("3"));
}

void TstEdits::bindingWithoutAddressBreaks()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz: 10.8.0.0/20
        bind mysql:db = db
        machine 1: ens3 10.4.0.9
        unit mysql/0 on 1
    )");
    const domain::ApplicationId mysql = application(revision, "mysql");
    const auto judgement =
        judge(revision, edits::BindEndpoint{mysql, "db", space(revision, "dmz")});
    QVERIFY(judgement);
    QCOMPARE(effectsText(*judgement),
             std::string("binding-broken application=mysql endpoint=db space=dmz units=mysql/0\n"));
    const auto& model = *revision.models().front();
    const auto valid =
        edits::validateBindings(model, mysql, {{"db", space(revision, "dmz")}}, false);
    QVERIFY(!valid);
    QCOMPARE(valid.error().kind, ErrorKind::BindingInfeasible);
    QVERIFY(edits::validateBindings(model, mysql, {{"db", domain::kAlpha}}, false));
}

void TstEdits::controllerSettingNeedsAddressesOnAllNodes()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        machine 0: ens3 10.4.0.9
        machine 4: ens3 10.8.0.9
        listed 0: provider 10.4.0.9
        listed 4: provider 10.8.0.9
        controller 0 on 0
        controller 1 on 4
    )");
    QCOMPARE(refusal(revision, edits::SetSetting{true, "juju-ha-space", "db"}),
             std::string("space-unavailable-on-controllers{\"machines\":[\"4\"],"
                         "\"setting\":\"juju-ha-space\",\"space\":\"db\"}"));
    QVERIFY(refusal(revision, edits::SetSetting{true, "juju-mgmt-space", "nope"})
                .starts_with("not-found"));
}

void TstEdits::unsetHaSpaceIsAmbiguous()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        machine 0: ens3 10.4.0.9, ens4 10.8.0.9
        listed 0: provider 10.4.0.9, provider 10.8.0.9
        controller 0 on 0
        setting juju-ha-space = db
    )");
    const auto judgement = judge(revision, edits::SetSetting{true, "juju-ha-space", ""});
    QVERIFY(judgement);
    QCOMPARE(judgement->verdict, edits::Verdict::Breaks);
    QCOMPARE(effectsText(*judgement),
             std::string("ha-role-ambiguous candidates=10.4.0.9,10.8.0.9 node=0\n"));
}

void TstEdits::addedSubnetIsCheckedInOrder()
{
    const auto revision = revisionFromText("space db: 10.4.0.0/20\n");
    QCOMPARE(refusal(revision, edits::AddSubnet{.cidr = "", .vlanTag = 5000}),
             std::string(R"(not-valid{"cause":"missing","value":"","what":"cidr"})"));
    QVERIFY(refusal(revision, edits::AddSubnet{.cidr = "10.0.0.0/99"}).starts_with("not-valid"));
    QVERIFY(refusal(revision, edits::AddSubnet{.cidr = "10.5.0.0/20",
                                               .space = domain::SpaceId(9),
                                               .vlanTag = 4095})
                .starts_with("not-valid"));
    QVERIFY(refusal(revision, edits::AddSubnet{.cidr = "10.4.0.1/20", .space = domain::SpaceId(9)})
                .starts_with("not-found"));
    QVERIFY(
        refusal(revision, edits::AddSubnet{.cidr = "10.4.0.1/20"}).starts_with("already-exists"));
    QCOMPARE(refusal(revision, edits::AddSubnet{.cidr = "10.4.0.0/20", .providerId = "p2"}),
             std::string("allowed"));
}

void TstEdits::addedSubnetNamesTheOverlap()
{
    const auto revision = revisionFromText("space db: 10.4.0.0/20\n");
    const auto judgement = judge(revision, edits::AddSubnet{.cidr = "10.4.8.0/24"});
    QVERIFY(judgement);
    QCOMPARE(effectsText(*judgement),
             std::string("overlap-arises cidr=10.4.8.0/24 network=default other=10.4.0.0/20\n"));
    QVERIFY(judge(revision, edits::AddSubnet{.cidr = "10.5.0.0/24"})->effects.empty());
    // An overlay and its own underlay never count, also where it names it by its block alone.
    QVERIFY(judge(revision, edits::AddSubnet{.cidr = "10.4.8.0/24",
                                             .fanLocalUnderlay = *net::Cidr::parse("10.4.0.0/20")})
                ->effects.empty());
}

void TstEdits::subnetWithAddressesStays()
{
    const auto revision =
        revisionFromText("space db: 10.4.0.0/20, 10.5.0.0/20\nmachine 1: ens3 10.4.0.9\n");
    QVERIFY(refusal(revision, edits::RemoveSubnet{subnet(revision, "10.4.0.0/20")})
                .starts_with("in-use"));
    const auto empty = judge(revision, edits::RemoveSubnet{subnet(revision, "10.5.0.0/20")});
    QVERIFY(empty);
    QCOMPARE(spacesText(roundTrip(revision, *empty)), std::string("alpha: -\ndb: 10.4.0.0/20\n"));
}

void TstEdits::releasedAddressChangesThePreferredOne()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        space dmz: 10.0.0.0/24
        machine 4: ens3 10.4.0.9, ens4 10.0.0.8
        listed 4: machine 10.4.0.9, machine 10.0.0.8
    )");
    const auto& model = *revision.models().front();
    const auto judgement =
        judge(revision, edits::RemoveAddress{model.table<domain::DeviceAddressRow>().begin()->id});
    QVERIFY(judgement);
    QVERIFY(effectsText(*judgement)
                .find("preferred-address-changes from=10.4.0.9 machine=4 "
                      "to=10.0.0.8 which=private\n") != std::string::npos);
    const auto after = roundTrip(revision, *judgement);
    const auto& machine = *after.models().front()->table<domain::MachineRow>().begin();
    QCOMPARE(machine.preferredPrivate->value, std::string("10.0.0.8"));
    QCOMPARE(judgement->changes.consequences.size(), std::size_t(1));
}

void TstEdits::correctedAddressMustLieInTheBlock()
{
    const auto revision = revisionFromText("space db: 10.4.0.0/20\nmachine 4: ens3 10.4.0.9/24\n");
    const auto id = revision.models().front()->table<domain::DeviceAddressRow>().begin()->id;
    QVERIFY(refusal(revision, edits::CorrectAddress{id, *net::Cidr::parse("10.9.0.0/20")})
                .starts_with("not-valid"));
    const auto right = judge(revision, edits::CorrectAddress{id, *net::Cidr::parse("10.4.0.0/20")});
    QVERIFY(right);
    roundTrip(revision, *right);
}

void TstEdits::ordinaryEditsCanBeTakenBack()
{
    const auto revision = revisionFromText(R"(
        space db: 10.4.0.0/20
        vlan 120 of fabric-1: 10.4.0.0/20
        vlan 130 of fabric-1:
        bind mysql:db = db
        loose 10.4.0.77
    )");
    const domain::SubnetId db = subnet(revision, "10.4.0.0/20");
    const std::vector<edits::Action> actions{
        edits::MarkSupernet{db, true},
        edits::RehomeSubnet{db, domain::SegmentId(1)},
        edits::RemoveLooseAddress{domain::LooseAddressId(0)},
        edits::SetConstraint{domain::ConstraintLevel::Model, 0, {"db"}},
        edits::SetSetting{false, "default-space", "db"},
        edits::BindEndpoint{application(revision, "mysql"), "", space(revision, "db")}};
    for (const edits::Action& action : actions) {
        const auto judgement = judge(revision, action);
        QVERIFY2(judgement, edits::actionName(action).data());
        QVERIFY2(!judgement->changes.empty(), edits::actionName(action).data());
        roundTrip(revision, *judgement);
    }
    const domain::Revision rehomed = roundTrip(revision, *judge(revision, actions[1]));
    const auto& after = rehomed.models().front()->at<domain::SubnetRow>(db);
    QCOMPARE(after.vlanTag, 130U);
}

QTEST_GUILESS_MAIN(TstEdits)
#include "tst_edits.moc"
