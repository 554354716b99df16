// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/combining.h"
#include "model/engine/spaces/records.h"

namespace netatlas::engine::spaces {

/// From the provider to the space view: the space by its name, else by block and provider subnet
/// id. An unknown name is `not-found`; no subnet leaves the space empty (address-engine 7.3).
Result<std::vector<addressing::Address>>
toSpaceView(const std::vector<addressing::Address>& addresses, const Spaces& spaces);

/// From the space to the provider view; an unknown space id is `not-found`
/// (address-engine 7.4).
Result<std::vector<addressing::Address>>
toProviderView(const std::vector<addressing::Address>& addresses, const Spaces& spaces);

/// The addresses of devices with the space of the first subnet of their block. A block that is
/// not canonical is `not-valid`; no subnet leaves the space empty (address-engine 7.5).
Result<std::vector<addressing::Address>>
fromDevices(std::vector<addressing::Address> addresses, const Subnets& subnets,
            addressing::Sorting sorting = addressing::Sorting::asGiven);

} // namespace netatlas::engine::spaces
