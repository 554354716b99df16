// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/item_index.h"

namespace netatlas::providers::openstack {

namespace {

template <class Items, class Index>
void addById(const Items& items, Index& index)
{
    for (const auto& item : items)
        index.emplace(item.id, &item);
}

template <class Index>
auto findIn(const Index& index, const std::string& id)
{
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

template <class Index>
const auto& listIn(const Index& index, const std::string& key)
{
    static const typename Index::mapped_type none;
    const auto found = index.find(key);
    return found == index.end() ? none : found->second;
}

} // namespace

ItemIndex::ItemIndex(const Items& items)
{
    addById(items.networks, m_networks);
    addById(items.subnets, m_subnets);
    addById(items.ports, m_ports);
    for (const Subnet& subnet : items.subnets)
        m_subnetsOfNetwork[subnet.network].push_back(&subnet);
    for (const FloatingIp& floating : items.floatingIps)
        if (!floating.port.empty())
            m_floatingOfPort[floating.port].push_back(&floating);
    for (const Trunk& trunk : items.trunks)
        for (const SubPort& part : trunk.subPorts)
            m_parentOf.emplace(part.port, std::pair(trunk.port, part.tag));
}

const Network* ItemIndex::network(const std::string& id) const
{
    return findIn(m_networks, id);
}

const Subnet* ItemIndex::subnet(const std::string& id) const
{
    return findIn(m_subnets, id);
}

const Port* ItemIndex::port(const std::string& id) const
{
    return findIn(m_ports, id);
}

const std::vector<const Subnet*>& ItemIndex::subnetsOf(const std::string& network) const
{
    return listIn(m_subnetsOfNetwork, network);
}

const std::vector<const FloatingIp*>& ItemIndex::floatingIpsOf(const std::string& port) const
{
    return listIn(m_floatingOfPort, port);
}

const std::pair<std::string, std::uint32_t>* ItemIndex::parentOf(const std::string& port) const
{
    const auto found = m_parentOf.find(port);
    return found == m_parentOf.end() ? nullptr : &found->second;
}

const Subnet* ItemIndex::subnetHolding(const std::string& network,
                                       const net::IpAddress& value) const
{
    const Subnet* best = nullptr;
    for (const Subnet* subnet : subnetsOf(network))
        if (subnet->cidr.contains(value) &&
            (!best || subnet->cidr.prefixLength() > best->cidr.prefixLength()))
            best = subnet;
    return best;
}

const Port* ItemIndex::ownerOf(const Port& port) const
{
    if (isServerPort(port) || isRouterPort(port))
        return &port;
    const auto* parent = parentOf(port.id);
    const Port* trunk = parent ? this->port(parent->first) : nullptr;
    return trunk && (isServerPort(*trunk) || isRouterPort(*trunk)) ? trunk : nullptr;
}

bool isServerPort(const Port& port)
{
    return !port.device.empty() &&
           (port.owner.starts_with("compute:") || port.owner.starts_with("baremetal:"));
}

bool isRouterPort(const Port& port)
{
    return !port.device.empty() && (port.owner.starts_with("network:router") ||
                                    port.owner.starts_with("network:ha_router"));
}

} // namespace netatlas::providers::openstack
