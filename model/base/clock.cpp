// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/clock.h"

#include "model/base/text.h"

#include <cstdio>

namespace netatlas {

Timestamp SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string timestampText(Timestamp time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    char text[48];
    int length = std::snprintf(
        text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    std::string out(text, static_cast<std::size_t>(length));
    if (const auto fraction = clock.subseconds().count(); fraction != 0) {
        length = std::snprintf(text, sizeof text, ".%03d", static_cast<int>(fraction));
        out.append(text, static_cast<std::size_t>(length));
    }
    return out + 'Z';
}

Result<Timestamp> parseTimestamp(std::string_view text)
{
    const auto bad = [text] {
        return fail(
            ErrorKind::NotValid,
            {{"what", "time"}, {"value", text}, {"cause", "no time like 2026-11-01T09:00:00Z"}});
    };
    const auto number = [text](std::size_t from, std::size_t length) {
        return from + length <= text.size() ? parseNumber<int>(text.substr(from, length))
                                            : std::nullopt;
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-')
        return bad();
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return bad();
    Timestamp time = std::chrono::sys_days(date);
    if (text.size() == 10)
        return time;
    const auto hour = number(11, 2);
    const auto minute = number(14, 2);
    const auto second = number(17, 2);
    if (!hour || !minute || !second || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        *hour > 23 || *minute > 59 || *second > 59)
        return bad();
    time +=
        std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
    std::string_view rest = text.substr(19);
    if (rest.size() >= 4 && rest.front() == '.') {
        const auto fraction = parseNumber<int>(rest.substr(1, 3));
        if (!fraction)
            return bad();
        time += std::chrono::milliseconds(*fraction);
        rest.remove_prefix(4);
    }
    if (!rest.empty() && rest != "Z")
        return bad();
    return time;
}

} // namespace netatlas
