// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace netatlas::engine::devices {

/// The order in which devices are considered: runs of digits as numbers, all else as byte codes,
/// and both compared as integers, so `e100` comes behind `ea` (address-engine 15.5). Bridging
/// decides by it; lists for people use `compareNaturally`. Negative, zero or positive.
int compareDeviceNames(std::string_view a, std::string_view b);

/// In that order; ties keep the given order (address-engine 15.5).
std::vector<std::string> sortedDeviceNames(std::vector<std::string> names);

/// What becomes of a name so long that even the bridge name without `en` would pass the 15 bytes
/// that Linux allows.
enum class LongNames : bool { asIs, hashed };

/// The name of the bridge that is made over a device (address-engine 15.8).
std::string bridgeNameOf(std::string_view device, LongNames longNames = LongNames::asIs);

} // namespace netatlas::engine::devices
