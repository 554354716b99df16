// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/board_layout.h"

#include "views/theme/metrics.h"

#include <algorithm>

namespace netatlas::views::spaces {

namespace metrics = theme::metrics;

namespace {

constexpr double kMargin = metrics::kCanvasMargin;

/// A card with its overlays, from `topLeft` down.
double heightOf(const BoardCard& card, const theme::Fonts& fonts)
{
    const double overlay =
        paint::overlaySize(paint::CardPlace::Board, fonts).height() + metrics::kOverlayGap;
    return paint::cardSize(paint::CardPlace::Board, fonts).height() +
           static_cast<double>(card.overlays.size()) * overlay;
}

/// Room for the reason why a column takes nothing, which stands above its cards.
double reasonHeight(const BoardColumn& column, double width, const theme::Fonts& fonts)
{
    if (!column.column.verdict || column.column.verdict->reason.isEmpty())
        return 0;
    return paint::runsHeight({{column.column.verdict->reason}}, fonts.of(theme::TextRole::Small),
                             width - 4) +
           metrics::kSpace2;
}

} // namespace

BoardLayout::BoardLayout(const std::vector<BoardColumn>& columns, QSizeF viewport, bool rows,
                         const std::vector<double>& scrolls, const theme::Fonts& fonts)
    : m_rows(rows)
{
    if (rows)
        layRows(columns, viewport, fonts);
    else
        layColumns(columns, viewport, scrolls, fonts);
}

QRectF BoardLayout::card(std::size_t column, std::size_t card) const
{
    return m_columns[column].cards[card].card;
}

QRectF BoardLayout::overlay(std::size_t column, std::size_t card, std::size_t overlay) const
{
    return m_columns[column].cards[card].overlays[overlay];
}

void BoardLayout::layColumns(const std::vector<BoardColumn>& columns, QSizeF viewport,
                             const std::vector<double>& scrolls, const theme::Fonts& fonts)
{
    const auto count = static_cast<double>(std::max<std::size_t>(1, columns.size()));
    const double room =
        (viewport.width() - 2 * kMargin - (count - 1) * metrics::kColumnGap) / count;
    const double cardWidth = paint::cardSize(paint::CardPlace::Board, fonts).width();
    const double width = std::clamp(room, cardWidth + 2.0 * metrics::kSpace2,
                                    double(fonts.scaled(metrics::kColumnMost)));
    const double least = fonts.scaled(metrics::kColumnHead + metrics::kColumnFoot) +
                         2.0 * fonts.scaled(metrics::kCardHeight);
    const double height = std::max(viewport.height() - 2 * kMargin, least);
    double x = kMargin;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ColumnRects rects;
        rects.rect = rects.target = QRectF(x, kMargin, width, height);
        const auto parts = paint::columnParts(rects.rect, columns[i].column, fonts);
        rects.menu = parts.menu;
        rects.body = parts.body;
        const double left = parts.body.left();
        const double inner = parts.body.width();
        const QSizeF card(inner, paint::cardSize(paint::CardPlace::Board, fonts).height());
        const double overlayHeight = paint::overlaySize(paint::CardPlace::Board, fonts).height();
        const double scrolled = i < scrolls.size() ? scrolls[i] : 0;
        double y = parts.body.top() + reasonHeight(columns[i], inner, fonts) - scrolled;
        double end = y;
        for (const BoardCard& each : columns[i].cards) {
            CardRects cardRects{QRectF(QPointF(left, y), card), {}};
            y += card.height();
            for (std::size_t n = 0; n < each.overlays.size(); ++n) {
                y += metrics::kOverlayGap;
                cardRects.overlays.emplace_back(left + metrics::kOverlayIndent, y,
                                                inner - metrics::kOverlayIndent, overlayHeight);
                y += overlayHeight;
            }
            end = y;
            y += metrics::kCardGap;
            rects.cards.push_back(std::move(cardRects));
        }
        rects.overflow = std::max(0.0, end + scrolled + metrics::kSpace3 - parts.body.bottom());
        m_columns.push_back(std::move(rects));
        x += width + metrics::kColumnGap;
    }
    m_size = {x - metrics::kColumnGap + kMargin, height + 2 * kMargin};
}

void BoardLayout::layRows(const std::vector<BoardColumn>& columns, QSizeF viewport,
                          const theme::Fonts& fonts)
{
    const double headWidth = fonts.scaled(metrics::kColumnMost);
    const QSizeF card = paint::cardSize(paint::CardPlace::Board, fonts);
    const double least = fonts.scaled(metrics::kColumnHead + metrics::kColumnFoot) +
                         double(fonts.scaled(metrics::kVerdictRow));
    const double width = std::max(viewport.width() - 2 * kMargin,
                                  headWidth + card.width() + 3.0 * metrics::kColumnGap);
    double y = kMargin;
    for (const BoardColumn& column : columns) {
        ColumnRects rects;
        const double left = kMargin + headWidth + metrics::kColumnGap;
        double x = left;
        double top = y + metrics::kSpace2;
        double tallest = 0;
        for (const BoardCard& each : column.cards) {
            if (x + card.width() > kMargin + width - metrics::kSpace2 && x > left) {
                x = left;
                top += tallest + metrics::kCardGap;
                tallest = 0;
            }
            CardRects cardRects{QRectF(QPointF(x, top), card), {}};
            double below = top + card.height();
            for (std::size_t n = 0; n < each.overlays.size(); ++n) {
                below += metrics::kOverlayGap;
                const QSizeF size = paint::overlaySize(paint::CardPlace::Board, fonts);
                cardRects.overlays.emplace_back(x + metrics::kOverlayIndent, below,
                                                card.width() - metrics::kOverlayIndent,
                                                size.height());
                below += size.height();
            }
            tallest = std::max(tallest, heightOf(each, fonts));
            x += card.width() + metrics::kCardGap;
            rects.cards.push_back(std::move(cardRects));
        }
        const double height = std::max(least, top + tallest + metrics::kSpace2 - y);
        rects.rect = QRectF(kMargin, y, headWidth, height);
        rects.target = QRectF(kMargin, y, width, height);
        rects.body = QRectF(left, y, width - headWidth - metrics::kColumnGap, height);
        rects.menu = paint::columnParts(rects.rect, column.column, fonts).menu;
        m_columns.push_back(std::move(rects));
        y += height + metrics::kColumnGap;
    }
    m_size = {width + 2 * kMargin, y - metrics::kColumnGap + kMargin};
}

std::optional<std::size_t> BoardLayout::columnAt(QPointF point) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].target.contains(point))
            return i;
    return std::nullopt;
}

BoardPlace BoardLayout::at(QPointF point) const
{
    const auto index = columnAt(point);
    if (!index)
        return {};
    const ColumnRects& column = m_columns[*index];
    if (column.menu.contains(point))
        return {BoardPlace::Kind::Menu, *index, 0, 0};
    if (column.body.contains(point))
        for (std::size_t i = 0; i < column.cards.size(); ++i) {
            if (column.cards[i].card.contains(point))
                return {BoardPlace::Kind::Card, *index, i, 0};
            for (std::size_t n = 0; n < column.cards[i].overlays.size(); ++n)
                if (column.cards[i].overlays[n].contains(point))
                    return {BoardPlace::Kind::Overlay, *index, i, n};
        }
    return {BoardPlace::Kind::Column, *index, 0, 0};
}

} // namespace netatlas::views::spaces
