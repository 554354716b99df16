// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/engine/rules/rules_world.h"

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::tests;

namespace {

std::string foundIn(std::string_view json, std::string_view rule)
{
    const auto revision = revisionOf(stateOf(json));
    return findingsText(revision, findingsOf(revision, rule));
}

/// The text with each `@` replaced by the next of the parts.
std::string filled(std::string_view text, std::initializer_list<std::string_view> parts)
{
    std::string out;
    const auto* part = parts.begin();
    for (const char c : text) {
        if (c == '@')
            out.append(*part++);
        else
            out.push_back(c);
    }
    return out;
}

/// Machine 1 with ens3 (10.0.0.9) and ens4 (10.1.0.9), where an endpoint is bound to space db.
std::string withNics(const char* first, const char* second)
{
    return filled(R"({"spaces":[{"id":"1","name":"db"}],
        "subnets":[{"id":"0","cidr":"10.0.0.0/24","space-id":"1"},
                   {"id":"1","cidr":"10.1.0.0/24","space-id":"1"}],
        "machines":[{"id":"1"}],
        "devices":[{"machine":"1","name":"ens3","up":@},{"machine":"1","name":"ens4","up":@}],
        "ip-addresses":[{"machine":"1","device":"ens3","value":"10.0.0.9","cidr":"10.0.0.0/24"},
                        {"machine":"1","device":"ens4","value":"10.1.0.9","cidr":"10.1.0.0/24"}],
        "applications":[{"name":"mysql","endpoints":["db"],"bindings":{"":"0","db":"1"}}],
        "units":[{"name":"mysql/0","machine":"1"}]})",
                  {first, second});
}

/// A controller model with a management space, and the two documents.
std::string withDocuments(const char* agents)
{
    return filled(R"({"is-controller-model":true,"spaces":[{"id":"1","name":"mgmt"}],
        "subnets":[{"id":"0","cidr":"10.0.0.0/24","space-id":"1"}],
        "controller":{"config":{"juju-mgmt-space":"mgmt"},
        "api-host-ports":{"all":[["10.0.0.1:17070","10.9.0.1:17070"]],"agents":@}}})",
                  {agents});
}

} // namespace

/// The rules about what sources show: what has it, and what has not.
class TstRulesOfSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThereAndNothingElse_data();
    void findsWhatIsThereAndNothingElse();
    void addressesThatOneSideLacks();
    void subnetsThatDifferFromTheirProvider();
    void overlaysThatSayTheyAreElsewhere();
    void oldReportsAreFoundByTheTimeHandedIn();
    void hostsAreToldApartByTheirSources();
    void limitsOfTheProjectAndOfTheSubnet();
};

void TstRulesOfSources::findsWhatIsThereAndNothingElse_data()
{
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("without");
    const auto row = [](const char* name, const std::string& with, const char* expected,
                        const std::string& without) {
        QTest::newRow(name) << QString::fromStdString(with) << QString::fromLatin1(expected)
                            << QString::fromStdString(without);
    };
    row("V08 outside", R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24","gateway":"10.0.1.1"}]})",
        "V08 warning 10.0.0.0/24 cidr=10.0.0.0/24 gateway=10.0.1.1\n",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24","gateway":"10.0.0.1"},
                       {"id":"1","cidr":"10.1.0.0/24"}]})");
    const auto gateway = [](const char* ofSubnet) {
        return filled(R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"@}],
            "machines":[{"id":"1"}],"devices":[{"machine":"1","name":"ens3"}],
            "ip-addresses":[{"machine":"1","device":"ens3","value":"10.0.0.9",
                             "cidr":"10.0.0.0/24","gateway":"10.0.0.1"}]})",
                      {ofSubnet});
    };
    row("V08 missing", gateway(""),
        "V08 warning 10.0.0.0/24 cidr=10.0.0.0/24 gateway=\"\" used=10.0.0.1\n",
        gateway(R"(,"gateway":"10.0.0.1")"));
    row("V12",
        R"({"fabrics":[{"id":"0","name":"f"},{"id":"1","name":"g"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":7},
                        {"id":"1","fabric-id":"0","kind":"vlan","tag":8,"relay-segment-id":"2"},
                        {"id":"2","fabric-id":"0","kind":"vlan","tag":9}],
            "subnets":[{"id":"0","cidr":"10.0.0.0/24","segment-id":"1"}]})",
        "V12 info g fabric=g\nV12 info VLAN 7 fabric=f name=\"\" tag=7\n",
        R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":7}],
            "machines":[{"id":"1"}],"devices":[{"machine":"1","name":"e","segment-id":"0"}]})");
    const auto nodes = [](const char* zone, const char* thirdHasVote) {
        return filled(
            R"({"machines":[{"id":"0","zone":"a"},{"id":"1","zone":"@"},
                {"id":"2","zone":"a"}],"controller":{"nodes":[
                {"id":"0","machine":"0","has-vote":true},{"id":"1","machine":"1","has-vote":true},
                {"id":"2","machine":"2","has-vote":@}]}})",
            {zone, thirdHasVote});
    };
    row("V20 even", nodes("b", "false"), "V20 warning ctl/0 votes=2 zone=\"\"\n",
        nodes("b", "true"));
    row("V20 zone", nodes("a", "true"), "V20 warning ctl/0 votes=3 zone=a\n", nodes("", "true"));
    const auto full = [](const char* subnet) {
        return filled(
            R"({"subnets":[{"id":"0","cidr":"10.0.0.0/29"@}],"machines":[{"id":"1"}],
                "devices":[{"machine":"1","name":"e"}],"ip-addresses":[
                {"machine":"1","device":"e","value":"10.0.0.2","cidr":"10.0.0.0/29"},
                {"machine":"1","device":"e","value":"10.0.0.3","cidr":"10.0.0.0/29"},
                {"machine":"1","device":"e","value":"10.0.0.4","cidr":"10.0.0.0/29"},
                {"machine":"1","device":"e","value":"10.0.0.5","cidr":"10.0.0.0/29"}],
                "ranges":[{"id":"0","subnet-id":"0","kind":"reserved","first":"10.0.0.6",
                           "last":"10.0.0.6"}]})",
            {subnet});
    };
    row("V26 warning", full(""), "V26 warning 10.0.0.0/29 cidr=10.0.0.0/29 limit=80 use=83\n",
        full(R"(,"supernet":true)"));
    row("V26 error", full(R"(,"gateway":"10.0.0.1")"),
        "V26 error 10.0.0.0/29 cidr=10.0.0.0/29 limit=95 use=100\n",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/31"}],"machines":[{"id":"1"}],
            "devices":[{"machine":"1","name":"e"}],"ip-addresses":[
            {"machine":"1","device":"e","value":"10.0.0.0","cidr":"10.0.0.0/31"},
            {"machine":"1","device":"e","value":"10.0.0.1","cidr":"10.0.0.0/31"}]})");
    const auto macs = [](const char* machine, const char* segment) {
        return filled(R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":7},
                        {"id":"1","fabric-id":"0","kind":"vlan","tag":8}],
            "subnets":[{"id":"0","cidr":"10.0.0.0/24","segment-id":"0"}],
            "machines":[{"id":"1"},{"id":"2"}],
            "devices":[{"machine":"1","name":"e","mac":"52:54:00:AA:00:01"},
                       {"machine":"@","name":"f","mac":"52:54:00:aa:00:01","segment-id":"@"}],
            "ip-addresses":[{"machine":"1","device":"e","value":"10.0.0.9",
                                       "cidr":"10.0.0.0/24"}]})",
                      {machine, segment});
    };
    row("V27", macs("2", "0"), "V27 error 2:f device=2:f mac=52:54:00:aa:00:01 other-device=1:e\n",
        macs("1", "0"));
    row("V27 elsewhere", macs("2", "0"),
        "V27 error 2:f device=2:f mac=52:54:00:aa:00:01 other-device=1:e\n", macs("2", "1"));
    row("V28", withNics("false", "false"),
        "V28 warning 1:ens3 device=1:ens3 endpoints=mysql:db\n"
        "V28 warning 1:ens4 device=1:ens4 endpoints=mysql:db\n",
        withNics("false", "true"));
    row("V29", R"({"machines":[{"id":"1","machine-addresses":["169.254.0.9"]}]})",
        "V29 warning 1 lacking=private,public machine=1\n",
        R"({"machines":[{"id":"1"},{"id":"2","status":"pending","addresses":["169.254.0.9"]}]})");
    const auto pairs = [](const char* lone) {
        return filled(R"({"fabrics":[{"id":"0","name":"f"}],
            "segments":[{"id":"0","fabric-id":"0","kind":"vlan","tag":7},
                        {"id":"1","fabric-id":"0","kind":"vlan","tag":8}],
            "subnets":[{"id":"0","cidr":"10.0.0.0/24","segment-id":"0"},
                       {"id":"1","cidr":"10.1.0.0/24","segment-id":"1"},
                       {"id":"2","cidr":"fd00:1::/64","segment-id":"@"}]})",
                      {lone});
    };
    row("V31", pairs("0"), "V31 info 10.1.0.0/24 cidr=10.1.0.0/24 missing=IPv6 space=alpha\n",
        R"({"subnets":[{"id":"0","cidr":"10.0.0.0/24"},{"id":"1","cidr":"fd00:1::/64"}]})");
    row("V32 equal", withDocuments(R"([["10.9.0.1:17070","10.0.0.1:17070"]])"),
        "V32 warning mgmt is-empty=false space=mgmt\n", withDocuments(R"([["10.0.0.1:17070"]])"));
    row("V32 empty", withDocuments("[[]]"), "V32 warning mgmt is-empty=true space=mgmt\n",
        withDocuments("null"));
    row("V30",
        R"({"spaces":[{"id":"1","name":"Prod DMZ"},{"id":"2","name":"web"},{"id":"3","name":"web"}]})",
        "V30 error Prod DMZ is-default=false is-twice=false space=Prod DMZ\n"
        "V30 error web is-default=false is-twice=true space=web\n",
        R"({"spaces":[{"id":"1","name":"prod-dmz"},{"id":"2","name":"42"}]})");
}

void TstRulesOfSources::findsWhatIsThereAndNothingElse()
{
    QFETCH(QString, with);
    QFETCH(QString, expected);
    QFETCH(QString, without);
    const std::string rule = expected.left(3).toStdString();
    QCOMPARE(QString::fromStdString(foundIn(with.toStdString(), rule)), expected);
    QCOMPARE(QString::fromStdString(foundIn(without.toStdString(), rule)), QString());
}

void TstRulesOfSources::addressesThatOneSideLacks()
{
    domain::ModelState state = stateOf(R"({"machines":[{"id":"1"}],
        "devices":[{"machine":"1","name":"e"},{"machine":"1","name":"virbr0","type":"bridge"}],
        "ip-addresses":[
            {"machine":"1","device":"e","value":"10.0.0.1","origin":"provider"},
            {"machine":"1","device":"e","value":"10.0.0.2","origin":"machine"},
            {"machine":"1","device":"e","value":"10.0.0.3","origin":"provider","shadow":true},
            {"machine":"1","device":"virbr0","value":"192.168.122.1","origin":"machine"}]})");
    for (const domain::Origin side : {domain::Origin::Machine, domain::Origin::Provider})
        for (const auto& address : state.table<domain::DeviceAddressRow>())
            state.table<domain::AbsenceRow>().put({.id = state.sequences.draw<domain::AbsenceRow>(),
                                                   .kind = domain::ObjectKind::Address,
                                                   .number = address.id.number(),
                                                   .side = side});
    const auto revision = revisionOf(std::move(state));
    QCOMPARE(findingsText(revision, findingsOf(revision, "V21")),
             std::string("V21 info 10.0.0.1 address=10.0.0.1 device=1:e\n"));
    QCOMPARE(findingsText(revision, findingsOf(revision, "V22")),
             std::string("V22 warning 10.0.0.2 address=10.0.0.2 device=1:e\n"));
}

void TstRulesOfSources::subnetsThatDifferFromTheirProvider()
{
    domain::ModelState state = stateOf(R"({"spaces":[{"id":"1","name":"db"}],
        "subnets":[{"id":"0","cidr":"10.0.0.0/24","vlan-tag":7},
                   {"id":"1","cidr":"10.1.0.0/24","space-id":"1"}]})");
    const auto drift = [&state](std::uint32_t subnet, const char* field, const char* value) {
        state.table<domain::DriftRow>().put({.id = state.sequences.draw<domain::DriftRow>(),
                                             .source = "maas",
                                             .kind = domain::ObjectKind::Subnet,
                                             .number = subnet,
                                             .field = field,
                                             .value = value});
    };
    drift(0, "space", "db");
    drift(0, "vlan-tag", "8");
    drift(0, "cidr", "10.9.0.0/24"); // another matter
    drift(1, "space", "db");         // the model agrees by now
    const auto revision = revisionOf(std::move(state));
    const auto found = findingsOf(revision, "V24");
    QCOMPARE(
        findingsText(revision, found),
        std::string("V24 warning 10.0.0.0/24 cidr=10.0.0.0/24 field=space kept=alpha seen=db\n"
                    "V24 warning 10.0.0.0/24 cidr=10.0.0.0/24 field=vlan-tag kept=7 seen=8\n"));
    QCOMPARE(fixUpsText(found.front().fixUps),
             std::string("move-subnet cidr=10.0.0.0/24 space=db\n"));
    const auto judgement =
        edits::judge(revision, {.model = found.front().object.model,
                                .actions = found.front().fixUps.front().actions});
    QVERIFY(judgement);
    QCOMPARE(findingsOf(applied(revision, *judgement), "V24").size(), std::size_t(1));
}

void TstRulesOfSources::overlaysThatSayTheyAreElsewhere()
{
    const char* const state = R"({"spaces":[{"id":"1","name":"db"},{"id":"2","name":"dmz"}],
        "subnets":[{"id":"0","cidr":"10.4.0.0/20","space-id":"1"},
                   {"id":"1","cidr":"252.4.0.0/16","space-id":"@",
                    "fan-local-underlay":"10.4.0.0/20"}]})";
    QCOMPARE(foundIn(filled(state, {"2"}), "V25"),
             std::string("V25 error 252.4.0.0/16 cidr=252.4.0.0/16 kept=dmz space=db "
                         "underlay=10.4.0.0/20\n"));
    for (const char* own : {"0", "1"})
        QCOMPARE(foundIn(filled(state, {own}), "V25"), std::string());
    // Whoever moves the underlay moves what its overlay says, too.
    const auto revision = revisionOf(stateOf(filled(state, {"1"})));
    const auto judgement = edits::judge(
        revision, {.model = revision.models().front()->row.id,
                   .actions = {edits::MoveSubnets{{domain::SubnetId(0)}, domain::SpaceId(2)}}});
    QVERIFY(judgement);
    QVERIFY(findingsOf(applied(revision, *judgement), "V25").empty());
}

namespace {

domain::Revision withSources(const char* state, std::vector<domain::SourceRow> sources,
                             std::vector<std::pair<const char*, const char*>> settings = {})
{
    domain::ProjectTables project;
    std::uint32_t id = 0;
    for (domain::SourceRow& source : sources) {
        source.id = domain::SourceId(id++);
        project.table<domain::SourceRow>().put(std::move(source));
    }
    for (const auto& [key, value] : settings)
        project.table<domain::ProjectSettingRow>().put(
            {.id = domain::ProjectSettingId(id++), .key = key, .value = value});
    return {0, {facts::makeModel({}, stateOf(state))}, std::move(project)};
}

std::string oldReports(const domain::Revision& revision, std::optional<Timestamp> now)
{
    std::vector<rules::Finding> found;
    for (rules::Finding& finding : rules::findAll(revision, now))
        if (finding.rule == rules::Rule::V23)
            found.push_back(std::move(finding));
    return findingsText(revision, found);
}

} // namespace

void TstRulesOfSources::oldReportsAreFoundByTheTimeHandedIn()
{
    using namespace std::chrono_literals;
    const Timestamp then{1'000'000h};
    const char* const state = R"({"machines":[{"id":"1","machine-addresses":["10.0.0.9"]},
                                              {"id":"2"}]})";
    const auto revision =
        withSources(state, {{.kind = "juju", .name = "ctl", .lastComplete = then},
                            {.kind = "openstack", .name = "cloud", .lastComplete = then - 900h}});
    QCOMPARE(oldReports(revision, std::nullopt), std::string());
    QCOMPARE(oldReports(revision, then + 24h), std::string());
    QCOMPARE(oldReports(revision, then + 25h),
             std::string("V23 info 1 limit=1440 machine=1 minutes=1500 source=ctl\n"));
    const auto strict = withSources(state, {{.kind = "juju", .name = "ctl", .lastComplete = then}},
                                    {{"report-age", "30"}});
    QCOMPARE(oldReports(strict, then + 30min), std::string());
    QCOMPARE(oldReports(strict, then + 31min),
             std::string("V23 info 1 limit=30 machine=1 minutes=31 source=ctl\n"));
    // One that never came to an end has no age.
    QCOMPARE(oldReports(withSources(state, {{.kind = "juju", .name = "ctl"}}), then),
             std::string());
}

void TstRulesOfSources::hostsAreToldApartByTheirSources()
{
    using namespace std::chrono_literals;
    const Timestamp then{1'000'000h};
    const auto revision = withSources(
        R"({"machines":[{"id":"0","name":"web-1","machine-addresses":["10.0.0.1"]},
                        {"id":"1","name":"web-2","machine-addresses":["10.0.0.2"]}]})",
        {{.kind = "ssh", .name = "two", .options = R"({"host":"web-2"})", .lastComplete = then},
         {.kind = "ssh", .name = "other", .options = R"({"host":"jump"})", .lastComplete = then}});
    QCOMPARE(oldReports(revision, then + 48h),
             std::string("V23 info  limit=1440 machine=\"\" minutes=2880 source=other\n"
                         "V23 info 1 limit=1440 machine=1 minutes=2880 source=two\n"));
}

void TstRulesOfSources::limitsOfTheProjectAndOfTheSubnet()
{
    const char* const state = R"({"subnets":[{"id":"0","cidr":"10.0.0.0/28"@}],
        "machines":[{"id":"1"}],"devices":[{"machine":"1","name":"e"}],
        "ranges":[{"id":"0","subnet-id":"0","kind":"reserved","first":"10.0.0.1",
                   "last":"10.0.0.7"}]})"; // half of it
    const auto found = [&](const char* own, std::vector<std::pair<const char*, const char*>> of) {
        const auto revision = withSources(filled(state, {own}).c_str(), {}, std::move(of));
        return findingsText(revision, findingsOf(revision, "V26"));
    };
    const std::string warning = "V26 warning 10.0.0.0/28 cidr=10.0.0.0/28 limit=40 use=50\n";
    const std::string error = "V26 error 10.0.0.0/28 cidr=10.0.0.0/28 limit=45 use=50\n";
    QCOMPARE(found("", {}), std::string());
    QCOMPARE(found("", {{"use-warning", "40"}}), warning);
    QCOMPARE(found("", {{"use-error", "45"}}), error);
    QCOMPARE(found("", {{"use-warning", "0"}, {"use-error", "x"}}), std::string());
    QCOMPARE(found(R"(,"warn-percent":40)", {}), warning);
    QCOMPARE(found(R"(,"error-percent":45)", {{"use-warning", "40"}}), error);
    QCOMPARE(found(R"(,"warn-percent":60)", {{"use-warning", "40"}}), std::string());
}

QTEST_GUILESS_MAIN(TstRulesOfSources)
#include "tst_rules_of_sources.moc"
