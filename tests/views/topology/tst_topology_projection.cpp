// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sites.h"
#include "views/topology/lane_positions.h"
#include "views/topology/topology_projection.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::views;
using namespace netatlas::views::topology;

namespace {

PictureRequest requestFor(const test::SiteBuilder& site, canvas::ScenePtr shown = nullptr)
{
    return {.source = {.shown = site.revision(), .live = {}, .findings = {}},
            .options = {},
            .sizes = {},
            .pinned = {},
            .shown = std::move(shown)};
}

std::map<graph::NodeKey, std::pair<float, float>> placesOf(const canvas::Scene& scene)
{
    std::map<graph::NodeKey, std::pair<float, float>> places;
    for (graph::NodeIndex i = 0; i < scene.graph().nodes.size(); ++i)
        places[scene.node(i).key] = {scene.frameOf(i).x, scene.frameOf(i).y};
    return places;
}

} // namespace

class TstTopologyProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changeOfFactsMovesNobody();
    void unchangedSiteHasNothingToRepaint();
    void storedLaneStandsWhereItWasPut();
    void movedLaneMovesAlone();
    void positionsAreStoredOnceAndTakenAway();
    void stopEndsTheWork();
    void boxesGrowWithTheText();
};

void TstTopologyProjection::changeOfFactsMovesNobody()
{
    auto site = test::pictureSite();
    const auto first = makePicture(requestFor(site)).value();
    QVERIFY(!first.changed);
    for (std::uint32_t i = 0; i < 20; ++i)
        site.subnet("172.16." + std::to_string(i) + ".0/24", domain::SegmentId(i % 7));
    const auto second = makePicture(requestFor(site, first.scene)).value();
    const auto places = placesOf(*second.scene);
    for (const auto& [key, place] : placesOf(*first.scene))
        QCOMPARE(places.at(key), place);
    QVERIFY(second.changed && !second.changed->empty());
}

void TstTopologyProjection::unchangedSiteHasNothingToRepaint()
{
    const auto site = test::pictureSite();
    const auto first = makePicture(requestFor(site)).value();
    const auto second = makePicture(requestFor(site, first.scene)).value();
    QVERIFY(second.changed);
    QCOMPARE(second.changed->size(), std::size_t(0));
}

void TstTopologyProjection::storedLaneStandsWhereItWasPut()
{
    const auto site = test::pictureSite();
    PictureRequest request = requestFor(site);
    const graph::NodeKey lane{graph::NodeKind::Lane,
                              {domain::ModelId(0), domain::ObjectKind::Fabric, 1}};
    request.pinned[lane] = {1200, 640};
    const auto picture = makePicture(request).value();
    QCOMPARE(placesOf(*picture.scene).at(lane), std::pair(1200.0F, 640.0F));
}

void TstTopologyProjection::movedLaneMovesAlone()
{
    const auto site = test::pictureSite();
    const auto first = makePicture(requestFor(site)).value();
    PictureRequest request = requestFor(site, first.scene);
    const graph::NodeKey lane{graph::NodeKind::Lane,
                              {domain::ModelId(0), domain::ObjectKind::Fabric, 2}};
    request.pinned[lane] = {1000, 16};
    const auto second = makePicture(request).value();
    const auto before = placesOf(*first.scene);
    for (graph::NodeIndex i = 0; i < second.scene->graph().nodes.size(); ++i) {
        const graph::NodeKey& key = second.scene->node(i).key;
        const auto outer = second.scene->graph().laneIndexOf(i);
        if (second.scene->node(outer).key == lane)
            QVERIFY(second.scene->frameOf(outer).contains(second.scene->frameOf(i)));
        else
            QCOMPARE(std::pair(second.scene->frameOf(i).x, second.scene->frameOf(i).y),
                     before.at(key));
    }
    QVERIFY(!second.changed->empty());
}

void TstTopologyProjection::positionsAreStoredOnceAndTakenAway()
{
    domain::ProjectTables tables;
    QVERIFY(storedPositions(tables).empty());
    const graph::NodeKey one{graph::NodeKind::Lane,
                             {domain::ModelId(0), domain::ObjectKind::Fabric, 1}};
    const graph::NodeKey none{graph::NodeKind::Lane,
                              {domain::ModelId(0), domain::ObjectKind::Model, 0}};
    const graph::layout::Pinned places{{one, {16, 24}}, {none, {400, 8}}};
    QVERIFY(apply(tables, storePositions(tables, places)));
    QVERIFY(storedPositions(tables) == places);
    QVERIFY(storePositions(tables, places).empty());

    auto moved = places;
    moved[one] = {32, 24};
    const auto changes = storePositions(tables, moved);
    QCOMPARE(changes.size(), std::size_t(1));
    QVERIFY(apply(tables, changes));
    QVERIFY(storedPositions(tables) == moved);
    QVERIFY(apply(tables, changes.inverse()));
    QVERIFY(storedPositions(tables) == places);
    QVERIFY(apply(tables, storePositions(tables, {})));
    QVERIFY(storedPositions(tables).empty());
}

void TstTopologyProjection::stopEndsTheWork()
{
    std::stop_source stop;
    stop.request_stop();
    const auto picture = makePicture(requestFor(test::pictureSite()), stop.get_token());
    QVERIFY(!picture);
    QCOMPARE(picture.error().kind, ErrorKind::Cancelled);
}

void TstTopologyProjection::boxesGrowWithTheText()
{
    const auto plain = sizesFor(theme::Fonts::fromSystem());
    const auto large = sizesFor(theme::Fonts::fromSystem(2));
    QVERIFY(large.cardWidth >= plain.cardWidth * 1.5F);
    QCOMPARE(large.gutter, plain.gutter);
}

QTEST_MAIN(TstTopologyProjection)
#include "tst_topology_projection.moc"
