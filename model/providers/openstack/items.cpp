// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/items.h"

#include "model/providers/source/item_reading.h"

namespace netatlas::providers::openstack {

using document::Node;
using domain::SeenProblem;

namespace {

constexpr std::uint64_t kLargestNumber = 0xFFFFFFFF;

/// The three attributes that say what a segment is, with or without their prefix.
void readSegmentKind(ItemReading& item, const std::string& prefix, Segment& segment)
{
    segment.type = item.word(prefix + "network_type");
    segment.physicalNetwork = item.id(prefix + "physical_network");
    segment.number = item.number(prefix + "segmentation_id", kLargestNumber);
}

std::optional<Segment> readSegment(ItemReading& item)
{
    Segment segment;
    segment.id = item.neededId();
    segment.network = item.neededId("network_id");
    segment.name = item.name();
    readSegmentKind(item, {}, segment);
    return segment;
}

/// Whether a member that was read as that is what the item says, which may be nothing.
bool isTold(const ItemReading& item, std::string_view member, const std::string& read)
{
    const Node* given = item.node().find(member);
    return !read.empty() || !given || given->isNothing() ||
           (given->isText() && given->text.empty());
}

std::optional<Network> readNetwork(ItemReading& item)
{
    Network network;
    network.id = item.neededId();
    network.name = item.name();
    network.mtu = static_cast<std::uint32_t>(item.number("mtu", kLargestNumber).value_or(0));
    network.isExternal = item.truth("router:external");
    network.zones = item.ids("availability_zones");
    network.ipv4Scope = item.id("ipv4_address_scope");
    network.ipv6Scope = item.id("ipv6_address_scope");
    network.knowsScopes = isTold(item, "ipv4_address_scope", network.ipv4Scope) &&
                          isTold(item, "ipv6_address_scope", network.ipv6Scope);
    network.tags = item.ids("tags");
    network.showsSegments = item.has("provider:network_type") || item.has("segments");
    Segment own;
    readSegmentKind(item, "provider:", own);
    if (!own.type.empty())
        network.segments.push_back(std::move(own));
    std::vector<SeenProblem> problems;
    for (const Node* node : item.groups("segments")) {
        ItemReading part(*node, "segment", problems);
        Segment segment;
        readSegmentKind(part, "provider:", segment);
        if (!segment.type.empty())
            network.segments.push_back(std::move(segment));
    }
    for (const SeenProblem& problem : problems)
        item.leaveOut("segments", problem.cause);
    return network;
}

void readPools(ItemReading& item, Subnet& subnet)
{
    std::vector<SeenProblem> problems;
    for (const Node* node : item.groups("allocation_pools")) {
        ItemReading pool(*node, "pool", problems);
        const auto first = pool.neededAddress("start");
        const auto last = pool.neededAddress("end");
        const bool isRange = first && last && *first <= *last && subnet.cidr.contains(*first) &&
                             subnet.cidr.contains(*last);
        if (isRange)
            subnet.pools.push_back({domain::RangeKind::Dynamic, *first, *last, "allocation pool"});
        else
            item.leaveOut("allocation_pools", "holds a range that is none of this subnet");
    }
}

void readRoutes(ItemReading& item, Subnet& subnet)
{
    std::vector<SeenProblem> problems;
    for (const Node* node : item.groups("host_routes")) {
        ItemReading route(*node, "route", problems);
        const auto destination = route.neededCidr("destination");
        const auto gateway = route.neededAddress("nexthop");
        if (destination && gateway)
            subnet.routes.push_back({*destination, *gateway});
        else
            item.leaveOut("host_routes", "holds a route without destination or gateway");
    }
}

std::optional<Subnet> readSubnet(ItemReading& item)
{
    Subnet subnet;
    subnet.id = item.neededId();
    subnet.network = item.neededId("network_id");
    const auto cidr = item.neededCidr("cidr");
    if (!cidr)
        return std::nullopt;
    subnet.cidr = *cidr;
    if (const std::string given = item.id("cidr"); given != cidr->text())
        subnet.cidrText = given;
    const auto version = item.number("ip_version", 6);
    if (version && *version != (cidr->family() == net::Family::Ipv6 ? 6U : 4U))
        item.leaveOut("ip_version", "is not that of its block");
    subnet.name = item.name();
    subnet.gateway = item.address("gateway_ip");
    if (subnet.gateway && subnet.gateway->family() != cidr->family()) {
        item.leaveOut("gateway_ip", "is of the other family");
        subnet.gateway.reset();
    }
    for (const std::string& server : item.ids("dns_nameservers"))
        if (net::IpAddress::parse(server))
            subnet.dnsServers.push_back(server);
        else
            item.leaveOut("dns_nameservers", "holds something that is no address");
    subnet.hasDhcp = item.truth("enable_dhcp");
    subnet.segment = item.id("segment_id");
    subnet.pool = item.id("subnetpool_id");
    subnet.tags = item.ids("tags");
    readPools(item, subnet);
    readRoutes(item, subnet);
    return subnet;
}

std::optional<SubnetPool> readSubnetPool(ItemReading& item)
{
    return SubnetPool{item.neededId(), item.id("address_scope_id")};
}

std::optional<AddressScope> readAddressScope(ItemReading& item)
{
    return AddressScope{item.neededId(), item.name()};
}

std::optional<Port> readPort(ItemReading& item)
{
    Port port;
    port.id = item.neededId();
    port.network = item.neededId("network_id");
    port.name = item.name();
    port.mac = item.mac("mac_address");
    port.device = item.id("device_id");
    port.owner = item.word("device_owner");
    port.isUp = item.truth("admin_state_up", true);
    std::vector<SeenProblem> problems;
    for (const Node* node : item.groups("fixed_ips")) {
        ItemReading fixed(*node, "address", problems);
        const auto value = fixed.neededAddress("ip_address");
        if (value)
            port.fixedIps.push_back({fixed.id("subnet_id"), *value});
        else
            item.leaveOut("fixed_ips", "holds something that is no address");
    }
    for (const Node* node : item.groups("allowed_address_pairs")) {
        const Node* text = node->find("ip_address");
        // Blocks are permissions, not addresses that somebody has.
        if (const auto value = net::IpAddress::parse(text ? text->text : ""))
            port.allowed.push_back(*value);
    }
    return port;
}

std::optional<Router> readRouter(ItemReading& item)
{
    return Router{.id = item.neededId(), .name = item.name(), .status = item.word("status")};
}

std::optional<FloatingIp> readFloatingIp(ItemReading& item)
{
    FloatingIp floating;
    floating.id = item.neededId();
    if (const auto value = item.neededAddress("floating_ip_address"))
        floating.value = *value;
    floating.fixed = item.address("fixed_ip_address");
    floating.port = item.id("port_id");
    floating.network = item.id("floating_network_id");
    return floating;
}

std::optional<Trunk> readTrunk(ItemReading& item)
{
    Trunk trunk{item.neededId(), item.neededId("port_id"), {}};
    std::vector<SeenProblem> problems;
    for (const Node* node : item.groups("sub_ports")) {
        ItemReading part(*node, "sub-port", problems);
        const std::string port = part.neededId("port_id");
        const auto tag = part.number("segmentation_id", 4094);
        if (part.isUsable() && part.word("segmentation_type") == "vlan" && tag && *tag > 0)
            trunk.subPorts.push_back({port, static_cast<std::uint32_t>(*tag)});
        else
            item.leaveOut("sub_ports", "holds a sub-port without port or VLAN");
    }
    return trunk;
}

void readServerAddresses(ItemReading& item, Server& server)
{
    const Node* networks = item.group("addresses");
    if (!networks)
        return;
    std::vector<SeenProblem> problems;
    for (const Node& list : networks->children)
        for (const Node& node : list.children) {
            ItemReading one(node, "address", problems);
            const auto value = one.neededAddress("addr");
            if (value)
                (one.word("OS-EXT-IPS:type") == "floating" ? server.floating : server.fixed)
                    .push_back(*value);
        }
    if (!problems.empty())
        item.leaveOut("addresses", "holds something that is no address");
}

std::optional<Server> readServer(ItemReading& item)
{
    Server server;
    server.id = item.neededId();
    server.name = item.name();
    server.status = item.word("status");
    server.state = item.word("OS-EXT-STS:vm_state");
    server.zone = item.id("OS-EXT-AZ:availability_zone");
    server.host = item.id("OS-EXT-SRV-ATTR:host");
    readServerAddresses(item, server);
    return server;
}

std::optional<domain::SeenZone> readZone(ItemReading& item)
{
    domain::SeenZone zone;
    zone.name = item.neededId("name");
    zone.isAvailable = item.word("state") != "unavailable";
    return zone;
}

/// Whether the collection is flawed by what was left out of the item: what holds others together
/// cannot lack a member.
template <class Item>
bool isFlawed(Item& item, bool isWhole)
{
    if constexpr (requires { item.isWhole; })
        item.isWhole = isWhole;
    if constexpr (std::is_same_v<Item, Port>)
        return !isWhole && (item.device.empty() || item.owner.empty());
    else if constexpr (std::is_same_v<Item, Trunk> || std::is_same_v<Item, FloatingIp>)
        return !isWhole;
    return false;
}

/// False when one of the items cannot be used, so that nobody knows what is absent.
template <class Item>
bool readAll(const char* what, const std::vector<Node>& nodes, Items& items,
             std::vector<Item>& into, std::optional<Item> (*read)(ItemReading&))
{
    bool isWhole = true;
    for (const Node& node : nodes) {
        const std::size_t problems = items.problems.size();
        ItemReading reading(node, what, items.problems);
        auto item = reading.isUsable() ? read(reading) : std::nullopt;
        if (!item || !reading.isUsable() || isFlawed(*item, items.problems.size() == problems))
            isWhole = false;
        if (item && reading.isUsable()) {
            into.push_back(std::move(*item));
        } else {
            const Node* const id = node.find("id");
            items.unreadable[what].insert(id && id->isText() ? id->text : std::string());
        }
    }
    return isWhole;
}

bool readCollection(const std::string& key, const std::vector<Node>& nodes, Items& items)
{
    if (key == "networks")
        return readAll("network", nodes, items, items.networks, readNetwork);
    if (key == "segments")
        return readAll("segment", nodes, items, items.segments, readSegment);
    if (key == "subnets")
        return readAll("subnet", nodes, items, items.subnets, readSubnet);
    if (key == "subnetpools")
        return readAll("subnet pool", nodes, items, items.pools, readSubnetPool);
    if (key == "address_scopes")
        return readAll("address scope", nodes, items, items.scopes, readAddressScope);
    if (key == "ports")
        return readAll("port", nodes, items, items.ports, readPort);
    if (key == "routers")
        return readAll("router", nodes, items, items.routers, readRouter);
    if (key == "floatingips")
        return readAll("floating IP", nodes, items, items.floatingIps, readFloatingIp);
    if (key == "trunks")
        return readAll("trunk", nodes, items, items.trunks, readTrunk);
    if (key == "servers")
        return readAll("server", nodes, items, items.servers, readServer);
    return key != "availability_zones" || readAll("zone", nodes, items, items.zones, readZone);
}

} // namespace

void readItems(const std::string& key, const std::vector<Node>& nodes, Items& items)
{
    if (!readCollection(key, nodes, items))
        items.flawed.insert(key);
}

} // namespace netatlas::providers::openstack
