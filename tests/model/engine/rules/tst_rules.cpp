// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/judgement.h"
#include "model/engine/facts/model_facts.h"
#include "model/engine/rules/finding_list.h"
#include "tests/support/state_text.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

std::vector<rules::Finding> findingsOf(const domain::Revision& revision, rules::Rule rule)
{
    std::vector<rules::Finding> found;
    for (rules::Finding& finding : rules::findAll(revision))
        if (finding.rule == rule)
            found.push_back(std::move(finding));
    return found;
}

} // namespace

/// Each rule: a state that has it, one that has not, and an edit that clears it.
class TstRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThereAndNothingElse_data();
    void findsWhatIsThereAndNothingElse();
    void fixUpClearsTheFinding_data();
    void fixUpClearsTheFinding();
    void rangesThatOverlapOrLeaveTheirSubnet();
    void fixedAddressesInDynamicRanges();
    void vlanIdsThatCannotBe();
    void overlaysWhoseUnderlayIsGone();
    void overlayAndUnderlayNeverCount();
    void overlapIsFoundAcrossModelsThatShareANetwork();
    void keysAreStableAndUnique();
    void worstComeFirst();
    void findingsOfOneRuleAreExchangedAndTheOthersShared();
};

void TstRules::findsWhatIsThereAndNothingElse_data()
{
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("without");
    const auto row = [](const char* name, const char* with, const char* expected,
                        const char* without) {
        QTest::newRow(name) << with << expected << without;
    };
    row("V01", "space db: 10.0.0.0/16, 10.0.8.0/22",
        "V01 error 10.0.8.0/22 cidr=10.0.8.0/22 network=default other=10.0.0.0/16\n",
        "space db: 10.0.0.0/16, 10.0.8.0/22\nsupernet 10.0.0.0/16");
    row("V02", "space db: 10.0.0.0/16, 10.0.0.0/16",
        "V02 error 10.0.0.0/16 cidr=10.0.0.0/16 network=default other-id=0\n",
        "space db: 10.0.0.0/16\nspace b: 10.0.0.0/16\nnetwork vpc-b: 10.0.0.0/16");
    row("V01 in an unknown network",
        "space db: 10.0.0.0/16, 10.0.8.0/22\nunknown vpc-a: 10.0.0.0/16, 10.0.8.0/22",
        "V01 error 10.0.8.0/22 cidr=10.0.8.0/22 network=vpc-a other=10.0.0.0/16\n",
        "space db: 10.0.0.0/16, 10.0.8.0/22\nunknown vpc-a: 10.0.0.0/16\n"
        "unknown vpc-b: 10.0.8.0/22");
    row("V03 in unknown networks",
        "space db: 10.0.0.0/16\nunknown vpc-a: 10.0.0.0/16\nspace b: 10.0.0.0/16\n"
        "unknown vpc-b: 10.0.0.0/16",
        "V03 info 10.0.0.0/16 cidr=10.0.0.0/16 networks=vpc-a,vpc-b\n",
        "space db: 10.0.0.0/16\nunknown vpc-a: 10.0.0.0/16");
    row("V03", "space db: 10.0.0.0/16\nspace b: 10.0.0.0/16\nnetwork vpc-b: 10.0.0.0/16",
        "V03 info 10.0.0.0/16 cidr=10.0.0.0/16 networks=default,vpc-b\n",
        "space db: 10.0.0.0/16, 10.1.0.0/16\nnetwork vpc-b: 10.1.0.0/16");
    row("V04", "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9, ens4 10.9.0.7/24, lo 127.0.0.1",
        "V04 warning 10.9.0.7 address=10.9.0.7 device=ens4 machine=1 network=default\n",
        "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9, ens4 169.254.0.7");
    row("V05", "loose 10.0.0.9 discovered",
        "V05 warning 10.0.0.9 address=10.0.0.9 state=discovered\n", "loose 10.0.0.9");
    row("V06", "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9\nmachine 2: ens3 10.0.0.9",
        "V06 error 10.0.0.9 address=10.0.0.9 device=2:ens3 network=default other-device=1:ens3\n",
        "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9\nmachine 2: ens3 10.0.0.10");
    row("V07", "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9/24",
        "V07 error 10.0.0.9 address=10.0.0.9 cidr=10.0.0.0/16 claimed=10.0.0.0/24 "
        "device=1:ens3\n",
        "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9/16");
    row("V13", "space alpha: 10.0.0.0/16\nspace db:",
        "V13 info db bound=[] constraints=[] is-default=false space=db\n",
        "space alpha: 10.0.0.0/16\nspace db: 10.1.0.0/16");
    row("V13 bound", "space alpha: 10.0.0.0/16\nspace db:\nbind mysql:db = db",
        "V13 warning db bound=mysql constraints=[] is-default=false space=db\n",
        "space alpha: 10.0.0.0/16\nspace db: 10.1.0.0/16\nbind mysql:db = db");
    row("V14",
        "space db: 10.0.0.0/16\nspace dmz: 10.1.0.0/16\nmachine 1: ens3 10.1.0.9\n"
        "unit mysql/0 on 1\nbind mysql:db = db",
        "V14 error mysql application=mysql endpoint=db space=db units=mysql/0\n",
        "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9\nunit mysql/0 on 1\nbind mysql:db = db");
    row("V15",
        "space db: 10.0.0.0/16\nspace dmz: 10.1.0.0/16\nmachine 1: ens3 10.1.0.9\n"
        "unit mysql/0 on 1\nconstraint mysql: db, ^alpha",
        "V15 error mysql application=mysql constraints=db,^alpha space=db units=mysql/0\n",
        "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9\nunit mysql/0 on 1\n"
        "constraint mysql: db");
    row("V16",
        "space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9\nunit mysql/0 on 1\n"
        "constraint mysql: ^db",
        "V16 error mysql application=mysql constraints=^db machines=1 space=db\n",
        "space db: 10.0.0.0/16\nspace dmz: 10.1.0.0/16\nmachine 1: ens3 10.0.0.9\n"
        "unit mysql/0 on 1\nconstraint mysql: ^dmz");
    const char* const controller = "space db: 10.0.0.0/16\nspace web: 10.1.0.0/16\n"
                                   "machine 1: ens3 10.0.0.9\nlisted 1: machine 10.0.0.9\n"
                                   "controller 0 on 1\n";
    const auto with = [controller](const char* line) { return std::string(controller) + line; };
    row("V17", with("setting juju-ha-space = web").c_str(), "V17 error ctl/0 node=0 space=web\n",
        with("setting juju-ha-space = db").c_str());
    row("V18",
        "space db: 10.0.0.0/16\nspace web: 10.1.0.0/16\nmachine 1: ens3 10.0.0.9\n"
        "listed 1: machine 10.0.0.9, machine 10.1.0.9\ncontroller 0 on 1",
        "V18 error ctl/0 candidates=10.0.0.9,10.1.0.9 node=0\n", controller);
    row("V19", with("setting juju-mgmt-space = web").c_str(),
        "V19 warning ctl/0 node=0 space=web\n", with("setting juju-mgmt-space = db").c_str());
}

void TstRules::findsWhatIsThereAndNothingElse()
{
    QFETCH(QString, with);
    QFETCH(QString, expected);
    QFETCH(QString, without);
    const auto rule = *rules::parseRule(expected.left(3).toStdString());
    const auto bad = revisionFromText(with.toStdString());
    QCOMPARE(findingsText(bad, findingsOf(bad, rule)), expected.toStdString());
    QVERIFY(findingsOf(revisionFromText(without.toStdString()), rule).empty());
}

void TstRules::fixUpClearsTheFinding_data()
{
    findsWhatIsThereAndNothingElse_data();
}

void TstRules::fixUpClearsTheFinding()
{
    QFETCH(QString, with);
    QFETCH(QString, expected);
    const auto rule = *rules::parseRule(expected.left(3).toStdString());
    const auto revision = revisionFromText(with.toStdString());
    const rules::Finding finding = findingsOf(revision, rule).front();
    if (finding.fixUps.empty()) {
        // A badge, and a bound space that waits for its first subnet, have no one way out.
        QVERIFY(rule == rules::Rule::V03 || rule == rules::Rule::V13);
        return;
    }
    for (const edits::FixUp& fixUp : finding.fixUps) {
        const auto judgement =
            edits::judge(revision, {.model = finding.object.model, .actions = fixUp.actions});
        QVERIFY2(judgement, fixUpsText({fixUp}).c_str());
        for (const rules::Finding& left : rules::findAll(applied(revision, *judgement)))
            QVERIFY2(left.key != finding.key, fixUpsText({fixUp}).c_str());
    }
}

namespace {

domain::Revision withRanges(std::initializer_list<std::pair<const char*, const char*>> ranges,
                            domain::RangeKind kind)
{
    domain::ModelState state = stateFromText("space db: 10.0.0.0/16\nmachine 1: ens3 10.0.0.9");
    for (const auto& [first, last] : ranges)
        state.table<domain::RangeRow>().put({.id = state.sequences.draw<domain::RangeRow>(),
                                             .subnet = state.table<domain::SubnetRow>().begin()->id,
                                             .kind = kind,
                                             .first = *net::IpAddress::parse(first),
                                             .last = *net::IpAddress::parse(last)});
    return {0, {facts::makeModel({}, std::move(state))}, {}};
}

std::string otherOf(const rules::Finding& finding)
{
    return detailOf(finding.facts, "other").text();
}

} // namespace

void TstRules::rangesThatOverlapOrLeaveTheirSubnet()
{
    const auto kind = domain::RangeKind::Reserved;
    const auto found = findingsOf(withRanges({{"10.0.0.1", "10.0.0.90"},
                                              {"10.0.0.20", "10.0.0.30"},
                                              {"10.0.0.80", "10.0.0.99"},
                                              {"10.0.200.0", "10.1.0.5"}},
                                             kind),
                                  rules::Rule::V09);
    QCOMPARE(found.size(), std::size_t(3));
    QCOMPARE(otherOf(found[0]), std::string("10.0.0.1 - 10.0.0.90"));
    QCOMPARE(otherOf(found[1]), std::string("10.0.0.1 - 10.0.0.90"));
    QCOMPARE(otherOf(found[2]), std::string());
    QVERIFY(findingsOf(withRanges({{"10.0.0.1", "10.0.0.9"}, {"10.0.0.10", "10.0.255.255"}}, kind),
                       rules::Rule::V09)
                .empty());
}

void TstRules::fixedAddressesInDynamicRanges()
{
    const auto in = [](const char* first, domain::RangeKind kind) {
        return findingsOf(withRanges({{first, "10.0.0.20"}}, kind), rules::Rule::V10).size();
    };
    QCOMPARE(in("10.0.0.9", domain::RangeKind::Dynamic), std::size_t(1));
    QCOMPARE(in("10.0.0.10", domain::RangeKind::Dynamic), std::size_t(0));
    QCOMPARE(in("10.0.0.9", domain::RangeKind::Reserved), std::size_t(0));
}

void TstRules::vlanIdsThatCannotBe()
{
    domain::ModelState state = domain::emptyModelState();
    const auto fabric = state.sequences.draw<domain::FabricRow>();
    state.table<domain::FabricRow>().put({.id = fabric, .name = "fabric-1"});
    for (const std::uint32_t tag : {7U, 8U, 7U, 4095U})
        state.table<domain::SegmentRow>().put({.id = state.sequences.draw<domain::SegmentRow>(),
                                               .fabric = fabric,
                                               .kind = domain::SegmentKind::Vlan,
                                               .tag = tag});
    const domain::Revision revision(0, {facts::makeModel({}, std::move(state))}, {});
    const auto found = findingsOf(revision, rules::Rule::V11);
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(detailOf(found[0].facts, "tag").number(), std::int64_t(7));
    QCOMPARE(detailOf(found[1].facts, "tag").number(), std::int64_t(4095));
}

void TstRules::overlaysWhoseUnderlayIsGone()
{
    domain::ModelState state =
        stateFromText("space db: 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20");
    const auto found = [&state] {
        return findingsOf({0, {facts::makeModel({}, state)}, {}}, rules::Rule::V25);
    };
    QVERIFY(found().empty());
    state.table<domain::SubnetRow>().erase(state.table<domain::SubnetRow>().begin()->id);
    QCOMPARE(found().size(), std::size_t(1));
    QCOMPARE(detailOf(found()[0].facts, "underlay").text(), std::string("10.4.0.0/20"));
}

void TstRules::overlayAndUnderlayNeverCount()
{
    const auto revision = revisionFromText("space db: 10.0.0.0/8, ~10.4.0.0/16 over 10.0.0.0/8\n");
    QVERIFY(findingsOf(revision, rules::Rule::V01).empty());
}

void TstRules::overlapIsFoundAcrossModelsThatShareANetwork()
{
    const std::vector<std::pair<std::string, std::string>> models{
        {"east", "space db: 10.0.0.0/16"}, {"west", "space db: 10.0.8.0/22"}};
    QVERIFY(findingsOf(revisionOf(models), rules::Rule::V01).empty());

    domain::ProjectTables project;
    for (const std::uint32_t model : {1U, 2U})
        project.table<domain::TiedDomainRow>().put(
            {.id = domain::TiedDomainId(model), .name = "site", .model = domain::ModelId(model)});
    const auto tied = revisionOf(models, project);
    const auto found = findingsOf(tied, rules::Rule::V01);
    QCOMPARE(findingsText(tied, found),
             std::string("V01 error 10.0.8.0/22 cidr=10.0.8.0/22 network=site "
                         "other=10.0.0.0/16\n"));
    // The outer subnet is in another model, where this finding's edit cannot act.
    QVERIFY(found.front().fixUps.empty());
}

void TstRules::keysAreStableAndUnique()
{
    const auto revision = revisionFromText(R"(
        space db: 10.0.0.0/16, 10.0.0.0/16, 10.0.8.0/22
        space dmz:
        machine 1: ens3 10.0.0.9
        machine 2: ens3 10.0.0.9
        unit mysql/0 on 1
        bind mysql: = dmz
        bind mysql:db = dmz
        constraint mysql: dmz, ^db
    )");
    std::set<std::string> keys;
    const auto first = rules::findAll(revision);
    for (const rules::Finding& finding : first)
        QVERIFY2(keys.insert(finding.key).second, finding.key.c_str());
    QCOMPARE(first, rules::findAll(revision));
}

void TstRules::worstComeFirst()
{
    const auto revision = revisionFromText("space alpha: 10.0.0.0/16, 10.0.8.0/22\nspace empty:\n"
                                           "loose 10.0.0.9 discovered\n");
    const auto findings = rules::findAll(revision);
    QCOMPARE(findings.size(), std::size_t(3));
    QVERIFY(findings[0].severity == rules::Severity::Error);
    QVERIFY(findings[2].severity == rules::Severity::Info);
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY(rules::findAll(revision, std::nullopt, stopped.get_token()).empty());
}

void TstRules::findingsOfOneRuleAreExchangedAndTheOthersShared()
{
    const auto revision = revisionFromText("space alpha: 10.0.0.0/16, 10.0.8.0/22\nspace a:\n"
                                           "space b:\nspace c:\nloose 10.0.0.9 discovered\n");
    const auto all = rules::findAll(revision);
    const rules::FindingList before(all);
    QVERIFY(std::equal(before.begin(), before.end(), all.begin(), all.end()));
    QVERIFY(rules::FindingList().empty());

    const auto fresh = findingsOf(revision, rules::Rule::V13);
    QCOMPARE(fresh.size(), std::size_t(3));
    rules::FindingList after = before;
    const auto isSecond = [&](const rules::Finding& each) { return each == fresh[1]; };
    after.exchange(rules::Rule::V13, isSecond, {});
    QCOMPARE(after.size(), all.size() - 1);
    QCOMPARE(before.size(), all.size());
    QVERIFY(std::none_of(after.begin(), after.end(), isSecond));
    QVERIFY(after.begin().handle() == before.begin().handle());

    after.exchange(rules::Rule::V13, [](const auto&) { return false; }, {fresh[1]});
    QVERIFY(after == before);
    after.exchange(rules::Rule::V01, [](const auto&) { return true; }, {});
    after.exchange(rules::Rule::V05, [](const auto&) { return true; }, {});
    QVERIFY(std::equal(after.begin(), after.end(), fresh.begin(), fresh.end()));
}

QTEST_GUILESS_MAIN(TstRules)
#include "tst_rules.moc"
