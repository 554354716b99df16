// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/overlays.h"

#include "views/canvas/far_geometry.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"

#include <QPainter>
#include <QPainterPath>

namespace netatlas::views::canvas {
namespace {

using graph::NodeIndex;
using graph::NodeKind;

class OverlayPainter
{
public:
    OverlayPainter(QPainter& painter, const Scene& scene, const theme::Theme& theme, double scale,
                   const OverlayState& state, const QRectF& area)
        : m_painter(painter)
        , m_scene(scene)
        , m_theme(theme)
        , m_scale(scale)
        , m_state(state)
        , m_area(area)
        , m_boxes(scene, theme, scale)
    {
    }

    int run()
    {
        if (m_state.chain)
            paintChain(*m_state.chain);
        if (m_state.selectedChain)
            paintSelectedChain(*m_state.selectedChain);
        for (const NodeIndex node : m_state.selected)
            paintState(node);
        if (m_state.hovered && !isSelected(*m_state.hovered))
            paintState(*m_state.hovered);
        if (m_state.focused && !isSelected(*m_state.focused) && m_state.focused != m_state.hovered)
            paintState(*m_state.focused);
        for (const NodeIndex node : m_state.lifted)
            paintGhost(node);
        return m_painted;
    }

private:
    bool isSelected(NodeIndex node) const
    {
        return std::binary_search(m_state.selected.begin(), m_state.selected.end(), node);
    }

    bool isVisible(NodeIndex node) const
    {
        const auto frames = graph::framesOf(m_scene.placement(), node);
        return std::any_of(frames.begin(), frames.end(), [&](const graph::Rect& frame) {
            return scaled(frame, m_scale).adjusted(-8, -48, 8, 48).intersects(m_area);
        });
    }

    paint::BlockState stateOf(NodeIndex node) const
    {
        return {.isHovered = m_state.hovered == node,
                .isSelected = isSelected(node),
                .isFocused = m_state.focused == node};
    }

    void paintState(NodeIndex node) { paintNode(node, stateOf(node)); }

    void paintNode(NodeIndex node, const paint::BlockState& state)
    {
        if (!isVisible(node))
            return;
        ++m_painted;
        const bool isFar = m_boxes.detail() == Detail::Far;
        const NodeKind kind = m_scene.node(node).key.kind;
        if (kind == NodeKind::Lane)
            return paintLaneRing(node, state);
        if (isFar && kind != NodeKind::Bus)
            return paintSpot(node, state);
        m_boxes.paintNode(m_painter, node, state);
    }

    void paintGhost(NodeIndex node)
    {
        if (m_boxes.detail() == Detail::Far || !isVisible(node))
            return;
        // The tile below still has the card.
        m_painter.fillRect(paintedBox(m_scene, node, m_scale).adjusted(-2, -2, 2, 2),
                           m_theme.tokens.groundLane);
        paintNode(node, {.isGhost = true});
    }

    void paintLaneRing(NodeIndex node, const paint::BlockState& state)
    {
        const auto& tokens = m_theme.tokens;
        for (const graph::Rect& frame : graph::framesOf(m_scene.placement(), node)) {
            const QRectF box = scaled(frame, m_scale);
            paint::Box outline{.line = tokens.line3, .radius = theme::metrics::kRadiusSheet};
            if (state.isSelected) {
                outline.line = tokens.accent;
                outline.width = theme::metrics::kLineStrong;
            }
            paint::paintBox(m_painter, box, outline);
            if (state.isFocused)
                paint::paintDottedRing(m_painter, box, theme::metrics::kRadiusSheet, tokens.accent);
        }
    }

    /// Far away a leaf has no box: its block shows that something in it is meant.
    void paintSpot(NodeIndex node, const paint::BlockState& state)
    {
        const QRectF box = paintedBox(m_scene, node, m_scale);
        if (box.isEmpty())
            return;
        if (state.isSelected)
            paint::paintRing(m_painter, box, theme::metrics::kRadiusMark, m_theme.tokens.accent);
        else
            paint::paintDottedRing(m_painter, box, theme::metrics::kRadiusMark,
                                   m_theme.tokens.accent);
    }

    /// The way from the bus to a card, behind the cards that stand in between.
    void paintDropTo(NodeIndex card)
    {
        const QRectF own = paintedBox(m_scene, card, m_scale);
        const NodeIndex bus = m_scene.node(card).parent;
        m_painter.save();
        if (bus != graph::kNoNode) {
            const QRectF all = paintedBox(m_scene, bus, m_scale).united(own);
            QPainterPath free;
            free.addRect(all.adjusted(-2, 0, 2, 0));
            for (NodeIndex i = bus + 1; i < m_scene.node(bus).end; ++i) {
                const QRectF box = paintedBox(m_scene, i, m_scale);
                if (i != card && box.right() > own.left() && box.left() < own.right() &&
                    box.bottom() < own.top()) {
                    QPainterPath hidden;
                    hidden.addRect(box);
                    free -= hidden;
                }
            }
            m_painter.setClipPath(free, Qt::IntersectClip);
        }
        m_boxes.paintDrop(m_painter, card, paint::DropState::Chain);
        m_painter.restore();
    }

    void paintRoutes(const Chain& chain, bool labels)
    {
        for (const Route& route : m_boxes.routes()) {
            if (!chain.contains(route.link))
                continue;
            if (labels)
                m_boxes.paintRouteLabel(m_painter, route, RouteState::Chain);
            else
                m_boxes.paintRoute(m_painter, route, RouteState::Chain);
        }
    }

    void paintChain(const Chain& chain)
    {
        paintRoutes(chain, false);
        const bool isFar = m_boxes.detail() == Detail::Far;
        const auto forVisible = [&](auto&& accepts, auto&& paint) {
            for (const NodeIndex node : chain.nodes)
                if (accepts(m_scene.node(node).key.kind) && isVisible(node)) {
                    ++m_painted;
                    paint(node);
                }
        };
        forVisible([](NodeKind kind) { return kind == NodeKind::Lane; },
                   [&](NodeIndex node) { paintLaneRing(node, {}); });
        if (!isFar)
            forVisible(
                [](NodeKind kind) { return kind == NodeKind::Subnet || kind == NodeKind::Fold; },
                [&](NodeIndex node) { paintDropTo(node); });
        forVisible([](NodeKind kind) { return kind == NodeKind::Bus; },
                   [&](NodeIndex node) { m_boxes.paintNode(m_painter, node, {}); });
        if (!isFar)
            forVisible(
                [](NodeKind kind) { return kind != NodeKind::Lane && kind != NodeKind::Bus; },
                [&](NodeIndex node) { m_boxes.paintNode(m_painter, node, {}); });
        paintRoutes(chain, true);
    }

    /// The bus, the drop and the links of what is selected, in accent.
    void paintSelectedChain(const Chain& chain)
    {
        paintRoutes(chain, false);
        for (const NodeIndex node : m_state.selected) {
            const NodeIndex bus = m_scene.node(node).parent;
            const bool isCard = m_scene.node(node).key.kind == NodeKind::Subnet;
            if (!isCard || bus == graph::kNoNode || m_scene.node(bus).key.kind != NodeKind::Bus ||
                m_boxes.detail() == Detail::Far)
                continue;
            paintDropTo(node);
            paintNode(bus, {.isSelected = true});
        }
        paintRoutes(chain, true);
    }

    QPainter& m_painter;
    const Scene& m_scene;
    const theme::Theme& m_theme;
    double m_scale;
    const OverlayState& m_state;
    QRectF m_area;
    ScenePainter m_boxes;
    int m_painted = 0;
};

} // namespace

int paintOverlays(QPainter& painter, const Scene& scene, const theme::Theme& theme, double scale,
                  const OverlayState& state, const QRectF& area)
{
    return OverlayPainter(painter, scene, theme, scale, state, area).run();
}

} // namespace netatlas::views::canvas
