// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/session/session.h"
#include "tests/support/any_row.h"
#include "tests/support/small_site.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using session::Session;
using tests::anyOf;
using tests::haveSameRows;

namespace {

std::string someName()
{
    return *rc::gen::element<std::string>("a", "b", "web", "lab");
}

edits::Action someEdit(const ModelState& state)
{
    switch (*rc::gen::inRange(0, 9)) {
    case 0: return edits::AddSpace{.name = someName(), .subnets = {anyOf<SubnetRow>(state)}};
    case 1: return edits::RenameSpace{anyOf<SpaceRow>(state), someName()};
    case 2: return edits::RemoveSpace{anyOf<SpaceRow>(state)};
    case 3:
        return edits::BindEndpoint{tests::smallSite().mysql,
                                   *rc::gen::element<std::string>("", "db"),
                                   anyOf<SpaceRow>(state)};
    case 4:
        return edits::AddSubnet{.cidr =
                                    *rc::gen::element<std::string>("10.70.0.0/24", "fd00:7::/64"),
                                .space = anyOf<SpaceRow>(state)};
    case 5:
        return edits::ReplaceSubnets{
            {tests::smallSite().free}, {"10.9.0.0/25", "10.9.0.128/25"}, {}};
    case 6: return edits::RemoveSubnet{anyOf<SubnetRow>(state)};
    default: return edits::MoveSubnets{{anyOf<SubnetRow>(state)}, anyOf<SpaceRow>(state)};
    }
}

/// A session in which users, undo and sources take turns, and what must hold after each.
class Play
{
public:
    explicit Play(EditMode editMode)
        : m_editMode(editMode)
        , m_session(Session::create(m_path, {}).value())
        , m_model(tests::addSmallSite(*m_session, editMode))
    {
    }

    void step()
    {
        switch (*rc::gen::inRange(0, 8)) {
        case 0:
            // The import that made the model stays.
            if (m_session->undoEntry() && m_session->undoEntry()->textId != "import")
                turn(&Session::undo);
            break;
        case 1: turn(&Session::redo); break;
        case 2:
        case 3: observe(); break;
        case 4: idle(); break;
        default: edit(); break;
        }
        check();
    }

    void reopen()
    {
        const ModelState before = shown();
        m_session.reset();
        m_session = Session::open(m_path, {}).value();
        RC_ASSERT(haveSameRows(shown(), before));
        check();
    }

private:
    const ModelState& live() const { return m_session->live().model(m_model)->state; }
    const ModelState& shown() const { return m_session->shown().model(m_model)->state; }

    void edit()
    {
        const edits::Intent intent{m_model, {someEdit(shown())}, "meant so"};
        const auto judgement = edits::judge(m_session->shown(), intent);
        if (!judgement)
            return;
        if (const auto entry = m_session->commit(intent, *judgement); !entry)
            RC_FAIL("a judged edit fails: " + errorText(entry.error()));
    }

    void turn(Status (Session::*act)())
    {
        const ModelState before = live();
        const Status turned = (*m_session.*act)();
        // The steps of a planned model are those of its draft: live stays where it is.
        if (!turned || m_editMode == EditMode::Planned)
            RC_ASSERT(haveSameRows(live(), before));
    }

    /// What sources say is never anything that an edit of this play says, so that it can be told
    /// apart afterwards; but it meets the same rows.
    void observe()
    {
        ChangeRecorder rows(live());
        switch (*rc::gen::inRange(0, 4)) {
        case 0: {
            const auto machine = anyOf<MachineRow>(live());
            rows.alter<MachineRow>(machine, [](MachineRow& row) { row.name = someHost(); });
            break;
        }
        case 1: {
            const auto subnet = anyOf<SubnetRow>(live());
            rows.alter<SubnetRow>(subnet, [](SubnetRow& row) { row.name = someHost(); });
            break;
        }
        case 2: {
            const auto subnet = anyOf<SubnetRow>(live());
            const auto space = anyOf<SpaceRow>(live());
            rows.alter<SubnetRow>(subnet, [&](SubnetRow& row) { row.space = space; });
            break;
        }
        default:
            rows.put(SubnetRow{.id = rows.draw<SubnetRow>(),
                               .cidr = *net::Cidr::parse("10.70.0.0/24"),
                               .providerId = "seen-" + std::to_string(m_seen++)});
            break;
        }
        session::Observation seen;
        seen.model = m_model;
        seen.changes.rows = rows.changes();
        seen.cause = session::Cause::Observation;
        if (const auto entry = m_session->observe(std::move(seen)); !entry)
            RC_FAIL("an observation fails: " + errorText(entry.error()));
        for (const MachineRow& row : rows.table<MachineRow>())
            m_hosts[row.id] = row.name;
    }
    static std::string someHost()
    {
        return *rc::gen::element<std::string>("node-a", "node-b", "node-c");
    }

    /// A poll without news writes nothing.
    void idle()
    {
        const auto before = m_session->history(1).front().number;
        session::Observation nothing;
        nothing.model = m_model;
        nothing.cause = session::Cause::Observation;
        RC_ASSERT(m_session->observe(std::move(nothing)).value() == 0);
        RC_ASSERT(m_session->history(1).front().number == before);
    }

    void check() const
    {
        if (m_editMode == EditMode::Direct)
            RC_ASSERT(haveSameRows(live(), shown()));
        else
            RC_ASSERT(haveSameRows(pendingOnLive(), shown()));
        // Nothing that a machine was seen to be called is ever taken back.
        for (const auto& [machine, name] : m_hosts)
            RC_ASSERT(live().table<MachineRow>().at(machine).name == name);
    }

    /// The steps that are not set aside, one after the other, on live as it is.
    ModelState pendingOnLive() const
    {
        std::shared_ptr<const Model> model =
            std::make_shared<const Model>(*m_session->live().model(m_model));
        for (const auto& step : m_session->pendingSteps()) {
            if (step.isConflict())
                continue;
            const auto judgement =
                edits::judge(Revision(0, {model}, m_session->live().project()), step.intent);
            // What live shows of a step is no longer to be made; the rest stands in its changes.
            const ChangeSet& changes = judgement ? judgement->changes : step.changes;
            ModelState state = model->state;
            RC_ASSERT(domain::apply(state, changes).has_value());
            model = facts::updatedModel(*model, std::move(state), changes);
        }
        return model->state;
    }

    EditMode m_editMode;
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("p.netatlas")).toStdString();
    std::unique_ptr<Session> m_session;
    ModelId m_model{0};
    std::map<MachineId, std::string> m_hosts;
    int m_seen = 0;
};

void play(EditMode editMode)
{
    Play all(editMode);
    const int steps = *rc::gen::inRange(2, 14);
    for (int i = 0; i < steps; ++i)
        all.step();
    all.reopen();
}

} // namespace

/// Any order of edits, undo, redo and observations (user-experience 7.1).
class TstInterleavings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDirectModelsLiveIsItsDraft()
    {
        QVERIFY(rc::check([] { play(EditMode::Direct); }));
    }

    void aDraftIsItsPendingEditsOnThePresentLive()
    {
        QVERIFY(rc::check([] { play(EditMode::Planned); }));
    }
};

QTEST_GUILESS_MAIN(TstInterleavings)
#include "tst_interleavings.moc"
