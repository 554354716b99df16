// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/cluster_documents.h"

#include "model/engine/addressing/address.h"

#include <algorithm>

namespace netatlas::engine::workers {

using domain::CloudContainerRow;
using domain::CloudServiceRow;
using domain::ListedAddress;
using domain::Scope;

namespace {

ListedAddress listedAs(const std::string& value, Scope scope)
{
    ListedAddress listed;
    listed.value = value;
    listed.type = engine::addressing::typeOf(value);
    listed.scope = scope;
    listed.origin = domain::Origin::Provider;
    return listed;
}

void addAll(std::vector<ListedAddress>& list, const std::vector<std::string>& values, Scope scope)
{
    for (const std::string& value : values) {
        const bool isKnown = std::any_of(list.begin(), list.end(), [&](const ListedAddress& known) {
            return known.value == value;
        });
        if (!value.empty() && value != "None" && !isKnown)
            list.push_back(listedAs(value, scope));
    }
}

} // namespace

std::vector<ListedAddress> addressesOf(const ClusterService& service)
{
    std::vector<ListedAddress> list;
    addAll(list, service.clusterIps, Scope::LocalCloud);
    addAll(list, {service.loadBalancerIp}, Scope::Public);
    addAll(list, service.ingressIps, Scope::Public);
    addAll(list, service.ingressHostNames, Scope::Public);
    if (service.type == "ExternalName")
        addAll(list, {service.externalName}, Scope::Public);
    addAll(list, service.externalIps, Scope::Public);
    return list;
}

bool isExposedOutside(const ClusterService& service)
{
    const auto list = addressesOf(service);
    return service.type == "LoadBalancer" ||
           std::any_of(list.begin(), list.end(),
                       [](const ListedAddress& address) { return address.scope == Scope::Public; });
}

std::optional<CloudServiceRow> updatedService(const CloudServiceRow& stored,
                                              const ClusterService& service,
                                              std::int64_t generation)
{
    if (service.uid.empty())
        return std::nullopt;
    CloudServiceRow row = stored;
    row.providerId = service.uid;
    if (auto addresses = addressesOf(service); !addresses.empty())
        row.addresses = std::move(addresses);
    row.isExposedOutside = isExposedOutside(service);
    row.generation = std::max(row.generation, generation);
    return row;
}

std::optional<CloudContainerRow> updatedContainer(const CloudContainerRow& stored,
                                                  const ClusterPod& pod)
{
    if (pod.isDying)
        return std::nullopt;
    CloudContainerRow row = stored;
    row.providerId = pod.uid;
    row.address.reset();
    if (!pod.ip.empty()) {
        row.address = listedAs(pod.ip, Scope::LocalMachine);
        row.address->cidr = pod.cidr;
    }
    row.ports = pod.ports;
    return row;
}

} // namespace netatlas::engine::workers
