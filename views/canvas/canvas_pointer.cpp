// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/canvas.h"
#include "views/canvas/far_geometry.h"
#include "views/canvas/words.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;

namespace {

/// A notch of the wheel turns a quarter of an octave.
constexpr double kStepsPerNotch = kStepsPerOctave / 4.0;
constexpr double kStepsPerFineNotch = kStepsPerOctave / 16.0;
constexpr double kNotch = 120;
/// Pixels that a notch moves sideways.
constexpr double kPanPerNotch = 60;
/// Lanes that are moved by hand stand on a grid of this pitch.
constexpr double kSnap = 8;

double snapped(double value)
{
    return std::round(value / kSnap) * kSnap;
}

} // namespace

void Canvas::hoverAt(const QPointF& point)
{
    const auto node = m_gesture == Gesture::None ? nodeAt(point) : std::nullopt;
    if (node == m_hovered)
        return;
    m_hovered = node;
    QToolTip::hideText();
    setChain(std::nullopt);
    if (node)
        m_hoverRest.start();
    else
        m_hoverRest.stop();
    update();
}

void Canvas::setChain(std::optional<Chain> chain)
{
    if (!chain && !m_chain)
        return;
    m_chain = std::move(chain);
    if (m_chain && m_hovered && underMouse())
        QToolTip::showText(QCursor::pos() + QPoint(0, 16), spokenName(*m_scene, *m_hovered), this,
                           itemRect(*m_hovered).toAlignedRect());
    requestTiles();
    update();
}

void Canvas::startPan(const QPointF& point)
{
    m_gesture = Gesture::Panning;
    m_last = point;
    updateCursor();
}

bool Canvas::startLaneMove()
{
    const auto node = nodeAt(m_pressed);
    if (!node || m_scene->node(*node).key.kind != NodeKind::Lane)
        return false;
    const double head =
        detailAt(scale()) == Detail::Far ? kFarHead : m_scene->sizes().laneHead * scale();
    if (m_pressed.y() > itemRect(*node).top() + head)
        return false;
    m_movedLane = *node;
    m_gesture = Gesture::LaneMove;
    setCursor(Qt::SizeAllCursor);
    return true;
}

QPointF Canvas::laneTarget() const
{
    const graph::Rect& frame = m_scene->frameOf(m_movedLane);
    const QPointF to = QPointF(frame.x, frame.y) + (m_last - m_pressed) / scale();
    return m_isSnapping ? QPointF(snapped(to.x()), snapped(to.y())) : to;
}

void Canvas::updateCursor()
{
    if (m_gesture == Gesture::Panning)
        setCursor(Qt::ClosedHandCursor);
    else if (m_tool == Tool::Pan || m_isSpaceDown)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

void Canvas::wheelEvent(QWheelEvent* event)
{
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier) {
        const double by = angle.y() != 0 ? angle.y() : angle.x();
        panBy(QPointF(-by / kNotch * kPanPerNotch, 0));
    } else if (angle.y() == 0 && angle.x() != 0) {
        panBy(QPointF(pixels.isNull() ? -angle.x() / kNotch * kPanPerNotch : -pixels.x(), 0));
    } else {
        const bool isFine = event->modifiers() & Qt::ControlModifier;
        m_wheel += angle.y() / kNotch * (isFine ? kStepsPerFineNotch : kStepsPerNotch);
        const int steps = static_cast<int>(m_wheel);
        m_wheel -= steps;
        zoomTo(m_level + steps, event->position());
    }
    event->accept();
}

void Canvas::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_pressed = m_last = event->position();
    m_button = event->button();
    m_hoverRest.stop();
    if (m_gesture != Gesture::None) {
        // Another button ends what the first began.
        m_gesture = Gesture::None;
        updateCursor();
        update();
        return;
    }
    if (m_button == Qt::MiddleButton ||
        (m_button == Qt::LeftButton && (m_isSpaceDown || m_tool == Tool::Pan)))
        return startPan(m_pressed);
    m_gesture = Gesture::Pressed;
    if (m_button == Qt::LeftButton && m_chipAction.contains(m_pressed)) {
        m_gesture = Gesture::None;
        Q_EMIT unfoldAllRequested();
    }
}

void Canvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF point = event->position();
    if (m_gesture == Gesture::Pressed && (point - m_pressed).manhattanLength() >=
                                             QGuiApplication::styleHints()->startDragDistance()) {
        if (m_button == Qt::RightButton && !nodeAt(m_pressed))
            startPan(m_pressed);
        else if (m_button == Qt::LeftButton && !startLaneMove())
            m_gesture = Gesture::Band;
        setChain(std::nullopt);
    }
    if (m_gesture == Gesture::Panning)
        panBy(m_last - point);
    else if (m_gesture == Gesture::Band || m_gesture == Gesture::LaneMove)
        update();
    m_isSnapping = !(event->modifiers() & Qt::AltModifier);
    m_last = point;
    hoverAt(point);
}

void Canvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_button)
        return;
    const Gesture gesture = m_gesture;
    m_gesture = Gesture::None;
    updateCursor();
    if (gesture == Gesture::Band)
        return finishBand(event->modifiers());
    if (gesture == Gesture::LaneMove) {
        update();
        Q_EMIT laneMoved(m_scene->node(m_movedLane).key, laneTarget());
        return;
    }
    if (gesture != Gesture::Pressed)
        return;
    const auto node = nodeAt(m_pressed);
    if (m_button == Qt::RightButton) {
        if (node && !isSelected(*node))
            click(*node, Qt::NoModifier);
        return askForMenu(event->globalPosition().toPoint());
    }
    if (m_button != Qt::LeftButton)
        return;
    if (node)
        click(*node, event->modifiers());
    else if (!(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        m_selection.clear();
}

void Canvas::finishBand(Qt::KeyboardModifiers modifiers)
{
    const QRectF band = QRectF(m_pressed, m_last).normalized().translated(m_origin);
    const Catch how = modifiers & Qt::AltModifier ? Catch::Enclosed : Catch::Touching;
    selectNodes(nodesIn(*m_scene, band, how, scale()), modifiers);
    update();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto node = nodeAt(event->position());
    if (event->button() != Qt::LeftButton || !node)
        return;
    const NodeKind kind = m_scene->node(*node).key.kind;
    if (kind == NodeKind::Bus || kind == NodeKind::Fold)
        Q_EMIT foldToggled(m_scene->node(*node).key);
    else
        activate(*node);
}

void Canvas::leaveEvent(QEvent*)
{
    m_hovered.reset();
    m_hoverRest.stop();
    setChain(std::nullopt);
    update();
}

} // namespace netatlas::views::canvas
