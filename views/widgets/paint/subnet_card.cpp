// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/subnet_card.h"

#include "views/theme/metrics.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/outline.h"
#include "views/widgets/paint/strokes.h"
#include "views/widgets/paint/text.h"
#include "views/widgets/paint/use_bar.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;
using theme::TextRole;
using theme::TextWeight;

namespace {

constexpr double kGhostEdge = 0.35;

/// Colours of the parts of a card in its state.
struct Inks
{
    QColor ground;
    QColor name;
    QColor caption;
    QColor marks;
    theme::SpaceMark space;
    UseBarState bar = UseBarState::Rest;
};

theme::SpaceMark faded(const theme::SpaceMark& mark, const QColor& ground, double share)
{
    theme::SpaceMark result{theme::blend(mark.colour, ground, share), std::nullopt};
    if (mark.second)
        result.second = theme::blend(*mark.second, ground, share);
    return result;
}

Inks inksOf(const theme::SpaceMark& space, Change change, const CardState& state,
            const theme::Tokens& tokens)
{
    Inks inks{tokens.groundCard, tokens.text1, tokens.text2, tokens.text2, space};
    if (state.isGhost || change == Change::Removed) {
        inks = {QColor(),
                tokens.text3,
                tokens.text3,
                tokens.text3,
                faded(space, tokens.groundLane, kGhostEdge),
                UseBarState::Dimmed};
    } else if (state.isDimmed) {
        inks.name = inks.caption = inks.marks = tokens.text3;
        inks.space = faded(space, tokens.groundCard, 0.5);
        inks.bar = UseBarState::Dimmed;
    }
    return inks;
}

Box outlineOf(const SubnetCard& card, const CardState& state, const theme::Tokens& tokens)
{
    Outlined object{.change = card.change};
    if (state.isGhost)
        object.change = Change::Removed;
    // A ghost only marks a place: nothing else is told of it.
    if (object.change != Change::Removed) {
        object.presence = card.presence;
        object.worst = card.worst;
        object.isHovered = state.isHovered;
        object.isDimmed = state.isDimmed;
    }
    return outlineBox(object, tokens, double(metrics::kRadiusControl));
}

void paintRings(QPainter& painter, const QRectF& rect, const CardState& state,
                const theme::Theme& theme)
{
    const QColor& accent = theme.tokens.accent;
    if (state.isSelected || state.carried > 0) {
        paintRing(painter, rect, metrics::kRadiusControl, accent);
        if (state.isFocused)
            paintBox(painter, rect.adjusted(2, 2, -2, -2),
                     {.line = accent, .radius = 3.0, .dash = Dash::Dotted});
    } else if (state.isFocused) {
        paintDottedRing(painter, rect, metrics::kRadiusControl, accent);
    }
    if (state.carried > 1)
        paintCarried(painter, rect.topRight(), state.carried, theme);
}

/// Marks from the right; returns where they begin.
double paintMarks(QPainter& painter, const QRectF& rect, const SubnetCard& card, const Inks& inks,
                  const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    const double side = metrics::kBadge * k;
    double right = rect.right() - metrics::kCardInset * k;
    const double top = rect.top() + 8 * k;
    const auto next = [&] {
        const QRectF place(right - side, top, side, side);
        right = place.left() - metrics::kSpace1 * k;
        return place;
    };
    if (card.worst != Severity::None)
        paintSeverity(painter, next(), card.worst, theme.tokens);
    if (card.change != Change::None)
        paintChange(painter, next(), card.change, theme.tokens);
    for (auto mark = card.marks.rbegin(); mark != card.marks.rend(); ++mark)
        theme::paintIcon(painter, next(), *mark, inks.marks);
    return right;
}

/// Second line: caption, bar, percent or value. `left` is where its text starts.
void paintUseLine(QPainter& painter, const QRectF& rect, double left, double baseline,
                  const SubnetCard& card, const Inks& inks, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    const QFont caption = theme.fonts.of(TextRole::Caption);
    const double right = rect.right() - metrics::kCardInset * k;
    double room = right - left;
    if (card.use) {
        const double track =
            (card.place == CardPlace::Board ? metrics::kCardUseBarBoard : metrics::kCardUseBar) * k;
        const double height = metrics::kUseBar * k;
        const QRectF bar(right - metrics::kCardPercent * k - metrics::kSpace2 * k - track,
                         baseline - 4 * k - height / 2, track, height);
        paintText(painter, QPointF(right, baseline), percentText(*card.use), caption, inks.caption,
                  Align::Right);
        paintUseBar(painter, bar, *card.use, theme.tokens, inks.bar);
        room = bar.left() - metrics::kSpace2 * k - left;
    } else if (!card.value.isEmpty()) {
        paintText(painter, QPointF(right, baseline), card.value, caption, theme.tokens.text3,
                  Align::Right);
        room -= textWidth(card.value, caption) + metrics::kSpace2 * k;
    }
    paintText(painter, QPointF(left, baseline), elided(card.caption, caption, room, Elide::End),
              caption, inks.caption);
}

void paintGrip(QPainter& painter, const QRectF& rect, const QColor& colour)
{
    // Whole pixels: at this size they are crisper than the drawing of the icon.
    constexpr double kDot = 2.0;
    constexpr double kPitch = 4.0;
    const double k = rect.width() / metrics::kIconRow;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 2; ++column)
            painter.fillRect(
                onPixels(painter, QRectF(rect.left() + (4 + column * kPitch) * k,
                                         rect.top() + (2 + row * kPitch) * k, kDot * k, kDot * k)),
                colour);
    }
}

} // namespace

QSizeF cardSize(CardPlace place, const theme::Fonts& fonts)
{
    const int width = place == CardPlace::Board ? metrics::kCardWidthBoard : metrics::kCardWidth;
    return QSizeF(fonts.scaled(width), fonts.scaled(metrics::kCardHeight));
}

QSizeF overlaySize(CardPlace place, const theme::Fonts& fonts)
{
    return QSizeF(cardSize(place, fonts).width() - fonts.scaled(metrics::kOverlayIndent),
                  fonts.scaled(metrics::kOverlayHeight));
}

QRectF gripRect(const QRectF& card, const theme::Fonts& fonts)
{
    const double k = fonts.growth();
    return QRectF(card.left() + metrics::kGripLeft * k, card.top() + 9 * k, metrics::kIconRow * k,
                  metrics::kIconRow * k);
}

void paintSubnetCard(QPainter& painter, const QRectF& rect, const SubnetCard& card,
                     const CardState& state, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    const Inks inks = inksOf(card.space, card.change, state, theme.tokens);
    paintBox(painter, rect, outlineOf(card, state, theme.tokens));
    paintSpaceEdge(painter, rect, metrics::kRadiusControl, Qt::LeftEdge, metrics::kSpaceEdge * k,
                   inks.space);
    paintRings(painter, rect, state, theme);
    const bool isOnBoard = card.place == CardPlace::Board;
    if (isOnBoard)
        paintGrip(painter, gripRect(rect, theme.fonts), inks.marks);
    const double left =
        rect.left() + (isOnBoard ? metrics::kCardTextLeftBoard : metrics::kCardTextLeft) * k;
    paintMarks(painter, rect, card, inks, theme);
    paintText(painter, QPointF(left, rect.top() + metrics::kCardBaseline1 * k), card.cidr,
              theme.fonts.address(TextRole::Name), inks.name);
    paintUseLine(painter, rect, left, rect.top() + metrics::kCardBaseline2 * k, card, inks, theme);
}

void paintOverlayCard(QPainter& painter, const QRectF& rect, const OverlayCard& card,
                      const CardState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    const bool isGhost = state.isGhost || card.change == Change::Removed;
    const Inks inks = inksOf(card.space, card.change, state, tokens);
    const double elbow = rect.left() - 9 * k;
    const QPainterPath tie = roundedPath({{elbow, rect.top() - metrics::kOverlayGap * k},
                                          {elbow, rect.center().y()},
                                          {rect.left(), rect.center().y()}},
                                         metrics::kRadiusControl);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.strokePath(tie.translated(0.5, 0.5), linePen(painter, tokens.line3, 1.0));
    painter.restore();

    SubnetCard frame{.cidr = card.cidr, .change = card.change};
    paintBox(painter, rect, outlineOf(frame, state, tokens));
    if (!isGhost) {
        QPainterPath inside;
        inside.addRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
        paintHatch(painter, inside, theme::blend(tokens.hatch, tokens.groundCard, kHatchBehindText),
                   metrics::kHatchPitch);
        paintSpaceEdge(painter, rect, metrics::kRadiusControl, Qt::LeftEdge,
                       metrics::kSpaceEdge * k, inks.space);
    }
    paintRings(painter, rect, state, theme);
    const QRectF inner = rect.adjusted(metrics::kCardTextLeft * k, 0, -metrics::kCardInset * k, 0);
    const QFont cidrFont = theme.fonts.address(TextRole::Body, TextWeight::Medium);
    const QFont noteFont = theme.fonts.of(TextRole::Caption);
    const CidrWithNote shown =
        fitted({card.cidr, card.note}, cidrFont, noteFont, inner.width(), metrics::kSpace2 * k);
    if (tokens.isHighContrast) {
        // There the hatch is as strong as the text, which therefore stands on ground.
        const double note = textWidth(shown.note, noteFont);
        const QRectF plate = inner.adjusted(-2, 3, 2, -3);
        painter.fillRect(
            QRectF(plate.left(), plate.top(), textWidth(shown.cidr, cidrFont) + 4, plate.height()),
            tokens.groundCard);
        painter.fillRect(QRectF(plate.right() - note - 4, plate.top(), note + 4, plate.height()),
                         tokens.groundCard);
    }
    paintText(painter, inner, shown.cidr, cidrFont, inks.name, Align::Left, Elide::Never);
    paintText(painter, QPointF(inner.right(), baselineIn(inner, cidrFont)), shown.note, noteFont,
              tokens.text3, Align::Right);
}

void paintFoldedCard(QPainter& painter, const QRectF& rect, const FoldedCard& card,
                     const CardState& state, const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    const double step = metrics::kFoldStep;
    const QRectF front = rect.adjusted(0, 0, -2 * step, -2 * step);
    const SubnetCard frame{.worst =
                               card.worst == Severity::Error ? Severity::Error : Severity::None};
    for (int behind = 2; behind > 0; --behind)
        paintBox(painter, front.translated(behind * step, behind * step),
                 outlineOf({}, {.isDimmed = state.isDimmed}, tokens));
    paintBox(painter, front, outlineOf(frame, state, tokens));
    paintRings(painter, front, state, theme);

    const Inks inks = inksOf({}, Change::None, state, tokens);
    const double side = metrics::kChevron * k;
    theme::paintIcon(painter, QRectF(front.left() + 8 * k, front.top() + 8 * k, side, side),
                     theme::Icon::ChevronRight, inks.marks);
    const SubnetCard badges{.worst = card.worst};
    const double end = paintMarks(painter, front, badges, inks, theme);
    const double left = front.left() + metrics::kCardTextLeftBoard * k;
    const QFont name = theme.fonts.of(TextRole::Name);
    paintText(painter, QPointF(left, front.top() + 20 * k),
              elided(card.title, name, end - left, Elide::End), name, inks.name);
    const double baseline = front.top() + 36 * k;
    double x = front.left() + metrics::kSpace3 * k;
    for (std::size_t i = 0; i < std::min<std::size_t>(card.preview.size(), 5); ++i) {
        const theme::SpaceMark mark =
            state.isDimmed ? faded(card.preview[i], tokens.groundCard, 0.5) : card.preview[i];
        paintSpaceEdge(painter, QRectF(x, baseline - 6 * k, 8 * k, 4 * k), 1.0, Qt::TopEdge, 4 * k,
                       mark);
        x += 12 * k;
    }
    const SubnetCard useOnly{.use = card.meanUse};
    paintUseLine(painter, front, x, baseline, useOnly, inks, theme);
}

} // namespace netatlas::views::paint
