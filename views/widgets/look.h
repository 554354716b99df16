// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

namespace netatlas::views::widgets {

/// The theme in use, for whoever paints a widget.
inline const theme::Theme& look()
{
    return theme::ActiveTheme::instance().theme();
}

/// A measure of `metrics.h` at the text size in use.
inline int scaled(int measure)
{
    return look().fonts.scaled(measure);
}

} // namespace netatlas::views::widgets
