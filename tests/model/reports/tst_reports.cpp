// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/change_set.h"
#include "model/engine/facts/model_facts.h"
#include "model/reports/catalogue.h"
#include "model/reports/writers.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::reports;

namespace {

/// Plain English labels; findings as their rule and facts.
class PlainWords final : public Words
{
public:
    std::string label(const char* english) const override { return english; }
    std::string severityText(engine::rules::Severity severity) const override
    {
        using engine::rules::Severity;
        return severity == Severity::Error     ? "Error"
               : severity == Severity::Warning ? "Warning"
                                               : "Info";
    }
    std::string ruleTitle(engine::rules::Rule rule) const override
    {
        return "Title of " + std::string(engine::rules::ruleText(rule));
    }
    std::string findingText(const engine::rules::Finding& finding) const override
    {
        return "Finding about " + detailOf(finding.facts, "cidr").text() +
               detailOf(finding.facts, "space").text();
    }
};

net::Cidr cidr(const char* text)
{
    return net::Cidr::parse(text).value();
}

net::IpAddress address(const char* text)
{
    return net::IpAddress::parse(text).value();
}

void addNetworks(ChangeRecorder& east)
{
    east.put(SpaceRow{.id = SpaceId(1), .name = "db"});
    east.put(SpaceRow{.id = SpaceId(2), .name = "empty|space"});
    east.put(RoutingDomainRow{.id = RoutingDomainId(1), .name = "lab"});
    east.put(FabricRow{.id = FabricId(0), .name = "fabric-2"});
    east.put(
        FabricRow{.id = FabricId(1), .name = "lab-fabric", .routingDomain = RoutingDomainId(1)});
    east.put(SegmentRow{
        .id = SegmentId(0), .fabric = FabricId(0), .kind = SegmentKind::Vlan, .tag = 120});
    east.put(SegmentRow{.id = SegmentId(1), .fabric = FabricId(1), .kind = SegmentKind::Flat});
    east.put(SubnetRow{.id = SubnetId(3),
                       .cidr = cidr("10.4.0.0/28"),
                       .providerId = "p3",
                       .zones = {"a", "b"},
                       .space = SpaceId(1),
                       .segment = SegmentId(0),
                       .name = "db-a"});
    east.put(SubnetRow{.id = SubnetId(7), .cidr = cidr("10.4.0.0/28"), .segment = SegmentId(1)});
    east.put(SubnetRow{.id = SubnetId(8), .cidr = cidr("fd00:4::/64"), .space = SpaceId(1)});
}

void addMachines(ChangeRecorder& east)
{
    const ListedAddress listed{
        .value = "10.4.0.2", .type = AddressType::Ipv4, .scope = Scope::LocalCloud};
    east.put(MachineRow{.id = MachineId(0),
                        .number = "10",
                        .name = "db-10",
                        .providerAddresses = {listed},
                        .preferredPrivate = listed});
    east.put(MachineRow{.id = MachineId(1), .number = "9", .name = "db-9"});
    for (const std::uint32_t number : {0U, 1U})
        east.put(DeviceRow{.id = DeviceId(number),
                           .machine = MachineId(number),
                           .name = "ens3",
                           .mac = number == 0 ? "52:54:00:aa:bb:02" : "52:54:00:aa:bb:09",
                           .segment = SegmentId(0)});
    east.put(DeviceAddressRow{.id = AddressId(0),
                              .device = DeviceId(0),
                              .value = address("10.4.0.2"),
                              .cidr = cidr("10.4.0.0/28"),
                              .configMethod = ConfigMethod::Dhcp,
                              .origin = Origin::Provider,
                              .isSecondary = true,
                              .providerSubnetId = "p3"});
    east.put(DeviceAddressRow{.id = AddressId(1),
                              .device = DeviceId(1),
                              .value = address("fd00:4::9"),
                              .isShadow = true});
    east.put(LooseAddressRow{.id = LooseAddressId(0),
                             .subnet = SubnetId(3),
                             .value = address("10.4.0.10"),
                             .state = LooseState::Reserved,
                             .name = "=printer"});
}

void addWorkloads(ChangeRecorder& east)
{
    east.put(ApplicationRow{.id = ApplicationId(0), .name = "mysql"});
    east.put(UnitRow{.id = UnitId(0),
                     .name = "mysql/0",
                     .application = ApplicationId(0),
                     .machine = MachineId(0)});
    east.put(BindingRow{.id = BindingId(0),
                        .application = ApplicationId(0),
                        .endpoint = "db",
                        .space = SpaceId(1)});
    east.put(BindingRow{
        .id = BindingId(1), .application = ApplicationId(0), .endpoint = "", .space = SpaceId(1)});
    east.put(ConstraintRow{.id = ConstraintId(0),
                           .level = ConstraintLevel::Application,
                           .target = 0,
                           .spaces = {"db", "^empty|space"}});
    east.put(SettingRow{
        .id = SettingId(0), .isController = true, .key = "juju-ha-space", .value = "db"});
    east.put(SettingRow{
        .id = SettingId(1), .isController = false, .key = "default-space", .value = "db"});
}

ProjectTables projectTables()
{
    ProjectTables project;
    project.table<SourceRow>().put(
        SourceRow{.id = SourceId(0), .model = ModelId(0), .kind = "maas", .name = "region-1"});
    return project;
}

/// Two spaces beside alpha, one CIDR twice, an overlay-free model with a bit of everything.
Revision site(ProjectTables project = projectTables())
{
    ChangeRecorder east(emptyModelState());
    addNetworks(east);
    addMachines(east);
    addWorkloads(east);
    const ModelRow row{.id = ModelId(0), .name = "east", .isController = true};
    return Revision(1, {engine::facts::makeModel(row, east.state())}, std::move(project));
}

/// The same and a second model with one subnet.
Revision twoSites()
{
    ChangeRecorder west(emptyModelState());
    west.put(SubnetRow{.id = SubnetId(0), .cidr = cidr("10.9.0.0/24")});
    const ModelRow row{.id = ModelId(1), .name = "west"};
    return Revision(1, {site().models().front(), engine::facts::makeModel(row, west.state())},
                    projectTables());
}

Timestamp noon()
{
    return parseTimestamp("2026-01-01T12:00:00Z").value();
}

QByteArray text(const char* id, const ReportRequest& request, Format format = Format::Markdown)
{
    const auto report = buildReport(id, request);
    if (!report)
        return QByteArray("error ") + errorText(report.error()).c_str();
    const auto written = writeReport(*report, format);
    return written ? QByteArray::fromStdString(*written)
                   : QByteArray("error ") + errorText(written.error()).c_str();
}

QByteArray text(const char* id, const Revision& revision, Format format = Format::Markdown)
{
    const PlainWords words;
    return text(id, ReportRequest{revision, words, noon(), {}, {}}, format);
}

} // namespace

class TstReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spacesTellWhatIsInEach();
    void inventoryHasOneRowPerAddress();
    void problemsAreCountedAndListed();
    void summaryCountsAndNamesTheFullest();
    void anAcceptedFindingIsNoLongerOpenUntilItExpires();
    void scopeKeepsWhatHasToDoWithTheObjects();
    void oneModelOfSeveral();
    void unknownReportsNameTheNearest();
    void theOverviewTakesNoScope();
    void everyReportIsTheSameTwiceInEveryFormat();
    void aProjectWithoutModelsHasReports();
};

void TstReports::spacesTellWhatIsInEach()
{
    QCOMPARE(text("spaces", site()), QByteArray(R"(# Spaces

## east

### alpha

- Id: 0
- Subnets: 1
- Machines: 0

**Subnets**

| Subnet | Name | Fabric | VLAN | Zones | Network | Overlay of | Used | Free | Use |
| --- | --- | --- | --- | --- | --- | --- | ---: | ---: | ---: |
| 10.4.0.0/28#7 |  | lab-fabric | untagged |  | lab |  | 0 | 14 | 0 % |

### db

- Id: 1
- Roles: default, HA
- Subnets: 2
- Machines: 2

**Subnets**

| Subnet | Name | Fabric | VLAN | Zones | Network | Overlay of | Used | Free | Use |
| --- | --- | --- | --- | --- | --- | --- | ---: | ---: | ---: |
| 10.4.0.0/28#3 | db-a | fabric-2 | 120 | a, b | default |  | 2 | 12 | 14 % |
| fd00:4::/64 |  |  |  |  | default |  | 1 |  |  |

**Bindings**

| Application | Endpoints | Units |
| --- | --- | ---: |
| mysql | (default), db | 1 |

**Constraints**

| Level | Of | Spaces |
| --- | --- | --- |
| application | mysql | db, ^empty\|space |

**Machines**

| Machine | Name | Addresses |
| --- | --- | --- |
| 9 | db-9 | fd00:4::9 |
| 10 | db-10 | 10.4.0.2 |

### empty\|space

- Id: 2
- Subnets: 0
- Machines: 0

The space has no subnets.

**Constraints**

| Level | Of | Spaces |
| --- | --- | --- |
| application | mysql | db, ^empty\|space |
)"));
}

void TstReports::inventoryHasOneRowPerAddress()
{
    QCOMPARE(text("inventory", site()), QByteArray(R"(# Address inventory

## Addresses

| Model | Machine | Name | NIC | MAC | Address | Prefix | Subnet | Space | Network | Origin | Scope | Method | Marks |
| --- | --- | --- | --- | --- | --- | ---: | --- | --- | --- | --- | --- | --- | --- |
| east | 10 | db-10 | ens3 | 52:54:00:aa:bb:02 | 10.4.0.2 | 28 | 10.4.0.0/28#3 | db | default | provider | local-cloud | dhcp | preferred private, secondary |
| east |  | =printer |  |  | 10.4.0.10 | 28 | 10.4.0.0/28#3 | db | default |  |  |  | reserved |
| east | 9 | db-9 | ens3 | 52:54:00:aa:bb:09 | fd00:4::9 | 64 | fd00:4::/64 | db | default | machine |  | static | shadow |
)"));
    QVERIFY(text("inventory", site(), Format::Csv).contains(",'=printer,"));
}

void TstReports::problemsAreCountedAndListed()
{
    QCOMPARE(text("problems", site()), QByteArray(R"(# Findings

## Counts by rule

| Rule | Title | Open | Accepted |
| --- | --- | ---: | ---: |
| V03 | Title of V03 | 1 | 0 |
| V13 | Title of V13 | 1 | 0 |
| V30 | Title of V30 | 1 | 0 |

## Open findings

| Severity | Rule | Finding | Object | Object id |
| --- | --- | --- | --- | --- |
| Error | V30 | Finding about empty\|space | empty\|space | space-2 |
| Warning | V13 | Finding about empty\|space | empty\|space | space-2 |
| Info | V03 | Finding about 10.4.0.0/28 | 10.4.0.0/28 | subnet-3 |

## Accepted findings

No finding is accepted.
)"));
}

void TstReports::summaryCountsAndNamesTheFullest()
{
    QCOMPARE(text("summary", site()), QByteArray(R"(# Overview

## east

**Counts**

- Fabrics: 2
- VLANs and segments: 2
- Subnets: 3
- Spaces: 3
- Machines and containers: 2
- NICs: 2
- Addresses: 2
- Applications: 1
- Units: 1
- Controller nodes: 0

**Findings**

- Errors: 1
- Warnings: 1
- Infos: 1
- Accepted: 0

**Spaces**

| Space | Subnets | Used addresses | Machines | Bound applications |
| --- | ---: | ---: | ---: | ---: |
| alpha | 1 | 0 | 0 | 0 |
| db | 2 | 3 | 2 | 1 |
| empty\|space | 0 | 0 | 0 | 0 |

**Fullest subnets**

| Subnet | Space | Used | Free | Use |
| --- | --- | ---: | ---: | ---: |
| 10.4.0.0/28#3 | db | 2 | 12 | 14 % |

**Sources**

| Source | Kind | Last complete reading |
| --- | --- | --- |
| region-1 | maas | never |
)"));
}

void TstReports::anAcceptedFindingIsNoLongerOpenUntilItExpires()
{
    const auto findings = engine::rules::findAll(site());
    QVERIFY(!findings.empty());
    ProjectTables project;
    project.table<AcceptedFindingRow>().put(AcceptedFindingRow{.id = AcceptedFindingId(0),
                                                               .key = findings.front().key,
                                                               .reason = "known",
                                                               .expires = noon()});
    const Revision revision = site(project);
    const PlainWords words;
    const auto counted = [&](Timestamp now) {
        const auto report = buildReport("problems", {revision, words, now, {}, {}});
        std::vector<std::size_t> counts;
        for (const Section& section : report->sections)
            counts.push_back(std::get<reports::Table>(section.elements.front()).rows.size());
        return std::vector<std::size_t>(counts.begin() + 1, counts.end());
    };
    const auto all = findings.size();
    QCOMPARE(counted(noon() - std::chrono::hours(1)), (std::vector<std::size_t>{all - 1, 1}));
    QCOMPARE(counted(noon()), (std::vector<std::size_t>{all, 0}));
    QVERIFY(text("problems", {revision, words, noon() - std::chrono::hours(1), {}, {}})
                .contains("| known | 2026-01-01T12:00:00Z |"));
}

void TstReports::scopeKeepsWhatHasToDoWithTheObjects()
{
    const Revision revision = site();
    const PlainWords words;
    const auto scoped = [&](const char* id, ObjectKind kind, std::uint32_t number) {
        return text(id,
                    ReportRequest{revision,
                                  words,
                                  noon(),
                                  {},
                                  std::unordered_set<ObjectRef>{{ModelId(0), kind, number}}},
                    Format::Csv);
    };
    QCOMPARE(scoped("inventory", ObjectKind::Machine, 1).count("\r\n"), 2);
    QVERIFY(scoped("inventory", ObjectKind::Machine, 1).contains("fd00:4::9"));
    QCOMPARE(scoped("inventory", ObjectKind::Space, 1).count("\r\n"), 4);
    QCOMPARE(scoped("spaces", ObjectKind::Subnet, 7).count("\r\n"), 2);
    QVERIFY(scoped("spaces", ObjectKind::Subnet, 7).contains("east,alpha,10.4.0.0/28#7,"));
    QCOMPARE(scoped("problems", ObjectKind::Machine, 1).count("\r\n"), 1);
}

void TstReports::oneModelOfSeveral()
{
    const Revision revision = twoSites();
    const PlainWords words;
    QCOMPARE(text("spaces", ReportRequest{revision, words, noon(), ModelId(1), {}}, Format::Csv)
                 .split('\n')
                 .at(1),
             QByteArray("west,alpha,10.9.0.0/24,,,,,default,,0,254,0\r"));
}

void TstReports::unknownReportsNameTheNearest()
{
    const Revision revision = site();
    const PlainWords words;
    const auto report = buildReport("inventry", {revision, words, noon(), {}, {}});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::NotValid);
    QCOMPARE(detailOf(report.error().details, "nearest").text(), std::string("inventory"));
}

void TstReports::theOverviewTakesNoScope()
{
    const Revision revision = site();
    const PlainWords words;
    const auto report =
        buildReport("summary", {revision, words, noon(), {}, std::unordered_set<ObjectRef>{}});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::NotSupported);
}

void TstReports::everyReportIsTheSameTwiceInEveryFormat()
{
    const Revision once = twoSites();
    const Revision again = twoSites();
    for (const ReportKind& kind : catalogue())
        for (const Format format : {Format::Html, Format::Markdown, Format::Csv, Format::Json}) {
            const std::string id(kind.id);
            const QByteArray first = text(id.c_str(), once, format);
            QVERIFY2(first.size() > 100 && !first.startsWith("error"), first.constData());
            QCOMPARE(first, text(id.c_str(), again, format));
        }
}

void TstReports::aProjectWithoutModelsHasReports()
{
    const Revision nothing;
    QCOMPARE(text("spaces", nothing), QByteArray("# Spaces\n"));
    QCOMPARE(text("inventory", nothing),
             QByteArray("# Address inventory\n\n## Addresses\n\nThere are no addresses.\n"));
    QCOMPARE(text("spaces", nothing, Format::Csv), QByteArray());
}

QTEST_GUILESS_MAIN(TstReports)
#include "tst_reports.moc"
