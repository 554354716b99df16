// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"
#include "views/widgets/paint/marks.h"
#include "views/widgets/paint/text.h"

#include <QRect>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace netatlas::views::paint {

/// What a drag says about one column.
struct ColumnVerdict
{
    Verdict verdict = Verdict::Checking;
    /// "Allowed, 2 effects", "Breaks 3", "Checking"
    QString word;
    /// Why it is not possible, as text in the body.
    QString reason;
};

/// One space of the board (visual design 7).
struct SpaceColumn
{
    QString name;
    /// "default", "HA", "management"
    std::vector<QString> roles;
    /// "3 subnets · 36 machines"
    QString counts;
    theme::SpaceMark space;
    /// Values of the foot; what a drag would break is strong.
    QString boundLabel;
    std::vector<TextRun> bound;
    QString constraintLabel;
    std::vector<TextRun> constraint;
    /// While something is dragged.
    std::optional<ColumnVerdict> verdict;
    bool isTarget = false;
    bool isHovered = false;
    bool isSelected = false;
    bool isFocused = false;
    /// "New space": no edge, no foot, a plus in the body.
    bool isNew = false;
    bool isMenuHovered = false;
};

/// The parts of a column, for painting and for hits. All are inside the column's line.
struct ColumnParts
{
    QRectF head;
    QRectF menu;
    /// Empty unless something is dragged.
    QRectF strip;
    QRectF body;
    QRectF foot;
};
ColumnParts columnParts(const QRectF& rect, const SpaceColumn& column, const theme::Fonts& fonts);

/// Where a hovered target is painted: 4 more at each end.
QRectF grownColumn(const QRectF& rect);

/// Column without its cards. Paint the cards into `body` afterwards.
void paintSpaceColumn(QPainter& painter, const QRectF& rect, const SpaceColumn& column,
                      const theme::Theme& theme);

/// The hole that opens where the card would land, in line and tint of its verdict.
void paintDropZone(QPainter& painter, const QRectF& rect, Verdict verdict,
                   const theme::Tokens& tokens);

/// Mark and word on a tint: in heads, in the preview sheet, in the head of the decision sheet.
void paintVerdictRow(QPainter& painter, const QRectF& rect, Verdict verdict, const QString& word,
                     const QString& note, const theme::Theme& theme);

/// The small panel that follows the pointer.
struct VerdictStrip
{
    Verdict verdict = Verdict::Checking;
    /// "Breaks 3"
    QString word;
    /// "moving to dmz"
    QString target;
    /// "ceph excludes dmz, and 2 more"; empty for one line only.
    QString detail;
};
QSizeF verdictStripSize(const VerdictStrip& strip, const theme::Theme& theme);
void paintVerdictStrip(QPainter& painter, const QRectF& rect, const VerdictStrip& strip,
                       const theme::Theme& theme);
/// 40 below `pointer`, above it where the lower edge of `bounds` is near, never over `head`.
QRectF placeVerdictStrip(const QPointF& pointer, const QSizeF& size, const QRectF& bounds,
                         const QRectF& head);

} // namespace netatlas::views::paint
