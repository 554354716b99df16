// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/site_builder.h"

#include "model/domain/capabilities.h"
#include "model/providers/kubernetes/pod_owners.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

using domain::ObjectKind;
using domain::SiteObservation;

namespace {

struct PodBlock
{
    std::string id;
    net::Cidr cidr = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
};

class SiteBuilder
{
public:
    explicit SiteBuilder(const ClusterPicture& picture) : m_picture(picture), m_owners(picture) {}

    SiteObservation build();

private:
    void addNetworks();
    /// Adds all of a kind, with whether every member could be read.
    template <class Thing>
    void addEach(void (SiteBuilder::*add)(const Thing& thing, bool isWhole));
    void addNode(const Node& node, bool isWhole);
    void addSubnet(const std::string& owner, const net::Cidr& cidr, const std::string& network,
                   const std::string& name, const std::string& zone);
    void addServiceCidrs();
    void addService(const Service& service, bool isWhole);
    void addPod(const Pod& pod, bool isWhole);
    const PodBlock* blockOf(const Pod& pod, const net::IpAddress& value) const;
    void settleCompleteness();
    void settleKind(ObjectKind kind, ItemKind items);

    std::string network(const char* name) const { return m_picture.cluster + '/' + name; }

    const ClusterPicture& m_picture;
    PodOwners m_owners;
    std::map<std::string, std::vector<PodBlock>> m_blocksOfNode; ///< by its name
    std::vector<PodBlock> m_serviceBlocks;
    bool m_hasServiceBlocks = false; ///< whether these are all
    SiteObservation m_site;
};

SiteObservation SiteBuilder::build()
{
    m_site.provider = domain::seenProviderOf("kubernetes");
    m_site.notes = m_picture.notes;
    for (const Part& part : m_picture.parts) {
        m_site.problems.insert(m_site.problems.end(), part.strays.begin(), part.strays.end());
        for (const auto& [key, item] : part.items)
            m_site.problems.insert(m_site.problems.end(), item.problems.begin(),
                                   item.problems.end());
    }
    addNetworks();
    addEach<Node>(&SiteBuilder::addNode);
    addServiceCidrs();
    addEach<Service>(&SiteBuilder::addService);
    addEach<Pod>(&SiteBuilder::addPod);
    settleCompleteness();
    return std::move(m_site);
}

/// A cluster has three networks in one routing domain, whether their blocks are known or not.
void SiteBuilder::addNetworks()
{
    m_site.domains.push_back({m_picture.cluster, m_picture.cluster});
    for (const char* name : {"nodes", "pods", "services"})
        m_site.networks.push_back({.id = network(name),
                                   .name = name,
                                   .domain = m_picture.cluster,
                                   .isSpaceByItself = true});
}

void SiteBuilder::addSubnet(const std::string& owner, const net::Cidr& cidr,
                            const std::string& network, const std::string& name,
                            const std::string& zone)
{
    domain::SeenSubnet seen;
    seen.id = owner + '/' + cidr.network().text();
    seen.network = network;
    seen.cidr = cidr;
    seen.name = name;
    if (!zone.empty())
        seen.zones.push_back(zone);
    m_site.subnets.push_back(std::move(seen));
}

template <class Thing>
void SiteBuilder::addEach(void (SiteBuilder::*add)(const Thing& thing, bool isWhole))
{
    for (const Part& part : m_picture.parts)
        for (const auto& [key, item] : part.items)
            if (const auto* thing = std::get_if<Thing>(&item.thing))
                (this->*add)(*thing, item.problems.empty());
}

void SiteBuilder::addNode(const Node& node, bool isWhole)
{
    domain::SeenMachine seen;
    seen.ref = node.uid;
    seen.isDescribed = isWhole;
    if (!isWhole)
        seen.partlyRead.insert(node.uid);
    seen.name = node.name;
    seen.zone = node.zone;
    seen.status = node.ready == "True" ? domain::MachineStatus::Started
                  : node.ready.empty() ? domain::MachineStatus::Unknown
                                       : domain::MachineStatus::Down;
    if (!node.providerId.empty() && isWhole) {
        seen.instanceId = node.providerId;
        seen.instanceStatus = node.ready == "True" ? "running" : "unknown";
    }
    seen.hasAddresses = true;
    for (const net::IpAddress& value : node.internal)
        seen.addresses.push_back({.value = value.text()});
    // Public even where its number is private: the node itself does not have it.
    for (const net::IpAddress& value : node.external)
        seen.addresses.push_back({.value = value.text(), .scope = domain::Scope::Public});
    m_site.machines.push_back(std::move(seen));
    for (const net::Cidr& cidr : node.podCidrs) {
        addSubnet(node.uid, cidr, network("pods"), node.name, node.zone);
        m_blocksOfNode[node.name].push_back({m_site.subnets.back().id, cidr});
    }
    const bool isKnownZone =
        std::any_of(m_site.zones.begin(), m_site.zones.end(),
                    [&](const domain::SeenZone& zone) { return zone.name == node.zone; });
    if (!node.zone.empty() && !isKnownZone)
        m_site.zones.push_back({.name = node.zone, .region = node.region, .isAvailable = {}});
}

void SiteBuilder::addServiceCidrs()
{
    m_hasServiceBlocks = m_picture.isWhole(ItemKind::ServiceCidr);
    for (const ServiceCidr* range : m_picture.all<ServiceCidr>())
        for (const net::Cidr& cidr : range->cidrs) {
            addSubnet(range->uid, cidr, network("services"), "services", {});
            m_serviceBlocks.push_back({m_site.subnets.back().id, cidr});
        }
}

void SiteBuilder::addService(const Service& service, bool isWhole)
{
    domain::SeenService seen;
    seen.isWhole = isWhole;
    seen.application = service.space + '/' + service.name;
    seen.generation = static_cast<std::int64_t>(service.generation);
    domain::ClusterService& out = seen.service;
    out.uid = service.uid;
    out.type = service.type;
    out.externalName = service.externalName;
    out.ingressHostNames = service.ingressHostNames;
    if (service.loadBalancerIp)
        out.loadBalancerIp = service.loadBalancerIp->text();
    for (const auto& [from, to] : {std::pair(&service.clusterIps, &out.clusterIps),
                                   std::pair(&service.externalIps, &out.externalIps),
                                   std::pair(&service.ingressIps, &out.ingressIps)})
        for (const net::IpAddress& value : *from)
            to->push_back(value.text());
    seen.hasPlaces = m_hasServiceBlocks;
    for (const net::IpAddress& value : service.clusterIps)
        for (const PodBlock& block : m_serviceBlocks)
            if (block.cidr.contains(value)) {
                seen.places.push_back({value, network("services"), block.id});
                break;
            }
    m_site.services.push_back(std::move(seen));
}

/// The block that the address was taken from: of its node, else of any.
const PodBlock* SiteBuilder::blockOf(const Pod& pod, const net::IpAddress& value) const
{
    const PodBlock* found = nullptr;
    const auto look = [&](const std::vector<PodBlock>& blocks) {
        for (const PodBlock& block : blocks)
            if (block.cidr.contains(value) &&
                (!found || found->cidr.prefixLength() < block.cidr.prefixLength()))
                found = &block;
    };
    if (const auto own = m_blocksOfNode.find(pod.node); own != m_blocksOfNode.end())
        look(own->second);
    if (!found)
        for (const auto& [node, blocks] : m_blocksOfNode)
            look(blocks);
    return found;
}

void SiteBuilder::addPod(const Pod& pod, bool isWhole)
{
    domain::SeenPod seen;
    seen.isWhole = isWhole;
    seen.unit = pod.space + '/' + pod.name;
    seen.application = m_owners.applicationOf(pod);
    seen.knowsApplication = m_owners.isTold(pod.space);
    seen.pod.uid = pod.uid;
    seen.pod.isDying = pod.isDying;
    seen.pod.ports = pod.ports;
    for (const net::IpAddress& value : pod.addresses) {
        const PodBlock* block = blockOf(pod, value);
        seen.places.push_back({value, network("pods"), block ? block->id : std::string()});
        if (!seen.pod.ip.empty())
            continue;
        seen.pod.ip = value.text();
        if (block)
            seen.pod.cidr = block->cidr.network().text();
    }
    m_site.pods.push_back(std::move(seen));
}

/// What could not be read is still there: known by its name, else any of those absent may be it.
void SiteBuilder::settleKind(ObjectKind kind, ItemKind items)
{
    bool isComplete = m_picture.listed.contains(items);
    for (const Part& part : m_picture.parts) {
        if (part.kind != items)
            continue;
        bool isPartComplete = part.strays.empty();
        for (const auto& [key, item] : part.items) {
            if (!std::holds_alternative<std::monostate>(item.thing))
                continue;
            if (key.find('/') != std::string::npos)
                m_site.unreadable[kind].insert(key);
            else
                isPartComplete = false;
        }
        isComplete = isComplete && isPartComplete;
        if (isPartComplete && !part.space.empty())
            m_site.completeIn[kind].insert(part.space);
    }
    if (isComplete)
        m_site.complete.insert(kind);
}

void SiteBuilder::settleCompleteness()
{
    m_site.complete.insert(ObjectKind::RoutingDomain);
    m_site.complete.insert(ObjectKind::ProviderNetwork);
    if (m_picture.isUsable(ItemKind::Node))
        m_site.complete.insert(ObjectKind::Machine);
    if (m_picture.isWhole(ItemKind::Node) && m_hasServiceBlocks)
        m_site.complete.insert(ObjectKind::Subnet);
    m_site.namespaces = m_picture.namespaces;
    settleKind(ObjectKind::CloudService, ItemKind::Service);
    settleKind(ObjectKind::CloudContainer, ItemKind::Pod);
}

} // namespace

SiteObservation buildSite(const ClusterPicture& picture)
{
    return SiteBuilder(picture).build();
}

} // namespace netatlas::providers::kubernetes
