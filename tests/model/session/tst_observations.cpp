// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/loan.h"
#include "model/session/row_changes.h"
#include "model/session/session.h"
#include "tests/support/small_site.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using session::Cause;
using session::EntryState;
using session::Session;

namespace {

/// A planned site, with what a source would show next.
struct Project
{
    Project()
    {
        session = Session::create(path, {.actor = "ada"}).value();
        model = tests::addSmallSite(*session, EditMode::Planned);
    }

    Result<std::uint64_t> commit(edits::Action action, const std::string& reason = {})
    {
        const edits::Intent intent{model, {std::move(action)}, reason};
        const auto judgement = edits::judge(session->shown(), intent);
        return judgement ? session->commit(intent, *judgement) : fail(judgement.error());
    }
    template <class Change>
    Result<std::uint64_t> see(Change&& change, Cause cause = Cause::Observation)
    {
        ChangeRecorder recorder(live());
        change(recorder);
        session::Observation seen;
        seen.model = model;
        seen.changes.rows = recorder.changes();
        seen.cause = cause;
        return session->observe(std::move(seen));
    }
    /// Machines with names of their own, as a source would bring them.
    session::Observation machines(std::uint32_t count) const
    {
        session::Observation seen;
        seen.model = model;
        seen.cause = Cause::Observation;
        for (std::uint32_t i = 0; i < count; ++i) {
            const MachineRow row{.id = MachineId(100 + i), .name = std::to_string(i)};
            seen.changes.rows.of<MachineRow>().push_back({row.id, std::nullopt, row});
        }
        return seen;
    }
    Result<std::uint64_t> seeMoved(SubnetId subnet, SpaceId space)
    {
        return see([&](ChangeRecorder& rows) {
            rows.alter<SubnetRow>(subnet, [&](SubnetRow& row) { row.space = space; });
        });
    }
    const ModelState& live() const { return session->live().model(model)->state; }
    const ModelState& shown() const { return session->shown().model(model)->state; }
    SpaceId shownSpace(SubnetId subnet) const
    {
        return shown().table<SubnetRow>().at(subnet).space;
    }
    SpaceId liveSpace(SubnetId subnet) const { return live().table<SubnetRow>().at(subnet).space; }

    QTemporaryDir folder;
    std::string path = folder.filePath(QStringLiteral("site.netatlas")).toStdString();
    std::unique_ptr<Session> session;
    ModelId model{0};
    tests::SmallSite site = tests::smallSite();
};

} // namespace

class TstObservations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMeetsNoEditIsAppliedToBoth()
    {
        Project project;
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(project.see([&](ChangeRecorder& rows) {
            rows.alter<MachineRow>(MachineId(0), [](MachineRow& row) { row.name = "node-0"; });
        }));
        QCOMPARE(project.live().table<MachineRow>().at(MachineId(0)).name, std::string("node-0"));
        QCOMPARE(project.shown().table<MachineRow>().at(MachineId(0)).name, std::string("node-0"));
        QCOMPARE(project.shownSpace(project.site.free), project.site.dmz);
        QCOMPARE(project.liveSpace(project.site.free), kAlpha);
    }

    void anObservationIsNeverUndoneAndKeepsRedo()
    {
        Project project;
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(project.session->undo());
        QVERIFY(project.seeMoved(project.site.second, project.site.dmz));
        QCOMPARE(project.session->redoEntry()->textId, std::string("move-subnets"));
        QVERIFY(project.session->redo());
        QVERIFY(project.session->undo());
        QCOMPARE(project.session->undoEntry()->textId, std::string("import")); // the site itself
    }

    void aStepThatLiveShowsLeavesThePlan()
    {
        Project project;
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(project.seeMoved(project.site.free, project.site.dmz));
        QVERIFY(!project.session->hasDraft());
        QCOMPARE(project.shownSpace(project.site.free), project.site.dmz);
        QCOMPARE(project.session->history(2)[1].state, EntryState::Reached);
        QCOMPARE(project.session->undoEntry()->textId, std::string("import"));
    }

    void aFieldThatBothChangedIsSetAside()
    {
        Project project;
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(project.commit(edits::RenameSpace{project.site.db, "database"}));
        QVERIFY(project.seeMoved(project.site.free, project.site.db));
        const auto& steps = project.session->pendingSteps();
        QCOMPARE(steps.size(), std::size_t{2});
        QVERIFY(steps[0].isConflict());
        QVERIFY(!steps[1].isConflict());
        QCOMPARE(project.shownSpace(project.site.free), project.site.db);
        QCOMPARE(project.shown().table<SpaceRow>().at(project.site.db).name,
                 std::string("database"));
        // It stays so after a restart.
        const ModelState before = project.shown();
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(project.shown() == before);
        QVERIFY(project.session->pendingSteps()[0].isConflict());
    }

    void whatIsNoLongerPossibleIsSetAside()
    {
        Project project;
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(
            project.see([&](ChangeRecorder& rows) { rows.erase<SubnetRow>(project.site.free); }));
        QVERIFY(project.session->pendingSteps()[0].isConflict());
        QVERIFY(!project.shown().table<SubnetRow>().contains(project.site.free));
    }

    void otherFieldsOfAnEditedRowMoveOn()
    {
        Project project;
        QVERIFY(project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz}));
        QVERIFY(project.see([&](ChangeRecorder& rows) {
            rows.alter<SubnetRow>(project.site.free, [](SubnetRow& row) { row.name = "lab"; });
        }));
        QCOMPARE(project.shown().table<SubnetRow>().at(project.site.free).name, std::string("lab"));
        QCOMPARE(project.shownSpace(project.site.free), project.site.dmz);
        QVERIFY(!project.session->pendingSteps()[0].isConflict());
        QVERIFY(project.session->undo());
        QCOMPARE(project.shown().table<SubnetRow>().at(project.site.free).name, std::string("lab"));
        QCOMPARE(project.shownSpace(project.site.free), kAlpha);
    }

    void whatTheDraftMadeKeepsItsIdWhenTheSourceShowsIt()
    {
        Project project;
        QVERIFY(project.commit(edits::AddSpace{.name = "web", .subnets = {project.site.free}}));
        const SpaceId web = project.shownSpace(project.site.free);
        QVERIFY(project.see([&](ChangeRecorder& rows) {
            const SpaceId seen = rows.draw<SpaceRow>();
            QVERIFY(seen != web);
            rows.put(SpaceRow{.id = seen, .name = "web", .providerId = "s9"});
            rows.alter<SubnetRow>(project.site.second, [&](SubnetRow& row) { row.space = seen; });
        }));
        QCOMPARE(project.live().table<SpaceRow>().at(web).providerId, std::string("s9"));
        QCOMPARE(project.liveSpace(project.site.second), web);
        QCOMPARE(project.shownSpace(project.site.free), web); // the rest of the step goes on
        QCOMPARE(project.liveSpace(project.site.free), kAlpha);
        QCOMPARE(project.session->pendingSteps().size(), std::size_t{1});
        QVERIFY(!project.session->pendingSteps()[0].isConflict());
        QVERIFY(project.seeMoved(project.site.free, web));
        QVERIFY(!project.session->hasDraft());
    }

    void aRemovalMadeAgainTakesWhatCameInBetween()
    {
        Project project;
        QVERIFY(project.commit(edits::RemoveSpace{project.site.dmz}, "meant so"));
        QVERIFY(project.session->undo());
        QVERIFY(project.seeMoved(project.site.free, project.site.dmz));
        QVERIFY(project.session->redo());
        QVERIFY(!project.shown().table<SpaceRow>().contains(project.site.dmz));
        QCOMPARE(project.shownSpace(project.site.free), kAlpha);
        QCOMPARE(project.liveSpace(project.site.free), project.site.dmz);
        const ModelState redone = project.shown();
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(project.shown() == redone);
    }

    void aQuietLookLeavesNoEntry()
    {
        Project project;
        session::Observation quiet;
        quiet.model = project.model;
        quiet.source = SourceRow{.kind = "juju", .name = "prod"};
        auto entries = project.session->history(10).size();
        QVERIFY(project.session->observe(quiet));
        QCOMPARE(project.session->history(10).size(), ++entries); // the source is new
        quiet.source->lastComplete = Timestamp(std::chrono::milliseconds(5));
        QVERIFY(project.session->observe(quiet));
        QCOMPARE(project.session->history(10).size(), entries);
        QCOMPARE(project.session->live().project().table<SourceRow>().size(), std::size_t{1});
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        const auto& sources = project.session->live().project().table<SourceRow>();
        QCOMPARE(sources.at(SourceId(0)).lastComplete->time_since_epoch().count(), 5);
    }

    void anImportThatMadeAModelIsOneStep()
    {
        Project project;
        const ModelState before = project.shown();
        QVERIFY(tests::addSmallSite(*project.session, EditMode::Direct, "second") != ModelId(999));
        const ModelState second = project.session->live().model("second")->state;
        QVERIFY(project.session->undo());
        QVERIFY(!project.session->live().model("second"));
        QVERIFY(project.shown() == before);
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(!project.session->live().model("second"));
        QVERIFY(project.session->redo());
        QVERIFY(project.session->live().model("second")->state == second);
    }

    void anImportedMachineGoesWithWhatFollowedForIt()
    {
        Project project;
        const ModelState before = project.shown();
        session::Observation seen;
        seen.model = project.model;
        seen.cause = Cause::Import;
        seen.textId = "import";
        MachineRow machine;
        machine.id = MachineId(77);
        machine.number = "77";
        ListedAddress address;
        address.value = "10.9.0.77";
        machine.machineAddresses = {address};
        MachineRow known = machine;
        known.preferredPublic = address;
        known.preferredPrivate = address;
        seen.changes.rows.of<MachineRow>().push_back({machine.id, std::nullopt, machine});
        seen.changes.consequences.of<MachineRow>().push_back({machine.id, machine, known});
        QVERIFY(project.session->observe(std::move(seen)));
        const ModelState after = project.shown();
        QVERIFY(after.table<MachineRow>().at(machine.id) == known);

        QVERIFY(project.session->undo());
        QVERIFY(!project.shown().table<MachineRow>().contains(machine.id));
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(project.session->redo());
        QVERIFY(project.shown() == after);

        // What it is known by has changed since; that is nobody's work and stands in no way.
        MachineRow elsewhere = known;
        elsewhere.preferredPublic.reset();
        session::Observation later;
        later.model = project.model;
        later.textId = "observe";
        later.cause = Cause::Observation;
        later.changes.consequences.of<MachineRow>().push_back({machine.id, known, elsewhere});
        QVERIFY(project.session->observe(std::move(later)));
        QVERIFY(project.session->undo());
        QVERIFY(!project.shown().table<MachineRow>().contains(machine.id));
    }

    void ofABulkImportTheJournalKeepsNumbersUntilItIsUndone()
    {
        constexpr std::uint32_t kMachines = store::EntryChanges::kBulk + 5;
        Project project;
        const ModelState before = project.shown();
        session::Observation seen;
        seen.model = project.model;
        seen.cause = Cause::Import;
        for (std::uint32_t i = 0; i < kMachines; ++i) {
            const MachineRow machine{.id = MachineId(100 + 2 * i), .name = std::to_string(i)};
            seen.changes.rows.of<MachineRow>().push_back({machine.id, std::nullopt, machine});
        }
        MachineRow known = *seen.changes.rows.of<MachineRow>().front().after;
        known.preferredPublic = ListedAddress{.value = "10.9.0.77"};
        seen.changes.consequences.of<MachineRow>().push_back(
            {known.id, seen.changes.rows.of<MachineRow>().front().after, known});
        const MachineRow old = project.live().table<MachineRow>().at(MachineId(0));
        MachineRow renamed = old;
        renamed.name = "renamed";
        seen.changes.rows.of<MachineRow>().push_back({old.id, old, renamed});
        QVERIFY(project.session->observe(std::move(seen)));
        const ModelState after = project.shown();
        QVERIFY(after.table<MachineRow>().at(known.id) == known);

        auto kept = project.session->changesOf(project.session->history(1).front()).value();
        QCOMPARE(kept.model.rows.size(), std::size_t(1));
        QVERIFY(kept.model.consequences.empty());
        QCOMPARE(kept.added[ModelRows::indexOf<MachineRow>()].size(), std::size_t(kMachines));
        kept.complete(after);
        QCOMPARE(kept.model.rows.size(), std::size_t(kMachines) + 1);
        QVERIFY(!kept.isAbridged());

        // What a source saw since goes as well: the machine is no longer there.
        QVERIFY(project.see([&](ChangeRecorder& rows) {
            rows.alter<MachineRow>(known.id, [](MachineRow& row) { row.name = "seen"; });
        }));
        const ModelState last = project.shown();
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(project.session->undo());
        QVERIFY(project.shown().table<MachineRow>() == before.table<MachineRow>());
        project.session.reset();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(project.session->redo());
        QVERIFY(project.shown() == last);
        QVERIFY(project.session->undo());
        QVERIFY(project.shown().table<MachineRow>() == before.table<MachineRow>());
    }

    void whatIsLentComesOutAsWhatIsObserved()
    {
        Project project;
        Project other;
        QVERIFY(other.session->observe(other.machines(3000)));
        const ModelState before = project.shown();
        int told = 0;
        const auto subscription =
            project.session->subscribe([&](const auto& news) { told += news.entry > 0 ? 1 : 0; });
        const std::size_t entries = project.session->history(100).size();
        const auto loan = project.session->lend(project.machines(3000));
        QVERIFY(loan);
        QVERIFY(project.session->isLent());
        std::thread([&] { (*loan)->run(); }).join();
        QVERIFY(project.shown() == before);
        QCOMPARE(told, 0);
        const auto entry = project.session->takeBack(*loan);
        QVERIFY(entry);
        QVERIFY(!project.session->isLent());
        QCOMPARE(told, 1);
        QVERIFY(project.shown() == other.shown());
        QCOMPARE(project.session->history(100).size(), entries + 1);
        QCOMPARE(project.session->history(1).front().number, *entry);
        QCOMPARE(*project.session->takeBack(*loan), *entry);
        QCOMPARE(told, 1);
    }

    void theJournalCanBeReadWhileTheSessionIsLent()
    {
        Project project;
        const auto history = project.session->history(100);
        const auto loan = project.session->lend(project.machines(3000));
        QVERIFY(project.session->history(100) == history);
        QVERIFY(project.session->changesOf(history.front()));
        QVERIFY(project.session->takeBack(*loan));
    }

    void anEditThatComesMeanwhileWaits()
    {
        for (const bool isBegun : {false, true}) {
            Project project;
            const auto loan = project.session->lend(project.machines(3000));
            QVERIFY(loan);
            std::thread worker;
            if (isBegun)
                worker = std::thread([&] { (*loan)->run(); });
            bool isOver = false;
            project.session->whenTakenBack([&] {
                isOver = true;
                QVERIFY(project.seeMoved(project.site.second, project.site.dmz));
            });
            const auto edit =
                project.commit(edits::MoveSubnets{{project.site.free}, project.site.dmz});
            if (worker.joinable())
                worker.join();
            QVERIFY(edit);
            QVERIFY(isOver);
            const auto seen = project.session->takeBack(*loan);
            QVERIFY(seen);
            QVERIFY(*seen + 1 < *edit);
            (*loan)->run();
            QVERIFY(project.live().table<MachineRow>().contains(MachineId(3099)));
            QCOMPARE(project.liveSpace(project.site.second), project.site.dmz);
            QCOMPARE(project.shownSpace(project.site.free), project.site.dmz);
        }
    }

    void whatIsLentWhenTheSessionEndsIsKept()
    {
        Project project;
        const auto loan = project.session->lend(project.machines(3000));
        QVERIFY(loan);
        project.session.reset();
        (*loan)->run();
        project.session = Session::open(project.path, {}).value();
        QVERIFY(project.live().table<MachineRow>().contains(MachineId(3099)));
    }

    void whatIsLentAndDoesNotFitLeavesNothing()
    {
        Project project;
        session::Observation stale = project.machines(3000);
        const MachineRow present = project.live().table<MachineRow>().at(MachineId(0));
        stale.changes.rows.of<MachineRow>().push_back({present.id, std::nullopt, present});
        const ModelState before = project.live();
        const std::size_t entries = project.session->history(100).size();
        const auto loan = project.session->lend(std::move(stale));
        (*loan)->run();
        QCOMPARE(project.session->takeBack(*loan).error().kind, ErrorKind::Stale);
        QVERIFY(project.live() == before);
        QCOMPARE(project.session->history(100).size(), entries);
        QVERIFY(project.seeMoved(project.site.free, project.site.dmz));
    }

    void undoOfAnImportNamesTheFieldThatWasChangedSince()
    {
        Project project;
        QVERIFY(project.see(
            [&](ChangeRecorder& rows) {
                rows.alter<MachineRow>(MachineId(0), [](MachineRow& row) { row.name = "a"; });
            },
            Cause::Reload));
        QVERIFY(project.see([&](ChangeRecorder& rows) {
            rows.alter<MachineRow>(MachineId(0), [](MachineRow& row) { row.name = "b"; });
        }));
        const Status undone = project.session->undo();
        QVERIFY(!undone);
        QCOMPARE(undone.error().kind, ErrorKind::Stale);
        QCOMPARE(detailOf(undone.error().details, "field").text(), std::string("name"));
        QCOMPARE(detailOf(undone.error().details, "later").number(),
                 static_cast<std::int64_t>(project.session->history(1)[0].number));
        QCOMPARE(project.live().table<MachineRow>().at(MachineId(0)).name, std::string("b"));
    }
};

QTEST_GUILESS_MAIN(TstObservations)
#include "tst_observations.moc"
