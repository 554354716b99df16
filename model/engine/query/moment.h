// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"

#include <optional>

namespace netatlas::engine::query {

/// A length of time as a person types it: `30s`, `15m`, `3h`, `7d`, `2w`.
std::optional<std::chrono::milliseconds> parseDuration(std::string_view text);

/// A moment as a person types it (user-experience 5.9): a date with or without time of day, `now`,
/// `today`, `yesterday`, `-3h`, `08:00` of today, `Mon` or `Mon 08:00` of the last seven days.
/// Times of day and days are those of this place.
std::optional<Timestamp> parseMoment(std::string_view text, Timestamp now);

} // namespace netatlas::engine::query
