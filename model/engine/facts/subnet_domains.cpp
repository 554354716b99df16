// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/subnet_domains.h"

namespace netatlas::engine::facts {

using namespace netatlas::domain;

SubnetDomains::SubnetDomains(const ModelState& state) : m_state(state)
{
    const auto* provider = state.table<ProviderRow>().find(ProviderId(0));
    m_hasOneDomain = provider && provider->type == "maas";
    for (const ProviderNetworkRow& network : state.table<ProviderNetworkRow>())
        m_networks[network.providerId].push_back(&network);
}

RoutingDomainId SubnetDomains::of(const SubnetRow& subnet) const
{
    const auto* segment =
        subnet.segment ? m_state.table<SegmentRow>().find(*subnet.segment) : nullptr;
    const std::string& networkId = !subnet.providerNetworkId.empty() || !segment
                                       ? subnet.providerNetworkId
                                       : segment->providerNetworkId;
    const auto named = networkId.empty() ? m_networks.end() : m_networks.find(networkId);
    if (named != m_networks.end())
        for (const ProviderNetworkRow* network : named->second) {
            if (network->ipv6RoutingDomain && subnet.cidr.family() == net::Family::Ipv6)
                return *network->ipv6RoutingDomain;
            if (network->routingDomain)
                return *network->routingDomain;
        }
    const auto* fabric = segment ? m_state.table<FabricRow>().find(segment->fabric) : nullptr;
    return fabric && fabric->routingDomain ? *fabric->routingDomain : kDefaultDomain;
}

bool SubnetDomains::isInUnknownNetwork(const SubnetRow& subnet) const
{
    return !m_hasOneDomain && !subnet.providerNetworkId.empty() && !subnet.segment &&
           !m_networks.contains(subnet.providerNetworkId);
}

} // namespace netatlas::engine::facts
