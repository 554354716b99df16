// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/engine/rules/rules_world.h"

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::tests;

/// What is offered against the findings in what sources show.
class TstFixUpsOfSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBadNameIsMended();
    void theDefaultSpaceKeepsItsName();
    void fixUpsAreAllowedAndClear_data();
    void fixUpsAreAllowedAndClear();
};

void TstFixUpsOfSources::aBadNameIsMended()
{
    const auto revision = revisionOf(
        stateOf(R"({"spaces":[{"id":"1","name":"Prod DMZ"},{"id":"2","name":"prod-dmz"}]})"));
    const auto found = findingsOf(revision, "V30");
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(fixUpsText(found.front().fixUps),
             std::string("rename-space name=prod-dmz-2 space=Prod DMZ\n"));
    const auto judgement =
        edits::judge(revision, {.model = found.front().object.model,
                                .actions = found.front().fixUps.front().actions});
    QVERIFY(judgement);
    QVERIFY(findingsOf(applied(revision, *judgement), "V30").empty());
}

void TstFixUpsOfSources::theDefaultSpaceKeepsItsName()
{
    domain::ModelState state = domain::emptyModelState();
    domain::SpaceRow alpha = state.table<domain::SpaceRow>().at(domain::kAlpha);
    alpha.name = "_default";
    state.table<domain::SpaceRow>().put(alpha);
    const auto found = findingsOf(revisionOf(std::move(state)), "V30");
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(detailOf(found.front().facts, "is-default") == Detail(true));
    QVERIFY(found.front().fixUps.empty());
}

void TstFixUpsOfSources::fixUpsAreAllowedAndClear_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("fixUps");
    const auto row = [](const char* name, const char* state, const char* rule, const char* fixUps) {
        QTest::newRow(name) << QString::fromLatin1(state) << QString::fromLatin1(rule)
                            << QString::fromLatin1(fixUps);
    };
    row("a gateway outside, another in use",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24","gateway":"10.0.1.1"}],
            "machines":[{"id":"1"}],"devices":[{"machine":"1","name":"e"}],
            "ip-addresses":[{"machine":"1","device":"e","value":"10.0.0.9","cidr":"10.0.0.0/24",
                             "gateway":"10.0.0.1"}]})",
        "V08", "set-gateway cidr=10.0.0.0/24 gateway=10.0.0.1\n");
    row("a gateway outside, none in use",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24","gateway":"10.0.1.1"}]})", "V08",
        "set-gateway cidr=10.0.0.0/24 gateway=\"\"\n");
    row("an empty fabric", R"({"fabrics":[{"id":"0","name":"f"}]})", "V12",
        "remove-object kind=fabric label=f\n");
    row("an empty VLAN",
        R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":7}]})",
        "V12", "remove-object kind=segment label=7\n");
    row("a seen address whose NIC is known",
        R"({"machines":[{"id":"1"}],
            "devices":[{"machine":"1","name":"e","mac":"52:54:00:AA:00:01"}],
            "loose-addresses":[{"id":"0","value":"10.0.0.9","state":"discovered",
                                "mac":"52:54:00:aa:00:01"}]})",
        "V05",
        "attach-address address=10.0.0.9 device=1:e\nremove-loose-address address=10.0.0.9\n");
    row("a range that leaves its subnet",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"}],
            "ranges":[{"id":"0","subnet-id":"0","first":"10.0.0.200","last":"10.0.1.9"}]})",
        "V09", "trim-range range=10.0.0.200 - 10.0.1.9 to=10.0.0.200 - 10.0.0.255\n");
    row("ranges that overlap",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"}],
            "ranges":[{"id":"0","subnet-id":"0","first":"10.0.0.10","last":"10.0.0.20"},
                      {"id":"1","subnet-id":"0","first":"10.0.0.15","last":"10.0.0.30"}]})",
        "V09",
        "trim-range range=10.0.0.15 - 10.0.0.30 to=10.0.0.21 - 10.0.0.30\n"
        "trim-range range=10.0.0.10 - 10.0.0.20 to=10.0.0.10 - 10.0.0.14\n");
    row("a fixed address in a dynamic range",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"}],"machines":[{"id":"1"}],
            "devices":[{"machine":"1","name":"e"}],
            "ip-addresses":[{"machine":"1","device":"e","value":"10.0.0.12","cidr":"10.0.0.0/24"}],
            "ranges":[{"id":"0","subnet-id":"0","kind":"dynamic","first":"10.0.0.10",
                       "last":"10.0.0.20"}]})",
        "V10",
        "trim-range range=10.0.0.10 - 10.0.0.20 to=10.0.0.13 - 10.0.0.20\n"
        "trim-range range=10.0.0.10 - 10.0.0.20 to=10.0.0.10 - 10.0.0.11\n");
    row("a VLAN id that is taken",
        R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":4094},
                        {"id":"1","fabric-id":"0","kind":"vlan","tag":4094},
                        {"id":"2","fabric-id":"0","kind":"vlan","tag":1}]})",
        "V11", "renumber fabric=f tag=4094 to=2\n");
    row("two subnets of one block",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24","provider-id":"a"},
                       {"id":"1","cidr":"10.0.0.0/24","provider-id":"b"}],
            "machines":[{"id":"1"}],"devices":[{"machine":"1","name":"e"}],"ip-addresses":[
            {"machine":"1","device":"e","value":"10.0.0.9","provider-subnet-id":"a"},
            {"machine":"1","device":"e","value":"10.0.0.8","provider-subnet-id":"b"}]})",
        "V02", "merge-subnets cidr=10.0.0.0/24\n");
    row("an address that only the provider knows",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"}],"machines":[{"id":"1"}],
            "devices":[{"machine":"1","name":"e"}],"ip-addresses":[
            {"machine":"1","device":"e","value":"10.0.0.9","origin":"provider"}]})",
        "V21", "mark-shadow address=10.0.0.9 device=1:e\n");
    row("an address that the provider does not know",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"}],"machines":[{"id":"1"}],
            "devices":[{"machine":"1","name":"e"}],"ip-addresses":[
            {"machine":"1","device":"e","value":"10.0.0.9","origin":"machine"}]})",
        "V22", "reserve-address address=10.0.0.9 cidr=10.0.0.0/24\n");
    row("a subnet around another, its contents on one side",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/22","gateway":"10.0.2.1"},
                       {"id":"1","cidr":"10.0.0.128/25"}],
            "machines":[{"id":"1"}],"devices":[{"machine":"1","name":"e"}],
            "ip-addresses":[{"machine":"1","device":"e","value":"10.0.3.9"}]})",
        "V01", "resize-subnet cidr=10.0.0.0/22 to=10.0.2.0/23\nmark-supernet cidr=10.0.0.0/22\n");
    row("a subnet around another, its contents beside it",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/22"},{"id":"1","cidr":"10.0.0.128/25"}],
            "ranges":[{"id":"0","subnet-id":"0","first":"10.0.0.9","last":"10.0.0.20"}]})",
        "V01", "resize-subnet cidr=10.0.0.0/22 to=10.0.0.0/25\nmark-supernet cidr=10.0.0.0/22\n");
    row("a subnet around another, its contents on both sides",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/22","gateway":"10.0.0.1"},
                       {"id":"1","cidr":"10.0.0.128/25"}],
            "ranges":[{"id":"0","subnet-id":"0","first":"10.0.2.9","last":"10.0.2.20"}]})",
        "V01", "mark-supernet cidr=10.0.0.0/22\n");
    row("half of a pair, the next block taken",
        R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":1},
                        {"id":"1","fabric-id":"0","kind":"vlan","tag":2},
                        {"id":"2","fabric-id":"0","kind":"vlan","tag":3}],
            "subnets":[{"id":"0","cidr":"10.0.0.0/24","segment-id":"0"},
                       {"id":"1","cidr":"fd00::/64","segment-id":"0"},
                       {"id":"2","cidr":"10.0.1.0/24","segment-id":"1"},
                       {"id":"3","cidr":"fd00:0:0:1::/66"}]})",
        "V31", "create-subnet cidr=fd00:0:0:2::/64\n");
    row("half of a pair inside a supernet",
        R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":1},
                        {"id":"1","fabric-id":"0","kind":"vlan","tag":2}],
            "subnets":[{"id":"0","cidr":"10.0.0.0/24","segment-id":"0"},
                       {"id":"1","cidr":"fd00::/64","segment-id":"0"},
                       {"id":"2","cidr":"10.0.0.0/16"},
                       {"id":"3","cidr":"fd00:0:0:1::/64","segment-id":"1"}]})",
        "V31", "create-subnet cidr=10.0.1.0/24\n");
    row("an overlay elsewhere",
        R"({"spaces":[{"id":"1","name":"db"},{"id":"2","name":"dmz"}],
            "subnets":[{"id":"0","cidr":"10.4.0.0/20","space-id":"1"},
                       {"id":"1","cidr":"252.4.0.0/16","space-id":"2",
                        "fan-local-underlay":"10.4.0.0/20"}]})",
        "V25", "follow-underlay cidr=252.4.0.0/16 space=db underlay=10.4.0.0/20\n");
}

void TstFixUpsOfSources::fixUpsAreAllowedAndClear()
{
    QFETCH(QString, state);
    QFETCH(QString, rule);
    QFETCH(QString, fixUps);
    domain::ModelState start = stateOf(state.toStdString());
    for (const auto& address : start.table<domain::DeviceAddressRow>())
        if (rule == QLatin1String("V21") || rule == QLatin1String("V22"))
            start.table<domain::AbsenceRow>().put({.id = start.sequences.draw<domain::AbsenceRow>(),
                                                   .kind = domain::ObjectKind::Address,
                                                   .number = address.id.number(),
                                                   .side = rule == QLatin1String("V21")
                                                               ? domain::Origin::Machine
                                                               : domain::Origin::Provider});
    const auto revision = revisionOf(std::move(start));
    const auto found = findingsOf(revision, rule.toStdString());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(fixUpsText(found.front().fixUps)), fixUps);
    for (const edits::FixUp& fixUp : found.front().fixUps) {
        const auto judgement =
            edits::judge(revision, {.model = found.front().object.model, .actions = fixUp.actions});
        QVERIFY2(judgement, judgement ? "" : errorText(judgement.error()).c_str());
        for (const rules::Finding& left :
             findingsOf(applied(revision, *judgement), rule.toStdString()))
            QVERIFY2(left.key != found.front().key, fixUpsText({fixUp}).c_str());
    }
}

QTEST_GUILESS_MAIN(TstFixUpsOfSources)
#include "tst_fix_ups_of_sources.moc"
