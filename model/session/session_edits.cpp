// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/engine/edits/subnet_replacement.h"
#include "model/session/entry_facts.h"
#include "model/session/intent_codec.h"
#include "model/session/row_changes.h"
#include "model/session/session.h"
#include "model/session/transition.h"

#include <algorithm>

namespace netatlas::session {

namespace {

namespace edits = engine::edits;

constexpr std::chrono::milliseconds kMergeWithin{1000};
/// How far back the search for what stands in the way of an undo goes.
constexpr std::size_t kSearchedEntries = 200;

std::string textIdOf(const edits::Intent& intent)
{
    return intent.actions.empty() ? std::string()
                                  : std::string(edits::actionName(intent.actions.front()));
}

bool names(const EntryChanges& changes, std::string_view table, std::string_view id)
{
    bool found = false;
    const auto number = parseNumber<std::uint32_t>(id);
    const auto look = [&](const auto& tables, auto rows) {
        decltype(rows)::forEach([&]<class Row>() {
            if (Row::kTable != table)
                return;
            for (const auto& change : tables.template of<Row>())
                found = found || change.id.text() == id;
        });
    };
    look(changes.project, domain::ProjectRows{});
    look(changes.model.rows, domain::ModelRows{});
    look(changes.model.consequences, domain::ModelRows{});
    domain::ModelRows::forEach([&]<class Row>() {
        for (const auto& range : changes.added[domain::ModelRows::indexOf<Row>()])
            if (Row::kTable == table)
                found = found || (number >= range.first && number <= range.last);
    });
    return found;
}

bool haveSameKeys(const domain::ProjectChanges& a, const domain::ProjectChanges& b)
{
    bool same = true;
    domain::ProjectRows::forEach([&]<class Row>() {
        const auto& left = a.of<Row>();
        const auto& right = b.of<Row>();
        same = same && std::equal(left.begin(), left.end(), right.begin(), right.end(),
                                  [](const auto& x, const auto& y) { return x.id == y.id; });
    });
    return same;
}

/// Those changes that still fit: what the project keeps beside an edit (notes, places) may have
/// been rearranged since, and never stands in the way of undoing the edit.
domain::ProjectChanges fitting(const domain::ProjectTables& project,
                               const domain::ProjectChanges& changes)
{
    domain::ProjectChanges kept;
    domain::ProjectRows::forEach([&]<class Row>() {
        for (const auto& change : changes.of<Row>()) {
            domain::ProjectTables trial = project;
            domain::ProjectChanges one;
            one.of<Row>().push_back(change);
            if (domain::apply(trial, one))
                kept.of<Row>().push_back(change);
        }
    });
    return kept;
}

} // namespace

Result<std::uint64_t> Session::commit(const edits::Intent& intent,
                                      const edits::Judgement& judgement)
{
    if (Status writable = prepareToChange(); !writable)
        return fail(writable.error());
    if (judgement.breaks() > 0 && intent.reason.empty())
        return fail(ErrorKind::Refused, {{"what", "edit"}, {"breaks", judgement.breaks()}});
    if (judgement.changes.empty())
        return 0;
    const auto* model = m_shown.model(intent.model);
    if (!model)
        return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", intent.model.text()}});
    const edits::Intent made = withIds(intent, judgement.changes.rows);
    JournalEntry entry = newEntry(Cause::Edit, intent.model, textIdOf(intent));
    entry.arguments = intentText(made);
    entry.facts = factsOf(m_shown, intent);
    const bool isPlanned = model->row.editMode == domain::EditMode::Planned;
    Transition next = begin();
    const Status changed = isPlanned ? next.changeDraft(intent.model, judgement.changes)
                                     : next.changeLive(intent.model, judgement.changes);
    if (!changed)
        return fail(changed.error());
    const auto kept = edits::keptForReplacements(next.project(), intent, judgement.changes.rows);
    if (const Status noted = next.changeProject(kept); !noted)
        return fail(noted.error());
    if (isPlanned) {
        entry.draft = domain::DraftId(0);
        next.pending().push_back({entry, made, judgement.changes, kept});
    }
    return conclude(next, std::move(entry), {kept, judgement.changes});
}

Result<std::uint64_t> Session::commitProject(const domain::ProjectChanges& changes, Cause cause,
                                             const std::string& textId, Details facts)
{
    if (Status writable = prepareToChange(); !writable)
        return fail(writable.error());
    Transition next = begin();
    if (Status changed = next.changeProject(changes); !changed)
        return fail(changed.error());
    if (next.projectChanges().empty())
        return 0;
    if (cause == Cause::Arrange && mergesWithLast(changes, textId))
        return mergeArrangement(changes);
    JournalEntry entry = newEntry(cause, std::nullopt, textId);
    entry.facts = std::move(facts);
    return conclude(next, std::move(entry), {changes, {}});
}

bool Session::mergesWithLast(const domain::ProjectChanges& changes, const std::string& textId) const
{
    if (m_steps.empty())
        return false;
    const JournalEntry& last = m_steps.back();
    if (last.cause != Cause::Arrange || last.state != EntryState::Done || last.textId != textId ||
        m_options.clock->now() - last.time > kMergeWithin)
        return false;
    const auto before = m_store->changesOf(last.number);
    return before && haveSameKeys(before->project, changes);
}

Result<std::uint64_t> Session::mergeArrangement(const domain::ProjectChanges& changes)
{
    JournalEntry entry = m_steps.back();
    auto first = m_store->changesOf(entry.number);
    if (!first)
        return fail(first.error());
    // Back to before the first move, then both moves as one change.
    Transition back = begin();
    if (Status undone = back.changeProject(first->project.inverse()); !undone)
        return fail(undone.error());
    const auto start = back.project();
    Transition next = begin();
    if (Status changed = next.changeProject(changes); !changed)
        return fail(changed.error());
    store::Write write = next.write();
    write.turns.push_back({entry, EntryChanges{wholeRows(start, next.project(), changes), {}, {}}});
    if (const auto written = m_store->write(write); !written)
        return fail(written.error());
    publish(next, entry);
    return entry.number;
}

Status Session::undo()
{
    if (Status writable = prepareToChange(); !writable)
        return writable;
    const JournalEntry* last = undoEntry();
    if (!last)
        return fail(ErrorKind::NotFound, {{"what", "step"}, {"key", "undo"}});
    JournalEntry entry = *last;
    Transition next = begin();
    Status changed;
    std::optional<EntryChanges> completed;
    if (entry.draft) {
        changed = undoPlanned(next, entry);
    } else {
        auto changes = m_store->changesOf(entry.number);
        if (!changes)
            return fail(changes.error());
        // The rows that go are put into the entry, so that redo has them.
        if (changes->isAbridged()) {
            if (const auto* model = entry.model ? m_live.model(*entry.model) : nullptr)
                changes->complete(model->state);
            completed = *changes;
        }
        // The rows of a model go before the model does, and come after it.
        const EntryChanges back = changes->inverse();
        if (entry.model && !back.model.empty())
            changed = next.changeLive(*entry.model, back.model);
        if (changed)
            changed = next.changeProject(
                entry.cause == Cause::Edit ? fitting(next.project(), back.project) : back.project);
    }
    if (!changed)
        return fail(explained(changed.error(), entry));
    entry.state = EntryState::Undone;
    return concludeTurn(next, std::move(entry), std::move(completed));
}

Status Session::undoPlanned(Transition& next, const JournalEntry& entry)
{
    const auto step = std::find_if(m_pending.begin(), m_pending.end(), [&](const auto& pending) {
        return pending.entry.number == entry.number;
    });
    if (step == m_pending.end())
        return fail(ErrorKind::Internal, {{"what", "step"}, {"key", entry.number}});
    std::erase_if(next.pending(),
                  [&](const auto& pending) { return pending.entry.number == entry.number; });
    const Status changed = next.changeDraft(step->intent.model, step->changes.inverse());
    return changed ? next.changeProject(fitting(next.project(), step->project.inverse())) : changed;
}

Status Session::redo()
{
    if (Status writable = prepareToChange(); !writable)
        return writable;
    const JournalEntry* first = redoEntry();
    if (!first)
        return fail(ErrorKind::NotFound, {{"what", "step"}, {"key", "redo"}});
    JournalEntry entry = *first;
    entry.state = EntryState::Done;
    Transition next = begin();
    Status changed;
    if (entry.draft) {
        changed = redoPlanned(next, entry);
    } else {
        const auto changes = m_store->changesOf(entry.number);
        if (!changes)
            return fail(changes.error());
        changed = next.changeProject(changes->project);
        if (changed && entry.model && !changes->model.empty())
            changed = next.changeLive(*entry.model, changes->model);
    }
    if (!changed)
        return fail(explained(changed.error(), entry));
    return concludeTurn(next, std::move(entry));
}

Status Session::redoPlanned(Transition& next, JournalEntry& entry)
{
    auto intent = parseIntent(entry.arguments);
    if (!intent)
        return fail(intent.error());
    auto changes = m_store->changesOf(entry.number);
    if (!changes)
        return fail(changes.error());
    // Live moved on since the undo: the same wish, judged on what is there now. It may reach rows
    // that it did not have to touch then.
    if (hasNewsSince(entry)) {
        const auto judgement = edits::judge(m_shown, *intent);
        const bool isPossible = judgement && (judgement->breaks() == 0 || !intent->reason.empty());
        if (isPossible && !judgement->changes.empty())
            changes->model = judgement->changes;
    }
    Status changed = next.changeDraft(intent->model, changes->model);
    const auto kept = fitting(next.project(), changes->project);
    if (changed)
        changed = next.changeProject(kept);
    if (changed)
        next.pending().push_back({entry, std::move(*intent), std::move(changes->model), kept});
    return changed;
}

/// Whether live has changed since the entry was turned.
bool Session::hasNewsSince(const JournalEntry& entry) const
{
    for (const auto& later : history(kSearchedEntries)) {
        if (entry.turned && later.time < *entry.turned)
            return false;
        const bool isOfUser = later.cause == Cause::Edit || later.cause == Cause::Arrange;
        if (later.model == entry.model && !isOfUser)
            return true;
    }
    return false;
}

/// Names the later entry that touched the row which does not fit.
Error Session::explained(Error error, const JournalEntry& entry) const
{
    if (error.kind != ErrorKind::Stale)
        return error;
    const auto& table = detailOf(error.details, "table").text();
    const auto& id = detailOf(error.details, "id").text();
    error.details["entry"] = entry.number;
    for (const auto& later : history(kSearchedEntries)) {
        if (later.number <= entry.number)
            break;
        if (later.state != EntryState::Done || later.model != entry.model)
            continue;
        const auto changes = m_store->changesOf(later.number);
        if (!changes || !names(*changes, table, id))
            continue;
        error.details["later"] = later.number;
        error.details["later-text"] = later.textId;
        error.details["later-facts"] = later.facts;
        break;
    }
    return error;
}

} // namespace netatlas::session
