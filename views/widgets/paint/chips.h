// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"
#include "views/theme/space_mark.h"
#include "views/theme/theme.h"

#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace netatlas::views::paint {

/// Font of a chip: digits of one width for a CIDR, the interface font for the name of a space.
QFont chipFont(const QString& text, const theme::Fonts& fonts);

/// Dot and CIDR, or name of a space, inside trees, tables and sentences; no box. Returns the width
/// used.
double paintSubnetChip(QPainter& painter, const QPointF& leftCentre, const QString& cidr,
                       const theme::SpaceMark& space, const QColor& text,
                       const theme::Theme& theme);

/// Outlined word such as `default`, `HA`, `management`: 16 high, fully round.
double tagWidth(const QString& word, const theme::Theme& theme);
void paintTag(QPainter& painter, const QRectF& rect, const QString& word,
              const theme::Theme& theme);

enum class PillState { Rest, Chain, Dimmed };

/// Number on a bundle of links: 16 high, on the ground of the canvas.
QRectF pillRect(const QPointF& centre, const QString& text, const theme::Theme& theme);
void paintPill(QPainter& painter, const QRectF& rect, const QString& text, PillState state,
               const theme::Theme& theme);

/// A key such as Esc in a hint: sunk ground, 20 high.
double keyCapWidth(const QString& key, const theme::Theme& theme);
void paintKeyCap(QPainter& painter, const QRectF& rect, const QString& key,
                 const theme::Theme& theme);

/// In a corner of the canvas: what is hidden, and the way to see it.
struct CornerChip
{
    std::optional<theme::Icon> icon;
    QString text;
    /// In accent at the right; empty for none.
    QString action;
    bool isActionFocused = false;
};
QSizeF cornerChipSize(const CornerChip& chip, const theme::Theme& theme);
/// Returns the rectangle of the action, for clicks.
QRectF paintCornerChip(QPainter& painter, const QRectF& rect, const CornerChip& chip,
                       const theme::Theme& theme);

/// How many cards one carries: `x3`, on accent.
void paintCarried(QPainter& painter, const QPointF& topRight, int count, const theme::Theme& theme);

} // namespace netatlas::views::paint
