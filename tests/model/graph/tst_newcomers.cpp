// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/layout/layout.h"
#include "model/graph/newcomers.h"
#include "model/graph/projection.h"
#include "model/graph/text_dump.h"
#include "tests/support/sites.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::graph;

namespace {

Graph graphOf(const test::SiteBuilder& site)
{
    return project({.shown = site.revision(), .live = {}, .findings = {}}, ViewOptions{});
}

/// What is wrong with newcomers placed after `before`; empty when nothing is.
std::string faultOf(const Graph& before, const Placement& placed, const Graph& after,
                    const Placement& now)
{
    std::unordered_map<NodeKey, NodeIndex> old;
    for (NodeIndex i = 0; i < before.nodes.size(); ++i)
        old.emplace(before.nodes[i].key, i);
    for (NodeIndex i = 0; i < after.nodes.size(); ++i) {
        const std::string name = after.nodes[i].label.text();
        const Rect& frame = now.frames[i];
        if (frame.isEmpty())
            return name + " has no place";
        if (const auto found = old.find(after.nodes[i].key); found != old.end()) {
            const Rect& was = placed.frames[found->second];
            if (was.x != frame.x || was.y != frame.y)
                return name + " moved";
        }
        const NodeIndex parent = after.nodes[i].parent;
        if (parent != kNoNode) {
            bool isInside = false;
            for (const Rect& outer : framesOf(now, parent))
                isInside = isInside || outer.contains(frame);
            if (!isInside)
                return name + " is outside " + after.nodes[parent].label.text();
        }
        for (NodeIndex j = 0; j < i; ++j)
            if (after.nodes[j].parent == parent && now.frames[j].overlaps(frame))
                return name + " overlaps " + after.nodes[j].label.text();
    }
    std::vector<Rect> top;
    after.forEachLane([&](NodeIndex lane) {
        for (const Rect& frame : framesOf(now, lane))
            top.push_back(frame);
    });
    for (std::size_t i = 0; i < top.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (top[i].overlaps(top[j]))
                return "two lanes overlap";
    return {};
}

} // namespace

class TstNewcomers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void machineTakesTheFreePlaceInItsGroup();
    void fiftySubnetsMoveNobody();
    void newLanesAndVlansStandBesideTheirRelatives();
    void movedSubnetLeavesTheOthersAlone();
    void newcomersComeInTurnsWithoutMovingAnybody();
    void overlayOfAnOldCardIsNotPutOnOthers();
};

void TstNewcomers::machineTakesTheFreePlaceInItsGroup()
{
    test::SiteBuilder site;
    const auto segment = site.vlan(site.fabric("f"), 1);
    site.subnet("10.0.0.0/24", segment);
    site.nic(site.machine("1"), segment, "10.0.0.1");
    const Graph before = graphOf(site);
    const Placement placed = layout::pack(before, Sizes{}).value();
    site.nic(site.machine("2"), segment, "10.0.0.2");
    const Graph after = graphOf(site);
    const Placement now = placeNewcomers(after, Sizes{}, before, placed);
    QCOMPARE(textOf(after, now), std::string("lane f 16,16 420x160\n"
                                             "  bus VLAN 1 28,48 396x116\n"
                                             "    subnet 10.0.0.0/24 28,80 192x52\n"
                                             "    machine 1 28,140 40x24\n"
                                             "    machine 2 72,140 40x24\n"));
}

void TstNewcomers::fiftySubnetsMoveNobody()
{
    for (const quint32 machines : {100U, 1500U}) {
        auto site = test::largeSite(machines, 4);
        const Graph before = graphOf(site);
        const Placement placed = layout::pack(before, Sizes{}).value();
        for (std::uint32_t i = 0; i < 50; ++i)
            site.subnet("172.16." + std::to_string(i) + ".0/24", domain::SegmentId(i % 4));
        const Graph after = graphOf(site);
        QCOMPARE(faultOf(before, placed, after, placeNewcomers(after, Sizes{}, before, placed)),
                 std::string());
    }
}

void TstNewcomers::newLanesAndVlansStandBesideTheirRelatives()
{
    auto site = test::pictureSite();
    const Graph before = graphOf(site);
    const Placement placed = layout::pack(before, Sizes{}).value();
    const auto vlan = site.vlan(domain::FabricId(0), 99);
    site.subnet("10.99.0.0/24", vlan);
    site.vlan(site.fabric("fabric-9"), 1);
    const Graph after = graphOf(site);
    const Placement now = placeNewcomers(after, Sizes{}, before, placed);
    QCOMPARE(faultOf(before, placed, after, now), std::string());
}

void TstNewcomers::movedSubnetLeavesTheOthersAlone()
{
    auto site = test::pictureSite();
    const Graph before = graphOf(site);
    const Placement placed = layout::pack(before, Sizes{}).value();
    site.alter<domain::SubnetRow>(domain::SubnetId(2),
                                  [](auto& row) { row.segment = domain::SegmentId(5); });
    const Graph after = graphOf(site);
    const Placement now = placeNewcomers(after, Sizes{}, before, placed);
    for (NodeIndex i = 0; i < after.nodes.size(); ++i)
        if (after.nodes[i].key.object.number == 2 && after.nodes[i].key.kind == NodeKind::Subnet)
            QVERIFY(now.frames[after.nodes[i].parent].contains(now.frames[i]));
    for (NodeIndex i = 0; i < after.nodes.size(); ++i)
        for (NodeIndex j = 0; j < before.nodes.size(); ++j)
            if (after.nodes[i].key == before.nodes[j].key &&
                after.nodes[i].key.kind == NodeKind::Bus)
                QCOMPARE(now.frames[i].y, placed.frames[j].y);
}

void TstNewcomers::newcomersComeInTurnsWithoutMovingAnybody()
{
    auto site = test::pictureSite();
    Graph before = graphOf(site);
    Placement placed = layout::pack(before, Sizes{}).value();
    for (std::uint32_t turn = 0; turn < 12; ++turn) {
        const domain::SegmentId segment(turn % 7);
        for (std::uint32_t i = 0; i < 8; ++i)
            site.nic(site.machine("n" + std::to_string(turn * 8 + i)), segment);
        site.subnet("172.20." + std::to_string(turn) + ".0/24", segment);
        const Graph after = graphOf(site);
        const Placement now = placeNewcomers(after, Sizes{}, before, placed);
        QCOMPARE(faultOf(before, placed, after, now), std::string());
        before = after;
        placed = now;
    }
}

void TstNewcomers::overlayOfAnOldCardIsNotPutOnOthers()
{
    auto site = test::pictureSite();
    const Graph before = graphOf(site);
    const Placement placed = layout::pack(before, Sizes{}).value();
    site.overlay("252.3.0.0/16", domain::SubnetId(3));
    site.overlay("253.3.0.0/16", domain::SubnetId(0));
    const Graph after = graphOf(site);
    QCOMPARE(faultOf(before, placed, after, placeNewcomers(after, Sizes{}, before, placed)),
             std::string());
}

QTEST_GUILESS_MAIN(TstNewcomers)
#include "tst_newcomers.moc"
