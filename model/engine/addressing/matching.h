// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/trace.h"

#include <vector>

namespace netatlas::engine::addressing {

/// What an address is wanted for (address-engine 5).
enum class Matcher : std::uint8_t { Public, CloudLocal, MachineOrCloudLocal };

std::optional<Matcher> parseMatcher(std::string_view word);

/// How well an address suits: 0 not at all, otherwise lower is better.
int rankOf(Matcher matcher, const Address& address);

/// Where the addresses of the best rank stand, in given order. Ranks are not merged: one IPv4
/// address of a scope hides every IPv6 address of it.
std::vector<std::size_t> allMatching(Matcher matcher, const std::vector<Address>& addresses,
                                     Trace* trace = nullptr);

/// Where the first address of the best rank stands; nothing when none suits.
std::optional<std::size_t> oneMatching(Matcher matcher, const std::vector<Address>& addresses,
                                       Trace* trace = nullptr);

/// Where all suitable addresses stand, by rank, in given order within a rank.
std::vector<std::size_t> prioritized(Matcher matcher, const std::vector<Address>& addresses);

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
