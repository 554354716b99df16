// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/query/moment.h"

#include "model/base/text.h"

#include <array>
#include <ctime>

namespace netatlas::engine::query {

namespace {

using std::chrono::milliseconds;

std::tm localDay(Timestamp moment)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(
        std::chrono::system_clock::time_point(moment.time_since_epoch()));
    std::tm day{};
    localtime_r(&seconds, &day);
    day.tm_hour = day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    return day;
}

Timestamp momentOf(std::tm day)
{
    day.tm_isdst = -1;
    return Timestamp(std::chrono::seconds(std::mktime(&day)));
}

/// `08:00` or `08:00:30`, set into the day.
bool setTimeOfDay(std::tm& day, std::string_view text)
{
    const auto parts = split(text, ':');
    if (parts.size() < 2 || parts.size() > 3)
        return false;
    std::array<int, 3> numbers{};
    constexpr std::array<int, 3> most{23, 59, 60};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = parseNumber<int>(parts[i]);
        if (!number || *number > most[i])
            return false;
        numbers[i] = *number;
    }
    day.tm_hour = numbers[0];
    day.tm_min = numbers[1];
    day.tm_sec = numbers[2];
    return true;
}

/// Days since Sunday of a name or its first three letters.
std::optional<int> weekday(std::string_view word)
{
    static constexpr std::array<std::string_view, 7> names{
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names[i] || word == names[i].substr(0, 3))
            return static_cast<int>(i);
    return std::nullopt;
}

/// How many days ago the day of that name was, today being none.
std::optional<int> daysBack(std::string_view word, const std::tm& today)
{
    if (word == "today")
        return 0;
    if (word == "yesterday")
        return 1;
    if (const auto day = weekday(word))
        return (today.tm_wday - *day + 7) % 7;
    return std::nullopt;
}

} // namespace

std::optional<milliseconds> parseDuration(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    const auto number = parseNumber<std::uint32_t>(text.substr(0, text.size() - 1));
    if (!number)
        return std::nullopt;
    using namespace std::chrono;
    switch (text.back()) {
    case 's': return seconds(*number);
    case 'm': return minutes(*number);
    case 'h': return hours(*number);
    case 'd': return hours(24) * *number;
    case 'w': return hours(24 * 7) * *number;
    default: return std::nullopt;
    }
}

std::optional<Timestamp> parseMoment(std::string_view text, Timestamp now)
{
    const std::string word = lowerCase(trimmed(text));
    if (word == "now")
        return now;
    if (word.starts_with('-'))
        if (const auto ago = parseDuration(std::string_view(word).substr(1)))
            return now - *ago;
    std::tm day = localDay(now);
    if (setTimeOfDay(day, word))
        return momentOf(day);
    const auto blank = word.find(' ');
    if (const auto back = daysBack(std::string_view(word).substr(0, blank), day)) {
        day.tm_mday -= *back;
        if (blank != std::string::npos &&
            !setTimeOfDay(day, trimmed(std::string_view(word).substr(blank))))
            return std::nullopt;
        const Timestamp moment = momentOf(day);
        // A time of today's weekday that is still to come was a week ago.
        return moment <= now ? moment : moment - std::chrono::hours(24 * 7);
    }
    std::string exact(trimmed(text));
    if (exact.size() > 10 && exact[10] == ' ') {
        std::tm typed = localDay(now);
        const auto date = parseTimestamp(std::string_view(exact).substr(0, 10));
        const auto parts = split(std::string_view(exact).substr(0, 10), '-');
        if (!date || parts.size() != 3 || !setTimeOfDay(typed, std::string_view(exact).substr(11)))
            return std::nullopt;
        typed.tm_year = parseNumber<int>(parts[0]).value_or(0) - 1900;
        typed.tm_mon = parseNumber<int>(parts[1]).value_or(1) - 1;
        typed.tm_mday = parseNumber<int>(parts[2]).value_or(1);
        return momentOf(typed);
    }
    const auto parsed = parseTimestamp(exact);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

} // namespace netatlas::engine::query
