// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/cluster_items.h"
#include "model/providers/source/item_reading.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

using Tree = document::Node;

namespace {

constexpr std::uint64_t kLargestPort = 65'535;
constexpr std::uint64_t kLargestGeneration = 1'000'000'000'000'000;

const Tree& emptyGroup()
{
    static const Tree group = [] {
        Tree one;
        one.kind = document::Kind::Group;
        return one;
    }();
    return group;
}

/// A group inside an item, which is as good as empty where there is none.
ItemReading partOf(ItemReading& item, std::string_view member)
{
    const Tree* part = item.group(member);
    return {part ? *part : emptyGroup(), item};
}

Labels readLabels(ItemReading& item, std::string_view member)
{
    Labels labels;
    const Tree* group = item.group(member);
    for (std::size_t i = 0; group && i < group->children.size(); ++i)
        if (const Tree& value = group->children[i]; !value.isList() && !value.isGroup())
            labels.emplace(group->names[i], value.text);
        else
            item.leaveOut(member, "holds something that is no text");
    return labels;
}

std::string labelOf(const Labels& labels, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const auto found = labels.find(name); found != labels.end() && isPlainId(found->second))
            return found->second;
    return {};
}

void addAddress(ItemReading& item, std::string_view member, const std::string& text,
                std::vector<net::IpAddress>& addresses)
{
    if (text.empty() || text == "None")
        return;
    const auto value = net::IpAddress::parse(text);
    if (!value)
        return item.leaveOut(member, "holds something that is no address");
    if (std::find(addresses.begin(), addresses.end(), *value) == addresses.end())
        addresses.push_back(*value);
}

/// A list of addresses and the older member that holds the first of them alone.
std::vector<net::IpAddress> readAddresses(ItemReading& item, std::string_view list,
                                          std::string_view single = {})
{
    std::vector<net::IpAddress> addresses;
    if (!single.empty())
        addAddress(item, single, item.id(single), addresses);
    for (const std::string& text : item.ids(list))
        addAddress(item, list, text, addresses);
    return addresses;
}

void addCidr(ItemReading& item, std::string_view member, const std::string& text,
             std::vector<net::Cidr>& cidrs)
{
    if (text.empty())
        return;
    const auto cidr = net::Cidr::parse(text);
    if (!cidr)
        return item.leaveOut(member, "holds something that is no block of addresses");
    if (std::find(cidrs.begin(), cidrs.end(), *cidr) == cidrs.end())
        cidrs.push_back(*cidr);
}

void readNodeStatus(ItemReading& status, Node& node)
{
    for (const Tree* one : status.groups("addresses")) {
        ItemReading address(*one, status);
        const std::string type = address.word("type");
        const std::string text = address.id("address");
        if (type == "InternalIP")
            addAddress(status, "addresses", text, node.internal);
        else if (type == "ExternalIP")
            addAddress(status, "addresses", text, node.external);
    }
    for (const Tree* one : status.groups("conditions")) {
        ItemReading condition(*one, status);
        if (condition.word("type") == "Ready")
            node.ready = condition.word("status");
    }
}

Node readNode(ItemReading& item, ItemReading& metadata)
{
    Node node;
    node.uid = metadata.neededId("uid");
    node.name = metadata.neededId("name");
    const Labels labels = readLabels(metadata, "labels");
    node.zone =
        labelOf(labels, {"topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"});
    node.region = labelOf(
        labels, {"topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region"});
    ItemReading spec = partOf(item, "spec");
    node.providerId = spec.id("providerID");
    addCidr(spec, "podCIDR", spec.id("podCIDR"), node.podCidrs);
    for (const std::string& text : spec.ids("podCIDRs"))
        addCidr(spec, "podCIDRs", text, node.podCidrs);
    ItemReading status = partOf(item, "status");
    readNodeStatus(status, node);
    return node;
}

void readPorts(ItemReading& spec, Pod& pod)
{
    for (const Tree* one : spec.groups("containers")) {
        ItemReading container(*one, spec);
        for (const Tree* place : container.groups("ports")) {
            ItemReading port(*place, spec);
            const auto number = port.number("containerPort", kLargestPort);
            const std::string protocol = port.word("protocol");
            if (!number)
                continue;
            std::string text =
                std::to_string(*number) + '/' + (protocol.empty() ? "TCP" : protocol);
            if (std::find(pod.ports.begin(), pod.ports.end(), text) == pod.ports.end())
                pod.ports.push_back(std::move(text));
        }
    }
}

/// A job's pods belong to what starts such jobs: its name ends in the time of the run.
std::string withoutTime(const std::string& job)
{
    const std::size_t end = job.find_last_not_of("0123456789");
    const bool isTimed =
        end != std::string::npos && end > 0 && job[end] == '-' && job.size() - end > std::size_t{6};
    return isTimed ? job.substr(0, end) : job;
}

void readOwner(ItemReading& metadata, Pod& pod)
{
    for (const Tree* one : metadata.groups("ownerReferences")) {
        ItemReading owner(*one, metadata);
        if (!owner.truth("controller"))
            continue;
        pod.ownerKind = owner.word("kind");
        pod.ownerName = owner.id("name");
    }
    if (pod.ownerKind == "Job")
        pod.ownerName = withoutTime(pod.ownerName);
}

Pod readPod(ItemReading& item, ItemReading& metadata)
{
    Pod pod;
    pod.uid = metadata.neededId("uid");
    pod.space = metadata.neededId("namespace");
    pod.name = metadata.neededId("name");
    pod.labels = readLabels(metadata, "labels");
    pod.isDying = !metadata.id("deletionTimestamp").empty();
    readOwner(metadata, pod);
    ItemReading spec = partOf(item, "spec");
    pod.node = spec.id("nodeName");
    pod.isOnHostNetwork = spec.truth("hostNetwork");
    readPorts(spec, pod);
    ItemReading status = partOf(item, "status");
    const std::string phase = status.word("phase");
    pod.isOver = phase == "Succeeded" || phase == "Failed";
    if (pod.isOver || pod.isOnHostNetwork)
        return pod;
    addAddress(status, "podIP", status.id("podIP"), pod.addresses);
    for (const Tree* one : status.groups("podIPs")) {
        ItemReading address(*one, status);
        addAddress(status, "podIPs", address.id("ip"), pod.addresses);
    }
    return pod;
}

Service readService(ItemReading& item, ItemReading& metadata)
{
    Service service;
    service.uid = metadata.neededId("uid");
    service.space = metadata.neededId("namespace");
    service.name = metadata.neededId("name");
    service.generation = metadata.number("generation", kLargestGeneration).value_or(0);
    ItemReading spec = partOf(item, "spec");
    service.type = spec.word("type");
    if (service.type.empty())
        service.type = "ClusterIP";
    service.selector = readLabels(spec, "selector");
    service.clusterIps = readAddresses(spec, "clusterIPs", "clusterIP");
    service.externalIps = readAddresses(spec, "externalIPs");
    service.loadBalancerIp = spec.address("loadBalancerIP");
    service.externalName = spec.id("externalName");
    ItemReading status = partOf(item, "status");
    ItemReading balancer = partOf(status, "loadBalancer");
    for (const Tree* one : balancer.groups("ingress")) {
        ItemReading ingress(*one, balancer);
        addAddress(balancer, "ingress", ingress.id("ip"), service.ingressIps);
        if (std::string name = ingress.id("hostname"); !name.empty())
            service.ingressHostNames.push_back(std::move(name));
    }
    return service;
}

/// The pod that an endpoint stands for.
void addTarget(const Tree& endpoint, ItemReading& item, Backing& backing)
{
    ItemReading one(endpoint, item);
    ItemReading target = partOf(one, "targetRef");
    if (target.word("kind") != "Pod")
        return;
    if (std::string name = target.id("name"); !name.empty())
        backing.pods.push_back(std::move(name));
}

void settlePods(Backing& backing)
{
    std::sort(backing.pods.begin(), backing.pods.end());
    backing.pods.erase(std::unique(backing.pods.begin(), backing.pods.end()), backing.pods.end());
}

Backing readSlice(ItemReading& item, ItemReading& metadata)
{
    Backing backing;
    metadata.neededId("name");
    backing.space = metadata.neededId("namespace");
    backing.service = labelOf(readLabels(metadata, "labels"), {"kubernetes.io/service-name"});
    for (const Tree* endpoint : item.groups("endpoints"))
        addTarget(*endpoint, item, backing);
    settlePods(backing);
    return backing;
}

Backing readEndpoints(ItemReading& item, ItemReading& metadata)
{
    Backing backing;
    backing.service = metadata.neededId("name");
    backing.space = metadata.neededId("namespace");
    for (const Tree* one : item.groups("subsets")) {
        ItemReading subset(*one, item);
        for (const char* list : {"addresses", "notReadyAddresses"})
            for (const Tree* endpoint : subset.groups(list))
                addTarget(*endpoint, item, backing);
    }
    settlePods(backing);
    return backing;
}

ServiceCidr readServiceCidr(ItemReading& item, ItemReading& metadata)
{
    ServiceCidr range;
    range.uid = metadata.neededId("uid");
    metadata.neededId("name");
    ItemReading spec = partOf(item, "spec");
    for (const std::string& text : spec.ids("cidrs"))
        addCidr(spec, "cidrs", text, range.cidrs);
    return range;
}

const char* wordOf(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Node: return "node";
    case ItemKind::Pod: return "pod";
    case ItemKind::Service: return "service";
    case ItemKind::EndpointSlice: return "endpoint slice";
    case ItemKind::Endpoints: return "endpoints";
    case ItemKind::ServiceCidr: return "service CIDR";
    }
    return "";
}

} // namespace

Item readItem(ItemKind kind, const Tree& node)
{
    Item result;
    ItemReading item(node, wordOf(kind), result.problems);
    if (!item.isUsable())
        return result;
    const Tree* group = node.find("metadata");
    if (!group || !group->isGroup()) {
        item.refuse("metadata", "is missing");
        return result;
    }
    ItemReading metadata(*group, wordOf(kind), result.problems);
    // Groups inside report by the name of the item, which stands in its metadata.
    ItemReading named(node, metadata);
    switch (kind) {
    case ItemKind::Node: result.thing = readNode(named, metadata); break;
    case ItemKind::Pod: result.thing = readPod(named, metadata); break;
    case ItemKind::Service: result.thing = readService(named, metadata); break;
    case ItemKind::EndpointSlice: result.thing = readSlice(named, metadata); break;
    case ItemKind::Endpoints: result.thing = readEndpoints(named, metadata); break;
    case ItemKind::ServiceCidr: result.thing = readServiceCidr(named, metadata); break;
    }
    if (!metadata.isUsable())
        result.thing = std::monostate();
    return result;
}

} // namespace netatlas::providers::kubernetes
