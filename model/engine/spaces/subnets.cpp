// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/subnets.h"

#include "model/domain/fan_id.h"
#include "model/engine/spaces/fan.h"
#include "model/net/cidr.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::spaces {

namespace {

Result<net::Cidr> parseValidCidr(std::string_view text)
{
    auto block = net::Cidr::parse(text);
    if (!block)
        return block;
    if (block->network().text() != text)
        return fail(ErrorKind::NotValid,
                    {{"what", "cidr"}, {"value", text}, {"cause", "not canonical"}});
    return block;
}

std::vector<std::string> sortedIds(const Subnets& subnets)
{
    std::vector<std::string> ids;
    for (const Subnet& subnet : subnets)
        ids.push_back(subnet.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

Status validateSubnet(const Subnet& subnet)
{
    if (subnet.cidr.empty())
        return fail(ErrorKind::NotValid, {{"what", "cidr"}, {"value", ""}, {"cause", "missing"}});
    if (const auto block = net::Cidr::parse(subnet.cidr); !block)
        return fail(block.error());
    if (subnet.vlanTag < 0 || subnet.vlanTag > kLargestVlanTag)
        return fail(ErrorKind::NotValid,
                    {{"what", "vlan-tag"}, {"value", subnet.vlanTag}, {"cause", "out of range"}});
    return {};
}

Result<Subnets> subnetsByCidr(const Subnets& subnets, std::string_view cidr,
                              addressing::Trace* trace)
{
    using addressing::TraceReason;
    const auto block = parseValidCidr(cidr);
    if (!block) {
        note(trace, TraceReason::BadBlock, std::string(cidr));
        return fail(block.error());
    }
    const auto isSame = [&](const Subnet& subnet) { return subnet.cidr == cidr; };
    // Providers carve smaller blocks out of a subnet and report those.
    const auto isAround = [&](const Subnet& subnet) {
        const auto enclosing = net::Cidr::parse(subnet.cidr);
        return enclosing && enclosing->network().contains(*block);
    };
    const bool hasSame = std::any_of(subnets.begin(), subnets.end(), isSame);
    Subnets matching;
    for (const Subnet& subnet : subnets) {
        if (hasSame ? isSame(subnet) : isAround(subnet))
            matching.push_back(subnet);
        else
            note(trace, TraceReason::OtherBlock, subnet.cidr, 0, subnet.id);
    }
    for (const Subnet& subnet : matching)
        note(trace, hasSame ? TraceReason::SameBlock : TraceReason::AroundBlock, subnet.cidr, 0,
             subnet.id);
    if (matching.empty())
        note(trace, TraceReason::NoCandidate);
    return matching;
}

Result<Subnets> subnetsByAddress(const Subnets& subnets, std::string_view address)
{
    const auto ip = net::IpAddress::parse(address);
    if (!ip)
        return fail(ip.error());
    Subnets matching;
    for (const Subnet& subnet : subnets) {
        const auto block = net::Cidr::parse(subnet.cidr);
        if (!block)
            return fail(block.error());
        if (block->contains(*ip))
            matching.push_back(subnet);
    }
    return matching;
}

Result<Subnets> subnetsByUnderlay(const Subnets& subnets, std::string_view cidr)
{
    if (const auto block = parseValidCidr(cidr); !block)
        return fail(block.error());
    Subnets overlays;
    for (const Subnet& subnet : subnets)
        if (subnet.fanUnderlay == cidr)
            overlays.push_back(subnet);
    return overlays;
}

Result<Subnets> subnetsOfSpace(const Subnets& subnets, std::string_view spaceId)
{
    Subnets members;
    for (const Subnet& subnet : subnets)
        if (subnet.spaceId == spaceId)
            members.push_back(subnet);
    Subnets overlays;
    for (const Subnet& subnet : members) {
        if (subnet.isFan() || !subnet.fanOverlay.empty())
            continue;
        auto over = subnetsByUnderlay(subnets, subnet.cidr);
        if (!over)
            return over;
        for (Subnet& overlay : *over) {
            if (!overlay.spaceId.empty())
                continue;
            overlay.spaceId = spaceId;
            overlays.push_back(std::move(overlay));
        }
    }
    members.insert(members.end(), overlays.begin(), overlays.end());
    return members;
}

std::vector<std::string> spaceIdsOf(const Subnets& subnets)
{
    std::set<std::string> ids;
    for (const Subnet& subnet : subnets)
        ids.insert(subnet.spaceId);
    return {ids.begin(), ids.end()};
}

bool haveEqualIds(const Subnets& a, const Subnets& b)
{
    return sortedIds(a) == sortedIds(b);
}

Result<std::vector<std::string>>
subnetsForZone(const std::map<std::string, std::vector<std::string>>& zonesBySubnet,
               const std::string& zone)
{
    std::vector<std::string> ids;
    for (const auto& [id, zones] : zonesBySubnet)
        if ((zones.empty() && zone.empty()) ||
            std::find(zones.begin(), zones.end(), zone) != zones.end())
            ids.push_back(id);
    if (ids.empty())
        return fail(ErrorKind::NotFound, {{"what", "subnet"}, {"zone", zone}});
    return ids;
}

std::vector<std::string> withoutFan(const std::vector<std::string>& ids)
{
    std::vector<std::string> kept;
    for (const std::string& id : ids)
        if (id.find(domain::kFanIdMark) == id.npos)
            kept.push_back(id);
    return kept;
}

Status validateZone(const std::vector<Zone>& zones, std::string_view name)
{
    const auto found = std::find_if(zones.begin(), zones.end(),
                                    [name](const Zone& zone) { return zone.name == name; });
    if (found == zones.end())
        return fail(ErrorKind::NotValid, {{"what", "zone"}, {"value", name}, {"cause", "unknown"}});
    if (!found->isAvailable)
        return fail(ErrorKind::Refused,
                    {{"what", "zone"}, {"value", name}, {"cause", "not available"}});
    return {};
}

} // namespace netatlas::engine::spaces
