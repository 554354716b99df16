// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/host_capabilities.h"

namespace netatlas::providers {

const Capabilities& hostCapabilities()
{
    static const Capabilities row{.hasNetworking = true,
                                  .hasSpaces = true,
                                  .discoversSpaces = false,
                                  .subnets = SubnetListing::ByAgents,
                                  .namesDevices = true,
                                  .addressesContainers = false,
                                  .isHighlyAvailable = true};
    return row;
}

} // namespace netatlas::providers
