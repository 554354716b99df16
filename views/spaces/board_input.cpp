// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer and the keyboard of the board; what is shown is in board_canvas.cpp.
#include "views/spaces/board_canvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace netatlas::views::spaces {

using dialogs::DragState;
using domain::ObjectKind;
using domain::ObjectRef;
using Kind = BoardPlace::Kind;

namespace {

constexpr double kScrollEdge = 40;
constexpr int kScrollStep = 14;

} // namespace

/// The subnets that move when a card is taken: all that are selected, in the model of the card.
std::vector<domain::SubnetId> BoardCanvas::liftable(domain::ModelId model) const
{
    std::vector<domain::SubnetId> subnets;
    for (const ObjectRef& object : m_selection.objects())
        if (object.kind == ObjectKind::Subnet && object.model == model)
            subnets.emplace_back(object.number);
    return subnets;
}

void BoardCanvas::selectPlace(const BoardPlace& place, Qt::KeyboardModifiers modifiers)
{
    const auto object = objectAt(place);
    if (!object) {
        if (place.kind == Kind::None || modifiers == Qt::NoModifier)
            m_selection.clear();
        return;
    }
    if (modifiers.testFlag(Qt::ControlModifier))
        m_selection.toggle(*object);
    else if (modifiers.testFlag(Qt::ShiftModifier))
        m_selection.add(*object);
    else
        m_selection.select(*object);
}

void BoardCanvas::mousePressEvent(QMouseEvent* event)
{
    if (m_drag.state() != DragState::Idle) {
        // A second button during a drag is a way out of it.
        m_drag.cancel();
        return;
    }
    m_pressed = m_layout.at(toBoard(event->position()));
    m_pressedWith = event->modifiers();
    if (m_pressed.kind == Kind::None) {
        if (event->button() == Qt::LeftButton)
            m_selection.clear();
        return;
    }
    m_focus =
        m_pressed.kind == Kind::Menu ? BoardPlace{Kind::Column, m_pressed.column, 0, 0} : m_pressed;
    viewport()->update();
    if (event->button() != Qt::LeftButton)
        return;
    if (m_pressed.kind == Kind::Menu) {
        askMenu(m_focus, event->globalPosition().toPoint());
        return;
    }
    if (m_pressed.kind == Kind::Column && m_columns[m_pressed.column].column.isNew) {
        Q_EMIT newSpaceWanted(m_columns[m_pressed.column].model);
        return;
    }
    // A press inside a selection may lift all of it; which click it was shows at the release.
    if (!isSelected(m_pressed) || event->modifiers() != Qt::NoModifier)
        selectPlace(m_pressed, event->modifiers());
    if (m_pressed.kind == Kind::Card || m_pressed.kind == Kind::Overlay) {
        const domain::ModelId model = m_columns[m_pressed.column].model;
        if (const auto subnets = liftable(model);
            !subnets.empty() && !m_project.isReadOnly() && m_pressed.kind == Kind::Card)
            m_isOwnDrag = m_drag.arm(model, subnets, event->position());
    }
}

void BoardCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (m_drag.state() != DragState::Idle && !m_drag.isByKeyboard()) {
        m_drag.pointerMoved(position, targetAt(position),
                            QGuiApplication::styleHints()->startDragDistance());
        if (!m_drag.isActive())
            return;
        if (event->modifiers().testFlag(Qt::AltModifier))
            m_drag.rested();
        else if (m_drag.hovered())
            m_rest.start();
        if (!m_autoScroll.isActive())
            m_autoScroll.start();
        viewport()->update();
        return;
    }
    const BoardPlace place = m_layout.at(toBoard(position));
    if (place == m_hover)
        return;
    m_hover = place;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_columns[i].column.isMenuHovered = place.kind == Kind::Menu && place.column == i;
    const bool canLift = place.kind == Kind::Card && !m_project.isReadOnly();
    viewport()->setCursor(canLift ? Qt::OpenHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void BoardCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag.isByKeyboard())
        return;
    if (m_drag.isActive()) {
        m_drag.release();
        return;
    }
    if (m_drag.state() == DragState::Armed)
        m_drag.cancel();
    // A plain click inside a larger selection leaves only what was clicked.
    if (m_pressedWith == Qt::NoModifier && isSelected(m_pressed) &&
        m_selection.objects().size() > 1)
        selectPlace(m_pressed, Qt::NoModifier);
    m_pressed = {};
}

void BoardCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const BoardPlace place = m_layout.at(toBoard(event->position()));
    if (event->button() == Qt::LeftButton && place.kind != Kind::Menu)
        activate(place);
}

void BoardCanvas::wheelEvent(QWheelEvent* event)
{
    const auto column = m_layout.columnAt(toBoard(event->position()));
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier) ||
                            std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y());
    if (m_layout.isRows() || isSideways || !column || m_layout.overflow(*column) <= 0) {
        QScrollBar* bar =
            m_layout.isRows() && !isSideways ? verticalScrollBar() : horizontalScrollBar();
        const QPoint delta = event->angleDelta();
        bar->setValue(bar->value() - (delta.y() != 0 ? delta.y() : delta.x()) / 2);
    } else {
        scrollColumn(*column, -event->angleDelta().y() / 2.0);
    }
    event->accept();
}

/// Near the edges the board moves under a drag.
void BoardCanvas::autoScroll()
{
    if (!m_drag.isActive() || m_drag.isByKeyboard())
        return;
    const QPointF position = m_drag.position();
    const QRectF view = viewport()->rect();
    int dx = 0;
    if (position.x() < view.left() + kScrollEdge)
        dx = -kScrollStep;
    else if (position.x() > view.right() - kScrollEdge)
        dx = kScrollStep;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + dx);
    int dy = 0;
    if (position.y() < view.top() + kScrollEdge)
        dy = -kScrollStep;
    else if (position.y() > view.bottom() - kScrollEdge)
        dy = kScrollStep;
    if (dy == 0)
        return;
    if (m_layout.isRows())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + dy);
    else if (const auto column = m_layout.columnAt(toBoard(position)))
        scrollColumn(*column, dy);
}

void BoardCanvas::grabSelection()
{
    if (m_columns.empty() || m_project.isReadOnly())
        return;
    const auto object = objectAt(m_focus);
    if (object && object->kind == ObjectKind::Subnet && !m_selection.contains(*object))
        m_selection.select(*object);
    const domain::ModelId model = m_columns[m_focus.column].model;
    m_isOwnDrag = m_drag.grab(model, liftable(model));
}

bool BoardCanvas::focusNextPrevChild(bool next)
{
    // Tab walks the targets of a grab; otherwise it leaves the board like any widget.
    if (m_drag.isActive()) {
        m_drag.walk(next ? 1 : -1);
        return true;
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void BoardCanvas::keyPressEvent(QKeyEvent* event)
{
    if (m_drag.isActive()) {
        if (!m_drag.takeKey(event->key()))
            event->ignore();
        return;
    }
    const auto modifiers = event->modifiers();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        walkFocus(static_cast<Qt::Key>(event->key()),
                  modifiers.testFlag(Qt::ShiftModifier) && modifiers.testFlag(Qt::AltModifier));
        return;
    case Qt::Key_Space:
        if (modifiers.testFlag(Qt::ControlModifier))
            selectPlace(m_focus, Qt::ControlModifier);
        else
            selectPlace(m_focus, Qt::NoModifier);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter: activate(m_focus); return;
    case Qt::Key_Escape:
        if (m_selection.objects().empty())
            event->ignore();
        else
            m_selection.clear();
        return;
    case Qt::Key_Menu: askMenu(m_focus, {}); return;
    case Qt::Key_F10:
        if (modifiers.testFlag(Qt::ShiftModifier)) {
            askMenu(m_focus, {});
            return;
        }
        break;
    case Qt::Key_M:
        if (modifiers == Qt::NoModifier) {
            grabSelection();
            return;
        }
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

/// Up and down walk a column, its head first; left and right go to the neighbour column at the
/// same height.
void BoardCanvas::walkFocus(Qt::Key key, bool extends)
{
    const std::vector<BoardPlace> all = places();
    const auto here = std::find(all.begin(), all.end(), m_focus);
    if (here == all.end())
        return;
    BoardPlace next = m_focus;
    const bool isSideways = key == Qt::Key_Left || key == Qt::Key_Right;
    if (isSideways) {
        const bool isLeft = key == Qt::Key_Left;
        if (isLeft ? m_focus.column == 0 : m_focus.column + 1 == m_columns.size())
            return;
        next = {m_focus.kind == Kind::Overlay ? Kind::Card : m_focus.kind,
                isLeft ? m_focus.column - 1 : m_focus.column + 1, m_focus.card, 0};
        const std::size_t count = m_columns[next.column].cards.size();
        if (count == 0)
            next = {Kind::Column, next.column, 0, 0};
        else
            next.card = std::min(next.card, count - 1);
    } else if (key == Qt::Key_Home || key == Qt::Key_End) {
        next = key == Qt::Key_Home ? all.front() : all.back();
    } else {
        const bool isUp = key == Qt::Key_Up;
        if (isUp ? here == all.begin() : std::next(here) == all.end())
            return;
        const BoardPlace neighbour = isUp ? *std::prev(here) : *std::next(here);
        if (neighbour.column != m_focus.column)
            return;
        next = neighbour;
    }
    focusPlace(next);
    const auto object = objectAt(next);
    if (object && object->kind == ObjectKind::Subnet) {
        if (extends)
            m_selection.add(*object);
        else
            m_selection.select(*object);
    }
}

void BoardCanvas::activate(const BoardPlace& place)
{
    if (place.column < m_columns.size() && place.kind == Kind::Column &&
        m_columns[place.column].column.isNew) {
        Q_EMIT newSpaceWanted(m_columns[place.column].model);
        return;
    }
    if (const auto object = objectAt(place)) {
        m_selection.select(*object);
        Q_EMIT opened(*object);
    }
}

void BoardCanvas::askMenu(const BoardPlace& place, QPoint globalPosition)
{
    if (!isSelected(place))
        selectPlace(place, Qt::NoModifier);
    const QPoint position = globalPosition.isNull()
                                ? viewport()->mapToGlobal(rectOf(place).center().toPoint())
                                : globalPosition;
    Q_EMIT menuWanted(position);
}

void BoardCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        askMenu(m_focus, {});
        return;
    }
    const BoardPlace place = m_layout.at(toBoard(viewport()->mapFrom(this, event->pos())));
    if (place.kind != Kind::None)
        askMenu(place.kind == Kind::Menu ? BoardPlace{Kind::Column, place.column, 0, 0} : place,
                event->globalPos());
}

void BoardCanvas::focusInEvent(QFocusEvent* event)
{
    viewport()->update();
    widgets::announcePartFocus(this);
    QAbstractScrollArea::focusInEvent(event);
}

void BoardCanvas::focusOutEvent(QFocusEvent* event)
{
    // A drag that a dialog began is the dialog's affair.
    if (m_isOwnDrag && event->reason() != Qt::PopupFocusReason)
        m_drag.cancel();
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace netatlas::views::spaces
