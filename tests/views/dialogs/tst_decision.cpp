// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/project_fixture.h"
#include "views/dialogs/decision.h"
#include "views/dialogs/decision_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace netatlas;
using namespace netatlas::engine::edits;
using namespace netatlas::views;
using dialogs::Decision;

namespace {

constexpr std::string_view kSite = R"(
    space db: 10.4.0.0/20
    space dmz: 10.1.0.0/22
    machine 4: ens3 10.4.0.9
    unit mysql/1 on 4
    bind mysql: = db
    bind mysql:db = db
)";

Intent moveToDmz()
{
    return {domain::ModelId(0), {MoveSubnets{{domain::SubnetId(0)}, domain::SpaceId(2)}}, {}};
}

} // namespace

class TstDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBreakWithoutReasonIsNotAccepted();
    void aFixUpThatResolvesJoinsTheStep();
    void theSheetCountsDownAndAsksForAReason();
    void escapeGivesUp();
};

void TstDecision::aBreakWithoutReasonIsNotAccepted()
{
    tests::ProjectFixture project(kSite);
    Decision decision(moveToDmz(), judge(project.shown(), moveToDmz()).value());
    QCOMPARE(decision.remaining(), 2);
    QVERIFY(!decision.canAccept());
    decision.setReason("CHG-118");
    QVERIFY(decision.canAccept());
    QCOMPARE(decision.intent().reason, std::string("CHG-118"));
}

void TstDecision::aFixUpThatResolvesJoinsTheStep()
{
    tests::ProjectFixture project(kSite);
    Decision decision(moveToDmz(), judge(project.shown(), moveToDmz()).value());
    for (std::size_t i = 0; i < decision.breaks().size(); ++i) {
        const auto& fixUps = decision.breaks()[i].effect.fixUps;
        const auto rebind = std::find_if(fixUps.begin(), fixUps.end(), [](const FixUp& each) {
            return each.kind == FixUpKind::Rebind;
        });
        QVERIFY(rebind != fixUps.end());
        decision.choose(i, static_cast<int>(rebind - fixUps.begin()));
    }
    QVERIFY(!decision.canAccept()); // chosen, but not judged yet
    decision.take(judge(project.shown(), decision.intent()).value());
    QCOMPARE(decision.remaining(), 0);
    QVERIFY(decision.breaks().front().isResolved);
    QVERIFY(decision.canAccept());
    const auto before = project.session().steps().size();
    QVERIFY(project.bridge().commit(decision.intent(), decision.judgement()));
    QCOMPARE(project.session().steps().size(), before + 1);
    QVERIFY(project.bridge().undo());
    QCOMPARE(judge(project.shown(), moveToDmz()).value().breaks(), std::size_t{2});
}

void TstDecision::theSheetCountsDownAndAsksForAReason()
{
    tests::ProjectFixture project(kSite);
    QWidget window;
    window.resize(900, 700);
    dialogs::DecisionSheet sheet(project.bridge(), &window);
    window.show();
    sheet.open(moveToDmz(), judge(project.shown(), moveToDmz()).value());
    auto* accept = sheet.findChild<QPushButton*>(QStringLiteral("decision.accept"));
    QVERIFY(sheet.isVisible());
    QCOMPARE(accept->text(), QStringLiteral("Move and accept 2"));
    QVERIFY(!accept->isEnabled());
    auto* rebind = sheet.findChild<QRadioButton*>(QStringLiteral("decision.choice.0.0"));
    QVERIFY(rebind);
    QTest::mouseClick(rebind, Qt::LeftButton, {}, QPoint(8, rebind->height() / 2));
    QTRY_COMPARE(accept->text(), QStringLiteral("Move and accept 1"));
    QTest::keyClicks(sheet.findChild<QLineEdit*>(QStringLiteral("decision.reason")),
                     QStringLiteral("CHG-118"));
    QTRY_VERIFY(accept->isEnabled());
    QSignalSpy accepted(&sheet, &dialogs::DecisionSheet::accepted);
    QTest::mouseClick(accept, Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
    QVERIFY(!sheet.isVisible());
}

void TstDecision::escapeGivesUp()
{
    tests::ProjectFixture project(kSite);
    QWidget window;
    window.resize(900, 700);
    dialogs::DecisionSheet sheet(project.bridge(), &window);
    window.show();
    sheet.open(moveToDmz(), judge(project.shown(), moveToDmz()).value());
    const auto before = project.session().steps().size();
    QSignalSpy cancelled(&sheet, &dialogs::DecisionSheet::cancelled);
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QVERIFY(!sheet.isVisible());
    QCOMPARE(project.session().steps().size(), before);
}

QTEST_MAIN(TstDecision)
#include "tst_decision.moc"
