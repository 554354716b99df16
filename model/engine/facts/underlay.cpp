// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/underlay.h"

#include "model/domain/fan_id.h"

namespace netatlas::engine::facts {

int underlayFit(const domain::SubnetRow& overlay, const domain::SubnetRow& subnet)
{
    if (!overlay.fanLocalUnderlay || subnet.isOverlay() ||
        !subnet.cidr.sameNetwork(*overlay.fanLocalUnderlay))
        return -1;
    const std::string mark = '-' + std::string(domain::kFanIdMark) + '-';
    if (!subnet.providerId.empty() && overlay.providerId.starts_with(subnet.providerId + mark))
        return 2;
    return subnet.providerNetworkId == overlay.providerNetworkId ? 1 : 0;
}

bool areOverlayAndUnderlay(const domain::ModelFacts& facts, domain::SubnetId a, domain::SubnetId b)
{
    const auto isOver = [&facts](domain::SubnetId overlay, domain::SubnetId underlay) {
        const auto* own = facts.underlayOfSubnet.find(overlay);
        return own && *own == underlay;
    };
    return isOver(a, b) || isOver(b, a);
}

} // namespace netatlas::engine::facts
