// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"
#include "tests/support/small_site.h"

#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using session::Session;
using tests::SmallSite;

namespace {

struct Project
{
    explicit Project(EditMode editMode)
    {
        session = Session::create(path, options()).value();
        model = tests::addSmallSite(*session, editMode);
    }

    session::SessionOptions options() const { return {.clock = &clock, .actor = "ada"}; }
    void reopen()
    {
        session.reset();
        session = Session::open(path, options()).value();
    }
    Result<std::uint64_t> commit(edits::Action action, const std::string& reason = {})
    {
        const edits::Intent intent{model, {std::move(action)}, reason};
        const auto judgement = edits::judge(session->shown(), intent);
        if (!judgement)
            return fail(judgement.error());
        return session->commit(intent, *judgement);
    }
    const ModelState& live() const { return session->live().model(model)->state; }
    const ModelState& shown() const { return session->shown().model(model)->state; }
    SpaceId spaceOf(SubnetId subnet) const { return shown().table<SubnetRow>().at(subnet).space; }

    QTemporaryDir folder;
    std::string path = folder.filePath(QStringLiteral("site.netatlas")).toStdString();
    mutable ManualClock clock{Timestamp(std::chrono::milliseconds(1'793'000'000'000))};
    std::unique_ptr<Session> session;
    ModelId model{0};
    SmallSite site = tests::smallSite();
};

ProjectChanges placed(const ProjectTables& project, std::uint32_t id, double x)
{
    ProjectChanges changes;
    const auto* before = project.table<PositionRow>().find(PositionId(id));
    changes.of<PositionRow>().push_back({PositionId(id),
                                         before ? std::optional(*before) : std::nullopt,
                                         PositionRow{.id = PositionId(id), .x = x}});
    return changes;
}

ProjectChanges viewAdded()
{
    ProjectChanges changes;
    changes.of<ViewRow>().push_back({ViewId(0), {}, ViewRow{.kind = "topology", .name = "all"}});
    return changes;
}

} // namespace

class TstSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alphaIsThereFromBirth()
    {
        const Project project(EditMode::Direct);
        QCOMPARE(project.live().table<SpaceRow>().at(kAlpha).name, std::string(kAlphaName));
    }

    void aDirectModelsLiveFollowsAtOnce()
    {
        Project project(EditMode::Direct);
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QCOMPARE(project.spaceOf(project.site.free), project.site.dmz);
        QVERIFY(project.live() == project.shown());
        QVERIFY(!project.session->hasDraft());
        const ModelState before = project.live();
        project.reopen();
        QVERIFY(project.live() == before);
        QVERIFY(project.shown() == before);
    }

    void aPlannedModelsLiveStays()
    {
        Project project(EditMode::Planned);
        const ModelState live = project.live();
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(project.live().table<SubnetRow>() == live.table<SubnetRow>());
        QCOMPARE(project.spaceOf(project.site.free), project.site.dmz);
        QCOMPARE(project.session->pendingSteps().size(), std::size_t{1});
        const ModelState shown = project.shown();
        project.reopen();
        QVERIFY(project.shown() == shown);
        QVERIFY(project.live().table<SubnetRow>() == live.table<SubnetRow>());
        QVERIFY(project.session->undo());
        QVERIFY(!project.session->hasDraft());
        QVERIFY(project.shown() == project.live());
        QVERIFY(project.session->redo());
        QVERIFY(project.shown() == shown);
    }

    void whatBreaksNeedsAReason()
    {
        Project project(EditMode::Planned);
        const edits::MoveSubnets move{{project.site.first}, project.site.dmz};
        const auto refused = project.commit(move);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QCOMPARE(detailOf(refused.error().details, "breaks").number(), 1);
        QCOMPARE(project.spaceOf(project.site.first), project.site.db);
        QVERIFY(project.commit(move, "agreed with ada"));
        QCOMPARE(detailOf(project.session->undoEntry()->facts, "reason").text(),
                 std::string("agreed with ada"));
    }

    void anEditThatChangesNothingLeavesNoEntry()
    {
        Project project(EditMode::Direct);
        const auto entries = project.session->history(10).size();
        QCOMPARE(project.commit(edits::MoveSubnets{{project.site.first}, project.site.db}).value(),
                 std::uint64_t{0});
        QCOMPARE(project.session->history(10).size(), entries);
    }

    void aStaleJudgementIsRefused()
    {
        Project project(EditMode::Direct);
        const edits::Intent intent{
            project.model, {edits::MoveSubnets{{project.site.free}, project.site.dmz}}, {}};
        const auto judgement = edits::judge(project.session->shown(), intent);
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.db}));
        const auto committed = project.session->commit(intent, *judgement);
        QVERIFY(!committed);
        QCOMPARE(committed.error().kind, ErrorKind::Stale);
        QCOMPARE(project.spaceOf(project.site.free), project.site.db);
    }

    void undoAndRedoSurviveARestart_data()
    {
        QTest::addColumn<bool>("isPlanned");
        QTest::newRow("planned") << true;
        QTest::newRow("direct") << false;
    }
    void undoAndRedoSurviveARestart()
    {
        QFETCH(bool, isPlanned);
        Project project(isPlanned ? EditMode::Planned : EditMode::Direct);
        std::vector<ModelState> states{project.shown()};
        QVERIFY(project.commit(edits::AddSpace{.name = "web", .subnets = {project.site.free}}));
        states.push_back(project.shown());
        QVERIFY(project.commit(edits::RenameSpace{project.site.db, "database"}));
        states.push_back(project.shown());
        QVERIFY(project.commit(edits::RemoveSpace{project.site.dmz}));
        states.push_back(project.shown());
        const auto isAt = [&](std::size_t at) {
            return static_cast<const TableSet<ModelRows>&>(project.shown()) == states[at];
        };
        for (std::size_t at = 3; at > 0; --at) {
            project.reopen();
            QVERIFY(isAt(at));
            const Status undone = project.session->undo();
            QVERIFY2(undone, undone ? "" : errorText(undone.error()).c_str());
            QVERIFY(isAt(at - 1));
        }
        QCOMPARE(project.session->redoEntry()->textId, std::string("add-space"));
        for (std::size_t at = 0; at < 3; ++at) {
            QVERIFY(isAt(at));
            project.reopen();
            QVERIFY(isAt(at));
            const Status redone = project.session->redo();
            QVERIFY2(redone, redone ? "" : errorText(redone.error()).c_str());
        }
        QVERIFY(isAt(3));
        QVERIFY(!project.session->canRedo());
        QCOMPARE(project.session->redo().error().kind, ErrorKind::NotFound);
    }

    void aNewEditEndsRedoAndHistoryKeepsIt()
    {
        Project project(EditMode::Planned);
        QVERIFY(project.commit(edits::AddSpace{.name = "web"}));
        const SpaceId web = findSpaceNamed(project, "web");
        QVERIFY(project.session->undo());
        QVERIFY(project.session->canRedo());
        QVERIFY(project.commit(edits::AddSpace{.name = "other"}));
        QVERIFY(!project.session->canRedo());
        QVERIFY(findSpaceNamed(project, "other") > web); // numbers are never used again
        project.reopen();
        QVERIFY(!project.session->canRedo());
        const auto history = project.session->history(2);
        QCOMPARE(history[1].state, session::EntryState::Dropped);
        QCOMPARE(history[0].state, session::EntryState::Done);
    }

    void theSentenceHasItsNames()
    {
        Project project(EditMode::Direct);
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.second}, project.site.dmz}));
        QCOMPARE(detailText(project.session->undoEntry()->facts),
                 std::string(R"({"actions":[{"action":"move-subnets","cidrs":["10.4.16.0/20"],)"
                             R"("from":["db"],"to":"dmz"}],"model":"site"})"));
    }

    void listenersHearOfEachChangeAfterItIsStored()
    {
        Project project(EditMode::Planned);
        std::vector<session::Announcement> news;
        auto subscription =
            project.session->subscribe([&](const session::Announcement& announcement) {
                QCOMPARE(project.session->history(1).front().number, announcement.entry);
                news.push_back(announcement);
            });
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QCOMPARE(news.size(), std::size_t{1});
        const auto& changes = news[0].changes.rows.of<SubnetRow>();
        QCOMPARE(changes.size(), std::size_t{1});
        QCOMPARE(changes[0].after->cidr.text(), std::string("10.9.0.0/24"));
        QCOMPARE(changes[0].before->space, kAlpha);
        QCOMPARE(news[0].shown.number(), project.session->shown().number());
        subscription.end();
        QVERIFY(project.session->undo());
        QCOMPARE(news.size(), std::size_t{1});
    }

    void arrangingMergesWithinASecondAndIsNoNewRevision()
    {
        Project project(EditMode::Planned);
        auto& session = *project.session;
        QVERIFY(session.commitProject(viewAdded(), session::Cause::Edit, "add-view"));
        const auto number = session.shown().number();
        const auto place = [&](double x) {
            return session.commitProject(placed(session.live().project(), 1, x),
                                         session::Cause::Arrange, "move-nodes");
        };
        const auto first = place(10);
        project.clock.advance(std::chrono::milliseconds(400));
        QCOMPARE(place(20).value(), first.value());
        project.clock.advance(std::chrono::milliseconds(1500));
        QVERIFY(place(30).value() != first.value());
        QCOMPARE(session.shown().number(), number);
        const auto at = [&] {
            const auto* row = session.shown().project().table<PositionRow>().find(PositionId(1));
            return row ? row->x : -1;
        };
        QCOMPARE(at(), 30.0);
        QVERIFY(session.undo());
        QCOMPARE(at(), 20.0);
        QVERIFY(session.undo());
        QCOMPARE(at(), -1.0);
        QVERIFY(session.redo());
        QCOMPARE(at(), 20.0);
        project.reopen();
        QCOMPARE(project.session->shown().project().table<PositionRow>().at(PositionId(1)).x, 20.0);
    }

    void aSecondSessionReadsAndSaysWhy()
    {
        Project project(EditMode::Direct);
        const auto second = Session::open(project.path, project.options());
        QVERIFY(second);
        QCOMPARE((*second)->readOnlyReason(), session::ReadOnlyReason::OpenElsewhere);
        const edits::Intent intent{
            project.model, {edits::MoveSubnets{{project.site.free}, project.site.dmz}}, {}};
        const auto judgement = edits::judge((*second)->shown(), intent);
        QVERIFY(judgement);
        QCOMPARE((*second)->commit(intent, *judgement).error().kind, ErrorKind::FileLocked);
        QCOMPARE((*second)->undo().error().kind, ErrorKind::FileLocked);
        QVERIFY(!(*second)->canUndo());
        const auto asked = Session::open(project.path, {.readOnly = true});
        QCOMPARE((*asked)->undo().error().kind, ErrorKind::Refused);
    }

    void fiveHundredStepsCanBeUndoneAfterARestart()
    {
        Project project(EditMode::Direct);
        for (int i = 0; i < 260; ++i) {
            QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
            QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, kAlpha}));
        }
        project.reopen();
        int undone = 0;
        while (project.session->canUndo()) {
            QVERIFY(project.session->undo());
            ++undone;
        }
        QCOMPARE(undone, 500);
    }

    void notesGoAlongWithASplitAndComeBack_data()
    {
        QTest::addColumn<bool>("isPlanned");
        QTest::newRow("planned") << true;
        QTest::newRow("direct") << false;
    }

    void notesGoAlongWithASplitAndComeBack()
    {
        QFETCH(const bool, isPlanned);
        Project project(isPlanned ? EditMode::Planned : EditMode::Direct);
        const auto notes = [&] {
            return project.session->shown().project().table<NoteRow>().size();
        };
        ProjectChanges noted;
        noted.of<NoteRow>().push_back({NoteId(0), std::nullopt,
                                       NoteRow{.id = NoteId(0),
                                               .model = project.model,
                                               .number = project.site.free.number(),
                                               .text = "ask ada"}});
        QVERIFY(project.session->commitProject(noted, session::Cause::Edit, "note"));
        QVERIFY(project.commit(
            edits::ReplaceSubnets{{project.site.free}, {"10.9.0.0/25", "10.9.0.128/25"}, {}}));
        QCOMPARE(notes(), std::size_t{3});
        const ModelState split = project.shown();
        QVERIFY(project.session->undo());
        QCOMPARE(notes(), std::size_t{1});
        QVERIFY(project.shown().table<SubnetRow>().contains(project.site.free));
        QVERIFY(project.session->redo());
        QCOMPARE(notes(), std::size_t{3});
        project.reopen();
        QCOMPARE(notes(), std::size_t{3});
        QVERIFY(static_cast<const TableSet<ModelRows>&>(project.shown()) == split);
        // A note that somebody takes away meanwhile is nobody's obstacle.
        ProjectChanges gone;
        const NoteRow copy = *project.session->live().project().table<NoteRow>().find(NoteId(1));
        gone.of<NoteRow>().push_back({copy.id, copy, std::nullopt});
        QVERIFY(project.session->commitProject(gone, session::Cause::Arrange, "arrange-notes"));
        QVERIFY(project.session->undo());
        QVERIFY(project.session->undo());
        QCOMPARE(notes(), std::size_t{1});
    }

private:
    static SpaceId findSpaceNamed(const Project& project, const std::string& name)
    {
        for (const auto& space : project.shown().table<SpaceRow>())
            if (space.name == name)
                return space.id;
        return kAlpha;
    }
};

QTEST_GUILESS_MAIN(TstSession)
#include "tst_session.moc"
