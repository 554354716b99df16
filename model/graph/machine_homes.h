// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <vector>

namespace netatlas::graph {

/// Where the NICs of one machine are, seen from the picture.
struct MachineReach
{
    domain::MachineId machine{0};
    /// The segment that most NICs are in; the lowest id of several. Nothing for a machine that is
    /// on no known segment.
    std::optional<domain::SegmentId> home;
    /// The first subnet of the home segment in which it has an address; orders machines.
    std::optional<domain::SubnetId> homeSubnet;
    std::vector<domain::SegmentId> segments; ///< each once, in order of ids
    std::vector<domain::SubnetId> subnets;   ///< each once, in order of NICs and addresses
    std::uint32_t nics = 0;                  ///< loopbacks aside
};

/// One entry a machine, in order of ids.
std::vector<MachineReach> machineReaches(const domain::Model& model);

} // namespace netatlas::graph
