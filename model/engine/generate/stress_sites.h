// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/model_state.h"
#include "model/engine/generate/prefix_set.h"

namespace netatlas::engine::generate {

/// The stress set for prefixes (performance 2) as a site: routing domains, each but the first that
/// of a provider network, the subnets, all in alpha, and the addresses as reserved ones.
domain::ModelState makePrefixSite(const PrefixSetOptions& options);

/// Whether a third of the NICs attach to any subnet at all.
enum class Tangle : bool { no, yes };

struct GraphOptions
{
    std::uint64_t seed = 1;
    std::uint32_t nodes = 1000; ///< of all kinds together, but never fewer than the least of each
    Tangle tangle = Tangle::yes;
};

/// How many of each kind a graph of so many nodes has (performance 2).
struct GraphCounts
{
    explicit GraphCounts(std::uint32_t nodes);

    std::uint32_t machines;
    std::uint32_t fabrics;
    std::uint32_t vlans;
    std::uint32_t subnets;
    std::uint32_t spaces; ///< with alpha
    std::uint32_t interfaces;
};

/// The topology graph of performance 2 as a site: every machine has a home VLAN, every NIC one
/// address. 15 % of the NICs lie in another fabric than their machine, and where it is tangled
/// another 33 % in any subnet at all; the others lie in the home VLAN. The same options give the
/// same site everywhere.
domain::ModelState makeGraphSite(const GraphOptions& options);

} // namespace netatlas::engine::generate
