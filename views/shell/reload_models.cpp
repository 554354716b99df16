// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/reload_models.h"

#include "model/engine/rules/finding.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/row_role.h"
#include "views/widgets/paint/marks.h"
#include "views/wording/object_words.h"
#include "views/wording/time_text.h"
#include "views/wording/words.h"

#include <map>

namespace netatlas::views::shell {

using domain::ObjectKind;
using exchange::ReloadOutcome;
using exchange::ReloadRow;

namespace {

QString outcomeWord(ReloadOutcome outcome)
{
    switch (outcome) {
    case ReloadOutcome::Added: return ReloadRows::tr("Added");
    case ReloadOutcome::Updated: return ReloadRows::tr("Updated");
    case ReloadOutcome::Missing: return ReloadRows::tr("Missing");
    case ReloadOutcome::Removed: return ReloadRows::tr("Removed");
    case ReloadOutcome::Kept: return ReloadRows::tr("Kept");
    case ReloadOutcome::Drift: return ReloadRows::tr("Drift");
    case ReloadOutcome::Refused: return ReloadRows::tr("Refused");
    }
    return {};
}

QString outcomeTip(ReloadOutcome outcome)
{
    switch (outcome) {
    case ReloadOutcome::Added: return ReloadRows::tr("New at the source.");
    case ReloadOutcome::Updated: return ReloadRows::tr("Known, and now otherwise.");
    case ReloadOutcome::Missing:
        return ReloadRows::tr("No longer shown by the source from now on; stays here.");
    case ReloadOutcome::Removed: return ReloadRows::tr("Nobody shows it any more, so it goes.");
    case ReloadOutcome::Kept:
        return ReloadRows::tr("Missing since an earlier look, and still kept here.");
    case ReloadOutcome::Drift:
        return ReloadRows::tr("The source shows another value; the own one stays.");
    case ReloadOutcome::Refused:
        return ReloadRows::tr("Named by the source and left out, because it makes no sense.");
    }
    return {};
}

paint::Change changeOf(ReloadOutcome outcome)
{
    switch (outcome) {
    case ReloadOutcome::Added: return paint::Change::Added;
    case ReloadOutcome::Updated: return paint::Change::Changed;
    case ReloadOutcome::Removed: return paint::Change::Removed;
    default: return paint::Change::None;
    }
}

QVariant severityOf(ReloadOutcome outcome)
{
    using engine::rules::Severity;
    switch (outcome) {
    case ReloadOutcome::Missing:
    case ReloadOutcome::Drift: return static_cast<int>(Severity::Info);
    case ReloadOutcome::Refused: return static_cast<int>(Severity::Warning);
    default: return {};
    }
}

/// Columns of the counts: the kind, the outcomes, and what stays the same.
constexpr int kSameColumn = static_cast<int>(exchange::kReloadOutcomes) + 1;

} // namespace

// The counts

void ReloadCounts::setListing(const Listing& listing)
{
    beginResetModel();
    std::map<ObjectKind, Row> byKind;
    Row all;
    if (listing) {
        for (const ReloadRow& row : listing->rows()) {
            const auto column = static_cast<std::size_t>(row.outcome);
            ++all.counts[column];
            if (row.outcome != ReloadOutcome::Refused)
                ++byKind[row.object.kind].counts[column];
        }
        for (const auto& [kind, count] : listing->plan().counts)
            if (count.same > 0)
                byKind[kind].same = count.same;
        all.same = listing->same();
    }
    m_rows.assign(1, all);
    for (auto& [kind, row] : byKind) {
        row.kind = kind;
        m_rows.push_back(row);
    }
    endResetModel();
}

int ReloadCounts::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReloadCounts::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kSameColumn + 1;
}

std::optional<ObjectKind> ReloadCounts::kindAt(int row) const
{
    return row < 0 ? std::nullopt : m_rows[static_cast<std::size_t>(row)].kind;
}

std::optional<ReloadOutcome> ReloadCounts::outcomeAt(int column)
{
    return column < 1 || column >= kSameColumn
               ? std::nullopt
               : std::optional(static_cast<ReloadOutcome>(column - 1));
}

QVariant ReloadCounts::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto outcome = outcomeAt(index.column());
    const QString kind = row.kind ? wording::kindWord(*row.kind) : tr("All");
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QVariant(kind)
               : role == StrongRole    ? QVariant(!row.kind)
                                       : QVariant();
    const std::size_t count = outcome ? row.counts[static_cast<std::size_t>(*outcome)] : row.same;
    const QString number = wording::numberText(static_cast<qint64>(count));
    switch (role) {
    case Qt::DisplayRole: return count > 0 ? number : QStringLiteral("–");
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "kind, outcome, count")
            .arg(kind, headerData(index.column(), Qt::Horizontal).toString(), number);
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case QuietRole: return count == 0;
    case StrongRole: return !row.kind && count > 0;
    default: return {};
    }
}

QVariant ReloadCounts::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section > 0)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    const auto outcome = outcomeAt(section);
    if (role == Qt::ToolTipRole)
        return outcome                  ? outcomeTip(*outcome)
               : section == kSameColumn ? tr("Shown by the source as it is kept here.")
                                        : QString();
    if (role != Qt::DisplayRole)
        return {};
    return outcome ? outcomeWord(*outcome) : section == kSameColumn ? tr("Same") : tr("Kind");
}

// The rows

void ReloadRows::setListing(Listing listing)
{
    beginResetModel();
    m_listing = std::move(listing);
    choose();
    endResetModel();
}

void ReloadRows::setFilter(std::optional<ObjectKind> kind, std::optional<ReloadOutcome> outcome,
                           const QString& text)
{
    if (m_kind == kind && m_outcome == outcome && m_text == text)
        return;
    beginResetModel();
    m_kind = kind;
    m_outcome = outcome;
    m_text = text;
    choose();
    endResetModel();
}

void ReloadRows::choose()
{
    m_shown.clear();
    if (!m_listing)
        return;
    const auto& rows = m_listing->rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ReloadRow& row = rows[i];
        const bool isOfKind =
            !m_kind || (row.outcome != ReloadOutcome::Refused && row.object.kind == *m_kind);
        if (!isOfKind || (m_outcome && row.outcome != *m_outcome))
            continue;
        if (m_text.isEmpty() || toQt(m_listing->label(row)).contains(m_text, Qt::CaseInsensitive) ||
            text(row, ChangeColumn).contains(m_text, Qt::CaseInsensitive))
            m_shown.push_back(static_cast<std::uint32_t>(i));
    }
}

const ReloadRow& ReloadRows::rowAt(int row) const
{
    return m_listing->rows()[m_shown[static_cast<std::size_t>(row)]];
}

int ReloadRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ReloadRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReloadRows::text(const ReloadRow& row, int column) const
{
    switch (column) {
    case OutcomeColumn: return outcomeWord(row.outcome);
    case KindColumn:
        return row.outcome == ReloadOutcome::Refused ? QString()
                                                     : wording::kindWord(row.object.kind);
    case NameColumn: return toQt(m_listing->label(row));
    default: break;
    }
    if (const auto* problem = m_listing->problem(row))
        return wording::seenProblemText(*problem);
    const auto since = m_listing->since(row);
    if (row.outcome == ReloadOutcome::Kept)
        return tr("missing since %1").arg(wording::absoluteTime(*since));
    if (row.outcome == ReloadOutcome::Removed)
        return tr("nobody shows it any more");
    QStringList parts;
    for (const auto& change : m_listing->fields(row))
        parts << (row.outcome == ReloadOutcome::Added
                      ? tr("%1 %2", "field, value")
                            .arg(wording::fieldWord(change.field), wording::valueWord(change.after))
                      : wording::changeText(change));
    if (since)
        parts << tr("since %1").arg(wording::absoluteTime(*since));
    return parts.join(tr("; ", "between parts of a line"));
}

QVariant ReloadRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ReloadRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == OutcomeColumn ? outcomeTip(row.outcome)
                                               : text(row, index.column());
    case ChangeRole:
        return index.column() == OutcomeColumn ? static_cast<int>(changeOf(row.outcome)) : 0;
    case SeverityRole:
        return index.column() == OutcomeColumn ? severityOf(row.outcome) : QVariant();
    case StrongRole: return index.column() == NameColumn;
    case AddressRole:
        return index.column() == NameColumn && row.outcome != ReloadOutcome::Refused &&
               (row.object.kind == ObjectKind::Subnet || row.object.kind == ObjectKind::Address);
    default: return {};
    }
}

QVariant ReloadRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn: return tr("Outcome");
    case KindColumn: return tr("Kind");
    case NameColumn: return tr("Object");
    default: return tr("What");
    }
}

// The fields

void FieldChanges::setChanges(std::vector<domain::FieldChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

int FieldChanges::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int FieldChanges::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant FieldChanges::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const domain::FieldChange& change = m_changes[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case 0: return wording::changeField(change);
    case 1: return wording::valueWord(change.before);
    default: return wording::valueWord(change.after);
    }
}

QVariant FieldChanges::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0: return tr("Field");
    case 1: return tr("Here");
    default: return tr("At the source");
    }
}

} // namespace netatlas::views::shell
