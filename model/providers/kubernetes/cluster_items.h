// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/cluster_items.h"
#include "model/domain/site_observation.h"
#include "model/providers/document/document.h"

#include <map>
#include <variant>

namespace netatlas::providers::kubernetes {

/// What is listed and watched.
enum class ItemKind : std::uint8_t { Node, Pod, Service, EndpointSlice, Endpoints, ServiceCidr };

/// @name Items of a cluster, as far as the model keeps anything of them (providers.md 4.3)
///
/// What is not here may change as often as it likes: heartbeats, conditions, annotations.
/// @{
struct Node
{
    std::string uid;
    std::string name;
    std::string zone;
    std::string region;
    std::string providerId; ///< ties it to a machine of another provider
    std::vector<net::Cidr> podCidrs;
    std::vector<net::IpAddress> internal;
    std::vector<net::IpAddress> external;
    std::string ready; ///< `True`, `False`, `Unknown`; empty when nobody has told

    bool operator==(const Node&) const = default;
};

using Labels = std::map<std::string, std::string>;

struct Pod
{
    std::string uid;
    std::string space; ///< its namespace
    std::string name;
    Labels labels;
    std::string ownerKind; ///< of what controls it; empty for nobody
    std::string ownerName;
    std::string node;
    bool isOnHostNetwork = false;
    bool isOver = false; ///< its addresses may be somebody else's by now
    bool isDying = false;
    std::vector<net::IpAddress> addresses; ///< the first one is the chief one
    std::vector<std::string> ports;        ///< `8080/TCP`

    bool operator==(const Pod&) const = default;
};

struct Service
{
    std::string uid;
    std::string space;
    std::string name;
    std::string type;
    Labels selector;
    std::vector<net::IpAddress> clusterIps;
    std::vector<net::IpAddress> externalIps;
    std::vector<net::IpAddress> ingressIps;
    std::vector<std::string> ingressHostNames;
    std::optional<net::IpAddress> loadBalancerIp;
    std::string externalName;
    std::uint64_t generation = 0;

    bool operator==(const Service&) const = default;
};

/// Which pods are behind a service; of endpoint slices and of the older endpoints alike.
struct Backing
{
    std::string space;
    std::string service;
    std::vector<std::string> pods; ///< names, sorted

    bool operator==(const Backing&) const = default;
};

struct ServiceCidr
{
    std::string uid;
    std::vector<net::Cidr> cidrs;

    bool operator==(const ServiceCidr&) const = default;
};
/// @}

/// One item of a listing: what could be read of it, and what was wrong with it.
struct Item
{
    /// Nothing for one that cannot be used.
    std::variant<std::monostate, Node, Pod, Service, Backing, ServiceCidr> thing;
    std::vector<domain::SeenProblem> problems; ///< empty when every member could be read

    bool operator==(const Item&) const = default;
};

Item readItem(ItemKind kind, const document::Node& node);

} // namespace netatlas::providers::kubernetes
