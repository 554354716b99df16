// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/object_checks.h"
#include "model/engine/edits/object_members.h"
#include "model/engine/edits/subnet_update.h"
#include "model/net/mac_address.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

constexpr std::uint32_t kLastVlan = 4094;
constexpr std::uint32_t kLastTunnel = (1U << 24U) - 1; ///< of VXLAN and Geneve
constexpr std::uint32_t kLargestMtu = 65535;
constexpr std::size_t kNamedFreeTags = 3;

bool isTunnel(SegmentKind kind)
{
    return kind == SegmentKind::Vxlan || kind == SegmentKind::Gre || kind == SegmentKind::Geneve;
}

Status requireTag(const SegmentRow& row)
{
    const std::string tag = std::to_string(row.tag);
    if (row.kind == SegmentKind::Vlan && (row.tag < 1 || row.tag > kLastVlan))
        return memberRefused("tag", tag, "VLANs have 1 to 4094");
    if (row.kind == SegmentKind::Flat && row.tag != 0)
        return memberRefused("tag", tag, "an untagged segment has none");
    if ((row.kind == SegmentKind::Vxlan || row.kind == SegmentKind::Geneve) &&
        row.tag > kLastTunnel)
        return memberRefused("tag", tag, "out of range");
    return {};
}

template <class Row>
Status requireThere(const Model& model, std::string_view what,
                    const std::optional<decltype(Row::id)>& id)
{
    if (id && !model.find<Row>(*id))
        return notFound(what, id->text());
    return {};
}

} // namespace

Status requireFreeTag(const Model& model, FabricId fabric, std::uint32_t tag,
                      std::optional<SegmentId> self)
{
    std::set<std::uint32_t> taken;
    bool isTaken = false;
    for (const SegmentId id : model.facts.segmentsOfFabric.of(fabric)) {
        const SegmentRow& other = model.at<SegmentRow>(id);
        if (id == self || other.kind != SegmentKind::Vlan)
            continue;
        taken.insert(other.tag);
        isTaken = isTaken || other.tag == tag;
    }
    if (!isTaken)
        return {};
    std::vector<std::string> free;
    for (std::uint32_t next = tag + 1; next <= kLastVlan && free.size() < kNamedFreeTags; ++next)
        if (!taken.contains(next))
            free.push_back(std::to_string(next));
    return fail(ErrorKind::AlreadyExists, {{"what", "vlan"},
                                           {"key", std::to_string(tag)},
                                           {"fabric", model.at<FabricRow>(fabric).name},
                                           {"free", std::move(free)}});
}

Status requireValid(const Workplace& place, FabricRow& row, const FabricRow*)
{
    if (row.name.empty())
        return memberRefused("name", "", "missing");
    for (const FabricRow& other : place.now.table<FabricRow>())
        if (other.id != row.id && other.name == row.name)
            return fail(ErrorKind::AlreadyExists, {{"what", "fabric"}, {"key", row.name}});
    return requireThere<RoutingDomainRow>(place.now, "network", row.routingDomain);
}

Status requireValid(const Workplace& place, SegmentRow& row, const SegmentRow* before)
{
    // A tag alone means a VLAN, a fabric alone its untagged segment.
    if (!before && row.kind == SegmentKind::Unknown && row.fabric)
        row.kind = row.tag == 0 ? SegmentKind::Flat : SegmentKind::Vlan;
    if (const Status there = requireThere<FabricRow>(place.now, "fabric", row.fabric); !there)
        return there;
    if ((row.kind == SegmentKind::Vlan || row.kind == SegmentKind::Flat) && !row.fabric)
        return memberRefused("fabric-id", "", "missing");
    if (isTunnel(row.kind) && row.fabric)
        return memberRefused("fabric-id", row.fabric->text(), "tunnels have none");
    if (const Status tag = requireTag(row); !tag)
        return tag;
    if (row.mtu > kLargestMtu)
        return memberRefused("mtu", std::to_string(row.mtu), "out of range");
    if (row.relaySegment == row.id)
        return memberRefused("relay-segment-id", row.id.text(), "itself");
    if (const Status there = requireThere<SegmentRow>(place.now, "segment", row.relaySegment);
        !there)
        return there;
    return row.kind == SegmentKind::Vlan ? requireFreeTag(place.now, *row.fabric, row.tag, row.id)
                                         : Status();
}

Status requireValid(const Workplace& place, SubnetRow& row, const SubnetRow* before)
{
    // Subnets change their space by a move; what an overlay says of itself may only come right.
    if (before && row.space != before->space) {
        const SpaceId* space = place.now.facts.spaceOfSubnet.find(row.id);
        if (!row.isOverlay() || !space || row.space != *space)
            return memberRefused("space-id", row.space.text(), "move it instead");
    }
    const bool isNewGateway = before && before->gateway != row.gateway;
    if (isNewGateway && row.gateway && !row.cidr.contains(*row.gateway))
        return memberRefused("gateway", row.gateway->text(), "outside the subnet");
    for (const std::string& server : row.dnsServers)
        if (!net::IpAddress::parse(server))
            return memberRefused("dns-servers", server, "no address");
    constexpr std::uint32_t kAll = 100;
    if (row.warnPercent > kAll)
        return memberRefused("warn-percent", std::to_string(row.warnPercent), "out of range");
    if (row.errorPercent > kAll)
        return memberRefused("error-percent", std::to_string(row.errorPercent), "out of range");
    if (row.warnPercent != 0 && row.errorPercent != 0 && row.warnPercent > row.errorPercent)
        return memberRefused("warn-percent", std::to_string(row.warnPercent),
                             "above that of errors");
    return {};
}

Status requireValid(const Workplace& place, RangeRow& row, const RangeRow*)
{
    const SubnetRow* subnet = place.now.find<SubnetRow>(row.subnet);
    if (!subnet)
        return notFound("subnet", row.subnet.text());
    for (const auto& [member, end] : {std::pair("first", row.first), std::pair("last", row.last)})
        if (!subnet->cidr.contains(end))
            return memberRefused(member, end.text(), "outside the subnet");
    if (row.last < row.first)
        return memberRefused("last", row.last.text(), "before the first");
    return {};
}

Status requireValid(const Workplace& place, LooseAddressRow& row, const LooseAddressRow*)
{
    if (const Status there =
            requireThere<RoutingDomainRow>(place.now, "network", row.routingDomain);
        !there)
        return there;
    if (const Status there = requireThere<SubnetRow>(place.now, "subnet", row.subnet); !there)
        return there;
    if (row.subnet) {
        if (!place.now.at<SubnetRow>(*row.subnet).cidr.contains(row.value))
            return memberRefused("value", row.value.text(), "outside the subnet");
        row.routingDomain = *place.now.facts.domainOfSubnet.find(*row.subnet);
    }
    for (const LooseAddressRow& other : place.now.table<LooseAddressRow>())
        if (other.id != row.id && other.value == row.value &&
            other.routingDomain == row.routingDomain)
            return fail(ErrorKind::AlreadyExists, {{"what", "address"}, {"key", row.value.text()}});
    if (!row.mac.empty() && !net::isMacAddress(row.mac.view()))
        return memberRefused("mac", row.mac.text(), "no hardware address");
    return {};
}

} // namespace netatlas::engine::edits
