// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_reading.h"

namespace netatlas::exchange {

using namespace domain;

std::vector<ListedAddress> FragmentReading::readAddresses(const JsonMembers& members,
                                                          std::string_view name,
                                                          Origin origin) const
{
    return readListedAddresses(members, name, origin, surroundings());
}

std::optional<ListedAddress>
FragmentReading::readAddress(const JsonMembers& members, std::string_view name, Origin origin) const
{
    const boost::json::value* value = members.find(name);
    if (!value)
        return std::nullopt;
    ListedAddress address = readListedAddress(members, name, *value, origin, surroundings());
    return address.value.empty() ? std::nullopt : std::optional(std::move(address));
}

AddressSurroundings FragmentReading::surroundings() const
{
    return {.subnetAround = [this](const net::IpAddress& value) { return subnetAround(value); },
            .spaceOfSubnet = [this](SubnetId subnet) -> std::optional<SpaceId> {
                const auto found = m_spaceOfSubnet.find(subnet);
                return found == m_spaceOfSubnet.end() ? std::nullopt : std::optional(found->second);
            },
            .acceptsSpace =
                [this](SpaceId space) {
                    return m_unknownSpaces == UnknownSpaces::Kept ||
                           m_state.table<SpaceRow>().contains(space);
                }};
}

/// The smallest subnet around the value, when there is only one of that size.
std::optional<SubnetId> FragmentReading::subnetAround(const net::IpAddress& value) const
{
    for (auto length = m_subnetsByLength.rbegin(); length != m_subnetsByLength.rend(); ++length) {
        const auto block = net::Cidr::of(value, length->first);
        if (!block)
            continue;
        const auto found = length->second.find(block->network());
        if (found != length->second.end())
            return found->second.size() == 1 ? std::optional(found->second.front()) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace netatlas::exchange
