// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pointer.h"
#include "tests/support/project_fixture.h"
#include "views/dialogs/drag_words.h"
#include "views/topology/topology_view.h"

#include <QAccessible>
#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace netatlas;
using namespace netatlas::tests;
using namespace netatlas::views;
using engine::edits::Intent;
using engine::edits::MoveSubnets;

Q_DECLARE_METATYPE(netatlas::engine::edits::Intent)

namespace {

constexpr std::string_view kSite = R"(
    space alpha: 10.0.0.0/24
    space db: 10.2.0.0/20, 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20
    space dmz: 10.1.0.0/22
    vlan 10 of fabric-1: 10.0.0.0/24
    vlan 120 of fabric-1: 10.2.0.0/20, 10.4.0.0/20, 10.1.0.0/22
    machine 1: ens3 10.2.0.9
    unit mysql/1 on 1
    bind mysql:db = db
)";

struct Topology
{
    explicit Topology(std::string_view text = kSite) : project(text)
    {
        showActive(view, QSize(1100, 700));
        canvas().setFocus();
        if (!QTest::qWaitFor([this] { return !canvas().scene()->isEmpty() && !view.isBusy(); }))
            qWarning("the picture does not come");
    }

    topology::TopologyCanvas& canvas() { return view.canvas(); }
    QListWidget& strip() { return *view.findChild<QListWidget*>(QStringLiteral("spaceStrip")); }
    QListWidgetItem* row(const char* name)
    {
        return strip().findItems(QString::fromLatin1(name), Qt::MatchExactly).value(0);
    }
    QPoint overRow(const char* name)
    {
        const QPoint centre = strip().visualItemRect(row(name)).center();
        return canvas().mapFromGlobal(strip().viewport()->mapToGlobal(centre));
    }
    QPoint centre(const char* objectId)
    {
        return canvas().itemRect(QString::fromLatin1(objectId)).center();
    }
    void press(const char* objectId)
    {
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, centre(objectId));
    }
    void moveTo(const QPoint& point) { dragTo(canvas(), point); }

    ProjectFixture project;
    dialogs::MoveDrag drag{project.bridge()};
    topology::TopologyView view{project.context(), drag};
};

} // namespace

class TstTopologyView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Intent>(); }
    void aCardDroppedOnTheStripMovesToThatSpace();
    void escapeAndASecondButtonPutItBack();
    void theKeyboardWalksTheStrip();
    void targetsAreJudgedForTests();
    void overlaysAndEmptyGroundAreNotLifted();
    void theStripIsGroupedByModel();
    void theStripShowsTheModelThatThePictureShows();
    void newSpaceIsAskedForInTheStrip();
    void whatIsInTheHandIsSpokenOf();
};

void TstTopologyView::aCardDroppedOnTheStripMovesToThatSpace()
{
    Topology topology;
    QSignalSpy dropped(&topology.drag, &dialogs::MoveDrag::dropped);
    topology.press("subnet-1");
    topology.moveTo(topology.overRow("dmz"));
    QVERIFY(topology.drag.isActive());
    QTRY_COMPARE(topology.canvas().property("dragState").toString(), QStringLiteral("preview"));
    QVERIFY(topology.canvas()
                .property("lastVerdict")
                .toString()
                .startsWith(QStringLiteral("Breaks 1")));
    QVERIFY(topology.row("dmz")
                ->data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral("Breaks 1")));
    QVERIFY(dialogs::dragSentence(topology.project.shown(), topology.drag)
                .startsWith(QStringLiteral("Dragging 10.2.0.0/20 to dmz: Breaks 1, ")));
    QTest::mouseRelease(&topology.canvas(), Qt::LeftButton, {}, topology.overRow("dmz"));
    QCOMPARE(dropped.size(), 1);
    const auto intent = dropped.front().front().value<Intent>();
    QVERIFY(std::get<MoveSubnets>(intent.actions.front()) ==
            (MoveSubnets{{domain::SubnetId(1)}, space(topology.project.shown(), "dmz")}));
    QCOMPARE(topology.canvas().dragState(), QStringLiteral("idle"));
}

void TstTopologyView::escapeAndASecondButtonPutItBack()
{
    Topology topology;
    QSignalSpy dropped(&topology.drag, &dialogs::MoveDrag::dropped);
    QSignalSpy cancelled(&topology.drag, &dialogs::MoveDrag::cancelled);
    topology.press("subnet-1");
    topology.moveTo(topology.overRow("dmz"));
    QVERIFY(topology.drag.isActive());
    QTest::keyClick(&topology.canvas(), Qt::Key_Escape);
    QVERIFY(!topology.drag.isActive());
    QTest::mouseRelease(&topology.canvas(), Qt::LeftButton, {}, topology.overRow("dmz"));
    topology.press("subnet-1");
    topology.moveTo(topology.overRow("dmz"));
    QTest::mousePress(&topology.canvas(), Qt::RightButton, {}, topology.overRow("dmz"));
    QVERIFY(!topology.drag.isActive());
    QCOMPARE(cancelled.size(), 2);
    QCOMPARE(dropped.size(), 0);
}

void TstTopologyView::theKeyboardWalksTheStrip()
{
    Topology topology;
    QSignalSpy dropped(&topology.drag, &dialogs::MoveDrag::dropped);
    QVERIFY(topology.view.showObject(
        {topology.project.shown().models().front()->row.id, domain::ObjectKind::Subnet, 1}));
    QTest::keyClick(&topology.canvas(), Qt::Key_M);
    QVERIFY(topology.drag.isByKeyboard());
    QTRY_VERIFY(!topology.drag.targets().empty());
    for (int steps = 0; steps < 8; ++steps) {
        QTest::keyClick(&topology.canvas(), Qt::Key_Tab);
        if (topology.drag.hovered()->space == space(topology.project.shown(), "dmz"))
            break;
    }
    QCOMPARE(topology.canvas().lastVerdict(), QStringLiteral("Breaks 1"));
    QTest::keyClick(&topology.canvas(), Qt::Key_Return);
    QCOMPARE(dropped.size(), 1);
}

void TstTopologyView::targetsAreJudgedForTests()
{
    Topology topology;
    QVariantMap targets;
    QVERIFY(QMetaObject::invokeMethod(&topology.canvas(), "targetsFor",
                                      Q_RETURN_ARG(QVariantMap, targets),
                                      Q_ARG(QStringList, {QStringLiteral("subnet-1")})));
    QCOMPARE(targets.size(), 3);
    QCOMPARE(targets.value(QStringLiteral("space-1")).toString(), QStringLiteral("Already here"));
    QCOMPARE(targets.value(QStringLiteral("space-2")).toString(), QStringLiteral("Breaks 1"));
    QRect rect;
    QVERIFY(QMetaObject::invokeMethod(&topology.canvas(), "itemRect", Q_RETURN_ARG(QRect, rect),
                                      Q_ARG(QString, QStringLiteral("subnet-1"))));
    QVERIFY(topology.canvas().rect().contains(rect.center()));
}

void TstTopologyView::overlaysAndEmptyGroundAreNotLifted()
{
    Topology topology;
    topology.press("subnet-3");
    topology.moveTo(topology.overRow("dmz"));
    QVERIFY(!topology.drag.isActive());
    QTest::mouseRelease(&topology.canvas(), Qt::LeftButton, {}, topology.overRow("dmz"));
    const QPoint ground(topology.canvas().width() - 4, topology.canvas().height() - 4);
    QTest::mousePress(&topology.canvas(), Qt::LeftButton, {}, ground);
    topology.moveTo(topology.overRow("dmz"));
    QVERIFY(!topology.drag.isActive());
}

void TstTopologyView::theStripIsGroupedByModel()
{
    Topology topology;
    QCOMPARE(topology.strip().item(0)->text(), QStringLiteral("Spaces"));
    topology.project.add("space edge: 10.8.0.0/22\n", "west");
    QStringList rows;
    for (int row = 0; row < topology.strip().count(); ++row)
        rows << topology.strip().item(row)->text();
    QCOMPARE(rows,
             (QStringList{QStringLiteral("test"), QStringLiteral("alpha"), QStringLiteral("db"),
                          QStringLiteral("dmz"), QStringLiteral("+ New space"),
                          QStringLiteral("west"), QStringLiteral("alpha"), QStringLiteral("edge"),
                          QStringLiteral("+ New space")}));
    QVERIFY(topology.strip().item(5)->flags() == Qt::NoItemFlags);
}

void TstTopologyView::theStripShowsTheModelThatThePictureShows()
{
    Topology topology;
    topology.project.add("space edge: 10.8.0.0/22\n", "west");
    auto* choice = topology.view.findChild<QComboBox*>(QStringLiteral("modelChoice"));
    const auto choose = [&](const char* name) {
        choice->setFocus();
        choice->setCurrentIndex(choice->findText(QLatin1String(name)));
        Q_EMIT choice->activated(choice->currentIndex());
    };
    choose("west");
    QStringList rows;
    for (int row = 0; row < topology.strip().count(); ++row)
        rows << topology.strip().item(row)->text();
    QCOMPARE(rows, (QStringList{QStringLiteral("west"), QStringLiteral("alpha"),
                                QStringLiteral("edge"), QStringLiteral("+ New space")}));
    // A change of the other model does not bring it back.
    topology.project.add("space core: 10.9.0.0/22\n", "north");
    QCOMPARE(topology.strip().count(), 4);
    choose("All models");
    QCOMPARE(topology.strip().count(), 13);
}

void TstTopologyView::newSpaceIsAskedForInTheStrip()
{
    Topology topology;
    QSignalSpy wanted(&topology.view, &topology::TopologyView::newSpaceWanted);
    QSignalSpy forSubnets(&topology.drag, &dialogs::MoveDrag::newSpaceWanted);
    const QPoint place = topology.strip().visualItemRect(topology.row("+ New space")).center();
    QTest::mouseClick(topology.strip().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(wanted.size(), 1);
    topology.press("subnet-1");
    topology.moveTo(topology.overRow("+ New space"));
    QTest::mouseRelease(&topology.canvas(), Qt::LeftButton, {}, topology.overRow("+ New space"));
    QCOMPARE(forSubnets.size(), 1);
}

void TstTopologyView::whatIsInTheHandIsSpokenOf()
{
    Topology topology;
    QAccessible::setActive(true);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&topology.canvas());
    QAccessibleInterface* card = nullptr;
    for (int i = 0; i < list->childCount(); ++i)
        if (list->child(i)
                ->text(QAccessible::Name)
                .startsWith(QStringLiteral("subnet 10.2.0.0/20, space db, ")))
            card = list->child(i);
    QVERIFY(card);
    QSignalSpy moveWanted(&topology.view, &topology::TopologyView::moveWanted);
    QCOMPARE(card->actionInterface()->actionNames(),
             (QStringList{QStringLiteral("open"), QStringLiteral("move"), QStringLiteral("menu"),
                          QAccessibleActionInterface::setFocusAction()}));
    card->actionInterface()->doAction(QStringLiteral("move"));
    QCOMPARE(moveWanted.size(), 1);
    QVERIFY(card->state().selected);
    topology.canvas().grabSelection();
    QVERIFY(card->text(QAccessible::Description).startsWith(QStringLiteral("in the hand")));
    topology.drag.cancel();
    QVERIFY(!card->text(QAccessible::Description).startsWith(QStringLiteral("in the hand")));
    QAccessible::setActive(false);
}

QTEST_MAIN(TstTopologyView)
#include "tst_topology_view.moc"
