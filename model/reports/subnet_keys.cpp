// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/subnet_keys.h"

#include "model/domain/object_text.h"

namespace netatlas::reports {

using namespace domain;

std::string subnetKey(const Model& model, const SubnetRow& subnet)
{
    const std::string cidr = subnet.shownCidr();
    return subnetsOf(model, subnet.cidr).size() > 1 ? cidr + '#' + subnet.id.text() : cidr;
}

std::string segmentText(const Model& model, const SubnetRow& subnet)
{
    const SegmentRow* segment = model.find<SegmentRow>(subnet.segment);
    if (!segment)
        return subnet.vlanTag == 0 ? std::string() : std::to_string(subnet.vlanTag);
    if (segment->kind == SegmentKind::Vlan)
        return std::to_string(segment->tag);
    return segment->kind == SegmentKind::Flat ? "untagged" : std::string(wordOf(segment->kind));
}

std::string percentText(const std::optional<int>& percent)
{
    return percent ? std::to_string(*percent) + "\u00A0%" : std::string();
}

} // namespace netatlas::reports
