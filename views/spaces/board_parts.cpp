// SPDX-License-Identifier: GPL-3.0-or-later
// What the board says of its columns and cards to screen readers (user-experience 13).
#include "views/spaces/board_canvas.h"
#include "views/spaces/board_text.h"

#include <algorithm>

namespace netatlas::views::spaces {

using domain::ObjectKind;
using domain::ObjectRef;
using widgets::PartAction;
using widgets::PartKey;
using Kind = BoardPlace::Kind;
namespace part_action = widgets::part_action;

namespace {

/// The place that makes a new space has no object of its own.
constexpr quint32 kNewSpace = 0xFFFF;

} // namespace

PartKey BoardCanvas::keyOf(const BoardPlace& place) const
{
    const BoardColumn& column = m_columns[place.column];
    const auto object = objectAt(place);
    const quint64 number = object ? object->number : 0;
    return {quint64{column.model.number()} << 32U | number,
            object ? static_cast<quint32>(object->kind) : kNewSpace};
}

std::optional<BoardPlace> BoardCanvas::placeOf(const PartKey& key) const
{
    const domain::ModelId model(static_cast<std::uint32_t>(key.object >> 32U));
    if (key.kind != kNewSpace)
        return placeOf(ObjectRef{model, static_cast<ObjectKind>(key.kind),
                                 static_cast<std::uint32_t>(key.object)});
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].model == model && m_columns[i].column.isNew)
            return BoardPlace{Kind::Column, i, 0, 0};
    return std::nullopt;
}

std::vector<PartKey> BoardCanvas::partKeys() const
{
    std::vector<PartKey> keys;
    for (const BoardPlace& place : places())
        keys.push_back(keyOf(place));
    return keys;
}

QAccessible::Role BoardCanvas::partRole(const PartKey& key) const
{
    if (key.kind == kNewSpace)
        return QAccessible::Button;
    return key.kind == static_cast<quint32>(ObjectKind::Space) ? QAccessible::Grouping
                                                               : QAccessible::ListItem;
}

QString BoardCanvas::partName(const PartKey& key) const
{
    const auto place = placeOf(key);
    return place ? spokenName(*place) : QString();
}

QString BoardCanvas::partDescription(const PartKey& key) const
{
    const auto place = placeOf(key);
    return place ? spokenDescription(m_columns, *place, isLifted(*place)) : QString();
}

QRectF BoardCanvas::partRect(const PartKey& key) const
{
    const auto place = placeOf(key);
    return place ? rectOf(*place) : QRectF();
}

QAccessible::State BoardCanvas::partState(const PartKey& key) const
{
    QAccessible::State state;
    if (const auto place = placeOf(key)) {
        state.selectable = place->kind != Kind::Column || m_columns[place->column].space;
        state.selected = isSelected(*place);
        state.movable = place->kind == Kind::Card && !m_project.isReadOnly();
    }
    return state;
}

std::vector<PartAction> BoardCanvas::partActions(const PartKey& key) const
{
    const auto place = placeOf(key);
    std::vector<PartAction> actions{widgets::openAction()};
    if (!place)
        return actions;
    if (place->kind == Kind::Card && !m_project.isReadOnly())
        actions.push_back(widgets::moveAction());
    if (objectAt(*place))
        actions.push_back(widgets::menuAction());
    if (place->kind == Kind::Column && m_drag.isActive())
        actions.push_back(widgets::dropAction());
    return actions;
}

void BoardCanvas::doPartAction(const PartKey& key, const QString& name)
{
    const auto place = placeOf(key);
    if (!place)
        return;
    if (name == part_action::kDrop) {
        m_drag.dropOn({m_columns[place->column].model, m_columns[place->column].space});
        return;
    }
    if (name == part_action::kOpen)
        return activate(*place);
    setFocus(Qt::OtherFocusReason);
    focusPlace(*place);
    if (name == part_action::kMenu) {
        askMenu(*place, {});
    } else if (name == part_action::kMove) {
        if (!isSelected(*place))
            selectPlace(*place, Qt::NoModifier);
        Q_EMIT moveWanted();
    }
}

void BoardCanvas::focusPart(const PartKey& key)
{
    if (const auto place = placeOf(key))
        focusPlace(*place);
}

std::optional<PartKey> BoardCanvas::focusedPart() const
{
    return m_columns.empty() ? std::nullopt : std::optional(keyOf(m_focus));
}

std::optional<PartKey> BoardCanvas::partAt(const QPointF& point) const
{
    const BoardPlace place = m_layout.at(toBoard(point));
    if (place.kind == Kind::None)
        return std::nullopt;
    return keyOf(place.kind == Kind::Menu ? BoardPlace{Kind::Column, place.column, 0, 0} : place);
}

} // namespace netatlas::views::spaces
