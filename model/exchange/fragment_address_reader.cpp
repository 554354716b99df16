// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/address.h"
#include "model/exchange/fragment_reading.h"

namespace netatlas::exchange {

using namespace domain;

std::vector<ListedAddress> FragmentReading::readAddresses(const JsonMembers& members,
                                                          std::string_view name,
                                                          Origin origin) const
{
    std::vector<ListedAddress> addresses;
    if (const boost::json::array* list = members.listOf(name))
        for (const boost::json::value& value : *list)
            addresses.push_back(listedAddress(members, name, value, origin));
    return addresses;
}

std::optional<ListedAddress>
FragmentReading::readAddress(const JsonMembers& members, std::string_view name, Origin origin) const
{
    const boost::json::value* value = members.find(name);
    if (!value)
        return std::nullopt;
    ListedAddress address = listedAddress(members, name, *value, origin);
    return address.value.empty() ? std::nullopt : std::optional(std::move(address));
}

/// An address as text `value` or `value@space-id`, or as an object.
ListedAddress FragmentReading::listedAddress(const JsonMembers& members, std::string_view name,
                                             const boost::json::value& value, Origin origin) const
{
    ListedAddress address;
    std::optional<SpaceId> space;
    if (const auto* string = value.if_string()) {
        const std::string_view text(string->data(), string->size());
        const auto at = text.rfind('@');
        address = plainAddress(text.substr(0, at));
        if (at != std::string_view::npos) {
            const auto id = SpaceId::parse(text.substr(at + 1));
            if (!id || id->number() > JsonMembers::kLargestId)
                members.refuse(name, "no id", text.substr(at + 1));
            else
                space = *id;
        }
        address.origin = origin;
    } else if (value.is_object()) {
        std::optional<Error> problem;
        const JsonMembers inner(value, problem);
        address = plainAddress(inner.text("value"));
        address.type = inner.word("type", address.type);
        if (inner.text("scope") != "")
            address.scope = inner.word("scope", address.scope);
        address.origin = inner.word("origin", origin);
        address.cidr = inner.text("cidr");
        address.subnet = inner.id<SubnetId>("subnet-id");
        space = inner.id<SpaceId>("space-id");
        if (problem)
            members.refuse(name, detailOf(problem->details, "cause").text(),
                           detailOf(problem->details, "value").text());
    } else {
        members.refuse(name, "address expected");
    }
    if (space && m_unknownSpaces == UnknownSpaces::Refused &&
        !m_state.table<SpaceRow>().contains(*space))
        members.refuse(name, "not found", space->text());
    if (address.subnet && !m_state.table<SubnetRow>().contains(*address.subnet))
        members.refuse(name, "not found", address.subnet->text());
    settle(address, space);
    return address;
}

ListedAddress FragmentReading::plainAddress(std::string_view value) const
{
    ListedAddress address;
    address.value = std::string(value);
    address.type = engine::addressing::typeOf(value);
    address.scope = engine::addressing::scopeOf(value);
    return address;
}

/// Ties the address to the subnet that says its space, where there is one. A space that no subnet
/// around the address has stands beside it, and alpha where none was given.
void FragmentReading::settle(ListedAddress& address, std::optional<SpaceId> space) const
{
    const SpaceId given = space.value_or(kAlpha);
    if (!address.subnet)
        if (const auto value = net::IpAddress::parse(address.value))
            address.subnet = subnetAround(*value);
    if (address.subnet && m_spaceOfSubnet.at(*address.subnet) != given)
        address.subnet.reset();
    if (!address.subnet && given != kAlpha)
        address.space = given;
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
