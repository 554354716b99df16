// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/subnet_card.h"
#include "views/widgets/paint/topology.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace netatlas::views::paint {

/// One node of the binding columns, 24 high. Addresses are pills.
struct BindingNode
{
    QString text;
    /// At the right: unit, percent, role; dropped when there is no room.
    QString note;
    std::optional<theme::Icon> icon;
    std::optional<theme::SpaceMark> space;
    /// P, U, H or A of an address.
    QChar letter;
    Severity worst = Severity::None;
    Presence presence = Presence::Both;
    bool isAddress = false;
    /// On the pinned chain: strong text, full line.
    bool isChain = false;
};
void paintBindingNode(QPainter& painter, const QRectF& rect, const BindingNode& node,
                      const BlockState& state, const theme::Theme& theme);

/// Head over a column: words strong, count at the right, over a line.
void paintColumnHead(QPainter& painter, const QRectF& rect, const QString& text,
                     const QString& count, const theme::Theme& theme);

/// What lacks, as one dashed box across the columns that lack it.
void paintMissing(QPainter& painter, const QRectF& rect, const QString& text,
                  const theme::Theme& theme);

enum class CurveKind { Both, ProviderOnly, MachineOnly, Missing, Broken };
void paintBindingCurve(QPainter& painter, const QPointF& from, const QPointF& to, CurveKind kind,
                       bool isChain, bool isDimmed, const theme::Theme& theme);

} // namespace netatlas::views::paint
