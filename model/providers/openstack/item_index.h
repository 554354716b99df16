// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/openstack/items.h"

#include <unordered_map>

namespace netatlas::providers::openstack {

/// Finds the items that other items name. Lives no longer than they do.
class ItemIndex
{
public:
    explicit ItemIndex(const Items& items);

    const Network* network(const std::string& id) const;
    const Subnet* subnet(const std::string& id) const;
    const Port* port(const std::string& id) const;
    const std::vector<const Subnet*>& subnetsOf(const std::string& network) const;
    const std::vector<const FloatingIp*>& floatingIpsOf(const std::string& port) const;
    /// Parent port and tag of a sub-port of a trunk; nothing for other ports.
    const std::pair<std::string, std::uint32_t>* parentOf(const std::string& port) const;

    /// The smallest subnet of the network that has the address.
    const Subnet* subnetHolding(const std::string& network, const net::IpAddress& value) const;
    /// The port whose machine or router that port belongs to: itself, or the parent of its trunk;
    /// nothing for a loose one.
    const Port* ownerOf(const Port& port) const;

private:
    template <class Item>
    using ById = std::unordered_map<std::string, const Item*>;

    ById<Network> m_networks;
    ById<Subnet> m_subnets;
    ById<Port> m_ports;
    std::unordered_map<std::string, std::vector<const Subnet*>> m_subnetsOfNetwork;
    std::unordered_map<std::string, std::vector<const FloatingIp*>> m_floatingOfPort;
    std::unordered_map<std::string, std::pair<std::string, std::uint32_t>> m_parentOf;
};

/// Whether a port belongs to a server, or to a router.
bool isServerPort(const Port& port);
bool isRouterPort(const Port& port);

} // namespace netatlas::providers::openstack
