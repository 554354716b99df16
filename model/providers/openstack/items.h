// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/site_observation.h"
#include "model/providers/document/document.h"

#include <map>

namespace netatlas::providers::openstack {

/// @name Items of Neutron and Nova, as far as they are used and could be read (providers.md 2.3)
/// @{
/// One segment, of the collection or among a network's own attributes.
struct Segment
{
    std::string id; ///< empty for one of a network's own attributes
    std::string network;
    std::string name;
    std::string type;
    std::string physicalNetwork;
    std::optional<std::uint64_t> number;
    bool isWhole = true; ///< whether every member could be read
};

struct Network
{
    std::string id;
    std::string name;
    std::uint32_t mtu = 0;
    bool isExternal = false;
    std::vector<std::string> zones;
    std::string ipv4Scope;
    std::string ipv6Scope;
    bool knowsScopes = true;    ///< whether these could be read
    bool showsSegments = false; ///< whether it has the `provider:` attributes at all
    std::vector<Segment> segments;
    std::vector<std::string> tags;
    bool isWhole = true; ///< whether every member could be read
};

struct Subnet
{
    std::string id;
    std::string name;
    std::string network;
    net::Cidr cidr = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    std::string cidrText;
    std::optional<net::IpAddress> gateway;
    std::vector<std::string> dnsServers;
    bool hasDhcp = false;
    std::vector<domain::SeenRange> pools;
    std::vector<domain::SeenRoute> routes;
    std::string segment;
    std::string pool;
    std::vector<std::string> tags;
    bool isWhole = true; ///< whether every member could be read
};

struct SubnetPool
{
    std::string id;
    std::string scope;
};

struct AddressScope
{
    std::string id;
    std::string name;
};

struct FixedIp
{
    std::string subnet;
    net::IpAddress value = net::IpAddress::ofIpv4(0);
};

struct Port
{
    std::string id;
    std::string name;
    std::string mac;
    std::string network;
    std::vector<FixedIp> fixedIps;
    std::string device;
    std::string owner;
    bool isUp = true;
    std::vector<net::IpAddress> allowed; ///< single extra addresses that it may use
    bool isWhole = true;                 ///< whether every member could be read
};

struct Router
{
    std::string id;
    std::string name;
    std::string status;
    bool isWhole = true; ///< whether every member could be read
};

struct FloatingIp
{
    std::string id;
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    std::optional<net::IpAddress> fixed;
    std::string port;
    std::string network;
};

struct SubPort
{
    std::string port;
    std::uint32_t tag = 0;
};

struct Trunk
{
    std::string id;
    std::string port;
    std::vector<SubPort> subPorts;
};

struct Server
{
    std::string id;
    std::string name;
    std::string status;
    std::string state; ///< of the machine: `active`, `building`, ...
    std::string zone;
    std::string host;
    std::vector<net::IpAddress> fixed;
    std::vector<net::IpAddress> floating;
    bool isWhole = true; ///< whether every member could be read
};
/// @}

/// Everything that was listed. Parts that are not there are empty; `isWhole` says which are so
/// because nothing is.
struct Items
{
    std::vector<Network> networks;
    std::vector<Segment> segments;
    std::vector<Subnet> subnets;
    std::vector<SubnetPool> pools;
    std::vector<AddressScope> scopes;
    std::vector<Port> ports;
    std::vector<Router> routers;
    std::vector<FloatingIp> floatingIps;
    std::vector<Trunk> trunks;
    std::vector<Server> servers;
    std::vector<domain::SeenZone> zones;

    /// Collections that were listed to the end, by their names in the answers.
    std::set<std::string> complete;
    /// Collections that hold something that could not be read, or could not be listed once more.
    std::set<std::string> flawed;
    /// Items that could not be used, by what they are: their ids, empty for one that shows none.
    std::map<std::string, std::set<std::string>> unreadable;
    std::vector<domain::SeenProblem> problems;
    std::vector<domain::SeenNote> notes;

    /// Whether what is absent from the collection is not there.
    bool isWhole(const std::string& key) const
    {
        return complete.contains(key) && !flawed.contains(key);
    }
};

/// Reads the items of a collection into their place; `key` is its name in the answer, such as
/// `address_scopes`. What cannot be used is named in `problems`, and the collection is flawed by
/// it.
void readItems(const std::string& key, const std::vector<document::Node>& nodes, Items& items);

} // namespace netatlas::providers::openstack
