// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/query/filter.h"
#include "views/activity/log_model.h"

#include <QSortFilterProxyModel>

namespace netatlas::views::activity {

/// What of the log is shown: the language of user-experience 8 over its lines. What an entry opens
/// to is shown with it.
class LogFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    LogFilter(LogModel& log, const Clock& clock, QObject* parent = nullptr);

    /// Takes the filter, or changes nothing and gives the error.
    Status setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    LogModel& m_log;
    const Clock& m_clock;
    engine::query::Filter m_filter;
};

} // namespace netatlas::views::activity
