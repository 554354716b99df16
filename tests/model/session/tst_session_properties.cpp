// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"
#include "tests/support/any_row.h"
#include "tests/support/small_site.h"

#include <QTemporaryDir>
#include <QTest>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::engine;
using session::Session;
using tests::anyOf;
using tests::haveSameRows;

namespace {

std::string anyName()
{
    return *rc::gen::element<std::string>("a", "b", "c", "web", "lab");
}

edits::Action anyAction(const ModelState& state)
{
    const auto site = tests::smallSite();
    switch (*rc::gen::inRange(0, 7)) {
    case 0:
        return edits::MoveSubnets{{anyOf<SubnetRow>(state), anyOf<SubnetRow>(state)},
                                  anyOf<SpaceRow>(state)};
    case 1: return edits::AddSpace{.name = anyName()};
    case 2: return edits::RenameSpace{anyOf<SpaceRow>(state), anyName()};
    case 3: return edits::RemoveSpace{anyOf<SpaceRow>(state)};
    case 4:
        return edits::BindEndpoint{site.mysql, *rc::gen::element<std::string>("", "db"),
                                   anyOf<SpaceRow>(state)};
    case 5:
        return edits::SetConstraint{ConstraintLevel::Application,
                                    site.mysql.number(),
                                    {*rc::gen::element<std::string>("db", "^dmz", "alpha")}};
    default:
        return edits::AddSubnet{
            .cidr = *rc::gen::element<std::string>("10.70.0.0/24", "10.71.0.0/24", "fd00:7::/64"),
            .space = anyOf<SpaceRow>(state)};
    }
}

/// Some edits that were possible; how many were made.
int makeEdits(Session& session, ModelId model)
{
    int made = 0;
    const int wanted = *rc::gen::inRange(1, 12);
    for (int i = 0; i < wanted; ++i) {
        const edits::Intent intent{model, {anyAction(session.shown().model(model)->state)}, "ok"};
        const auto judgement = edits::judge(session.shown(), intent);
        if (!judgement)
            continue;
        const auto entry = session.commit(intent, *judgement);
        if (!entry)
            RC_FAIL(errorText(entry.error()));
        made += *entry > 0 ? 1 : 0;
    }
    return made;
}

void undoGivesTheStart(EditMode editMode)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("p.netatlas")).toStdString();
    auto session = Session::create(path, {}).value();
    const ModelId model = tests::addSmallSite(*session, editMode);
    const ModelState start = session->shown().model(model)->state;
    const int made = makeEdits(*session, model);
    const ModelState end = session->shown().model(model)->state;
    const ModelState live = session->live().model(model)->state;
    if (editMode == EditMode::Direct)
        RC_ASSERT(live == end);
    else
        RC_ASSERT(haveSameRows(live, start));

    session.reset();
    session = Session::open(path, {}).value();
    RC_ASSERT(session->shown().model(model)->state == end);
    RC_ASSERT(session->live().model(model)->state == live);

    for (int i = 0; i < made; ++i) {
        const Status undone = session->undo();
        if (!undone)
            RC_FAIL(errorText(undone.error()));
    }
    RC_ASSERT(haveSameRows(session->shown().model(model)->state, start));
    RC_ASSERT(session->pendingSteps().empty());
    for (int i = 0; i < made; ++i) {
        const Status redone = session->redo();
        if (!redone)
            RC_FAIL(errorText(redone.error()));
    }
    RC_ASSERT(haveSameRows(session->shown().model(model)->state, end));
    session.reset();
    session = Session::open(path, {}).value();
    RC_ASSERT(session->shown().model(model)->state == end);
}

} // namespace

class TstSessionProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoingEveryEditOfADirectModelGivesTheStart()
    {
        QVERIFY(rc::check([] { undoGivesTheStart(EditMode::Direct); }));
    }

    void undoingEveryEditOfAPlannedModelGivesTheStart()
    {
        QVERIFY(rc::check([] { undoGivesTheStart(EditMode::Planned); }));
    }
};

QTEST_GUILESS_MAIN(TstSessionProperties)
#include "tst_session_properties.moc"
