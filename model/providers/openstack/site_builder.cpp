// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/site_builder.h"

#include "model/base/text.h"

#include <algorithm>
#include <unordered_map>

namespace netatlas::providers::openstack {

using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::MachineStatus;
using domain::ObjectKind;
using domain::SeenLooseAddress;
using domain::SeenMachine;
using domain::SeenSegment;
using domain::SegmentKind;
using domain::SiteObservation;

namespace {

template <class Item>
using ById = std::unordered_map<std::string, const Item*>;

template <class Item>
ById<Item> byId(const std::vector<Item>& items)
{
    ById<Item> result;
    for (const Item& item : items)
        result.emplace(item.id, &item);
    return result;
}

template <class Item>
const Item* findIn(const ById<Item>& items, const std::string& id)
{
    const auto found = items.find(id);
    return found == items.end() ? nullptr : found->second;
}

SegmentKind segmentKind(const std::string& type)
{
    if (type == "flat")
        return SegmentKind::Flat;
    if (type == "vlan")
        return SegmentKind::Vlan;
    if (type == "vxlan")
        return SegmentKind::Vxlan;
    if (type == "gre")
        return SegmentKind::Gre;
    return type == "geneve" ? SegmentKind::Geneve : SegmentKind::Unknown;
}

/// Nova's states in the words of an instance (model-and-workers 2.6).
struct ServerStatus
{
    std::string_view status;
    std::string_view instance;
    MachineStatus machine;
};

ServerStatus statusOf(std::string_view status)
{
    static constexpr ServerStatus known[] = {
        {"ACTIVE", "running", MachineStatus::Started},
        {"BUILD", "allocating", MachineStatus::Pending},
        {"REBUILD", "allocating", MachineStatus::Pending},
        {"ERROR", "error", MachineStatus::Error},
        {"SHUTOFF", "stopped", MachineStatus::Stopped},
        {"SUSPENDED", "stopped", MachineStatus::Stopped},
        {"PAUSED", "stopped", MachineStatus::Stopped},
        {"SHELVED", "stopped", MachineStatus::Stopped},
        {"SHELVED_OFFLOADED", "stopped", MachineStatus::Stopped},
    };
    for (const ServerStatus& one : known)
        if (one.status == status)
            return one;
    return {status, "unknown", MachineStatus::Unknown};
}

/// The group that a tag `space=name` or `space:name` puts something into.
std::string spaceTag(const std::vector<std::string>& tags)
{
    for (const std::string& tag : tags)
        if (tag.starts_with("space=") || tag.starts_with("space:"))
            return tag.substr(6);
    return {};
}

class SiteBuilder
{
public:
    SiteBuilder(const Items& items, const std::string& region)
        : m_items(items)
        , m_region(region)
        , m_networks(byId(items.networks))
        , m_subnets(byId(items.subnets))
        , m_ports(byId(items.ports))
    {
        for (const FloatingIp& floating : items.floatingIps)
            if (!floating.port.empty())
                m_floatingOfPort[floating.port].push_back(&floating);
        for (const Trunk& trunk : items.trunks)
            for (const SubPort& part : trunk.subPorts)
                m_parentOf.emplace(part.port, std::pair(trunk.port, part.tag));
    }

    SiteObservation build();

private:
    void addDomains();
    void addSegments();
    void addSegment(const Segment& segment, const std::string& ref, const Network& network);
    void addNetworks();
    void addSubnets();
    void addMachines();
    void addLooseAddresses();
    void addLoose(const std::string& ref, const net::IpAddress& value, domain::LooseState state,
                  const std::string& name, const Port* port, const std::string& network);
    InterfaceConfig interfaceOf(const Port& port) const;
    InterfaceAddress addressOf(const Port& port, std::size_t place) const;
    const Subnet* subnetHolding(const std::string& network, const net::IpAddress& value) const;
    /// The machine or router that a port belongs to; nothing for a loose one.
    const Port* ownerPort(const Port& port) const;
    static bool isServerPort(const Port& port);
    static bool isRouterPort(const Port& port);
    void settleCompleteness();

    const Items& m_items;
    std::string m_region;
    ById<Network> m_networks;
    ById<Subnet> m_subnets;
    ById<Port> m_ports;
    std::unordered_map<std::string, std::vector<const FloatingIp*>> m_floatingOfPort;
    /// Parent port and tag of the sub-ports of trunks.
    std::unordered_map<std::string, std::pair<std::string, std::uint32_t>> m_parentOf;
    std::unordered_map<std::string, std::vector<const SeenSegment*>> m_segmentsOfNetwork;
    std::unordered_map<std::string, std::vector<const Subnet*>> m_subnetsOfNetwork;
    SiteObservation m_site;
};

bool SiteBuilder::isServerPort(const Port& port)
{
    return !port.device.empty() &&
           (port.owner.starts_with("compute:") || port.owner.starts_with("baremetal:"));
}

bool SiteBuilder::isRouterPort(const Port& port)
{
    return !port.device.empty() && (port.owner.starts_with("network:router") ||
                                    port.owner.starts_with("network:ha_router"));
}

SiteObservation SiteBuilder::build()
{
    m_site.provider = {.type = "openstack", .hasNetworking = true, .supportsSpaces = true};
    m_site.problems = m_items.problems;
    m_site.notes = m_items.notes;
    for (const Subnet& subnet : m_items.subnets)
        m_subnetsOfNetwork[subnet.network].push_back(&subnet);
    addDomains();
    addSegments();
    addNetworks();
    addSubnets();
    addMachines();
    addLooseAddresses();
    for (domain::SeenZone zone : m_items.zones) {
        const bool isKnown =
            std::any_of(m_site.zones.begin(), m_site.zones.end(),
                        [&](const domain::SeenZone& other) { return other.name == zone.name; });
        zone.region = m_region;
        if (!isKnown)
            m_site.zones.push_back(std::move(zone));
    }
    settleCompleteness();
    return std::move(m_site);
}

void SiteBuilder::addDomains()
{
    for (const AddressScope& scope : m_items.scopes)
        m_site.domains.push_back({scope.id, scope.name});
    // A network that a scope does not cover altogether is a world of its own.
    for (const Network& network : m_items.networks) {
        bool isOwn = network.ipv4Scope.empty() && network.ipv6Scope.empty();
        for (const Subnet* subnet : m_subnetsOfNetwork[network.id])
            isOwn = isOwn || (subnet->cidr.family() == net::Family::Ipv6 ? network.ipv6Scope
                                                                         : network.ipv4Scope)
                                 .empty();
        if (isOwn)
            m_site.domains.push_back(
                {network.id, network.name.empty() ? network.id : network.name});
    }
    // A scope that we may not list is still one.
    std::set<std::string> known;
    for (const auto& domain : m_site.domains)
        known.insert(domain.ref);
    for (const Network& network : m_items.networks)
        for (const std::string* scope : {&network.ipv4Scope, &network.ipv6Scope})
            if (!scope->empty() && known.insert(*scope).second)
                m_site.domains.push_back({*scope, *scope});
}

void SiteBuilder::addSegments()
{
    std::set<std::string> listed;
    for (const Segment& segment : m_items.segments)
        if (const Network* network = findIn(m_networks, segment.network)) {
            listed.insert(segment.network);
            addSegment(segment, segment.id, *network);
        }
    for (const Network& network : m_items.networks) {
        if (listed.contains(network.id))
            continue;
        for (std::size_t i = 0; i < network.segments.size(); ++i)
            addSegment(network.segments[i],
                       network.id + (i == 0 ? std::string() : '/' + std::to_string(i)), network);
    }
    std::set<std::string> fabrics;
    for (const SeenSegment& segment : m_site.segments) {
        m_segmentsOfNetwork[segment.network].push_back(&segment);
        if (!segment.fabric.empty() && fabrics.insert(segment.fabric).second)
            m_site.fabrics.push_back({segment.fabric, segment.fabric});
    }
}

void SiteBuilder::addSegment(const Segment& segment, const std::string& ref, const Network& network)
{
    const auto refuse = [&](const char* field, const std::string& value, const char* cause) {
        m_site.problems.push_back(
            {.what = "segment", .key = ref, .field = field, .value = value, .cause = cause});
    };
    SeenSegment seen;
    seen.ref = ref;
    seen.name = segment.name.empty() ? network.name : segment.name;
    seen.kind = segmentKind(segment.type);
    seen.mtu = network.mtu;
    seen.network = network.id;
    const std::uint64_t number = segment.number.value_or(0);
    const bool isOnWire = seen.kind == SegmentKind::Vlan || seen.kind == SegmentKind::Flat;
    if (isOnWire && segment.physicalNetwork.empty())
        return refuse("physical_network", {}, "is missing");
    if (seen.kind == SegmentKind::Vlan && (number < 1 || number > 4094))
        return refuse("segmentation_id", std::to_string(number), "is no VLAN id");
    if (isOnWire)
        seen.fabric = segment.physicalNetwork;
    if (seen.kind != SegmentKind::Flat)
        seen.tag = static_cast<std::uint32_t>(number);
    m_site.segments.push_back(std::move(seen));
}

void SiteBuilder::addNetworks()
{
    for (const Network& network : m_items.networks) {
        domain::SeenNetwork seen;
        seen.id = network.id;
        seen.name = network.name;
        seen.domain = network.ipv4Scope.empty() ? network.id : network.ipv4Scope;
        const std::string ipv6 = network.ipv6Scope.empty() ? network.id : network.ipv6Scope;
        if (network.ipv4Scope.empty() && !network.ipv6Scope.empty()) {
            // Without IPv4 subnets there is no world of its own to fall back to.
            const auto& subnets = m_subnetsOfNetwork[network.id];
            const bool hasIpv4 =
                std::any_of(subnets.begin(), subnets.end(), [](const Subnet* subnet) {
                    return subnet->cidr.family() == net::Family::Ipv4;
                });
            if (!hasIpv4)
                seen.domain = ipv6;
        }
        if (ipv6 != seen.domain)
            seen.ipv6Domain = ipv6;
        seen.zones = network.zones;
        seen.tag = spaceTag(network.tags);
        m_site.networks.push_back(std::move(seen));
    }
}

void SiteBuilder::addSubnets()
{
    for (const Subnet& subnet : m_items.subnets) {
        domain::SeenSubnet seen;
        seen.id = subnet.id;
        seen.network = subnet.network;
        seen.cidr = subnet.cidr;
        seen.cidrText = subnet.cidrText;
        seen.name = subnet.name;
        seen.gateway = subnet.gateway;
        seen.dnsServers = subnet.dnsServers;
        seen.ranges = subnet.pools;
        seen.routes = subnet.routes;
        seen.tag = spaceTag(subnet.tags);
        if (const Network* network = findIn(m_networks, subnet.network)) {
            seen.zones = network->zones;
            seen.isPublic = network->isExternal;
        }
        const auto& segments = m_segmentsOfNetwork[subnet.network];
        for (const SeenSegment* segment : segments)
            if (segment->ref == subnet.segment || (subnet.segment.empty() && segments.size() == 1))
                seen.segment = segment->ref;
        for (const SeenSegment* segment : segments)
            if (segment->ref == seen.segment && segment->kind == SegmentKind::Vlan)
                seen.vlanTag = segment->tag;
        m_site.subnets.push_back(std::move(seen));
    }
}

const Subnet* SiteBuilder::subnetHolding(const std::string& network,
                                         const net::IpAddress& value) const
{
    const Subnet* best = nullptr;
    const auto found = m_subnetsOfNetwork.find(network);
    if (found != m_subnetsOfNetwork.end())
        for (const Subnet* subnet : found->second)
            if (subnet->cidr.contains(value) &&
                (!best || subnet->cidr.prefixLength() > best->cidr.prefixLength()))
                best = subnet;
    return best;
}

InterfaceAddress SiteBuilder::addressOf(const Port& port, std::size_t place) const
{
    const FixedIp& fixed = port.fixedIps[place];
    InterfaceAddress address;
    address.value = fixed.value.text();
    address.providerSubnetId = fixed.subnet;
    address.isSecondary = std::any_of(
        port.fixedIps.begin(), port.fixedIps.begin() + static_cast<std::ptrdiff_t>(place),
        [&](const FixedIp& other) { return other.subnet == fixed.subnet; });
    address.configMethod = domain::ConfigMethod::Static;
    if (const Subnet* subnet = findIn(m_subnets, fixed.subnet)) {
        address.cidr = subnet->cidr.network().text();
        if (subnet->hasDhcp)
            address.configMethod = domain::ConfigMethod::Dhcp;
    }
    return address;
}

InterfaceConfig SiteBuilder::interfaceOf(const Port& port) const
{
    InterfaceConfig interface;
    interface.name = port.name;
    interface.mac = port.mac;
    interface.type = domain::DeviceType::Ethernet;
    interface.isDisabled = !port.isUp;
    interface.origin = domain::Origin::Provider;
    interface.providerId = port.id;
    interface.providerNetworkId = port.network;
    if (const Network* network = findIn(m_networks, port.network)) {
        interface.mtu = network->mtu;
        interface.zones = network->zones;
    }
    if (const auto parent = m_parentOf.find(port.id); parent != m_parentOf.end()) {
        interface.type = domain::DeviceType::Vlan;
        interface.parent = parent->second.first;
        interface.vlanTag = parent->second.second;
        if (interface.name.empty())
            interface.name = "vlan" + std::to_string(interface.vlanTag);
    }
    for (std::size_t i = 0; i < port.fixedIps.size(); ++i)
        interface.addresses.push_back(addressOf(port, i));
    if (!interface.addresses.empty())
        interface.providerSubnetId = interface.addresses.front().providerSubnetId;
    const auto floating = m_floatingOfPort.find(port.id);
    if (floating != m_floatingOfPort.end())
        for (const FloatingIp* one : floating->second) {
            InterfaceAddress shadow;
            shadow.value = one->value.text();
            shadow.scope = domain::Scope::Public;
            shadow.configMethod = domain::ConfigMethod::Static;
            shadow.providerId = one->id;
            if (const Subnet* subnet = subnetHolding(one->network, one->value)) {
                shadow.cidr = subnet->cidr.network().text();
                shadow.providerSubnetId = subnet->id;
            }
            interface.shadowAddresses.push_back(std::move(shadow));
        }
    return interface;
}

const Port* SiteBuilder::ownerPort(const Port& port) const
{
    if (isServerPort(port) || isRouterPort(port))
        return &port;
    const auto parent = m_parentOf.find(port.id);
    const Port* trunk =
        parent == m_parentOf.end() ? nullptr : findIn(m_ports, parent->second.first);
    return trunk && (isServerPort(*trunk) || isRouterPort(*trunk)) ? trunk : nullptr;
}

void SiteBuilder::addMachines()
{
    std::unordered_map<std::string, std::size_t> places;
    const auto machine = [&](const std::string& ref) -> SeenMachine& {
        const auto [found, isNew] = places.try_emplace(ref, m_site.machines.size());
        if (isNew) {
            m_site.machines.emplace_back();
            m_site.machines.back().ref = ref;
            m_site.machines.back().name = ref;
            m_site.machines.back().hasInterfaces = m_items.complete.contains("ports");
        }
        return m_site.machines[found->second];
    };
    std::set<std::string> zones;
    for (const Server& server : m_items.servers) {
        SeenMachine& seen = machine(server.id);
        const ServerStatus status = statusOf(server.status);
        seen.name = server.name.empty() ? server.id : server.name;
        seen.status = status.machine;
        seen.instanceStatus = status.instance;
        seen.instanceText = server.status;
        seen.zone = server.zone;
        if (!server.zone.empty() && zones.insert(server.zone).second)
            m_site.zones.push_back({.name = server.zone, .region = m_region});
        if (seen.hasInterfaces)
            continue;
        // Ports tell more; where they may not be read, this is better than nothing.
        for (const net::IpAddress& value : server.fixed)
            seen.addresses.push_back({.value = value.text()});
        for (const net::IpAddress& value : server.floating)
            seen.addresses.push_back({.value = value.text(), .scope = domain::Scope::Public});
    }
    for (const Router& router : m_items.routers) {
        SeenMachine& seen = machine(router.id);
        seen.name = router.name.empty() ? router.id : router.name;
        seen.kind = domain::MachineKind::Router;
        seen.status = router.status == "ACTIVE" ? MachineStatus::Started : MachineStatus::Unknown;
    }
    for (const Port& port : m_items.ports)
        if (const Port* owner = ownerPort(port)) {
            SeenMachine& seen = machine(owner->device);
            if (isRouterPort(*owner))
                seen.kind = domain::MachineKind::Router;
            seen.interfaces.push_back(interfaceOf(port));
        }
}

void SiteBuilder::addLoose(const std::string& ref, const net::IpAddress& value,
                           domain::LooseState state, const std::string& name, const Port* port,
                           const std::string& network)
{
    SeenLooseAddress seen;
    seen.ref = ref;
    seen.value = value;
    seen.state = state;
    seen.name = name;
    seen.network = network;
    if (port)
        seen.mac = port->mac;
    if (const Subnet* subnet = subnetHolding(network, value))
        seen.subnet = subnet->id;
    m_site.looseAddresses.push_back(std::move(seen));
}

void SiteBuilder::addLooseAddresses()
{
    std::set<std::pair<std::string, std::string>> taken; ///< network and address
    for (const Port& port : m_items.ports)
        for (const FixedIp& fixed : port.fixedIps)
            taken.emplace(port.network, fixed.value.text());
    for (const Port& port : m_items.ports) {
        // The port of a floating IP is the floating IP, which is told of by itself.
        if (ownerPort(port) || port.owner == "network:floatingip")
            continue;
        const std::string name = port.name.empty() ? port.owner : port.name;
        for (const FixedIp& fixed : port.fixedIps)
            addLoose(port.id, fixed.value, domain::LooseState::Reserved, name, &port, port.network);
    }
    for (const Port& port : m_items.ports)
        for (const net::IpAddress& value : port.allowed)
            if (taken.emplace(port.network, value.text()).second)
                addLoose(port.network, value, domain::LooseState::Reserved,
                         "allowed on " + (port.name.empty() ? port.id : port.name), nullptr,
                         port.network);
    for (const FloatingIp& floating : m_items.floatingIps) {
        const Port* port = findIn(m_ports, floating.port);
        if (port && ownerPort(*port))
            continue;
        addLoose(floating.id, floating.value,
                 floating.port.empty() ? domain::LooseState::Unattached
                                       : domain::LooseState::Reserved,
                 "floating IP", nullptr, floating.network);
    }
}

void SiteBuilder::settleCompleteness()
{
    const auto& listed = m_items.complete;
    const bool showsSegments =
        std::all_of(m_items.networks.begin(), m_items.networks.end(),
                    [](const Network& network) { return network.showsSegments; });
    if (listed.contains("networks")) {
        m_site.complete.insert(ObjectKind::ProviderNetwork);
        m_site.complete.insert(ObjectKind::RoutingDomain);
        if (showsSegments) {
            m_site.complete.insert(ObjectKind::Fabric);
            m_site.complete.insert(ObjectKind::Segment);
        }
    }
    if (!showsSegments)
        m_site.notes.push_back({domain::SeenLimit::NoProviderAttributes, {}});
    if (listed.contains("subnets"))
        m_site.complete.insert(ObjectKind::Subnet);
    if (listed.contains("ports") && listed.contains("routers") && listed.contains("servers"))
        m_site.complete.insert(ObjectKind::Machine);
    if (listed.contains("ports") && listed.contains("floatingips"))
        m_site.complete.insert(ObjectKind::LooseAddress);
}

} // namespace

SiteObservation buildSite(const Items& items, const std::string& region)
{
    return SiteBuilder(items, region).build();
}

} // namespace netatlas::providers::openstack
