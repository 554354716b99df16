// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/use_bar.h"

#include "views/widgets/paint/strokes.h"

#include <QPainter>

#include <algorithm>

namespace netatlas::views::paint {

namespace {

constexpr double kFirstTick = 0.80;
constexpr double kSecondTick = 0.95;
constexpr double kBothTicksFrom = 100.0;
constexpr double kTickOver = 2.0;

void paintPart(QPainter& painter, const QRectF& rect, double share, const QColor& colour)
{
    if (share <= 0.0)
        return;
    QRectF part = rect;
    // A little use is still to be seen: a dot as wide as the bar is high.
    part.setWidth(std::max(rect.height(), rect.width() * std::min(share, 1.0)));
    paintBox(painter, part, {.ground = colour, .radius = rect.height() / 2.0});
}

void paintTick(QPainter& painter, const QRectF& rect, double share, const QColor& colour)
{
    const double x = rect.left() + rect.width() * share;
    paintStraight(painter, QPointF(x, rect.top() - kTickOver),
                  QPointF(x, rect.bottom() + kTickOver), colour, 1.0);
}

void paintTicks(QPainter& painter, const QRectF& rect, const QColor& colour)
{
    paintTick(painter, rect, kFirstTick, colour);
    if (rect.width() >= kBothTicksFrom)
        paintTick(painter, rect, kSecondTick, colour);
}

void paintTrack(QPainter& painter, const QRectF& rect, const theme::Tokens& tokens)
{
    Box track{.ground = tokens.useTrack, .radius = rect.height() / 2.0};
    if (tokens.isHighContrast)
        track.line = tokens.text1;
    paintBox(painter, rect, track);
}

} // namespace

void paintUseBar(QPainter& painter, const QRectF& rect, double share, const theme::Tokens& tokens,
                 UseBarState state)
{
    const QColor fill = state == UseBarState::Dimmed
                            ? theme::blend(tokens.useFill, tokens.useTrack, 0.45)
                            : tokens.useFill;
    paintTrack(painter, rect, tokens);
    paintPart(painter, rect, share, fill);
    paintTicks(painter, rect, state == UseBarState::Dimmed ? tokens.text3 : tokens.text2);
}

void paintUseBar(QPainter& painter, const QRectF& rect, double share, double further,
                 const theme::Tokens& tokens)
{
    paintTrack(painter, rect, tokens);
    paintPart(painter, rect, share + further, theme::blend(tokens.useFill, tokens.useTrack, 0.5));
    paintPart(painter, rect, share, tokens.useFill);
    paintTicks(painter, rect, tokens.text2);
}

void paintProgressBar(QPainter& painter, const QRectF& rect, double share,
                      const theme::Tokens& tokens)
{
    paintTrack(painter, rect, tokens);
    paintPart(painter, rect, share, tokens.accent);
}

} // namespace netatlas::views::paint
