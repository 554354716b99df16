// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QtCore/qnamespace.h>

#include <optional>

namespace netatlas::views::theme {

/// How one space is told from the others: a colour, and beyond the palette a second one that
/// splits its edge in two halves of 2 px.
struct SpaceMark
{
    QColor colour;
    std::optional<QColor> second;

    friend bool operator==(const SpaceMark&, const SpaceMark&) = default;
};

/// Mark of the space that was made as number `order` of its model; 0 is alpha, which is grey.
SpaceMark spaceMark(const Tokens& tokens, int order);

/// Mark of a space to which the user gave place `colour` of the palette (0 to 7).
SpaceMark chosenSpaceMark(const Tokens& tokens, int colour);

/// The pure colour for chart areas, always painted with an outline.
QColor spaceFill(int order);

/// The pattern that tells fills of one colour apart: solid, then dots, stripes and cross.
Qt::BrushStyle spacePattern(int order);

} // namespace netatlas::views::theme
