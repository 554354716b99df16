// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"

#include <set>

namespace netatlas::engine::rules {

/// Parts of a model that a rule reads; a set of them is their sum. What was not touched need not be
/// looked at again (user-experience 9).
enum class Aspect : std::uint32_t {
    Networks = 1U << 0U,     ///< routing domains, fabrics, segments, provider networks
    SubnetBlocks = 1U << 1U, ///< all of a subnet but its space
    SubnetSpaces = 1U << 2U,
    Ranges = 1U << 3U,
    Spaces = 1U << 4U,
    Machines = 1U << 5U, ///< all of a machine but its lists
    MachineLists = 1U << 6U,
    Devices = 1U << 7U,
    Addresses = 1U << 8U, ///< of devices
    LooseAddresses = 1U << 9U,
    Applications = 1U << 10U, ///< with units and endpoints
    Bindings = 1U << 11U,
    Constraints = 1U << 12U,
    Controllers = 1U << 13U, ///< nodes and their documents
    Settings = 1U << 14U,
    Observations = 1U << 15U,
    Time = 1U << 16U, ///< the present
};

class Aspects
{
public:
    constexpr Aspects() = default;
    constexpr Aspects(Aspect aspect) : m_bits(static_cast<std::uint32_t>(aspect)) {} // NOLINT

    constexpr bool meets(Aspects other) const { return (m_bits & other.m_bits) != 0; }
    constexpr bool isWithin(Aspects other) const { return (m_bits & ~other.m_bits) == 0; }
    friend constexpr Aspects operator|(Aspects a, Aspects b)
    {
        Aspects both;
        both.m_bits = a.m_bits | b.m_bits;
        return both;
    }

private:
    std::uint32_t m_bits = 0;
};

constexpr Aspects operator|(Aspect a, Aspect b)
{
    return Aspects(a) | Aspects(b);
}

/// What the changes touch.
Aspects aspectsOf(const domain::ModelChanges& changes);

/// The part of one model that a change can reach: all else is as it was for rules about
/// applications, about what machines need for them, and about the subnets of one space.
struct Neighbourhood
{
    domain::ModelId model{0};
    std::set<domain::MachineId> machines;
    std::set<domain::ApplicationId> applications;
    std::set<domain::SpaceId> spaces;
};

} // namespace netatlas::engine::rules
