// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/rules/rule.h"

#include <map>

namespace netatlas::engine::rules {

using namespace netatlas::domain;

namespace {

/// The subnets of one VLAN in one space, by family.
struct Families
{
    const SubnetRow* ipv4 = nullptr;
    const SubnetRow* ipv6 = nullptr;
};

void checkSpace(const Model& model, const SpaceRow& space, Findings& findings)
{
    std::map<SegmentId, Families> bySegment;
    for (const SubnetId id : model.facts.subnetsOfSpace.of(space.id)) {
        const SubnetRow& subnet = model.at<SubnetRow>(id);
        if (!subnet.segment || subnet.isOverlay())
            continue;
        Families& families = bySegment[*subnet.segment];
        (subnet.cidr.family() == net::Family::Ipv4 ? families.ipv4 : families.ipv6) = &subnet;
    }
    bool hasPairs = false;
    for (const auto& [segment, families] : bySegment)
        hasPairs = hasPairs || (families.ipv4 && families.ipv6);
    if (!hasPairs)
        return;
    for (const auto& [segment, families] : bySegment) {
        if (families.ipv4 && families.ipv6)
            continue;
        const SubnetRow& lone = families.ipv4 ? *families.ipv4 : *families.ipv6;
        findings.push_back(findingOf(Rule::V31, Severity::Info, model.refOf(lone),
                                     {{"cidr", lone.shownCidr()},
                                      {"space", space.name},
                                      {"missing", families.ipv4 ? "IPv6" : "IPv4"}},
                                     {model.refOf(space)}));
    }
}

} // namespace

void findLoneFamilies(const RuleInput& input, Findings& findings)
{
    for (const auto& model : input.revision.models())
        for (const SpaceRow& space : model->table<SpaceRow>())
            checkSpace(*model, space, findings);
}

} // namespace netatlas::engine::rules
