// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/machine_homes.h"

#include <vector>

namespace netatlas::graph {

/// What stands under one bus, or in a lane beside its buses: cards in drawing order, and machines
/// (places in `ModelPlan::reaches`) in the order of their home subnets.
struct GroupPlan
{
    std::optional<domain::SegmentId> segment;
    std::vector<domain::SubnetId> cards;
    std::vector<std::uint32_t> machines;
};

struct LanePlan
{
    std::optional<domain::FabricId> fabric;
    GroupPlan loose; ///< what is on no segment; only in the lane without fabric
    std::vector<GroupPlan> groups;
};

/// One model sorted into lanes and groups: fabrics by name, segments by tag, subnets by space and
/// network, and last what has no fabric.
struct ModelPlan
{
    const domain::Model* model = nullptr;
    std::vector<MachineReach> reaches;
    std::vector<LanePlan> lanes;
};

ModelPlan planLanes(const domain::Model& model);

} // namespace netatlas::graph
