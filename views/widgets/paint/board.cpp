// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/board.h"

#include "views/theme/icons/icon.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/strokes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace netatlas::views::paint {

namespace metrics = theme::metrics;
using theme::TextRole;
using theme::TextWeight;

namespace {

void paintOutline(QPainter& painter, const QRectF& rect, const SpaceColumn& column,
                  const theme::Tokens& tokens)
{
    const double radius = metrics::kRadiusSheet;
    Box box{.line = tokens.line2, .width = double(tokens.lineWidth), .radius = radius};
    if (column.isNew && !column.verdict)
        box.dash = Dash::Provider;
    if (column.isHovered)
        box.line = tokens.line3;
    if (column.verdict && column.verdict->verdict != Verdict::Checking)
        box = verdictBox(column.verdict->verdict, tokens, radius);
    if (column.isSelected && !column.verdict) {
        box.line = tokens.accent;
        box.width = metrics::kLineStrong;
    }
    paintBox(painter, rect, box);
    if (column.isFocused)
        paintDottedRing(painter, rect, radius, tokens.accent);
}

void paintGround(QPainter& painter, const QRectF& rect, const SpaceColumn& column, double foot,
                 const theme::Tokens& tokens)
{
    paintBox(painter, rect, {.ground = tokens.groundLane, .radius = double(metrics::kRadiusSheet)});
    if (column.verdict && column.verdict->verdict == Verdict::NotPossible) {
        QPainterPath inside;
        inside.addRoundedRect(rect, metrics::kRadiusSheet, metrics::kRadiusSheet);
        // The foot tells why, and reads better on plain ground.
        QPainterPath aboveFoot;
        aboveFoot.addRect(QRectF(rect.topLeft(), QPointF(rect.right(), foot)));
        inside = inside.intersected(aboveFoot);
        paintHatch(painter, inside, theme::blend(tokens.hatch, tokens.groundLane, kHatchBehindText),
                   metrics::kHatchPitchWide);
    }
}

void paintMenuDots(QPainter& painter, const QRectF& target, bool isHovered,
                   const theme::Theme& theme)
{
    if (isHovered)
        paintBox(painter, target, {.ground = theme.tokens.hover});
    const double side = std::min(metrics::kIcon * theme.fonts.growth(), target.width());
    QRectF place(0, 0, side, side);
    place.moveCenter(target.center());
    theme::paintIcon(painter, place, theme::Icon::More, theme.tokens.text2);
}

void paintHead(QPainter& painter, const ColumnParts& parts, const SpaceColumn& column,
               const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    const QFont heading = theme.fonts.of(TextRole::Heading);
    const double baseline = parts.head.top() + 28 * k;
    const double left = parts.head.left() + metrics::kSpace3 * k;
    double room = (column.isNew ? parts.head.right() - metrics::kSpace2 : parts.menu.left()) - left;
    double tags = 0.0;
    for (const QString& role : column.roles)
        tags += metrics::kSpace2 * k + tagWidth(role, theme);
    const double nameWidth = textWidth(column.name, heading);
    // Names before tags: a name that has no room takes theirs.
    const bool showsTags = nameWidth + tags <= room;
    paintText(painter, QPointF(left, baseline), elided(column.name, heading, room, Elide::End),
              heading, tokens.text1);
    if (showsTags) {
        double x = left + nameWidth;
        for (const QString& role : column.roles) {
            x += metrics::kSpace2 * k;
            const double height = metrics::kRoleTag * k;
            const QRectF tag(std::round(x), std::round(baseline - 5 * k - height / 2),
                             tagWidth(role, theme), height);
            paintTag(painter, tag, role, theme);
            x = tag.right();
        }
    }
    const QFont caption = theme.fonts.of(TextRole::Caption);
    paintText(
        painter, QPointF(left, parts.head.top() + 48 * k),
        elided(column.counts, caption, parts.head.right() - left - metrics::kSpace2, Elide::End),
        caption, tokens.text3);
    if (!column.isNew)
        paintMenuDots(painter, parts.menu, column.isMenuHovered, theme);
    const QPointF below(0, 0.5);
    paintStraight(painter, parts.head.bottomLeft() + below, parts.head.bottomRight() + below,
                  tokens.line1, tokens.lineWidth);
}

/// An `application:endpoint` that is longer than a line may go on in the next after its colon.
std::vector<TextRun> breakable(std::vector<TextRun> runs, const QFont& font, double width)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    for (TextRun& run : runs) {
        QStringList words = run.text.split(QLatin1Char(' '));
        for (QString& word : words)
            if (textWidth(word + QLatin1Char(','), run.isStrong ? strong : font) > width)
                word.replace(QLatin1Char(':'), QStringLiteral(":\u200B"));
        run.text = words.join(QLatin1Char(' '));
    }
    return runs;
}

double paintFootRow(QPainter& painter, const QRectF& rect, const QString& label,
                    const std::vector<TextRun>& value, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    const QFont font = theme.fonts.of(TextRole::Caption);
    paintRuns(painter, QRectF(rect.left(), rect.top(), metrics::kColumnLabel * k, rect.height()),
              {{label}}, font, theme.tokens.text3, QColor());
    QRectF values = rect;
    values.setLeft(rect.left() + metrics::kColumnLabel * k);
    return paintRuns(painter, values, breakable(value, font, values.width()), font,
                     theme.tokens.text2, theme.tokens.text1);
}

void paintFoot(QPainter& painter, const ColumnParts& parts, const SpaceColumn& column,
               const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    paintStraight(painter, parts.foot.topLeft(), parts.foot.topRight(), theme.tokens.line1,
                  theme.tokens.lineWidth);
    QRectF inner = parts.foot.adjusted(metrics::kSpace3 * k, 10 * k, -metrics::kSpace2 * k, -4);
    // The second row keeps its place while the first is short, and has room when it is long.
    const QFont font = theme.fonts.of(TextRole::Caption);
    const double wide = inner.width() - metrics::kColumnLabel * k;
    const double twoLines = 2 * runsHeight({{QStringLiteral("x")}}, font, wide);
    const double second =
        std::min(twoLines, runsHeight(breakable(column.constraint, font, wide), font, wide));
    QRectF first = inner;
    first.setBottom(inner.bottom() - second - 4 * k);
    const double used = paintFootRow(painter, first, column.boundLabel, column.bound, theme);
    inner.setTop(std::min(inner.top() + std::max(used + 8 * k, 40 * k), inner.bottom() - second));
    paintFootRow(painter, inner, column.constraintLabel, column.constraint, theme);
}

} // namespace

QRectF grownColumn(const QRectF& rect)
{
    return rect.adjusted(0, -metrics::kColumnGrow, 0, metrics::kColumnGrow);
}

ColumnParts columnParts(const QRectF& rect, const SpaceColumn& column, const theme::Fonts& fonts)
{
    const double k = fonts.growth();
    // 4 for the edge at the top, 1 for the line at the sides.
    const QRectF inner = rect.adjusted(1, metrics::kSpaceEdge, -1, -1);
    ColumnParts parts;
    parts.head = QRectF(inner.left(), inner.top(), inner.width(), metrics::kColumnHead * k);
    const double target = metrics::kTarget;
    parts.menu = QRectF(parts.head.right() - target - 7, parts.head.top() + 11 * k, target, target);
    double top = parts.head.bottom() + 1;
    if (column.verdict) {
        parts.strip = QRectF(inner.left(), top, inner.width(), metrics::kVerdictRow * k);
        top = parts.strip.bottom();
    }
    const double foot = column.isNew ? 0.0 : metrics::kColumnFoot * k;
    parts.foot = QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot);
    parts.body = QRectF(QPointF(inner.left(), top), QPointF(inner.right(), parts.foot.top()))
                     .adjusted(metrics::kSpace2, metrics::kSpace3, -metrics::kSpace2, 0);
    return parts;
}

void paintSpaceColumn(QPainter& painter, const QRectF& rect, const SpaceColumn& column,
                      const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const QRectF outer = column.isTarget ? grownColumn(rect) : rect;
    const ColumnParts parts = columnParts(outer, column, theme.fonts);
    paintGround(painter, outer, column, parts.foot.top(), tokens);
    paintHead(painter, parts, column, theme);
    if (column.verdict) {
        paintVerdictRow(painter, parts.strip, column.verdict->verdict, column.verdict->word,
                        QString(), theme);
        const QPointF below(0, 0.5);
        paintStraight(painter, parts.strip.bottomLeft() - below, parts.strip.bottomRight() - below,
                      tokens.line1, tokens.lineWidth);
        if (!column.verdict->reason.isEmpty())
            paintRuns(painter, parts.body.adjusted(4, 0, 0, 0), {{column.verdict->reason}},
                      theme.fonts.of(TextRole::Small), tokens.text2, QColor());
    }
    if (column.isNew) {
        QRectF plus(0, 0, metrics::kIconDrop, metrics::kIconDrop);
        plus.moveCenter(QPointF(parts.body.center().x(), parts.body.top() + 24));
        theme::paintIcon(painter, plus, theme::Icon::Plus, tokens.text3);
    } else {
        paintFoot(painter, parts, column, theme);
    }
    paintOutline(painter, outer, column, tokens);
    if (!column.isNew) {
        // A 2 px outline stays whole; the edge lies inside it.
        const bool isStrong = column.verdict && column.verdict->verdict == Verdict::Breaks;
        const double top = isStrong ? metrics::kLineStrong : 0.0;
        paintSpaceEdge(painter, outer.adjusted(top, top, -top, 0), metrics::kRadiusSheet - top,
                       Qt::TopEdge, metrics::kSpaceEdge, column.space);
    }
}

void paintDropZone(QPainter& painter, const QRectF& rect, Verdict verdict,
                   const theme::Tokens& tokens)
{
    Box box = verdictBox(verdict, tokens, metrics::kRadiusControl);
    box.ground = verdictTint(verdict, tokens);
    if (verdict == Verdict::Checking) {
        box.line = tokens.line3;
        box.width = 1.0;
    }
    // Dashed for every verdict: the card is not there yet.
    box.dash = verdict == Verdict::AlreadyHere ? Dash::Dotted : Dash::Added;
    paintBox(painter, rect, box);
}

void paintVerdictRow(QPainter& painter, const QRectF& rect, Verdict verdict, const QString& word,
                     const QString& note, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    painter.fillRect(onPixels(painter, rect), verdictTint(verdict, theme.tokens));
    const double side = metrics::kIcon * k;
    QRectF inner = rect.adjusted(metrics::kSpace3 * k, 0, -metrics::kSpace3 * k, 0);
    if (verdict != Verdict::Checking) {
        const QRectF mark(inner.left(), rect.center().y() - side / 2, side, side);
        paintVerdict(painter, mark, verdict, theme.tokens);
        inner.setLeft(mark.right() + metrics::kSpace2 * k);
    }
    const QFont strong = theme.fonts.of(TextRole::Small, TextWeight::Strong);
    const QFont caption = theme.fonts.of(TextRole::Caption);
    paintText(painter, inner, word, strong, theme.tokens.text1);
    const double left = textWidth(word, strong) + metrics::kSpace2 * k;
    if (left + textWidth(note, caption) <= inner.width())
        paintText(painter, inner, note, caption, theme.tokens.text2, Align::Right, Elide::Never);
}

QSizeF verdictStripSize(const VerdictStrip& strip, const theme::Theme& theme)
{
    const double k = theme.fonts.growth();
    const QFont strong = theme.fonts.of(TextRole::Body, TextWeight::Strong);
    const double mark =
        strip.verdict == Verdict::Checking ? 0.0 : (metrics::kIcon + metrics::kSpace2) * k;
    const double first = mark + textWidth(strip.word, strong) + metrics::kSpace2 * k +
                         textWidth(strip.target, theme.fonts.of(TextRole::Body));
    const double second = textWidth(strip.detail, theme.fonts.of(TextRole::Small));
    const double lines = strip.detail.isEmpty() ? 20.0 : 38.0;
    return QSizeF(std::ceil(std::max(first, second)) + 2 * metrics::kSpace3,
                  lines * k + 2 * metrics::kSpace2);
}

void paintVerdictStrip(QPainter& painter, const QRectF& rect, const VerdictStrip& strip,
                       const theme::Theme& theme)
{
    const theme::Tokens& tokens = theme.tokens;
    const double k = theme.fonts.growth();
    paintBox(painter, rect,
             {.ground = tokens.groundTip,
              .line = verdictColour(strip.verdict, tokens),
              .width = double(tokens.lineWidth),
              .radius = double(metrics::kRadiusTip)});
    const QRectF inner =
        rect.adjusted(metrics::kSpace3, metrics::kSpace2, -metrics::kSpace3, -metrics::kSpace2);
    QRectF line = inner;
    line.setHeight(20 * k);
    if (strip.verdict != Verdict::Checking) {
        const double side = metrics::kIcon * k;
        const QRectF mark(line.left(), line.center().y() - side / 2, side, side);
        paintVerdict(painter, mark, strip.verdict, tokens);
        line.setLeft(mark.right() + metrics::kSpace2 * k);
    }
    const QFont strong = theme.fonts.of(TextRole::Body, TextWeight::Strong);
    paintText(painter, line, strip.word, strong, tokens.text1);
    line.setLeft(line.left() + textWidth(strip.word, strong) + metrics::kSpace2 * k);
    paintText(painter, line, strip.target, theme.fonts.of(TextRole::Body), tokens.text2);
    QRectF second = inner;
    second.setTop(inner.top() + 20 * k);
    paintText(painter, second, strip.detail, theme.fonts.of(TextRole::Small), tokens.text2);
}

QRectF placeVerdictStrip(const QPointF& pointer, const QSizeF& size, const QRectF& bounds,
                         const QRectF& head)
{
    QRectF strip(pointer + QPointF(0, metrics::kStripBelowPointer), size);
    strip.moveLeft(pointer.x() - size.width() * 0.75);
    if (strip.bottom() > bounds.bottom())
        strip.moveBottom(pointer.y() - metrics::kStripBelowPointer);
    if (strip.right() > bounds.right())
        strip.moveRight(bounds.right());
    if (strip.left() < bounds.left())
        strip.moveLeft(bounds.left());
    if (strip.intersects(head))
        strip.moveTop(head.bottom() + metrics::kSpace2);
    return strip;
}

} // namespace netatlas::views::paint
