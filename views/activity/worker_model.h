// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "views/bridge/project_bridge.h"
#include "views/bridge/worker_bridge.h"

#include <QAbstractTableModel>

namespace netatlas::views::activity {

/// One row a worker: how it is doing. Rows follow `WorkerBridge` singly.
class WorkerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        KindColumn,
        StateColumn,
        LastRunColumn,
        NextRunColumn,
        DurationColumn,
        ChangesColumn,
        ErrorsColumn,
        ColumnCount
    };

    WorkerModel(const ProjectBridge& project, WorkerBridge& workers, const Clock& clock,
                QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const workers::WorkerHealth& healthAt(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)];
    }
    /// Says again how long ago things were.
    void refreshTimes();

private:
    void follow();
    QString text(const workers::WorkerHealth& health, int column) const;
    QString stateText(const workers::WorkerHealth& health) const;
    QString withAge(const QString& state, const workers::WorkerHealth& health) const;

    const ProjectBridge& m_project;
    WorkerBridge& m_workers;
    const Clock& m_clock;
    workers::HealthList m_rows;
};

} // namespace netatlas::views::activity
