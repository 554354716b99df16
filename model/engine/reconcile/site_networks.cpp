// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/site_networks.h"

#include "model/engine/spaces/space_names.h"

#include <algorithm>
#include <array>

namespace netatlas::engine::reconcile {

using domain::FabricRow;
using domain::ObjectKind;
using domain::Origin;
using domain::ProviderNetworkRow;
using domain::RangeRow;
using domain::RoutingDomainRow;
using domain::SeenNetwork;
using domain::SeenSubnet;
using domain::SegmentRow;
using domain::SpaceId;
using domain::SpaceRow;
using domain::StaticRouteRow;
using domain::SubnetId;
using domain::SubnetRow;
using domain::ZoneRow;

namespace {

/// Blocks that belong to every link or host and are nobody's subnet (model-and-workers 7.5).
bool isOfEveryLink(const net::Cidr& cidr)
{
    static const std::array blocks{*net::Cidr::parse("169.254.0.0/16"),
                                   *net::Cidr::parse("fe80::/10"),
                                   *net::Cidr::parse("224.0.0.0/24"),
                                   *net::Cidr::parse("ff01::/16"), *net::Cidr::parse("ff02::/16")};
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const net::Cidr& block) { return block.contains(cidr); });
}

std::string fanSettingOf(const domain::ModelState& state)
{
    for (const auto& setting : state.table<domain::SettingRow>())
        if (!setting.isController && setting.key == "fan-config")
            return setting.value;
    return {};
}

template <class Row>
void countRows(const SiteIndex<Row>& index, const domain::ModelState& before,
               const domain::ModelState& now, SiteCounts& counts)
{
    for (const auto& [ref, id] : index.ids()) {
        const Row* present = now.table<Row>().find(id);
        if (!present || !index.isSeen(id))
            continue;
        const Row* start = before.table<Row>().find(id);
        ++(!start ? counts.added : *start == *present ? counts.same : counts.updated);
    }
}

} // namespace

SiteNetworks::SiteNetworks(Reconciliation& run, const domain::SiteObservation& site,
                           const SiteOptions& options, SiteOutcome& outcome)
    : m_run(run)
    , m_site(site)
    , m_options(options)
    , m_outcome(outcome)
    , m_domains(run.state().table<RoutingDomainRow>(),
                [](const RoutingDomainRow& row) -> auto& { return row.providerRef; })
    , m_fabrics(run.state().table<FabricRow>(),
                [](const FabricRow& row) -> auto& { return row.providerRef; })
    , m_segments(run.state().table<SegmentRow>(),
                 [](const SegmentRow& row) -> auto& { return row.providerRef; })
    , m_networks(run.state().table<ProviderNetworkRow>(),
                 [](const ProviderNetworkRow& row) -> auto& { return row.providerId; })
    , m_subnets(run.state().table<SubnetRow>(),
                [](const SubnetRow& row) -> auto& { return row.providerId; })
    , m_spaces(run.state().table<SpaceRow>(),
               [](const SpaceRow& row) -> auto& { return row.providerId; })
{
    for (const SpaceRow& row : run.state().table<SpaceRow>()) {
        m_spaceNames.push_back(row.name);
        m_spaceByName.emplace(row.name, row.id);
    }
    // One that cannot be read makes no overlays; the setting itself is checked where it is set.
    m_fans = spaces::parseFanConfig(fanSettingOf(run.state())).value_or(spaces::FanConfig());
    for (const RangeRow& row : run.state().table<RangeRow>())
        m_ranges[row.subnet].push_back(row.id);
    for (const StaticRouteRow& row : run.state().table<StaticRouteRow>())
        m_routes[row.source].push_back(row.id);
}

/// The row of that ref, found or new, after `fill(row)`; nothing when it stands there twice.
template <class Row, class Fill>
std::optional<decltype(Row::id)> SiteNetworks::take(SiteIndex<Row>& index, const std::string& ref,
                                                    const char* what, Fill fill)
{
    auto id = index.find(ref);
    if (id && index.isSeen(*id)) {
        refuse(what, ref, "stands there twice");
        return std::nullopt;
    }
    Row row;
    if (id)
        row = m_run.state().table<Row>().at(*id);
    else
        row.id = m_run.recorder().draw<Row>();
    id = row.id;
    fill(row);
    m_run.recorder().put(std::move(row));
    m_run.ledger().seen(Row::kKind, id->number(), Origin::Provider);
    index.see(ref, *id);
    return id;
}

template <class Row>
void SiteNetworks::markMissing(const SiteIndex<Row>& index)
{
    if (!m_site.complete.contains(Row::kKind))
        return;
    for (const auto& [ref, id] : index.ids()) {
        if (index.isSeen(id) || !m_run.state().table<Row>().contains(id) ||
            m_site.isUnreadable(Row::kKind, ref))
            continue;
        if constexpr (std::is_same_v<Row, SubnetRow>)
            if (m_run.state().table<SubnetRow>().at(id).isOverlay())
                continue; // ours: no source lists them
        m_run.ledger().missing(Row::kKind, id.number(), Origin::Provider);
        ++m_outcome.counts[Row::kKind].missing;
    }
}

void SiteNetworks::carryOut()
{
    const domain::ModelState before = m_run.state();
    for (const auto& seen : m_site.domains)
        take<RoutingDomainRow>(m_domains, seen.ref, "routing domain", [&](RoutingDomainRow& row) {
            if (!seen.name.empty() || row.name.empty())
                row.name = seen.name.empty() ? seen.ref : seen.name;
            row.providerRef = seen.ref;
        });
    for (const auto& seen : m_site.fabrics)
        take<FabricRow>(m_fabrics, seen.ref, "fabric", [&](FabricRow& row) {
            row.name = seen.name;
            row.providerRef = seen.ref;
        });
    for (const SeenNetwork& seen : m_site.networks)
        takeNetwork(seen);
    takeSegments();
    takeZones();
    for (const SeenSubnet& seen : m_site.subnets)
        takeSubnet(seen);
    // Routes lead to subnets, so all of these must be there.
    for (const SeenSubnet& seen : m_site.subnets)
        if (const auto id = m_subnets.find(seen.id); id && m_subnets.isSeen(*id))
            takeRoutes(*id, seen);
    markMissing(m_domains);
    markMissing(m_fabrics);
    markMissing(m_segments);
    markMissing(m_networks);
    markMissing(m_subnets);
    const auto& now = m_run.state();
    countRows(m_domains, before, now, m_outcome.counts[ObjectKind::RoutingDomain]);
    countRows(m_fabrics, before, now, m_outcome.counts[ObjectKind::Fabric]);
    countRows(m_segments, before, now, m_outcome.counts[ObjectKind::Segment]);
    countRows(m_networks, before, now, m_outcome.counts[ObjectKind::ProviderNetwork]);
    countRows(m_subnets, before, now, m_outcome.counts[ObjectKind::Subnet]);
    m_outcome.counts[ObjectKind::Space].added =
        now.table<SpaceRow>().size() - before.table<SpaceRow>().size();
}

void SiteNetworks::takeSegments()
{
    std::unordered_set<std::string> shown;
    for (const auto& seen : m_site.segments)
        shown.insert(seen.ref);
    std::unordered_set<std::string> otherwiseKnown; ///< networks with segments not shown here
    for (const SegmentRow& row : m_run.state().table<SegmentRow>())
        if (!row.providerRef.empty() && !shown.contains(row.providerRef))
            otherwiseKnown.insert(std::string(row.providerNetworkId));
    for (const auto& seen : m_site.segments) {
        if (seen.isStandIn && otherwiseKnown.contains(seen.network))
            continue;
        const auto id = take<SegmentRow>(m_segments, seen.ref, "segment", [&](SegmentRow& row) {
            if (!seen.name.empty() || m_site.complete.contains(ObjectKind::Segment))
                row.name = seen.name;
            row.kind = seen.kind;
            row.tag = seen.tag;
            if (seen.mtu > 0)
                row.mtu = seen.mtu;
            row.fabric = m_fabrics.find(seen.fabric);
            row.providerRef = seen.ref;
            row.providerNetworkId = seen.network;
        });
        if (id)
            m_segmentsOfNetwork[seen.network].push_back(*id);
    }
    if (!m_site.complete.contains(ObjectKind::Segment))
        recall();
}

void SiteNetworks::recall()
{
    std::unordered_set<std::uint32_t> gone;
    for (const domain::AbsenceRow& row : m_run.state().table<domain::AbsenceRow>())
        if (row.kind == ObjectKind::Segment && row.side == Origin::Provider)
            gone.insert(row.number);
    for (const SegmentRow& row : m_run.state().table<SegmentRow>())
        if (!row.providerRef.empty() && !gone.contains(row.id.number()) &&
            !m_segments.isSeen(row.id))
            m_segmentsOfNetwork[std::string(row.providerNetworkId)].push_back(row.id);
}

void SiteNetworks::takeNetwork(const SeenNetwork& network)
{
    const bool isNew = !m_networks.find(network.id);
    const auto id =
        take<ProviderNetworkRow>(m_networks, network.id, "network", [&](ProviderNetworkRow& row) {
            row.providerId = network.id;
            if (network.isWhole || !network.name.empty())
                row.name = network.name;
            if (network.knowsDomains || isNew) {
                row.routingDomain = m_domains.find(network.domain);
                row.ipv6RoutingDomain = m_domains.find(network.ipv6Domain);
            }
            if (network.isWhole || !network.zones.empty())
                row.zones = network.zones;
        });
    if (!id)
        return;
    m_seenNetworks.emplace(network.id, &network);
    if (!isNew)
        return;
    m_newNetworks.insert(network.id);
    if (network.isSpaceByItself && m_options.spacesFrom == SpacesFrom::Network)
        makeSpace(network.name, network.id);
}

void SiteNetworks::takeZones()
{
    for (const auto& seen : m_site.zones) {
        std::optional<ZoneRow> known;
        for (const ZoneRow& row : m_run.state().table<ZoneRow>())
            if (row.name == seen.name)
                known = row;
        ZoneRow row = known.value_or(ZoneRow{});
        if (!known)
            row.id = m_run.recorder().draw<ZoneRow>();
        row.name = seen.name;
        if (!seen.region.empty())
            row.region = seen.region;
        row.available = seen.isAvailable.value_or(row.available);
        m_run.recorder().put(std::move(row));
    }
}

void SiteNetworks::takeSubnet(const SeenSubnet& seen)
{
    if (isOfEveryLink(seen.cidr))
        return;
    auto id = m_subnets.find(seen.id);
    if (id && m_subnets.isSeen(*id))
        return refuse("subnet", seen.id, "stands there twice");
    if (!id) {
        // One that was added by hand is confirmed by the first look that sees it (5.4).
        std::vector<SubnetId> byHand;
        for (const SubnetId other : m_run.subnetsOf(seen.cidr)) {
            const auto& row = m_run.state().table<SubnetRow>().at(other);
            if (row.providerId.empty() && row.isUnconfirmed &&
                (row.providerNetworkId.empty() || row.providerNetworkId == seen.network))
                byHand.push_back(other);
        }
        if (byHand.size() == 1)
            id = byHand.front();
    }
    if (id) {
        SubnetRow row = m_run.state().table<SubnetRow>().at(*id);
        follow(row, seen);
        compare(row, seen);
        m_run.recorder().put(std::move(row));
    } else {
        SubnetRow row;
        row.cidr = seen.cidr;
        row.cidrText = seen.cidrText;
        row.isPublic = seen.isPublic;
        row.space = spaceFor(seen);
        follow(row, seen);
        id = m_run.addSubnet(std::move(row));
    }
    m_run.ledger().seen(ObjectKind::Subnet, id->number(), Origin::Provider);
    m_subnets.see(seen.id, *id);
    takeRanges(*id, seen);
    if (!m_fans.empty())
        takeOverlays(SubnetRow(m_run.state().table<SubnetRow>().at(*id)));
}

/// The overlays that the model's fan configuration makes of a subnet (7.5). They are known by ids
/// of their own and stay once they are there.
void SiteNetworks::takeOverlays(const SubnetRow& underlay)
{
    if (underlay.cidr.family() != net::Family::Ipv4 || underlay.isOverlay())
        return;
    const std::string block = underlay.cidr.network().text();
    for (const spaces::FanEntry& entry : m_fans) {
        const auto segment = spaces::overlaySegment(block, entry);
        const std::string id = spaces::fanSubnetId(block, underlay.providerId);
        if (!segment || !*segment || m_subnets.find(id))
            continue;
        SubnetRow row{.cidr = **segment,
                      .providerId = id,
                      .providerNetworkId = underlay.providerNetworkId,
                      .vlanTag = underlay.vlanTag,
                      .zones = underlay.zones,
                      .space = underlay.space,
                      .fanLocalUnderlay = underlay.cidr.network(),
                      .fanUnderlaySubnet = underlay.id,
                      .fanOverlay = entry.overlay};
        m_subnets.see(id, m_run.addSubnet(std::move(row)));
    }
}

/// What a look may change of a subnet, new or known: names and gateways follow the source, zones
/// and an absent tag are added, what makes it this subnet stays as it is.
void SiteNetworks::follow(SubnetRow& row, const SeenSubnet& seen)
{
    if (row.providerId.empty())
        row.providerId = seen.id;
    if (row.providerNetworkId.empty())
        row.providerNetworkId = seen.network;
    if (row.vlanTag == 0)
        row.vlanTag = seen.vlanTag;
    for (const std::string& zone : seen.zones)
        if (std::find(row.zones.begin(), row.zones.end(), zone) == row.zones.end())
            row.zones.push_back(zone);
    if (const auto segment = m_segments.find(seen.segment); segment && m_segments.isSeen(*segment))
        row.segment = segment;
    if (seen.isWhole || !seen.name.empty())
        row.name = seen.name;
    if (seen.isWhole || seen.gateway)
        row.gateway = seen.gateway;
    if (seen.isWhole || !seen.dnsServers.empty())
        row.dnsServers = seen.dnsServers;
    row.isUnconfirmed = false;
}

/// Notes what the source shows otherwise than it is kept here (2.16).
void SiteNetworks::compare(const SubnetRow& row, const SeenSubnet& seen)
{
    const auto note = [&](const char* field, bool isSame, const std::string& shown) {
        if (isSame)
            m_run.ledger().agrees(ObjectKind::Subnet, row.id.number(), field);
        else
            m_run.ledger().differs(ObjectKind::Subnet, row.id.number(), field, shown);
    };
    note("cidr", row.cidr.network() == seen.cidr.network(), seen.cidr.text());
    note("provider-network-id", row.providerNetworkId == seen.network, seen.network);
    note("vlan-tag", seen.vlanTag == 0 || row.vlanTag == seen.vlanTag,
         std::to_string(seen.vlanTag));
}

void SiteNetworks::takeRanges(SubnetId subnet, const SeenSubnet& seen)
{
    auto& known = m_ranges[subnet];
    std::vector<bool> isKept(known.size(), false);
    for (const domain::SeenRange& range : seen.ranges) {
        bool isThere = false;
        for (std::size_t i = 0; i < known.size() && !isThere; ++i) {
            const RangeRow& row = m_run.state().table<RangeRow>().at(known[i]);
            isThere = !isKept[i] && row.first == range.first && row.last == range.last &&
                      row.kind == range.kind;
            if (isThere)
                isKept[i] = true;
        }
        if (isThere)
            continue;
        const auto id = m_run.recorder().draw<RangeRow>();
        m_run.recorder().put(RangeRow{.id = id,
                                      .subnet = subnet,
                                      .kind = range.kind,
                                      .first = range.first,
                                      .last = range.last,
                                      .purpose = range.purpose,
                                      .providerRef = seen.id});
    }
    for (std::size_t i = 0; i < known.size() && seen.isWhole; ++i)
        if (!isKept[i] && !m_run.state().table<RangeRow>().at(known[i]).providerRef.empty())
            m_run.recorder().erase<RangeRow>(known[i]);
}

void SiteNetworks::takeRoutes(SubnetId subnet, const SeenSubnet& seen)
{
    auto& known = m_routes[subnet];
    std::unordered_set<std::uint32_t> kept;
    for (const domain::SeenRoute& route : seen.routes) {
        // The same block may stand in many networks: the own one's, else the only one.
        const auto equal = m_run.subnetsOf(route.destination);
        std::optional<SubnetId> destination;
        for (const SubnetId id : equal)
            if (m_run.state().table<SubnetRow>().at(id).providerNetworkId == seen.network)
                destination = id;
        if (!destination && equal.size() == 1)
            destination = equal.front();
        if (!destination)
            continue;
        const auto found = std::find_if(known.begin(), known.end(), [&](auto id) {
            const auto& row = m_run.state().table<StaticRouteRow>().at(id);
            return row.destination == *destination && row.gateway == route.gateway;
        });
        if (found != known.end()) {
            kept.insert(found->number());
            continue;
        }
        const auto id = m_run.recorder().draw<StaticRouteRow>();
        m_run.recorder().put(StaticRouteRow{
            .id = id, .source = subnet, .destination = *destination, .gateway = route.gateway});
        known.push_back(id); // a second one of the kind is this one
        kept.insert(id.number());
    }
    for (const auto id : known)
        if (seen.isWhole && !kept.contains(id.number()))
            m_run.recorder().erase<StaticRouteRow>(id);
}

SpaceId SiteNetworks::spaceFor(const SeenSubnet& subnet)
{
    const auto network = m_seenNetworks.find(subnet.network);
    switch (m_options.spacesFrom) {
    case SpacesFrom::Nothing: return domain::kAlpha;
    case SpacesFrom::Network:
        if (const auto space = m_spaces.find(subnet.network))
            return *space;
        // A space that the user removed does not come back with the next subnet.
        if (network == m_seenNetworks.end() || !m_newNetworks.contains(subnet.network))
            return domain::kAlpha;
        return makeSpace(network->second->name, subnet.network);
    case SpacesFrom::Tag:
    case SpacesFrom::Role: break;
    }
    std::string group = m_options.spacesFrom == SpacesFrom::Role ? subnet.role : subnet.tag;
    if (group.empty() && m_options.spacesFrom == SpacesFrom::Tag && network != m_seenNetworks.end())
        group = network->second->tag;
    if (group.empty())
        return domain::kAlpha;
    const auto known = m_spaceByName.find(spaces::spaceNameOf(group, {}));
    return known != m_spaceByName.end() ? known->second : makeSpace(group, {});
}

SpaceId SiteNetworks::makeSpace(const std::string& name, const std::string& providerId)
{
    const SpaceId id = m_run.recorder().draw<SpaceRow>();
    SpaceRow row{.id = id, .name = spaces::spaceNameOf(name, m_spaceNames)};
    row.providerId = providerId;
    m_spaceNames.push_back(row.name);
    m_spaceByName.emplace(row.name, id);
    if (!providerId.empty())
        m_spaces.see(providerId, id);
    m_run.recorder().put(std::move(row));
    return id;
}

const SubnetRow* SiteNetworks::subnet(const std::string& providerId) const
{
    const auto id = m_subnets.find(providerId);
    return id ? m_run.state().table<SubnetRow>().find(*id) : nullptr;
}

std::optional<domain::SegmentId> SiteNetworks::onlySegment(const std::string& network) const
{
    const auto found = m_segmentsOfNetwork.find(network);
    return found != m_segmentsOfNetwork.end() && found->second.size() == 1
               ? std::optional(found->second.front())
               : std::nullopt;
}

std::optional<domain::RoutingDomainId> SiteNetworks::domainOf(const std::string& network,
                                                              net::Family family) const
{
    const auto id = m_networks.find(network);
    if (!id)
        return std::nullopt;
    const auto& row = m_run.state().table<ProviderNetworkRow>().at(*id);
    return family == net::Family::Ipv6 && row.ipv6RoutingDomain ? row.ipv6RoutingDomain
                                                                : row.routingDomain;
}

void SiteNetworks::refuse(const char* what, const std::string& key, std::string cause)
{
    m_outcome.problems.push_back(
        {.what = what, .key = key, .field = "id", .value = key, .cause = std::move(cause)});
}

} // namespace netatlas::engine::reconcile
