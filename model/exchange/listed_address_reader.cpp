// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/listed_address_reader.h"

#include "model/engine/addressing/address.h"

#include <boost/json/array.hpp>

namespace netatlas::exchange {

using namespace domain;

namespace {

/// The innermost subnet that holds the value, when no second one is of its size.
std::optional<SubnetId> onlyInnermost(const Model& model, const net::IpAddress& value)
{
    const std::vector<SubnetId> holding = model.facts.blocks->holding(value);
    if (holding.empty())
        return std::nullopt;
    const auto lengthOf = [&model](SubnetId id) {
        return model.at<SubnetRow>(id).cidr.prefixLength();
    };
    if (holding.size() > 1 && lengthOf(holding[0]) == lengthOf(holding[1]))
        return std::nullopt;
    return holding.front();
}

void readText(ListedAddress& address, std::optional<SpaceId>& space, std::string_view text,
              const JsonMembers& members, std::string_view name)
{
    const auto at = text.rfind('@');
    address = plainAddress(text.substr(0, at));
    if (at == std::string_view::npos)
        return;
    const auto id = SpaceId::parse(text.substr(at + 1));
    if (!id || id->number() > JsonMembers::kLargestId)
        members.refuse(name, "no id", text.substr(at + 1));
    else
        space = *id;
}

void readObject(ListedAddress& address, std::optional<SpaceId>& space,
                const boost::json::value& value, Origin origin, const JsonMembers& members,
                std::string_view name)
{
    std::optional<Error> problem;
    const JsonMembers inner(value, problem);
    address = plainAddress(inner.text("value"));
    address.type = inner.word("type", address.type);
    if (!inner.text("scope").empty())
        address.scope = inner.word("scope", address.scope);
    address.origin = inner.word("origin", origin);
    address.cidr = inner.text("cidr");
    address.subnet = inner.id<SubnetId>("subnet-id");
    space = inner.id<SpaceId>("space-id");
    if (problem)
        members.refuse(name, detailOf(problem->details, "cause").text(),
                       detailOf(problem->details, "value").text());
}

} // namespace

AddressSurroundings surroundingsIn(const Model& model)
{
    return {.subnetAround =
                [&model](const net::IpAddress& value) { return onlyInnermost(model, value); },
            .spaceOfSubnet = [&model](SubnetId subnet) -> std::optional<SpaceId> {
                const SpaceId* space = model.facts.spaceOfSubnet.find(subnet);
                return space ? std::optional(*space) : std::nullopt;
            },
            .acceptsSpace = [](SpaceId) { return true; }};
}

ListedAddress plainAddress(std::string_view value)
{
    ListedAddress address;
    address.value = std::string(value);
    address.type = engine::addressing::typeOf(value);
    address.scope = engine::addressing::scopeOf(value);
    return address;
}

void settle(ListedAddress& address, std::optional<SpaceId> space,
            const AddressSurroundings& surroundings)
{
    const SpaceId given = space.value_or(kAlpha);
    if (!address.subnet)
        if (const auto value = net::IpAddress::parse(address.value))
            address.subnet = surroundings.subnetAround(*value);
    if (address.subnet && surroundings.spaceOfSubnet(*address.subnet) != given)
        address.subnet.reset();
    if (!address.subnet && given != kAlpha)
        address.space = given;
}

ListedAddress readListedAddress(const JsonMembers& members, std::string_view name,
                                const boost::json::value& value, Origin origin,
                                const AddressSurroundings& surroundings)
{
    ListedAddress address;
    std::optional<SpaceId> space;
    if (const auto* text = value.if_string()) {
        readText(address, space, {text->data(), text->size()}, members, name);
        address.origin = origin;
    } else if (value.is_object()) {
        readObject(address, space, value, origin, members, name);
    } else {
        members.refuse(name, "address expected");
    }
    if (space && !surroundings.acceptsSpace(*space))
        members.refuse(name, "not found", space->text());
    if (address.subnet && !surroundings.spaceOfSubnet(*address.subnet)) {
        members.refuse(name, "not found", address.subnet->text());
        address.subnet.reset();
    }
    settle(address, space, surroundings);
    return address;
}

std::vector<ListedAddress> readListedAddresses(const JsonMembers& members, std::string_view name,
                                               Origin origin,
                                               const AddressSurroundings& surroundings)
{
    std::vector<ListedAddress> addresses;
    if (const boost::json::array* list = members.listOf(name))
        for (const boost::json::value& value : *list)
            addresses.push_back(readListedAddress(members, name, value, origin, surroundings));
    return addresses;
}

} // namespace netatlas::exchange
