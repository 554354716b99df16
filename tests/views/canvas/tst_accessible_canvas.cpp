// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/canvas/canvas_fixture.h"
#include "views/canvas/words.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace netatlas;
using namespace netatlas::views::canvas;
using test::CanvasFixture;
using test::subnet;

namespace {

test::SiteBuilder smallSite()
{
    test::SiteBuilder site;
    const auto db = site.space("db");
    const auto vlan = site.vlan(site.fabric("fabric-1"), 10);
    site.subnet("10.0.0.0/24", vlan, db);
    site.nic(site.machine("1"), vlan, "10.0.0.1");
    return site;
}

} // namespace

class TstAccessibleCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void nodesAreChildrenInReadingOrder();
    void problemsAreCounted();
    void statesFollowSelectionAndFocus();
    void actionsDoWhatTheySay();
    void childIsFoundByItsPlace();
    void goneNodesAreNoLongerSpokenOf();
    void farAwayOnlyBlocksAreRead();
};

void TstAccessibleCanvas::nodesAreChildrenInReadingOrder()
{
    CanvasFixture fixture(test::sceneOf(smallSite()));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas);
    QVERIFY(canvas);
    QCOMPARE(canvas->childCount(), 4);
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface* child = canvas->child(i);
        QVERIFY(child && child->isValid());
        QCOMPARE(child->parent(), canvas);
        QCOMPARE(canvas->indexOfChild(child), i);
        names << child->text(QAccessible::Name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("fabric fabric-1, 1 VLAN · 1 subnet · 1 machine"),
                                 QStringLiteral("VLAN 10, MTU 1500, 1 subnet, 1 machine"),
                                 QStringLiteral("subnet 10.0.0.0/24, space db, 1 percent used"),
                                 QStringLiteral("machine 1, 1 NIC")}));
    QCOMPARE(canvas->child(2)->role(), QAccessible::ListItem);
}

void TstAccessibleCanvas::problemsAreCounted()
{
    using engine::rules::Rule;
    using engine::rules::Severity;
    const auto scene = test::sceneOf(
        smallSite(), {{.rule = Rule::V01, .severity = Severity::Error, .object = subnet(0)},
                      {.rule = Rule::V04, .severity = Severity::Warning, .object = subnet(0)}});
    QCOMPARE(spokenName(*scene, 2),
             QStringLiteral("subnet 10.0.0.0/24, space db, 1 percent used, one error"));
    QVERIFY(spokenName(*scene, 0).endsWith(QStringLiteral(", errors inside")));
}

void TstAccessibleCanvas::statesFollowSelectionAndFocus()
{
    CanvasFixture fixture(test::sceneOf(smallSite()));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas);
    QVERIFY(!canvas->child(2)->state().selected);
    fixture.selection.select(subnet(0));
    QVERIFY(canvas->child(2)->state().selected);
    fixture.canvas.activateWindow();
    fixture.canvas.setFocus();
    QTRY_VERIFY(fixture.canvas.hasFocus());
    fixture.canvas.focusNode(3);
    QVERIFY(canvas->child(3)->state().focused);
    QCOMPARE(canvas->focusChild(), canvas->child(3));
    QVERIFY(canvas->child(1)->state().expanded);
    QVERIFY(!canvas->child(3)->state().offscreen);
    fixture.canvas.panBy({5000, 0});
    QVERIFY(canvas->child(3)->state().offscreen);
}

void TstAccessibleCanvas::actionsDoWhatTheySay()
{
    CanvasFixture fixture(test::sceneOf(smallSite()));
    QSignalSpy opened(&fixture.canvas, &Canvas::opened);
    QSignalSpy folded(&fixture.canvas, &Canvas::foldToggled);
    QSignalSpy menu(&fixture.canvas, &Canvas::contextMenuRequested);
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas);
    QCOMPARE(canvas->child(2)->actionInterface()->actionNames(),
             (QStringList{QStringLiteral("open"), QStringLiteral("menu"),
                          QAccessibleActionInterface::setFocusAction()}));
    canvas->child(2)->actionInterface()->doAction(QStringLiteral("open"));
    QCOMPARE(opened.count(), 1);
    canvas->child(1)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(folded.count(), 1);
    canvas->child(3)->actionInterface()->doAction(QStringLiteral("menu"));
    QCOMPARE(menu.count(), 1);
    QCOMPARE(fixture.canvas.focusedNode(), std::optional<graph::NodeIndex>(3));
    QVERIFY(!canvas->child(3)->actionInterface()->actionNames().contains(
        QAccessibleActionInterface::toggleAction()));
}

void TstAccessibleCanvas::childIsFoundByItsPlace()
{
    CanvasFixture fixture(test::sceneOf(smallSite()));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas);
    const QPoint centre = canvas->child(2)->rect().center();
    QCOMPARE(canvas->childAt(centre.x(), centre.y()), canvas->child(2));
}

void TstAccessibleCanvas::goneNodesAreNoLongerSpokenOf()
{
    auto site = smallSite();
    CanvasFixture fixture(test::sceneOf(site));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&fixture.canvas);
    QCOMPARE(canvas->child(3)->text(QAccessible::Name), QStringLiteral("machine 1, 1 NIC"));
    const QAccessibleInterface* machine = canvas->child(3);
    site.erase<domain::SubnetRow>(domain::SubnetId(0));
    fixture.canvas.setScene(test::sceneOf(site));
    QCOMPARE(canvas->childCount(), 3);
    QCOMPARE(canvas->child(2)->text(QAccessible::Name), QStringLiteral("machine 1, 1 NIC"));
    QVERIFY(!canvas->child(3));
    // Whoever held the machine still holds it, whatever number it has now.
    QCOMPARE(canvas->child(2), machine);
}

void TstAccessibleCanvas::farAwayOnlyBlocksAreRead()
{
    CanvasFixture fixture(test::sceneOf(smallSite()));
    fixture.canvas.zoomTo(-3 * kStepsPerOctave);
    QCOMPARE(QAccessible::queryAccessibleInterface(&fixture.canvas)->childCount(), 2);
}

QTEST_MAIN(TstAccessibleCanvas)
#include "tst_accessible_canvas.moc"
