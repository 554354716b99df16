// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/host_ports.h"
#include "model/engine/containers/container_network.h"
#include "model/engine/controllers/endpoints.h"
#include "model/engine/controllers/replica_set.h"
#include "model/engine/devices/observation.h"
#include "model/engine/spaces/records.h"
#include "model/engine/spaces/subnets.h"
#include "model/protocol/reading.h"

#include <boost/json/array.hpp>

namespace netatlas::protocol {

/// The records of address-engine 3 in the notation of its section 19. Absent members are empty.

engine::addressing::Address readAddress(const boost::json::value& value, Faults& faults);
engine::addressing::HostPort readHostPort(const boost::json::value& value, Faults& faults);
engine::addressing::HostPorts readHostPorts(const boost::json::value& value, Faults& faults);
std::vector<engine::addressing::Address> readAddresses(const boost::json::value& value,
                                                       Faults& faults);
engine::spaces::Subnet readSubnet(const boost::json::value& value, Faults& faults);
engine::spaces::Space readSpace(const boost::json::value& value, Faults& faults);
engine::spaces::Zone readZone(const boost::json::value& value, Faults& faults);
engine::devices::Nic readNic(const boost::json::value& value, Faults& faults);
engine::devices::Route readRoute(const boost::json::value& value, Faults& faults);
engine::devices::ObservedInterface readInterface(const boost::json::value& value, Faults& faults);
engine::controllers::Node readNode(const boost::json::value& value, Faults& faults);
engine::controllers::ControllerNode readControllerNode(const boost::json::value& value,
                                                       Faults& faults);
engine::controllers::ReplicaMember readMember(const boost::json::value& value, Faults& faults);
engine::controllers::MemberStatus readStatus(const boost::json::value& value, Faults& faults);
engine::containers::HostDevice readHostDevice(const boost::json::value& value, Faults& faults);
engine::containers::HostDeviceAddress readHostDeviceAddress(const boost::json::value& value,
                                                            Faults& faults);

/// Addresses always hold `value`, `type` and `scope`, spaces always `subnets`; all other members
/// are left out while they are empty, false or 0.
boost::json::value addressJson(const engine::addressing::Address& address);
boost::json::value subnetJson(const engine::spaces::Subnet& subnet);
boost::json::value spaceJson(const engine::spaces::Space& space);
boost::json::value nicJson(const engine::devices::Nic& nic);

/// A list, each element as `print` gives it.
template <class Elements, class Print>
boost::json::value listJson(const Elements& elements, Print print)
{
    boost::json::array list;
    for (const auto& element : elements)
        list.push_back(print(element));
    return list;
}
boost::json::value textsJson(const std::vector<std::string>& texts);

} // namespace netatlas::protocol
