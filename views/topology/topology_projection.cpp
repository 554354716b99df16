// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/topology_projection.h"

#include "model/graph/newcomers.h"
#include "views/theme/metrics.h"

namespace netatlas::views::topology {

namespace metrics = theme::metrics;

Result<Picture> makePicture(const PictureRequest& request, std::stop_token stop)
{
    graph::Graph graph = graph::project(request.source, request.options, stop);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    const bool keepsPlaces = request.shown && !request.shown->isEmpty();
    graph::Placement placement;
    if (keepsPlaces) {
        placement = graph::placeNewcomers(graph, request.sizes, request.shown->graph(),
                                          request.shown->placement());
        graph.forEachLane([&](graph::NodeIndex lane) {
            const auto kept = request.pinned.find(graph.nodes[lane].key);
            if (kept != request.pinned.end())
                graph::moveLane(graph, placement, lane, kept->second);
        });
    } else {
        auto packed = graph::layout::pack(graph, request.sizes, request.pinned, {}, stop);
        if (!packed)
            return fail(packed.error());
        placement = std::move(*packed);
    }
    Picture picture;
    picture.scene = std::make_shared<const canvas::Scene>(std::move(graph), std::move(placement),
                                                          request.sizes);
    if (keepsPlaces)
        picture.changed = canvas::changedAreas(*request.shown, *picture.scene);
    return picture;
}

graph::Sizes sizesFor(const theme::Fonts& fonts)
{
    const auto size = [&](int measure) { return static_cast<float>(fonts.scaled(measure)); };
    return {.margin = metrics::kCanvasMargin,
            .lanePadding = size(metrics::kLanePadding),
            .laneHead = size(metrics::kLaneHead),
            .laneStep = metrics::kSpace4,
            .gutter = metrics::kGutter,
            .gutterFar = metrics::kGutterFar,
            .bus = size(metrics::kBus),
            .busStep = size(metrics::kBusGap),
            .drop = size(metrics::kDrop),
            .cardWidth = size(metrics::kCardWidth),
            .cardHeight = size(metrics::kCardHeight),
            .cardStep = size(metrics::kSpace3),
            .overlayHeight = size(metrics::kOverlayHeight),
            .overlayIndent = size(metrics::kOverlayIndent),
            .overlayStep = size(metrics::kOverlayGap),
            .machineWidth = size(metrics::kMachineWidth),
            .machineHeight = size(metrics::kMachineHeight),
            .machineStep = size(metrics::kMachineGap),
            .machinesAbove = size(metrics::kCardGap),
            .note = size(metrics::kRowButton)};
}

} // namespace netatlas::views::topology
