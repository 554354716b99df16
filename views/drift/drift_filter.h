// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/query/filter.h"
#include "views/drift/drift_model.h"

#include <QSortFilterProxyModel>

namespace netatlas::views::drift {

/// The rows that are looked at: open ones, or all, that fit a filter (user-experience 8); sorted as
/// people read names and numbers.
class DriftFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit DriftFilter(DriftModel& items, QObject* parent = nullptr);

    /// Takes the filter, or changes nothing and gives the error.
    Status setText(const QString& text);
    bool isFiltered() const { return !m_filter.isEmpty(); }
    void setShowsKept(bool showsKept);

    const engine::drift::Item& itemAt(const QModelIndex& index) const
    {
        return m_items.itemAt(mapToSource(index).row());
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    DriftModel& m_items;
    engine::query::Filter m_filter;
    bool m_showsKept = false;
};

} // namespace netatlas::views::drift
