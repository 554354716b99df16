// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/transition.h"

#include "model/engine/edits/comparison.h"
#include "model/engine/edits/judgement.h"
#include "model/engine/facts/model_facts.h"
#include "model/session/row_changes.h"

#include <algorithm>

namespace netatlas::session {

namespace {

namespace edits = engine::edits;
using domain::ChangeSet;
using domain::Model;
using domain::ModelChanges;
using domain::ModelId;
using domain::ModelRow;
using domain::ModelState;
using domain::Revision;

using Handle = std::shared_ptr<const Model>;

/// An added space or subnet that live has under the same id needs only what is left of the act.
edits::Intent withoutMade(const edits::Intent& intent, const ModelState& live)
{
    edits::Intent rest{intent.model, {}, intent.reason};
    for (const auto& action : intent.actions) {
        if (const auto* space = std::get_if<edits::AddSpace>(&action);
            space && space->id && live.table<domain::SpaceRow>().contains(*space->id)) {
            if (!space->subnets.empty())
                rest.actions.emplace_back(edits::MoveSubnets{space->subnets, *space->id});
        } else if (const auto* subnet = std::get_if<edits::AddSubnet>(&action);
                   subnet && subnet->id && live.table<domain::SubnetRow>().contains(*subnet->id)) {
            rest.actions.emplace_back(edits::MoveSubnets{{*subnet->id}, subnet->space});
        } else {
            rest.actions.push_back(action);
        }
    }
    return rest;
}

/// Whether the edit could change rows that only come to live later: those that refer to what it
/// removes, or that name a space.
bool reachesFurther(const ModelChanges& edit)
{
    bool reaches = !edit.of<domain::SpaceRow>().empty();
    domain::ModelRows::forEach([&]<class Row>() {
        for (const auto& change : edit.of<Row>())
            reaches = reaches || !change.after;
    });
    return reaches;
}

template <class Models>
const Model* findIn(const Models& models, ModelId id)
{
    const auto found = models.find(id);
    return found == models.end() ? nullptr : found->second.get();
}

template <class Models>
Models modelsOf(const Revision& revision)
{
    Models models;
    for (const auto& model : revision.models())
        models.emplace(model->row.id, model);
    return models;
}

} // namespace

Result<Applied> appliedTo(const Model& model, ChangeSet changes)
{
    ModelState state = model.state;
    ModelChanges skipped;
    if (Status status = domain::apply(state, changes, &skipped); !status)
        return fail(status.error());
    if (skipped.empty()) {
        Applied applied;
        applied.rows.rows = wholeRows(model.state, state, std::move(changes));
        applied.model = engine::facts::updatedModel(model, std::move(state), applied.rows);
        return applied;
    }
    TouchedRows touched;
    touched.add(changes.rows);
    touched.add(changes.consequences);
    ChangeSet rows{wholeRows(model.state, state, touched), {}};
    Handle after = engine::facts::updatedModel(model, std::move(state), rows);
    // The stored consequences met a newer state: what follows by rule now is computed for it.
    const Revision scene(0, {std::make_shared<const Model>(model)}, {});
    const edits::Intent nothing{model.row.id, {}, {}};
    const edits::Comparison comparison(scene, nothing, model, *after, changes.rows);
    ModelState settled = after->state;
    const ChangeSet fresh{edits::consequencesOf(comparison), {}};
    if (Status status = domain::apply(settled, fresh.rows); !status)
        return Applied{std::move(after), std::move(rows)};
    touched.add(fresh.rows);
    rows.rows = wholeRows(model.state, settled, touched);
    after = engine::facts::updatedModel(model, std::move(settled), rows);
    return Applied{std::move(after), std::move(rows)};
}

Transition::Transition(const Revision& live, const Revision& shown,
                       std::vector<PendingStep> pending, Timestamp now)
    : m_liveBefore(live)
    , m_shownBefore(shown)
    , m_project(live.project())
    , m_live(modelsOf<Models>(live))
    , m_shown(modelsOf<Models>(shown))
    , m_pending(std::move(pending))
    , m_now(now)
{
}

const Model* Transition::live(ModelId model) const
{
    return findIn(m_live, model);
}

const Model* Transition::shown(ModelId model) const
{
    return findIn(m_shown, model);
}

Revision Transition::revisionOf(const Models& models, std::uint64_t number) const
{
    std::vector<Handle> list;
    for (const auto& [id, model] : models)
        list.push_back(model);
    return {number, std::move(list), m_project};
}

Revision Transition::liveRevision(std::uint64_t number) const
{
    return revisionOf(m_live, number);
}

Revision Transition::shownRevision(std::uint64_t number) const
{
    return revisionOf(m_shown, number);
}

void Transition::addModel(const ModelRow& row)
{
    Handle model = engine::facts::makeModel(row, domain::emptyModelState());
    m_touchedLive[row.id].add(changesBetween({}, model->state));
    m_touchedShown[row.id] = m_touchedLive[row.id];
    m_live[row.id] = model;
    m_shown[row.id] = std::move(model);
}

void Transition::removeModel(ModelId model)
{
    // The way back is in the file; a step of a draft without its model is history.
    for (auto& step : m_pending)
        if (step.intent.model == model) {
            turn(step.entry, EntryState::Dropped);
            m_left.push_back(step.entry);
        }
    std::erase_if(m_pending, [&](const auto& step) { return step.intent.model == model; });
    m_touchedLive[model];
    m_touchedShown[model];
    m_live.erase(model);
    m_shown.erase(model);
}

Status Transition::changeProject(const domain::ProjectChanges& changes)
{
    domain::ProjectTables after = m_project;
    if (Status status = domain::apply(after, changes); !status)
        return status;
    domain::ProjectRows::forEach([&]<class Row>() {
        auto& list = m_projectChanges.of<Row>();
        const auto& added = changes.of<Row>();
        list.insert(list.end(), added.begin(), added.end());
    });
    m_project = std::move(after);
    for (const auto& change : changes.of<ModelRow>()) {
        const ModelRow* row = m_project.table<ModelRow>().find(change.id);
        if (!row) {
            removeModel(change.id);
        } else if (!live(change.id)) {
            addModel(*row);
        } else {
            for (auto* models : {&m_live, &m_shown}) {
                Model renamed = *models->at(change.id);
                renamed.row = *row;
                (*models)[change.id] = std::make_shared<const Model>(std::move(renamed));
            }
        }
    }
    return {};
}

Status Transition::changeLive(ModelId id, ChangeSet changes)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", id.text()}});
    const Handle before = found->second;
    auto applied = appliedTo(*before, std::move(changes));
    if (!applied)
        return fail(applied.error());
    const bool isFirst = !m_touchedLive.contains(id);
    m_touchedLive[id].add(applied->rows.rows);
    found->second = applied->model;
    follow(*before, applied->rows);
    shareSequences(id);
    if (isFirst)
        m_rowsOfLive.emplace(id, std::move(applied->rows.rows));
    else
        m_rowsOfLive.erase(id);
    return {};
}

Status Transition::changeDraft(ModelId id, ChangeSet changes)
{
    const auto found = m_shown.find(id);
    if (found == m_shown.end())
        return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", id.text()}});
    auto applied = appliedTo(*found->second, std::move(changes));
    if (!applied)
        return fail(applied.error());
    m_touchedShown[id].add(applied->rows.rows);
    found->second = applied->model;
    shareSequences(id);
    return {};
}

void Transition::useUp(ModelId id, const domain::Sequences& numbers)
{
    Model model = *m_live.at(id);
    model.state.sequences.passBy(numbers);
    m_live[id] = std::make_shared<const Model>(std::move(model));
    m_touchedLive[id]; // so that the sequences are stored
    shareSequences(id);
}

void Transition::shareSequences(ModelId id)
{
    domain::Sequences sequences = m_live.at(id)->state.sequences;
    sequences.passBy(m_shown.at(id)->state.sequences);
    for (auto* models : {&m_live, &m_shown}) {
        if (models->at(id)->state.sequences == sequences)
            continue;
        Model model = *models->at(id);
        model.state.sequences = sequences;
        (*models)[id] = std::make_shared<const Model>(std::move(model));
        m_touchedLive[id]; // so that the sequences are stored
    }
}

void Transition::follow(const Model& liveBefore, const ChangeSet& observed)
{
    const ModelId id = liveBefore.row.id;
    const auto isOurs = [&](const auto& step) {
        return step.intent.model == id && !step.isConflict();
    };
    if (std::none_of(m_pending.begin(), m_pending.end(), isOurs)) {
        m_shown[id] = m_live.at(id);
        m_touchedShown[id].add(observed.rows);
        return;
    }
    // What an edit takes away or names anew reaches rows that it did not have to touch then.
    const bool meets = std::any_of(m_pending.begin(), m_pending.end(), [&](const auto& step) {
        return isOurs(step) && (reachesFurther(step.changes.rows) || meet(step.changes, observed));
    });
    if (!meets && changeDraft(id, observed))
        return;
    rebase(id, observed.rows);
}

void Transition::rebase(ModelId id, const ModelChanges& observed)
{
    const Handle before = m_shown.at(id);
    m_shown[id] = m_live.at(id);
    std::vector<PendingStep> kept;
    for (auto& step : m_pending) {
        const bool stays = step.intent.model != id || step.isConflict() || settle(step, observed);
        if (stays)
            kept.push_back(std::move(step));
        else
            m_left.push_back(step.entry);
    }
    m_pending = std::move(kept);
    m_touchedShown[id].add(changesBetween(before->state, m_shown.at(id)->state));
}

/// Makes one step again on the draft as it is by now; false when live shows its outcome.
bool Transition::settle(PendingStep& step, const ModelChanges& observed)
{
    const ModelId id = step.intent.model;
    const Model& live = *m_live.at(id);
    const Encounter met = encounter(step.changes.rows, observed);
    const auto setAside = [&](Details why) {
        step.entry.facts["conflict"] = std::move(why);
        turn(step.entry, EntryState::Conflict);
        return true;
    };
    if (met == Encounter::Agree && isShownBy(live.state, step.changes.rows)) {
        turn(step.entry, EntryState::Reached);
        return false;
    }
    if (met == Encounter::Clash)
        return setAside({{"cause", "changed"}});
    const edits::Intent intent = withoutMade(step.intent, live.state);
    const auto judgement = edits::judge(shownRevision(0), intent);
    if (!judgement)
        return setAside({{"cause", errorKindText(judgement.error().kind)},
                         {"details", judgement.error().details}});
    if (judgement->changes.empty()) {
        turn(step.entry, EntryState::Reached);
        return false;
    }
    if (judgement->breaks() > 0 && intent.reason.empty())
        return setAside({{"cause", "breaks"}});
    auto applied = appliedTo(*m_shown.at(id), judgement->changes);
    if (!applied)
        return setAside({{"cause", "stale"}});
    m_shown[id] = applied->model;
    if (!(step.changes == judgement->changes)) {
        step.changes = judgement->changes;
        turn(step.entry, EntryState::Done);
    }
    return true;
}

void Transition::turn(JournalEntry& entry, EntryState state)
{
    entry.state = state;
    entry.turned = m_now;
    m_turned.insert(entry.number);
}

domain::ProjectChanges Transition::projectChanges() const
{
    return wholeRows(m_liveBefore.project(), m_project, m_projectChanges);
}

ChangeSet Transition::shownChanges(ModelId model) const
{
    const auto touched = m_touchedShown.find(model);
    if (touched == m_touchedShown.end())
        return {};
    const Model* before = m_shownBefore.model(model);
    const Model* after = shown(model);
    if (!before || !after)
        return {changesBetween(before ? before->state : ModelState(),
                               after ? after->state : ModelState()),
                {}};
    return {wholeRows(before->state, after->state, touched->second), {}};
}

bool Transition::isDraftLive(ModelId model) const
{
    return m_liveBefore.model(model) == m_shownBefore.model(model) && live(model) &&
           live(model) == shown(model);
}

store::Write Transition::write()
{
    store::Write write;
    write.project = projectChanges();
    for (const auto& [id, touched] : m_touchedLive) {
        store::Write::OfModel ofModel;
        ofModel.model = id;
        const Model* before = m_liveBefore.model(id);
        if (const Model* after = live(id)) {
            const auto kept = m_rowsOfLive.find(id);
            if (kept != m_rowsOfLive.end())
                ofModel.rows = std::move(kept->second);
            else
                ofModel.rows = before ? wholeRows(before->state, after->state, touched)
                                      : changesBetween({}, after->state);
            ofModel.sequences = after->state.sequences;
        } else {
            ofModel.isRemoved = true;
        }
        write.models.push_back(std::move(ofModel));
    }
    m_rowsOfLive.clear();
    for (const auto& step : m_pending)
        if (m_turned.contains(step.entry.number))
            write.turns.push_back({step.entry, EntryChanges{step.project, step.changes, {}}});
    for (const auto& entry : m_left)
        write.turns.push_back({entry, std::nullopt});
    return write;
}

} // namespace netatlas::session
