// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/workload_fix_ups.h"

#include <algorithm>

namespace netatlas::engine::edits {

using namespace netatlas::domain;

namespace {

/// More choices than this help nobody to decide.
constexpr std::size_t kMostRebinds = 3;

bool isMovable(const Comparison& comparison, SubnetId subnet)
{
    const SubnetRow* row = comparison.after.find<SubnetRow>(subnet);
    return row && !row->isOverlay() && !comparison.subnets().contains(subnet);
}

/// A subnet that every one of the groups reaches and that is elsewhere than in the space.
std::optional<SubnetId> sharedSubnet(const Comparison& comparison, SpaceId space,
                                     const std::vector<UnitGroup>& groups)
{
    if (groups.empty())
        return std::nullopt;
    for (const SubnetId subnet : groups.front().after) {
        if (!isMovable(comparison, subnet) || comparison.spaceAfter(subnet) == space)
            continue;
        const bool isShared = std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
            return std::binary_search(group.after.begin(), group.after.end(), subnet);
        });
        if (isShared)
            return subnet;
    }
    return std::nullopt;
}

FixUp rebind(const Comparison& comparison, ApplicationId application, const std::string& endpoint,
             SpaceId space)
{
    return {FixUpKind::Rebind,
            {BindEndpoint{application, endpoint, space}},
            {{"application", comparison.after.at<ApplicationRow>(application).name},
             {"endpoint", endpoint},
             {"space", comparison.spaceName(space)}}};
}

std::optional<FixUp> takeAlong(const Comparison& comparison, ApplicationId application,
                               const std::string& endpoint, const std::vector<UnitGroup>& groups)
{
    const auto destination = comparison.destination();
    if (!destination)
        return std::nullopt;
    std::vector<UnitGroup> lacking;
    for (const UnitGroup& group : groups)
        if (!comparison.reachesAfter(group, *destination))
            lacking.push_back(group);
    const auto subnet = sharedSubnet(comparison, *destination, lacking);
    if (!subnet)
        return std::nullopt;
    return FixUp{
        FixUpKind::TakeAlong,
        {MoveSubnets{{*subnet}, *destination}, BindEndpoint{application, endpoint, *destination}},
        {{"cidr", comparison.cidrOf(*subnet)},
         {"space", comparison.spaceName(*destination)},
         {"application", comparison.after.at<ApplicationRow>(application).name},
         {"endpoint", endpoint}}};
}

} // namespace

std::vector<SpaceId> spacesOfAll(const Comparison& comparison, const std::vector<UnitGroup>& groups)
{
    std::vector<SpaceId> spaces;
    if (groups.empty())
        return spaces;
    for (const SubnetId subnet : groups.front().after) {
        const auto space = comparison.spaceAfter(subnet);
        if (!space || std::find(spaces.begin(), spaces.end(), *space) != spaces.end())
            continue;
        if (std::all_of(groups.begin(), groups.end(), [&](const UnitGroup& group) {
                return comparison.reachesAfter(group, *space);
            }))
            spaces.push_back(*space);
    }
    const auto destination = comparison.destination();
    std::sort(spaces.begin(), spaces.end(), [&](SpaceId a, SpaceId b) {
        if ((a == destination) != (b == destination))
            return a == destination;
        return comparison.spaceName(a) < comparison.spaceName(b);
    });
    return spaces;
}

std::vector<FixUp> bindingFixUps(const Comparison& comparison, ApplicationId application,
                                 const std::string& endpoint, SpaceId space,
                                 const std::vector<UnitGroup>& groups,
                                 const std::vector<UnitGroup>& broken)
{
    std::vector<FixUp> fixUps;
    const auto feasible = spacesOfAll(comparison, groups);
    for (const SpaceId other : feasible)
        if (other != space && fixUps.size() < kMostRebinds)
            fixUps.push_back(rebind(comparison, application, endpoint, other));
    if (feasible.empty() || feasible.front() != comparison.destination())
        if (auto along = takeAlong(comparison, application, endpoint, groups))
            fixUps.push_back(std::move(*along));
    if (auto bring = bringInto(comparison, space, broken))
        fixUps.push_back(std::move(*bring));
    return fixUps;
}

std::optional<FixUp> bringInto(const Comparison& comparison, SpaceId space,
                               const std::vector<UnitGroup>& broken)
{
    const auto subnet = sharedSubnet(comparison, space, broken);
    if (!subnet)
        return std::nullopt;
    return FixUp{FixUpKind::MoveSubnet,
                 {MoveSubnets{{*subnet}, space}},
                 {{"cidr", comparison.cidrOf(*subnet)}, {"space", comparison.spaceName(space)}}};
}

FixUp withoutEntry(const Model& model, const ConstraintRow& constraint, const std::string& entry)
{
    std::vector<std::string> rest = constraint.spaces;
    std::erase(rest, entry);
    const auto* application = model.find<ApplicationRow>(ApplicationId(constraint.target));
    return {FixUpKind::RemoveConstraint,
            {SetConstraint{constraint.level, constraint.target, std::move(rest)}},
            {{"application", application ? application->name : std::string()}, {"entry", entry}}};
}

} // namespace netatlas::engine::edits
