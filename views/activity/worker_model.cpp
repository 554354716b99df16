// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/worker_model.h"

#include "model/engine/rules/finding.h"
#include "views/activity/time_text.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/itemmodels/source_ages.h"
#include "views/theme/icons/icon.h"
#include "views/wording/error_text.h"
#include "views/wording/time_text.h"
#include "views/wording/words.h"

namespace netatlas::views::activity {

using theme::Icon;
using workers::WorkerHealth;
using workers::WorkerKind;
using workers::WorkerState;

namespace {

Icon stateIcon(WorkerState state)
{
    switch (state) {
    case WorkerState::Running: return Icon::Reload;
    case WorkerState::Paused: return Icon::Pause;
    case WorkerState::Waiting:
    case WorkerState::Failing:
    case WorkerState::Ended: break;
    }
    return Icon::Activity;
}

QString kindText(WorkerKind kind)
{
    switch (kind) {
    case WorkerKind::ProviderSync: return WorkerModel::tr("provider sync");
    case WorkerKind::MachineAgent: return WorkerModel::tr("machine agent");
    case WorkerKind::InstancePoller: return WorkerModel::tr("instance poller");
    case WorkerKind::ServiceUpdater: return WorkerModel::tr("container/service updater");
    case WorkerKind::PeerKeeper: return WorkerModel::tr("controller peer keeper");
    case WorkerKind::AddressUpdater: return WorkerModel::tr("address updater");
    }
    return {};
}

/// Numbers, with their heads, are compared by their ends.
QVariant alignment(int column)
{
    switch (column) {
    case WorkerModel::DurationColumn:
    case WorkerModel::ChangesColumn:
    case WorkerModel::ErrorsColumn: return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default: return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

} // namespace

WorkerModel::WorkerModel(const ProjectBridge& project, WorkerBridge& workers, const Clock& clock,
                         QObject* parent)
    : QAbstractTableModel(parent)
    , m_project(project)
    , m_workers(workers)
    , m_clock(clock)
    , m_rows(workers.health())
{
    connect(&workers, &WorkerBridge::healthChanged, this, &WorkerModel::follow);
}

int WorkerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WorkerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WorkerModel::stateText(const WorkerHealth& health) const
{
    switch (health.state) {
    case WorkerState::Waiting: return tr("waiting");
    case WorkerState::Running:
        return health.part.empty()
                   ? tr("running")
                   : tr("reading %1: %2")
                         .arg(toQt(health.part),
                              wording::numberText(static_cast<qint64>(health.items)));
    case WorkerState::Failing: return withAge(tr("failing"), health);
    case WorkerState::Paused: return withAge(tr("paused"), health);
    case WorkerState::Ended: return tr("ended");
    }
    return {};
}

/// What is not read now is shown as it was.
QString WorkerModel::withAge(const QString& state, const WorkerHealth& health) const
{
    for (const SourceAge& age : sourceAges(m_project.shown(), m_workers.health()))
        if (age.name == health.name)
            return age.read ? tr("%1, data read %2")
                                  .arg(state, wording::relativeTime(*age.read, m_clock.now()))
                            : tr("%1, never read").arg(state);
    return state;
}

QString WorkerModel::text(const WorkerHealth& health, int column) const
{
    const Timestamp now = m_clock.now();
    switch (column) {
    case NameColumn: return toQt(health.name);
    case KindColumn: return kindText(health.kind);
    case StateColumn: return stateText(health);
    case LastRunColumn: return health.lastRun ? relativeText(*health.lastRun, now) : tr("never");
    case NextRunColumn:
        if (health.state == WorkerState::Running)
            return tr("now");
        return health.nextRun ? relativeText(*health.nextRun, now) : tr("when asked");
    case DurationColumn: return health.runs > 0 ? durationText(health.lastDuration) : QString();
    case ChangesColumn: return wording::numberText(static_cast<qint64>(health.changes));
    case ErrorsColumn: return wording::numberText(static_cast<qint64>(health.failures));
    default: return {};
    }
}

QVariant WorkerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const WorkerHealth& health = healthAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(health, index.column());
    case Qt::ToolTipRole:
        if (health.error && health.failuresInRow > 1)
            return tr("%1\nFailures in a row: %2")
                .arg(wording::errorSentence(*health.error),
                     wording::numberText(static_cast<qint64>(health.failuresInRow)));
        if (health.error)
            return wording::errorSentence(*health.error);
        if (index.column() == KindColumn)
            return kindText(health.kind); // there may be no room for all of it
        if (index.column() == LastRunColumn && health.lastSuccess)
            return tr("Last complete %1").arg(absoluteText(*health.lastSuccess));
        if (index.column() == NextRunColumn && health.nextRun)
            return absoluteText(*health.nextRun);
        return {};
    case IconRole:
        return index.column() == StateColumn ? QVariant(static_cast<int>(stateIcon(health.state)))
                                             : QVariant();
    case SeverityRole:
        if (index.column() == StateColumn && health.error)
            return static_cast<int>(engine::rules::Severity::Error);
        return {};
    case ActionsRole:
        if (index.column() == StateColumn)
            return QStringList{tr("Run now"),
                               health.state == WorkerState::Paused ? tr("Resume") : tr("Pause"),
                               tr("Show changes")};
        return {};
    case Qt::TextAlignmentRole: return alignment(index.column());
    case StrongRole: return index.column() == NameColumn;
    case QuietRole:
        return health.state == WorkerState::Paused || health.state == WorkerState::Ended;
    default: return {};
    }
}

QVariant WorkerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Worker");
    case KindColumn: return tr("Kind");
    case StateColumn: return tr("State");
    case LastRunColumn: return tr("Last run");
    case NextRunColumn: return tr("Next run");
    case DurationColumn: return tr("Took");
    case ChangesColumn: return tr("Changes");
    case ErrorsColumn: return tr("Errors");
    default: return {};
    }
}

void WorkerModel::refreshTimes()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, StateColumn),
                           index(static_cast<int>(m_rows.size()) - 1, NextRunColumn));
}

void WorkerModel::follow()
{
    // Both lists are in order of names.
    const workers::HealthList& fresh = m_workers.health();
    std::size_t row = 0;
    for (const WorkerHealth& health : fresh) {
        while (row < m_rows.size() && m_rows[row].name < health.name) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
            endRemoveRows();
        }
        const int place = static_cast<int>(row);
        if (row == m_rows.size() || m_rows[row].name != health.name) {
            beginInsertRows({}, place, place);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), health);
            endInsertRows();
        } else if (!(m_rows[row] == health)) {
            m_rows[row] = health;
            Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
        }
        ++row;
    }
    if (row < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(row);
        endRemoveRows();
    }
}

} // namespace netatlas::views::activity
