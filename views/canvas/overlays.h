// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/chain.h"
#include "views/canvas/scene_painter.h"

namespace netatlas::views::canvas {

/// What is painted live over the tiles.
struct OverlayState
{
    std::vector<graph::NodeIndex> selected; ///< in order
    std::optional<graph::NodeIndex> focused;
    std::optional<graph::NodeIndex> hovered;
    /// In the hand, with what travels along: ghosts stay behind.
    std::vector<graph::NodeIndex> lifted;
    /// The lit path of what the pointer rests on; the tiles behind are dimmed then.
    std::optional<Chain> chain;
    /// The path of what is selected, when it is one object.
    std::optional<Chain> selectedChain;
};

/// Paints the overlays that touch `area`; unit and origin as in `ScenePainter`. Gives how many
/// nodes were painted.
int paintOverlays(QPainter& painter, const Scene& scene, const theme::Theme& theme, double scale,
                  const OverlayState& state, const QRectF& area);

} // namespace netatlas::views::canvas
