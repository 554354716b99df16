// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/drift/drift.h"
#include "views/bridge/project_bridge.h"

#include <QAbstractTableModel>

namespace netatlas::views::drift {

/// All drift of a project, a row each: what the provider, the machine and the model say.
class DriftModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ObjectColumn,
        FieldColumn,
        ProviderColumn,
        MachineColumn,
        OursColumn,
        SinceColumn,
        SourceColumn,
        StateColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 100 };

    explicit DriftModel(ProjectBridge& project, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const engine::drift::Item& itemAt(int row) const
    {
        return m_items[static_cast<std::size_t>(row)];
    }
    /// The reason of one that is kept; empty for others.
    QString reasonOf(const engine::drift::Item& item) const;
    int openCount() const;

Q_SIGNALS:
    void countsChanged();

private:
    struct Look
    {
        domain::Revision revision; ///< what the items point into
        std::vector<engine::drift::Item> items;
    };

    void refresh();
    void take(Look look);
    QString text(const engine::drift::Item& item, int column) const;

    ProjectBridge& m_project;
    domain::Revision m_revision;
    std::vector<engine::drift::Item> m_items;
    workers::Job m_looking;
};

/// `Subnet 10.0.0.0/24`, in a sentence.
QString itemName(const domain::Revision& revision, const engine::drift::Item& item);
/// Why no edit takes it; empty where one does.
QString whyNotText(engine::drift::WhyNot whyNot);

} // namespace netatlas::views::drift
