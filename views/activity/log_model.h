// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "views/bridge/project_bridge.h"
#include "views/bridge/worker_bridge.h"

#include <QAbstractTableModel>

#include <deque>
#include <map>

namespace netatlas::views::activity {

/// One line of the log.
struct LogRow
{
    Timestamp time{};
    engine::rules::Severity level = engine::rules::Severity::Info;
    bool isOfWorker = false;
    bool isUndone = false;
    QString who;    ///< the user, or the worker
    QString object; ///< the model
    QString text;
    std::uint64_t number = 0; ///< of the journal entry; 0 = only told of while it happened
};

/// The journal with what workers failed at between its entries, oldest first.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhoColumn, ObjectColumn, TextColumn, ColumnCount };

    LogModel(ProjectBridge& project, WorkerBridge& workers, const Clock& clock,
             QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const LogRow& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void refreshTimes();

private:
    LogRow rowOf(const session::JournalEntry& entry) const;
    void readJournal();
    void followSteps();
    void followWorkers();
    void append(std::vector<LogRow> rows);

    ProjectBridge& m_project;
    WorkerBridge& m_workers;
    const Clock& m_clock;
    std::deque<LogRow> m_rows;
    std::map<std::uint64_t, int> m_rowOfEntry;
    std::uint64_t m_newest = 0;                      ///< number of the last entry read
    std::map<std::string, std::uint64_t> m_failures; ///< of each worker, told of already
};

} // namespace netatlas::views::activity
