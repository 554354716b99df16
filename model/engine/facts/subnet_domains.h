// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/model_state.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace netatlas::engine::facts {

/// Which routing domain subnets lie in: their provider network's, else their fabric's, else the
/// default (model-and-workers 14.2).
///
/// Knows the provider networks of the state by their ids, so that a subnet costs one lookup
/// however many networks there are. The state must outlive it and stay as it is.
class SubnetDomains
{
public:
    explicit SubnetDomains(const domain::ModelState& state);

    domain::RoutingDomainId of(const domain::SubnetRow& subnet) const;
    /// Whether nothing is known of the subnet's provider network but its id, no fabric tells the
    /// domain in its place, and the provider is one whose networks are domains (14.1).
    bool isInUnknownNetwork(const domain::SubnetRow& subnet) const;

private:
    const domain::ModelState& m_state;
    bool m_hasOneDomain; ///< networks are the provider's fabrics (14.1)
    /// In the order of their rows: the first that says a domain counts.
    std::unordered_map<std::string_view, std::vector<const domain::ProviderNetworkRow*>> m_networks;
};

} // namespace netatlas::engine::facts
