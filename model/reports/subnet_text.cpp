// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/subnet_text.h"

#include "model/domain/object_text.h"

namespace netatlas::reports {

using namespace domain;

std::string subnetKey(const Model& model, const SubnetRow& subnet)
{
    const std::string cidr = subnet.shownCidr();
    return subnetsOf(model, subnet.cidr).size() > 1 ? cidr + '#' + subnet.id.text() : cidr;
}

std::string spaceNameOf(const Model& model, SubnetId subnet)
{
    const SpaceRow* space = model.find<SpaceRow>(model.facts.spaceOfSubnet.at(subnet));
    return space ? space->name : std::string();
}

std::string segmentText(const Model& model, const SubnetRow& subnet)
{
    const SegmentRow* segment = model.find<SegmentRow>(subnet.segment);
    if (!segment || segment->kind == SegmentKind::Unknown)
        return subnet.vlanTag == 0 ? std::string() : std::to_string(subnet.vlanTag);
    if (segment->kind == SegmentKind::Flat)
        return "untagged";
    const std::string tag = std::to_string(segment->tag);
    return segment->kind == SegmentKind::Vlan ? tag
                                              : std::string(wordOf(segment->kind)) + ' ' + tag;
}

std::string freeText(const engine::stats::Use& use)
{
    return use.usable ? std::to_string(use.free()) : std::string();
}

std::string percentText(const engine::stats::Use& use)
{
    const auto percent = use.percent();
    return percent ? std::to_string(*percent) : std::string();
}

} // namespace netatlas::reports
