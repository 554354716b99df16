// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/marks.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace netatlas::views::paint {

/// Where a card lies; the board leaves room for a grip and has a shorter bar.
enum class CardPlace { Topology, Board };

/// Who knows of what a card stands for.
enum class Presence { Both, ProviderOnly, Empty };

/// What the pointer, the keyboard and a drag do to a card. A ghost marks the place that a lifted
/// or removed card left.
struct CardState
{
    bool isHovered = false;
    bool isSelected = false;
    bool isFocused = false;
    bool isDimmed = false;
    bool isGhost = false;
    /// In the hand: how many, 0 when it is not.
    int carried = 0;
};

/// The subnet card, the same in Topology, board, ghost and chooser (visual design 6).
struct SubnetCard
{
    QString cidr;
    /// Space on the canvas, VLAN on the board.
    QString caption;
    theme::SpaceMark space;
    /// 0 to 1. Without it, `value` stands at the right, such as "412 addresses".
    std::optional<double> use;
    QString value;
    Severity worst = Severity::None;
    Change change = Change::None;
    /// Pinned, locked, note, twin: in text.2 before the severity mark.
    std::vector<theme::Icon> marks;
    Presence presence = Presence::Both;
    CardPlace place = CardPlace::Topology;
};

/// An overlay under its underlay's card: 28 high, hatched, one line.
struct OverlayCard
{
    QString cidr;
    /// "fan overlay", dropped when there is no room for it beside the CIDR.
    QString note;
    theme::SpaceMark space;
    Change change = Change::None;
};

/// Several subnets as one card.
struct FoldedCard
{
    /// "12 subnets"
    QString title;
    /// Of the first five.
    std::vector<theme::SpaceMark> preview;
    std::optional<double> meanUse;
    Severity worst = Severity::None;
};

/// Sizes at the text size in use.
QSizeF cardSize(CardPlace place, const theme::Fonts& fonts);
QSizeF overlaySize(CardPlace place, const theme::Fonts& fonts);

void paintSubnetCard(QPainter& painter, const QRectF& rect, const SubnetCard& card,
                     const CardState& state, const theme::Theme& theme);

/// `rect` is the overlay's own, already indented; the elbow to the parent's lower edge is painted
/// to its left.
void paintOverlayCard(QPainter& painter, const QRectF& rect, const OverlayCard& card,
                      const CardState& state, const theme::Theme& theme);

/// `rect` holds the front card and the two edges behind it.
void paintFoldedCard(QPainter& painter, const QRectF& rect, const FoldedCard& card,
                     const CardState& state, const theme::Theme& theme);

/// Where the grip of a board card is, for the cursor.
QRectF gripRect(const QRectF& card, const theme::Fonts& fonts);

} // namespace netatlas::views::paint
