// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/lane_plan.h"

#include "model/base/text.h"

#include <algorithm>
#include <tuple>

namespace netatlas::graph {
namespace {

using domain::FabricRow;
using domain::SegmentId;
using domain::SegmentRow;
using domain::SubnetId;
using domain::SubnetRow;

/// Overlays whose underlay is there are drawn inside its card.
std::vector<bool> overlaysInCards(const domain::Model& model)
{
    std::vector<bool> inside;
    for (const auto& subnet : model.table<SubnetRow>())
        for (const SubnetId overlay : model.facts.overlaysOfSubnet.of(subnet.id)) {
            if (inside.size() <= overlay.number())
                inside.resize(overlay.number() + 1);
            inside[overlay.number()] = overlay != subnet.id;
        }
    return inside;
}

void sortCards(const domain::Model& model, std::vector<SubnetId>& cards)
{
    const auto spaceOf = [&](const SubnetRow& subnet) {
        const auto* space = model.facts.spaceOfSubnet.find(subnet.id);
        return space ? *space : subnet.space;
    };
    std::sort(cards.begin(), cards.end(), [&](SubnetId a, SubnetId b) {
        const auto& one = model.at<SubnetRow>(a);
        const auto& other = model.at<SubnetRow>(b);
        return std::tuple(spaceOf(one), one.cidr.network(), a) <
               std::tuple(spaceOf(other), other.cidr.network(), b);
    });
}

void sortSegments(const domain::Model& model, std::vector<SegmentId>& segments)
{
    std::sort(segments.begin(), segments.end(), [&](SegmentId a, SegmentId b) {
        const auto& one = model.at<SegmentRow>(a);
        const auto& other = model.at<SegmentRow>(b);
        return std::tuple(one.kind, one.tag, a) < std::tuple(other.kind, other.tag, b);
    });
}

std::vector<domain::FabricId> sortedFabrics(const domain::Model& model)
{
    std::vector<domain::FabricId> fabrics;
    for (const auto& fabric : model.table<FabricRow>())
        fabrics.push_back(fabric.id);
    std::sort(fabrics.begin(), fabrics.end(), [&](auto a, auto b) {
        const int order =
            compareNaturally(model.at<FabricRow>(a).name, model.at<FabricRow>(b).name);
        return order != 0 ? order < 0 : a < b;
    });
    return fabrics;
}

GroupPlan groupOf(const domain::Model& model, SegmentId segment, const std::vector<bool>& inside)
{
    GroupPlan group{.segment = segment};
    for (const SubnetId id : model.facts.subnetsOfSegment.of(segment))
        if (id.number() >= inside.size() || !inside[id.number()])
            group.cards.push_back(id);
    sortCards(model, group.cards);
    return group;
}

LanePlan laneOf(const domain::Model& model, std::optional<domain::FabricId> fabric,
                std::vector<SegmentId> segments, const std::vector<bool>& inside)
{
    LanePlan lane{.fabric = fabric};
    sortSegments(model, segments);
    for (const SegmentId segment : segments)
        lane.groups.push_back(groupOf(model, segment, inside));
    return lane;
}

LanePlan laneWithoutFabric(const domain::Model& model, const std::vector<bool>& inside)
{
    std::vector<SegmentId> segments;
    for (const auto& segment : model.table<SegmentRow>())
        if (!model.find<FabricRow>(segment.fabric))
            segments.push_back(segment.id);
    LanePlan lane = laneOf(model, std::nullopt, std::move(segments), inside);
    for (const auto& subnet : model.table<SubnetRow>()) {
        const bool isInside = subnet.id.number() < inside.size() && inside[subnet.id.number()];
        if (!isInside && !model.find<SegmentRow>(subnet.segment))
            lane.loose.cards.push_back(subnet.id);
    }
    sortCards(model, lane.loose.cards);
    return lane;
}

/// Puts the machines of a group into the order of their home subnets; equal ones keep theirs.
void orderMachines(const std::vector<MachineReach>& reaches,
                   const std::vector<std::uint32_t>& cardPlace, GroupPlan& group)
{
    const std::size_t last = group.cards.size();
    std::vector<std::vector<std::uint32_t>> byCard(last + 1);
    for (const std::uint32_t machine : group.machines) {
        const auto& home = reaches[machine].homeSubnet;
        const bool isKnown = home && home->number() < cardPlace.size();
        byCard[isKnown ? std::min<std::size_t>(cardPlace[home->number()], last) : last].push_back(
            machine);
    }
    group.machines.clear();
    for (const auto& machines : byCard)
        group.machines.insert(group.machines.end(), machines.begin(), machines.end());
}

void placeMachines(ModelPlan& plan)
{
    std::vector<GroupPlan*> groupBySegment;
    std::vector<std::uint32_t> cardPlace;
    const auto note = [](auto& list, std::uint32_t number, auto value) {
        if (list.size() <= number)
            list.resize(number + 1);
        list[number] = value;
    };
    for (auto& lane : plan.lanes)
        for (auto& group : lane.groups) {
            note(groupBySegment, group.segment->number(), &group);
            for (std::uint32_t i = 0; i < group.cards.size(); ++i)
                note(cardPlace, group.cards[i].number(), i);
        }
    GroupPlan& loose = plan.lanes.back().loose;
    for (std::uint32_t i = 0; i < plan.reaches.size(); ++i) {
        const auto& home = plan.reaches[i].home;
        const bool isKnown = home && home->number() < groupBySegment.size() &&
                             groupBySegment[home->number()] != nullptr;
        (isKnown ? *groupBySegment[home->number()] : loose).machines.push_back(i);
    }
    for (auto& lane : plan.lanes)
        for (auto& group : lane.groups)
            orderMachines(plan.reaches, cardPlace, group);
}

} // namespace

ModelPlan planLanes(const domain::Model& model)
{
    ModelPlan plan{.model = &model, .reaches = machineReaches(model), .lanes = {}};
    const auto inside = overlaysInCards(model);
    for (const auto fabric : sortedFabrics(model))
        plan.lanes.push_back(
            laneOf(model, fabric, model.facts.segmentsOfFabric.of(fabric), inside));
    plan.lanes.push_back(laneWithoutFabric(model, inside));
    placeMachines(plan);
    const LanePlan& last = plan.lanes.back();
    if (last.groups.empty() && last.loose.cards.empty() && last.loose.machines.empty())
        plan.lanes.pop_back();
    return plan;
}

} // namespace netatlas::graph
