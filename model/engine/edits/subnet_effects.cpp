// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/comparison.h"
#include "model/engine/edits/routing_domains.h"
#include "model/engine/stats/use.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

bool isAskedFor(const Comparison& comparison, SubnetId subnet)
{
    for (const Action& action : comparison.intent.actions) {
        const std::vector<SubnetId>* asked = nullptr;
        if (const auto* move = std::get_if<MoveSubnets>(&action))
            asked = &move->subnets;
        else if (const auto* add = std::get_if<AddSpace>(&action))
            asked = &add->subnets;
        else if (std::holds_alternative<RemoveSpace>(action))
            return true; // all of its subnets are, and overlays are named apart
        if (asked && std::find(asked->begin(), asked->end(), subnet) != asked->end())
            return true;
    }
    return false;
}

void addTravellers(const Comparison& comparison, Effects& effects)
{
    for (const SubnetId subnet : comparison.subnets()) {
        const SubnetRow* row = comparison.after.find<SubnetRow>(subnet);
        if (!row || comparison.spaceBefore(subnet) == comparison.spaceAfter(subnet) ||
            !comparison.spaceBefore(subnet))
            continue;
        if (row->isOverlay())
            effects.push_back(
                {EffectKind::OverlayTravels,
                 {{"cidr", row->shownCidr()}, {"underlay", row->fanLocalUnderlay->text()}},
                 {comparison.after.refOf(*row)},
                 {}});
        else if (!isAskedFor(comparison, subnet))
            effects.push_back({EffectKind::SiblingTravels,
                               {{"cidr", row->shownCidr()},
                                {"segment", row->segment ? objectLabel(comparison.revision,
                                                                       comparison.after.ref(
                                                                           ObjectKind::Segment,
                                                                           row->segment->number()))
                                                         : std::string()}},
                               {comparison.after.refOf(*row)},
                               {}});
    }
}

/// Other subnets of the same block, in other networks: easily mistaken for one another (3.3).
void addEqualBlocks(const Comparison& comparison, Effects& effects)
{
    const RoutingDomains domains(comparison.revision);
    for (const SubnetId subnet : comparison.subnets()) {
        const SubnetRow* row = comparison.after.find<SubnetRow>(subnet);
        if (!row)
            continue;
        const auto own = domains.of(comparison.after, subnet);
        for (const auto& each : comparison.revision.models()) {
            const bool isSame = each->row.id == comparison.after.row.id;
            const Model& model = isSame ? comparison.after : *each;
            for (const SubnetId other : subnetsOf(model, row->cidr)) {
                if (isSame && other == subnet)
                    continue;
                const auto network = domains.of(model, other);
                if (network.key != own.key)
                    effects.push_back({EffectKind::EqualCidrElsewhere,
                                       {{"cidr", row->shownCidr()},
                                        {"network", network.name},
                                        {"model", model.row.name}},
                                       {model.ref(ObjectKind::Subnet, other.number())},
                                       {}});
            }
        }
    }
}

bool isPair(const SubnetRow& a, const SubnetRow& b)
{
    return (a.isOverlay() && a.fanUnderlaySubnet == b.id) ||
           (b.isOverlay() && b.fanUnderlaySubnet == a.id);
}

bool holdsAsSupernet(const SubnetRow& outer, const SubnetRow& inner)
{
    return outer.isSupernet && outer.cidr.relationTo(inner.cidr) == net::Relation::Contains;
}

/// Overlaps inside one network that the edit makes, or no longer excuses (14.2 rule 2).
void addOverlaps(const Comparison& comparison, Effects& effects)
{
    const RoutingDomains domains(comparison.revision);
    for (const auto& change : comparison.rows.of<SubnetRow>()) {
        const SubnetRow* row = comparison.after.find<SubnetRow>(change.id);
        if (!row || (change.before && change.before->segment == row->segment &&
                     change.before->isSupernet == row->isSupernet))
            continue;
        const auto own = domains.of(comparison.after, row->id);
        for (const SubnetId id : comparison.after.facts.blocks->overlapping(row->cidr)) {
            const SubnetRow& other = comparison.after.at<SubnetRow>(id);
            if (id == row->id || isPair(*row, other) || holdsAsSupernet(*row, other) ||
                holdsAsSupernet(other, *row) || domains.of(comparison.after, id).key != own.key)
                continue;
            effects.push_back(
                {EffectKind::OverlapArises,
                 {{"cidr", row->shownCidr()}, {"other", other.shownCidr()}, {"network", own.name}},
                 {comparison.after.refOf(*row), comparison.after.refOf(other)},
                 {}});
        }
    }
}

/// The subnets that may have gained addresses.
std::set<SubnetId> refilled(const Comparison& comparison)
{
    std::set<SubnetId> subnets;
    const auto take = [&](const net::IpAddress& value) {
        for (const SubnetId id : comparison.after.facts.blocks->holding(value))
            subnets.insert(id);
    };
    for (const auto& change : comparison.rows.of<SubnetRow>())
        if (!change.before || !change.after)
            take((change.after ? *change.after : *change.before).cidr.first());
    for (const auto& change : comparison.rows.of<DeviceAddressRow>())
        if (change.after)
            take(change.after->value);
    return subnets;
}

void addThresholds(const Comparison& comparison, Effects& effects)
{
    constexpr int kLimits[] = {95, 80};
    for (const SubnetId subnet : refilled(comparison)) {
        const auto now = stats::useOf(comparison.after, subnet).percent();
        const auto was = comparison.before.find<SubnetRow>(subnet)
                             ? stats::useOf(comparison.before, subnet).percent()
                             : std::optional(0);
        for (const int limit : kLimits)
            if (now && was && *now > limit && *was <= limit) {
                effects.push_back(
                    {EffectKind::UseThresholdCrossed,
                     {{"cidr", comparison.cidrOf(subnet)}, {"use", *now}, {"limit", limit}},
                     {comparison.after.ref(ObjectKind::Subnet, subnet.number())},
                     {}});
                break;
            }
    }
}

} // namespace

void addSubnetEffects(const Comparison& comparison, Effects& effects)
{
    addTravellers(comparison, effects);
    addEqualBlocks(comparison, effects);
    addOverlaps(comparison, effects);
    addThresholds(comparison, effects);
}

} // namespace netatlas::engine::edits
