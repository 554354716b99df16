// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/diff.h"
#include "model/graph/projection.h"
#include "model/graph/text_dump.h"
#include "tests/support/sites.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::graph;
using domain::ObjectKind;
using engine::rules::Finding;
using engine::rules::Rule;
using engine::rules::Severity;

namespace {

std::string dump(const test::SiteBuilder& site, const ViewOptions& options = {})
{
    return textOf(project({.shown = site.revision(), .live = {}, .findings = {}}, options));
}

/// Two VLANs of one fabric, one machine in both.
test::SiteBuilder pair()
{
    test::SiteBuilder site;
    const auto db = site.space("db");
    const auto fabric = site.fabric("fabric-1");
    const auto ten = site.vlan(fabric, 10);
    const auto twenty = site.vlan(fabric, 20);
    site.subnet("10.1.0.0/24", ten);
    site.subnet("10.2.0.0/24", twenty, db);
    const auto machine = site.machine("3");
    site.nic(machine, ten, "10.1.0.3");
    site.nic(machine, twenty, "10.2.0.3");
    return site;
}

} // namespace

class TstProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fabricsHoldVlansThatHoldSubnets();
    void whatHasNoFabricHasALaneOfItsOwn();
    void overlaysAreInTheCardOfTheirUnderlay();
    void machineIsAtHomeWhereMostOfItsNicsAre();
    void routerLinksItsHomeToAllOthers();
    void manySubnetsFoldIntoBlocks();
    void foldedVlanShowsNothingInside();
    void problemsMarkAllPartiesAndWhatHoldsThem();
    void changesAreMarkedAgainstLive();
    void whatNoMachineShowsIsTheProvidersWordAlone();
    void twoModelsKeepTheirLanesApart();
    void differenceNamesJustWhatDiffers();
};

void TstProjection::fabricsHoldVlansThatHoldSubnets()
{
    QCOMPARE(dump(pair()), std::string("fabric-1 vlans=2 subnets=2 machines=1\n"
                                       "  VLAN 10 mtu=1500 subnets=1 machines=1\n"
                                       "    10.1.0.0/24 alpha 1%\n"
                                       "    machines 3\n"
                                       "  VLAN 20 mtu=1500 subnets=1 machines=0\n"
                                       "    10.2.0.0/24 db 1%\n"
                                       "VLAN 10 (fabric-1) = VLAN 20 (fabric-1): 1\n"));
    QCOMPARE(dump(pair(), {.depth = Depth::Vlan}),
             std::string("fabric-1 vlans=2 subnets=2 machines=1\n"
                         "  VLAN 10 mtu=1500 subnets=1 machines=1\n"
                         "  VLAN 20 mtu=1500 subnets=1 machines=0\n"
                         "VLAN 10 (fabric-1) = VLAN 20 (fabric-1): 1\n"));
}

void TstProjection::whatHasNoFabricHasALaneOfItsOwn()
{
    test::SiteBuilder site;
    site.subnet("192.168.9.0/24", std::nullopt);
    site.add(domain::SegmentRow{.kind = domain::SegmentKind::Vxlan, .tag = 5001});
    site.machine("7");
    QCOMPARE(dump(site), std::string("no fabric vlans=1 subnets=1 machines=1\n"
                                     "  VXLAN 5001 subnets=0 machines=0\n"
                                     "  192.168.9.0/24 alpha 0% empty\n"
                                     "  machines 7\n"));
    QCOMPARE(dump(test::SiteBuilder()), std::string());
}

void TstProjection::overlaysAreInTheCardOfTheirUnderlay()
{
    test::SiteBuilder site;
    const auto db = site.space("db");
    const auto segment = site.vlan(site.fabric("f"), 1, 0);
    const auto under = site.subnet("10.2.0.0/20", segment, db);
    site.overlay("252.2.0.0/16", under);
    QCOMPARE(dump(site), std::string("f vlans=1 subnets=1 machines=0\n"
                                     "  VLAN 1 subnets=1 machines=0\n"
                                     "    10.2.0.0/20 db 0% empty\n"
                                     "      252.2.0.0/16 db 0% overlay empty\n"));
}

void TstProjection::machineIsAtHomeWhereMostOfItsNicsAre()
{
    auto site = pair();
    const auto machine = site.machine("4");
    site.nic(machine, domain::SegmentId(0), "10.1.0.4");
    site.nic(machine, domain::SegmentId(1), "10.2.0.4");
    site.nic(machine, std::nullopt, "10.2.0.5"); // its subnet says where it is
    const std::string text = dump(site);
    QVERIFY2(text.find("VLAN 20 mtu=1500 subnets=1 machines=1") != std::string::npos, text.c_str());
    QVERIFY(text.find("VLAN 10 (fabric-1) = VLAN 20 (fabric-1): 2") != std::string::npos);
}

void TstProjection::routerLinksItsHomeToAllOthers()
{
    test::SiteBuilder site;
    const auto fabric = site.fabric("f");
    const auto router = site.machine("router");
    for (std::uint32_t tag = 1; tag <= 200; ++tag)
        site.nic(router, site.vlan(fabric, tag));
    const Graph graph =
        project({.shown = site.revision(), .live = {}, .findings = {}}, ViewOptions{});
    QCOMPARE(graph.links.size(), std::size_t(199));
}

void TstProjection::manySubnetsFoldIntoBlocks()
{
    test::SiteBuilder site;
    const auto fabric = site.fabric("f");
    const auto large = site.vlan(fabric, 1, 0);
    const auto small = site.vlan(fabric, 2, 0);
    for (int i = 0; i < 20; ++i)
        site.subnet("10.0." + std::to_string(i) + ".0/24", large);
    site.subnet("10.9.0.0/24", small);
    ViewOptions options{.mostCards = 4};
    const std::string text = dump(site, options);
    QCOMPARE(text, std::string("f vlans=2 subnets=21 machines=0\n"
                               "  VLAN 1 subnets=20 machines=0\n"
                               "    10.0.0.0/24 alpha 0% empty\n"
                               "    10.0.1.0/24 alpha 0% empty\n"
                               "    10.0.2.0/24 alpha 0% empty\n"
                               "    17 subnets folded 0%\n"
                               "  VLAN 2 subnets=1 machines=0\n"
                               "    10.9.0.0/24 alpha 0% empty\n"));
    options.unfolded.insert(
        {NodeKind::Fold, {domain::ModelId(0), ObjectKind::Segment, large.number()}});
    QVERIFY(dump(site, options).find("folded") == std::string::npos);
}

void TstProjection::foldedVlanShowsNothingInside()
{
    ViewOptions options;
    options.folded.insert({NodeKind::Bus, {domain::ModelId(0), ObjectKind::Segment, 0}});
    const ViewSource source{.shown = pair().revision(), .live = {}, .findings = {}};
    const Graph graph = project(source, options);
    QCOMPARE(textOf(graph), std::string("fabric-1 vlans=2 subnets=2 machines=1\n"
                                        "  VLAN 10 mtu=1500 subnets=1 machines=1 folded\n"
                                        "  VLAN 20 mtu=1500 subnets=1 machines=0\n"
                                        "    10.2.0.0/24 db 1%\n"
                                        "VLAN 10 (fabric-1) = VLAN 20 (fabric-1): 1\n"));
    QCOMPARE(graph.foldedSubnets, 1U);
}

void TstProjection::problemsMarkAllPartiesAndWhatHoldsThem()
{
    const auto site = pair();
    Finding overlap{.rule = Rule::V01,
                    .severity = Severity::Error,
                    .object = {domain::ModelId(0), ObjectKind::Subnet, 0}};
    overlap.others.push_back({domain::ModelId(0), ObjectKind::Subnet, 1});
    const Finding address{.rule = Rule::V07,
                          .severity = Severity::Warning,
                          .object = {domain::ModelId(0), ObjectKind::Address, 0}};
    const std::string text = textOf(project(
        {.shown = site.revision(), .live = {}, .findings = {overlap, address}}, ViewOptions{}));
    QCOMPARE(text, std::string("fabric-1 vlans=2 subnets=2 machines=1 !error\n"
                               "  VLAN 10 mtu=1500 subnets=1 machines=1 !error\n"
                               "    10.1.0.0/24 alpha 1% !error\n"
                               "    machines 3 !warning\n"
                               "  VLAN 20 mtu=1500 subnets=1 machines=0 !error\n"
                               "    10.2.0.0/24 db 1% !error\n"
                               "VLAN 10 (fabric-1) = VLAN 20 (fabric-1): 1\n"));
}

void TstProjection::changesAreMarkedAgainstLive()
{
    auto site = pair();
    const auto live = site.revision();
    site.alter<domain::SubnetRow>(domain::SubnetId(0),
                                  [](auto& row) { row.space = domain::SpaceId(1); });
    site.subnet("10.3.0.0/24", domain::SegmentId(1));
    const std::string text =
        textOf(project({.shown = site.revision(), .live = live, .findings = {}}, ViewOptions{}));
    QVERIFY2(text.find("10.1.0.0/24 db 1% ~\n") != std::string::npos, text.c_str());
    QVERIFY(text.find("10.3.0.0/24 alpha 0% empty +\n") != std::string::npos);
    QVERIFY(text.find("10.2.0.0/24 db 1%\n") != std::string::npos);
}

void TstProjection::whatNoMachineShowsIsTheProvidersWordAlone()
{
    const std::string mark = "10.1.0.0/24 alpha 1% provider-only\n";
    const auto missingFor = [&](domain::Origin side) {
        auto site = pair();
        site.add(domain::AbsenceRow{.kind = ObjectKind::Address, .number = 0, .side = side});
        return dump(site);
    };
    QVERIFY(dump(pair()).find("provider-only") == std::string::npos);
    QVERIFY(missingFor(domain::Origin::Machine).find(mark) != std::string::npos);
    QVERIFY(missingFor(domain::Origin::Provider).find(mark) == std::string::npos);
}

void TstProjection::twoModelsKeepTheirLanesApart()
{
    const auto site = pair();
    const domain::Revision both(
        1, {site.model(domain::ModelId(0), "east"), site.model(domain::ModelId(1), "west")}, {});
    const ViewSource source{.shown = both, .live = {}, .findings = {}};
    const std::string text = textOf(project(source, ViewOptions{}));
    QVERIFY2(text.find("east:fabric-1 ") != std::string::npos, text.c_str());
    QVERIFY(text.find("west:fabric-1 ") != std::string::npos);
    const std::string one = textOf(project(source, {.model = domain::ModelId(1)}));
    QCOMPARE(one, dump(site));
}

void TstProjection::differenceNamesJustWhatDiffers()
{
    auto site = pair();
    const Graph before =
        project({.shown = site.revision(), .live = {}, .findings = {}}, ViewOptions{});
    QVERIFY(differenceOf(before, before).isEmpty());

    site.alter<domain::SubnetRow>(domain::SubnetId(0),
                                  [](auto& row) { row.space = domain::SpaceId(1); });
    site.erase<domain::SubnetRow>(domain::SubnetId(1));
    site.subnet("10.7.0.0/24", domain::SegmentId(1));
    const Graph after =
        project({.shown = site.revision(), .live = {}, .findings = {}}, ViewOptions{});
    const Difference difference = differenceOf(before, after);
    QCOMPARE(difference.removed.size(), std::size_t(1));
    QCOMPARE(before.nodes[difference.removed.front()].label, "10.2.0.0/24");
    QCOMPARE(difference.added.size(), std::size_t(1));
    QCOMPARE(after.nodes[difference.added.front()].label, "10.7.0.0/24");
    std::vector<std::string> changed;
    for (const NodeIndex node : difference.changed)
        changed.push_back(after.nodes[node].label.text());
    // The tick of the machine shows the space, and so does the edge of the bus when far away.
    QCOMPARE(changed, (std::vector<std::string>{"VLAN 10", "10.1.0.0/24", "3", "VLAN 20"}));
    QVERIFY(!difference.linksDiffer);
}

QTEST_GUILESS_MAIN(TstProjection)
#include "tst_projection.moc"
