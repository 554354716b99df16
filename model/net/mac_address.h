// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>

namespace netatlas::net {

/// Whether the text is a hardware address of 6, 8 or 20 bytes in one of the three notations of
/// address-engine 15.2: pairs joined all by `:` or all by `-`, or groups of four joined by `.`.
bool isMacAddress(std::string_view text);

/// Lower case with `:` for `-` (address-engine 15.4); the text need not be an address.
std::string normalMacText(std::string_view text);

} // namespace netatlas::net
