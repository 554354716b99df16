// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/bindings.h"

#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"

#include <QPainter>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;
using theme::TextRole;
using theme::TextWeight;

namespace {

constexpr double kBrokenApart = 4.0;
constexpr double kCross = 5.0;

Box nodeBox(const BindingNode& node, const BlockState& state, const theme::Tokens& tokens,
            double height)
{
    Box box{.ground = tokens.groundCard,
            .line = tokens.line1,
            .width = double(tokens.lineWidth),
            .radius = node.isAddress ? height / 2.0 : double(metrics::kRadiusControl)};
    if (node.isChain)
        box.line = tokens.line2;
    if (node.presence == Presence::ProviderOnly)
        box.dash = Dash::Provider;
    else if (node.presence == Presence::Empty)
        box.dash = Dash::Dotted;
    if (box.dash != Dash::Solid || state.isHovered)
        box.line = tokens.line3;
    return box;
}

} // namespace

void paintBindingNode(QPainter& painter, const QRectF& rect, const BindingNode& node,
                      const BlockState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    const Box box = nodeBox(node, state, tokens, rect.height());
    paintBox(painter, rect, box);
    if (state.isSelected)
        paintRing(painter, rect, box.radius, tokens.accent);
    else if (state.isFocused)
        paintDottedRing(painter, rect, box.radius, tokens.accent);

    QRectF inner = rect.adjusted(metrics::kSpace2 * k, 0, -metrics::kSpace2 * k, 0);
    const double side = metrics::kIconRow * k;
    const auto square = [&](double left) {
        return QRectF(left, rect.center().y() - side / 2, side, side);
    };
    if (node.space) {
        const theme::SpaceMark mark =
            state.isDimmed
                ? theme::SpaceMark{theme::blend(node.space->colour, tokens.groundCard, 0.5),
                                   std::nullopt}
                : *node.space;
        paintSpaceEdge(painter, rect, box.radius, Qt::LeftEdge, metrics::kSpaceEdge, mark);
        inner.setLeft(rect.left() + 12 * k);
    }
    if (node.isAddress)
        inner.setLeft(rect.left() + 12 * k);
    if (node.icon) {
        theme::paintIcon(painter, square(inner.left()), *node.icon,
                         state.isDimmed ? tokens.text3 : tokens.text2);
        inner.setLeft(inner.left() + side + metrics::kIconTextGap * k);
    }
    if (node.worst != Severity::None) {
        paintSeverity(painter, square(inner.right() - side), node.worst, tokens);
        inner.setRight(inner.right() - side - metrics::kSpace1 * k);
    }
    if (!node.letter.isNull()) {
        paintLetterMark(painter, square(inner.right() - side), node.letter, theme);
        inner.setRight(inner.right() - side - metrics::kSpace1 * k);
    }
    const bool isPrefix = node.space && node.text.contains(QLatin1Char('/'));
    const TextRole role = TextRole::Small;
    const TextWeight weight = node.isChain ? TextWeight::Strong : TextWeight::Regular;
    const bool isNumber = node.isAddress || isPrefix;
    const QFont font = isNumber ? theme.fonts.address(role, weight) : theme.fonts.of(role, weight);
    const QFont caption = theme.fonts.of(TextRole::Caption);
    const CidrWithNote shown =
        fitted({node.text, node.note}, font, caption, inner.width(), metrics::kSpace2 * k);
    paintText(painter, inner, shown.cidr, font, state.isDimmed ? tokens.text2 : tokens.text1,
              Align::Left, isNumber ? Elide::Never : Elide::Middle);
    paintText(painter, QPointF(inner.right(), baselineIn(inner, font)), shown.note, caption,
              tokens.text3, Align::Right);
}

void paintColumnHead(QPainter& painter, const QRectF& rect, const QString& text,
                     const QString& count, const theme::Theme& theme)
{
    const QFont font = theme.fonts.of(TextRole::Small, TextWeight::Strong);
    paintText(painter, rect, count, theme.fonts.of(TextRole::Small), theme.tokens.text3,
              Align::Right, Elide::Never);
    paintText(painter, rect, text, font, theme.tokens.text2);
    paintStraight(painter, rect.bottomLeft(), rect.bottomRight(), theme.tokens.line2,
                  theme.tokens.lineWidth);
}

void paintMissing(QPainter& painter, const QRectF& rect, const QString& text,
                  const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    paintBox(painter, rect,
             {.ground = theme.tokens.groundCard, .line = theme.tokens.error, .dash = Dash::Added});
    const double side = metrics::kIconRow * k;
    QRectF inner = rect.adjusted(metrics::kSpace2 * k, 0, -metrics::kSpace2 * k, 0);
    paintSeverity(painter, QRectF(inner.left(), rect.center().y() - side / 2, side, side),
                  Severity::Error, theme.tokens);
    inner.setLeft(inner.left() + side + metrics::kIconTextGap * k);
    paintText(painter, inner, text, theme.fonts.of(TextRole::Small, TextWeight::Strong),
              theme.tokens.text1);
}

namespace {

void paintBroken(QPainter& painter, const QPainterPath& path, const theme::Tokens& tokens)
{
    // A wide line with the ground inside it is two lines side by side.
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.strokePath(path, linePen(painter, tokens.error, kBrokenApart + 1.5));
    painter.strokePath(path, linePen(painter, tokens.groundCanvas, kBrokenApart - 1.5));
    const QPointF middle = path.pointAtPercent(0.5);
    const QPen pen = linePen(painter, tokens.error, 1.75);
    painter.setPen(pen);
    painter.drawLine(middle + QPointF(-kCross, -kCross), middle + QPointF(kCross, kCross));
    painter.drawLine(middle + QPointF(-kCross, kCross), middle + QPointF(kCross, -kCross));
    painter.restore();
}

} // namespace

void paintBindingCurve(QPainter& painter, const QPointF& from, const QPointF& to, CurveKind kind,
                       bool isChain, bool isDimmed, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const QPainterPath path = levelCurve(from, to);
    if (kind == CurveKind::Broken) {
        paintBroken(painter, path, tokens);
        return;
    }
    QColor colour = isDimmed ? tokens.line2 : tokens.link;
    double width = 1.0;
    Dash dash = Dash::Solid;
    switch (kind) {
    case CurveKind::Both:
    case CurveKind::Broken: break;
    case CurveKind::ProviderOnly: dash = Dash::Provider; break;
    case CurveKind::MachineOnly: dash = Dash::Dotted; break;
    case CurveKind::Missing:
        colour = tokens.error;
        width = metrics::kLineGhost;
        dash = Dash::Added;
        break;
    }
    if (isChain && kind != CurveKind::Missing) {
        colour = tokens.accent;
        width = metrics::kLineStrong;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.strokePath(path, linePen(painter, colour, width, dash));
    painter.restore();
}

} // namespace netatlas::views::paint
