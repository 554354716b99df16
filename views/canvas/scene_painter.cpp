// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/scene_painter.h"

#include "views/canvas/far_geometry.h"
#include "views/canvas/node_look.h"
#include "views/canvas/words.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/text.h"

#include <QPainter>

namespace netatlas::views::canvas {
using graph::NodeIndex;
using graph::NodeKind;
using graph::Rect;
namespace metrics = theme::metrics;
using theme::TextRole;

ScenePainter::ScenePainter(const Scene& scene, const theme::Theme& theme, double scale,
                           bool isDimmed)
    : m_scene(scene)
    , m_theme(theme)
    , m_scale(scale)
    , m_detail(detailAt(scale))
{
    m_rest.isDimmed = isDimmed;
}

const std::vector<Route>& ScenePainter::routes() const
{
    return m_detail == Detail::Far ? m_scene.routes().far : m_scene.routes().near;
}

theme::SpaceMark ScenePainter::markOf(graph::SpaceColour colour) const
{
    return colour.isChosen ? theme::chosenSpaceMark(m_theme.tokens, colour.place)
                           : theme::spaceMark(m_theme.tokens, colour.place);
}

void ScenePainter::paint(QPainter& painter, const QRectF& area) const
{
    painter.fillRect(area, m_theme.tokens.groundCanvas);
    // Far blocks are pressed down by the head of their lane, so they reach into other tiles.
    const Rect touched =
        Rect{static_cast<float>(area.x() / m_scale), static_cast<float>(area.y() / m_scale),
             static_cast<float>(area.width() / m_scale),
             static_cast<float>(area.height() / m_scale)}
            .grown(static_cast<float>((m_detail == Detail::Far ? 48 : 4) / m_scale));
    const auto groups = m_scene.groupsIn(touched);
    for (const NodeIndex node : groups)
        if (m_scene.node(node).key.kind == NodeKind::Lane)
            for (const Rect& frame : graph::framesOf(m_scene.placement(), node))
                paintLane(painter, node, frame, m_rest);
    paintLinks(painter, area, false);
    if (m_detail == Detail::Far) {
        for (const NodeIndex node : groups)
            paintBlock(painter, node, m_rest);
    } else {
        paintGroups(painter, touched);
        paintLeaves(painter, touched);
    }
    if (m_detail == Detail::Short)
        for (const NodeIndex node : groups)
            if (m_scene.node(node).key.kind == NodeKind::Lane)
                for (const Rect& frame : graph::framesOf(m_scene.placement(), node))
                    paintLaneName(painter, node, frame, m_rest);
    paintLinks(painter, area, true);
}

void ScenePainter::paintGroups(QPainter& painter, const Rect& area) const
{
    const auto groups = m_scene.groupsIn(area);
    for (const NodeIndex node : groups) {
        if (m_scene.node(node).key.kind != NodeKind::Bus)
            continue;
        m_scene.graph().forEachChild(node, [&](NodeIndex child) {
            if (m_scene.node(child).key.kind != NodeKind::Machine)
                paintDrop(painter, child,
                          m_rest.isDimmed ? paint::DropState::Dimmed : paint::DropState::Rest);
        });
    }
    for (const NodeIndex node : groups)
        if (m_scene.node(node).key.kind == NodeKind::Bus)
            for (const Rect& frame : graph::framesOf(m_scene.placement(), node))
                paintBus(painter, node, frame, m_rest);
}

void ScenePainter::paintLeaves(QPainter& painter, const Rect& area) const
{
    for (const NodeIndex node : m_scene.leavesIn(area))
        paintLeaf(painter, node, m_rest);
}

void ScenePainter::paintLinks(QPainter& painter, const QRectF& area, bool labels) const
{
    const RouteState state = m_rest.isDimmed ? RouteState::Dimmed : RouteState::Rest;
    for (const Route& route : routes()) {
        if (!scaled(route.bounds, m_scale).adjusted(-40, -40, 40, 40).intersects(area))
            continue;
        if (labels)
            paintRouteLabel(painter, route, state);
        else
            paintRoute(painter, route, state);
    }
}

paint::Link ScenePainter::linkOf(const Route& route, RouteState state) const
{
    paint::Link link{.points = {},
                     .count = static_cast<int>(route.link.count),
                     .kind = route.link.kind == graph::LinkKind::Relay ? paint::LinkKind::Routed
                                                                       : paint::LinkKind::Plain,
                     .isChain = state == RouteState::Chain,
                     .isDimmed = state == RouteState::Dimmed,
                     .label = {}};
    for (const graph::Point& point : route.points)
        link.points.emplace_back(point.x * m_scale, point.y * m_scale);
    return link;
}

void ScenePainter::paintRoute(QPainter& painter, const Route& route, RouteState state) const
{
    paint::paintLink(painter, linkOf(route, state), m_theme);
}

void ScenePainter::paintRouteLabel(QPainter& painter, const Route& route, RouteState state) const
{
    if (m_detail == Detail::Short)
        return;
    paint::Link link = linkOf(route, state);
    link.label = route.link.kind == graph::LinkKind::Relay
                     ? relayWord()
                     : paint::countText(static_cast<qint64>(route.link.count));
    link.labelAt = QPointF(route.label.x, route.label.y) * m_scale;
    // A number may touch the edges of its gutter; a word that does not fit there is left out.
    if (route.link.kind == graph::LinkKind::Relay && isOnLane(paint::linkLabelRect(link, m_theme)))
        return;
    paint::paintLinkLabel(painter, link, m_theme);
}

bool ScenePainter::isOnLane(const QRectF& place) const
{
    const Rect area{
        static_cast<float>(place.x() / m_scale), static_cast<float>(place.y() / m_scale),
        static_cast<float>(place.width() / m_scale), static_cast<float>(place.height() / m_scale)};
    for (const NodeIndex node : m_scene.groupsIn(area))
        if (m_scene.node(node).key.kind == NodeKind::Lane)
            for (const Rect& frame : graph::framesOf(m_scene.placement(), node))
                if (frame.overlaps(area))
                    return true;
    return false;
}

void ScenePainter::paintDrop(QPainter& painter, NodeIndex card, paint::DropState state) const
{
    const graph::Node& node = m_scene.node(card);
    if (node.parent == graph::kNoNode || m_scene.node(node.parent).key.kind != NodeKind::Bus)
        return;
    const Rect own = m_scene.boxOf(card);
    for (const Rect& frame : graph::framesOf(m_scene.placement(), node.parent)) {
        if (!frame.contains(own))
            continue;
        const double k = m_theme.fonts.growth();
        const double top = frame.y + m_scene.sizes().bus;
        paint::paintDrop(painter, QPointF(own.x + metrics::kDropLeft * k, top) * m_scale,
                         (own.y - top) * m_scale, state, m_theme.tokens);
    }
}

void ScenePainter::paintLane(QPainter& painter, NodeIndex index, const Rect& frame,
                             const paint::BlockState& state) const
{
    const graph::Node& node = m_scene.node(index);
    const graph::LaneDetail& detail = m_scene.graph().laneOf(node);
    paint::FabricLane lane{.icon =
                               detail.isWithoutFabric ? theme::Icon::NoFabric : theme::Icon::Fabric,
                           .isReal = !detail.isWithoutFabric};
    const QRectF box = scaled(frame, m_scale);
    if (m_detail == Detail::Full) {
        lane.name = laneName(m_scene.graph(), node);
        lane.counts = laneCounts(detail);
        const SceneUnits units(painter, m_scale);
        paint::paintFabricLane(painter, {frame.x, frame.y, frame.width, frame.height}, lane, state,
                               m_theme);
        return;
    }
    lane.isFar = true;
    if (m_detail == Detail::Far && box.height() >= kFarHead && box.width() >= 40) {
        const double room = box.width() - 2 * metrics::kSpace2 * m_theme.fonts.growth();
        lane.name = laneNameIn(node, m_theme.fonts.of(TextRole::Name), room);
        lane.counts = paint::countText(detail.machines);
    }
    paint::paintFabricLane(painter, box, lane, state, m_theme);
    if (m_detail == Detail::Middle)
        paintLaneName(painter, index, frame, state);
}

QString ScenePainter::laneNameIn(const graph::Node& lane, const QFont& font, double width) const
{
    const QString whole = laneName(m_scene.graph(), lane);
    return paint::textWidth(whole, font) <= width ? whole : fabricName(m_scene.graph(), lane);
}

void ScenePainter::paintLaneName(QPainter& painter, NodeIndex index, const Rect& frame,
                                 const paint::BlockState& state) const
{
    const graph::Node& node = m_scene.node(index);
    const QFont font = zoomed(m_theme.fonts.of(TextRole::Name), m_scale);
    const double padding = m_scene.sizes().lanePadding * m_scale;
    const double head = std::max(m_scene.sizes().laneHead * m_scale, 15.0);
    QRectF place(frame.x * m_scale + padding, frame.y * m_scale + 1,
                 frame.width * m_scale - 2 * padding, head - 2);
    const QString name = laneNameIn(node, font, place.width());
    const auto& tokens = m_theme.tokens;
    if (m_detail == Detail::Short) {
        // The head is lower than a line of text by now: the name stands on the first bus.
        QRectF ground = place;
        ground.setWidth(std::min(place.width(), paint::textWidth(name, font) + 6));
        painter.fillRect(ground, tokens.groundLane);
    } else {
        const QFont caption = zoomed(m_theme.fonts.of(TextRole::Caption), m_scale);
        const QString counts = laneCounts(m_scene.graph().laneOf(node));
        if (paint::textWidth(name, font) + paint::textWidth(counts, caption) + 12 < place.width())
            paint::paintText(painter, place, counts, caption, tokens.text3, paint::Align::Right,
                             paint::Elide::Never);
    }
    paint::paintText(painter, place, name, font, state.isDimmed ? tokens.text3 : tokens.text1);
}

void ScenePainter::paintBus(QPainter& painter, NodeIndex index, const Rect& frame,
                            const paint::BlockState& state) const
{
    const graph::Node& node = m_scene.node(index);
    const graph::BusDetail& detail = m_scene.graph().busOf(node);
    const Rect bar{frame.x, frame.y, frame.width, m_scene.sizes().bus};
    paint::VlanBus bus{.name = busName(m_scene.graph(), node),
                       .detail = busDetail(detail),
                       .count = busCount(detail),
                       .isFolded = detail.isFolded,
                       .change = changeOf(node.change),
                       .worst = detail.isFolded ? severityOf(node) : paint::Severity::None};
    const bool isOpenAndEmpty = !detail.isFolded && detail.subnets == 0;
    const Rect note{frame.x, bar.bottom() + m_scene.sizes().machinesAbove, frame.width,
                    m_scene.sizes().note};
    const bool hasNote = isOpenAndEmpty && note.bottom() <= frame.bottom() + 0.5F;
    if (m_detail == Detail::Full) {
        const SceneUnits units(painter, m_scale);
        paint::paintVlanBus(painter, {bar.x, bar.y, bar.width, bar.height}, bus, state, m_theme);
        if (hasNote)
            paint::paintEmptyRow(painter, {note.x, note.y, note.width, note.height}, noSubnets(),
                                 QString(), m_theme);
        return;
    }
    if (m_detail == Detail::Short)
        bus = {};
    paint::paintVlanBus(painter, scaled(bar, m_scale), bus, state, m_theme);
}

void ScenePainter::paintBlock(QPainter& painter, NodeIndex group,
                              const paint::BlockState& state) const
{
    const QRectF rect = farBlockRect(m_scene, group, m_scale);
    if (rect.isEmpty())
        return;
    const graph::Graph& graph = m_scene.graph();
    const graph::Node& node = m_scene.node(group);
    paint::FarBlock block{.space = markOf({}), .worst = severityOf(node)};
    int machines = 0;
    std::vector<NodeIndex> plain;
    const auto add = [&](NodeIndex machine) {
        if (m_scene.node(machine).problem == engine::rules::Severity::Error)
            block.troubles.push_back(machines);
        ++machines;
    };
    graph.forEachChild(group, [&](NodeIndex child) {
        if (m_scene.node(child).key.kind != NodeKind::Machine)
            return;
        if (graph.machineOf(m_scene.node(child)).isHost) {
            ++block.hosts;
            add(child);
        } else {
            plain.push_back(child);
        }
    });
    for (const NodeIndex machine : plain)
        add(machine);
    block.machines = machines;
    if (node.key.kind == NodeKind::Bus) {
        const graph::BusDetail& bus = graph.busOf(node);
        block.machines = static_cast<int>(bus.machines);
        block.use = bus.used / 100.0;
        if (bus.hasColour)
            block.space = markOf(bus.colour);
    } else {
        block.use = 0.0;
        block.worst = paint::Severity::None;
    }
    // Dots of 4 px where they fit, then of 3, then the number alone.
    for (const double zoom : {1.0, 0.75, 0.5}) {
        const QRectF room(rect.topLeft() / zoom, rect.size() / zoom);
        if (zoom > 0.5 && paint::farCapacity(room.size()) < block.machines)
            continue;
        const SceneUnits units(painter, zoom);
        paint::paintFarBlock(painter, room, block, zoom, state, m_theme);
        break;
    }
}

void ScenePainter::paintNode(QPainter& painter, NodeIndex index,
                             const paint::BlockState& state) const
{
    const NodeKind kind = m_scene.node(index).key.kind;
    if (kind == NodeKind::Lane)
        return; // A lane painted again would cover what is in it; see Overlays.
    if (m_detail == Detail::Far) {
        if (kind == NodeKind::Bus)
            paintBlock(painter, index, state);
        return;
    }
    if (kind == NodeKind::Bus) {
        for (const Rect& frame : graph::framesOf(m_scene.placement(), index))
            paintBus(painter, index, frame, state);
        return;
    }
    paintLeaf(painter, index, state);
}

} // namespace netatlas::views::canvas
