// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/retry.h"

#include "model/base/text.h"

#include <algorithm>
#include <array>

namespace netatlas::providers::http {

namespace {

/// The date form that servers send: `Sun, 06 Nov 1994 08:49:37 GMT`.
std::optional<Timestamp> parseHttpDate(std::string_view text)
{
    static constexpr std::array<std::string_view, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto parts = split(text, ' ');
    if (parts.size() != 6 || parts[5] != "GMT")
        return std::nullopt;
    const auto month = std::find(kMonths.begin(), kMonths.end(), parts[2]);
    const auto day = parseNumber<unsigned>(parts[1]);
    const auto year = parseNumber<std::uint16_t>(parts[3]);
    const auto time = split(parts[4], ':');
    if (month == kMonths.end() || !day || !year || time.size() != 3)
        return std::nullopt;
    const auto hours = parseNumber<std::uint32_t>(time[0]);
    const auto minutes = parseNumber<std::uint32_t>(time[1]);
    const auto seconds = parseNumber<std::uint32_t>(time[2]);
    const std::chrono::year_month_day date{
        std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1),
        std::chrono::day(*day)};
    if (!date.ok() || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 ||
        *seconds > 60)
        return std::nullopt;
    return Timestamp(std::chrono::sys_days(date)) + std::chrono::hours(*hours) +
           std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
}

} // namespace

std::chrono::milliseconds retryWait(const RetryPolicy& policy, unsigned next,
                                    std::minstd_rand& random)
{
    std::chrono::milliseconds full = policy.first;
    for (unsigned attempt = 2; attempt < next && full < policy.most; ++attempt)
        full *= 2;
    full = std::min(full, policy.most);
    std::uniform_int_distribution<std::int64_t> between(full.count() / 2, full.count());
    return std::chrono::milliseconds(between(random));
}

std::uint_fast32_t jitterSeed(const Clock& clock)
{
    return static_cast<std::uint_fast32_t>(clock.now().time_since_epoch().count() % 2'147'483'646 +
                                           1);
}

std::optional<std::chrono::milliseconds> retryAfter(std::string_view header, Timestamp now)
{
    header = trimmed(header);
    if (const auto seconds = parseNumber<std::uint32_t>(header))
        return std::chrono::seconds(*seconds);
    if (const auto date = parseHttpDate(header))
        return std::max(std::chrono::milliseconds(0), *date - now);
    return std::nullopt;
}

bool isPassing(unsigned status)
{
    return status == 408 || status == 425 || status == 429 || status == 500 || status == 502 ||
           status == 503 || status == 504;
}

} // namespace netatlas::providers::http
