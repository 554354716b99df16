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
    std::vector<SubnetId> equal;
    std::vector<SubnetId> ofOwnNetwork;
    for (const SubnetId id : facts.subnetsByNetwork.candidates(place.cidr->network().text())) {
        const SubnetRow& subnet = state.table<SubnetRow>().at(id);
        if (!subnet.cidr.sameNetwork(*place.cidr))
            continue;
        equal.push_back(id);
        if (subnet.providerNetworkId == place.providerNetworkId)
            ofOwnNetwork.push_back(id);
    }
    if (!ofOwnNetwork.empty() && (!place.providerNetworkId.empty() || ofOwnNetwork.size() == 1))
        return ofOwnNetwork.front();
    return equal.size() == 1 ? std::optional(equal.front()) : std::nullopt;
}

std::optional<SubnetId> byContainment(const ModelState& state, const ModelFacts& facts,
                                      const AddressPlace& place)
{
    const auto holding = facts.blocks->holding(place.value);
    if (holding.empty())
        return std::nullopt;
    const auto& space = facts.spaceOfSubnet.at(holding.front());
    const auto& domain = facts.domainOfSubnet.at(holding.front());
    const auto& innermost = state.table<SubnetRow>().at(holding.front());
    for (const SubnetId id : holding) {
        if (facts.spaceOfSubnet.at(id) != space)
            return std::nullopt;
        if (facts.domainOfSubnet.at(id) != domain &&
            state.table<SubnetRow>().at(id).cidr.sameNetwork(innermost.cidr))
            return std::nullopt;
    }
    return holding.front();
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

} // namespace netatlas::engine::facts
