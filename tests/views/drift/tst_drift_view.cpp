// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/pointer.h"
#include "tests/support/project_fixture.h"
#include "views/drift/drift_view.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using namespace netatlas;
using namespace netatlas::tests;
using namespace netatlas::views;
using drift::DriftModel;
using engine::edits::Intent;

Q_DECLARE_METATYPE(netatlas::engine::edits::Intent)

namespace {

constexpr std::string_view kSite = R"(
    space db: 10.2.0.0/20, 10.4.0.0/20
    space dmz: 10.1.0.0/22
    vlan 120 of fabric-1: 10.2.0.0/20, 10.4.0.0/20, 10.1.0.0/22
)";

struct Page
{
    explicit Page(bool hasDrift = true) : project(kSite)
    {
        if (hasDrift)
            drift();
        showActive(view, QSize(1200, 700));
        QTest::qWait(0);
    }
    const domain::Model& model() { return *project.shown().models().front(); }
    std::uint32_t subnet(const char* cidr)
    {
        for (const auto& row : model().table<domain::SubnetRow>())
            if (row.cidr.text() == cidr)
                return row.id.number();
        return 999;
    }
    void observe(const domain::DriftRow& row)
    {
        session::Observation seen;
        seen.model = model().row.id;
        seen.changes.rows.of<domain::DriftRow>().push_back({row.id, std::nullopt, row});
        seen.cause = session::Cause::Observation;
        if (!project.session().observe(std::move(seen)))
            qFatal("not observed");
    }
    domain::DriftRow row(const char* cidr, const char* field, const char* value)
    {
        domain::DriftRow one;
        one.id = domain::DriftId(m_next++);
        one.source = "maas";
        one.number = subnet(cidr);
        one.field = field;
        one.value = value;
        one.since = *parseTimestamp("2026-03-01T12:00:00Z") + std::chrono::hours(m_next);
        return one;
    }
    void drift()
    {
        observe(row("10.2.0.0/20", "space", "dmz"));
        observe(row("10.4.0.0/20", "space", "dmz"));
        observe(row("10.1.0.0/22", "provider-network-id", "n-7"));
    }
    template <class Widget>
    Widget* part(const char* name)
    {
        return view.findChild<Widget*>(QLatin1String(name));
    }
    QTableView& table() { return *part<QTableView>("table.drift"); }
    int rows() { return table().model()->rowCount(); }
    bool settles(int count)
    {
        return QTest::qWaitFor([&] { return rows() == count; });
    }
    bool select(const char* cidr)
    {
        const auto& rows = *table().model();
        for (int i = 0; i < rows.rowCount(); ++i)
            if (rows.index(i, 0).data().toString() == QLatin1String(cidr)) {
                table().selectRow(i);
                return true;
            }
        return false;
    }
    QString cell(int column)
    {
        return table().selectionModel()->selectedRows(column).value(0).data().toString();
    }

    ProjectFixture project;
    drift::DriftView view{project.context()};

private:
    std::uint32_t m_next = 0;
};

} // namespace

class TstDriftView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Intent>(); }
    void eachRowTellsBothSides();
    void takingIsOneEditForAllOfAKind();
    void whatCannotBeTakenSaysWhy();
    void keepingAsksForAReasonAndIsUndone();
    void rowsAreFilteredByTheLanguage();
    void selectingGoesToTheObject();
    void withoutDriftThePlaceSaysWhatItIsFor();
    void rowsComeAndGoAndTheSelectionStays();
};

void TstDriftView::eachRowTellsBothSides()
{
    Page page;
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.2.0.0/20"));
    QCOMPARE(page.cell(DriftModel::FieldColumn), QStringLiteral("space"));
    QCOMPARE(page.cell(DriftModel::ProviderColumn), QStringLiteral("dmz"));
    QCOMPARE(page.cell(DriftModel::MachineColumn), QString());
    QCOMPARE(page.cell(DriftModel::OursColumn), QStringLiteral("db"));
    QCOMPARE(page.cell(DriftModel::SourceColumn), QStringLiteral("maas"));
    QCOMPARE(namelessControls(page.view), QStringList());
    QVERIFY(page.cell(DriftModel::SinceColumn).contains(QStringLiteral("26")));
}

void TstDriftView::takingIsOneEditForAllOfAKind()
{
    Page page;
    QSignalSpy wanted(&page.view, &drift::DriftView::editWanted);
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.2.0.0/20"));
    QVERIFY(!page.part<QPushButton>("drift.take-machine")->isEnabled());
    QTest::mouseClick(page.part<QPushButton>("drift.alike"), Qt::LeftButton);
    QCOMPARE(page.table().selectionModel()->selectedRows().size(), 2);
    QTest::mouseClick(page.part<QPushButton>("drift.take-provider"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    const auto intent = wanted.front().front().value<Intent>();
    QCOMPARE(intent.actions.size(), std::size_t{2});
    const auto judgement = engine::edits::judge(page.project.shown(), intent);
    QVERIFY(judgement);
    QVERIFY(page.project.bridge().commit(intent, *judgement));
    QVERIFY(page.settles(1));
    QVERIFY(page.project.bridge().undo());
    QVERIFY(page.settles(3));
}

void TstDriftView::whatCannotBeTakenSaysWhy()
{
    Page page;
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.1.0.0/22"));
    const auto* take = page.part<QPushButton>("drift.take-provider");
    QVERIFY(!take->isEnabled());
    QVERIFY2(take->toolTip().contains(QStringLiteral("Ids are given by the source")),
             qPrintable(take->toolTip()));
    QVERIFY(page.part<QLabel>("drift.note")->isVisible());
    QVERIFY(page.part<QLabel>("drift.note")->text().contains(QStringLiteral("Ids are given")));
}

void TstDriftView::keepingAsksForAReasonAndIsUndone()
{
    Page page;
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.1.0.0/22"));
    const auto keepWith = [&page](const char* reason) {
        QTest::mouseClick(page.part<QPushButton>("drift.keep"), Qt::LeftButton);
        auto* ask = page.view.findChild<QInputDialog*>();
        if (!ask)
            qFatal("nothing asked");
        ask->setTextValue(QLatin1String(reason));
        ask->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    keepWith("  ");
    QCOMPARE(page.rows(), 3);
    keepWith("renamed by hand");
    QVERIFY(page.settles(2));
    page.part<QCheckBox>("drift.show-kept")->setChecked(true);
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.1.0.0/22"));
    QCOMPARE(page.cell(DriftModel::StateColumn), QStringLiteral("kept: renamed by hand"));
    QTest::mouseClick(page.part<QPushButton>("drift.keep"), Qt::LeftButton); // opens it again
    QTRY_COMPARE(page.cell(DriftModel::StateColumn), QStringLiteral("open"));
    QVERIFY(page.project.bridge().undo());
    QTRY_COMPARE(page.cell(DriftModel::StateColumn), QStringLiteral("kept: renamed by hand"));
    QVERIFY(page.project.bridge().undo());
    QTRY_COMPARE(page.cell(DriftModel::StateColumn), QStringLiteral("open"));
}

void TstDriftView::rowsAreFilteredByTheLanguage()
{
    Page page;
    QVERIFY(page.settles(3));
    auto* filter = page.part<QLineEdit>("drift.filter");
    const auto rowsFor = [&](const char* text) {
        filter->setText(QLatin1String(text));
        return page.rows();
    };
    QCOMPARE(rowsFor("field:space"), 2);
    QCOMPARE(rowsFor("field:space -10.2.0.0/20"), 1);
    QCOMPARE(rowsFor("within:10.0.0.0/14"), 2);
    QCOMPARE(rowsFor("is:takeable provider:dmz"), 2);
    QCOMPARE(rowsFor("(10.1.*) OR 10.4.0.9"), 2);
    QCOMPARE(rowsFor("nothing-like-this"), 0);
    QVERIFY(page.part<QWidget>("drift.empty")->isVisible());
    rowsFor("fields:space");
    const auto* trouble = page.part<QLabel>("drift.filter-trouble");
    QVERIFY(trouble->isVisible());
    QVERIFY2(trouble->text().contains(QStringLiteral("Did you mean field?")),
             qPrintable(trouble->text()));
    filter->clear();
    QVERIFY(!trouble->isVisible());
    QCOMPARE(page.rows(), 3);
}

void TstDriftView::selectingGoesToTheObject()
{
    Page page;
    const QSignalSpy wanted(&page.project.selection(), &Selection::showRequested);
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.4.0.0/20"));
    QCOMPARE(page.project.selection().current()->number, page.subnet("10.4.0.0/20"));
    page.table().setFocus();
    QTest::keyClick(&page.table(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
}

void TstDriftView::withoutDriftThePlaceSaysWhatItIsFor()
{
    Page page(false);
    QVERIFY(page.part<QWidget>("drift.empty")->isVisible());
    page.drift();
    QTRY_VERIFY(page.table().isVisible());
}

void TstDriftView::rowsComeAndGoAndTheSelectionStays()
{
    Page page;
    auto* model = page.view.findChild<DriftModel*>();
    const QAbstractItemModelTester tester(model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(model, &QAbstractItemModel::modelReset);
    QVERIFY(page.settles(3));
    QVERIFY(page.select("10.4.0.0/20"));
    page.observe(page.row("10.2.0.0/20", "vlan-tag", "121"));
    QVERIFY(page.settles(4));
    QCOMPARE(page.cell(DriftModel::ObjectColumn), QStringLiteral("10.4.0.0/20"));
    QCOMPARE(resets.size(), 0);
}

QTEST_MAIN(TstDriftView)
#include "tst_drift_view.moc"
