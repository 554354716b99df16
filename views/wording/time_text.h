// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"

#include <QString>

namespace netatlas::views::wording {

/// How long ago: `just now`, `12 min ago`, `3 h ago`, `5 days ago`; later the date.
QString relativeTime(Timestamp moment, Timestamp now);

/// Date and time as the locale writes them, in the user's time zone.
QString absoluteTime(Timestamp moment);

} // namespace netatlas::views::wording
