// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/activity/log_model.h"

#include <QSortFilterProxyModel>

namespace netatlas::views::activity {

/// What of the log is shown: words that must all be there, `-word` that must not, `by:worker`,
/// `by:user`, `by:NAME`, `severity>=warning`.
class LogFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit LogFilter(LogModel& log, QObject* parent = nullptr);

    /// Takes a filter; a text with a key that there is not changes nothing and gives the reason.
    QString setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    struct Term
    {
        enum class Kind : std::uint8_t { Word, By, Severity } kind = Kind::Word;
        bool isNot = false;
        QString value;
        int least = 0;
    };
    static bool meets(const LogRow& row, const Term& term);

    LogModel& m_log;
    std::vector<Term> m_terms;
};

} // namespace netatlas::views::activity
