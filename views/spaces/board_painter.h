// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"
#include "views/spaces/board_layout.h"

#include <functional>

class QPainter;

namespace netatlas::views::spaces {

/// What the painter needs beside columns and places.
struct BoardScene
{
    const std::vector<BoardColumn>& columns;
    const BoardLayout& layout;
    const dialogs::MoveDrag& drag;
    std::function<bool(const BoardPlace&)> isSelected;
    BoardPlace focus;
    BoardPlace hover;
    /// The column under the drag.
    std::optional<std::size_t> target;
    bool hasFocus = false;
};

/// Paints what of the board lies in `clip`, in board coordinates.
void paintBoard(QPainter& painter, const QRectF& clip, const BoardScene& scene,
                const theme::Theme& theme);

/// What floats over the board during a drag with the pointer: the lifted card and the verdict.
/// `pointer` and `bounds` are in board coordinates.
void paintLifted(QPainter& painter, const BoardScene& scene, const domain::Revision& revision,
                 QPointF pointer, const QRectF& bounds, const theme::Theme& theme);

/// The move that waits for a decision: its cards where they would be, and the way there.
void paintProposal(QPainter& painter, const BoardScene& scene, const theme::Theme& theme);

} // namespace netatlas::views::spaces
