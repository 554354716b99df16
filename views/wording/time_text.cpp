// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/time_text.h"

#include "views/wording/words.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>

namespace netatlas::views::wording {

namespace {

QDateTime dateTimeOf(Timestamp moment)
{
    using std::chrono::milliseconds;
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<milliseconds>(moment.time_since_epoch()).count());
}

} // namespace

QString relativeTime(Timestamp moment, Timestamp now)
{
    using namespace std::chrono;
    const auto age = duration_cast<minutes>(now - moment).count();
    if (age < 1)
        return translated("just now");
    if (age < 60)
        return counted("1 min ago", "%n min ago", age);
    if (age < 60 * 24)
        return counted("1 h ago", "%n h ago", age / 60);
    if (age < 60 * 24 * 14)
        return counted("1 day ago", "%n days ago", age / (60 * 24));
    return QLocale().toString(dateTimeOf(moment).date(), QLocale::ShortFormat);
}

QString absoluteTime(Timestamp moment)
{
    return QLocale().toString(dateTimeOf(moment), QLocale::ShortFormat);
}

} // namespace netatlas::views::wording
