// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace netatlas::views::spaces {

class BoardCanvas;

/// Makes screen readers see the columns, cards and overlays of a board as children in reading
/// order, each with role, name, states, place and actions. Done once a program.
void installAccessibleBoard();

/// Tells screen readers what of the board has the focus now.
void announceBoardFocus(BoardCanvas* board);

/// Other things stand at the places now; what screen readers held is let go.
void forgetAccessibleBoard(BoardCanvas* board);

} // namespace netatlas::views::spaces
