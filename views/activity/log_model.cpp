// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/log_model.h"

#include "views/activity/time_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/wording/edit_text.h"
#include "views/wording/error_text.h"
#include "views/wording/words.h"

#include <algorithm>
#include <limits>

namespace netatlas::views::activity {

using engine::rules::Severity;
using session::Cause;
using session::EntryState;
using session::JournalEntry;

LogModel::LogModel(ProjectBridge& project, WorkerBridge& workers, const Clock& clock,
                   QObject* parent)
    : QAbstractTableModel(parent)
    , m_project(project)
    , m_workers(workers)
    , m_clock(clock)
{
    for (const auto& health : workers.health())
        m_failures[health.name] = health.failures;
    readJournal();
    connect(&project, &ProjectBridge::historyChanged, this, [this] {
        readJournal();
        followSteps();
    });
    connect(&project, &ProjectBridge::revisionChanged, this, &LogModel::readJournal);
    connect(&workers, &WorkerBridge::healthChanged, this, &LogModel::followWorkers);
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const LogRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn: return relativeText(row.time, m_clock.now());
        case WhoColumn: return row.who;
        case ObjectColumn: return row.object;
        default: return row.isUndone ? tr("%1 (undone)").arg(row.text) : row.text;
        }
    case Qt::ToolTipRole: return index.column() == TimeColumn ? absoluteText(row.time) : row.text;
    case SeverityRole:
        if (index.column() == TextColumn && row.level != Severity::Info)
            return static_cast<int>(row.level);
        return {};
    case QuietRole: return row.isUndone || index.column() == TimeColumn;
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

void LogModel::refreshTimes()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

LogRow LogModel::rowOf(const JournalEntry& entry) const
{
    LogRow row;
    row.time = entry.time;
    row.isOfWorker = entry.cause == Cause::Observation;
    row.isUndone = entry.state == EntryState::Undone;
    const QString source = wording::textOf(entry.facts, "source");
    row.who = row.isOfWorker && !source.isEmpty() ? source : toQt(entry.actor);
    const auto* model = entry.model ? m_project.live().model(*entry.model) : nullptr;
    row.object = model ? toQt(model->row.name) : wording::textOf(entry.facts, "model");
    row.text = wording::entryText(entry);
    if (entry.textId == "reload")
        row.text = tr("%1: %2 new, %3 changed, %4 missing")
                       .arg(row.text, wording::numberText(wording::numberOf(entry.facts, "added")),
                            wording::numberText(wording::numberOf(entry.facts, "changed")),
                            wording::numberText(wording::numberOf(entry.facts, "missing")));
    if (const qint64 refused = wording::numberOf(entry.facts, "refused"); refused > 0) {
        row.text += tr(", %1 left out").arg(wording::numberText(refused));
        row.level = Severity::Warning;
    }
    row.number = entry.number;
    return row;
}

void LogModel::readJournal()
{
    // Newest first: a few at a time, until one that is known.
    std::size_t limit = m_newest == 0 ? std::numeric_limits<std::int32_t>::max() : 16;
    for (;; limit *= 4) {
        const auto entries = m_project.session().history(limit);
        const auto known =
            std::find_if(entries.begin(), entries.end(),
                         [this](const JournalEntry& entry) { return entry.number <= m_newest; });
        if (known == entries.end() && entries.size() >= limit)
            continue;
        std::vector<LogRow> fresh;
        for (auto entry = std::make_reverse_iterator(known); entry != entries.rend(); ++entry)
            fresh.push_back(rowOf(*entry));
        append(std::move(fresh));
        return;
    }
}

void LogModel::append(std::vector<LogRow> rows)
{
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (LogRow& row : rows) {
        if (row.number > 0) {
            m_rowOfEntry[row.number] = static_cast<int>(m_rows.size());
            m_newest = std::max(m_newest, row.number);
        }
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void LogModel::followSteps()
{
    for (const JournalEntry& entry : m_project.session().steps()) {
        const auto found = m_rowOfEntry.find(entry.number);
        if (found == m_rowOfEntry.end())
            continue;
        LogRow& row = m_rows[static_cast<std::size_t>(found->second)];
        const bool isUndone = entry.state == EntryState::Undone;
        if (row.isUndone == isUndone)
            continue;
        row.isUndone = isUndone;
        Q_EMIT dataChanged(index(found->second, 0), index(found->second, ColumnCount - 1));
    }
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
            row.isOfWorker = true;
            row.who = toQt(health.name);
            row.text = wording::errorSentence(*health.error);
            fresh.push_back(std::move(row));
        }
        told = health.failures;
    }
    append(std::move(fresh));
}

} // namespace netatlas::views::activity
