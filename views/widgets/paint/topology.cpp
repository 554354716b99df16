// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/topology.h"

#include "views/theme/metrics.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/outline.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;
using theme::TextRole;
using theme::TextWeight;

namespace {

constexpr double kFullFrom = 0.90;
constexpr double kPlainFrom = 0.45;
constexpr double kSquareFrom = 0.25;
constexpr double kLeastDot = 3.0;

void paintFocus(QPainter& painter, const QRectF& rect, double radius, const BlockState& state,
                const theme::Tokens& tokens)
{
    if (state.isFocused && !state.isSelected)
        paintDottedRing(painter, rect, radius, tokens.accent);
    else if (state.isFocused)
        paintBox(painter, rect.adjusted(2, 2, -2, -2),
                 {.line = tokens.accent, .radius = radius - 1, .dash = Dash::Dotted});
}

} // namespace

void paintFabricLane(QPainter& painter, const QRectF& rect, const FabricLane& lane,
                     const BlockState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    Box box{.ground = tokens.groundLane,
            .line = tokens.line2,
            .width = double(tokens.lineWidth),
            .radius = double(metrics::kRadiusSheet),
            .dash = lane.isReal ? Dash::Solid : Dash::Provider};
    if (state.isSelected)
        box.line = tokens.accent;
    else if (state.isHovered)
        box.line = tokens.line3;
    else if (state.isDimmed)
        box.line = tokens.line1;
    paintBox(painter, rect, box);
    paintFocus(painter, rect, metrics::kRadiusSheet, state, tokens);

    const double padding = (lane.isFar ? metrics::kSpace2 : metrics::kLanePadding) * k;
    QRectF head(rect.left() + padding, rect.top(), rect.width() - 2 * padding,
                metrics::kLaneHead * k);
    if (lane.isFar)
        head.setHeight(metrics::kRow * k + 4);
    if (!lane.isFar) {
        const double side = metrics::kIconRow * k;
        const QRectF place(head.left(), head.center().y() - side / 2, side, side);
        theme::paintIcon(painter, place, lane.icon, state.isDimmed ? tokens.text3 : tokens.text2);
        head.setLeft(place.right() + metrics::kIconTextGap * k);
    }
    if (lane.worst != Severity::None) {
        const double side = metrics::kBadge * k;
        paintSeverity(painter,
                      QRectF(head.right() - side, head.center().y() - side / 2, side, side),
                      lane.worst, tokens);
        head.setRight(head.right() - side - metrics::kSpace1 * k);
    }
    // The name stays; counts go when both have no room.
    QFont name = theme.fonts.of(TextRole::Name);
    if (lane.isFar && textWidth(lane.name, name) > head.width()) {
        // Fabrics side by side often differ in the end of their names only.
        name = theme.fonts.of(TextRole::Caption, TextWeight::Strong);
        head.adjust(metrics::kSpace1 - padding, 0, padding - metrics::kSpace1, 0);
    }
    const QFont caption = theme.fonts.of(TextRole::Caption);
    const double taken = textWidth(lane.name, name) + metrics::kSpace3 * k;
    if (taken + textWidth(lane.counts, caption) <= head.width())
        paintText(painter, head, lane.counts, caption, tokens.text3, Align::Right, Elide::Never);
    paintText(painter, head, lane.name, name, state.isDimmed ? tokens.text3 : tokens.text1,
              Align::Left, lane.isFar ? Elide::Middle : Elide::End);
}

void paintVlanBus(QPainter& painter, const QRectF& rect, const VlanBus& bus,
                  const BlockState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    Box box{.ground = tokens.groundBus, .radius = double(metrics::kRadiusControl)};
    if (state.isSelected) {
        box.ground = tokens.select;
        box.line = tokens.accent;
    } else if (state.isHovered || tokens.isHighContrast) {
        box.line = tokens.line3;
    } else if (bus.change == Change::Added) {
        box.line = tokens.line3;
        box.dash = Dash::Added;
    } else if (bus.change == Change::Removed) {
        box.ground = QColor();
        box.line = tokens.line3;
        box.dash = Dash::Provider;
    }
    paintBox(painter, rect, box);
    paintFocus(painter, rect, metrics::kRadiusControl, state, tokens);

    QRectF inner = rect.adjusted(metrics::kSpace2 * k, 0, -metrics::kSpace2 * k, 0);
    const double side = metrics::kIconRow * k;
    const auto placeRight = [&] {
        const QRectF place(inner.right() - side, rect.center().y() - side / 2, side, side);
        inner.setRight(place.left() - metrics::kSpace1 * k);
        return place;
    };
    if (bus.isFolded)
        theme::paintIcon(painter, placeRight(), theme::Icon::ChevronRight, tokens.text3);
    if (bus.worst != Severity::None)
        paintSeverity(painter, placeRight(), bus.worst, tokens);
    if (bus.change != Change::None)
        paintChange(painter, placeRight(), bus.change, tokens);
    const QFont caption = theme.fonts.of(TextRole::Caption);
    const QFont strong = theme.fonts.of(TextRole::Caption, TextWeight::Strong);
    const QColor ink = state.isDimmed ? tokens.text3 : tokens.text1;
    const double gap = metrics::kSpace2 * k;
    const double nameEnd = inner.left() + textWidth(bus.name, strong) + gap;
    const double countWidth = textWidth(bus.count, caption);
    paintText(painter, inner, bus.name, strong, ink);
    if (nameEnd + countWidth > inner.right())
        return;
    paintText(painter, inner, bus.count, caption, state.isDimmed ? tokens.text3 : tokens.text2,
              Align::Right, Elide::Never);
    QRectF middle = inner;
    middle.setLeft(nameEnd);
    middle.setRight(inner.right() - countWidth - gap);
    if (textWidth(bus.detail, caption) <= middle.width())
        paintText(painter, middle, bus.detail, caption, tokens.text3, Align::Left, Elide::Never);
}

void paintDrop(QPainter& painter, const QPointF& top, double length, DropState state,
               const theme::Tokens& tokens)
{
    const QPointF bottom = top + QPointF(0, length);
    switch (state) {
    case DropState::Rest: paintStraight(painter, top, bottom, tokens.link, tokens.lineWidth); break;
    case DropState::Chain:
        paintStraight(painter, top, bottom, tokens.accent, metrics::kLineStrong);
        break;
    case DropState::Dimmed:
        paintStraight(painter, top, bottom, tokens.line1, tokens.lineWidth);
        break;
    }
}

QRectF paintEmptyRow(QPainter& painter, const QRectF& rect, const QString& text,
                     const QString& action, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    paintBox(painter, rect,
             {.line = theme.tokens.line3,
              .width = double(theme.tokens.lineWidth),
              .dash = Dash::Dotted});
    QRectF inner = rect.adjusted(metrics::kSpace3 * k, 0, -metrics::kSpace3 * k, 0);
    const QFont font = theme.fonts.of(TextRole::Caption, TextWeight::Medium);
    paintText(painter, inner, text, theme.fonts.of(TextRole::Caption), theme.tokens.text3);
    paintText(painter, inner, action, font, theme.tokens.accent, Align::Right, Elide::Never);
    inner.setLeft(inner.right() - textWidth(action, font));
    return inner;
}

MachineDetail machineDetail(double zoom)
{
    if (zoom > kFullFrom)
        return MachineDetail::Full;
    if (zoom > kPlainFrom)
        return MachineDetail::Plain;
    return zoom >= kSquareFrom ? MachineDetail::Square : MachineDetail::Dot;
}

namespace {

void paintTicks(QPainter& painter, const QRectF& rect, const std::vector<theme::SpaceMark>& nics,
                const BlockState& state, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    const bool isCut = nics.size() > metrics::kNicTicksMost;
    const auto shown = isCut ? std::size_t(metrics::kNicTicksMost) : nics.size();
    const double width = metrics::kNicTickWidth * k;
    const double pitch = width + metrics::kNicTickGap * k;
    const double plus = isCut ? 6 * k : 0.0;
    double x = rect.center().x() - (shown * pitch - metrics::kNicTickGap * k + plus) / 2.0;
    const double top = rect.bottom() - (metrics::kNicTickHeight + 3) * k;
    for (std::size_t i = 0; i < shown; ++i) {
        theme::SpaceMark mark = nics[i];
        if (state.isDimmed)
            mark.colour = theme::blend(mark.colour, theme.tokens.groundCard, 0.4);
        paintSpaceEdge(painter, QRectF(x, top, width, metrics::kNicTickHeight * k), 1.0,
                       Qt::LeftEdge, width, mark);
        x += pitch;
    }
    if (isCut) {
        const double y = top + metrics::kNicTickHeight * k / 2;
        paintStraight(painter, {x, y}, {x + 5 * k, y}, theme.tokens.text2, 1.0);
        paintStraight(painter, {x + 2.5 * k, y - 2.5 * k}, {x + 2.5 * k, y + 2.5 * k},
                      theme.tokens.text2, 1.0);
    }
}

Box machineBox(const MachineBlock& machine, const BlockState& state, const theme::Tokens& tokens)
{
    return outlineBox({.change = machine.change,
                       .presence = machine.presence,
                       .worst = machine.worst,
                       .isHovered = state.isHovered,
                       .isDimmed = state.isDimmed},
                      tokens, double(metrics::kRadiusMachine));
}

} // namespace

void paintMachine(QPainter& painter, const QRectF& rect, const MachineBlock& machine,
                  MachineDetail detail, const BlockState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    if (detail == MachineDetail::Dot) {
        const bool isTrouble = machine.worst == Severity::Error;
        QColor dot = machine.hasContainers ? tokens.machineHost : tokens.machine;
        painter.fillRect(onPixels(painter, rect), isTrouble ? tokens.error : dot);
        return;
    }
    const double k = theme.fonts.growth();
    paintBox(painter, rect, machineBox(machine, state, tokens));
    if (state.isSelected)
        paintRing(painter, rect, metrics::kRadiusMachine, tokens.accent);
    paintFocus(painter, rect, metrics::kRadiusMachine, state, tokens);
    if (detail == MachineDetail::Square) {
        const double side = std::min(rect.width(), rect.height()) * 0.8;
        QRectF place(0, 0, side, side);
        place.moveCenter(rect.center());
        paintSeverity(painter, place, machine.worst, tokens);
        return;
    }
    const double inset = detail == MachineDetail::Full ? metrics::kSpace1 * k : 2.0;
    QRectF text = rect.adjusted(inset, 0, -inset, 0);
    if (detail == MachineDetail::Full) {
        text.setBottom(rect.bottom() - 4 * k);
        paintTicks(painter, rect, machine.nics, state, theme);
    }
    const QFont font = theme.fonts.of(TextRole::Caption);
    paintText(painter, text, lastParts(machine.id, font, text.width()), font,
              state.isDimmed ? tokens.text3 : tokens.text2, Align::Centre, Elide::Never);
}

namespace {

constexpr double kFarInset = 4.0;

int farColumns(const QSizeF& size)
{
    const double room = size.width() - metrics::kFarEdge - 2 * kFarInset;
    return std::max(0, static_cast<int>((room + 1) / metrics::kFarPitch));
}

void paintDots(QPainter& painter, const QRectF& rect, const FarBlock& block,
               const BlockState& state, const theme::Tokens& tokens)
{
    const int columns = farColumns(rect.size());
    if (columns == 0)
        return;
    const QPointF first = rect.topLeft() + QPointF(metrics::kFarEdge + kFarInset, kFarInset);
    const auto cell = [&](int place, double side) {
        const double offset = (metrics::kFarDot - side) / 2.0;
        return QRectF(first.x() + (place % columns) * metrics::kFarPitch + offset,
                      first.y() + (place / columns) * metrics::kFarPitch + offset, side, side);
    };
    const int shown = std::min(block.machines, farCapacity(rect.size()));
    const double share = state.isDimmed ? 0.45 : 1.0;
    const QColor host = theme::blend(tokens.machineHost, tokens.groundCard, share);
    const QColor plain = theme::blend(tokens.machine, tokens.groundCard, share);
    for (int place = 0; place < shown; ++place)
        painter.fillRect(cell(place, metrics::kFarDot), place < block.hosts ? host : plain);
    for (const int place : block.troubles) {
        if (place < shown)
            painter.fillRect(cell(place, metrics::kFarTrouble), tokens.error);
    }
}

} // namespace

int farCapacity(const QSizeF& size)
{
    const double room = size.height() - 2 * kFarInset;
    const int rows = std::max(0, static_cast<int>((room + 1) / metrics::kFarPitch));
    return farColumns(size) * rows;
}

void paintFarBlock(QPainter& painter, const QRectF& rect, const FarBlock& block, double zoom,
                   const BlockState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const bool isFilled = metrics::kFarDot * zoom < kLeastDot;
    Box box{.ground = tokens.groundCard,
            .line = tokens.line1,
            .width = double(tokens.lineWidth),
            .radius = double(metrics::kRadiusMark)};
    if (isFilled && block.use)
        box.ground = theme::useStep(tokens, *block.use);
    if (state.isHovered)
        box.line = tokens.line3;
    paintBox(painter, rect, box);
    if (state.isSelected)
        paintRing(painter, rect, metrics::kRadiusMark, tokens.accent);
    paintFocus(painter, rect, metrics::kRadiusMark, state, tokens);
    paintSpaceEdge(painter, rect, metrics::kRadiusMark, Qt::LeftEdge, metrics::kFarEdge,
                   block.space);
    if (isFilled) {
        // The painter is small by then: the number keeps its size against the zoom.
        const QFont font = theme.fonts.of(TextRole::Caption);
        const QString count = countText(block.machines);
        if (textWidth(count, font) <= rect.width() * zoom - 4) {
            painter.save();
            painter.translate(rect.center());
            painter.scale(1.0 / zoom, 1.0 / zoom);
            paintText(painter, QRectF(-50, -10, 100, 20), count, font, theme::textOn(box.ground),
                      Align::Centre, Elide::Never);
            painter.restore();
        }
    } else {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintDots(painter, rect, block, state, tokens);
        painter.restore();
    }
    const double side = metrics::kFarMark;
    paintSeverity(painter, QRectF(rect.right() - side - 4, rect.bottom() - side - 4, side, side),
                  block.worst, tokens);
}

double linkWidth(int count)
{
    if (count <= 20)
        return 1.5;
    return count <= 200 ? 3.0 : 5.0;
}

QPointF labelPoint(const std::vector<QPointF>& points)
{
    QLineF longest;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const QLineF leg(points[i - 1], points[i]);
        if (leg.length() > longest.length())
            longest = leg;
    }
    return longest.center();
}

void paintLink(QPainter& painter, const Link& link, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    QColor colour = tokens.link;
    double width = linkWidth(link.count);
    Dash dash = Dash::Solid;
    switch (link.kind) {
    case LinkKind::Plain: break;
    case LinkKind::Routed: dash = Dash::Dotted; break;
    case LinkKind::Broken:
        colour = tokens.error;
        width = metrics::kLineGhost;
        dash = Dash::Added;
        break;
    case LinkKind::Ghost:
        colour = tokens.line3;
        width = metrics::kLineGhost;
        dash = Dash::Provider;
        break;
    }
    if (link.isChain && link.kind != LinkKind::Broken) {
        colour = tokens.accent;
        width = std::max(width, double(metrics::kLineStrong));
    }
    if (link.isDimmed)
        colour = tokens.line1;
    if (tokens.isHighContrast)
        width = std::max(width, 2.0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.strokePath(roundedPath(link.points, metrics::kLinkCorner),
                       linePen(painter, colour, width, dash));
    painter.restore();
}

QRectF linkLabelRect(const Link& link, const theme::Theme& theme)
{
    QRectF rect = pillRect(link.labelAt.value_or(labelPoint(link.points)), link.label, theme);
    if (link.kind != LinkKind::Routed)
        return rect;
    const QPointF centre = rect.center();
    rect.setWidth(std::ceil(textWidth(link.label, theme.fonts.of(TextRole::Caption))) + 2);
    rect.moveCenter(centre);
    return rect;
}

void paintLinkLabel(QPainter& painter, const Link& link, const theme::Theme& theme)
{
    if (link.label.isEmpty())
        return;
    const QRectF pill = linkLabelRect(link, theme);
    if (link.kind == LinkKind::Routed) {
        // A word on the ground, without a pill's edge.
        painter.fillRect(pill, theme.tokens.groundCanvas);
        paintText(painter, pill, link.label, theme.fonts.of(TextRole::Caption), theme.tokens.text2,
                  Align::Centre, Elide::Never);
        return;
    }
    PillState state = link.isChain ? PillState::Chain : PillState::Rest;
    if (link.isDimmed)
        state = PillState::Dimmed;
    paintPill(painter, pill, link.label, state, theme);
}

void paintStripRow(QPainter& painter, const QRectF& rect, const StripRow& row,
                   const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    if (row.isSelected)
        painter.fillRect(onPixels(painter, rect), tokens.select);
    else if (row.isHovered)
        painter.fillRect(onPixels(painter, rect), tokens.hover);
    const QRectF target = rect.adjusted(1, 1, -2, -1);
    if (row.verdict == Verdict::NotPossible) {
        QPainterPath shape;
        shape.addRect(target);
        paintHatch(painter, shape,
                   views::theme::blend(tokens.hatch, tokens.groundCanvas, kHatchBehindText),
                   metrics::kHatchPitchWide);
    } else if (row.verdict && row.isTarget) {
        painter.fillRect(onPixels(painter, target), verdictTint(*row.verdict, tokens));
    }
    if (row.verdict && *row.verdict != Verdict::Checking && *row.verdict != Verdict::NotPossible)
        paintBox(painter, target, verdictBox(*row.verdict, tokens, metrics::kRadiusControl));
    paintSpaceEdge(painter, rect.adjusted(0, 2, 0, -2), 0, Qt::LeftEdge, metrics::kSpaceEdge,
                   row.space);
    const QRectF inner = rect.adjusted(metrics::kSpace3 * k, 0, -metrics::kSpace2 * k, 0);
    const QFont caption = theme.fonts.of(TextRole::Caption);
    const bool isStrong = row.isSelected || row.isTarget;
    const TextWeight weight = isStrong ? TextWeight::Strong : TextWeight::Regular;
    QRectF name = inner;
    if (row.verdict) {
        const double side = metrics::kBadge * k;
        paintVerdict(painter,
                     QRectF(inner.right() - side, inner.center().y() - side / 2, side, side),
                     *row.verdict, tokens);
        name.setRight(inner.right() - side - metrics::kSpace1);
    } else {
        paintText(painter, inner, row.count, caption, tokens.text3, Align::Right, Elide::Never);
        name.setRight(inner.right() - textWidth(row.count, caption) - metrics::kSpace1);
    }
    paintText(painter, name, row.name, theme.fonts.of(TextRole::Small, weight), tokens.text1);
    if (row.isFocused)
        paintBox(painter, rect, {.line = tokens.accent, .width = 2.0, .radius = 0.0});
}

} // namespace netatlas::views::paint
