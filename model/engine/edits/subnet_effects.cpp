// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/domain/object_text.h"
#include "model/engine/edits/comparison.h"
#include "model/engine/edits/routing_domains.h"
#include "model/engine/facts/underlay.h"
#include "model/engine/stats/use.h"
#include "model/engine/stats/use_limits.h"

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

void addContents(const Comparison& comparison, const SubnetRow& row, Effects& effects)
{
    const ModelFacts& facts = comparison.after.facts;
    const auto addresses = facts.addressesOfSubnet.of(row.id).size();
    const auto ranges = facts.rangesOfSubnet.of(row.id).size();
    const auto overlays = facts.overlaysOfSubnet.of(row.id).size();
    std::size_t loose = 0;
    for (const LooseAddressRow& address : comparison.after.table<LooseAddressRow>())
        loose += address.subnet == row.id ? 1U : 0U;
    if (addresses + ranges + overlays + loose > 0)
        effects.push_back({EffectKind::ContentsPass,
                           {{"cidr", row.shownCidr()},
                            {"addresses", addresses},
                            {"ranges", ranges},
                            {"overlays", overlays},
                            {"loose", loose}},
                           {comparison.after.refOf(row)},
                           {}});
}

void addLosses(const Comparison& comparison, const SubnetRow& old, Effects& effects)
{
    const auto& subnets = comparison.after.table<SubnetRow>();
    const bool isKept = std::any_of(subnets.begin(), subnets.end(), [&](const SubnetRow& row) {
        return row.gateway == old.gateway && comparison.isChanged<SubnetRow>(row.id);
    });
    if (old.gateway && !isKept)
        effects.push_back({EffectKind::GatewayDropped,
                           {{"cidr", old.shownCidr()}, {"gateway", old.gateway->text()}},
                           {comparison.before.refOf(old)},
                           {}});
    if (!old.providerId.empty())
        effects.push_back({EffectKind::ProviderIdEnds,
                           {{"cidr", old.shownCidr()}, {"provider-id", old.providerId}},
                           {comparison.before.refOf(old)},
                           {}});
}

/// What new subnets take over from those that they stand for, and what cannot pass.
void addReplacements(const Comparison& comparison, Effects& effects)
{
    for (const Action& each : comparison.intent.actions) {
        const auto* action = std::get_if<ReplaceSubnets>(&each);
        if (!action)
            continue;
        for (const auto& change : comparison.rows.of<SubnetRow>())
            if (!change.before && change.after)
                addContents(comparison, *change.after, effects);
        for (const SubnetId id : action->subnets)
            if (const SubnetRow* old = comparison.before.find<SubnetRow>(id);
                old && !comparison.after.find<SubnetRow>(id))
                addLosses(comparison, *old, effects);
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
                if (network != own)
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

bool holdsAsSupernet(const SubnetRow& outer, const SubnetRow& inner)
{
    return outer.isSupernet && outer.cidr.relationTo(inner.cidr) == net::Relation::Contains;
}

/// Whether the overlap is one that a subnet which is replaced had before.
bool overlappedBefore(const Comparison& comparison, const SubnetRow& other)
{
    for (const auto& change : comparison.rows.of<SubnetRow>())
        if (change.before && !change.after && comparison.before.find<SubnetRow>(other.id) &&
            change.before->cidr.overlaps(other.cidr))
            return true;
    return false;
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
            if (id == row->id ||
                facts::areOverlayAndUnderlay(comparison.after.facts, row->id, id) ||
                holdsAsSupernet(*row, other) || holdsAsSupernet(other, *row) ||
                domains.of(comparison.after, id) != own ||
                (!change.before && overlappedBefore(comparison, other)))
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
    const stats::UseLimits ofProject = stats::useLimitsOf(comparison.revision.project());
    for (const SubnetId subnet : refilled(comparison)) {
        const SubnetRow* row = comparison.after.find<SubnetRow>(subnet);
        if (!row)
            continue;
        const stats::UseLimits limits = stats::useLimitsOf(ofProject, *row);
        const auto now = stats::useOf(comparison.after, subnet).percent();
        const auto was = comparison.before.find<SubnetRow>(subnet)
                             ? stats::useOf(comparison.before, subnet).percent()
                             : std::optional(0);
        for (const int limit : {limits.error, limits.warn})
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
    addReplacements(comparison, effects);
    addTravellers(comparison, effects);
    addEqualBlocks(comparison, effects);
    addOverlaps(comparison, effects);
    addThresholds(comparison, effects);
}

} // namespace netatlas::engine::edits
