// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"
#include "tests/support/accessible_names.h"
#include "tests/support/cloud_source.h"
#include "tests/support/pointer.h"
#include "tests/support/window_fixture.h"
#include "views/activity/worker_model.h"
#include "views/home/home_view.h"
#include "views/widgets/message_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::tests;
using namespace std::chrono_literals;
using views::activity::WorkerModel;

namespace {

/// The window on a project with a cloud that was read once.
struct Program : WindowFixture
{
    Program()
    {
        showActive(window, QSize(1400, 900));
        if (!host.createProject(cloud.folder.filePath(QStringLiteral("site.netatlas"))))
            qFatal("no project");
        auto settings = cloud.settings();
        settings.isPaused = false;
        settings.interval = 0s;
        if (!composition::addSource(session(), settings) || !runsTo(1))
            qFatal("not read");
    }
    // The worker keeps its connection, and the cloud would wait for it.
    ~Program() { host.closeProject(); }
    session::Session& session() { return host.project()->session(); }
    std::uint64_t runs()
    {
        const auto* health = host.workers().find("cloud");
        return health ? health->runs : 0;
    }
    bool runsTo(std::uint64_t count)
    {
        return QTest::qWaitFor([&] { return runs() >= count; }, 20'000);
    }
    bool readAgain()
    {
        const auto before = runs();
        host.workers().runNow("cloud");
        return runsTo(before + 1);
    }
    void sendAway()
    {
        cloud.write("clouds.yaml", "clouds: {one: {auth: {auth_url: 'https://127.0.0.1:1', "
                                   "username: a, password: hunter22, project_name: p}}}");
    }
    void bringBack()
    {
        cloud.write("clouds.yaml", "clouds: {one: {auth: {auth_url: '" + cloud.server->url() +
                                       "', username: admin, password: hunter22, "
                                       "project_name: p}, cacert: '" +
                                       cloud.path("ca.pem") + "'}}");
    }
    QString status()
    {
        const auto* label = window.findChild<QLabel*>(QStringLiteral("status.age"));
        return label->isHidden() ? QString() : label->text();
    }
    /// The lines of Home that speak of sources, as a screen reader hears them.
    QString home()
    {
        QStringList lines;
        const auto* view = window.findChild<QWidget*>(QStringLiteral("view.home"));
        for (const auto* line : view->findChildren<QAbstractButton*>())
            if (line->accessibleName().contains(QStringLiteral(" read")))
                lines << line->accessibleName();
        return lines.join(QLatin1Char('\n'));
    }
    QString activity(const char* worker)
    {
        const auto* table = window.findChild<QTableView*>(QStringLiteral("table.workers"));
        const QAbstractItemModel& model = *table->model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, WorkerModel::NameColumn).data() == QLatin1String(worker))
                return model.index(row, WorkerModel::StateColumn).data().toString();
        return {};
    }
    views::widgets::MessageBar& news() { return *window.findChild<views::widgets::MessageBar*>(); }

    CloudSource cloud;
};

} // namespace

/// The last good picture stays, and everybody sees how old it is (user-experience 3, 5.1, 5.8).
class TstDataAge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("tst_data_age"); }
    void aProjectWithoutSourcesHasNoAge();
    void aPictureThatCannotBeRenewedGrowsOld();
    void whatIsPausedSaysSo();
    void whatWasNeverReadSaysSo();
    void theAgeIsThatOfTheProject();
};

void TstDataAge::aProjectWithoutSourcesHasNoAge()
{
    WindowFixture empty;
    const QTemporaryDir folder;
    empty.window.show();
    QVERIFY(empty.host.createProject(folder.filePath(QStringLiteral("empty.netatlas"))));
    QVERIFY(empty.window.findChild<QLabel*>(QStringLiteral("status.age"))->isHidden());
}

void TstDataAge::aPictureThatCannotBeRenewedGrowsOld()
{
    Program program;
    QTRY_COMPARE(program.status(), QStringLiteral("Live data read just now"));
    QTRY_COMPARE(program.home(), QStringLiteral("cloud, read just now"));
    QCOMPARE(program.news().count(), std::size_t{0});
    const auto subnets = program.session().live().model("cloud")->table<SubnetRow>().size();

    program.sendAway();
    program.clock.jump(3h);
    QVERIFY(program.readAgain());
    QTRY_COMPARE(program.status(), QStringLiteral("Live data read 3 h ago, failing"));
    QCOMPARE(program.home(), QStringLiteral("cloud, read 3 h ago, failing"));
    QCOMPARE(program.activity("cloud"), QStringLiteral("failing, data read 3 h ago"));
    QCOMPARE(program.session().live().model("cloud")->table<SubnetRow>().size(), subnets);
    // The message says it once, with the way to try again.
    QCOMPARE(program.news().count(), std::size_t{1});
    const QString told = program.news().accessibleName();
    QVERIFY2(told.contains(QStringLiteral("cloud did not answer")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Showing data of")), qPrintable(told));
    QVERIFY(program.readAgain());
    QCOMPARE(program.news().count(), std::size_t{1});
    program.clock.jump(48h);
    QVERIFY(program.readAgain());
    QTRY_COMPARE(program.status(), QStringLiteral("Live data read 2 days ago, failing"));

    program.bringBack();
    const auto before = program.runs();
    QTest::mouseClick(program.window.findChild<QToolButton*>(QStringLiteral("messageBar.action1")),
                      Qt::LeftButton);
    QVERIFY(program.runsTo(before + 1));
    QTRY_COMPARE(program.news().count(), std::size_t{0});
    QTRY_COMPARE(program.status(), QStringLiteral("Live data read just now"));
    QTRY_COMPARE(program.home(), QStringLiteral("cloud, read just now"));
    QCOMPARE(program.activity("cloud"), QStringLiteral("waiting"));
}

void TstDataAge::whatIsPausedSaysSo()
{
    Program program;
    program.clock.jump(20min);
    program.host.workers().setPaused("cloud", true);
    QTRY_COMPARE(program.status(), QStringLiteral("Live data read 20 min ago, paused"));
    QCOMPARE(program.home(), QStringLiteral("cloud, read 20 min ago, paused"));
    QCOMPARE(program.activity("cloud"), QStringLiteral("paused, data read 20 min ago"));
    // A pause is no trouble, and a poller has no data of its own.
    QCOMPARE(program.news().count(), std::size_t{0});
    program.host.workers().setPaused("cloud/instances", true);
    QTRY_COMPARE(program.activity("cloud/instances"), QStringLiteral("paused"));
}

void TstDataAge::whatWasNeverReadSaysSo()
{
    Program program;
    auto settings = program.cloud.settings("annex"); // paused
    QVERIFY(composition::addSource(program.session(), settings));
    QTRY_COMPARE(program.status(), QStringLiteral("Live data: annex never read, paused"));
    QCOMPARE(program.home(), QStringLiteral("annex, never read, paused\ncloud, read just now"));
    QCOMPARE(program.activity("annex"), QStringLiteral("paused, never read"));
    const auto* label = program.window.findChild<QLabel*>(QStringLiteral("status.age"));
    QCOMPARE(label->toolTip(), QStringLiteral("annex: never read, paused\ncloud: read just now"));
    // One that fails from the beginning shows nothing.
    settings = program.cloud.settings("broken");
    settings.isPaused = false;
    settings.options["cloud"] = "nowhere";
    QVERIFY(composition::addSource(program.session(), settings));
    QTRY_COMPARE(program.activity("broken"), QStringLiteral("failing, never read"));
    QTRY_VERIFY(
        program.news().accessibleName().contains(QStringLiteral("Nothing of it is known yet.")));
    QVERIFY(composition::removeSource(program.session(), "broken"));
    QTRY_COMPARE(program.news().count(), std::size_t{0});
}

/// What another run of the program read counts, too, before this one has read anything.
void TstDataAge::theAgeIsThatOfTheProject()
{
    Program program;
    program.host.workers().setPaused("cloud", true);
    const QString path = program.host.path();
    program.host.closeProject();
    program.clock.jump(5h);
    QVERIFY(program.host.openProject(path));
    QTRY_COMPARE(program.status(), QStringLiteral("Live data read 5 h ago, paused"));
    QTRY_COMPARE(program.activity("cloud"), QStringLiteral("paused, data read 5 h ago"));
}

QTEST_MAIN(TstDataAge)
#include "tst_data_age.moc"
