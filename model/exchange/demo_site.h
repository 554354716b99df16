// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/cidr.h"

#include <boost/json/object.hpp>

#include <map>
#include <string>
#include <string_view>

namespace netatlas::exchange {

/// A fragment of the demo while its regular rows are added to it. The subnets are known by the
/// ids that the site's file gives them.
class DemoSite
{
public:
    explicit DemoSite(boost::json::object& fragment);

    /// A machine `node-<index>` in one of the zones of its model.
    void addMachine(const std::string& number, int index);
    /// A NIC on the segment of the subnet; once for each name, however often it is asked for.
    void addDevice(const std::string& machine, std::string_view name, int subnet,
                   const boost::json::object& members = {});
    /// The address of the subnet with that host part, as seen by machine and provider.
    void addAddress(const std::string& machine, std::string_view device, int subnet,
                    std::uint32_t host);
    /// An address that only the machine shows.
    void addForeignAddress(const std::string& machine, std::string_view device,
                           std::string_view value, std::string_view cidr);
    /// Alters a member of the first address of the device.
    void changeAddress(std::string_view machine, std::string_view device, std::string_view member,
                       std::string_view value);
    /// The fabric, segments and subnets of a rack.
    void addRackNetworks(int rack, int firstSubnet, int workSpace);
    /// Fills the address lists of the machines, and their preferred addresses, from the addresses
    /// of their NICs.
    void listAddresses();

private:
    struct Subnet
    {
        net::Cidr cidr;
        std::string spaceId;
        std::string providerId;
        std::string networkId;
        std::string segmentId;
    };

    boost::json::array& list(std::string_view name);
    void learnSubnet(const boost::json::object& subnet);

    boost::json::object& m_fragment;
    std::map<std::string, Subnet, std::less<>> m_subnets;
    std::map<std::string, std::string> m_subnetByProviderId;
    std::uint32_t m_devices = 0;
};

} // namespace netatlas::exchange
