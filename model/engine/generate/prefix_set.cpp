// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/prefix_set.h"

#include "model/engine/generate/subnet_dealer.h"

#include <algorithm>

namespace netatlas::engine::generate {

PrefixSet makePrefixSet(const PrefixSetOptions& options)
{
    // As many VLANs and spaces as a whole site with so many subnets has.
    const auto subnets = dealSubnets({.seed = options.seed,
                                      .subnets = options.subnets,
                                      .vlans = std::max(8U, options.subnets / 2),
                                      .spaces = std::max(4U, options.subnets / 40),
                                      .domains = options.domains,
                                      .ipv6Share = options.ipv6Share});
    PrefixSet set;
    set.subnets.reserve(subnets.size());
    for (const DealtSubnet& subnet : subnets)
        set.subnets.push_back({subnet.network, subnet.domain});

    RandomStream hosts(options.seed, StreamOf::Addresses);
    set.addresses.reserve(options.addresses);
    for (std::uint32_t i = 0; i < options.addresses; ++i) {
        if (hosts.percent(97)) {
            const GeneratedSubnet& subnet = set.subnets[hosts.below(set.subnets.size())];
            set.addresses.push_back({drawHost(hosts, subnet.network), subnet.domain});
        } else {
            set.addresses.push_back({drawAnywhere(hosts, options.ipv6Share), 0});
        }
    }
    return set;
}

} // namespace netatlas::engine::generate
