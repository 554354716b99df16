// SPDX-License-Identifier: GPL-3.0-or-later
// The main job of the program without a pointer: find, look, move, decide, undo (user-experience
// 13, 22). Every step is a key that goes to whatever has the focus, as a keyboard sends it.
#include "tests/support/pointer.h"
#include "tests/support/window_fixture.h"
#include "views/bridge/qt_text.h"
#include "views/spaces/board_canvas.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;
using namespace netatlas::tests;
using namespace netatlas::views;

class TstKeyboardWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void f6GoesThroughEveryPaneAndBack();
    void tabLeavesEveryPane();
    void aSubnetIsFoundMovedDecidedAndPutBack();
    void grabbedInTopologyAndDroppedOnASpace();
    void problemsAreWalkedAndFixed();

private:
    struct Program : WindowFixture
    {
        explicit Program(const QString& path)
        {
            showActive(window, QSize(1500, 950));
            if (!host.createDemo(path))
                qFatal("no demo");
        }
        /// To whatever has the focus, as from a keyboard; shortcuts included.
        static void key(int key, Qt::KeyboardModifiers modifiers = {})
        {
            QWidget* focus = QApplication::focusWidget();
            QTest::keyClick(focus ? focus : QApplication::activeWindow(), Qt::Key(key), modifiers);
        }
        static void type(const QString& text)
        {
            QTest::keyClicks(QApplication::focusWidget(), text);
        }
        QWidget* find(const char* name) { return window.findChild<QWidget*>(QLatin1String(name)); }
        /// Tab through the targets of a grab until the sentence begins so.
        bool walksTo(const QString& sentence)
        {
            const auto isThere = [&] {
                Program::key(Qt::Key_Tab);
                return said().startsWith(sentence);
            };
            return QTest::qWaitFor(isThere);
        }
        /// What a window manager does when a dialog has gone.
        bool comesBack()
        {
            window.activateWindow();
            return QTest::qWaitForWindowActive(&window);
        }
        QString said() { return find("label.announce")->accessibleName(); }
        QString spaceOf(const char* cidr)
        {
            const auto& model = *host.project()->shown().models().front();
            for (const auto& subnet : model.table<domain::SubnetRow>())
                if (subnet.shownCidr() == cidr)
                    return toQt(
                        model.at<domain::SpaceRow>(*model.facts.spaceOfSubnet.find(subnet.id))
                            .name);
            return {};
        }
    };

    QTemporaryDir m_folder;
};

void TstKeyboardWalk::initTestCase()
{
    useOwnSettings("tst_keyboard_walk");
}

void TstKeyboardWalk::f6GoesThroughEveryPaneAndBack()
{
    Program program(m_folder.filePath(QStringLiteral("panes.netatlas")));
    // Modes, find, outline, view and problems; the inspector has nothing to show and is passed by.
    QTRY_VERIFY(!program.host.project()->findings().empty());
    QList<QWidget*> visited;
    for (int i = 0; i < 5; ++i) {
        Program::key(Qt::Key_F6);
        QVERIFY(QApplication::focusWidget());
        visited << QApplication::focusWidget();
    }
    for (qsizetype i = 0; i < visited.size(); ++i)
        for (qsizetype k = i + 1; k < visited.size(); ++k)
            QVERIFY(visited[i] != visited[k]);
    for (const char* name : {"find.field", "outline.tree", "canvas.topology", "table.problems"})
        QVERIFY2(visited.contains(program.find(name)), name);
    for (qsizetype i = visited.size() - 2; i >= 0; --i) {
        Program::key(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), visited[i]);
    }
}

void TstKeyboardWalk::tabLeavesEveryPane()
{
    Program program(m_folder.filePath(QStringLiteral("tab.netatlas")));
    QTRY_VERIFY(!program.host.project()->findings().empty());
    for (const char* mode : {"home", "topology", "spaces"}) {
        program.window.showMode(QLatin1String(mode));
        // A view gives its keys to the first of its parts that takes some.
        Program::key(Qt::Key_Tab);
        // Nobody is trapped: the focus comes round, however many cards a canvas has.
        QSet<QWidget*> seen;
        QWidget* first = QApplication::focusWidget();
        QVERIFY2(first, mode);
        int steps = 0;
        bool isRound = false;
        while (steps++ < 1500 && !isRound) {
            Program::key(Qt::Key_Tab);
            QVERIFY2(QApplication::focusWidget(), mode);
            seen.insert(QApplication::focusWidget());
            isRound = QApplication::focusWidget() == first && seen.size() > 3;
        }
        QVERIFY2(isRound, mode);
        const QMap<QString, QStringList> stops{
            {QStringLiteral("home"), {}},
            {QStringLiteral("topology"),
             {QStringLiteral("modelChoice"), QStringLiteral("depthChoice"),
              QStringLiteral("canvas.topology"), QStringLiteral("spaceStrip")}},
            {QStringLiteral("spaces"),
             {QStringLiteral("board.sort"), QStringLiteral("board.new-space"),
              QStringLiteral("canvas.spaces")}}};
        for (const QString& name : stops.value(QLatin1String(mode)))
            QVERIFY2(seen.contains(program.find(name.toLatin1())), qPrintable(name));
    }
}

void TstKeyboardWalk::aSubnetIsFoundMovedDecidedAndPutBack()
{
    Program program(m_folder.filePath(QStringLiteral("move.netatlas")));
    // Find it.
    Program::key(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), program.find("find.field"));
    Program::type(QStringLiteral("10.4.0.0/20"));
    QTRY_VERIFY(program.find("find.matches")->isVisible());
    Program::key(Qt::Key_Return);
    QTRY_COMPARE(program.find("inspector.title")->property("text").toString(),
                 QStringLiteral("10.4.0.0/20"));
    // Choose a space in the list that says what each would break.
    Program::key(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(program.find("view.spaces")->isVisible());
    Program::key(Qt::Key_M, Qt::ControlModifier);
    auto* list = qobject_cast<QListWidget*>(program.find("move-chooser.list"));
    QVERIFY(list);
    QTRY_VERIFY(list->count() > 5);
    QTRY_COMPARE(QApplication::focusWidget(), program.find("move-chooser.search"));
    Program::type(QStringLiteral("dmz"));
    QVERIFY2(program.said().startsWith(QStringLiteral("dmz, Breaks ")), qPrintable(program.said()));
    Program::key(Qt::Key_Return);
    QVERIFY(program.comesBack());
    // Decide: the first choice has the focus; the next one resolves it.
    QTRY_VERIFY(program.find("sheet.decision")->isVisible());
    QTRY_VERIFY(qobject_cast<QRadioButton*>(QApplication::focusWidget()));
    Program::key(Qt::Key_Down);
    auto* choice = qobject_cast<QRadioButton*>(QApplication::focusWidget());
    QVERIFY(choice && choice->isChecked());
    QCOMPARE(choice->text(), QStringLiteral("Rebind ceph:cluster to dmz"));
    QTRY_VERIFY(program.said().startsWith(QStringLiteral("After your choices: breaks ")));
    auto* accept = program.find("decision.accept");
    QVERIFY(!accept->isEnabled());
    for (int i = 0; i < 60 && QApplication::focusWidget() != program.find("decision.reason"); ++i)
        Program::key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), program.find("decision.reason"));
    Program::type(QStringLiteral("CHG-118"));
    QVERIFY(accept->isEnabled());
    QCOMPARE(program.spaceOf("10.4.0.0/20"), QStringLiteral("db"));
    Program::key(Qt::Key_Return);
    QTRY_COMPARE(program.spaceOf("10.4.0.0/20"), QStringLiteral("dmz"));
    QVERIFY(program.said().startsWith(QStringLiteral("Moved 10.4.0.0/20 to dmz, ")));
    // The focus is back where the work is.
    QTRY_COMPARE(QApplication::focusWidget(), program.find("canvas.spaces"));
    Program::key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(program.spaceOf("10.4.0.0/20"), QStringLiteral("db"));
    Program::key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(program.spaceOf("10.4.0.0/20"), QStringLiteral("dmz"));
}

void TstKeyboardWalk::grabbedInTopologyAndDroppedOnASpace()
{
    Program program(m_folder.filePath(QStringLiteral("grab.netatlas")));
    QTRY_VERIFY(program.find("canvas.topology")->property("zoom").toDouble() > 0);
    Program::key(Qt::Key_F, Qt::ControlModifier);
    Program::type(QStringLiteral("10.4.16.32/27"));
    QTRY_VERIFY(program.find("find.matches")->isVisible());
    Program::key(Qt::Key_Return);
    QTRY_COMPARE(program.find("inspector.title")->property("text").toString(),
                 QStringLiteral("10.4.16.32/27"));
    for (int i = 0; i < 8 && QApplication::focusWidget() != program.find("canvas.topology"); ++i)
        Program::key(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), program.find("canvas.topology"));
    Program::key(Qt::Key_M);
    QTRY_VERIFY(program.find("sheet.preview")->isVisible());
    QVERIFY(program.said().startsWith(QStringLiteral("10.4.16.32/27 is in the hand.")));
    QVERIFY(program.walksTo(QStringLiteral("dmz, Allowed, ")));
    Program::key(Qt::Key_Escape);
    QCOMPARE(program.said(), QStringLiteral("Put back. Nothing has changed."));
    QCOMPARE(program.spaceOf("10.4.16.32/27"), QStringLiteral("db"));
    Program::key(Qt::Key_M);
    QVERIFY(program.walksTo(QStringLiteral("dmz, Allowed, ")));
    Program::key(Qt::Key_Return);
    QTRY_COMPARE(program.spaceOf("10.4.16.32/27"), QStringLiteral("dmz"));
}

void TstKeyboardWalk::problemsAreWalkedAndFixed()
{
    Program program(m_folder.filePath(QStringLiteral("problems.netatlas")));
    QTRY_VERIFY(!program.host.project()->findings().empty());
    auto* table = qobject_cast<QTableView*>(program.find("table.problems"));
    Program::key(Qt::Key_F8);
    QCOMPARE(table->currentIndex().row(), 0);
    Program::key(Qt::Key_F8);
    QCOMPARE(table->currentIndex().row(), 1);
    Program::key(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(table->currentIndex().row(), 0);
    for (int i = 0; i < 8 && QApplication::focusWidget() != table; ++i)
        Program::key(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), table);
    Program::key(Qt::Key_Down);
    Program::key(Qt::Key_Return);
    QTRY_VERIFY(!program.find("inspector.title")->property("text").toString().isEmpty());
}

QTEST_MAIN(TstKeyboardWalk)
#include "tst_keyboard_walk.moc"
