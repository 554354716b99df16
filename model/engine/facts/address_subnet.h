// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

namespace netatlas::engine::facts {

/// What ties an address to a subnet (model-and-workers 2.8).
struct AddressPlace
{
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    std::optional<net::Cidr> cidr;
    std::string_view providerSubnetId;
    std::string_view providerNetworkId;
};

/// The subnet of an address by the order of 2.8: provider subnet id; provider network id and CIDR
/// (an address without network id fits the only subnet of that CIDR without one);
/// a CIDR that exactly one subnet has; the smallest subnet that holds the value when all that do
/// are in one space, and no second routing domain has an equal one. Nothing when none applies.
///
/// Reads the tables of `state` and, of `facts`, the text indexes, `blocks`, `spaceOfSubnet` and
/// `domainOfSubnet`.
std::optional<domain::SubnetId> subnetOf(const domain::ModelState& state,
                                         const domain::ModelFacts& facts,
                                         const AddressPlace& place);

/// The space of a listed address: that of its subnet, else the one it was given, else alpha.
domain::SpaceId spaceOf(const domain::ModelFacts& facts, const domain::ListedAddress& address);

} // namespace netatlas::engine::facts
