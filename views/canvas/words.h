// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/scene.h"

#include <QString>

namespace netatlas::views::canvas {

/// What the boxes of the topology say, in the language of the user. The name of a lane begins with
/// its model where several are shown.
QString fabricName(const graph::Graph& graph, const graph::Node& lane);
QString laneName(const graph::Graph& graph, const graph::Node& lane);
QString laneCounts(const graph::LaneDetail& lane);
QString busName(const graph::Graph& graph, const graph::Node& bus);
QString busDetail(const graph::BusDetail& bus);
QString busCount(const graph::BusDetail& bus);
QString machineCount(std::uint32_t machines);
QString addressCount(std::uint32_t addresses);
QString foldTitle(const graph::FoldDetail& fold);
QString noSubnets();
QString overlayNote();
QString relayWord();

/// What a screen reader says of a box: `subnet 10.2.0.0/20, space db, 61 percent used, one error`.
QString spokenName(const Scene& scene, graph::NodeIndex node);
/// What it says of its links, after the name.
QString spokenLinks(const Scene& scene, graph::NodeIndex node);

} // namespace netatlas::views::canvas
