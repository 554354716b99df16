// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/underlay.h"
#include "model/exchange/fragment_reading.h"

namespace netatlas::exchange {

using namespace domain;

void FragmentReading::readSite(const JsonMembers& top)
{
    top.forEach("routing-domains", [this](const JsonMembers& members) {
        // The default domain is there from birth; listing it may rename it.
        const bool isDefault = members.id<RoutingDomainId>("id") == kDefaultDomain;
        m_state.table<RoutingDomainRow>().put(RoutingDomainRow{
            .id = isDefault ? kDefaultDomain : newId<RoutingDomainRow>(members),
            .name = members.text("name", isDefault ? kDefaultDomainName : std::string_view()),
            .providerRef = members.text("provider-ref")});
    });
    top.forEach("fabrics", [this](const JsonMembers& members) {
        m_state.table<FabricRow>().put(FabricRow{
            .id = newId<FabricRow>(members),
            .name = members.text("name"),
            .providerRef = members.text("provider-ref"),
            .routingDomain = referenceTo<RoutingDomainRow>(members, "routing-domain-id")});
    });
    top.forEach("segments", [this](const JsonMembers& members) { readSegment(members); });
    top.forEach("segments", [this](const JsonMembers& members) {
        // A relay may lead to a segment that stands later in the list.
        const auto relay = referenceTo<SegmentRow>(members, "relay-segment-id");
        const auto id = members.id<SegmentId>("id");
        if (relay && id)
            m_state.table<SegmentRow>().edit(*id).relaySegment = relay;
        else if (relay)
            members.refuse("id", "missing");
    });
    top.forEach("provider-networks", [this](const JsonMembers& members) {
        m_state.table<ProviderNetworkRow>().put(ProviderNetworkRow{
            .id = newId<ProviderNetworkRow>(members),
            .providerId = members.text("provider-id"),
            .name = members.text("name"),
            .routingDomain = referenceTo<RoutingDomainRow>(members, "routing-domain-id"),
            .ipv6RoutingDomain = referenceTo<RoutingDomainRow>(members, "ipv6-routing-domain-id"),
            .zones = members.texts("zones")});
    });
    top.forEach("zones", [this](const JsonMembers& members) {
        m_state.table<ZoneRow>().put(ZoneRow{.id = m_state.sequences.draw<ZoneRow>(),
                                             .name = members.text("name"),
                                             .region = members.text("region"),
                                             .available = members.truth("available", true)});
    });
    top.forEach("spaces", [this](const JsonMembers& members) { readSpace(members); });
    top.forEach("subnets", [this](const JsonMembers& members) { readSubnet(members); });
    top.forEach("subnets", [this](const JsonMembers& members) {
        // An underlay may stand later in the list than its overlay.
        referenceTo<SubnetRow>(members, "fan-underlay-subnet-id");
    });
    indexSubnets();
    top.forEach("ranges", [this](const JsonMembers& members) { readRange(members); });
    top.forEach("static-routes", [this](const JsonMembers& members) {
        const auto source = referenceTo<SubnetRow>(members, "source-subnet-id");
        const auto destination = referenceTo<SubnetRow>(members, "destination-subnet-id");
        if (!source || !destination)
            return members.refuse(source ? "destination-subnet-id" : "source-subnet-id", "missing");
        m_state.table<StaticRouteRow>().put(
            StaticRouteRow{.id = newId<StaticRouteRow>(members),
                           .source = *source,
                           .destination = *destination,
                           .gateway = members.address("gateway"),
                           .metric = members.numberUpTo("metric", kLargestNumber)});
    });
    top.forEach("loose-addresses",
                [this](const JsonMembers& members) { readLooseAddress(members); });
}

void FragmentReading::readSegment(const JsonMembers& members)
{
    SegmentRow row;
    row.id = newId<SegmentRow>(members);
    row.fabric = referenceTo<FabricRow>(members, "fabric-id");
    row.kind = members.word("kind", SegmentKind::Unknown);
    row.tag = members.numberUpTo("tag", kLargestNumber);
    row.mtu = members.numberUpTo("mtu", kLargestNumber);
    row.name = members.text("name");
    row.dhcpOn = members.truth("dhcp-on");
    row.providerRef = members.text("provider-ref");
    row.providerNetworkId = members.text("provider-network-id");
    m_state.table<SegmentRow>().put(std::move(row));
}

void FragmentReading::readSpace(const JsonMembers& members)
{
    // Alpha is always there: what a fragment says about it is what it is anyway.
    if (members.id<SpaceId>("id") == kAlpha)
        return;
    SpaceRow row;
    row.id = newId<SpaceRow>(members);
    row.name = members.text("name");
    row.providerId = members.text("provider-id");
    row.life = members.word("life", Life::Alive);
    row.isPublic = members.truth("public");
    if (row.name.empty())
        members.refuse("name", "missing");
    m_state.table<SpaceRow>().put(std::move(row));
}

void FragmentReading::readSubnet(const JsonMembers& members)
{
    const auto cidr = members.cidr("cidr");
    if (!cidr)
        return members.refuse("cidr", "missing");
    SubnetRow row;
    row.id = newId<SubnetRow>(members);
    row.cidr = *cidr;
    if (const std::string given = members.text("cidr"); given != cidr->text())
        row.cidrText = given;
    row.providerId = members.text("provider-id");
    row.providerNetworkId = members.text("provider-network-id");
    row.vlanTag = members.numberUpTo("vlan-tag", kLargestVlan);
    row.zones = members.texts("zones");
    row.isPublic = members.truth("public");
    row.space = spaceNamed(members, "space-id").value_or(kAlpha);
    row.fanLocalUnderlay = members.cidr("fan-local-underlay");
    row.fanUnderlaySubnet = members.id<SubnetId>("fan-underlay-subnet-id");
    row.fanOverlay = members.cidr("fan-overlay");
    row.segment = referenceTo<SegmentRow>(members, "segment-id");
    row.name = members.text("name");
    row.gateway = members.address("gateway");
    row.dnsServers = members.texts("dns-servers");
    row.isSupernet = members.truth("supernet");
    row.isUnconfirmed = members.truth("unconfirmed");
    row.life = members.word("life", Life::Alive);
    row.warnPercent = members.numberUpTo("warn-percent", kLargestPercent);
    row.errorPercent = members.numberUpTo("error-percent", kLargestPercent);
    m_state.table<SubnetRow>().put(std::move(row));
}

void FragmentReading::indexSubnets()
{
    for (const SubnetRow& subnet : m_state.table<SubnetRow>()) {
        const net::Cidr network = subnet.cidr.network();
        m_subnetsByLength[network.prefixLength()][network].push_back(subnet.id);
        m_spaceOfSubnet.emplace(subnet.id, effectiveSpace(subnet));
    }
}

SpaceId FragmentReading::effectiveSpace(const SubnetRow& subnet) const
{
    if (!subnet.isOverlay())
        return subnet.space;
    if (const SubnetRow* underlay = m_state.table<SubnetRow>().find(subnet.fanUnderlaySubnet))
        return underlay->space;
    engine::facts::LikeliestUnderlay underlay(subnet);
    for (const SubnetRow& row : m_state.table<SubnetRow>())
        underlay.consider(row);
    return underlay.best() ? underlay.best()->space : subnet.space;
}

void FragmentReading::readRange(const JsonMembers& members)
{
    const auto subnet = referenceTo<SubnetRow>(members, "subnet-id");
    const auto first = members.address("first");
    const auto last = members.address("last");
    if (!subnet || !first || !last)
        return members.refuse(!subnet ? "subnet-id" : !first ? "first" : "last", "missing");
    if (first->family() != last->family() || *last < *first)
        return members.refuse("last", "before the first", last->text());
    m_state.table<RangeRow>().put(RangeRow{.id = newId<RangeRow>(members),
                                           .subnet = *subnet,
                                           .kind = members.word("kind", RangeKind::Reserved),
                                           .first = *first,
                                           .last = *last,
                                           .purpose = members.text("purpose"),
                                           .providerRef = members.text("provider-ref")});
}

void FragmentReading::readLooseAddress(const JsonMembers& members)
{
    const auto value = members.address("value");
    if (!value)
        return members.refuse("value", "missing");
    LooseAddressRow row;
    row.id = newId<LooseAddressRow>(members);
    row.routingDomain =
        referenceTo<RoutingDomainRow>(members, "routing-domain-id").value_or(kDefaultDomain);
    row.subnet = referenceTo<SubnetRow>(members, "subnet-id");
    row.value = *value;
    row.state = members.word("state", LooseState::Reserved);
    row.name = members.text("name");
    row.mac = shared(members, "mac");
    row.providerRef = members.text("provider-ref");
    m_state.table<LooseAddressRow>().put(std::move(row));
}

std::optional<SpaceId> FragmentReading::spaceNamed(const JsonMembers& members,
                                                   std::string_view name) const
{
    if (m_unknownSpaces == UnknownSpaces::Kept)
        return members.id<SpaceId>(name);
    return referenceTo<SpaceRow>(members, name);
}

} // namespace netatlas::exchange
