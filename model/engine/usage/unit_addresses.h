// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/usage/unit_network.h"

#include <optional>

namespace netatlas::engine::usage {

/// The preferred public or private address of the machine; where none is stored yet, the one that
/// its lists give.
std::optional<domain::ListedAddress> preferredOf(const domain::MachineRow& machine, bool isPublic);

/// What a unit on the machine listens on in the space (model-and-workers 9.1, steps 2 to 5).
std::vector<BoundInterface> boundInterfaces(const domain::Model& model,
                                            const domain::MachineRow& machine,
                                            domain::SpaceId space);

/// What the cluster gives a unit: its pod, and the addresses that lead there.
struct ClusterAddresses
{
    std::optional<domain::ListedAddress> pod;
    std::vector<domain::ListedAddress> others;
    bool isExposedOutside = false;
};

ClusterAddresses clusterAddressesOf(const domain::Model& model, const domain::UnitRow& unit);

} // namespace netatlas::engine::usage
