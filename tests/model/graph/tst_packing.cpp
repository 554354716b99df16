// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/layout/layout.h"
#include "model/graph/projection.h"
#include "model/graph/text_dump.h"
#include "tests/support/sites.h"

#include <QTest>

#include <set>

using namespace netatlas;
using namespace netatlas::graph;

namespace {

Graph graphOf(const test::SiteBuilder& site, const ViewOptions& options = {})
{
    return project({.shown = site.revision(), .live = {}, .findings = {}}, options);
}

/// The first box that is outside its parent or on a sibling; empty when all is well.
std::string faultOf(const Graph& graph, const Placement& placement)
{
    const auto name = [&](NodeIndex node) { return graph.nodes[node].label.text(); };
    const auto checkSiblings = [&](std::vector<NodeIndex> siblings) -> std::string {
        std::sort(siblings.begin(), siblings.end(), [&](NodeIndex a, NodeIndex b) {
            return placement.frames[a].x < placement.frames[b].x;
        });
        for (std::size_t i = 0; i < siblings.size(); ++i)
            for (std::size_t j = i + 1; j < siblings.size(); ++j) {
                const Rect& one = placement.frames[siblings[i]];
                const Rect& other = placement.frames[siblings[j]];
                if (other.x >= one.right())
                    break;
                if (one.overlaps(other))
                    return name(siblings[i]) + " overlaps " + name(siblings[j]);
            }
        return {};
    };
    std::vector<NodeIndex> lanes;
    graph.forEachLane([&](NodeIndex lane) { lanes.push_back(lane); });
    if (const auto fault = checkSiblings(lanes); !fault.empty())
        return fault;
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
        std::vector<NodeIndex> children;
        graph.forEachChild(i, [&](NodeIndex child) { children.push_back(child); });
        for (const NodeIndex child : children)
            if (placement.frames[child].isEmpty() ||
                !placement.frames[i].contains(placement.frames[child]))
                return name(child) + " is outside " + name(i);
        if (const auto fault = checkSiblings(children); !fault.empty())
            return fault;
    }
    return {};
}

} // namespace

class TstPacking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallSiteStandsInColumns();
    void emptyVlanKeepsRoomForItsNote();
    void nothingOverlapsAndChildrenAreInside_data();
    void nothingOverlapsAndChildrenAreInside();
    void sameInputGivesTheSamePlaces();
    void pinnedLaneStaysAndOthersStepAside();
    void oneMoreMachineLeavesOtherVlansWhereTheyWere();
    void pictureIsNearTheAspectItStrivesFor();
};

void TstPacking::smallSiteStandsInColumns()
{
    test::SiteBuilder site;
    const auto fabric = site.fabric("f");
    const auto ten = site.vlan(fabric, 10);
    const auto under = site.subnet("10.1.0.0/24", ten);
    site.overlay("252.1.0.0/16", under);
    site.subnet("10.2.0.0/24", ten);
    site.subnet("10.3.0.0/24", ten);
    site.nic(site.machine("1"), ten, "10.1.0.1");
    const Graph graph = graphOf(site);
    QCOMPARE(textOf(graph, layout::pack(graph, Sizes{}).value()),
             std::string("lane f 16,16 420x256\n"
                         "  bus VLAN 10 28,48 396x212\n"
                         "    subnet 10.1.0.0/24 28,80 192x84\n"
                         "      overlay 252.1.0.0/16 44,136 176x28\n"
                         "    subnet 10.2.0.0/24 232,80 192x52\n"
                         "    subnet 10.3.0.0/24 28,176 192x52\n"
                         "    machine 1 28,236 40x24\n"));
}

void TstPacking::emptyVlanKeepsRoomForItsNote()
{
    test::SiteBuilder site;
    site.vlan(site.fabric("f"), 20);
    const Graph graph = graphOf(site);
    QCOMPARE(textOf(graph, layout::pack(graph, Sizes{}).value()),
             std::string("lane f 16,16 420x92\n"
                         "  bus VLAN 20 28,48 396x48\n"));
}

void TstPacking::nothingOverlapsAndChildrenAreInside_data()
{
    QTest::addColumn<quint32>("machines");
    QTest::addColumn<quint32>("fabrics");
    QTest::addColumn<quint32>("seed");
    QTest::newRow("few machines in one fabric") << 40U << 1U << 1U;
    QTest::newRow("some hundred") << 500U << 4U << 2U;
    QTest::newRow("many fabrics") << 3000U << 60U << 3U;
    QTest::newRow("one fabric with everything") << 3000U << 1U << 4U;
}

void TstPacking::nothingOverlapsAndChildrenAreInside()
{
    QFETCH(quint32, machines);
    QFETCH(quint32, fabrics);
    QFETCH(quint32, seed);
    const auto site = test::largeSite(machines, fabrics, seed);
    for (const Depth depth : {Depth::Vlan, Depth::Subnet, Depth::Machine}) {
        const Graph graph = graphOf(site, {.depth = depth});
        QCOMPARE(faultOf(graph, layout::pack(graph, Sizes{}).value()), std::string());
    }
}

void TstPacking::sameInputGivesTheSamePlaces()
{
    const auto site = test::largeSite(800, 6);
    const Graph graph = graphOf(site);
    QVERIFY(layout::pack(graph, Sizes{}).value() == layout::pack(graphOf(site), Sizes{}).value());
}

void TstPacking::pinnedLaneStaysAndOthersStepAside()
{
    for (const quint32 machines : {60U, 2000U}) {
        const Graph graph = graphOf(test::largeSite(machines, 5));
        const layout::Pinned pinned{{graph.nodes[graph.nodes[0].end].key, {60, 40}}};
        const Placement placement = layout::pack(graph, Sizes{}, pinned).value();
        const Rect& frame = placement.frames[graph.nodes[0].end];
        QCOMPARE(frame.x, 60.0F);
        QCOMPARE(frame.y, 40.0F);
        QCOMPARE(faultOf(graph, placement), std::string());
    }
}

void TstPacking::oneMoreMachineLeavesOtherVlansWhereTheyWere()
{
    auto site = test::largeSite(3000, 20);
    const Graph before = graphOf(site);
    const Placement placed = layout::pack(before, Sizes{}).value();
    site.nic(site.machine("new"), domain::SegmentId(7));
    const Graph after = graphOf(site);
    const Placement again = layout::pack(after, Sizes{}).value();

    const domain::ObjectRef touched{domain::ModelId(0), domain::ObjectKind::Segment, 7};
    const auto places = [&](const Graph& graph, const Placement& placement) {
        std::set<std::tuple<NodeKey, float, float>> result;
        for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
            NodeIndex bus = i;
            while (bus != kNoNode && graph.nodes[bus].key.kind != NodeKind::Bus)
                bus = graph.nodes[bus].parent;
            if (bus != kNoNode && graph.nodes[bus].key.object == touched)
                continue;
            const Rect& lane = placement.frames[graph.laneIndexOf(i)];
            result.insert({graph.nodes[i].key, placement.frames[i].x - lane.x,
                           placement.frames[i].y - lane.y});
        }
        return result;
    };
    const auto old = places(before, placed);
    std::size_t kept = 0;
    for (const auto& place : places(after, again))
        kept += old.count(place);
    QVERIFY2(kept * 100 >= old.size() * 95,
             qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(old.size())));
}

void TstPacking::pictureIsNearTheAspectItStrivesFor()
{
    for (const quint32 fabrics : {4U, 12U, 40U}) {
        const Graph graph = graphOf(test::largeSite(fabrics * 60, fabrics));
        const Rect bounds = layout::pack(graph, Sizes{}).value().bounds;
        const float aspect = bounds.width / bounds.height;
        QVERIFY2(aspect > 0.8F && aspect < 2.2F, qPrintable(QString::number(aspect)));
    }
}

QTEST_GUILESS_MAIN(TstPacking)
#include "tst_packing.moc"
