// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/address_subnet.h"

namespace netatlas::engine::facts {

using domain::ModelFacts;
using domain::ModelState;
using domain::SubnetId;
using domain::SubnetRow;

namespace {

struct Decision
{
    std::optional<SubnetId> subnet;
    PlaceReason reason = PlaceReason::NoSubnet;
};

/// Where a look-up notes what came into question; nowhere when nobody asks why.
using Considered = std::vector<SubnetId>*;

void note(Considered considered, SubnetId id)
{
    if (considered)
        considered->push_back(id);
}

std::optional<Decision> byProviderSubnet(const ModelState& state, const ModelFacts& facts,
                                         std::string_view providerId, Considered considered)
{
    if (providerId.empty())
        return std::nullopt;
    for (const SubnetId id : facts.subnetsByProviderId.candidates(providerId))
        if (state.table<SubnetRow>().at(id).providerId == providerId) {
            note(considered, id);
            return Decision{id, PlaceReason::ProviderSubnet};
        }
    return std::nullopt;
}

/// Whether the ids of the provider rule the subnet out: the network's where both have one, else the
/// subnet's. Then the block alone says nothing (14.2 rule 1).
bool isAnother(const SubnetRow& subnet, const AddressPlace& place)
{
    if (!subnet.providerNetworkId.empty() && !place.providerNetworkId.empty())
        return subnet.providerNetworkId != place.providerNetworkId;
    return !subnet.providerId.empty() && !place.providerSubnetId.empty() &&
           subnet.providerId != place.providerSubnetId;
}

/// The subnet of exactly that block: the one of the address's own provider network, else the only
/// one. An address without provider network belongs to the only subnet without one, so the plain
/// network and the same block inside a VRF stay apart.
std::optional<Decision> byBlock(const ModelState& state, const ModelFacts& facts,
                                const AddressPlace& place, Considered considered)
{
    if (!place.cidr)
        return std::nullopt;
    std::optional<SubnetId> ofOwnNetwork;
    std::optional<SubnetId> equal;
    int ownCount = 0;
    int equalCount = 0;
    facts.blocks->eachEqual(place.cidr->network(), [&](SubnetId id) {
        const SubnetRow& subnet = state.table<SubnetRow>().at(id);
        if (isAnother(subnet, place))
            return;
        note(considered, id);
        ++equalCount;
        equal = id;
        if (subnet.providerNetworkId == place.providerNetworkId && ++ownCount == 1)
            ofOwnNetwork = id;
    });
    if (equalCount == 1)
        return Decision{equal, PlaceReason::OnlyBlock};
    if (ofOwnNetwork && (!place.providerNetworkId.empty() || ownCount == 1))
        return Decision{ofOwnNetwork, PlaceReason::NetworkAndBlock};
    if (considered)
        considered->clear();
    return std::nullopt;
}

Decision byContainment(const ModelState& state, const ModelFacts& facts, const AddressPlace& place,
                       Considered considered)
{
    std::optional<SubnetId> innermost;
    PlaceReason doubt = PlaceReason::Innermost;
    facts.blocks->eachHolding(place.value, [&](SubnetId id) {
        const SubnetRow& subnet = state.table<SubnetRow>().at(id);
        if (isAnother(subnet, place))
            return;
        note(considered, id);
        if (!innermost) {
            innermost = id;
            return;
        }
        const bool isEqual = subnet.cidr.sameNetwork(state.table<SubnetRow>().at(*innermost).cidr);
        if (doubt != PlaceReason::Innermost)
            return;
        if (facts.spaceOfSubnet.at(id) != facts.spaceOfSubnet.at(*innermost))
            doubt = PlaceReason::SeveralSpaces;
        else if (isEqual && !facts.areInOneDomain(id, *innermost))
            doubt = PlaceReason::SeveralNetworks;
    });
    if (!innermost)
        return {};
    return {doubt == PlaceReason::Innermost ? innermost : std::nullopt, doubt};
}

Decision decide(const ModelState& state, const ModelFacts& facts, const AddressPlace& place,
                Considered considered)
{
    if (const auto found = byProviderSubnet(state, facts, place.providerSubnetId, considered))
        return *found;
    if (const auto found = byBlock(state, facts, place, considered))
        return *found;
    return byContainment(state, facts, place, considered);
}

} // namespace

PlaceChoice choosePlace(const ModelState& state, const ModelFacts& facts, const AddressPlace& place)
{
    PlaceChoice choice;
    const Decision decision = decide(state, facts, place, &choice.considered);
    choice.subnet = decision.subnet;
    choice.reason = decision.reason;
    return choice;
}

std::optional<SubnetId> subnetOf(const ModelState& state, const ModelFacts& facts,
                                 const AddressPlace& place)
{
    return decide(state, facts, place, nullptr).subnet;
}

domain::SpaceId spaceOf(const ModelFacts& facts, const domain::ListedAddress& address)
{
    if (address.subnet)
        if (const domain::SpaceId* space = facts.spaceOfSubnet.find(*address.subnet))
            return *space;
    return address.space.value_or(domain::kAlpha);
}

} // namespace netatlas::engine::facts
