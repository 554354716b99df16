// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"
#include "model/exchange/json_members.h"

#include <functional>

namespace netatlas::exchange {

/// What the reading of listed addresses asks about the model that they belong to.
struct AddressSurroundings
{
    /// The smallest subnet around the value, when there is only one of that size.
    std::function<std::optional<domain::SubnetId>(const net::IpAddress&)> subnetAround;
    /// The effective space of a subnet; nothing for a subnet that is not there.
    std::function<std::optional<domain::SpaceId>(domain::SubnetId)> spaceOfSubnet;
    std::function<bool(domain::SpaceId)> acceptsSpace;
};

/// The surroundings that a model gives; every space is accepted. The model must outlive them.
AddressSurroundings surroundingsIn(const domain::Model& model);

/// The address of a value, with the type and scope that the value shows.
domain::ListedAddress plainAddress(std::string_view value);

/// Ties the address to the subnet that says its space, where there is one. A space that no subnet
/// around the address has stands beside it, and alpha where none was given.
void settle(domain::ListedAddress& address, std::optional<domain::SpaceId> space,
            const AddressSurroundings& surroundings);

/// An address as model-and-workers 16.2 writes it: `value`, `value@space-id` or an object. What
/// does not fit is refused as the member `name`.
domain::ListedAddress readListedAddress(const JsonMembers& members, std::string_view name,
                                        const boost::json::value& value, domain::Origin origin,
                                        const AddressSurroundings& surroundings);

/// All addresses of the list of that name.
std::vector<domain::ListedAddress> readListedAddresses(const JsonMembers& members,
                                                       std::string_view name, domain::Origin origin,
                                                       const AddressSurroundings& surroundings);

} // namespace netatlas::exchange
