// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/log_model.h"

#include "model/domain/object_text.h"
#include "views/activity/time_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/widgets/paint/marks.h"
#include "views/wording/error_text.h"
#include "views/wording/object_words.h"
#include "views/wording/words.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace netatlas::views::activity {

using engine::rules::Severity;
using session::EntryState;
using session::JournalEntry;

namespace {

/// Read at once, so that there is something to see.
constexpr std::size_t kFirst = 500;
/// Read at a time on the pool, so that taking them over is hardly felt.
constexpr std::size_t kChunk = 10'000;
/// Objects of an entry that are shown at a time.
constexpr std::size_t kObjects = 1000;
/// More would only be counted in the inspector.
constexpr std::size_t kMostSelected = 1000;

paint::Change markOf(domain::ObjectChanges::Fate fate)
{
    switch (fate) {
    case domain::ObjectChanges::Fate::Added: return paint::Change::Added;
    case domain::ObjectChanges::Fate::Removed: return paint::Change::Removed;
    case domain::ObjectChanges::Fate::Altered: break;
    }
    return paint::Change::Changed;
}

QString fateWord(domain::ObjectChanges::Fate fate)
{
    switch (fate) {
    case domain::ObjectChanges::Fate::Added: return LogModel::tr("added");
    case domain::ObjectChanges::Fate::Removed: return LogModel::tr("removed");
    case domain::ObjectChanges::Fate::Altered: break;
    }
    return LogModel::tr("changed");
}

/// What a worker left out, as its run told.
LogRow problemRow(const workers::WorkerHealth& health, const domain::SeenProblem& problem,
                  Timestamp now)
{
    LogRow row;
    row.time = health.lastRun.value_or(now);
    row.level = Severity::Warning;
    row.who = toQt(health.name);
    const QString subject = toQt(problem.what) + QLatin1Char(' ') + toQt(problem.key);
    row.text = LogModel::tr("Left out: %1: %2", "what it is, why")
                   .arg(subject.trimmed(), wording::seenProblemText(problem));
    return row;
}

QString stateText(const LogRow& row)
{
    switch (row.state) {
    case EntryState::Undone: return LogModel::tr("%1 (undone)").arg(row.text);
    case EntryState::Dropped: return LogModel::tr("%1 (undone, and not done again)").arg(row.text);
    case EntryState::Reached: return LogModel::tr("%1 (shown by the source)").arg(row.text);
    case EntryState::Conflict: return LogModel::tr("%1 (set aside)").arg(row.text);
    case EntryState::Done: break;
    }
    return row.text;
}

} // namespace

LogModel::LogModel(ProjectBridge& project, WorkerBridge& workers, const Clock& clock,
                   QObject* parent)
    : QAbstractItemModel(parent)
    , m_project(project)
    , m_workers(workers)
    , m_clock(clock)
{
    for (const auto& health : workers.health())
        m_failures[health.name] = health.failures;
    readNewest();
    followWorkers();
    connect(&project, &ProjectBridge::historyChanged, this, [this] {
        readNewest();
        followSteps();
    });
    connect(&project, &ProjectBridge::revisionChanged, this, &LogModel::readNewest);
    connect(&workers, &WorkerBridge::healthChanged, this, &LogModel::followWorkers);
}

// The tree: entries have the id 0, rows below one have its key.

QModelIndex LogModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       static_cast<quintptr>(parent.isValid() ? keyAt(parent.row()) : 0));
}

QModelIndex LogModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(rowOf(index.internalId()), 0, quintptr{0});
}

const LogModel::Opened* LogModel::opened(Key key) const
{
    const auto found = m_opened.find(key);
    return found == m_opened.end() ? nullptr : &found->second;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_rows.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    const Opened* entry = opened(keyAt(parent.row()));
    if (!entry || !entry->details || entry->shown == 0)
        return 0;
    // A last row stands for those that are not shown yet.
    return static_cast<int>(entry->shown + (entry->shown < entry->details->size() ? 1 : 0));
}

int LogModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool LogModel::hasChildren(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return !m_rows.empty();
    if (parent.internalId() != 0 || parent.column() != 0)
        return false;
    const Opened* entry = opened(keyAt(parent.row()));
    return entry && entry->details ? entry->details->size() > 0 : rowAt(parent.row()).number > 0;
}

bool LogModel::canFetchMore(const QModelIndex& parent) const
{
    if (!parent.isValid() || parent.internalId() != 0 || rowAt(parent.row()).number == 0)
        return false;
    return !opened(keyAt(parent.row()));
}

void LogModel::fetchMore(const QModelIndex& parent)
{
    if (!parent.isValid() || parent.internalId() != 0 || rowAt(parent.row()).number == 0)
        return;
    const Key key = keyAt(parent.row());
    Opened& entry = m_opened[key];
    if (entry.details)
        return reveal(key);
    if (entry.reading.isRunning())
        return;
    JournalEntry wanted;
    wanted.number = rowAt(parent.row()).number;
    wanted.model = rowAt(parent.row()).model;
    entry.reading = m_project.jobs().run(
        [journal = m_project.session().journalReader(), live = m_project.live(),
         wanted](workers::JobControl&) {
            auto changes = journal.changesOf(wanted.number);
            return std::make_shared<const LogDetails>(
                live, wanted, changes ? std::move(*changes) : store::EntryChanges());
        },
        [this, key](std::shared_ptr<const LogDetails> details) {
            m_opened[key].details = std::move(details);
            const QModelIndex row = index(rowOf(key), 0);
            if (m_opened[key].details->size() > 0)
                reveal(key);
            else
                Q_EMIT dataChanged(row, row); // nothing to open after all
            Q_EMIT detailsRead(row);
        });
}

void LogModel::reveal(Key key)
{
    Opened& entry = m_opened[key];
    const std::size_t all = entry.details->size();
    const std::size_t shown = std::min(all, entry.shown + kObjects);
    if (shown == entry.shown)
        return;
    const QModelIndex parent = index(rowOf(key), 0);
    const int before = rowCount(parent);
    const int after = static_cast<int>(shown + (shown < all ? 1 : 0));
    const int first = static_cast<int>(entry.shown);
    if (after > before) {
        beginInsertRows(parent, before, after - 1);
        entry.shown = shown;
        endInsertRows();
    } else {
        entry.shown = shown;
    }
    // The row that stood for more is an object now.
    Q_EMIT dataChanged(index(first, 0, parent), index(first, ColumnCount - 1, parent));
}

bool LogModel::isMore(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return false;
    const Opened* entry = opened(index.internalId());
    return entry && static_cast<std::size_t>(index.row()) >= entry->shown;
}

std::vector<domain::ObjectRef> LogModel::objectsOf(const QModelIndex& index) const
{
    std::vector<domain::ObjectRef> objects;
    if (!index.isValid())
        return objects;
    const bool isChild = index.internalId() != 0;
    const Opened* entry = opened(isChild ? index.internalId() : keyAt(index.row()));
    if (!entry || !entry->details)
        return objects;
    const auto add = [&](std::size_t place) {
        const auto object = entry->details->object(place);
        if (object && !domain::objectLabel(m_project.shown(), *object).empty())
            objects.push_back(*object);
    };
    if (isChild && !isMore(index))
        add(static_cast<std::size_t>(index.row()));
    for (std::size_t i = 0; !isChild && i < std::min(entry->details->size(), kMostSelected); ++i)
        add(i);
    return objects;
}

QVariant LogModel::childData(const Opened& opened, const QModelIndex& index, int role) const
{
    const auto place = static_cast<std::size_t>(index.row());
    const LogDetails& details = *opened.details;
    const bool isMore = place >= opened.shown;
    const auto text = [&]() -> QString {
        if (isMore)
            return index.column() == TextColumn
                       ? wording::counted("1 more: press Enter", "%Ln more: press Enter",
                                          static_cast<qint64>(details.size() - opened.shown))
                       : QString();
        switch (index.column()) {
        case TimeColumn: return fateWord(details.fate(place));
        case TextColumn:
            return details.text(place).isEmpty()
                       ? details.label(place)
                       : tr("%1: %2", "object, what changed")
                             .arg(details.label(place), details.text(place));
        default: return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text();
    case ChangeRole:
        return !isMore && index.column() == TimeColumn
                   ? static_cast<int>(markOf(details.fate(place)))
                   : 0;
    case QuietRole: return isMore || index.column() == TimeColumn;
    default: return {};
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() != 0) {
        const Opened* entry = opened(index.internalId());
        return entry && entry->details ? childData(*entry, index, role) : QVariant();
    }
    const LogRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn: return relativeText(row.time, m_clock.now());
        case WhoColumn: return row.who;
        case ObjectColumn: return row.object;
        default: return stateText(row);
        }
    case Qt::ToolTipRole: return index.column() == TimeColumn ? absoluteText(row.time) : row.text;
    case SeverityRole:
        if (index.column() == TextColumn && row.level != Severity::Info)
            return static_cast<int>(row.level);
        return {};
    case QuietRole: return row.isUndone() || index.column() == TimeColumn;
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case WhoColumn: return tr("Who");
    case ObjectColumn: return tr("Model");
    default: return tr("What");
    }
}

void LogModel::readNewest()
{
    // Newest first: a few at a time, until one that is known.
    const bool isFirst = m_newest == 0;
    std::size_t limit = isFirst ? kFirst : 16;
    for (;; limit *= 4) {
        const auto entries = m_project.session().history(limit);
        const auto known =
            std::find_if(entries.begin(), entries.end(),
                         [this](const JournalEntry& entry) { return entry.number <= m_newest; });
        if (!isFirst && known == entries.end() && entries.size() >= limit)
            continue;
        std::vector<LogRow> fresh;
        for (auto entry = std::make_reverse_iterator(known); entry != entries.rend(); ++entry)
            fresh.push_back(logRowOf(m_project.live(), *entry));
        if (isFirst) {
            m_oldest = entries.empty() ? 1 : entries.back().number;
            m_isComplete = entries.size() < limit;
        }
        append(std::move(fresh));
        if (isFirst && !m_isComplete)
            readOlder();
        return;
    }
}

void LogModel::readOlder()
{
    m_reading = m_project.jobs().run(
        [journal = m_project.session().journalReader(), live = m_project.live(),
         until = m_oldest - 1](workers::JobControl& control) {
            std::vector<LogRow> rows;
            const auto entries = journal.entries(kChunk, until);
            if (entries)
                for (auto entry = entries->rbegin();
                     entry != entries->rend() && !control.isCancelled(); ++entry)
                    rows.push_back(logRowOf(live, *entry));
            return rows;
        },
        [this](std::vector<LogRow> rows) {
            m_isComplete = rows.size() < kChunk;
            prepend(std::move(rows));
            if (m_isComplete)
                Q_EMIT completed();
            else
                readOlder();
        });
}

void LogModel::prepend(std::vector<LogRow> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
    m_oldest = rows.front().number;
    for (LogRow& row : std::views::reverse(rows)) {
        --m_firstKey;
        m_keyOfEntry[row.number] = m_firstKey;
        note(row);
        m_rows.push_front(std::move(row));
    }
    endInsertRows();
}

void LogModel::append(std::vector<LogRow> rows)
{
    if (rows.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (LogRow& row : rows) {
        if (row.number > 0) {
            m_keyOfEntry[row.number] = keyAt(static_cast<int>(m_rows.size()));
            m_newest = std::max(m_newest, row.number);
            note(row);
        }
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void LogModel::followSteps()
{
    const auto& pending = m_project.session().pendingSteps();
    // A step of the draft that is not pending any more was reached, unless the user took it back.
    const auto awaited = m_awaited;
    for (const std::uint64_t number : awaited)
        if (std::none_of(pending.begin(), pending.end(),
                         [number](const auto& step) { return step.entry.number == number; }))
            setState(number, EntryState::Reached);
    for (const auto& step : pending)
        setState(step.entry.number, step.entry.state);
    for (const JournalEntry& entry : m_project.session().steps())
        setState(entry.number, entry.state);
}

void LogModel::note(const LogRow& row)
{
    if (row.isPlanned && row.state == EntryState::Done)
        m_awaited.insert(row.number);
    else
        m_awaited.erase(row.number);
}

void LogModel::setState(std::uint64_t number, EntryState state)
{
    const auto found = m_keyOfEntry.find(number);
    if (found == m_keyOfEntry.end())
        return;
    const int place = rowOf(found->second);
    LogRow& row = m_rows[static_cast<std::size_t>(place)];
    if (row.state == state)
        return;
    row.state = state;
    note(row);
    if (state == EntryState::Conflict)
        row.level = Severity::Warning;
    Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
}

void LogModel::followWorkers()
{
    std::vector<LogRow> fresh;
    for (const workers::WorkerHealth& health : m_workers.health()) {
        std::uint64_t& told = m_failures[health.name];
        if (health.failures > told && health.error) {
            LogRow row;
            row.time = health.lastRun.value_or(m_clock.now());
            row.level = Severity::Error;
            row.who = toQt(health.name);
            row.text = wording::errorSentence(*health.error);
            fresh.push_back(std::move(row));
        }
        told = health.failures;
        // What the run before had, too, was told of then.
        const auto before = std::exchange(m_problems[health.name], health.lastProblems).named;
        for (const auto& problem : health.lastProblems.named)
            if (std::find(before.begin(), before.end(), problem) == before.end())
                fresh.push_back(problemRow(health, problem, m_clock.now()));
    }
    append(std::move(fresh));
}

} // namespace netatlas::views::activity
