// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pointer.h"
#include "tests/support/window_fixture.h"
#include "views/commands/action_set.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace netatlas;
using namespace netatlas::views;
using Program = netatlas::tests::WindowFixture;

class TstMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutProjectTheStartPageIsShown();
    void everyActionIsInAMenuAndExplainsItself();
    void modesSwitchByTheirKeys();
    void keysOfTheMenusAreFreeInEveryView();
    void anEditIsUndoneByKeyAndStillThereAfterReopening();
    void findBringsTheAddressIntoTheInspector();
    void problemsAreWalkedByF8();
    void importsArePlannedBesideTheWindow();

private:
    QTemporaryDir m_folder;
};

void TstMainWindow::initTestCase()
{
    tests::useOwnSettings("tst_main_window");
}

void TstMainWindow::withoutProjectTheStartPageIsShown()
{
    Program program;
    program.window.show();
    QVERIFY(program.window.findChild<QWidget*>(QStringLiteral("view.start"))->isVisible());
    QVERIFY(!program.window.findChild<QDockWidget*>(QStringLiteral("dock.outline"))->isVisible());
    QAction* undo = program.window.actions().action("act.edit.undo");
    QVERIFY(!undo->isEnabled());
    QVERIFY(undo->toolTip().contains(QStringLiteral("no project is open")));
}

void TstMainWindow::everyActionIsInAMenuAndExplainsItself()
{
    Program program;
    QSet<QAction*> inMenus;
    for (QAction* menu : program.window.menuBar()->actions())
        for (QAction* action : menu->menu()->actions())
            inMenus.insert(action);
    for (const auto& entry : commands::actionCatalogue()) {
        QAction* action = program.window.actions().action(entry.id);
        QVERIFY2(inMenus.contains(action), entry.id);
        QVERIFY2(!action->statusTip().isEmpty() && !action->whatsThis().isEmpty(), entry.id);
    }
}

void TstMainWindow::modesSwitchByTheirKeys()
{
    Program program;
    program.window.resize(1200, 800);
    program.window.show();
    QVERIFY(program.host.createDemo(m_folder.filePath(QStringLiteral("modes.netatlas"))));
    for (const char* id : {"spaces", "home", "topology"}) {
        program.window.actions().action(std::string("act.view.") + id)->trigger();
        auto* view = program.window.findChild<QWidget*>(QLatin1String("view.") + QLatin1String(id));
        QVERIFY2(view && view->isVisible(), id);
    }
    program.window.actions().action("act.go.back")->trigger();
    QVERIFY(program.window.findChild<QWidget*>(QStringLiteral("view.home"))->isVisible());
}

void TstMainWindow::keysOfTheMenusAreFreeInEveryView()
{
    Program program;
    tests::showActive(program.window, QSize(1200, 800));
    QVERIFY(program.host.createDemo(m_folder.filePath(QStringLiteral("keys.netatlas"))));
    const auto keyOf = [](const QString& text) { return QKeySequence::mnemonic(text); };
    QMap<QKeySequence, QString> menus;
    for (const QAction* menu : program.window.menuBar()->actions())
        menus[keyOf(menu->text())] = menu->text();
    QVERIFY(menus.size() >= 8);
    for (const char* id : {"home", "topology", "spaces", "activity", "drift"}) {
        program.window.showMode(QLatin1String(id));
        QMap<QKeySequence, QString> taken = menus;
        const auto* view =
            program.window.findChild<QWidget*>(QLatin1String("view.") + QLatin1String(id));
        QVERIFY2(view, id);
        for (const auto* button : view->findChildren<QAbstractButton*>())
            if (const QKeySequence key = keyOf(button->text()); !key.isEmpty()) {
                QVERIFY2(!taken.contains(key), qPrintable(button->text() + taken[key]));
                taken[key] = button->text();
            }
    }
    program.window.showMode(QStringLiteral("activity"));
    QMenu* file = program.window.menuBar()->actions().first()->menu();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::AltModifier);
    QTRY_VERIFY(file->isVisible());
    QTest::keyClick(file, Qt::Key_Escape);
    QTRY_VERIFY(!file->isVisible());
}

void TstMainWindow::anEditIsUndoneByKeyAndStillThereAfterReopening()
{
    const QString path = m_folder.filePath(QStringLiteral("edit.netatlas"));
    {
        Program program;
        program.window.show();
        QVERIFY(program.host.createDemo(path));
        ProjectBridge& project = *program.host.project();
        const engine::edits::Intent intent{project.shown().models().front()->row.id,
                                           {engine::edits::AddSpace{.name = "quarantine"}},
                                           {}};
        const auto judgement = engine::edits::judge(project.shown(), intent);
        QVERIFY(judgement);
        QVERIFY(project.commit(intent, *judgement));
        QVERIFY(program.window.actions()
                    .action("act.edit.undo")
                    ->text()
                    .contains(QStringLiteral("quarantine")));
    }
    Program again;
    again.window.show();
    QVERIFY(again.host.openProject(path));
    const auto hasSpace = [&again] {
        for (const auto& space :
             again.host.project()->shown().models().front()->table<domain::SpaceRow>())
            if (space.name == "quarantine")
                return true;
        return false;
    };
    QVERIFY(hasSpace());
    again.window.actions().action("act.edit.undo")->trigger();
    QVERIFY(!hasSpace());
    again.window.actions().action("act.edit.redo")->trigger();
    QVERIFY(hasSpace());
}

void TstMainWindow::findBringsTheAddressIntoTheInspector()
{
    Program program;
    program.window.show();
    QVERIFY(program.host.createDemo(m_folder.filePath(QStringLiteral("find.netatlas"))));
    auto* field = program.window.findChild<QLineEdit*>(QStringLiteral("find.field"));
    auto* matches = program.window.findChild<QWidget*>(QStringLiteral("find.matches"));
    QTest::keyClicks(field, QStringLiteral("10.2.0.9"));
    QTRY_VERIFY(matches->isVisible());
    QTRY_VERIFY(matches->property("text").toString().contains(QStringLiteral("match")));
    QTest::keyClick(field, Qt::Key_Return);
    auto* title = program.window.findChild<QWidget*>(QStringLiteral("inspector.title"));
    QTRY_COMPARE(title->property("text").toString(), QStringLiteral("10.2.0.9"));
}

void TstMainWindow::problemsAreWalkedByF8()
{
    Program program;
    program.window.show();
    QVERIFY(program.host.createDemo(m_folder.filePath(QStringLiteral("problems.netatlas"))));
    QTRY_VERIFY(!program.host.project()->findings().empty());
    program.window.actions().action("act.go.next-problem")->trigger();
    auto* title = program.window.findChild<QWidget*>(QStringLiteral("inspector.title"));
    QTRY_VERIFY(title->isVisible());
}

void TstMainWindow::importsArePlannedBesideTheWindow()
{
    Program program;
    QVERIFY(program.host.createProject(m_folder.filePath(QStringLiteral("import.netatlas"))));
    const QStringList files{QStringLiteral(NETATLAS_TEST_DATA "/providers/linux/uml/ip-addr.json")};
    int planned = 0;
    const auto note = [&planned](const Result<exchange::ImportPlan>& plan) {
        planned += plan && !plan->isNoChange() ? 1 : 100;
    };
    program.host.planImport(files, note);
    QCOMPARE(planned, 0);
    QTRY_COMPARE(planned, 1);
    // Nobody hears of one that was cancelled, or that another one came after.
    program.host.planImport(files, note);
    program.host.cancelImport();
    program.host.planImport(files, note);
    program.host.planImport(files, note);
    QTRY_COMPARE(planned, 2);
    program.host.planImport(files, note);
    program.host.closeProject();
    bool isOver = false;
    const auto behind = program.jobs.run([](workers::JobControl&) { return true; },
                                         [&isOver](bool) { isOver = true; });
    QTRY_VERIFY(isOver);
    QCOMPARE(planned, 2);
}

QTEST_MAIN(TstMainWindow)
#include "tst_main_window.moc"
