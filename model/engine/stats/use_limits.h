// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

namespace netatlas::engine::stats {

/// From which use of a subnet to warn, and from which it is an error, in percent (V26).
struct UseLimits
{
    int warn = 80;
    int error = 95;
};

/// @name Project settings with the limits for all subnets, as decimal texts
/// @{
inline constexpr std::string_view kUseWarningKey = "use-warning";
inline constexpr std::string_view kUseErrorKey = "use-error";
/// @}

/// The limits of the project; a setting that is no percentage does not count.
UseLimits useLimitsOf(const domain::ProjectTables& project);
/// Those of a subnet: its own where it has any, else the project's.
UseLimits useLimitsOf(const UseLimits& ofProject, const domain::SubnetRow& subnet);

} // namespace netatlas::engine::stats
