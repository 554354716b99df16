// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

namespace netatlas::views::widgets {

/// The theme in use, for whoever paints a widget.
inline const theme::Theme& look()
{
    return theme::ActiveTheme::instance().theme();
}

} // namespace netatlas::views::widgets
