// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"

#include "model/domain/json_codec.h"
#include "model/engine/facts/model_facts.h"
#include "model/session/intent_codec.h"
#include "model/session/loan.h"

#include <algorithm>

namespace netatlas::session {

namespace {

using domain::ModelId;
using domain::Revision;

constexpr domain::DraftId kMainDraft{0};
/// How many steps can be undone after a restart (user-experience 7).
constexpr std::size_t kStepsKept = 500;

const Clock& systemClock()
{
    static const SystemClock clock;
    return clock;
}

std::string_view reasonText(ReadOnlyReason reason)
{
    switch (reason) {
    case ReadOnlyReason::None: return "";
    case ReadOnlyReason::Asked: return "asked";
    case ReadOnlyReason::OpenElsewhere: return "open-elsewhere";
    case ReadOnlyReason::FileNotWritable: return "file-not-writable";
    case ReadOnlyReason::FolderNotWritable: return "folder-not-writable";
    }
    return "";
}

} // namespace

Session::Session(std::unique_ptr<store::Store> store, SessionOptions options)
    : m_options(std::move(options))
    , m_store(std::move(store))
{
    if (!m_options.clock)
        m_options.clock = &systemClock();
}

Session::~Session()
{
    if (m_lent)
        m_lent->finish();
}

Result<std::unique_ptr<Session>> Session::create(const std::string& path, SessionOptions options)
{
    auto store = store::Store::create(path);
    if (!store)
        return fail(store.error());
    std::unique_ptr<Session> session(new Session(std::move(*store), std::move(options)));
    if (Status loaded = session->load(); !loaded)
        return fail(loaded.error());
    return session;
}

Result<std::unique_ptr<Session>> Session::open(const std::string& path, SessionOptions options)
{
    auto store = store::Store::open(path, {.readOnly = options.readOnly});
    if (!store)
        return fail(store.error());
    std::unique_ptr<Session> session(new Session(std::move(*store), std::move(options)));
    if (Status loaded = session->load(); !loaded)
        return fail(loaded.error());
    return session;
}

Status Session::load()
{
    auto stored = m_store->load();
    if (!stored)
        return fail(stored.error());
    std::vector<std::shared_ptr<const domain::Model>> models;
    for (auto& [id, state] : stored->models)
        models.push_back(engine::facts::makeModel(stored->project.table<domain::ModelRow>().at(id),
                                                  std::move(state)));
    m_live = Revision(1, std::move(models), std::move(stored->project));
    m_shown = m_live;
    auto steps = m_store->steps(kStepsKept);
    if (!steps)
        return fail(steps.error());
    m_steps = std::move(*steps);
    return loadPending();
}

Status Session::loadPending()
{
    auto entries = m_store->pending(kMainDraft);
    if (!entries)
        return fail(entries.error());
    Transition next = begin();
    for (auto& entry : *entries) {
        const auto intent = parseIntent(entry.arguments);
        const auto changes = m_store->changesOf(entry.number);
        if (!intent || !changes)
            return fail(intent ? changes.error() : intent.error());
        PendingStep step{std::move(entry), *intent, changes->model, changes->project};
        if (!step.isConflict())
            if (Status applied = next.changeDraft(intent->model, step.changes); !applied)
                return fail(ErrorKind::FileDamaged,
                            {{"file", path()},
                             {"where", "journal, entry " + std::to_string(step.entry.number)}});
        m_pending.push_back(std::move(step));
    }
    if (!m_pending.empty())
        m_shown = next.shownRevision(m_live.number());
    return {};
}

const std::string& Session::path() const
{
    return m_store->path();
}

Timestamp Session::now() const
{
    return m_options.clock->now();
}

ReadOnlyReason Session::readOnlyReason() const
{
    return m_store->readOnlyReason();
}

std::uint64_t Session::unclosedEntries() const
{
    return m_store->unclosedEntries();
}

Subscription Session::subscribe(std::function<void(const Announcement&)> listener)
{
    return m_listeners.add(std::move(listener));
}

const JournalEntry* Session::undoEntry() const
{
    const auto found = std::find_if(m_steps.rbegin(), m_steps.rend(), [](const auto& step) {
        return step.state == EntryState::Done;
    });
    return found == m_steps.rend() ? nullptr : &*found;
}

const JournalEntry* Session::redoEntry() const
{
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), [](const auto& step) {
        return step.state == EntryState::Undone;
    });
    return found == m_steps.end() ? nullptr : &*found;
}

std::vector<JournalEntry> Session::history(std::size_t limit) const
{
    const auto entries = m_lent ? journalReader().entries(limit) : m_store->entries(limit);
    return entries.value_or(std::vector<JournalEntry>());
}

Result<EntryChanges> Session::changesOf(const JournalEntry& entry) const
{
    return m_lent ? journalReader().changesOf(entry.number) : m_store->changesOf(entry.number);
}

Transition Session::begin() const
{
    return {m_live, m_shown, m_pending, m_options.clock->now()};
}

Status Session::prepareToChange()
{
    while (m_lent)
        settleLoan();
    if (!isReadOnly())
        return {};
    const auto kind = readOnlyReason() == ReadOnlyReason::OpenElsewhere ? ErrorKind::FileLocked
                                                                        : ErrorKind::Refused;
    return fail(kind,
                {{"what", "project"}, {"file", path()}, {"cause", reasonText(readOnlyReason())}});
}

JournalEntry Session::newEntry(Cause cause, std::optional<ModelId> model, std::string textId) const
{
    JournalEntry entry;
    entry.time = m_options.clock->now();
    entry.actor = m_options.actor;
    entry.cause = cause;
    entry.model = model;
    entry.textId = std::move(textId);
    entry.arguments = "{}";
    return entry;
}

std::vector<store::Write::Turn> Session::droppedSteps() const
{
    std::vector<store::Write::Turn> turns;
    for (const auto& step : m_steps)
        if (step.state == EntryState::Undone) {
            turns.push_back({step, std::nullopt});
            turns.back().entry.state = EntryState::Dropped;
        }
    return turns;
}

Result<std::uint64_t> Session::conclude(Transition& next, JournalEntry entry, EntryChanges changes)
{
    store::Write write = next.write();
    if (entry.cause != Cause::Observation)
        for (auto& turn : droppedSteps())
            write.turns.push_back(std::move(turn));
    write.entry = {entry, std::move(changes)};
    const auto written = m_store->write(write);
    if (!written)
        return fail(written.error());
    number(next, entry, *written);
    publish(next, entry, std::move(write));
    return *written;
}

void Session::number(Transition& next, JournalEntry& entry, std::uint64_t number)
{
    entry.number = number;
    for (auto& step : next.pending())
        if (step.entry.number == 0)
            step.entry.number = number;
    if (entry.cause == Cause::Observation)
        return;
    std::erase_if(m_steps, [](const auto& step) { return step.state == EntryState::Undone; });
    m_steps.push_back(entry);
    if (m_steps.size() > kStepsKept)
        m_steps.erase(m_steps.begin());
}

Status Session::concludeTurn(Transition& next, JournalEntry entry,
                             std::optional<EntryChanges> changes)
{
    entry.turned = m_options.clock->now();
    store::Write write = next.write();
    const auto isPending = [&](const PendingStep& step) {
        return step.entry.number == entry.number;
    };
    const auto pending = std::find_if(next.pending().begin(), next.pending().end(), isPending);
    if (pending != next.pending().end())
        changes = EntryChanges{pending->project, pending->changes, {}};
    write.turns.push_back({entry, std::move(changes)});
    if (const auto written = m_store->write(write); !written)
        return fail(written.error());
    for (auto& step : m_steps)
        if (step.number == entry.number)
            step = entry;
    publish(next, entry);
    return {};
}

void Session::forgetSteps(const Transition& next)
{
    const auto forget = [&](std::uint64_t number) {
        std::erase_if(m_steps, [&](const auto& step) { return step.number == number; });
    };
    for (const auto& entry : next.left())
        forget(entry.number);
    for (const auto& step : next.pending())
        if (step.isConflict())
            forget(step.entry.number);
}

Announcement Session::publish(Transition& next, const JournalEntry& entry, store::Write written)
{
    Announcement news;
    news.entry = entry.number;
    news.cause = entry.cause;
    news.model = entry.model;
    news.project = next.projectChanges();
    const auto ofModel =
        std::find_if(written.models.begin(), written.models.end(),
                     [&entry](const auto& model) { return model.model == entry.model; });
    if (entry.model && ofModel != written.models.end() && next.isDraftLive(*entry.model))
        news.changes.rows = std::move(ofModel->rows);
    else if (entry.model)
        news.changes = next.shownChanges(*entry.model);
    // Positions in views are no news of the model (architecture 4).
    const bool isNewState = entry.cause != Cause::Arrange;
    const auto number = m_shown.number() + (isNewState ? 1 : 0);
    forgetSteps(next);
    m_live = next.liveRevision(number);
    m_pending = std::move(next.pending());
    m_shown = m_pending.empty() ? m_live : next.shownRevision(number);
    news.shown = m_shown;
    news.live = m_live;
    m_listeners.tell(news);
    return news;
}

} // namespace netatlas::session
