// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/controllers/checks.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::controllers {

using addressing::Address;

std::vector<std::string> nodesOutsideSpace(const std::vector<Node>& nodes,
                                           const std::string& spaceId, addressing::Trace* trace)
{
    std::vector<std::string> missing;
    for (const Node& node : nodes) {
        const auto filter = addressing::traceOf(
            trace, node.id, [&] { return addressing::inSpaces(node.addresses, {spaceId}, trace); });
        if (!filter.isMatch)
            missing.push_back(node.id);
    }
    return missing;
}

std::vector<Address> withoutVirtual(const std::vector<Address>& addresses, addressing::Trace* trace)
{
    if (addresses.size() <= 1)
        return addresses;
    std::vector<Address> kept;
    for (const Address& address : addresses) {
        const bool isIpv6 = address.type == addressing::AddressType::Ipv6;
        if (address.cidr.ends_with(isIpv6 ? "/128" : "/32"))
            addressing::note(trace, addressing::TraceReason::SetAsideAsVirtual, address.value);
        else
            kept.push_back(address);
    }
    return kept;
}

std::vector<std::string> nodesWithoutClearAddress(const std::vector<Node>& nodes,
                                                  const std::string& haSpace,
                                                  addressing::Trace* trace)
{
    std::vector<std::string> bad;
    if (!haSpace.empty())
        return bad;
    for (const Node& node : nodes) {
        if (node.addresses.empty())
            continue;
        const bool isClear = addressing::traceOf(trace, node.id, [&] {
            const auto addresses = withoutVirtual(node.addresses, trace);
            const auto candidates =
                addressing::allMatching(addressing::Matcher::CloudLocal, addresses, trace);
            if (candidates.size() == 1)
                addressing::note(trace, addressing::TraceReason::OnlyCandidate,
                                 addresses[candidates.front()].value);
            else if (candidates.size() > 1)
                addressing::note(trace, addressing::TraceReason::TooManyToChoose);
            return candidates.size() == 1;
        });
        if (!isClear)
            bad.push_back(node.id);
    }
    return bad;
}

SpaceNames impliedSpaceConstraints(const SpaceNames& given, const std::string& managementSpace,
                                   const std::string& haSpace)
{
    std::set<std::string> names;
    if (given)
        names.insert(given->begin(), given->end());
    for (const std::string& setting : {managementSpace, haSpace})
        if (!setting.empty())
            names.insert(setting);
    if (!given && names.empty())
        return std::nullopt;
    return std::vector<std::string>(names.begin(), names.end());
}

} // namespace netatlas::engine::controllers
