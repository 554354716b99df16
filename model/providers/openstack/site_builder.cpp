// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/site_builder.h"

#include "model/base/text.h"
#include "model/domain/capabilities.h"
#include "model/providers/openstack/item_index.h"
#include "model/providers/openstack/machine_builder.h"

#include <algorithm>
#include <unordered_map>

namespace netatlas::providers::openstack {

using domain::ObjectKind;
using domain::SeenLooseAddress;
using domain::SeenSegment;
using domain::SegmentKind;
using domain::SiteObservation;

namespace {

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

/// The group that a tag `space=name` or `space:name` puts something into.
std::string spaceTag(const std::vector<std::string>& tags)
{
    for (const std::string& tag : tags)
        if (tag.starts_with("space=") || tag.starts_with("space:"))
            return tag.substr(6);
    return {};
}

/// What a port is called, else that; nothing where its name cannot be read.
std::string nameOf(const Port& port, const std::string& otherwise, const char* before = "")
{
    if (port.name.empty() && !port.isWhole)
        return {};
    return before + (port.name.empty() ? otherwise : port.name);
}

class SiteBuilder
{
public:
    SiteBuilder(const Items& items, const std::string& region)
        : m_items(items)
        , m_region(region)
        , m_index(items)
    {
    }

    SiteObservation build();

private:
    void addDomains();
    void addSegments();
    void addSegment(const Segment& segment, const std::string& ref, const Network& network);
    void addNetworks();
    void addSubnets();
    void addLooseAddresses();
    void addLoose(const std::string& ref, const net::IpAddress& value, domain::LooseState state,
                  const std::string& name, const Port* port, const std::string& network);
    void settleCompleteness();

    const Items& m_items;
    std::string m_region;
    ItemIndex m_index;
    std::unordered_map<std::string, std::vector<const SeenSegment*>> m_segmentsOfNetwork;
    bool m_hasBadSegments = false;
    SiteObservation m_site;
};

SiteObservation SiteBuilder::build()
{
    m_site.provider = domain::seenProviderOf("openstack");
    m_site.problems = m_items.problems;
    m_site.notes = m_items.notes;
    addDomains();
    addSegments();
    addNetworks();
    addSubnets();
    addMachines(m_items, m_index, m_region, m_site);
    addLooseAddresses();
    for (domain::SeenZone zone : m_items.zones) {
        const auto known =
            std::find_if(m_site.zones.begin(), m_site.zones.end(),
                         [&](const domain::SeenZone& other) { return other.name == zone.name; });
        zone.region = m_region;
        if (known == m_site.zones.end())
            m_site.zones.push_back(std::move(zone));
        else
            known->isAvailable = zone.isAvailable;
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
        for (const Subnet* subnet : m_index.subnetsOf(network.id))
            isOwn = isOwn || (subnet->cidr.family() == net::Family::Ipv6 ? network.ipv6Scope
                                                                         : network.ipv4Scope)
                                 .empty();
        if (!isOwn || !network.knowsScopes)
            continue;
        const bool isNamed = !network.name.empty() || !network.isWhole;
        m_site.domains.push_back({network.id, isNamed ? network.name : network.id});
    }
    // A scope that we may not list is still one.
    std::set<std::string> known;
    for (const auto& domain : m_site.domains)
        known.insert(domain.ref);
    for (const Network& network : m_items.networks)
        for (const std::string* scope : {&network.ipv4Scope, &network.ipv6Scope})
            if (!scope->empty() && known.insert(*scope).second)
                m_site.domains.push_back({*scope, {}});
}

void SiteBuilder::addSegments()
{
    std::set<std::string> listed;
    for (const Segment& segment : m_items.segments)
        if (const Network* network = m_index.network(segment.network)) {
            listed.insert(segment.network);
            addSegment(segment, segment.id, *network);
        }
    const std::size_t madeUpFrom = m_site.segments.size();
    for (const Network& network : m_items.networks) {
        if (listed.contains(network.id))
            continue;
        for (std::size_t i = 0; i < network.segments.size(); ++i)
            addSegment(network.segments[i],
                       network.id + (i == 0 ? std::string() : '/' + std::to_string(i)), network);
    }
    const bool isStandIn = !m_items.isWhole("segments");
    for (std::size_t i = madeUpFrom; i < m_site.segments.size(); ++i)
        m_site.segments[i].isStandIn = isStandIn;
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
        m_hasBadSegments = true;
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
    if (seen.kind != SegmentKind::Flat && !segment.number && !segment.isWhole) {
        m_hasBadSegments = true; // that its number cannot be read has been told
        return;
    }
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
            const auto& subnets = m_index.subnetsOf(network.id);
            const bool hasIpv4 =
                std::any_of(subnets.begin(), subnets.end(), [](const Subnet* subnet) {
                    return subnet->cidr.family() == net::Family::Ipv4;
                });
            if (!hasIpv4)
                seen.domain = ipv6;
            seen.knowsDomains = hasIpv4 || m_items.isWhole("subnets");
        }
        seen.isWhole = network.isWhole;
        seen.knowsDomains = seen.knowsDomains && network.knowsScopes;
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
        seen.isWhole = subnet.isWhole;
        if (const Network* network = m_index.network(subnet.network)) {
            seen.zones = network->zones;
            seen.isPublic = network->isExternal;
        }
        const auto& segments = m_segmentsOfNetwork[subnet.network];
        // Of several, others may be out of sight; those of the network itself are all it has.
        const bool isOnlyOne =
            segments.size() == 1 && (segments.front()->isStandIn || m_items.isWhole("segments"));
        for (const SeenSegment* segment : segments)
            if (segment->ref == subnet.segment || (subnet.segment.empty() && isOnlyOne))
                seen.segment = segment->ref;
        for (const SeenSegment* segment : segments)
            if (segment->ref == seen.segment && segment->kind == SegmentKind::Vlan)
                seen.vlanTag = segment->tag;
        m_site.subnets.push_back(std::move(seen));
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
    if (const Subnet* subnet = m_index.subnetHolding(network, value))
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
        if (m_index.ownerOf(port) || port.owner == "network:floatingip")
            continue;
        if (!port.isWhole && port.owner.empty() && !port.device.empty())
            continue; // somebody's: only what kind of owner that is cannot be read
        const std::string name = nameOf(port, port.owner);
        for (const FixedIp& fixed : port.fixedIps)
            addLoose(port.id, fixed.value, domain::LooseState::Reserved, name, &port, port.network);
    }
    for (const Port& port : m_items.ports)
        for (const net::IpAddress& value : port.allowed)
            if (taken.emplace(port.network, value.text()).second)
                addLoose(port.network, value, domain::LooseState::Reserved,
                         nameOf(port, port.id, "allowed on "), nullptr, port.network);
    for (const FloatingIp& floating : m_items.floatingIps) {
        const Port* port = m_index.port(floating.port);
        if (port && m_index.ownerOf(*port))
            continue;
        addLoose(floating.id, floating.value,
                 floating.port.empty() ? domain::LooseState::Unattached
                                       : domain::LooseState::Reserved,
                 "floating IP", nullptr, floating.network);
    }
}

void SiteBuilder::settleCompleteness()
{
    m_hasBadSegments =
        m_hasBadSegments || std::any_of(m_items.networks.begin(), m_items.networks.end(),
                                        [](const Network& network) { return !network.isWhole; });
    const bool showsSegments =
        std::all_of(m_items.networks.begin(), m_items.networks.end(),
                    [](const Network& network) { return network.showsSegments; });
    const auto settle = [&](std::initializer_list<ObjectKind> kinds,
                            std::initializer_list<const char*> collections) {
        const bool isWhole = std::all_of(collections.begin(), collections.end(),
                                         [&](const char* key) { return m_items.isWhole(key); });
        if (isWhole)
            m_site.complete.insert(kinds);
    };
    settle({ObjectKind::ProviderNetwork}, {"networks"});
    // A network that has subnets without a scope is a domain.
    const bool knowsScopes =
        std::all_of(m_items.networks.begin(), m_items.networks.end(),
                    [](const Network& network) { return network.knowsScopes; });
    if (knowsScopes)
        settle({ObjectKind::RoutingDomain}, {"networks", "subnets", "address_scopes"});
    if (showsSegments && !m_hasBadSegments)
        settle({ObjectKind::Fabric, ObjectKind::Segment}, {"networks", "segments"});
    if (!showsSegments)
        m_site.notes.push_back({domain::SeenLimit::NoProviderAttributes, {}});
    // Those that cannot be read are still there; one without an id may be any of those absent.
    const auto unreadable = m_items.unreadable.find("subnet");
    const bool areKnown =
        unreadable == m_items.unreadable.end() || !unreadable->second.contains(std::string());
    if (m_items.complete.contains("subnets") && areKnown) {
        m_site.complete.insert(ObjectKind::Subnet);
        if (unreadable != m_items.unreadable.end())
            m_site.unreadable[ObjectKind::Subnet] = unreadable->second;
    }
    settle({ObjectKind::Machine}, {"ports", "routers", "servers"});
    settle({ObjectKind::Device}, {"ports", "trunks"});
    // What is nobody's is so when all that somebody has is known.
    settle({ObjectKind::LooseAddress}, {"ports", "trunks", "floatingips"});
}

} // namespace

SiteObservation buildSite(const Items& items, const std::string& region)
{
    return SiteBuilder(items, region).build();
}

} // namespace netatlas::providers::openstack
