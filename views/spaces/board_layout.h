// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/spaces/board_content.h"

#include <QRectF>

namespace netatlas::views::spaces {

/// One thing on the board that can be pointed at.
struct BoardPlace
{
    enum class Kind : std::uint8_t { None, Column, Menu, Card, Overlay };

    Kind kind = Kind::None;
    std::size_t column = 0;
    std::size_t card = 0;
    std::size_t overlay = 0;

    bool operator==(const BoardPlace&) const = default;
};

/// Where everything stands, in the board's own coordinates: columns side by side, or rows under
/// each other when there are many (user-experience 5.3). Without widgets, so that it is tested as
/// numbers.
class BoardLayout
{
public:
    /// More spaces than this stand in rows.
    static constexpr std::size_t kMostColumns = 12;

    BoardLayout() = default;
    /// `scrolls` has how far each column is scrolled; absent ones count as 0.
    BoardLayout(const std::vector<BoardColumn>& columns, QSizeF viewport, bool rows,
                const std::vector<double>& scrolls, const theme::Fonts& fonts);

    bool isRows() const { return m_rows; }
    QSizeF size() const { return m_size; }
    std::size_t count() const { return m_columns.size(); }

    /// The column with head and foot; of a row, the part at its left.
    QRectF column(std::size_t index) const { return m_columns[index].rect; }
    /// Where its cards are visible.
    QRectF body(std::size_t index) const { return m_columns[index].body; }
    /// The whole that takes a drop: column, or row with its cards.
    QRectF target(std::size_t index) const { return m_columns[index].target; }
    QRectF card(std::size_t column, std::size_t card) const;
    QRectF overlay(std::size_t column, std::size_t card, std::size_t overlay) const;
    /// How far the cards of a column reach beyond its body.
    double overflow(std::size_t index) const { return m_columns[index].overflow; }

    /// What is at the point; the menu and the grip are parts of what they belong to.
    BoardPlace at(QPointF point) const;
    /// The column whose target holds the point.
    std::optional<std::size_t> columnAt(QPointF point) const;

private:
    struct CardRects
    {
        QRectF card;
        std::vector<QRectF> overlays;
    };
    struct ColumnRects
    {
        QRectF rect;
        QRectF body;
        QRectF menu;
        QRectF target;
        std::vector<CardRects> cards;
        double overflow = 0;
    };

    void layColumns(const std::vector<BoardColumn>& columns, QSizeF viewport,
                    const std::vector<double>& scrolls, const theme::Fonts& fonts);
    void layRows(const std::vector<BoardColumn>& columns, QSizeF viewport,
                 const theme::Fonts& fonts);

    bool m_rows = false;
    QSizeF m_size;
    std::vector<ColumnRects> m_columns;
};

} // namespace netatlas::views::spaces
