// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/text.h"
#include "model/domain/facts.h"
#include "model/engine/containers/container_network.h"

#include <set>
#include <string>
#include <vector>

namespace netatlas::engine::containers {

/// The method by which containers of the model get their networks (model-and-workers 10.1): the
/// setting, else `fan` with a fan, `provider` where it can address containers, or `local`.
NetworkingMethod containerMethod(const domain::Model& model);

/// The names of the `spaces` constraint of a machine or of the model, as they stand.
std::vector<std::string> constraintsOf(const domain::Model& model, domain::ConstraintLevel level,
                                       std::uint32_t target);

/// The spaces of the subnets that the machine's device addresses lie in (2.8).
std::set<domain::SpaceId> spacesOfMachine(const domain::Model& model, domain::MachineId machine);

/// The devices of a machine by space id (10.3): each in the space of each of its addresses, alpha
/// for an address of no known subnet. Loopback devices, those without address and, unless the
/// method is local, the bridges of container tools are in none. In natural order.
DevicesBySpace devicesBySpace(const domain::Model& model, domain::MachineId machine);

/// The spaces that a container must have a device in (10.2). `no-obvious-space` when it asks for
/// none and its host is in several.
Result<std::set<domain::SpaceId>> containerSpaces(const domain::Model& model,
                                                  domain::MachineId host, domain::MachineId guest);

/// The bridges that must be made on the host before the container can start (10.4):
/// `no-fan-device` or `no-host-device` with `host` and `spaces` where that cannot be.
Result<MissingBridges> missingBridges(const domain::Model& model, domain::MachineId host,
                                      domain::MachineId guest, addressing::Trace* trace = nullptr);

/// A device that the container gets.
struct GuestDevice
{
    std::string name;
    std::string parent; ///< the bridge on the host
    std::uint32_t mtu = 0;

    bool operator==(const GuestDevice&) const = default;
};

/// The devices of the container, one on each bridge of its spaces (10.5). `no-host-bridge` with
/// `host` and `spaces` when there is none at all.
Result<std::vector<GuestDevice>> guestDevices(const domain::Model& model, domain::MachineId host,
                                              domain::MachineId guest,
                                              addressing::Trace* trace = nullptr);

/// What carries the container on its host: the bridges that it hangs on, and the devices that come
/// under bridges for it. None where nothing can serve its spaces.
std::set<std::string, NaturalLess> carriersOf(const domain::Model& model, domain::MachineId host,
                                              domain::MachineId guest);

} // namespace netatlas::engine::containers
