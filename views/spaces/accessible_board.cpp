// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/spaces/accessible_board.h"

#include "views/spaces/board_canvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>
#include <unordered_map>

namespace netatlas::views::spaces {

using Kind = BoardPlace::Kind;

namespace {

/// One column or card as a screen reader sees it. Speaks for the board until it shows others.
class AccessiblePlace final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessiblePlace(BoardCanvas* board, const BoardPlace& place, int index)
        : m_board(board)
        , m_place(place)
        , m_index(index)
    {
    }

    int index() const { return m_index; }

    bool isValid() const override { return m_board; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override
    {
        return m_board ? m_board->window()->windowHandle() : nullptr;
    }
    QAccessibleInterface* parent() const override
    {
        return m_board ? QAccessible::queryAccessibleInterface(m_board) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text which) const override
    {
        return isValid() && which == QAccessible::Name ? m_board->spokenName(m_place) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect own = m_board->rectOf(m_place).toAlignedRect();
        return {m_board->viewport()->mapToGlobal(own.topLeft()), own.size()};
    }
    QAccessible::Role role() const override
    {
        return m_place.kind == Kind::Column ? QAccessible::Grouping : QAccessible::ListItem;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.selected = m_board->isSelected(m_place);
        state.focused = m_board->hasFocus() && m_board->focused() == m_place;
        state.offscreen = !m_board->rectOf(m_place).intersects(QRectF(m_board->viewport()->rect()));
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
        if (m_place.kind == Kind::Card)
            names << moveAction();
        return names;
    }
    QString localizedActionName(const QString& name) const override
    {
        return name == moveAction() ? BoardCanvas::tr("Move to another space")
                                    : QAccessibleActionInterface::localizedActionName(name);
    }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == pressAction())
            return m_board->activate(m_place);
        m_board->setFocus(Qt::OtherFocusReason);
        m_board->focusPlace(m_place);
        if (name == showMenuAction())
            m_board->askMenu(m_place, {});
        else if (name == moveAction())
            m_board->grabSelection();
    }
    QStringList keyBindingsForAction(const QString& name) const override
    {
        if (name == pressAction())
            return {QStringLiteral("Return")};
        return name == moveAction() ? QStringList{QStringLiteral("M")} : QStringList();
    }

private:
    static QString moveAction() { return QStringLiteral("Move"); }

    QPointer<BoardCanvas> m_board;
    BoardPlace m_place;
    int m_index;
};

class AccessibleBoard final : public QAccessibleWidget
{
public:
    explicit AccessibleBoard(BoardCanvas* board)
        : QAccessibleWidget(board, QAccessible::List)
        , m_board(board)
    {
    }
    ~AccessibleBoard() override { forget(); }

    int childCount() const override { return static_cast<int>(places().size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto found = m_ids.find(index);
        if (found != m_ids.end())
            return QAccessible::accessibleInterface(found->second);
        // Owned by the registry of QAccessible.
        auto* made = new AccessiblePlace(m_board, m_places[static_cast<std::size_t>(index)], index);
        m_ids.emplace(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* own = dynamic_cast<const AccessiblePlace*>(child);
        return own ? own->index() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPointF point = m_board->viewport()->mapFromGlobal(QPointF(x, y));
        // Cards stand behind their column in the list and before it on the screen.
        for (int i = childCount() - 1; i >= 0; --i)
            if (m_board->rectOf(m_places[static_cast<std::size_t>(i)]).contains(point))
                return child(i);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_board->hasFocus() ? child(focusedIndex()) : nullptr;
    }
    int focusedIndex() const
    {
        const auto& all = places();
        const auto found = std::find(all.begin(), all.end(), m_board->focused());
        return found == all.end() ? -1 : static_cast<int>(found - all.begin());
    }
    void forget()
    {
        for (const auto& [index, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
        m_ids.clear();
        m_places.clear();
    }

private:
    const std::vector<BoardPlace>& places() const
    {
        if (m_places.empty())
            m_places = m_board->places();
        return m_places;
    }

    BoardCanvas* m_board;
    mutable std::vector<BoardPlace> m_places;
    mutable std::unordered_map<int, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* board = qobject_cast<BoardCanvas*>(object);
    return board ? new AccessibleBoard(board) : nullptr;
}

AccessibleBoard* accessibleOf(BoardCanvas* board)
{
    return dynamic_cast<AccessibleBoard*>(QAccessible::queryAccessibleInterface(board));
}

} // namespace

void installAccessibleBoard()
{
    static bool isInstalled = false;
    if (!isInstalled)
        QAccessible::installFactory(makeInterface);
    isInstalled = true;
}

void announceBoardFocus(BoardCanvas* board)
{
    if (!QAccessible::isActive() || !board->hasFocus())
        return;
    if (const auto* accessible = accessibleOf(board);
        accessible && accessible->focusedIndex() >= 0) {
        QAccessibleEvent event(board, QAccessible::Focus);
        event.setChild(accessible->focusedIndex());
        QAccessible::updateAccessibility(&event);
    }
}

void forgetAccessibleBoard(BoardCanvas* board)
{
    // Asking for the interface would make one, so only those are asked who have one.
    if (!QAccessible::isActive())
        return;
    if (auto* accessible = accessibleOf(board))
        accessible->forget();
}

} // namespace netatlas::views::spaces
