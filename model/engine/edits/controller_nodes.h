// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

namespace netatlas::engine::edits {

inline constexpr std::string_view kHaSpaceKey = "juju-ha-space";
inline constexpr std::string_view kManagementSpaceKey = "juju-mgmt-space";

/// The controller nodes that are not dead, in order of their numbers.
std::vector<const domain::ControllerNodeRow*> controllerNodes(const domain::Model& model);

/// The number of the node's machine; of a node without machine its own.
std::string machineOf(const domain::Model& model, const domain::ControllerNodeRow& node);

/// What the node is known by: its own list; where that is empty its machine's provider addresses,
/// then those that only the machine itself saw (model-and-workers 6.4).
std::vector<domain::ListedAddress> addressesOf(const domain::Model& model,
                                               const domain::ControllerNodeRow& node);
/// Those of them in the space; the first is the HA address when it is the HA space (7.3).
std::vector<domain::ListedAddress> addressesIn(const domain::Model& model,
                                               const domain::ControllerNodeRow& node,
                                               domain::SpaceId space);

/// Whether the node's machine has an address in the space; of a node whose machine has none at all,
/// or that has no machine, whether its own list has (5.7).
bool isInSpace(const domain::Model& model, const domain::ControllerNodeRow& node,
               domain::SpaceId space);

/// Without an HA space: the addresses of the best class inside the cloud. More than one of them
/// leaves it open which is the HA address, unless the member's own is among them (7.3).
std::vector<std::string> openCandidates(const domain::Model& model,
                                        const domain::ControllerNodeRow& node);

} // namespace netatlas::engine::edits
