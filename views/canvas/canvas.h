// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/selection.h"
#include "views/canvas/navigation.h"
#include "views/canvas/overlays.h"
#include "views/canvas/tile_store.h"
#include "views/widgets/accessible_parts.h"

#include <QTimer>
#include <QWidget>

namespace netatlas::views::canvas {

enum class Tool { Select, Pan };

/// Shows a scene and lets people walk in it: zoom, pan, selection, hover chain, keyboard, screen
/// reader (user-experience 4). One widget without an item per node; what it shows it gets by
/// `setScene`, what people ask for it tells by signals.
class Canvas : public QWidget, public widgets::PaintedParts
{
    Q_OBJECT
    Q_PROPERTY(double zoom READ scale NOTIFY viewChanged)

public:
    Canvas(workers::JobRunner& jobs, Selection& selection, QWidget* parent = nullptr);
    ~Canvas() override;

    /// Shows another scene; tiles outside the changed areas stay. The first one is fitted.
    void setScene(ScenePtr scene,
                  const std::optional<std::vector<graph::Rect>>& changed = std::nullopt);
    const ScenePtr& scene() const { return m_scene; }

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);

    ZoomLevel level() const { return m_level; }
    double scale() const { return scaleOf(m_level); }
    /// Zooms so that the point of the viewport keeps its place in the picture.
    void zoomTo(ZoomLevel level, const QPointF& anchor);
    void zoomTo(ZoomLevel level) { zoomTo(level, QRectF(rect()).center()); }
    void fitAll();
    void fitSelection();
    /// 100 % around the centre.
    void actualSize() { zoomTo(0); }
    void panBy(const QPointF& pixels);
    /// The part of the scene in sight, in scene units.
    QRectF visibleArea() const;
    void centreOn(const QPointF& scenePoint);
    /// Scrolls as little as needed.
    void bringIntoView(graph::NodeIndex node);

    /// The painted box of the object in viewport coordinates; empty when it is not in the picture.
    QRectF itemRect(const domain::ObjectRef& object) const;
    QRectF itemRect(graph::NodeIndex node) const;
    std::optional<graph::NodeIndex> nodeAt(const QPointF& viewportPoint) const;
    /// What can be seen now, line by line in reading order, with marks of selection and focus.
    QString textDump() const;

    std::optional<graph::NodeIndex> focusedNode() const;
    void focusNode(graph::NodeIndex node);
    bool isSelected(graph::NodeIndex node) const;
    /// What Enter and a double click do with a node.
    void activate(graph::NodeIndex node);

    /// Every visible tile is there at its own zoom.
    bool isSharp() const;
    const TileStore& tiles() const { return m_tiles; }
    /// Nodes painted live in the last frame, for tests that watch growth.
    int overlayCount() const { return m_overlayCount; }

    QSize sizeHint() const override { return {900, 640}; }

    // What screen readers are told, in canvas_parts.cpp.
    QWidget& partsArea() override { return *this; }
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
    /// Zoom, place or size of the visible part changed.
    void viewChanged();
    void sceneChanged();
    /// Enter or double click on a leaf.
    void opened(const netatlas::domain::ObjectRef& object);
    /// A bus is to be folded or unfolded, or a block to be opened.
    void foldToggled(const netatlas::graph::NodeKey& node);
    void unfoldAllRequested();
    /// A lane was dragged by its head, or pushed by keys: where its corner is to be.
    void laneMoved(const netatlas::graph::NodeKey& lane, const QPointF& to);
    void contextMenuRequested(const netatlas::domain::ObjectRef& object, const QPoint& globalPos);
    void focusedNodeChanged();
    void toolChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

    widgets::PartKey partOf(graph::NodeIndex node) const;
    std::optional<graph::NodeIndex> nodeOf(const widgets::PartKey& key) const;
    std::optional<domain::ObjectRef> objectOf(graph::NodeIndex node) const;
    void selectNodes(const std::vector<graph::NodeIndex>& nodes, Qt::KeyboardModifiers modifiers);
    Selection& selection() { return m_selection; }
    const Selection& selection() const { return m_selection; }
    /// The left button is down on something, and nothing has been made of it yet.
    bool isPressing() const { return m_gesture == Gesture::Pressed && m_button == Qt::LeftButton; }
    QPointF pressedAt() const { return m_pressed; }
    /// What was begun with the pointer comes to nothing.
    void endGesture();
    /// What is in the hand and leaves ghosts behind; plain canvases lift nothing.
    virtual std::vector<graph::NodeIndex> liftedNodes() const { return {}; }

private:
    enum class Gesture { None, Pressed, Panning, Band, LaneMove };

    // Keys, in canvas_keys.cpp
    bool handleZoomKey(const QKeyEvent& event);
    bool handleArrow(const QKeyEvent& event);
    bool handleNodeKey(const QKeyEvent& event);
    void askForMenu(const QPoint& globalPos);

    void moveOriginTo(const QPointF& origin);
    void viewMoved();
    void requestTiles();
    std::vector<TileKey> visibleTiles(ZoomLevel level, bool isDimmed) const;
    void paintTiles(QPainter& painter);
    void paintStandIn(QPainter& painter, const TileKey& key, const std::vector<ZoomLevel>& levels);
    void paintChips(QPainter& painter);
    QString foldedText() const;
    OverlayState overlayState() const;
    void takeSelection();
    void click(graph::NodeIndex node, Qt::KeyboardModifiers modifiers);
    void hoverAt(const QPointF& point);
    void setChain(std::optional<Chain> chain);
    void finishBand(Qt::KeyboardModifiers modifiers);
    void startPan(const QPointF& point);
    bool startLaneMove();
    /// Where the lane in hand would stand if it were dropped now.
    QPointF laneTarget() const;
    bool pushLane(const QKeyEvent& event);
    void updateCursor();
    QPointF toPicture(const QPointF& viewportPoint) const { return viewportPoint + m_origin; }

    Selection& m_selection;
    TileStore m_tiles;
    ScenePtr m_scene;
    ZoomLevel m_level = 0;
    QPointF m_origin; ///< of the viewport, in pixels of the zoom
    bool m_isFitted = false;
    Tool m_tool = Tool::Select;
    Gesture m_gesture = Gesture::None;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressed;
    QPointF m_last;
    bool m_isSpaceDown = false;
    bool m_isSnapping = true;
    graph::NodeIndex m_movedLane = graph::kNoNode;
    std::vector<graph::NodeIndex> m_selected;
    std::optional<graph::NodeKey> m_focused;
    std::optional<graph::NodeIndex> m_hovered;
    std::optional<Chain> m_chain;
    std::optional<Chain> m_selectedChain;
    QTimer m_hoverRest; ///< a pointer that rests lights the chain
    QTimer m_zoomRest;  ///< tiles of the exact zoom are painted when it rests
    bool m_isZooming = false;
    QRectF m_chipAction;
    Detail m_toldDetail = Detail::Full; ///< what screen readers know the nodes of
    int m_overlayCount = 0;
    double m_wheel = 0;
};

} // namespace netatlas::views::canvas
