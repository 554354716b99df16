// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/graph.h"

namespace netatlas::views::canvas {

class Canvas;

/// Makes screen readers see the drawn nodes of every canvas as children in reading order, each
/// with role, name, states, place and actions. Done once a program; further calls do nothing.
void installAccessibleCanvas();

/// Tells screen readers that the focus of the canvas moved to the node.
void announceFocus(Canvas* canvas, graph::NodeIndex node);

/// Nodes have other numbers now; what screen readers held is let go.
void forgetAccessibleNodes(Canvas* canvas);

} // namespace netatlas::views::canvas
