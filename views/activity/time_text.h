// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"

#include <QString>

#include <optional>

namespace netatlas::views::activity {

/// How long ago or ahead: `12 s ago`, `in 9 min`, `3 h ago`, `2 days ago`.
QString relativeText(Timestamp time, Timestamp now);
/// The date and time of this place.
QString absoluteText(Timestamp time);
/// How long something took: `740 ms`, `2.3 s`.
QString durationText(std::chrono::milliseconds duration);

} // namespace netatlas::views::activity
