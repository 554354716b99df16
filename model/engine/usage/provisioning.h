// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/facts.h"

#include <map>
#include <string>
#include <vector>

namespace netatlas::engine::usage {

/// Where the interfaces of a machine are to be when it is started (model-and-workers 9.2).
struct ProvisioningTopology
{
    /// Zones by provider id of the subnet. A subnet without zones may be used in any.
    using Subnets = std::map<std::string, std::vector<std::string>>;

    /// By name of the space; none of them leaves the choice to the provider.
    std::map<std::string, Subnets> spaces;
    /// The provider id of the space of each endpoint whose units go to the machine.
    std::map<std::string, std::string> spaceOfEndpoint;
    /// Subnets that cannot be offered: `not-valid` with `what`, `value` and `cause`.
    std::vector<Error> skipped;
};

/// `negative-space-conflict` for spaces both wanted and excluded, `not-found` for a wanted space
/// that does not exist, `space-has-no-subnets` for an empty one.
Result<ProvisioningTopology> provisioningTopology(const domain::Model& model,
                                                  domain::MachineId machine);

} // namespace netatlas::engine::usage
