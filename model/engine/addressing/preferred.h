// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/trace.h"

#include <vector>

namespace netatlas::engine::addressing {

/// What a machine is known by, to the world or inside its cloud.
enum class Preference : std::uint8_t { Public, Private };

struct PreferredAddress
{
    /// Empty when neither list has a usable one; that is no error.
    Address address;
    bool isChanged = false;
};

/// The address a machine is known by, chosen so that it does not flap.
///
/// Keeps `current` unless it vanished from both lists, or a provider address can replace one of
/// another origin, or a better scope of the same origin turned up (address-engine 8). An empty
/// value is no current address. The lists are taken as they are; those of a machine are sorted
/// first (`sorted`).
PreferredAddress preferredAddress(Preference preference, const Address& current,
                                  const std::vector<Address>& fromProvider,
                                  const std::vector<Address>& fromMachine, Trace* trace = nullptr);

} // namespace netatlas::engine::addressing
