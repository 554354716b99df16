// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/canvas/canvas_fixture.h"
#include "views/canvas/far_geometry.h"
#include "views/canvas/minimap.h"

#include <QSignalSpy>
#include <QWheelEvent>

using namespace netatlas;
using namespace netatlas::views::canvas;
using test::CanvasFixture;
using test::machine;
using test::segment;
using test::subnet;

namespace {

void turnWheel(QWidget& widget, const QPointF& at, int angle,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), QPoint(0, angle), Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TstCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wheelZoomsAtThePointer();
    void keysZoomAndFit();
    void middleDragAndShiftArrowsPan();
    void clickSelectsAndControlToggles();
    void bandSelectsWhatItTouchesOrEncloses();
    void clickOnEmptyGroundSelectsNothing();
    void arrowsGoToTheNearestNode();
    void tabWalksReadingOrderAndLeavesAtTheEnd();
    void enterOpensAndDoubleClickFolds();
    void selectionIsSharedBothWays();
    void restingPointerLightsTheChain();
    void dumpSaysWhatIsInSight();
    void tilesArePaintedOnceForOneView();
    void editRepaintsOnlyTheTilesItTouches();
    void farPictureVisitsGroupsNotMachines();
    void largeSelectionPaintsOnlyWhatIsInSight();
    void escapeGoesBackOneStepAtATime();
    void minimapFollowsAndLeads();
    void linksStayInTheGutters_data();
    void linksStayInTheGutters();
};

void TstCanvas::wheelZoomsAtThePointer()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    canvas.actualSize();
    const QPointF at = canvas.itemRect(subnet(3)).center();
    turnWheel(canvas, at, -240);
    QVERIFY(canvas.scale() < 0.75);
    QVERIFY((canvas.itemRect(subnet(3)).center() - at).manhattanLength() < 2);
    const double before = canvas.scale();
    turnWheel(canvas, at, 120, Qt::ControlModifier);
    QVERIFY(canvas.scale() > before && canvas.scale() < before * 1.1);
    turnWheel(canvas, at, -100000);
    QCOMPARE(canvas.level(), kLeastLevel);
}

void TstCanvas::keysZoomAndFit()
{
    CanvasFixture fixture(test::sceneOf(test::largeSite(400, 6)));
    Canvas& canvas = fixture.canvas;
    QTest::keyClick(&canvas, Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(canvas.scale(), 1.0);
    QTest::keyClick(&canvas, Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(canvas.level(), -kHalfOctave);
    QTest::keyClick(&canvas, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(canvas.scale(), 1.0);
    QTest::keyClick(&canvas, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(
        canvas.visibleArea().adjusted(-1, -1, 1, 1).contains(scaled(canvas.scene()->bounds(), 1)));
    fixture.selection.select(subnet(5));
    QTest::keyClick(&canvas, Qt::Key_0, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(canvas.scale(), 1.0);
    QVERIFY(canvas.rect().contains(fixture.pointOf(subnet(5))));
}

void TstCanvas::middleDragAndShiftArrowsPan()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    const QPointF start = canvas.itemRect(subnet(3)).topLeft();
    QTest::mousePress(&canvas, Qt::MiddleButton, {}, {300, 300});
    QTest::mouseMove(&canvas, {320, 310});
    QTest::mouseMove(&canvas, {350, 330});
    QTest::mouseRelease(&canvas, Qt::MiddleButton, {}, {350, 330});
    QCOMPARE(canvas.itemRect(subnet(3)).topLeft(), start + QPointF(50, 30));
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(canvas.itemRect(subnet(3)).left() < start.x() + 50);
}

void TstCanvas::clickSelectsAndControlToggles()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, fixture.pointOf(subnet(3)));
    QCOMPARE(fixture.selection.objects(), std::vector{subnet(3)});
    QTest::mouseClick(&canvas, Qt::LeftButton, Qt::ControlModifier, fixture.pointOf(subnet(5)));
    QCOMPARE(fixture.selection.objects(), (std::vector{subnet(3), subnet(5)}));
    QTest::mouseClick(&canvas, Qt::LeftButton, Qt::ControlModifier, fixture.pointOf(subnet(3)));
    QCOMPARE(fixture.selection.objects(), std::vector{subnet(5)});
    QTest::mouseClick(&canvas, Qt::LeftButton, Qt::ShiftModifier, fixture.pointOf(machine(0)));
    QCOMPARE(fixture.selection.objects(), (std::vector{subnet(5), machine(0)}));
}

void TstCanvas::bandSelectsWhatItTouchesOrEncloses()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    const QRectF card = canvas.itemRect(subnet(0));
    const auto band = [&](QPoint to, Qt::KeyboardModifiers modifiers) {
        const QPoint from = card.topLeft().toPoint() - QPoint(4, 4);
        QTest::mousePress(&canvas, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(&canvas, from + QPoint(30, 15));
        QTest::mouseMove(&canvas, to);
        QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, to);
    };
    band(card.center().toPoint(), {});
    QCOMPARE(fixture.selection.objects(), std::vector{subnet(0)});
    band(card.center().toPoint(), Qt::AltModifier);
    QVERIFY(fixture.selection.objects().empty());
    band(card.bottomRight().toPoint() + QPoint(4, 4), Qt::AltModifier);
    QCOMPARE(fixture.selection.objects(), std::vector{subnet(0)});
}

void TstCanvas::clickOnEmptyGroundSelectsNothing()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    fixture.selection.select(subnet(1));
    QTest::mouseClick(&fixture.canvas, Qt::LeftButton, {}, {2, 2});
    QVERIFY(fixture.selection.objects().empty());
}

void TstCanvas::arrowsGoToTheNearestNode()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, fixture.pointOf(subnet(0)));
    QTest::keyClick(&canvas, Qt::Key_Right);
    QCOMPARE(fixture.selection.current(), std::optional(subnet(1)));
    QTest::keyClick(&canvas, Qt::Key_Left);
    QTest::keyClick(&canvas, Qt::Key_Up);
    QCOMPARE(fixture.selection.current(), std::optional(segment(0)));
    QTest::keyClick(&canvas, Qt::Key_Up);
    QCOMPARE(fixture.selection.current()->kind, domain::ObjectKind::Fabric);
    QTest::keyClick(&canvas, Qt::Key_Down);
    QCOMPARE(fixture.selection.current(), std::optional(segment(0)));
    QTest::keyClick(&canvas, Qt::Key_Down);
    QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier | Qt::AltModifier);
    QCOMPARE(fixture.selection.objects().size(), std::size_t(2));
}

void TstCanvas::tabWalksReadingOrderAndLeavesAtTheEnd()
{
    QWidget window;
    views::QtExecutor home;
    workers::JobRunner jobs(home, 1);
    views::Selection selection;
    Canvas canvas(jobs, selection, &window);
    test::SiteBuilder site;
    site.subnet("10.0.0.0/24", site.vlan(site.fabric("f"), 1));
    canvas.setScene(test::sceneOf(site));
    canvas.resize(500, 400);
    QWidget after(&window);
    after.setFocusPolicy(Qt::StrongFocus);
    window.resize(500, 500);
    window.show();
    window.activateWindow();
    after.setFocus();
    QTRY_VERIFY(after.hasFocus());
    canvas.setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(canvas.hasFocus());
    QCOMPARE(canvas.focusedNode(), std::optional<graph::NodeIndex>(0));
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QCOMPARE(canvas.focusedNode(), std::optional<graph::NodeIndex>(2));
    QVERIFY(canvas.hasFocus());
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QVERIFY(!canvas.hasFocus());
    QVERIFY(after.hasFocus());
}

void TstCanvas::enterOpensAndDoubleClickFolds()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    QSignalSpy opened(&canvas, &Canvas::opened);
    QSignalSpy folded(&canvas, &Canvas::foldToggled);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, fixture.pointOf(subnet(3)));
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<domain::ObjectRef>(), subnet(3));
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, fixture.pointOf(segment(3)));
    QCOMPARE(folded.count(), 1);
    QTest::keyClick(&canvas, Qt::Key_G, Qt::ControlModifier); // the bus of the focused card
    QCOMPARE(folded.count(), 2);
    QTest::keyClick(&canvas, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(folded.count(), 2); // it is open already
}

void TstCanvas::selectionIsSharedBothWays()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()), {400, 300});
    Canvas& canvas = fixture.canvas;
    canvas.actualSize();
    fixture.selection.select(subnet(3));
    QVERIFY(canvas.isSelected(*canvas.scene()->find(subnet(3))));
    Q_EMIT fixture.selection.showRequested(machine(60));
    QVERIFY(canvas.rect().contains(fixture.pointOf(machine(60))));
    QCOMPARE(canvas.focusedNode(), canvas.scene()->find(machine(60)));
}

void TstCanvas::restingPointerLightsTheChain()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    Canvas& canvas = fixture.canvas;
    QVERIFY(fixture.becomesSharp());
    const int atRest = canvas.tiles().paintedCount();
    const QPointF at = fixture.pointOf(subnet(3));
    QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&canvas, &move);
    // The dimmed tiles behind the chain are what tells that it is lit.
    QTRY_VERIFY(canvas.tiles().paintedCount() > atRest);
    QVERIFY(fixture.becomesSharp());
    canvas.grab();
    QVERIFY(canvas.overlayCount() > 20); // bus, lane, overlay and the machines on it
    const Chain chain = chainOf(*canvas.scene(), *canvas.scene()->find(subnet(3)));
    QVERIFY(chain.contains(*canvas.scene()->find(segment(3))));
    QVERIFY(chain.contains(*canvas.scene()->find(subnet(4)))); // its overlay
    QVERIFY(!chain.contains(*canvas.scene()->find(subnet(0))));
}

void TstCanvas::dumpSaysWhatIsInSight()
{
    test::SiteBuilder site;
    const auto db = site.space("db");
    const auto vlan = site.vlan(site.fabric("fabric-1"), 10);
    site.subnet("10.0.0.0/24", vlan, db);
    site.nic(site.machine("1"), vlan, "10.0.0.1");
    CanvasFixture fixture(test::sceneOf(site), {460, 260});
    fixture.selection.select(subnet(0));
    QCOMPARE(fixture.canvas.textDump(),
             QStringLiteral("lane fabric-1 vlans=1 subnets=1 machines=1\n"
                            "  bus VLAN 10 mtu=1500 subnets=1 machines=1\n"
                            "    subnet 10.0.0.0/24 db 1% [selected]\n"
                            "    machine 1\n"));
    fixture.canvas.panBy({0, 140});
    QCOMPARE(fixture.canvas.textDump(),
             QStringLiteral("lane fabric-1 vlans=1 subnets=1 machines=1\n    machine 1\n"));
    fixture.canvas.zoomTo(-3 * kStepsPerOctave);
    QVERIFY(!fixture.canvas.textDump().contains(QStringLiteral("machine 1\n")));
}

void TstCanvas::tilesArePaintedOnceForOneView()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    QVERIFY(fixture.becomesSharp());
    const int painted = fixture.canvas.tiles().paintedCount();
    QVERIFY2(painted <= 24, qPrintable(QString::number(painted)));
    fixture.canvas.panBy({7, 3});
    fixture.canvas.panBy({-7, -3});
    QVERIFY(fixture.becomesSharp());
    QVERIFY(fixture.canvas.tiles().paintedCount() <= painted + 10); // the edge that came in sight
    const int again = fixture.canvas.tiles().paintedCount();
    fixture.canvas.grab();
    QVERIFY(fixture.becomesSharp());
    QCOMPARE(fixture.canvas.tiles().paintedCount(), again);
}

void TstCanvas::editRepaintsOnlyTheTilesItTouches()
{
    auto site = test::pictureSite();
    CanvasFixture fixture(test::sceneOf(site));
    QVERIFY(fixture.becomesSharp());
    const int before = fixture.canvas.tiles().paintedCount();
    site.alter<domain::SubnetRow>(domain::SubnetId(7),
                                  [](auto& row) { row.space = domain::SpaceId(2); });
    const auto scene = test::sceneAfter(*fixture.canvas.scene(), site);
    const auto changed = changedAreas(*fixture.canvas.scene(), *scene);
    QVERIFY(changed.has_value());
    fixture.canvas.setScene(scene, changed);
    QVERIFY(fixture.becomesSharp());
    const int repainted = fixture.canvas.tiles().paintedCount() - before;
    QVERIFY2(repainted > 0 && repainted <= before * 2 / 3, qPrintable(QString::number(repainted)));
}

void TstCanvas::farPictureVisitsGroupsNotMachines()
{
    const auto scene = test::sceneOf(test::largeSite(3000, 12));
    const double scale = 0.08;
    const QRectF whole = scaled(scene->bounds(), 1);
    const graph::Rect all{static_cast<float>(whole.x()), static_cast<float>(whole.y()),
                          static_cast<float>(whole.width()), static_cast<float>(whole.height())};
    QVERIFY(scene->groupsIn(all).size() < 300);
    const auto caught = nodesIn(*scene, QRectF(whole.topLeft() * scale, whole.size() * scale),
                                Catch::Touching, scale);
    QVERIFY(caught.size() > 100 && caught.size() <= scene->groupsIn(all).size());
    // At full detail one screen of a large site visits what is on it, not the site.
    QVERIFY(scene->leavesIn({0, 0, 1280, 800}).size() < 1200);
}

void TstCanvas::largeSelectionPaintsOnlyWhatIsInSight()
{
    CanvasFixture fixture(test::sceneOf(test::largeSite(3000, 12)));
    fixture.canvas.actualSize();
    QTest::keyClick(&fixture.canvas, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(fixture.selection.objects().size() > 3000);
    fixture.canvas.grab();
    QVERIFY(fixture.canvas.overlayCount() > 0);
    QVERIFY(fixture.canvas.overlayCount() < 1200);
}

void TstCanvas::escapeGoesBackOneStepAtATime()
{
    CanvasFixture fixture(test::sceneOf(test::pictureSite()));
    fixture.selection.select(subnet(3));
    QTest::keyClick(&fixture.canvas, Qt::Key_H);
    QCOMPARE(fixture.canvas.tool(), Tool::Pan);
    QTest::keyClick(&fixture.canvas, Qt::Key_Escape);
    QCOMPARE(fixture.canvas.tool(), Tool::Select);
    QCOMPARE(fixture.selection.objects().size(), std::size_t(1));
    QTest::keyClick(&fixture.canvas, Qt::Key_Escape);
    QVERIFY(fixture.selection.objects().empty());
}

void TstCanvas::minimapFollowsAndLeads()
{
    CanvasFixture fixture(test::sceneOf(test::largeSite(800, 8)));
    fixture.canvas.actualSize();
    Minimap map;
    map.setCanvas(&fixture.canvas);
    map.resize(288, 160);
    map.show();
    const QRectF frame = map.frameRect();
    QVERIFY(frame.width() > 1 && frame.width() < 288);
    QTest::mouseClick(&map, Qt::LeftButton, {}, {200, 120});
    QVERIFY(map.frameRect().contains(QPointF(200, 120)));
    const QPointF before = fixture.canvas.visibleArea().topLeft();
    QTest::keyClick(&map, Qt::Key_Left);
    QVERIFY(fixture.canvas.visibleArea().left() < before.x());
    QVERIFY(!map.grab().isNull());
}

void TstCanvas::linksStayInTheGutters_data()
{
    QTest::addColumn<quint32>("machines");
    QTest::addColumn<quint32>("fabrics");
    QTest::newRow("columns") << 0U << 0U;
    QTest::newRow("shelves") << 2400U << 9U;
}

void TstCanvas::linksStayInTheGutters()
{
    QFETCH(quint32, machines);
    QFETCH(quint32, fabrics);
    const auto scene =
        test::sceneOf(machines == 0 ? test::pictureSite() : test::largeSite(machines, fabrics));
    QVERIFY(!scene->routes().near.empty());
    for (const Route& route : scene->routes().near) {
        QVERIFY(route.points.size() >= 2);
        const auto from = scene->graph().laneIndexOf(route.link.from);
        const auto to = scene->graph().laneIndexOf(route.link.to);
        for (std::size_t i = 1; i < route.points.size(); ++i) {
            const auto& a = route.points[i - 1];
            const auto& b = route.points[i];
            QVERIFY(a.x == b.x || a.y == b.y);
            const graph::Rect leg{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x),
                                  std::abs(a.y - b.y)};
            scene->graph().forEachLane([&](graph::NodeIndex lane) {
                if (lane != from && lane != to)
                    QVERIFY2(!leg.grown(0.1F).overlaps(scene->frameOf(lane).grown(-1)),
                             "a link crosses a lane that is none of its ends");
            });
        }
    }
}

QTEST_MAIN(TstCanvas)
#include "tst_canvas.moc"
