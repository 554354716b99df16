// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/paint/outline.h"

namespace netatlas::views::paint {

Box outlineBox(const Outlined& object, const theme::Tokens& tokens, double radius)
{
    Box box{.ground = tokens.groundCard,
            .line = tokens.line2,
            .width = double(tokens.lineWidth),
            .radius = radius};
    if (object.change == Change::Removed) {
        box.ground = QColor();
        box.dash = Dash::Provider;
    } else if (object.change == Change::Added) {
        box.dash = Dash::Added;
    } else if (object.presence == Presence::ProviderOnly) {
        box.dash = Dash::Provider;
    } else if (object.presence == Presence::Empty) {
        box.dash = Dash::Dotted;
    }
    // Broken lines carry meaning, so they take the line that is strong enough for it.
    if (box.dash != Dash::Solid || object.isHovered)
        box.line = tokens.line3;
    if (object.worst == Severity::Error)
        box.line = tokens.error;
    if (object.isDimmed)
        box.line = tokens.line1;
    return box;
}

} // namespace netatlas::views::paint
