// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/trace.h"

#include <map>
#include <vector>

namespace netatlas::engine::addressing {

/// Whether lists are put into address order before they are used (address-engine 6).
enum class Sorting : bool { asGiven, inAddressOrder };

/// The one list of a machine: the provider's addresses without empty values and repeats, then
/// what the machine saw beside them. Repeats inside the machine list stay (address-engine 7.1).
std::vector<Address> merged(std::vector<Address> fromProvider, std::vector<Address> fromMachine,
                            Sorting sorting = Sorting::asGiven);

/// What a filter by spaces leaves.
struct SpaceFilter
{
    /// Whether something was kept; otherwise `places` names all of them, not none.
    bool isMatch = false;
    /// Into the list that was filtered, in its order.
    std::vector<std::size_t> places;
};

/// Which of the addresses are in one of the spaces (address-engine 7.2).
SpaceFilter inSpaces(const std::vector<Address>& addresses,
                     const std::vector<std::string>& spaceIds, Trace* trace = nullptr);

/// Without the addresses of local container bridges. A bridge address that is a block removes its
/// network, a plain one only itself; other texts are ignored, host names never dropped
/// (address-engine 7.6). The names of the bridges play no part.
std::vector<Address>
withoutBridges(const std::vector<Address>& addresses,
               const std::map<std::string, std::vector<std::string>>& addressesByBridge);

/// Whether the IP is the address part of one of the interface blocks; to be in the same network
/// is not enough. `not-valid` for a text that is no IP, or an interface that is no block
/// (address-engine 7.7).
Result<bool> isLocalAddress(std::string_view ip, const std::vector<std::string>& interfaces);

/// `/32` or `/128` appended to each value as given; host names are dropped (address-engine 2.12).
std::vector<std::string> hostBlocks(const std::vector<std::string>& values);

} // namespace netatlas::engine::addressing
