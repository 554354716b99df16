// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <string>
#include <vector>

namespace netatlas::reports {

/// The subnets that effectively lie in a space, by block, then id.
std::vector<const domain::SubnetRow*> subnetsIn(const domain::Model& model, domain::SpaceId space);

/// The machines with a device address in a space and those addresses, both in their order.
struct MachineInSpace
{
    const domain::MachineRow* machine;
    std::vector<std::string> addresses;
};
std::vector<MachineInSpace> machinesIn(const domain::Model& model, domain::SpaceId space);

/// The applications with a binding to a space, by name, and the bound endpoints; the empty one is
/// the default.
struct BoundApplication
{
    const domain::ApplicationRow* application;
    std::vector<std::string> endpoints;
};
std::vector<BoundApplication> applicationsBoundTo(const domain::Model& model,
                                                  domain::SpaceId space);

} // namespace netatlas::reports
