// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/time_text.h"

#include "views/wording/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace netatlas::views::activity {

namespace {

QString phrase(const char* text)
{
    return QCoreApplication::translate("Activity", text);
}

QString amount(qint64 seconds)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    if (seconds < 2 * kMinute)
        return phrase("%1 s").arg(seconds);
    if (seconds < 2 * kHour)
        return phrase("%1 min").arg(seconds / kMinute);
    if (seconds < 2 * kDay)
        return phrase("%1 h").arg(seconds / kHour);
    return phrase("%1 days").arg(wording::numberText(seconds / kDay));
}

} // namespace

QString relativeText(Timestamp time, Timestamp now)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time - now).count();
    if (seconds == 0)
        return phrase("now");
    return seconds < 0 ? phrase("%1 ago").arg(amount(-seconds))
                       : phrase("in %1").arg(amount(seconds));
}

QString absoluteText(Timestamp time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()),
                              QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString durationText(std::chrono::milliseconds duration)
{
    if (duration.count() < 1000)
        return phrase("%1 ms").arg(duration.count());
    return phrase("%1 s").arg(
        QLocale().toString(static_cast<double>(duration.count()) / 1000, 'f', 1));
}

} // namespace netatlas::views::activity
