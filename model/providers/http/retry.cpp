// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/retry.h"

#include "model/base/text.h"

#include <algorithm>
#include <array>

namespace netatlas::providers::http {

namespace {

/// The parts of a date of HTTP, as they are written.
struct DateParts
{
    std::string_view day;
    std::string_view month;
    std::string_view year;
    std::string_view time;
};

/// Takes the three forms of RFC 9110, section 5.6.7 apart: `Sun, 06 Nov 1994 08:49:37 GMT`, and of
/// old `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
std::optional<DateParts> takeApart(std::string_view text)
{
    auto words = split(text, ' ');
    std::erase(words, std::string_view());
    if (words.size() == 6 && words[5] == "GMT")
        return DateParts{words[1], words[2], words[3], words[4]};
    if (words.size() == 5)
        return DateParts{words[2], words[1], words[4], words[3]};
    if (words.size() != 4 || words[3] != "GMT")
        return std::nullopt;
    const auto date = split(words[1], '-');
    if (date.size() != 3)
        return std::nullopt;
    return DateParts{date[0], date[1], date[2], words[2]};
}

/// Years of two digits are those of the hundred years that end fifty years from now.
std::optional<int> parseYear(std::string_view text, Timestamp now)
{
    const auto number = parseNumber<std::uint16_t>(text);
    if (!number || (text.size() != 4 && text.size() != 2))
        return std::nullopt;
    if (text.size() == 4)
        return *number;
    const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(now)};
    const int latest = static_cast<int>(today.year()) + 50;
    const int year = latest / 100 * 100 + *number;
    return year > latest ? year - 100 : year;
}

std::optional<Timestamp> parseHttpDate(std::string_view text, Timestamp now)
{
    static constexpr std::array<std::string_view, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto parts = takeApart(text);
    if (!parts)
        return std::nullopt;
    const auto month = std::find(kMonths.begin(), kMonths.end(), parts->month);
    const auto day = parseNumber<unsigned>(parts->day);
    const auto year = parseYear(parts->year, now);
    const auto time = split(parts->time, ':');
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
    constexpr std::chrono::milliseconds longest = kLongestRetryAfter;
    header = trimmed(header);
    const bool isNumber = !header.empty() && header.find_first_not_of("0123456789") == header.npos;
    if (isNumber) {
        const auto seconds = parseNumber<std::uint32_t>(header);
        return seconds
                   ? std::min<std::chrono::milliseconds>(longest, std::chrono::seconds(*seconds))
                   : longest;
    }
    if (const auto date = parseHttpDate(header, now))
        return std::clamp<std::chrono::milliseconds>(*date - now, std::chrono::milliseconds(0),
                                                     longest);
    return std::nullopt;
}

bool isPassing(unsigned status)
{
    return status == 408 || status == 425 || status == 429 || status == 500 || status == 502 ||
           status == 503 || status == 504;
}

bool isTurnedAway(unsigned status)
{
    return status == 413 || status == 429;
}

} // namespace netatlas::providers::http
