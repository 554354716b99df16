// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/scene.h"
#include "views/canvas/zoom.h"
#include "views/theme/theme.h"
#include "views/widgets/paint/subnet_card.h"
#include "views/widgets/paint/topology.h"

class QPainter;

namespace netatlas::views::canvas {

/// What a drawn route says about itself.
enum class RouteState { Rest, Chain, Dimmed };

/// Paints a scene at one scale: tiles, overlays, export and print all use it.
///
/// The painter's unit is a logical pixel and its origin that of the scene. Paints on any thread.
class ScenePainter
{
public:
    ScenePainter(const Scene& scene, const theme::Theme& theme, double scale,
                 bool isDimmed = false);

    /// Everything that touches the area, from the ground up.
    void paint(QPainter& painter, const QRectF& area) const;
    /// One box again, over what is there, in another state.
    void paintNode(QPainter& painter, graph::NodeIndex node, const paint::BlockState& state) const;
    void paintRoute(QPainter& painter, const Route& route, RouteState state) const;
    void paintRouteLabel(QPainter& painter, const Route& route, RouteState state) const;
    /// The line from a bus to a card.
    void paintDrop(QPainter& painter, graph::NodeIndex card, paint::DropState state) const;

    /// The card of a subnet at full detail, for whoever paints it elsewhere.
    paint::SubnetCard subnetCard(graph::NodeIndex node) const;

    /// The routes of this scale.
    const std::vector<Route>& routes() const;
    Detail detail() const { return m_detail; }

private:
    void paintLane(QPainter& painter, graph::NodeIndex node, const graph::Rect& frame,
                   const paint::BlockState& state) const;
    void paintLaneName(QPainter& painter, graph::NodeIndex node, const graph::Rect& frame,
                       const paint::BlockState& state) const;
    void paintBus(QPainter& painter, graph::NodeIndex node, const graph::Rect& frame,
                  const paint::BlockState& state) const;
    void paintBlock(QPainter& painter, graph::NodeIndex group,
                    const paint::BlockState& state) const;
    void paintLeaf(QPainter& painter, graph::NodeIndex node, const paint::BlockState& state) const;
    void paintCompactCard(QPainter& painter, graph::NodeIndex node,
                          const paint::BlockState& state) const;
    void paintMachine(QPainter& painter, graph::NodeIndex node,
                      const paint::BlockState& state) const;
    void paintGroups(QPainter& painter, const graph::Rect& area) const;
    void paintLeaves(QPainter& painter, const graph::Rect& area) const;
    void paintLinks(QPainter& painter, const QRectF& area, bool labels) const;
    paint::Link linkOf(const Route& route, RouteState state) const;
    /// With its model, where both have room.
    QString laneNameIn(const graph::Node& lane, const QFont& font, double width) const;
    bool isOnLane(const QRectF& place) const;
    theme::SpaceMark markOf(graph::SpaceColour colour) const;

    const Scene& m_scene;
    const theme::Theme& m_theme;
    double m_scale;
    Detail m_detail;
    paint::BlockState m_rest;
};

} // namespace netatlas::views::canvas
