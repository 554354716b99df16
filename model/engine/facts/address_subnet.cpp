// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/address_subnet.h"

namespace netatlas::engine::facts {

using domain::ModelFacts;
using domain::ModelState;
using domain::SubnetId;
using domain::SubnetRow;

namespace {

std::optional<SubnetId> byProviderSubnet(const ModelState& state, const ModelFacts& facts,
                                         std::string_view providerId)
{
    if (providerId.empty())
        return std::nullopt;
    for (const SubnetId id : facts.subnetsByProviderId.candidates(providerId))
        if (state.table<SubnetRow>().at(id).providerId == providerId)
            return id;
    return std::nullopt;
}

/// The subnet of exactly that block: the one of the address's own provider network, else the only
/// one. An address without provider network belongs to the only subnet without one, so the plain
/// network and the same block inside a VRF stay apart.
std::optional<SubnetId> byBlock(const ModelState& state, const ModelFacts& facts,
                                const AddressPlace& place)
{
    if (!place.cidr)
        return std::nullopt;
    std::optional<SubnetId> ofOwnNetwork;
    std::optional<SubnetId> equal;
    int ownCount = 0;
    int equalCount = 0;
    facts.blocks->eachEqual(place.cidr->network(), [&](SubnetId id) {
        ++equalCount;
        equal = id;
        if (state.table<SubnetRow>().at(id).providerNetworkId == place.providerNetworkId &&
            ++ownCount == 1)
            ofOwnNetwork = id;
    });
    if (ofOwnNetwork && (!place.providerNetworkId.empty() || ownCount == 1))
        return ofOwnNetwork;
    return equalCount == 1 ? equal : std::nullopt;
}

std::optional<SubnetId> byContainment(const ModelState& state, const ModelFacts& facts,
                                      const AddressPlace& place)
{
    std::optional<SubnetId> innermost;
    bool isCertain = true;
    facts.blocks->eachHolding(place.value, [&](SubnetId id) {
        if (!innermost) {
            innermost = id;
            return;
        }
        const bool isEqual = state.table<SubnetRow>().at(id).cidr.sameNetwork(
            state.table<SubnetRow>().at(*innermost).cidr);
        const bool isOtherDomain =
            facts.domainOfSubnet.at(id) != facts.domainOfSubnet.at(*innermost);
        if (facts.spaceOfSubnet.at(id) != facts.spaceOfSubnet.at(*innermost) ||
            (isOtherDomain && isEqual))
            isCertain = false;
    });
    return isCertain ? innermost : std::nullopt;
}

} // namespace

std::optional<SubnetId> subnetOf(const ModelState& state, const ModelFacts& facts,
                                 const AddressPlace& place)
{
    if (const auto found = byProviderSubnet(state, facts, place.providerSubnetId))
        return found;
    if (const auto found = byBlock(state, facts, place))
        return found;
    return byContainment(state, facts, place);
}

domain::SpaceId spaceOf(const ModelFacts& facts, const domain::ListedAddress& address)
{
    if (address.subnet)
        if (const domain::SpaceId* space = facts.spaceOfSubnet.find(*address.subnet))
            return *space;
    return address.space.value_or(domain::kAlpha);
}

} // namespace netatlas::engine::facts
