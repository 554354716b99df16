// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"
#include "model/engine/rules/finding_list.h"
#include "model/graph/graph.h"

#include <set>
#include <stop_token>

namespace netatlas::graph {

/// How far down the picture goes.
enum class Depth : std::uint8_t { Vlan, Subnet, Machine };

/// What a view decides about its picture.
struct ViewOptions
{
    Depth depth = Depth::Machine;
    std::optional<domain::ModelId> model; ///< one of them; nothing shows all together
    /// With more cards than this, siblings fold into blocks (user-experience 4.2).
    std::uint32_t mostCards = 300;
    std::set<NodeKey> folded;   ///< buses that the user closed
    std::set<NodeKey> unfolded; ///< fold blocks that the user opened

    bool operator==(const ViewOptions&) const = default;
};

/// The state a picture is made from. Values: they may go to the pool as they are.
struct ViewSource
{
    domain::Revision shown;
    std::optional<domain::Revision> live; ///< what changes are marked against
    engine::rules::FindingList findings;
};

/// The topology of the shown revision: fabrics as lanes, segments as buses, subnets as cards in
/// groups of one space, machines under the bus that most of their NICs are in. Linear in the rows
/// apart from the sorting of fabrics, segments and links.
///
/// Stops early, with an incomplete graph, when asked to.
Graph project(const ViewSource& source, const ViewOptions& options, std::stop_token stop = {});

/// The word for a segment: `VLAN 10`, `VLAN untagged`, `VXLAN 5001`, or its name when it has no
/// number.
std::string segmentLabel(const domain::SegmentRow& segment);

} // namespace netatlas::graph
