// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/site_draft.h"
#include "model/engine/generate/stress_sites.h"

namespace netatlas::engine::generate {

using namespace netatlas::domain;

ModelState makePrefixSite(const PrefixSetOptions& options)
{
    const PrefixSet set = makePrefixSet(options);
    ModelState state = emptyModelState();
    addDomains(state, options.domains);
    for (const GeneratedSubnet& subnet : set.subnets)
        addRow(state,
               SubnetRow{.cidr = subnet.network, .providerNetworkId = networkName(subnet.domain)});
    for (const GeneratedAddress& address : set.addresses)
        addRow(state, LooseAddressRow{.routingDomain = RoutingDomainId(address.domain),
                                      .value = address.value});
    return state;
}

} // namespace netatlas::engine::generate
