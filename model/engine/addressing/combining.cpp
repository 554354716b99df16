// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/combining.h"

#include "model/engine/addressing/ordering.h"
#include "model/net/cidr.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::addressing {

namespace {

std::vector<net::Cidr>
bridgeBlocks(const std::map<std::string, std::vector<std::string>>& addressesByBridge)
{
    std::vector<net::Cidr> blocks;
    for (const auto& [bridge, texts] : addressesByBridge) {
        for (const std::string& text : texts) {
            if (const auto block = net::Cidr::parse(text))
                blocks.push_back(*block);
            else if (const auto ip = net::IpAddress::parse(text))
                blocks.push_back(net::Cidr::ofHost(*ip));
        }
    }
    return blocks;
}

} // namespace

std::vector<Address> merged(std::vector<Address> fromProvider, std::vector<Address> fromMachine,
                            Sorting sorting)
{
    if (sorting == Sorting::inAddressOrder) {
        fromProvider = sorted(std::move(fromProvider));
        fromMachine = sorted(std::move(fromMachine));
    }
    std::vector<Address> result;
    std::set<std::string, std::less<>> taken;
    for (Address& address : fromProvider)
        if (!address.value.empty() && taken.insert(address.value).second)
            result.push_back(std::move(address));
    for (Address& address : fromMachine)
        if (!taken.contains(address.value))
            result.push_back(std::move(address));
    return result;
}

SpaceFilter inSpaces(const std::vector<Address>& addresses,
                     const std::vector<std::string>& spaceIds, Trace* trace)
{
    SpaceFilter filter;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        if (std::find(spaceIds.begin(), spaceIds.end(), addresses[i].spaceId) != spaceIds.end())
            filter.places.push_back(i);
        else
            note(trace, TraceReason::OutsideSpace, addresses[i].value);
    }
    for (const std::size_t place : filter.places)
        note(trace, TraceReason::InSpace, addresses[place].value);
    filter.isMatch = !filter.places.empty();
    if (!filter.isMatch) {
        for (std::size_t i = 0; i < addresses.size(); ++i)
            filter.places.push_back(i);
        note(trace,
             spaceIds.empty() ? TraceReason::KeptAllNoSpace : TraceReason::KeptAllNoneInSpace);
    }
    return filter;
}

std::vector<Address>
withoutBridges(const std::vector<Address>& addresses,
               const std::map<std::string, std::vector<std::string>>& addressesByBridge)
{
    const auto blocks = bridgeBlocks(addressesByBridge);
    std::vector<Address> kept;
    for (const Address& address : addresses) {
        const auto ip = ipOf(address);
        const bool isBridged =
            ip && std::any_of(blocks.begin(), blocks.end(),
                              [&ip](const net::Cidr& block) { return block.contains(*ip); });
        if (!isBridged)
            kept.push_back(address);
    }
    return kept;
}

Result<bool> isLocalAddress(std::string_view ip, const std::vector<std::string>& interfaces)
{
    const auto wanted = net::IpAddress::parse(ip);
    if (!wanted)
        return fail(wanted.error());
    for (const std::string& text : interfaces) {
        const auto block = net::Cidr::parse(text);
        if (!block)
            return fail(block.error());
        // Not the address of the block, which a mapped block of a short prefix does not keep.
        if (net::IpAddress::parse(text.substr(0, text.find('/'))) == *wanted)
            return true;
    }
    return false;
}

std::vector<std::string> hostBlocks(const std::vector<std::string>& values)
{
    std::vector<std::string> blocks;
    for (const std::string& value : values) {
        const AddressType type = typeOf(value);
        if (type != AddressType::Hostname)
            blocks.push_back(value + (type == AddressType::Ipv4 ? "/32" : "/128"));
    }
    return blocks;
}

} // namespace netatlas::engine::addressing
