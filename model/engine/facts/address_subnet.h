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

/// What settled which subnet an address belongs to, or why nothing did.
enum class PlaceReason : std::uint8_t {
    ProviderSubnet,  ///< the source names the subnet
    NetworkAndBlock, ///< the block of its own provider network, or of none when it has none
    OnlyBlock,       ///< the only subnet of that block
    Innermost,       ///< the smallest subnet around it, and all around it are in one space
    OtherTaken,      ///< came into question, but another one was taken
    NotDecided,      ///< came into question, and nothing decided
    SeveralSpaces,   ///< subnets around it are in several spaces
    SeveralNetworks, ///< an equal subnet exists in another routing domain
    NoSubnet,        ///< no subnet holds it
};

struct PlaceChoice
{
    std::optional<domain::SubnetId> subnet;
    PlaceReason reason = PlaceReason::NoSubnet;
    /// The subnets that came into question at the rule that settled it, innermost first.
    std::vector<domain::SubnetId> considered;
};

/// The subnet of an address as `subnetOf` gives it, with how that came about.
PlaceChoice choosePlace(const domain::ModelState& state, const domain::ModelFacts& facts,
                        const AddressPlace& place);

/// The subnet of an address by the order of 2.8: provider subnet id; provider network id and CIDR
/// (an address without network id fits the only subnet of that CIDR without one);
/// a CIDR that exactly one subnet has; the smallest subnet that holds the value when all that do
/// are in one space, and no second routing domain has an equal one. Nothing when none applies.
/// Subnets in another provider network than the address, or, where one of the two has no network
/// id, of another provider id, are out of the question (14.2 rule 1).
///
/// Reads the tables of `state` and, of `facts`, the text indexes, `blocks`, `spaceOfSubnet` and
/// `domainOfSubnet`.
std::optional<domain::SubnetId> subnetOf(const domain::ModelState& state,
                                         const domain::ModelFacts& facts,
                                         const AddressPlace& place);

/// The space of a listed address: that of its subnet, else the one it was given, else alpha.
domain::SpaceId spaceOf(const domain::ModelFacts& facts, const domain::ListedAddress& address);

} // namespace netatlas::engine::facts
