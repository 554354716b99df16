// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/placement.h"

#include <string>

namespace netatlas::graph {

/// The picture as text in reading order, one line a box, indented by depth; machines of a group on
/// one line. Links follow. Tests and people compare meaning with it, not pixels.
std::string textOf(const Graph& graph);

/// One line a box with its frame in whole units: `bus VLAN 10 28,72 396x104`.
std::string textOf(const Graph& graph, const Placement& placement);

/// What one box says, without indent: `10.2.0.0/20 db 61% !`.
std::string textOf(const Graph& graph, NodeIndex node);

/// `VLAN 10 (fabric-1) = VLAN 120 (fabric-2): 9`, `VLAN 20 (fabric-1) ~ VLAN 140 (fabric-2):
/// relay`.
std::string textOf(const Graph& graph, const Link& link);

} // namespace netatlas::graph
