// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace netatlas::domain {

/// What every provider id of a fan overlay contains, behind that of its underlay (address-engine
/// 14.3).
inline constexpr std::string_view kFanIdMark = "INFAN";

} // namespace netatlas::domain
