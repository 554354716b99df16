// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/spaces/space_sets.h"

#include "model/net/cidr.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::spaces {

using addressing::note;
using addressing::Trace;
using addressing::TraceReason;

namespace {

using IdSet = std::set<std::string, std::less<>>;

IdSet setOf(const std::vector<std::string>& ids)
{
    return {ids.begin(), ids.end()};
}

auto notFound(std::string_view what, std::string_view id)
{
    return fail(ErrorKind::NotFound, {{"what", what}, {"id", id}});
}

Result<bool> hasSubnetWith(const Space& space, const net::IpAddress& address, Trace* trace)
{
    for (const Subnet& subnet : space.subnets) {
        const auto block = net::Cidr::parse(subnet.cidr);
        if (!block) {
            note(trace, TraceReason::BadBlock, subnet.cidr, 0, space.name);
            return fail(block.error());
        }
        if (block->contains(address)) {
            note(trace, TraceReason::HoldsAddress, subnet.cidr, 0, space.name);
            return true;
        }
    }
    note(trace, TraceReason::HoldsNot, {}, 0, space.name);
    return false;
}

Subnet assignedTo(const Space& space, Subnet subnet)
{
    subnet.spaceId = space.id;
    subnet.spaceName = space.name;
    subnet.providerSpaceId = space.providerId;
    return subnet;
}

} // namespace

const Space* findSpaceById(const Spaces& spaces, std::string_view id)
{
    const auto found = std::find_if(spaces.begin(), spaces.end(),
                                    [id](const Space& space) { return space.id == id; });
    return found == spaces.end() ? nullptr : &*found;
}

const Space* findSpaceByName(const Spaces& spaces, std::string_view name)
{
    const auto found = std::find_if(spaces.begin(), spaces.end(),
                                    [name](const Space& space) { return space.name == name; });
    return found == spaces.end() ? nullptr : &*found;
}

std::vector<std::string> idsOf(const Spaces& spaces)
{
    std::vector<std::string> ids;
    for (const Space& space : spaces)
        ids.push_back(space.id);
    return ids;
}

std::vector<std::string> namesOf(const Spaces& spaces)
{
    std::vector<std::string> names;
    for (const Space& space : spaces)
        names.push_back(space.name);
    return names;
}

Spaces minus(const Spaces& spaces, const Spaces& other)
{
    const IdSet removed = setOf(idsOf(other));
    Spaces kept;
    for (const Space& space : spaces)
        if (!removed.contains(space.id))
            kept.push_back(space);
    return kept;
}

Subnets allSubnets(const Spaces& spaces)
{
    Subnets all;
    for (const Space& space : spaces)
        all.insert(all.end(), space.subnets.begin(), space.subnets.end());
    return all;
}

std::map<std::string, std::vector<std::string>> cidrsBySpace(const Spaces& spaces)
{
    std::map<std::string, std::vector<std::string>> cidrs;
    for (const Space& space : spaces)
        for (const Subnet& subnet : space.subnets)
            cidrs[space.id].push_back(subnet.cidr);
    return cidrs;
}

Result<const Space*> inferFromAddress(const Spaces& spaces, std::string_view address, Trace* trace)
{
    const auto ip = net::IpAddress::parse(address);
    if (!ip) {
        note(trace, TraceReason::NoAddress);
        return notFound("space", address);
    }
    const Space* match = nullptr;
    for (const Space& space : spaces) {
        const auto isIn = hasSubnetWith(space, *ip, trace);
        if (!isIn)
            return fail(isIn.error());
        if (!*isIn)
            continue;
        if (match) {
            note(trace, TraceReason::SeveralSpacesHold);
            return fail(ErrorKind::Ambiguous,
                        {{"what", "space"},
                         {"value", address},
                         {"candidates", std::vector<std::string>{match->id, space.id}}});
        }
        match = &space;
    }
    if (!match) {
        note(trace, TraceReason::NoCandidate);
        return notFound("space", address);
    }
    note(trace, TraceReason::OnlySpace, match->name, 0, match->name);
    return match;
}

Result<const Space*> inferFromCidr(const Spaces& spaces, std::string_view cidr,
                                   std::string_view providerSubnetId, Trace* trace)
{
    for (const Space& space : spaces) {
        for (const Subnet& subnet : space.subnets) {
            if (subnet.cidr != cidr)
                continue;
            const bool isSame = subnet.providerId == providerSubnetId;
            note(trace, isSame ? TraceReason::SameProviderBlock : TraceReason::OtherProviderBlock,
                 subnet.cidr, 0, space.name);
            if (isSame)
                return &space;
        }
    }
    note(trace, TraceReason::NoCandidate);
    return notFound("space", cidr);
}

Result<Spaces> withMovedSubnets(const Spaces& spaces, const std::vector<std::string>& subnetIds,
                                std::string_view toName)
{
    const Space* const target = findSpaceByName(spaces, toName);
    if (!target)
        return notFound("space", toName);
    const IdSet wanted = setOf(subnetIds);
    IdSet missing = wanted;
    for (const Space& space : spaces)
        for (const Subnet& subnet : space.subnets)
            missing.erase(subnet.id);
    if (!missing.empty())
        return notFound("subnet", *missing.begin());

    Spaces result = spaces;
    Subnets moved;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        if (&spaces[i] == target)
            continue;
        for (const Subnet& subnet : spaces[i].subnets)
            if (wanted.contains(subnet.id))
                moved.push_back(assignedTo(*target, subnet));
        std::erase_if(result[i].subnets,
                      [&wanted](const Subnet& subnet) { return wanted.contains(subnet.id); });
    }
    Subnets& home = result[static_cast<std::size_t>(target - spaces.data())].subnets;
    home.insert(home.end(), moved.begin(), moved.end());
    return result;
}

Subnets fanOverlaysFor(const Spaces& spaces, const std::vector<std::string>& subnetIds)
{
    const IdSet wanted = setOf(subnetIds);
    std::size_t met = 0;
    Subnets overlays;
    for (const Space& space : spaces) {
        for (const Subnet& subnet : space.subnets) {
            if (met == wanted.size())
                return overlays;
            if (!wanted.contains(subnet.id))
                continue;
            ++met;
            for (const Subnet& other : space.subnets)
                if (other.isFan() && other.fanUnderlay == subnet.cidr)
                    overlays.push_back(other);
        }
    }
    return overlays;
}

} // namespace netatlas::engine::spaces
