// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pointer.h"
#include "tests/support/project_fixture.h"
#include "views/dialogs/drag_words.h"
#include "views/spaces/board_view.h"

#include <QAccessible>
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
    space alpha: 10.0.0.0/24, fd00:1::/64
    space db: 10.2.0.0/20, 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20
    space dmz: 10.1.0.0/22
    vlan 10 of fabric-1: 10.0.0.0/24, fd00:1::/64
    vlan 120 of fabric-1: 10.2.0.0/20
    machine 1: ens3 10.2.0.9, ens4 10.4.0.9
    unit mysql/1 on 1
    bind mysql:db = db
    constraint ceph: db, ^dmz
    setting juju-ha-space = db
)";

struct Board
{
    explicit Board(std::string_view text = kSite) : project(text)
    {
        showActive(view, QSize(1200, 700));
        canvas().setFocus();
    }

    spaces::BoardCanvas& canvas() { return view.canvas(); }
    QPoint centre(const char* objectId)
    {
        return canvas().itemRect(QString::fromLatin1(objectId)).center();
    }
    void press(const char* objectId)
    {
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, centre(objectId));
    }
    void hover(const QPoint& point) { QTest::mouseMove(canvas().viewport(), point); }
    void moveTo(const char* objectId) { dragTo(*canvas().viewport(), centre(objectId)); }
    void release(const char* objectId)
    {
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, centre(objectId));
    }

    ProjectFixture project;
    dialogs::MoveDrag drag{project.bridge()};
    spaces::BoardView view{project.context(), drag};
};

} // namespace

class TstBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsEverySpaceAsText();
    void aClickSelectsAndAnotherAdds();
    void aDragIsJudgedAndDropped();
    void aDropWhereItCannotGoIsRefusedWithTheReason();
    void escapeAndAnotherButtonCancel();
    void theKeyboardMovesACard();
    void aDropOnNewSpaceAsksForAName();
    void overlaysAreNotLifted();
    void arrowsWalkColumnsAndCards();
    void anEditOfTheProjectIsShown();
    void targetsAreJudgedForTests();
    void manySpacesStandInRows();
    void emptySpacesCanBeHidden();
    void aScreenReaderSeesEveryCard();
    void aScreenReaderDropsOnAColumn();
    void thousandsOfCardsAreNoWidgets();
    void theWholeBoardIsExportedAsText();
};

void TstBoard::initTestCase()
{
    qRegisterMetaType<Intent>();
}

void TstBoard::showsEverySpaceAsText()
{
    Board board;
    QCOMPARE(board.canvas().textDump(),
             QStringLiteral("alpha [default] | 2 subnets · 0 machines\n"
                            "  10.0.0.0/24 | VLAN 10 | 0 % | tied 1\n"
                            "  fd00:1::/64 | VLAN 10 | 0 addr. | tied 1\n"
                            "  bound: -\n"
                            "  constraint: -\n"
                            "db [HA] | 3 subnets · 1 machine\n"
                            "  10.2.0.0/20 | VLAN 120 | 1 %\n"
                            "  10.4.0.0/20 | no fabric | 1 %\n"
                            "    ~252.4.0.0/16\n"
                            "  bound: mysql:db\n"
                            "  constraint: ceph\n"
                            "dmz | 1 subnet · 0 machines\n"
                            "  10.1.0.0/22 | no fabric | 0 %\n"
                            "  bound: -\n"
                            "  constraint: ceph ^dmz\n"
                            "New space | Drop to create\n"));
}

void TstBoard::aClickSelectsAndAnotherAdds()
{
    Board board;
    QTest::mouseClick(board.canvas().viewport(), Qt::LeftButton, {}, board.centre("subnet-2"));
    QCOMPARE(board.project.selection().objects().size(), std::size_t(1));
    QTest::mouseClick(board.canvas().viewport(), Qt::LeftButton, Qt::ControlModifier,
                      board.centre("subnet-3"));
    QCOMPARE(board.project.selection().objects().size(), std::size_t(2));
    QTest::mouseClick(board.canvas().viewport(), Qt::LeftButton, {}, board.centre("subnet-2"));
    QCOMPARE(board.project.selection().objects().size(), std::size_t(1));
    QCOMPARE(board.drag.state(), dialogs::DragState::Idle);
}

void TstBoard::aDragIsJudgedAndDropped()
{
    Board board;
    QSignalSpy dropped(&board.drag, &dialogs::MoveDrag::dropped);
    board.press("subnet-2");
    QCOMPARE(board.canvas().dragState(), QStringLiteral("armed"));
    board.moveTo("space-2");
    QVERIFY(board.drag.isActive());
    QTRY_VERIFY(board.drag.verdictOf(
        {board.project.shown().models().front()->row.id, space(board.project.shown(), "dmz")}));
    QVERIFY(board.canvas().textDump().contains(QStringLiteral("| Already here\n")));
    QTRY_COMPARE(board.canvas().dragState(), QStringLiteral("preview"));
    QVERIFY2(board.canvas().lastVerdict().startsWith(QStringLiteral("Allowed")),
             qPrintable(board.canvas().lastVerdict()));
    board.release("space-2");
    QCOMPARE(dropped.size(), 1);
    const auto intent = dropped.front().front().value<Intent>();
    QCOMPARE(intent.actions.size(), std::size_t(1));
    QVERIFY(std::get<MoveSubnets>(intent.actions.front()) ==
            (MoveSubnets{{domain::SubnetId(2)}, space(board.project.shown(), "dmz")}));
    QCOMPARE(board.canvas().dragState(), QStringLiteral("idle"));
    QVERIFY(!board.canvas().textDump().contains(QStringLiteral("Already here")));
}

void TstBoard::aDropWhereItCannotGoIsRefusedWithTheReason()
{
    Board board;
    board.project.add("space edge: 10.8.0.0/22\n", "west");
    QSignalSpy refused(&board.drag, &dialogs::MoveDrag::refused);
    QSignalSpy dropped(&board.drag, &dialogs::MoveDrag::dropped);
    board.press("test:subnet-2");
    board.moveTo("west:space-1");
    QTRY_COMPARE(board.canvas().lastVerdict(), QStringLiteral("Not possible"));
    board.release("west:space-1");
    QCOMPARE(refused.size(), 1);
    QCOMPARE(dropped.size(), 0);
}

void TstBoard::escapeAndAnotherButtonCancel()
{
    Board board;
    QSignalSpy cancelled(&board.drag, &dialogs::MoveDrag::cancelled);
    board.press("subnet-2");
    board.moveTo("space-2");
    QVERIFY(board.drag.isActive());
    QTest::keyClick(&board.canvas(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    board.release("space-2");

    board.press("subnet-2");
    board.moveTo("space-2");
    QTest::mousePress(board.canvas().viewport(), Qt::RightButton, {}, board.centre("space-2"));
    QCOMPARE(cancelled.size(), 2);
    QVERIFY(!board.drag.isActive());
}

void TstBoard::theKeyboardMovesACard()
{
    Board board;
    QSignalSpy dropped(&board.drag, &dialogs::MoveDrag::dropped);
    QVERIFY(board.view.showObject(
        {board.project.shown().models().front()->row.id, domain::ObjectKind::Subnet, 2}));
    QTest::keyClick(&board.canvas(), Qt::Key_M);
    QVERIFY(board.drag.isByKeyboard());
    QTRY_VERIFY(!board.drag.targets().empty());
    for (int i = 0; i < 3 && board.drag.hovered().has_value() + i < 3; ++i)
        QTest::keyClick(&board.canvas(), Qt::Key_Right);
    QVERIFY(board.drag.hovered());
    QVERIFY(dialogs::hoverSentence(board.project.shown(), board.drag)
                .endsWith(QStringLiteral(" of 4")));
    QTest::keyClick(&board.canvas(), Qt::Key_Return);
    QCOMPARE(dropped.size(), 1);
}

void TstBoard::aDropOnNewSpaceAsksForAName()
{
    Board board;
    QSignalSpy wanted(&board.drag, &dialogs::MoveDrag::newSpaceWanted);
    const QRectF place = board.canvas().rectOf({spaces::BoardPlace::Kind::Column, 3, 0, 0});
    board.press("subnet-2");
    dragTo(*board.canvas().viewport(), place.center().toPoint());
    QTest::mouseRelease(board.canvas().viewport(), Qt::LeftButton, {}, place.center().toPoint());
    QCOMPARE(wanted.size(), 1);
}

void TstBoard::overlaysAreNotLifted()
{
    Board board;
    board.press("subnet-4");
    board.moveTo("space-2");
    QVERIFY(!board.drag.isActive());
    board.release("space-2");
    QCOMPARE(board.project.selection().current()->number, 4U);
}

void TstBoard::arrowsWalkColumnsAndCards()
{
    Board board;
    using Kind = spaces::BoardPlace::Kind;
    board.canvas().focusPlace({Kind::Column, 0, 0, 0});
    QTest::keyClick(&board.canvas(), Qt::Key_Down);
    QVERIFY(board.canvas().focused() == (spaces::BoardPlace{Kind::Card, 0, 0, 0}));
    QTest::keyClick(&board.canvas(), Qt::Key_Right);
    QVERIFY(board.canvas().focused() == (spaces::BoardPlace{Kind::Card, 1, 0, 0}));
    QTest::keyClick(&board.canvas(), Qt::Key_Down);
    QTest::keyClick(&board.canvas(), Qt::Key_Down);
    QVERIFY(board.canvas().focused() == (spaces::BoardPlace{Kind::Overlay, 1, 1, 0}));
    QTest::keyClick(&board.canvas(), Qt::Key_Down); // the end of the column
    QVERIFY(board.canvas().focused() == (spaces::BoardPlace{Kind::Overlay, 1, 1, 0}));
    QCOMPARE(board.project.selection().current()->number, 4U);
}

void TstBoard::anEditOfTheProjectIsShown()
{
    Board board;
    const Intent intent =
        intentOf(board.project.shown(),
                 {MoveSubnets{{domain::SubnetId(2)}, space(board.project.shown(), "dmz")}});
    const auto judgement = engine::edits::judge(board.project.shown(), intent);
    QVERIFY(judgement);
    QVERIFY(board.project.bridge().commit(intent, *judgement));
    QVERIFY(board.canvas().textDump().contains(QStringLiteral("dmz | 2 subnets")));
}

void TstBoard::targetsAreJudgedForTests()
{
    Board board;
    const QVariantMap targets = board.canvas().targetsFor({QStringLiteral("subnet-3")});
    QCOMPARE(targets.size(), 3);
    QCOMPARE(targets.value(QStringLiteral("space-1")).toString(), QStringLiteral("Already here"));
    QVERIFY(!board.canvas().itemRect(QStringLiteral("subnet-3")).isEmpty());
    QVERIFY(board.canvas().itemRect(QStringLiteral("subnet-99")).isEmpty());
}

void TstBoard::manySpacesStandInRows()
{
    std::string text;
    for (int i = 0; i < 13; ++i)
        text += "space s" + std::to_string(i) + ": 10." + std::to_string(i) + ".0.0/24\n";
    Board board(text);
    QVERIFY(board.canvas().layout().isRows());
    const QRect first = board.canvas().itemRect(QStringLiteral("space-1"));
    const QRect second = board.canvas().itemRect(QStringLiteral("space-2"));
    QVERIFY(first.bottom() < second.top());
    QVERIFY(first.contains(board.centre("subnet-0")));
    // What is asked for comes into sight.
    QVERIFY(board.view.showObject(
        {board.project.shown().models().front()->row.id, domain::ObjectKind::Subnet, 12}));
    QVERIFY(board.canvas().viewport()->rect().contains(board.centre("subnet-12")));
}

void TstBoard::emptySpacesCanBeHidden()
{
    Board board("space db: 10.2.0.0/20\nspace dmz:\n");
    QVERIFY(board.canvas().textDump().contains(QStringLiteral("dmz")));
    board.canvas().setOptions({spaces::BoardSort::Name, spaces::CardCaption::Vlan, false});
    QVERIFY(!board.canvas().textDump().contains(QStringLiteral("dmz")));
}

void TstBoard::aScreenReaderSeesEveryCard()
{
    Board board;
    QAccessible::setActive(true);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&board.canvas());
    QVERIFY(list);
    QCOMPARE(list->childCount(), 10);
    QCOMPARE(list->child(4)->text(QAccessible::Name),
             QStringLiteral("subnet 10.2.0.0/20, space db, 1 percent used"));
    QCOMPARE(list->child(4)->actionInterface()->actionNames(),
             (QStringList{QStringLiteral("open"), QStringLiteral("move"), QStringLiteral("menu"),
                          QAccessibleActionInterface::setFocusAction()}));
    QCOMPARE(list->child(4)->text(QAccessible::Description), QStringLiteral("1 of 2, VLAN 120"));
    QVERIFY(!list->child(6)->actionInterface()->actionNames().contains(QStringLiteral("move")));
    const QPoint point = board.canvas().viewport()->mapToGlobal(board.centre("subnet-3"));
    QCOMPARE(list->childAt(point.x(), point.y()), list->child(5));
    QAccessible::setActive(false);
}

void TstBoard::aScreenReaderDropsOnAColumn()
{
    Board board;
    QAccessible::setActive(true);
    QSignalSpy moveWanted(&board.view, &spaces::BoardView::moveWanted);
    QSignalSpy dropped(&board.drag, &dialogs::MoveDrag::dropped);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&board.canvas());
    QAccessibleInterface* card = list->child(4);
    QAccessibleInterface* column = list->child(7);
    QCOMPARE(column->text(QAccessible::Name), QStringLiteral("space dmz, 1 subnet · 0 machines"));
    card->actionInterface()->doAction(QStringLiteral("move"));
    QCOMPARE(moveWanted.size(), 1);
    QVERIFY(card->state().selected);
    QVERIFY(!column->actionInterface()->actionNames().contains(QStringLiteral("drop")));
    board.canvas().grabSelection();
    QTRY_VERIFY(column->text(QAccessible::Name).contains(QStringLiteral(", Allowed, ")));
    QVERIFY(card->text(QAccessible::Description).startsWith(QStringLiteral("in the hand, ")));
    column->actionInterface()->doAction(QStringLiteral("drop"));
    QCOMPARE(dropped.size(), 1);

    // The card that was held goes to its new column and stays the same for whoever holds it.
    const auto intent = dropped.front().front().value<Intent>();
    const auto judgement = engine::edits::judge(board.project.shown(), intent);
    QVERIFY(board.project.bridge().commit(intent, *judgement));
    QVERIFY(card->isValid());
    QVERIFY(
        card->text(QAccessible::Name).startsWith(QStringLiteral("subnet 10.2.0.0/20, space dmz")));
    QAccessible::setActive(false);
}

void TstBoard::thousandsOfCardsAreNoWidgets()
{
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += "space s" + std::to_string(i % 10) + ": 10." + std::to_string(i / 250) + '.' +
                std::to_string(i % 250) + ".0/24\n";
    Board small;
    Board large(text);
    QCOMPARE(large.canvas().findChildren<QWidget*>().size(),
             small.canvas().findChildren<QWidget*>().size());
    QCOMPARE(large.canvas().places().size(), std::size_t(2000 + 11 + 1));
}

void TstBoard::theWholeBoardIsExportedAsText()
{
    Board board;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("board.svg"));
    QVERIFY(board.view.exportPicture(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    for (const char* text : {"10.2.0.0/20", "252.4.0.0/16", "dmz", "mysql:db"})
        QVERIFY2(svg.contains(text), text);
    QVERIFY(!board.view.exportPicture(folder.filePath(QStringLiteral("none/board.svg"))));
}

QTEST_MAIN(TstBoard)
#include "tst_board.moc"
