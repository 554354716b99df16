// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/spaces/board_layout.h"

namespace netatlas::views::spaces {

/// What a screen reader says of a column: "space db, default, 3 subnets · 36 machines".
QString spokenColumn(const BoardColumn& column);
/// "subnet 10.2.0.0/20, space db, 61 percent used, one error".
QString spokenCard(const BoardColumn& column, const BoardCard& card);
/// "overlay 252.2.0.0/16 of 10.2.0.0/20, space db".
QString spokenOverlay(const BoardColumn& column, const BoardCard& card,
                      const BoardOverlay& overlay);

/// Its place among its like, what else belongs to it, and whether it is in the hand.
QString spokenDescription(const std::vector<BoardColumn>& columns, const BoardPlace& place,
                          bool isLifted);

/// The board as plain text in reading order, a line for each column, card and overlay; with the
/// verdict of a column while something is dragged. For tests, and for whoever wants it as text.
QString boardText(const std::vector<BoardColumn>& columns);

} // namespace netatlas::views::spaces
