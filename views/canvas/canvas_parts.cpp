// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas says of its nodes to screen readers (user-experience 13).
#include "views/canvas/canvas.h"
#include "views/canvas/far_geometry.h"
#include "views/canvas/words.h"

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;
using widgets::PartAction;
using widgets::PartKey;
namespace part_action = widgets::part_action;

namespace {

QAccessible::Role roleOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Lane:
    case NodeKind::Bus: return QAccessible::Grouping;
    case NodeKind::Fold: return QAccessible::Button;
    case NodeKind::Subnet:
    case NodeKind::Overlay:
    case NodeKind::Machine: return QAccessible::ListItem;
    }
    return QAccessible::ListItem;
}

PartKey partKeyOf(const graph::NodeKey& key)
{
    return {quint64{key.object.model.number()} << 32U | key.object.number,
            static_cast<quint32>(key.kind) << 8U | static_cast<quint32>(key.object.kind)};
}

graph::NodeKey nodeKeyOf(const PartKey& key)
{
    return {static_cast<NodeKind>(key.kind >> 8U),
            {domain::ModelId(static_cast<std::uint32_t>(key.object >> 32U)),
             static_cast<domain::ObjectKind>(key.kind & 0xFFU),
             static_cast<std::uint32_t>(key.object)}};
}

/// "2 of 5": the place of a node among those of its kind beside it.
QString placeText(const graph::Graph& graph, NodeIndex index)
{
    const graph::Node& node = graph.nodes[index];
    const bool isTop = node.parent == graph::kNoNode;
    const NodeIndex first = isTop ? 0 : node.parent + 1;
    const auto end =
        isTop ? static_cast<NodeIndex>(graph.nodes.size()) : graph.nodes[node.parent].end;
    int place = 0;
    int count = 0;
    for (NodeIndex i = first; i < end; i = graph.nodes[i].end) {
        const graph::Node& other = graph.nodes[i];
        if (other.key.kind == node.key.kind) {
            ++count;
            place += i <= index ? 1 : 0;
        }
    }
    return count > 1 ? Canvas::tr("%1 of %2", "place in a group").arg(place).arg(count) : QString();
}

} // namespace

PartKey Canvas::partOf(NodeIndex node) const
{
    return partKeyOf(m_scene->node(node).key);
}

std::optional<NodeIndex> Canvas::nodeOf(const PartKey& key) const
{
    return m_scene->find(nodeKeyOf(key));
}

std::vector<PartKey> Canvas::partKeys() const
{
    std::vector<PartKey> keys;
    for (NodeIndex i = 0; i < m_scene->graph().nodes.size(); ++i)
        if (isDrawn(*m_scene, i, scale()))
            keys.push_back(partOf(i));
    return keys;
}

QAccessible::Role Canvas::partRole(const PartKey& key) const
{
    return roleOf(nodeKeyOf(key).kind);
}

QString Canvas::partName(const PartKey& key) const
{
    const auto node = nodeOf(key);
    return node ? spokenName(*m_scene, *node) : QString();
}

QString Canvas::partDescription(const PartKey& key) const
{
    const auto node = nodeOf(key);
    if (!node)
        return {};
    QStringList parts{placeText(m_scene->graph(), *node), spokenLinks(*m_scene, *node)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QRectF Canvas::partRect(const PartKey& key) const
{
    const auto node = nodeOf(key);
    return node ? itemRect(*node) : QRectF();
}

QAccessible::State Canvas::partState(const PartKey& key) const
{
    QAccessible::State state;
    const auto index = nodeOf(key);
    if (!index)
        return state;
    const graph::Node& node = m_scene->node(*index);
    state.selectable = true;
    state.selected = isSelected(*index);
    if (node.key.kind == NodeKind::Bus || node.key.kind == NodeKind::Fold) {
        const bool isClosed =
            node.key.kind == NodeKind::Fold || m_scene->graph().busOf(node).isFolded;
        state.expandable = true;
        state.expanded = !isClosed;
        state.collapsed = isClosed;
    }
    return state;
}

std::vector<PartAction> Canvas::partActions(const PartKey& key) const
{
    std::vector<PartAction> actions{widgets::openAction()};
    const auto node = nodeOf(key);
    if (node && objectOf(*node))
        actions.push_back(widgets::menuAction());
    if (const auto state = partState(key); state.expandable)
        actions.push_back(
            {QAccessibleActionInterface::toggleAction(), state.expanded ? tr("Fold") : tr("Unfold"),
             state.expanded ? QStringLiteral("Ctrl+G") : QStringLiteral("Ctrl+Shift+G")});
    return actions;
}

void Canvas::doPartAction(const PartKey& key, const QString& name)
{
    const auto node = nodeOf(key);
    if (!node)
        return;
    if (name == part_action::kOpen)
        return activate(*node);
    if (name == QAccessibleActionInterface::toggleAction()) {
        Q_EMIT foldToggled(m_scene->node(*node).key);
        return;
    }
    if (name != part_action::kMenu)
        return;
    setFocus(Qt::OtherFocusReason);
    focusPart(key);
    if (!isSelected(*node))
        selectNodes({*node}, Qt::NoModifier);
    askForMenu(mapToGlobal(itemRect(*node).center().toPoint()));
}

void Canvas::focusPart(const PartKey& key)
{
    if (const auto node = nodeOf(key)) {
        focusNode(*node);
        bringIntoView(*node);
    }
}

std::optional<PartKey> Canvas::focusedPart() const
{
    return m_focused ? std::optional(partKeyOf(*m_focused)) : std::nullopt;
}

std::optional<PartKey> Canvas::partAt(const QPointF& point) const
{
    const auto node = nodeAt(point);
    return node && isDrawn(*m_scene, *node, scale()) ? std::optional(partOf(*node)) : std::nullopt;
}

} // namespace netatlas::views::canvas
