// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"
#include "tests/support/accessible_names.h"
#include "tests/support/cloud_source.h"
#include "tests/support/window_fixture.h"
#include "views/shell/reload_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <atomic>

using namespace netatlas;
using namespace netatlas::tests;
using exchange::ReloadOutcome;
using views::shell::ReloadDialog;
using views::shell::ReloadRows;

namespace {

/// The window with a paused source.
struct Program : WindowFixture
{
    Program()
    {
        window.resize(1200, 800);
        window.show();
        if (!host.createProject(cloud.folder.filePath(QStringLiteral("site.netatlas"))) ||
            !composition::addSource(session(), cloud.settings()))
            qFatal("no project");
    }
    session::Session& session() { return host.project()->session(); }
    const domain::Model& model() { return *session().live().model("cloud"); }
    std::size_t subnets() { return model().table<domain::SubnetRow>().size(); }
    std::size_t entries() { return session().history(100).size(); }

    ReloadDialog* dialog() { return window.findChild<ReloadDialog*>(); }
    template <class Widget>
    Widget* part(const char* name)
    {
        return dialog()->findChild<Widget*>(QLatin1String(name));
    }
    /// Presses F5 and waits for the preview.
    bool preview()
    {
        window.actions().action("act.tools.reload")->trigger();
        return dialog() && QTest::qWaitFor([this] { return isReady(); }, 20'000);
    }
    bool isReady() { return dialog() && part<QTableView>("reload.counts")->isVisible(); }
    void press(const char* button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    bool isGone()
    {
        return QTest::qWaitFor([this] { return !dialog(); });
    }
    int count(ReloadOutcome outcome)
    {
        const auto* table = part<QTableView>("reload.counts");
        return table->model()->index(0, static_cast<int>(outcome) + 1).data().toInt();
    }
    /// All rows of an outcome: `object: what`.
    QStringList rows(ReloadOutcome outcome)
    {
        auto* counts = part<QTableView>("reload.counts");
        counts->setCurrentIndex(counts->model()->index(0, static_cast<int>(outcome) + 1));
        const auto& table = *part<QTableView>("reload.rows")->model();
        QStringList all;
        for (int i = 0; i < table.rowCount(); ++i)
            all << QStringLiteral("%1: %2").arg(
                table.index(i, ReloadRows::NameColumn).data().toString(),
                table.index(i, ReloadRows::ChangeColumn).data().toString());
        return all;
    }
    /// Changes the cloud while nobody asks it anything.
    void change(const std::function<void(FakeCloud&)>& how) { how(cloud.cloud); }

    CloudSource cloud;
};

} // namespace

class TstHandReload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("tst_hand_reload"); }
    void whatWouldChangeIsShownBeforeItIsTaken();
    void everyOutcomeHasItsRows();
    void otherChangesMeanwhileArePlannedIn();
    void readingShowsItsProgressAndIsGivenUp();
    void aSourceThatFailsSaysWhy();
    void closingTheProjectEndsTheReading();
    void severalSourcesAreTakenOneByOne();
};

void TstHandReload::whatWouldChangeIsShownBeforeItIsTaken()
{
    Program program;
    const auto before = program.entries();
    QVERIFY(program.preview());
    QVERIFY(program.count(ReloadOutcome::Added) > 20);
    QCOMPARE(program.rows(ReloadOutcome::Added).size(), program.count(ReloadOutcome::Added));
    QVERIFY(program.part<QPushButton>("reload.take")->isEnabled());
    QCOMPARE(namelessControls(*program.dialog()), QStringList());
    // What is selected tells its fields.
    auto* rows = program.part<QTableView>("reload.rows");
    QTest::keyClicks(program.part<QLineEdit>("reload.filter"), QStringLiteral("10.20.1.0/24"));
    QVERIFY(rows->model()->rowCount() >= 1);
    QVERIFY(program.part<QTableView>("reload.fields")->model()->rowCount() > 2);
    // Given up, it leaves nothing.
    QTest::keyClick(program.dialog(), Qt::Key_Escape);
    QVERIFY(program.isGone());
    QCOMPARE(program.entries(), before);
    QCOMPARE(program.subnets(), std::size_t{0});

    QVERIFY(program.preview());
    program.press("reload.take");
    QVERIFY(program.isGone());
    QCOMPARE(program.subnets(), std::size_t{8});
    QCOMPARE(program.entries(), before + 1);
    QCOMPARE(program.session().undoEntry()->textId, std::string("reload"));
    program.window.actions().action("act.edit.undo")->trigger();
    QCOMPARE(program.subnets(), std::size_t{0});
    program.window.actions().action("act.edit.redo")->trigger();
    QCOMPARE(program.subnets(), std::size_t{8});

    // Once more there is nothing to take.
    QVERIFY(program.preview());
    QVERIFY(!program.part<QPushButton>("reload.take")->isEnabled());
    QVERIFY(program.part<QLabel>("reload.heading")->text().contains(QStringLiteral("nothing new")));
    program.press("reload.cancel");
    QVERIFY(program.isGone());
}

void TstHandReload::everyOutcomeHasItsRows()
{
    Program program;
    QVERIFY(program.preview());
    program.press("reload.take");
    QVERIFY(program.isGone());
    program.change([](FakeCloud& cloud) {
        cloud.find("subnets", "mgmt-v4")["name"] = "operations";
        auto& networks = cloud.collection("networks");
        auto extra = networks.front();
        extra.as_object()["id"] = "11111111-2222-3333-4444-555555555555";
        extra.as_object()["name"] = "extra";
        extra.as_object()["subnets"] = boost::json::array{};
        networks.push_back(extra);
        auto& subnets = cloud.collection("subnets");
        auto broken = subnets.front();
        broken.as_object()["id"] = "99999999-2222-3333-4444-555555555555";
        broken.as_object()["cidr"] = "10.0.0.0/99";
        for (auto subnet = subnets.begin(); subnet != subnets.end(); ++subnet)
            if (subnet->at("name") == boost::json::value("operations"))
                continue;
            else {
                subnets.erase(subnet);
                break;
            }
        subnets.push_back(broken);
        cloud.find("subnets", "operations")["cidr"] = "10.77.0.0/24";
    });
    QVERIFY(program.preview());
    QVERIFY(program.rows(ReloadOutcome::Updated)
                .filter(QStringLiteral("mgmt-v4 → operations"))
                .size() == 1);
    QVERIFY(program.rows(ReloadOutcome::Added).filter(QStringLiteral("extra")).size() >= 1);
    QCOMPARE(program.rows(ReloadOutcome::Missing)
                 .filter(QStringLiteral("no longer shown by the provider"))
                 .size(),
             program.count(ReloadOutcome::Missing));
    QVERIFY(program.count(ReloadOutcome::Missing) >= 1);
    const QStringList drift = program.rows(ReloadOutcome::Drift);
    QCOMPARE(drift.size(), 1);
    QVERIFY2(drift.front().contains(QStringLiteral("10.77.0.0/24 shown")), qPrintable(drift[0]));
    // With the subnet itself, a port in the one that is gone.
    QCOMPARE(program.rows(ReloadOutcome::Refused).filter(QStringLiteral("10.0.0.0/99")).size(), 1);
    QCOMPARE(program.count(ReloadOutcome::Kept), 0);
    const int missing = program.count(ReloadOutcome::Missing);
    program.press("reload.take");
    QVERIFY(program.isGone());

    // What was missing before is kept now, and the difference still stands.
    QVERIFY(program.preview());
    QCOMPARE(program.count(ReloadOutcome::Missing), 0);
    QCOMPARE(program.rows(ReloadOutcome::Kept).filter(QStringLiteral("missing since")).size(),
             missing);
    QVERIFY(program.rows(ReloadOutcome::Drift).front().contains(QStringLiteral("10.77.0.0/24")));
}

void TstHandReload::otherChangesMeanwhileArePlannedIn()
{
    Program program;
    QVERIFY(program.preview());
    program.press("reload.take");
    QVERIFY(program.isGone());
    program.change(
        [](FakeCloud& cloud) { cloud.find("subnets", "mgmt-v4")["name"] = "operations"; });
    QVERIFY(program.preview());
    const auto subnet = program.model().table<domain::SubnetRow>().begin()->id;
    const engine::edits::Intent intent{
        program.model().row.id, {engine::edits::AddSpace{.name = "mine", .subnets = {subnet}}}, {}};
    auto& project = *program.host.project();
    QVERIFY(project.commit(intent, *engine::edits::judge(project.shown(), intent)));
    // Planned anew by itself; the preview stays in sight meanwhile.
    QVERIFY(program.isReady());
    QTRY_VERIFY(program.part<QPushButton>("reload.take")->isEnabled());
    QCOMPARE(program.rows(ReloadOutcome::Updated).size(), 1);
    program.press("reload.take");
    QVERIFY(program.isGone());
    QCOMPARE(program.session().undoEntry()->textId, std::string("reload"));
    const auto space = *program.model().facts.spaceOfSubnet.find(subnet);
    QCOMPARE(program.model().at<domain::SpaceRow>(space).name, std::string("mine"));
}

void TstHandReload::readingShowsItsProgressAndIsGivenUp()
{
    std::atomic<bool> isHeld = true;
    Program program;
    program.cloud.cloud.before = [&isHeld](const Asked& asked) {
        for (int i = 0; i < 2000 && isHeld && asked.path() == "/v2.0/ports"; ++i)
            QTest::qSleep(5);
    };
    program.window.actions().action("act.tools.reload")->trigger();
    QVERIFY(program.dialog());
    QTRY_VERIFY(program.part<QLabel>("reload.state")->text().contains(QStringLiteral("reading")));
    QVERIFY(program.part<QProgressBar>("reload.progress")->isVisible());
    QVERIFY(!program.part<QPushButton>("reload.take")->isEnabled());
    QTest::keyClick(program.dialog(), Qt::Key_Escape);
    QVERIFY(program.isGone());
    QCOMPARE(program.subnets(), std::size_t{0});
    isHeld = false;
}

void TstHandReload::aSourceThatFailsSaysWhy()
{
    Program program;
    program.cloud.write("clouds.yaml", "clouds: {one: {auth: {auth_url: 'https://127.0.0.1:1', "
                                       "username: a, password: hunter22, project_name: p}}}");
    program.window.actions().action("act.tools.reload")->trigger();
    const auto hasFailed = [&program] {
        return program.part<QLabel>("reload.heading")
            ->text()
            .contains(QStringLiteral("could not be read"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), 20'000); // it tries a few times
    const QString why = program.part<QLabel>("reload.state")->text();
    QVERIFY2(why.contains(QStringLiteral("cloud")), qPrintable(why));
    QVERIFY(!why.contains(QStringLiteral("hunter22")));
    QVERIFY(!program.part<QPushButton>("reload.take")->isEnabled());
}

void TstHandReload::closingTheProjectEndsTheReading()
{
    std::atomic<bool> isHeld = true;
    Program program;
    program.cloud.cloud.before = [&isHeld](const Asked&) {
        for (int i = 0; i < 2000 && isHeld; ++i)
            QTest::qSleep(5);
    };
    program.window.actions().action("act.tools.reload")->trigger();
    QVERIFY(program.dialog());
    program.host.closeProject();
    QVERIFY(program.isGone());
    isHeld = false;
}

void TstHandReload::severalSourcesAreTakenOneByOne()
{
    Program program;
    const CloudSource other;
    QVERIFY(composition::addSource(program.session(), other.settings("other")));
    const auto before = program.entries();
    QVERIFY(program.preview());
    QVERIFY(program.part<QWidget>("reload.sources")->isVisible());
    QTRY_VERIFY(program.part<QPushButton>("reload.take")->isEnabled());
    program.press("reload.take");
    QTRY_COMPARE(program.entries(), before + 1);
    QVERIFY(program.dialog());
    QTRY_VERIFY_WITH_TIMEOUT(program.part<QPushButton>("reload.take")->isEnabled(), 20'000);
    QVERIFY(program.part<QLabel>("reload.heading")->text().contains(QStringLiteral("other")));
    program.press("reload.take");
    QVERIFY(program.isGone());
    QCOMPARE(program.entries(), before + 2);
    QCOMPARE(program.session().live().model("other")->table<domain::SubnetRow>().size(),
             std::size_t{8});
}

QTEST_MAIN(TstHandReload)
#include "tst_hand_reload.moc"
