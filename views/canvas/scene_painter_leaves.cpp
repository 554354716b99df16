// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bridge/qt_text.h"
#include "views/canvas/far_geometry.h"
#include "views/canvas/node_look.h"
#include "views/canvas/scene_painter.h"
#include "views/canvas/words.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/subnet_card.h"
#include "views/widgets/paint/text.h"

#include <QFontMetricsF>

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;
using graph::Rect;
namespace metrics = theme::metrics;
using theme::TextRole;

namespace {

paint::Presence presenceOf(const graph::SubnetDetail& subnet)
{
    if (subnet.isEmpty)
        return paint::Presence::Empty;
    return subnet.isProviderOnly ? paint::Presence::ProviderOnly : paint::Presence::Both;
}

paint::CardState cardState(const paint::BlockState& state)
{
    return {.isHovered = state.isHovered,
            .isSelected = state.isSelected,
            .isFocused = state.isFocused,
            .isDimmed = state.isDimmed,
            .isGhost = state.isGhost};
}

} // namespace

paint::SubnetCard ScenePainter::subnetCard(NodeIndex index) const
{
    const graph::Node& node = m_scene.node(index);
    const graph::SubnetDetail& subnet = m_scene.graph().subnetOf(node);
    paint::SubnetCard card{.cidr = toQt(node.label),
                           .caption = toQt(subnet.space),
                           .space = markOf(subnet.colour),
                           .worst = severityOf(node),
                           .change = changeOf(node.change),
                           .presence = presenceOf(subnet)};
    if (subnet.percent)
        card.use = *subnet.percent / 100.0;
    else
        card.value = addressCount(subnet.addresses);
    if (subnet.isTwin)
        card.marks.push_back(theme::Icon::Network);
    if (subnet.hasNote)
        card.marks.push_back(theme::Icon::Note);
    return card;
}

void ScenePainter::paintLeaf(QPainter& painter, NodeIndex index,
                             const paint::BlockState& state) const
{
    const graph::Graph& graph = m_scene.graph();
    const graph::Node& node = m_scene.node(index);
    if (node.key.kind == NodeKind::Machine)
        return paintMachine(painter, index, state);
    if (m_detail != Detail::Full)
        return paintCompactCard(painter, index, state);
    const SceneUnits units(painter, m_scale);
    const Rect own = m_scene.boxOf(index);
    const QRectF box(own.x, own.y, own.width, own.height);
    if (node.key.kind == NodeKind::Fold) {
        const graph::FoldDetail& fold = graph.foldOf(node);
        paint::FoldedCard card{.title = foldTitle(fold), .worst = severityOf(node)};
        for (std::uint32_t i = 0; i < fold.previews; ++i)
            card.preview.push_back(markOf(fold.preview[i]));
        if (fold.percent)
            card.meanUse = *fold.percent / 100.0;
        return paint::paintFoldedCard(painter, box, card, cardState(state), m_theme);
    }
    const graph::SubnetDetail& subnet = graph.subnetOf(node);
    if (node.key.kind == NodeKind::Overlay) {
        const paint::OverlayCard card{.cidr = toQt(node.label),
                                      .note = overlayNote(),
                                      .space = markOf(subnet.colour),
                                      .change = changeOf(node.change)};
        return paint::paintOverlayCard(painter, box, card, cardState(state), m_theme);
    }
    paint::paintSubnetCard(painter, box, subnetCard(index), cardState(state), m_theme);
}

void ScenePainter::paintCompactCard(QPainter& painter, NodeIndex index,
                                    const paint::BlockState& state) const
{
    const graph::Graph& graph = m_scene.graph();
    const graph::Node& node = m_scene.node(index);
    const auto& tokens = m_theme.tokens;
    const QRectF box = scaled(m_scene.boxOf(index), m_scale);
    paint::Box outline{.ground = tokens.groundCard,
                       .line = tokens.line2,
                       .width = static_cast<double>(tokens.lineWidth),
                       .radius = 3};
    QString name;
    QString caption;
    std::optional<theme::SpaceMark> mark;
    if (node.key.kind == NodeKind::Fold) {
        name = foldTitle(graph.foldOf(node));
    } else {
        const graph::SubnetDetail& subnet = graph.subnetOf(node);
        name = toQt(node.label);
        caption = toQt(subnet.space);
        mark = markOf(subnet.colour);
        if (node.change == graph::Change::Added)
            outline.dash = paint::Dash::Added;
        else if (subnet.isProviderOnly)
            outline.dash = paint::Dash::Provider;
        else if (subnet.isEmpty)
            outline.dash = paint::Dash::Dotted;
    }
    if (state.isHovered || outline.dash != paint::Dash::Solid)
        outline.line = tokens.line3;
    if (node.problem == engine::rules::Severity::Error)
        outline.line = tokens.error;
    if (state.isDimmed)
        outline.line = tokens.line1;
    if (state.isGhost)
        outline = {.line = tokens.line3, .radius = 3, .dash = paint::Dash::Provider};
    paint::paintBox(painter, box, outline);
    if (mark && (state.isDimmed || state.isGhost))
        mark->colour = theme::blend(mark->colour, tokens.groundCard, 0.5);
    if (mark)
        paint::paintSpaceEdge(painter, box, 3, Qt::LeftEdge, metrics::kFarEdge, *mark);
    if (state.isSelected)
        paint::paintRing(painter, box, 3, tokens.accent);
    else if (state.isFocused)
        paint::paintDottedRing(painter, box, 3, tokens.accent);

    QRectF inner = box.adjusted(metrics::kFarEdge + 4, 1, -3, -1);
    if (node.problem && inner.height() >= 10) {
        const double side = std::min<double>(metrics::kFarMark, inner.height() - 1);
        const QRectF place(inner.right() - side, inner.top() + (side < 12 ? 0 : 2), side, side);
        paint::paintSeverity(painter, place, severityOf(node), tokens);
        inner.setRight(place.left() - 3);
    }
    const QFont font = zoomed(m_theme.fonts.address(TextRole::Name), m_scale);
    if (paint::textWidth(name, font) > inner.width() ||
        QFontMetricsF(font).capHeight() > inner.height())
        return;
    const bool hasCaption = m_detail == Detail::Middle && !caption.isEmpty() &&
                            box.height() >= 28 && node.key.kind != NodeKind::Overlay;
    QRectF line = inner;
    if (hasCaption)
        line.setBottom(inner.center().y());
    paint::paintText(painter, line, name, font,
                     state.isDimmed || state.isGhost ? tokens.text3 : tokens.text1,
                     paint::Align::Left, paint::Elide::Never);
    if (hasCaption)
        paint::paintText(painter, inner.adjusted(0, inner.height() / 2, 0, 0), caption,
                         zoomed(m_theme.fonts.of(TextRole::Caption), m_scale),
                         state.isDimmed ? tokens.text3 : tokens.text2);
}

void ScenePainter::paintMachine(QPainter& painter, NodeIndex index,
                                const paint::BlockState& state) const
{
    const graph::Node& node = m_scene.node(index);
    const graph::MachineDetail& detail = m_scene.graph().machineOf(node);
    paint::MachineBlock block{.id = toQt(node.label),
                              .nics = {},
                              .hasContainers = detail.isHost,
                              .worst = severityOf(node),
                              .change = changeOf(node.change)};
    const Rect own = m_scene.boxOf(index);
    if (m_detail == Detail::Full) {
        for (std::uint8_t i = 0; i < detail.ticksUsed; ++i)
            block.nics.push_back(markOf(detail.ticks[i]));
        if (detail.nics > graph::MachineDetail::kTicks && !block.nics.empty())
            block.nics.resize(graph::MachineDetail::kTicks + 1, block.nics.back());
        const SceneUnits units(painter, m_scale);
        paint::paintMachine(painter, {own.x, own.y, own.width, own.height}, block,
                            paint::MachineDetail::Full, state, m_theme);
        return;
    }
    paint::paintMachine(painter, scaled(own, m_scale), block,
                        m_detail == Detail::Middle && own.height * m_scale >= 11
                            ? paint::MachineDetail::Plain
                            : paint::MachineDetail::Square,
                        state, m_theme);
}

} // namespace netatlas::views::canvas
