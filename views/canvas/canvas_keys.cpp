// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/canvas.h"
#include "views/canvas/words.h"

#include <QKeyEvent>
#include <QToolTip>

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;

namespace {

constexpr double kPanStep = 60;
/// A key turns half an octave: four presses from one detail to the next but one.
constexpr int kKeyStep = kHalfOctave;

std::optional<Direction> directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left: return Direction::Left;
    case Qt::Key_Right: return Direction::Right;
    case Qt::Key_Up: return Direction::Up;
    case Qt::Key_Down: return Direction::Down;
    default: return std::nullopt;
    }
}

QPointF stepOf(Direction direction)
{
    switch (direction) {
    case Direction::Left: return {-kPanStep, 0};
    case Direction::Right: return {kPanStep, 0};
    case Direction::Up: return {0, -kPanStep};
    case Direction::Down: return {0, kPanStep};
    }
    return {};
}

} // namespace

bool Canvas::handleZoomKey(const QKeyEvent& event)
{
    if (!(event.modifiers() & Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomTo(nearestHalfOctave(m_level) + kKeyStep); return true;
    case Qt::Key_Minus: zoomTo(nearestHalfOctave(m_level) - kKeyStep); return true;
    case Qt::Key_0:
    case Qt::Key_ParenRight:
        if (event.modifiers() & Qt::AltModifier)
            actualSize();
        else if (event.modifiers() & Qt::ShiftModifier)
            fitSelection();
        else
            fitAll();
        return true;
    default: return false;
    }
}

bool Canvas::pushLane(const QKeyEvent& event)
{
    const auto node = focusedNode();
    if (!node)
        return false;
    constexpr float kGridStep = 8;
    const double steps = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
    const NodeIndex lane = m_scene->graph().laneIndexOf(*node);
    const graph::Rect& frame = m_scene->frameOf(lane);
    const QPointF step = stepOf(*directionOf(event.key())) / kPanStep * kGridStep * steps;
    Q_EMIT laneMoved(m_scene->node(lane).key, QPointF(frame.x, frame.y) + step);
    return true;
}

bool Canvas::handleArrow(const QKeyEvent& event)
{
    const auto direction = directionOf(event.key());
    if (!direction)
        return false;
    if (event.modifiers() & Qt::ControlModifier)
        return pushLane(event);
    const bool isShift = event.modifiers() & Qt::ShiftModifier;
    const bool isAlt = event.modifiers() & Qt::AltModifier;
    if ((isShift && !isAlt) || (m_tool == Tool::Pan && !isAlt)) {
        panBy(stepOf(*direction));
        return true;
    }
    if (isAlt && !isShift)
        return false; // Alt with arrows walks through the history of places
    const auto from = focusedNode();
    const auto to = from ? nearestNode(*m_scene, *from, *direction, scale())
                         : nextInReadingOrder(*m_scene, std::nullopt, true, scale());
    if (!to)
        return true;
    focusNode(*to);
    bringIntoView(*to);
    selectNodes({*to}, isShift ? Qt::ShiftModifier : Qt::NoModifier);
    return true;
}

bool Canvas::handleNodeKey(const QKeyEvent& event)
{
    const bool isControl = event.modifiers() & Qt::ControlModifier;
    const bool isShift = event.modifiers() & Qt::ShiftModifier;
    const auto node = focusedNode();
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (node)
            activate(*node);
        return node.has_value();
    case Qt::Key_Space:
        if (isControl && node) {
            click(*node, Qt::ControlModifier);
            return true;
        }
        if (!isControl && !event.isAutoRepeat()) {
            m_isSpaceDown = true;
            updateCursor();
        }
        return true;
    case Qt::Key_G: {
        if (!isControl || !node)
            return false;
        NodeIndex group = *node;
        while (group != graph::kNoNode && m_scene->node(group).key.kind != NodeKind::Bus &&
               m_scene->node(group).key.kind != NodeKind::Fold)
            group = m_scene->node(group).parent;
        if (group == graph::kNoNode)
            return true;
        const bool isBus = m_scene->node(group).key.kind == NodeKind::Bus;
        const bool isClosed = !isBus || m_scene->graph().busOf(m_scene->node(group)).isFolded;
        if (isClosed == isShift)
            Q_EMIT foldToggled(m_scene->node(group).key);
        return true;
    }
    case Qt::Key_I:
        if (!isControl || !node)
            return false;
        QToolTip::showText(mapToGlobal(itemRect(*node).bottomLeft().toPoint()),
                           spokenName(*m_scene, *node), this);
        return true;
    case Qt::Key_A:
        if (!isControl)
            return false;
        if (isShift)
            m_selection.clear();
        else {
            std::vector<NodeIndex> all(m_scene->graph().nodes.size());
            for (NodeIndex i = 0; i < all.size(); ++i)
                all[i] = i;
            selectNodes(all, Qt::NoModifier);
        }
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (const auto end =
                nextInReadingOrder(*m_scene, std::nullopt, event.key() == Qt::Key_Home, scale())) {
            focusNode(*end);
            bringIntoView(*end);
            selectNodes({*end}, Qt::NoModifier);
        }
        return true;
    default: return false;
    }
}

void Canvas::askForMenu(const QPoint& globalPos)
{
    const auto node = focusedNode();
    const auto object = node ? objectOf(*node) : std::nullopt;
    if (object)
        Q_EMIT contextMenuRequested(*object, globalPos);
}

void Canvas::keyPressEvent(QKeyEvent* event)
{
    if (handleZoomKey(*event) || handleArrow(*event) || handleNodeKey(*event))
        return;
    const bool isPlain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    switch (event->key()) {
    case Qt::Key_Escape:
        // One step back at a time: gesture, tool, selection; then it is somebody else's.
        if (m_gesture != Gesture::None) {
            m_gesture = Gesture::None;
            updateCursor();
            update();
        } else if (m_chain) {
            setChain(std::nullopt);
        } else if (m_tool != Tool::Select) {
            setTool(Tool::Select);
        } else if (!m_selection.objects().empty()) {
            m_selection.clear();
        } else {
            event->ignore();
        }
        return;
    case Qt::Key_V:
    case Qt::Key_H:
        if (isPlain)
            return setTool(event->key() == Qt::Key_H ? Tool::Pan : Tool::Select);
        break;
    case Qt::Key_F10:
        if (!(event->modifiers() & Qt::ShiftModifier))
            break;
        [[fallthrough]];
    case Qt::Key_Menu:
        if (const auto node = focusedNode())
            askForMenu(mapToGlobal(itemRect(*node).center().toPoint()));
        return;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void Canvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceDown = false;
        updateCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void Canvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool isByPerson = event->reason() != Qt::MouseFocusReason &&
                            event->reason() != Qt::ActiveWindowFocusReason &&
                            event->reason() != Qt::PopupFocusReason;
    if (isByPerson && !focusedNode()) {
        const auto first = nextInReadingOrder(*m_scene, std::nullopt,
                                              event->reason() != Qt::BacktabFocusReason, scale());
        if (first)
            focusNode(*first);
    } else {
        widgets::announcePartFocus(this);
    }
    update();
}

void Canvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_isSpaceDown = false;
    update();
}

bool Canvas::focusNextPrevChild(bool next)
{
    // Tab walks the nodes in reading order and leaves the canvas at either end, so nobody is
    // trapped in it.
    const auto from = focusedNode();
    if (from) {
        const auto to = nextInReadingOrder(*m_scene, from, next, scale());
        if (to) {
            focusNode(*to);
            bringIntoView(*to);
            return true;
        }
        m_focused.reset();
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace netatlas::views::canvas
