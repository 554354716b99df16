// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/project_fixture.h"
#include "views/dialogs/edit_runner.h"
#include "views/dialogs/move_drag.h"

#include <QSignalSpy>
#include <QTest>

using namespace netatlas;
using namespace netatlas::views;
using dialogs::DragState;
using dialogs::MoveDrag;
using dialogs::MoveTarget;

namespace {

constexpr std::string_view kSite = R"(
    space db: 10.4.0.0/20, ~252.4.0.0/16 over 10.4.0.0/20
    space dmz: 10.1.0.0/22
    space free:
)";
constexpr domain::ModelId kModel{0};
constexpr domain::SubnetId kUnderlay{0};
constexpr domain::SubnetId kOverlay{1};

MoveTarget toSpace(std::uint32_t number)
{
    return {kModel, domain::SpaceId(number)};
}

} // namespace

class TstMoveDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDragBeginsAfterTheStartDistance();
    void everyTargetIsJudgedWhenTheCardIsLifted();
    void restingShowsThePreview();
    void droppingMakesOneUndoableStep();
    void anOverlayIsNotLiftedAlone();
    void theKeyboardWalksLegalTargetsFirst();
    void leavingOrEscapingChangesNothing();
};

void TstMoveDrag::aDragBeginsAfterTheStartDistance()
{
    tests::ProjectFixture project(kSite);
    MoveDrag drag(project.bridge());
    QVERIFY(drag.arm(kModel, {kUnderlay}, {10, 10}));
    QCOMPARE(drag.state(), DragState::Armed);
    drag.pointerMoved({12, 10}, std::nullopt, 10);
    QCOMPARE(drag.state(), DragState::Armed);
    drag.pointerMoved({25, 10}, std::nullopt, 10);
    QVERIFY(drag.isActive());
}

void TstMoveDrag::everyTargetIsJudgedWhenTheCardIsLifted()
{
    tests::ProjectFixture project(kSite);
    project.add("space edge: 10.8.0.0/22", "west");
    MoveDrag drag(project.bridge());
    QVERIFY(drag.grab(kModel, {kUnderlay}));
    QVERIFY(!drag.verdictOf(toSpace(2)));
    QTRY_VERIFY(drag.verdictOf(toSpace(2)));
    QVERIFY(drag.verdictOf(toSpace(2))->has_value());
    QCOMPARE((*drag.verdictOf(toSpace(1)))->verdict, engine::edits::Verdict::AlreadyThere);
    const MoveTarget elsewhere{domain::ModelId(1), domain::SpaceId(1)};
    QVERIFY(drag.verdictOf(elsewhere));
    QVERIFY(!drag.verdictOf(elsewhere)->has_value()); // models do not mix
    QVERIFY(drag.verdictOf({kModel, std::nullopt})->has_value());
}

void TstMoveDrag::restingShowsThePreview()
{
    tests::ProjectFixture project(kSite);
    MoveDrag drag(project.bridge());
    drag.arm(kModel, {kUnderlay}, {0, 0});
    drag.pointerMoved({50, 0}, toSpace(2), 10);
    drag.rested();
    QVERIFY(drag.state() != DragState::Preview); // not judged yet
    QTRY_VERIFY(drag.verdictOf(toSpace(2)));
    drag.rested();
    QCOMPARE(drag.state(), DragState::Preview);
    drag.pointerMoved({80, 0}, toSpace(3), 10);
    QCOMPARE(drag.state(), DragState::Judging);
}

void TstMoveDrag::droppingMakesOneUndoableStep()
{
    tests::ProjectFixture project(kSite);
    MoveDrag drag(project.bridge());
    dialogs::EditRunner runner(project.bridge());
    connect(&drag, &MoveDrag::dropped, &runner, &dialogs::EditRunner::run);
    QSignalSpy committed(&runner, &dialogs::EditRunner::committed);
    drag.arm(kModel, {kUnderlay}, {0, 0});
    drag.pointerMoved({50, 0}, toSpace(3), 10);
    drag.release();
    QCOMPARE(drag.state(), DragState::Idle);
    QTRY_COMPARE(committed.count(), 1);
    const auto& facts = project.shown().model(kModel)->facts;
    QCOMPARE(*facts.spaceOfSubnet.find(kUnderlay), domain::SpaceId(3));
    QCOMPARE(*facts.spaceOfSubnet.find(kOverlay), domain::SpaceId(3));
    QVERIFY(project.bridge().undo());
    QCOMPARE(*project.shown().model(kModel)->facts.spaceOfSubnet.find(kUnderlay),
             domain::SpaceId(1));
}

void TstMoveDrag::anOverlayIsNotLiftedAlone()
{
    tests::ProjectFixture project(kSite);
    MoveDrag drag(project.bridge());
    ErrorKind kind = ErrorKind::Internal;
    connect(&drag, &MoveDrag::refused, this, [&kind](const Error& error) { kind = error.kind; });
    QVERIFY(!drag.grab(kModel, {kOverlay}));
    QCOMPARE(kind, ErrorKind::FanOverlayImmovable);
    QCOMPARE(drag.state(), DragState::Idle);
}

void TstMoveDrag::theKeyboardWalksLegalTargetsFirst()
{
    tests::ProjectFixture project(kSite);
    project.add("space edge: 10.8.0.0/22", "west");
    MoveDrag drag(project.bridge());
    drag.grab(kModel, {kUnderlay});
    QTRY_VERIFY(!drag.targets().empty());
    const auto targets = drag.targets();
    bool hasIllegal = false;
    for (const MoveTarget& target : targets) {
        const bool isLegal = drag.verdictOf(target)->has_value();
        QVERIFY(!(hasIllegal && isLegal));
        hasIllegal = hasIllegal || !isLegal;
    }
    QVERIFY(hasIllegal);
    drag.walk(1);
    QCOMPARE(*drag.hovered(), targets.front());
    drag.walk(-1);
    QCOMPARE(*drag.hovered(), targets.back());
}

void TstMoveDrag::leavingOrEscapingChangesNothing()
{
    tests::ProjectFixture project(kSite);
    MoveDrag drag(project.bridge());
    const auto before = project.session().steps().size();
    QSignalSpy cancelled(&drag, &MoveDrag::cancelled);
    QSignalSpy dropped(&drag, &MoveDrag::dropped);
    drag.arm(kModel, {kUnderlay}, {0, 0});
    drag.pointerMoved({50, 0}, std::nullopt, 10);
    drag.release();
    drag.grab(kModel, {kUnderlay});
    drag.cancel();
    QCOMPARE(cancelled.count(), 2);
    QCOMPARE(dropped.count(), 0);
    QCOMPARE(project.session().steps().size(), before);
}

QTEST_MAIN(TstMoveDrag)
#include "tst_move_drag.moc"
