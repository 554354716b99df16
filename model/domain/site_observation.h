// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/cluster_items.h"
#include "model/domain/interface_config.h"
#include "model/net/cidr.h"

#include <map>
#include <set>

namespace netatlas::domain {

/// @name Rows of a site as a source shows them
///
/// Known by the source's own ids; ids of things inside something carry it (providers.md 0.1).
///
/// A source brings a row together from several listings, of which some may be refused to the
/// account. What it could not tell is left empty, or said to be untold: there the model keeps what
/// it knows (providers.md 0.4).
/// @{
struct SeenDomain
{
    std::string ref;
    std::string name; ///< empty = not told
};

struct SeenFabric
{
    std::string ref;
    std::string name;
};

struct SeenSegment
{
    std::string ref;
    std::string name;
    SegmentKind kind = SegmentKind::Unknown;
    std::uint32_t tag = 0;
    std::uint32_t mtu = 0; ///< 0 = not told
    std::string fabric;    ///< ref; of `flat` and `vlan` only
    std::string network;   ///< id
    /// Made up where the segments themselves are not to be seen: for networks of which none is
    /// known.
    bool isStandIn = false;
};

struct SeenNetwork
{
    std::string id;
    std::string name;
    std::string domain;     ///< ref; empty = the default one
    std::string ipv6Domain; ///< ref, where that of IPv6 is another
    /// Whether the domains are known and no guess, which is for networks that are new.
    bool knowsDomains = true;
    std::vector<std::string> zones;
    std::string tag; ///< the group that a tag puts it into
    /// Whether it makes a space even before it has a subnet: where the source may know of none.
    bool isSpaceByItself = false;
    /// Whether every member could be read; else an empty one is not told.
    bool isWhole = true;
};

struct SeenZone
{
    std::string name;
    std::string region;              ///< empty = not told
    std::optional<bool> isAvailable; ///< nothing = not told
};

struct SeenRange
{
    RangeKind kind = RangeKind::Dynamic;
    net::IpAddress first = net::IpAddress::ofIpv4(0);
    net::IpAddress last = net::IpAddress::ofIpv4(0);
    std::string purpose;
};

struct SeenRoute
{
    net::Cidr destination = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    net::IpAddress gateway = net::IpAddress::ofIpv4(0);
};

struct SeenSubnet
{
    std::string id;
    std::string network; ///< id
    net::Cidr cidr = net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    std::string cidrText; ///< where it is not the canonical text
    std::string name;
    std::string segment; ///< ref
    std::uint32_t vlanTag = 0;
    std::vector<std::string> zones;
    bool isPublic = false;
    std::optional<net::IpAddress> gateway;
    std::vector<std::string> dnsServers;
    std::vector<SeenRange> ranges;
    std::vector<SeenRoute> routes;
    std::string tag; ///< the group that a tag puts it into
    std::string role;
    /// Whether every member could be read; else an empty one is not told.
    bool isWhole = true;
};

/// A server, node, router: anything with interfaces.
struct SeenMachine
{
    std::string ref;
    /// Whether name, kind, status and zone are told; else they are guesses, for a new machine.
    bool isDescribed = true;
    std::string name;
    MachineKind kind = MachineKind::Machine;
    MachineStatus status = MachineStatus::Unknown;
    std::string instanceStatus; ///< empty for what is no instance
    std::string instanceText;   ///< more about it, for people
    std::string instanceId;     ///< where it is another than `ref`
    std::string zone;
    /// Whether `interfaces` are all it has; else others of the model stay as they are.
    bool hasInterfaces = false;
    /// Whether these hold its VLAN devices, too; else those of the model stay.
    bool hasVlans = true;
    /// Whether their shadow addresses are all they have; else others of the model stay.
    bool hasShadows = true;
    /// Of a type that is not known, parent and VLAN tag are not known either.
    InterfaceConfigs interfaces;
    /// Interfaces, and the machine itself, of which not every member could be read, by the source's
    /// ids: further addresses of theirs stay.
    std::set<std::string> partlyRead;
    /// Addresses that belong to no interface of the list.
    std::vector<InterfaceAddress> addresses;
    /// Whether these are all it has, even where there are none.
    bool hasAddresses = false;
};

struct SeenLooseAddress
{
    std::string ref;
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    LooseState state = LooseState::Reserved;
    std::string name;    ///< empty = not told
    std::string mac;     ///< empty = not told
    std::string network; ///< id
    std::string subnet;  ///< id
};

/// Where an address of a cluster lies.
struct SeenPlace
{
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    std::string network; ///< id
    std::string subnet;  ///< id; empty = the source does not tell
};

/// A service of a cluster. Its application is called `namespace/name`.
struct SeenService
{
    std::string application;
    /// Whether every member could be read; else one that is known stays as it is.
    bool isWhole = true;
    ClusterService service;
    std::int64_t generation = 0;
    /// Whether `places` are all it has; else others of the model stay.
    bool hasPlaces = true;
    std::vector<SeenPlace> places;
};

/// A pod, called `namespace/name`, and the application that it is a unit of.
struct SeenPod
{
    std::string unit;
    std::string application;
    /// Whether the application is known and no guess, which is for a pod that is new.
    bool knowsApplication = true;
    /// Whether every member could be read; else one that is known stays as it is.
    bool isWhole = true;
    ClusterPod pod;
    std::vector<SeenPlace> places;
};
/// @}

/// Something that a source said and that cannot be used: named and left out, while all else is
/// taken (providers.md 0.4).
struct SeenProblem
{
    std::string what; ///< `subnet`, `port`, ...
    std::string key;  ///< its id, else its name
    std::string field;
    std::string value; ///< cut when long
    std::string cause;

    bool operator==(const SeenProblem&) const = default;
};

/// What a source cannot show, in words that the views know.
enum class SeenLimit : std::uint8_t {
    NoProviderAttributes, ///< fabrics and VLANs need an account that may see them
    NoServers,            ///< the machines' names and states
    NotAllowed,           ///< a part that the account may not list; named in the text
    NotThere,             ///< a part that the server has no listing of; named in the text
    NoSwitchDetails,      ///< Open vSwitch is there, and its database needs rights
};

struct SeenNote
{
    SeenLimit limit = SeenLimit::NotAllowed;
    std::string part;

    bool operator==(const SeenNote&) const = default;
};

/// What the provider is able to do (model-and-workers 2.14, 11.1).
struct SeenProvider
{
    std::string type;
    bool hasNetworking = true;
    bool supportsSpaces = true;
    bool discoversSpaces = false;
    bool addressesContainers = false;
};

/// One look at all of a site, whatever it is made of: the value that every source but a host gives
/// and that `engine/reconcile` brings together with a model.
struct SiteObservation
{
    SeenProvider provider;
    std::vector<SeenDomain> domains;
    std::vector<SeenFabric> fabrics;
    std::vector<SeenSegment> segments;
    std::vector<SeenNetwork> networks;
    std::vector<SeenZone> zones;
    std::vector<SeenSubnet> subnets;
    std::vector<SeenMachine> machines;
    std::vector<SeenLooseAddress> looseAddresses;
    std::vector<SeenService> services;
    std::vector<SeenPod> pods;

    /// Kinds that were listed to the end and of which every item could be read, or is `unreadable`:
    /// what is absent from those is gone, and what they say no more of other rows is no more.
    std::set<ObjectKind> complete;
    /// Services and containers by their names, subnets by their references: listed and not
    /// readable, so not gone.
    std::map<ObjectKind, std::set<std::string>> unreadable;
    /// Of services and containers: the namespaces that were listed to the end, where not all were.
    std::map<ObjectKind, std::set<std::string>> completeIn;
    /// All namespaces there are, where that was to be told: what lies in none of them is gone.
    std::optional<std::set<std::string>> namespaces;
    std::vector<SeenProblem> problems;
    std::vector<SeenNote> notes;

    bool isUnreadable(ObjectKind kind, const std::string& key) const
    {
        const auto found = unreadable.find(kind);
        return found != unreadable.end() && found->second.contains(key);
    }
};

} // namespace netatlas::domain
