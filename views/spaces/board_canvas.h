// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/selection.h"
#include "views/dialogs/move_drag.h"
#include "views/spaces/board_layout.h"
#include "views/widgets/accessible_parts.h"

#include <QAbstractScrollArea>
#include <QTimer>
#include <QVariant>

#include <map>
#include <unordered_map>

namespace netatlas::views::spaces {

/// The board itself: one painted widget for any number of cards (user-experience 5.3, 6).
///
/// Feeds the window's drag with the pointer and the keyboard, and shows what the drag says. Tests
/// find it as `canvas.spaces`.
class BoardCanvas : public QAbstractScrollArea, public widgets::PaintedParts
{
    Q_OBJECT
    Q_PROPERTY(QString dragState READ dragState)
    Q_PROPERTY(QString lastVerdict READ lastVerdict)

public:
    BoardCanvas(const ViewContext& context, dialogs::MoveDrag& drag, QWidget* parent = nullptr);
    ~BoardCanvas() override;

    void setOptions(const BoardOptions& options);
    const BoardOptions& options() const { return m_options; }
    const std::vector<BoardColumn>& columns() const { return m_columns; }
    const BoardLayout& layout() const { return m_layout; }

    QString dragState() const;
    /// The word of the verdict that was shown last.
    QString lastVerdict() const { return m_lastVerdict; }

    /// Where the object is in the viewport; empty when it is not on the board.
    Q_INVOKABLE QRect itemRect(const QString& objectId) const;
    /// The verdict word of every space for the subnets, by object id; judged here and now.
    Q_INVOKABLE QVariantMap targetsFor(const QStringList& objectIds) const;
    Q_INVOKABLE QString textDump() const;

    /// Brings the object into sight and focuses it; false when it is not on the board.
    bool showObject(const domain::ObjectRef& object);
    const BoardPlace& focused() const { return m_focus; }
    /// What stands at the place: subnet or space; nothing for "New space".
    std::optional<domain::ObjectRef> objectAt(const BoardPlace& place) const;
    /// Where the place is in the viewport.
    QRectF rectOf(const BoardPlace& place) const;
    /// All places in reading order.
    std::vector<BoardPlace> places() const;
    QString spokenName(const BoardPlace& place) const;
    bool isSelected(const BoardPlace& place) const;
    void focusPlace(const BoardPlace& place);
    void activate(const BoardPlace& place);
    void askMenu(const BoardPlace& place, QPoint globalPosition);
    /// M: lifts the selected cards, or the focused one.
    void grabSelection();

    // What screen readers are told, in board_parts.cpp.
    QWidget& partsArea() override { return *viewport(); }
    std::vector<widgets::PartKey> partKeys() const override;
    QAccessible::Role partRole(const widgets::PartKey& key) const override;
    QString partName(const widgets::PartKey& key) const override;
    QString partDescription(const widgets::PartKey& key) const override;
    QRectF partRect(const widgets::PartKey& key) const override;
    QAccessible::State partState(const widgets::PartKey& key) const override;
    std::vector<widgets::PartAction> partActions(const widgets::PartKey& key) const override;
    void doPartAction(const widgets::PartKey& key, const QString& name) override;
    void focusPart(const widgets::PartKey& key) override;
    std::optional<widgets::PartKey> focusedPart() const override;
    std::optional<widgets::PartKey> partAt(const QPointF& point) const override;

Q_SIGNALS:
    void opened(const netatlas::domain::ObjectRef& object);
    /// A context menu for the selection is wanted here.
    void menuWanted(const QPoint& globalPosition);
    void newSpaceWanted(netatlas::domain::ModelId model);
    /// A space is to be chosen for the selected subnets.
    void moveWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void refresh();
    void refreshWhenShown();
    void applyVerdicts();
    void relayout();
    void followDrag();
    void autoScroll();
    void walkFocus(Qt::Key key, bool extends);
    void bringIntoSight(const BoardPlace& place);
    void selectPlace(const BoardPlace& place, Qt::KeyboardModifiers modifiers);
    std::vector<domain::SubnetId> liftable(domain::ModelId model) const;
    std::optional<dialogs::MoveTarget> targetAt(QPointF position) const;
    std::optional<std::size_t> columnOf(const dialogs::MoveTarget& target) const;
    std::optional<BoardPlace> placeOf(const domain::ObjectRef& object) const;
    std::optional<BoardPlace> placeOf(const widgets::PartKey& key) const;
    widgets::PartKey keyOf(const BoardPlace& place) const;
    bool isLifted(const BoardPlace& place) const;
    QPointF toBoard(QPointF position) const;
    QPointF offset() const;
    std::vector<double> scrollList() const;
    void scrollColumn(std::size_t column, double by);

    ProjectBridge& m_project;
    Selection& m_selection;
    dialogs::MoveDrag& m_drag;
    BoardOptions m_options;
    std::vector<BoardColumn> m_columns;
    BoardLayout m_layout;
    std::unordered_map<domain::ObjectRef, BoardPlace> m_placeOfObject;
    std::map<std::pair<domain::ModelId, domain::SpaceId>, double> m_scrolls;
    BoardPlace m_focus;
    BoardPlace m_hover;
    BoardPlace m_pressed;
    Qt::KeyboardModifiers m_pressedWith;
    QString m_lastVerdict;
    bool m_isStale = true;
    bool m_isOwnDrag = false; ///< begun here, so it ends when the board loses the focus
    QTimer m_rest;
    QTimer m_autoScroll;
};

} // namespace netatlas::views::spaces
