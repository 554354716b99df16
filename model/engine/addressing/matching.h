// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/trace.h"

#include <vector>

namespace netatlas::engine::addressing {

/// What an address is wanted for (address-engine 5).
enum class Matcher : std::uint8_t { Public, CloudLocal, MachineOrCloudLocal };

/// The matcher of its word in address-engine 5; nothing for any other text.
std::optional<Matcher> parseMatcher(std::string_view word);

/// How well an address suits: 0 not at all, 1 to 6 otherwise, lower is better (address-engine 5,
/// the table).
int rankOf(Matcher matcher, const Address& address);

/// Where the addresses of the best rank stand, in given order (address-engine 5.1). Ranks are not
/// merged: one IPv4 address of a scope hides every IPv6 address of it.
std::vector<std::size_t> allMatching(Matcher matcher, const std::vector<Address>& addresses,
                                     Trace* trace = nullptr);

/// Where the first address of the best rank stands; nothing when none suits (address-engine 5.2).
std::optional<std::size_t> oneMatching(Matcher matcher, const std::vector<Address>& addresses,
                                       Trace* trace = nullptr);

/// Where all suitable addresses stand, by rank, in given order within a rank (address-engine
/// 5.3). The trace has
/// first those that do not suit, then the others in the order of the answer.
std::vector<std::size_t> prioritized(Matcher matcher, const std::vector<Address>& addresses,
                                     Trace* trace = nullptr);

/// The elements at those places.
template <class Element>
std::vector<Element> picked(const std::vector<Element>& elements,
                            const std::vector<std::size_t>& places)
{
    std::vector<Element> chosen;
    chosen.reserve(places.size());
    for (const std::size_t place : places)
        chosen.push_back(elements[place]);
    return chosen;
}

} // namespace netatlas::engine::addressing
