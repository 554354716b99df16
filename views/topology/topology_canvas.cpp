// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/topology_canvas.h"

#include "model/domain/object_text.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/drag_words.h"
#include "views/wording/verdict_text.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

namespace netatlas::views::topology {

using dialogs::DragState;
using domain::ObjectKind;
using domain::ObjectRef;
using graph::NodeIndex;
using graph::NodeKind;

TopologyCanvas::TopologyCanvas(const ViewContext& context, dialogs::MoveDrag& drag, QWidget* parent)
    : Canvas(context.project.jobs(), context.selection, parent)
    , m_project(context.project)
    , m_drag(drag)
{
    setObjectName(QStringLiteral("canvas.topology"));
    setAccessibleName(tr("Topology"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(dialogs::kDragRestMs);
    connect(&m_rest, &QTimer::timeout, &m_drag, &dialogs::MoveDrag::rested);
    for (auto signal : {&dialogs::MoveDrag::stateChanged, &dialogs::MoveDrag::verdictsChanged,
                        &dialogs::MoveDrag::hoverChanged})
        connect(&m_drag, signal, this, &TopologyCanvas::followDrag);
}

QString TopologyCanvas::dragState() const
{
    return QLatin1String(dialogs::dragStateWord(m_drag.state()));
}

QRect TopologyCanvas::itemRect(const QString& objectId) const
{
    const auto object = domain::findObject(m_project.shown(), toStd(objectId));
    return object ? itemRect(*object).toAlignedRect() : QRect();
}

QVariantMap TopologyCanvas::targetsFor(const QStringList& objectIds) const
{
    return dialogs::verdictWordsFor(m_project.shown(), objectIds);
}

std::optional<ObjectRef> TopologyCanvas::subnetAt(std::optional<NodeIndex> node) const
{
    if (!node || scene()->node(*node).key.kind != NodeKind::Subnet)
        return std::nullopt;
    return objectOf(*node);
}

std::vector<domain::SubnetId> TopologyCanvas::liftable(domain::ModelId model) const
{
    std::vector<domain::SubnetId> subnets;
    for (const ObjectRef& object : selection().objects())
        if (object.kind == ObjectKind::Subnet && object.model == model)
            subnets.emplace_back(object.number);
    return subnets;
}

bool TopologyCanvas::lift(NodeIndex node, const QPointF& position)
{
    const auto subnet = subnetAt(node);
    if (!subnet || m_project.isReadOnly())
        return false;
    if (!isSelected(node))
        selectNodes({node}, Qt::NoModifier);
    m_isOwnDrag = m_drag.arm(subnet->model, liftable(subnet->model), position);
    return m_isOwnDrag;
}

void TopologyCanvas::feed(const QMouseEvent& event)
{
    m_drag.pointerMoved(event.position(),
                        m_targetAt ? m_targetAt(event.globalPosition().toPoint()) : std::nullopt,
                        QGuiApplication::styleHints()->startDragDistance());
    if (!m_drag.isActive())
        return;
    if (event.modifiers().testFlag(Qt::AltModifier))
        m_drag.rested();
    else if (m_drag.hovered())
        m_rest.start();
}

void TopologyCanvas::mousePressEvent(QMouseEvent* event)
{
    if (m_drag.isActive()) {
        m_drag.cancel(); // a second button is a way out
        return;
    }
    Canvas::mousePressEvent(event);
}

void TopologyCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag.state() != DragState::Idle && !m_drag.isByKeyboard())
        return feed(*event);
    const int distance = QGuiApplication::styleHints()->startDragDistance();
    if (isPressing() && tool() == canvas::Tool::Select && event->modifiers() == Qt::NoModifier &&
        (event->position() - pressedAt()).manhattanLength() >= distance) {
        const auto node = nodeAt(pressedAt());
        // Even what cannot be lifted is not the start of a rubber band: its reason was told.
        if (subnetAt(node) && !m_project.isReadOnly()) {
            endGesture();
            if (lift(*node, pressedAt()))
                feed(*event);
            return;
        }
    }
    Canvas::mouseMoveEvent(event);
}

void TopologyCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_drag.state() == DragState::Idle || m_drag.isByKeyboard() ||
        event->button() != Qt::LeftButton)
        return Canvas::mouseReleaseEvent(event);
    m_drag.release();
}

void TopologyCanvas::grabSelection()
{
    if (m_project.isReadOnly())
        return;
    const auto node = focusedNode();
    const auto focused = subnetAt(node);
    if (focused && !isSelected(*node))
        selectNodes({*node}, Qt::NoModifier);
    const auto current = selection().current();
    if (current)
        m_isOwnDrag = m_drag.grab(current->model, liftable(current->model));
}

void TopologyCanvas::keyPressEvent(QKeyEvent* event)
{
    if (m_drag.isActive()) {
        if (!m_drag.takeKey(event->key()))
            event->ignore();
        return;
    }
    if (event->key() == Qt::Key_M && event->modifiers() == Qt::NoModifier)
        return grabSelection();
    Canvas::keyPressEvent(event);
}

bool TopologyCanvas::focusNextPrevChild(bool next)
{
    // Tab walks the targets of a grab.
    if (m_drag.isActive()) {
        m_drag.walk(next ? 1 : -1);
        return true;
    }
    return Canvas::focusNextPrevChild(next);
}

void TopologyCanvas::focusOutEvent(QFocusEvent* event)
{
    if (m_isOwnDrag && event->reason() != Qt::PopupFocusReason)
        m_drag.cancel();
    Canvas::focusOutEvent(event);
}

void TopologyCanvas::followDrag()
{
    if (!m_drag.isActive()) {
        m_rest.stop();
        m_isOwnDrag = m_isOwnDrag && m_drag.state() == DragState::Armed;
    }
    if (m_isOwnDrag && m_drag.isActive())
        setCursor(Qt::ClosedHandCursor);
    else
        unsetCursor();
    if (const auto& hovered = m_drag.hovered(); m_drag.isActive() && hovered)
        if (const auto* verdict = m_drag.verdictOf(*hovered))
            m_lastVerdict = wording::verdictWord(*verdict);
    update();
}

std::vector<NodeIndex> TopologyCanvas::liftedNodes() const
{
    const auto& proposal = m_drag.proposal();
    if (!m_drag.isActive() && !proposal)
        return {};
    const bool isInHand = m_drag.isActive();
    const domain::ModelId model = isInHand ? m_drag.model() : proposal->model;
    std::vector<NodeIndex> nodes;
    for (const domain::SubnetId subnet : isInHand ? m_drag.subnets() : proposal->subnets)
        if (const auto node = scene()->find(ObjectRef{model, ObjectKind::Subnet, subnet.number()}))
            nodes.push_back(*node);
    return nodes;
}

std::vector<widgets::PartAction> TopologyCanvas::partActions(const widgets::PartKey& key) const
{
    auto actions = Canvas::partActions(key);
    if (subnetAt(nodeOf(key)) && !m_project.isReadOnly())
        actions.insert(actions.begin() + 1, widgets::moveAction());
    return actions;
}

void TopologyCanvas::doPartAction(const widgets::PartKey& key, const QString& name)
{
    const auto node = nodeOf(key);
    if (name != widgets::part_action::kMove || !subnetAt(node))
        return Canvas::doPartAction(key, name);
    setFocus(Qt::OtherFocusReason);
    focusPart(key);
    if (!isSelected(*node))
        selectNodes({*node}, Qt::NoModifier);
    Q_EMIT moveWanted();
}

QString TopologyCanvas::partDescription(const widgets::PartKey& key) const
{
    const QString description = Canvas::partDescription(key);
    const auto node = nodeOf(key);
    const auto lifted = liftedNodes();
    if (!node || std::find(lifted.begin(), lifted.end(), *node) == lifted.end())
        return description;
    return description.isEmpty() ? tr("in the hand") : tr("in the hand, %1").arg(description);
}

} // namespace netatlas::views::topology
