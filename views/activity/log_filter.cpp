// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/log_filter.h"

namespace netatlas::views::activity {

using engine::rules::Severity;

namespace {

constexpr QLatin1String kBy("by:");
constexpr QLatin1String kSeverity("severity>=");

/// The rank of a word of severity, worst highest; nothing for another word.
std::optional<int> severityRank(const QString& word)
{
    static const QStringList words{QStringLiteral("info"), QStringLiteral("warning"),
                                   QStringLiteral("error")};
    const auto place = words.indexOf(word);
    return place < 0 ? std::nullopt : std::optional(static_cast<int>(place));
}

int rankOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return 2;
    case Severity::Warning: return 1;
    case Severity::Info: break;
    }
    return 0;
}

} // namespace

LogFilter::LogFilter(LogModel& log, QObject* parent) : QSortFilterProxyModel(parent), m_log(log)
{
    setSourceModel(&log);
}

QString LogFilter::setText(const QString& text)
{
    std::vector<Term> terms;
    for (QString word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        Term term;
        term.isNot = word.size() > 1 && word.startsWith(QLatin1Char('-'));
        if (term.isNot)
            word.remove(0, 1);
        term.value = word;
        if (word.startsWith(kBy)) {
            term.kind = Term::Kind::By;
            term.value = word.mid(kBy.size());
        } else if (word.startsWith(kSeverity)) {
            const auto rank = severityRank(word.mid(kSeverity.size()));
            if (!rank)
                return tr("Severities are info, warning and error.");
            term.kind = Term::Kind::Severity;
            term.least = *rank;
        } else if (const auto colon = word.indexOf(QLatin1Char(':'));
                   colon > 0 && word.left(colon).front().isLetter() &&
                   word.indexOf(QLatin1Char(':'), colon + 1) < 0 && colon + 1 < word.size() &&
                   !word.at(colon + 1).isDigit()) {
            return tr("There is no key %1. Keys are by: and severity>=.").arg(word.left(colon));
        }
        terms.push_back(std::move(term));
    }
    m_terms = std::move(terms);
    invalidateFilter();
    return {};
}

bool LogFilter::meets(const LogRow& row, const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Severity: return rankOf(row.level) >= term.least;
    case Term::Kind::By:
        if (term.value == QLatin1String("worker"))
            return row.isOfWorker;
        if (term.value == QLatin1String("user"))
            return !row.isOfWorker;
        return row.who.compare(term.value, Qt::CaseInsensitive) == 0;
    case Term::Kind::Word: break;
    }
    return row.text.contains(term.value, Qt::CaseInsensitive) ||
           row.object.contains(term.value, Qt::CaseInsensitive) ||
           row.who.contains(term.value, Qt::CaseInsensitive);
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term& term) {
        return meets(m_log.rowAt(row), term) != term.isNot;
    });
}

} // namespace netatlas::views::activity
