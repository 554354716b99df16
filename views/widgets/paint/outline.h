// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/paint/subnet_card.h"

namespace netatlas::views::paint {

/// What the outline of an object tells (visual design 6): that it is new, who knows of it, its
/// worst finding, and what the pointer does to it.
struct Outlined
{
    Change change = Change::None;
    Presence presence = Presence::Both;
    Severity worst = Severity::None;
    bool isHovered = false;
    bool isDimmed = false;
};

/// A box on the ground of cards. What is removed has the broken line of a ghost and no ground.
Box outlineBox(const Outlined& object, const theme::Tokens& tokens, double radius);

} // namespace netatlas::views::paint
