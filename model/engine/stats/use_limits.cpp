// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/stats/use_limits.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::engine::stats {

UseLimits useLimitsOf(const domain::ProjectTables& project)
{
    constexpr int kAll = 100;
    UseLimits limits;
    for (const domain::ProjectSettingRow& setting : project.table<domain::ProjectSettingRow>()) {
        const auto percent = parseNumber<int>(setting.value);
        if (!percent || *percent < 1 || *percent > kAll)
            continue;
        if (setting.key == kUseWarningKey)
            limits.warn = *percent;
        else if (setting.key == kUseErrorKey)
            limits.error = *percent;
    }
    return limits;
}

UseLimits useLimitsOf(const UseLimits& ofProject, const domain::SubnetRow& subnet)
{
    UseLimits limits = ofProject;
    if (subnet.warnPercent != 0)
        limits.warn = static_cast<int>(subnet.warnPercent);
    if (subnet.errorPercent != 0)
        limits.error = static_cast<int>(subnet.errorPercent);
    // An own warning above the project's error moves that along, and the other way round.
    if (subnet.warnPercent != 0 && subnet.errorPercent == 0)
        limits.error = std::max(limits.error, limits.warn);
    if (subnet.errorPercent != 0 && subnet.warnPercent == 0)
        limits.warn = std::min(limits.warn, limits.error);
    return limits;
}

} // namespace netatlas::engine::stats
