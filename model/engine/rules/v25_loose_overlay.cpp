// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

std::string nameOf(const Model& model, SpaceId space)
{
    const SpaceRow* row = model.find<SpaceRow>(space);
    return row ? row->name : space.text();
}

/// An overlay that says it is in another space than its underlay. Alpha says nothing: overlays
/// start there.
void checkSpace(const Model& model, const SubnetRow& overlay, SubnetId underlay, Findings& findings)
{
    const SpaceId space = *model.facts.spaceOfSubnet.find(underlay);
    if (overlay.space == space || overlay.space == kAlpha)
        return;
    const std::string name = nameOf(model, space);
    const std::string below = model.at<SubnetRow>(underlay).shownCidr();
    Finding finding = findingOf(Rule::V25, Severity::Error, model.refOf(overlay),
                                {{"cidr", overlay.shownCidr()},
                                 {"underlay", below},
                                 {"space", name},
                                 {"kept", nameOf(model, overlay.space)}});
    finding.fixUps.push_back(
        {edits::FixUpKind::FollowUnderlay,
         {edits::ChangeObject{
             ObjectKind::Subnet, overlay.id.number(), {{"space-id", space.text()}}}},
         {{"cidr", overlay.shownCidr()}, {"underlay", below}, {"space", name}}});
    findings.push_back(std::move(finding));
}

} // namespace

void findLooseOverlays(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SubnetRow& subnet : model->table<SubnetRow>()) {
            if (!subnet.isOverlay())
                continue;
            if (const SubnetId* underlay = model->facts.underlayOfSubnet.find(subnet.id))
                checkSpace(*model, subnet, *underlay, findings);
            else
                findings.push_back(findingOf(
                    Rule::V25, Severity::Error, model->refOf(subnet),
                    {{"cidr", subnet.shownCidr()}, {"underlay", subnet.fanLocalUnderlay->text()}}));
        }
}

} // namespace netatlas::engine::rules
