// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/model_state.h"

namespace netatlas::domain {

ModelState emptyModelState()
{
    ModelState state;
    state.table<ProviderRow>().put(ProviderRow{.type = "manual"});
    state.table<RoutingDomainRow>().put(
        RoutingDomainRow{.id = kDefaultDomain, .name = std::string(kDefaultDomainName)});
    state.table<SpaceRow>().put(
        SpaceRow{.id = kAlpha, .name = std::string(kAlphaName), .isPublic = true});
    state.sequences.passBy<ProviderRow>(0);
    state.sequences.passBy<RoutingDomainRow>(kDefaultDomain.number());
    state.sequences.passBy<SpaceRow>(kAlpha.number());
    return state;
}

} // namespace netatlas::domain
