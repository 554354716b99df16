// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_project.h"
#include "app/composition/project_sources.h"
#include "model/store/connection.h"
#include "tests/support/accessible_names.h"
#include "tests/support/window_fixture.h"
#include "views/activity/activity_view.h"
#include "views/activity/log_filter.h"
#include "views/activity/time_text.h"
#include "views/bridge/row_role.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace netatlas;
using namespace netatlas::views;
using namespace std::chrono_literals;
using activity::LogModel;
using activity::WorkerModel;
using workers::WorkerHealth;
using workers::WorkerState;

namespace {

const Timestamp kNow = *parseTimestamp("2026-03-01T12:00:00Z");

WorkerHealth worker(const char* name, WorkerState state = WorkerState::Waiting)
{
    WorkerHealth health;
    health.name = name;
    health.state = state;
    return health;
}

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// An open demo with workers that only the test moves.
struct ActivityFixture
{
    ActivityFixture()
        : session(std::move(*composition::createDemo(
              folder.filePath(QStringLiteral("site.netatlas")).toStdString(), clock)))
        , bridge(*session, jobs)
        , workers(
              {[this](const std::string& name) { orders << QStringLiteral("run ") + toQt(name); },
               [this](const std::string& name, bool isPaused) {
                   orders << (isPaused ? QStringLiteral("pause ") : QStringLiteral("resume ")) +
                                 toQt(name);
               }})
        , view({bridge, selection}, workers, clock)
    {
        view.resize(1200, 800);
    }
    static QString toQt(const std::string& text) { return QString::fromStdString(text); }
    template <class Widget>
    Widget* find(const char* name)
    {
        return view.findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    QTemporaryDir folder;
    ManualClock clock{kNow};
    QtExecutor home;
    workers::JobRunner jobs{home, 1};
    std::unique_ptr<session::Session> session;
    ProjectBridge bridge;
    Selection selection;
    QStringList orders;
    WorkerBridge workers;
    activity::ActivityView view;
};

} // namespace

class TstActivityView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tests::useOwnSettings("tst_activity_view"); }
    void timesAreSaidAsAPersonWould();
    void workersComeGoAndChangeByRow();
    void aRowSaysHowItsWorkerIsDoing();
    void buttonsGiveOrdersForTheSelectedWorker();
    void withoutWorkersThePlaceSaysWhatItIsFor();
    void theLogIsTheJournalAndGrows();
    void failuresOfWorkersStandInTheLogOnce();
    void whatARunLeftOutStandsInTheLogOnce();
    void theLogIsFilteredByWordsAndKeys();
    void theLogIsExportedAsShown();
    void anEntryOpensToWhatItChanged();
    void aLongLogIsReadBesideTheWindow();
    void theWindowRunsItsSourcesAndShowsThem();
};

void TstActivityView::timesAreSaidAsAPersonWould()
{
    using activity::relativeText;
    QCOMPARE(relativeText(kNow, kNow), QStringLiteral("now"));
    QCOMPARE(relativeText(kNow - 12s, kNow), QStringLiteral("12 s ago"));
    QCOMPARE(relativeText(kNow + 9min, kNow), QStringLiteral("in 9 min"));
    QCOMPARE(relativeText(kNow - 3h, kNow), QStringLiteral("3 h ago"));
    QCOMPARE(relativeText(kNow - 50h, kNow), QStringLiteral("2 days ago"));
    QCOMPARE(activity::durationText(740ms), QStringLiteral("740 ms"));
}

void TstActivityView::workersComeGoAndChangeByRow()
{
    WorkerBridge bridge({});
    const ManualClock clock(kNow);
    ActivityFixture fixture;
    WorkerModel model(fixture.bridge, bridge, clock);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const auto names = [&] {
        QStringList all;
        for (int i = 0; i < model.rowCount(); ++i)
            all << cell(model, i, WorkerModel::NameColumn);
        return all.join(QLatin1Char(' '));
    };
    bridge.setHealth({worker("b"), worker("d")});
    QCOMPARE(names(), QStringLiteral("b d"));
    bridge.setHealth({worker("a"), worker("b"), worker("c"), worker("d"), worker("e")});
    QCOMPARE(names(), QStringLiteral("a b c d e"));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    bridge.setHealth({worker("a"), worker("c", WorkerState::Paused), worker("e")});
    QCOMPARE(names(), QStringLiteral("a c e"));
    QCOMPARE(changes.count(), 1);
    QCOMPARE(cell(model, 1, WorkerModel::StateColumn), QStringLiteral("paused"));
    bridge.setHealth({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.count(), 0);
}

void TstActivityView::aRowSaysHowItsWorkerIsDoing()
{
    WorkerBridge bridge({});
    const ManualClock clock(kNow);
    ActivityFixture fixture;
    const WorkerModel model(fixture.bridge, bridge, clock);
    WorkerHealth cloud = worker("cloud", WorkerState::Failing);
    cloud.lastRun = kNow - 30s;
    cloud.nextRun = kNow + 6s;
    cloud.lastDuration = 2300ms;
    cloud.runs = 7;
    cloud.changes = 41;
    cloud.failures = 4;
    cloud.failuresInRow = 2;
    cloud.error = Error{ErrorKind::Unreachable, {{"source", "cloud"}, {"cause", "no route"}}};
    WorkerHealth lab = worker("lab", WorkerState::Running);
    lab.part = "ports";
    lab.items = 250;
    bridge.setHealth({cloud, lab});

    QStringList cells;
    for (int column = 0; column < WorkerModel::ColumnCount; ++column)
        cells << cell(model, 0, column);
    QCOMPARE(
        cells.join(QStringLiteral(" | ")),
        QStringLiteral("cloud | provider sync | failing | 30 s ago | in 6 s | 2.3 s | 41 | 4"));
    const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QStringLiteral("cloud did not answer: no route")) &&
                 tip.endsWith(QStringLiteral("Failures in a row: 2")),
             qPrintable(tip));
    QCOMPARE(cell(model, 1, WorkerModel::StateColumn), QStringLiteral("reading ports: 250"));
    QVERIFY(model.index(0, WorkerModel::StateColumn).data(SeverityRole).isValid());
    QVERIFY(!model.index(1, WorkerModel::StateColumn).data(SeverityRole).isValid());
    for (int column = 0; column < WorkerModel::ColumnCount; ++column) {
        const auto align = [&](const QVariant& side) {
            return bool(Qt::Alignment(side.toInt()) & Qt::AlignRight);
        };
        QCOMPARE(align(model.index(0, column).data(Qt::TextAlignmentRole)),
                 column >= WorkerModel::DurationColumn);
        QCOMPARE(align(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole)),
                 column >= WorkerModel::DurationColumn);
    }
}

void TstActivityView::buttonsGiveOrdersForTheSelectedWorker()
{
    ActivityFixture fixture;
    fixture.view.show();
    fixture.workers.setHealth({worker("cloud"), worker("lab", WorkerState::Paused)});
    auto* table = fixture.find<QTableView>("table.workers");
    fixture.click("activity.run-now");
    fixture.click("activity.pause");
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(fixture.find<QPushButton>("activity.pause")->text(), QStringLiteral("Re&sume"));
    fixture.click("activity.pause");
    QCOMPARE(fixture.orders.join(QLatin1Char(',')),
             QStringLiteral("run cloud,pause cloud,resume lab"));
    fixture.click("activity.show-changes");
    QCOMPARE(fixture.find<QLineEdit>("activity.filter")->text(), QStringLiteral("by:lab"));
    QCOMPARE(fixture.find<QTreeView>("table.activity")->model()->rowCount(), 0);
}

void TstActivityView::withoutWorkersThePlaceSaysWhatItIsFor()
{
    ActivityFixture fixture;
    fixture.view.show();
    QVERIFY(fixture.find<QWidget>("activity.empty")->isVisible());
    QVERIFY(!fixture.find<QPushButton>("activity.run-now")->isEnabled());
    const QSignalSpy wanted(&fixture.view, &activity::ActivityView::sourceWanted);
    fixture.click("activity.add-source");
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!fixture.find<QPushButton>("activity.run-now")->toolTip().isEmpty());
    fixture.workers.setHealth({worker("cloud")});
    QVERIFY(!fixture.find<QWidget>("activity.empty")->isVisible());
    QVERIFY(fixture.find<QPushButton>("activity.run-now")->isEnabled());
    QCOMPARE(tests::namelessControls(fixture.view), QStringList());
}

void TstActivityView::theLogIsTheJournalAndGrows()
{
    ActivityFixture fixture;
    LogModel model(fixture.bridge, fixture.workers, fixture.clock);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const int before = model.rowCount();
    QCOMPARE(before, static_cast<int>(fixture.session->history(1'000'000).size()));
    for (int i = 0; i < 40; ++i) {
        providers::SourceSettings settings;
        settings.kind = "host";
        settings.name = "here" + std::to_string(i);
        QVERIFY(composition::addSource(*fixture.session, settings));
        QVERIFY(composition::removeSource(*fixture.session, settings.name));
    }
    QCOMPARE(model.rowCount(), static_cast<int>(fixture.session->history(1'000'000).size()));
    QVERIFY(model.rowCount() >= before + 40);
    QCOMPARE(resets.count(), 0);
    for (int i = 1; i < model.rowCount(); ++i)
        QVERIFY(model.rowAt(i - 1).number < model.rowAt(i).number);
}

void TstActivityView::failuresOfWorkersStandInTheLogOnce()
{
    ActivityFixture fixture;
    LogModel model(fixture.bridge, fixture.workers, fixture.clock);
    const int before = model.rowCount();
    WorkerHealth cloud = worker("cloud", WorkerState::Failing);
    cloud.failures = 1;
    cloud.lastRun = kNow;
    cloud.error = Error{ErrorKind::Unreachable, {{"source", "cloud"}, {"cause", "no route"}}};
    fixture.workers.setHealth({cloud});
    cloud.state = WorkerState::Running;
    fixture.workers.setHealth({cloud});
    QCOMPARE(model.rowCount(), before + 1);
    QCOMPARE(model.rowAt(before).who, QStringLiteral("cloud"));
    QVERIFY(model.rowAt(before).text.contains(QStringLiteral("no route")));
    cloud.failures = 2;
    fixture.workers.setHealth({cloud});
    QCOMPARE(model.rowCount(), before + 2);
}

void TstActivityView::whatARunLeftOutStandsInTheLogOnce()
{
    ActivityFixture fixture;
    LogModel model(fixture.bridge, fixture.workers, fixture.clock);
    const int before = model.rowCount();
    const auto run = [&](const std::vector<const char*>& ids) {
        WorkerHealth poller = worker("cloud/instances", WorkerState::Waiting);
        std::vector<domain::SeenProblem> problems;
        problems.reserve(ids.size());
        for (const char* id : ids)
            problems.push_back({"instance", id, "", "", "is not known to the provider"});
        poller.lastProblems = workers::RunProblems(problems);
        fixture.workers.setHealth({poller});
        return model.rowCount() - before;
    };
    QCOMPARE(run({"a1"}), 1);
    QCOMPARE(model.rowAt(before).who, QStringLiteral("cloud/instances"));
    QCOMPARE(model.rowAt(before).level, engine::rules::Severity::Warning);
    QCOMPARE(model.rowAt(before).text,
             QStringLiteral("Left out: instance a1: is not known to the provider"));
    QCOMPARE(run({"a1"}), 1);
    QCOMPARE(run({"a1", "b2"}), 2);
    QVERIFY(model.rowAt(before + 1).text.contains(QStringLiteral("b2")));
    // It came, and went again.
    QCOMPARE(run({}), 2);
    QCOMPARE(run({"a1"}), 3);
}

void TstActivityView::theLogIsFilteredByWordsAndKeys()
{
    ActivityFixture fixture;
    fixture.view.show();
    auto* table = fixture.find<QTreeView>("table.activity");
    auto* filter = fixture.find<QLineEdit>("activity.filter");
    WorkerHealth cloud = worker("cloud", WorkerState::Failing);
    cloud.failures = 1;
    cloud.error = Error{ErrorKind::Unreachable, {{"source", "cloud"}, {"cause", "no route"}}};
    const auto rowsFor = [&](const char* text) {
        filter->clear();
        QTest::keyClicks(filter, QLatin1String(text));
        return table->model()->rowCount();
    };
    const int byWorkers = rowsFor("by:worker"); // the demo's own
    filter->clear();
    fixture.workers.setHealth({cloud});
    const int all = table->model()->rowCount();
    QVERIFY(all > byWorkers);
    QCOMPARE(rowsFor("ROUTE did"), 1);
    QCOMPARE(rowsFor("-route"), all - 1);
    QCOMPARE(rowsFor("by:worker"), byWorkers + 1);
    QCOMPARE(rowsFor("by:user"), all - byWorkers - 1);
    QCOMPARE(rowsFor("by:cloud severity>=error"), 1);
    QCOMPARE(rowsFor("by:cloud | by:user"), all - byWorkers);
    QCOMPARE(rowsFor("NOT (by:worker OR by:user)"), 0);
    QCOMPARE(rowsFor("nothing-has-this"), 0);
    rowsFor("color:red");
    const auto* trouble = fixture.find<QWidget>("activity.filter-trouble");
    QVERIFY(trouble->isVisible());
    filter->clear();
    QVERIFY(!trouble->isVisible());
    QCOMPARE(table->model()->rowCount(), all);
}

void TstActivityView::theLogIsExportedAsShown()
{
    ActivityFixture fixture;
    WorkerHealth cloud = worker("=cloud \"1\"", WorkerState::Failing);
    cloud.failures = 1;
    cloud.lastRun = kNow;
    cloud.error = Error{ErrorKind::Unreachable, {{"source", "cloud"}, {"cause", "no route"}}};
    fixture.workers.setHealth({cloud});
    fixture.find<QLineEdit>("activity.filter")->setText(QStringLiteral("by:worker route"));
    QSignalSpy wanted(&fixture.view, &activity::ActivityView::exportWanted);
    fixture.click("activity.export");
    QTRY_COMPARE(wanted.count(), 1);
    const QStringList lines =
        QString::fromUtf8(wanted.front().front().toByteArray()).split(QLatin1Char('\n'));

    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QStringLiteral("time,severity,who,model,what"));
    QVERIFY2(lines[1].contains(QStringLiteral(",error,\"'=cloud \"\"1\"\"\",\"\",\"")),
             qPrintable(lines[1]));
}

void TstActivityView::anEntryOpensToWhatItChanged()
{
    ActivityFixture fixture;
    fixture.view.show();
    const auto& model = *fixture.bridge.shown().models().front();
    const auto subnet = model.table<domain::SubnetRow>().begin()->id;
    const QString cidr = QString::fromStdString(model.at<domain::SubnetRow>(subnet).shownCidr());
    const engine::edits::Intent intent{
        model.row.id, {engine::edits::AddSpace{.name = "quarantine", .subnets = {subnet}}}, "test"};
    const auto judgement = engine::edits::judge(fixture.bridge.shown(), intent);
    QVERIFY(judgement);
    QVERIFY(fixture.bridge.commit(intent, *judgement));

    auto* tree = fixture.find<QTreeView>("table.activity");
    auto* log = fixture.view.findChild<LogModel*>();
    const QModelIndex entry = tree->model()->index(tree->model()->rowCount() - 1, 0);
    QVERIFY(tree->model()->hasChildren(entry));
    tree->setCurrentIndex(entry);
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_VERIFY(tree->model()->rowCount(entry) >= 2);
    QStringList lines;
    for (int i = 0; i < tree->model()->rowCount(entry); ++i)
        lines << tree->model()->index(i, LogModel::TextColumn, entry).data().toString();
    QVERIFY2(lines.filter(QStringLiteral("Space quarantine: name quarantine")).size() == 1,
             qPrintable(lines.join(QLatin1Char('\n'))));
    QVERIFY2(lines.filter(cidr).filter(QStringLiteral("→ quarantine")).size() == 1,
             qPrintable(lines.join(QLatin1Char('\n'))));
    // Its objects are what the inspector shows.
    QTRY_VERIFY(fixture.selection.objects().size() >= 2);
    const QSignalSpy shown(&fixture.selection, &Selection::showRequested);
    for (int i = 0; i < lines.size(); ++i)
        if (lines[i].contains(cidr)) {
            tree->setCurrentIndex(tree->model()->index(i, 0, entry));
            QTest::keyClick(tree, Qt::Key_Return);
        }
    QCOMPARE(fixture.selection.objects().size(), std::size_t{1});
    QCOMPARE(fixture.selection.current()->number, subnet.number());
    QCOMPARE(shown.size(), 1);
    QVERIFY(log->isComplete());
}

void TstActivityView::aLongLogIsReadBesideTheWindow()
{
    ActivityFixture fixture;
    {
        store::Connection file(fixture.session->path(), store::Access::ReadWrite);
        file.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n "
                     "WHERE i<100000) INSERT INTO journal (time, actor, cause, text_id, arguments, "
                     "facts, state, format, changes) SELECT i, 'eva', 'edit', 'remove-source', "
                     "'{}', '{\"source\":\"old-' || i || '\"}', 'done', "
                     "(SELECT max(format) FROM journal), '{}' FROM n");
    }
    LogModel model(fixture.bridge, fixture.workers, fixture.clock);
    QVERIFY(!model.isComplete());
    QVERIFY(model.rowCount() < 1000); // that much at once, to have something to see
    int largest = 0;
    connect(&model, &QAbstractItemModel::rowsInserted, &model,
            [&largest](const QModelIndex&, int first, int last) {
                largest = std::max(largest, last - first + 1);
            });
    activity::LogFilter filter(model, fixture.clock);
    QTRY_VERIFY_WITH_TIMEOUT(model.isComplete(), 60'000);
    QVERIFY(model.rowCount() > 100'000);
    QVERIFY(largest <= 10'000);
    for (int i = 1; i < model.rowCount(); ++i)
        QVERIFY(model.rowAt(i - 1).number < model.rowAt(i).number);
    QVERIFY(filter.setText(QStringLiteral("by:eva source:old-4242")));
    QCOMPARE(filter.rowCount(), 1);
    // What comes now stands at the end, and the old rows open still.
    providers::SourceSettings settings;
    settings.kind = "host";
    settings.name = "here";
    QVERIFY(composition::addSource(*fixture.session, settings));
    QVERIFY(model.rowAt(model.rowCount() - 1).text.contains(QStringLiteral("here")));
    QVERIFY(filter.setText(QStringLiteral("(source:old-1* OR source:old-2*) -source:old-1")));
    QVERIFY(filter.rowCount() > 20'000);
}

void TstActivityView::theWindowRunsItsSourcesAndShowsThem()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("live.netatlas"));
    tests::WindowFixture program;
    QVERIFY(program.host.createProject(path));
    program.window.show();
    QTest::keyClick(&program.window, Qt::Key_8, Qt::ControlModifier);
    auto* table = program.window.findChild<QTableView*>(QStringLiteral("table.workers"));
    QVERIFY(table && table->window()->isVisible());
    QAction* read = program.window.actions().action("act.tools.reload");
    QVERIFY(!read->isEnabled());

    providers::SourceSettings settings;
    settings.kind = "host";
    settings.name = "here";
    settings.interval = 0s;
    QVERIFY(composition::addSource(program.host.project()->session(), settings));
    const std::size_t steps = program.host.project()->session().steps().size();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(program.host.workers().health().front().runs >= 1, 20'000);
    QVERIFY(!program.host.workers().health().front().error);
    QCOMPARE(
        program.host.project()->shown().models().back()->state.table<domain::MachineRow>().size(),
        std::size_t{1});
    QCOMPARE(program.host.project()->session().steps().size(), steps);
    QVERIFY(read->isEnabled());
    QTest::mouseClick(program.window.findChild<QPushButton*>(QStringLiteral("activity.run-now")),
                      Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(program.host.workers().health().front().runs >= 2, 20'000);
    program.host.closeProject();
    QVERIFY(program.host.workers().health().empty());
}

QTEST_MAIN(TstActivityView)
#include "tst_activity_view.moc"
