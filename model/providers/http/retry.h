// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"

#include <chrono>
#include <optional>
#include <random>
#include <string_view>

namespace netatlas::providers::http {

/// A server that asks to be left alone for longer is asked again after this time all the same.
inline constexpr std::chrono::hours kLongestRetryAfter{24};

/// How often and how patiently a request that repeats safely is repeated (providers.md 0.3).
struct RetryPolicy
{
    unsigned attempts = 5;
    std::chrono::milliseconds first{500}; ///< doubled each time
    std::chrono::milliseconds most{30'000};
    /// A server that wants to be left alone for longer ends the request.
    std::chrono::milliseconds longestAdvised{120'000};
};

/// The wait before attempt `next` (2 is the first repetition): between half and all of the doubled
/// time, so that many clients do not come back in step.
std::chrono::milliseconds retryWait(const RetryPolicy& policy, unsigned next,
                                    std::minstd_rand& random);

/// A start for the randomness of waits, another one for each client: what the clock shows.
std::uint_fast32_t jitterSeed(const Clock& clock);

/// What `Retry-After` asks for, as seconds or as a date in any of the forms of HTTP; nothing when
/// it is neither. At most `kLongestRetryAfter`.
std::optional<std::chrono::milliseconds> retryAfter(std::string_view header, Timestamp now);

/// Whether the status is that of a server that may do better in a moment.
bool isPassing(unsigned status);

/// Whether the status is that of a server or proxy that has not carried out what it was asked,
/// because it is asked too much.
bool isTurnedAway(unsigned status);

} // namespace netatlas::providers::http
