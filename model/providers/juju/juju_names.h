// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace netatlas::providers::juju {

/// Whether it is a machine's number: digits, or `<host>/<kind>/<digits>`.
bool isMachineNumber(std::string_view text);
/// The number of the host of a container; empty for a machine that is none.
std::string parentNumber(std::string_view number);

/// Whether it is a unit: `<application>/<digits>`.
bool isUnitName(std::string_view text);

/// The pattern of model-and-workers 1: words of lower-case letters and digits, joined by `-`.
bool isSpaceName(std::string_view name);

} // namespace netatlas::providers::juju
