// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/accessible_canvas.h"

#include "views/canvas/canvas.h"
#include "views/canvas/far_geometry.h"
#include "views/canvas/words.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace netatlas::views::canvas {
namespace {

using graph::NodeIndex;
using graph::NodeKind;

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

/// One node as a screen reader sees it. Speaks for the canvas as long as its scene is shown.
class AccessibleNode final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleNode(Canvas* canvas, NodeIndex node) : m_canvas(canvas), m_node(node) {}

    bool isValid() const override
    {
        return m_canvas && m_node < m_canvas->scene()->graph().nodes.size();
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override
    {
        return m_canvas ? m_canvas->window()->windowHandle() : nullptr;
    }
    QAccessibleInterface* parent() const override
    {
        return m_canvas ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text which) const override
    {
        if (!isValid())
            return {};
        switch (which) {
        case QAccessible::Name: return spokenName(*m_canvas->scene(), m_node);
        case QAccessible::Description: return spokenLinks(*m_canvas->scene(), m_node);
        default: return {};
        }
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect own = m_canvas->itemRect(m_node).toAlignedRect();
        return {m_canvas->mapToGlobal(own.topLeft()), own.size()};
    }
    QAccessible::Role role() const override
    {
        return isValid() ? roleOf(m_canvas->scene()->node(m_node).key.kind) : QAccessible::NoRole;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const graph::Node& node = m_canvas->scene()->node(m_node);
        state.selectable = true;
        state.focusable = true;
        state.selected = m_canvas->isSelected(m_node);
        state.focused = m_canvas->hasFocus() && m_canvas->focusedNode() == m_node;
        state.offscreen = !m_canvas->itemRect(m_node).intersects(QRectF(m_canvas->rect()));
        if (node.key.kind == NodeKind::Bus || node.key.kind == NodeKind::Fold) {
            const bool isClosed =
                node.key.kind == NodeKind::Fold || m_canvas->scene()->graph().busOf(node).isFolded;
            state.expandable = true;
            state.expanded = !isClosed;
            state.collapsed = isClosed;
        }
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override
    {
        QStringList names{pressAction(), setFocusAction(), showMenuAction()};
        if (isValid() && state().expandable)
            names << toggleAction();
        return names;
    }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == pressAction())
            return m_canvas->activate(m_node);
        if (name == toggleAction()) {
            Q_EMIT m_canvas->foldToggled(m_canvas->scene()->node(m_node).key);
            return;
        }
        m_canvas->setFocus(Qt::OtherFocusReason);
        m_canvas->focusNode(m_node);
        m_canvas->bringIntoView(m_node);
        if (name == showMenuAction())
            Q_EMIT m_canvas->contextMenuRequested(m_canvas->scene()->node(m_node).key.object,
                                                  rect().center());
    }
    QStringList keyBindingsForAction(const QString& name) const override
    {
        return name == pressAction() ? QStringList{QStringLiteral("Return")} : QStringList();
    }

    NodeIndex node() const { return m_node; }

private:
    QPointer<Canvas> m_canvas;
    NodeIndex m_node;
};

class AccessibleCanvas final : public QAccessibleWidget
{
public:
    explicit AccessibleCanvas(Canvas* canvas)
        : QAccessibleWidget(canvas, QAccessible::List)
        , m_canvas(canvas)
    {
    }
    ~AccessibleCanvas() override { forget(); }

    int childCount() const override { return static_cast<int>(drawn().size()); }
    QAccessibleInterface* child(int index) const override
    {
        const auto& nodes = drawn();
        if (index < 0 || static_cast<std::size_t>(index) >= nodes.size())
            return nullptr;
        return interfaceOf(nodes[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* own = dynamic_cast<const AccessibleNode*>(child);
        return own ? indexOf(own->node()) : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto node = m_canvas->nodeAt(m_canvas->mapFromGlobal(QPointF(x, y)));
        return node && isDrawn(*m_canvas->scene(), *node, m_canvas->scale()) ? interfaceOf(*node)
                                                                             : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const auto node = m_canvas->focusedNode();
        return m_canvas->hasFocus() && node ? interfaceOf(*node) : nullptr;
    }
    int indexOf(NodeIndex node) const
    {
        const auto& nodes = drawn();
        const auto found = std::lower_bound(nodes.begin(), nodes.end(), node);
        return found != nodes.end() && *found == node ? static_cast<int>(found - nodes.begin())
                                                      : -1;
    }
    void forget()
    {
        for (const auto& [node, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
        m_ids.clear();
        m_shown.reset();
    }

private:
    /// What is drawn, in reading order; made again when scene or detail are others.
    const std::vector<NodeIndex>& drawn() const
    {
        const Detail detail = detailAt(m_canvas->scale());
        if (m_shown != m_canvas->scene() || m_detail != detail) {
            m_shown = m_canvas->scene();
            m_detail = detail;
            m_drawn.clear();
            for (NodeIndex i = 0; i < m_shown->graph().nodes.size(); ++i)
                if (isDrawn(*m_shown, i, m_canvas->scale()))
                    m_drawn.push_back(i);
        }
        return m_drawn;
    }
    QAccessibleInterface* interfaceOf(NodeIndex node) const
    {
        const auto found = m_ids.find(node);
        if (found != m_ids.end())
            return QAccessible::accessibleInterface(found->second);
        auto* made = new AccessibleNode(m_canvas, node); // owned by the registry of QAccessible
        m_ids.emplace(node, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    Canvas* m_canvas;
    mutable ScenePtr m_shown;
    mutable Detail m_detail = Detail::Full;
    mutable std::vector<NodeIndex> m_drawn;
    mutable std::unordered_map<NodeIndex, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<Canvas*>(object);
    return canvas ? new AccessibleCanvas(canvas) : nullptr;
}

AccessibleCanvas* accessibleOf(Canvas* canvas)
{
    return dynamic_cast<AccessibleCanvas*>(QAccessible::queryAccessibleInterface(canvas));
}

} // namespace

void installAccessibleCanvas()
{
    static bool isInstalled = false;
    if (!isInstalled)
        QAccessible::installFactory(makeInterface);
    isInstalled = true;
}

void announceFocus(Canvas* canvas, NodeIndex node)
{
    if (!QAccessible::isActive() || !canvas->hasFocus())
        return;
    if (const auto* accessible = accessibleOf(canvas)) {
        const int index = accessible->indexOf(node);
        if (index < 0)
            return;
        QAccessibleEvent event(canvas, QAccessible::Focus);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

void forgetAccessibleNodes(Canvas* canvas)
{
    if (!QAccessible::isActive())
        return;
    if (auto* accessible = accessibleOf(canvas))
        accessible->forget();
}

} // namespace netatlas::views::canvas
