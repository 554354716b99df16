// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/board_text.h"

#include "views/spaces/board_words.h"

namespace netatlas::views::spaces {

namespace {

QString severityWord(paint::Severity severity, int count)
{
    switch (severity) {
    case paint::Severity::None: return {};
    case paint::Severity::Info: return count == 1 ? tr("one notice") : tr("%n notices", count);
    case paint::Severity::Warning: return count == 1 ? tr("one warning") : tr("%n warnings", count);
    case paint::Severity::Error: return count == 1 ? tr("one error") : tr("%n errors", count);
    }
    return {};
}

QString changeWord(paint::Change change)
{
    switch (change) {
    case paint::Change::None:
    case paint::Change::Removed: return {};
    case paint::Change::Added: return tr("added in the draft");
    case paint::Change::Changed: return tr("changed in the draft");
    }
    return {};
}

QString joined(const QStringList& parts)
{
    QStringList said;
    for (const QString& part : parts)
        if (!part.isEmpty())
            said << part;
    return said.join(QStringLiteral(", "));
}

QString names(const std::vector<BoundName>& bound)
{
    QStringList texts;
    for (const BoundName& each : bound)
        texts << each.text;
    return texts.isEmpty() ? QStringLiteral("-") : texts.join(QStringLiteral(", "));
}

QString cardLine(const BoardCard& card)
{
    QString line =
        QStringLiteral("  ") + card.card.cidr + QStringLiteral(" | ") + card.card.caption +
        QStringLiteral(" | ") +
        (card.usePercent ? QStringLiteral("%1 %").arg(*card.usePercent) : card.card.value);
    if (card.isTwin)
        line += QStringLiteral(" | twin");
    if (card.card.worst != paint::Severity::None)
        line += QStringLiteral(" | ") + severityWord(card.card.worst, card.findings);
    if (card.tie != 0)
        line += QStringLiteral(" | tied %1").arg(card.tie);
    return line + QLatin1Char('\n');
}

} // namespace

QString spokenColumn(const BoardColumn& column)
{
    if (column.column.isNew)
        return tr("new space, drop subnets here to create it");
    QStringList parts{tr("space %1").arg(column.column.name)};
    for (const QString& role : column.column.roles)
        parts << role;
    parts << column.column.counts;
    if (column.column.verdict)
        parts << column.column.verdict->word << column.column.verdict->reason;
    return joined(parts);
}

QString spokenCard(const BoardColumn& column, const BoardCard& card)
{
    return joined({tr("subnet %1").arg(card.card.cidr), tr("space %1").arg(column.column.name),
                   card.usePercent ? tr("%1 percent used").arg(*card.usePercent) : card.card.value,
                   severityWord(card.card.worst, card.findings),
                   card.isTwin ? tr("the same block exists in another network") : QString(),
                   changeWord(card.card.change)});
}

QString spokenOverlay(const BoardColumn& column, const BoardCard& card, const BoardOverlay& overlay)
{
    return joined({tr("overlay %1 of %2").arg(overlay.card.cidr, card.card.cidr),
                   tr("space %1").arg(column.column.name)});
}

QString spokenDescription(const std::vector<BoardColumn>& columns, const BoardPlace& place,
                          bool isLifted)
{
    const BoardColumn& column = columns[place.column];
    const auto placeIn = [](std::size_t index, std::size_t count) {
        return tr("%1 of %2").arg(index + 1).arg(count);
    };
    QStringList parts;
    if (isLifted)
        parts << tr("in the hand");
    switch (place.kind) {
    case BoardPlace::Kind::Card: {
        const BoardCard& card = column.cards[place.card];
        parts << placeIn(place.card, column.cards.size()) << card.card.caption;
        for (const BoardOverlay& overlay : card.overlays)
            parts << tr("overlay %1 travels with it").arg(overlay.card.cidr);
        break;
    }
    case BoardPlace::Kind::Overlay:
        parts << tr("moves with %1").arg(column.cards[place.card].card.cidr);
        break;
    default:
        parts << placeIn(place.column, columns.size());
        if (!column.bound.empty())
            parts << tr("bound: %1").arg(names(column.bound));
        if (!column.constraints.empty())
            parts << tr("constraint: %1").arg(names(column.constraints));
        break;
    }
    return joined(parts);
}

QString boardText(const std::vector<BoardColumn>& columns)
{
    QString text;
    for (const BoardColumn& column : columns) {
        text += column.column.name;
        for (const QString& role : column.column.roles)
            text += QStringLiteral(" [%1]").arg(role);
        text += QStringLiteral(" | ") + column.column.counts;
        if (column.column.verdict)
            text += QStringLiteral(" | ") + column.column.verdict->word;
        text += QLatin1Char('\n');
        for (const BoardCard& card : column.cards) {
            text += cardLine(card);
            for (const BoardOverlay& overlay : card.overlays)
                text += QStringLiteral("    ~") + overlay.card.cidr + QLatin1Char('\n');
        }
        if (!column.column.isNew)
            text += QStringLiteral("  bound: %1\n  constraint: %2\n")
                        .arg(names(column.bound), names(column.constraints));
    }
    return text;
}

} // namespace netatlas::views::spaces
