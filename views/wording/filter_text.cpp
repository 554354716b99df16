// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/filter_text.h"

#include "views/wording/words.h"

namespace netatlas::views::wording {

QString filterTrouble(const Error& error)
{
    const QString value = textOf(error.details, "value");
    const QString cause = translated(detailOf(error.details, "cause").text().c_str());
    const QString nearest = textOf(error.details, "nearest");
    if (value.isEmpty())
        return translated("Unfinished: %1.").arg(cause);
    if (nearest.isEmpty())
        return translated("%1: %2.").arg(value, cause);
    return translated("%1: %2. Did you mean %3?").arg(value, cause, nearest);
}

bool isUnfinishedFilter(const Error& error)
{
    return detailOf(error.details, "incomplete") == Detail(true);
}

} // namespace netatlas::views::wording
