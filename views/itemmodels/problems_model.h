// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QAbstractTableModel>

namespace netatlas::views {

/// The findings as rows: severity with rule, sentence, object (user-experience 9).
///
/// New findings come as inserted rows and settled ones as removed rows, so that a selection and a
/// place in the list survive an edit.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RuleColumn, TextColumn, ObjectColumn, ColumnCount };

    explicit ProblemsModel(ProjectBridge& project, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const engine::rules::Finding& findingAt(int row) const
    {
        return *m_findings[static_cast<std::size_t>(row)];
    }
    int countOf(engine::rules::Severity severity) const;

private:
    void refresh();

    ProjectBridge& m_project;
    std::vector<engine::rules::FindingList::Handle> m_findings;
};

} // namespace netatlas::views
