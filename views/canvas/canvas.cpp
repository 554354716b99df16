// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/canvas.h"

#include "model/graph/text_dump.h"
#include "views/bridge/qt_text.h"
#include "views/canvas/far_geometry.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/chips.h"
#include "views/widgets/paint/text.h"

#include <QPainter>
#include <QResizeEvent>

#include <cmath>
#include <set>

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;
namespace metrics = theme::metrics;

namespace {

constexpr int kHoverRestMs = 500;
constexpr int kZoomRestMs = 150;

} // namespace

Canvas::Canvas(workers::JobRunner& jobs, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_tiles(jobs, this)
    , m_scene(std::make_shared<const Scene>())
{
    widgets::installAccessibleParts();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_hoverRest.setSingleShot(true);
    m_hoverRest.setInterval(kHoverRestMs);
    connect(&m_hoverRest, &QTimer::timeout, this, [this] {
        if (m_hovered)
            setChain(chainOf(*m_scene, *m_hovered));
    });
    m_zoomRest.setSingleShot(true);
    m_zoomRest.setInterval(kZoomRestMs);
    connect(&m_zoomRest, &QTimer::timeout, this, [this] {
        m_isZooming = false;
        requestTiles();
    });
    connect(&m_tiles, &TileStore::tileReady, this, qOverload<>(&QWidget::update));
    connect(&m_selection, &Selection::changed, this, &Canvas::takeSelection);
    connect(&m_selection, &Selection::showRequested, this, [this](const domain::ObjectRef& object) {
        if (const auto node = m_scene->find(object)) {
            focusNode(*node);
            bringIntoView(*node);
        }
    });
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this, [this] {
        m_tiles.setTheme(theme::ActiveTheme::instance().theme());
        requestTiles();
        update();
    });
}

Canvas::~Canvas()
{
    widgets::partsGone(this);
}

void Canvas::setScene(ScenePtr scene, const std::optional<std::vector<graph::Rect>>& changed)
{
    const bool wasEmpty = m_scene->isEmpty();
    m_scene = std::move(scene);
    m_tiles.setScene(m_scene, changed);
    m_hovered.reset();
    m_hoverRest.stop();
    m_chain.reset();
    if (m_gesture == Gesture::LaneMove)
        m_gesture = Gesture::None; // what was in the hand may be gone
    if (m_focused && !m_scene->find(*m_focused))
        m_focused.reset();
    widgets::partsChanged(this);
    takeSelection();
    if (wasEmpty)
        m_isFitted = false;
    if (!m_isFitted && isVisible())
        fitAll();
    requestTiles();
    update();
    Q_EMIT sceneChanged();
}

void Canvas::endGesture()
{
    m_gesture = Gesture::None;
    updateCursor();
    update();
}

void Canvas::setTool(Tool tool)
{
    m_tool = tool;
    updateCursor();
    Q_EMIT toolChanged();
}

void Canvas::moveOriginTo(const QPointF& origin)
{
    // Whole device pixels keep tiles and their text crisp.
    const double ratio = devicePixelRatioF();
    m_origin =
        QPointF(std::round(origin.x() * ratio) / ratio, std::round(origin.y() * ratio) / ratio);
    viewMoved();
}

void Canvas::viewMoved()
{
    requestTiles();
    update();
    if (const Detail detail = detailAt(scale()); detail != m_toldDetail) {
        m_toldDetail = detail;
        widgets::partsChanged(this);
    }
    Q_EMIT viewChanged();
}

void Canvas::zoomTo(ZoomLevel level, const QPointF& anchor)
{
    level = bounded(level);
    if (level == m_level)
        return;
    const QPointF at = toPicture(anchor) / scale();
    m_level = level;
    m_isZooming = true;
    m_zoomRest.start();
    moveOriginTo(at * scale() - anchor);
}

void Canvas::fitAll()
{
    const QRectF bounds = scaled(m_scene->bounds(), 1);
    if (bounds.isEmpty() || width() < 2 || height() < 2)
        return;
    m_isFitted = true;
    // What is folded or too small is told in the corner, below the picture.
    const double foot = m_scene->graph().foldedSubnets > 0 || height() < bounds.height() * 0.25
                            ? metrics::kCornerChip + metrics::kSpace3
                            : 0;
    const double wanted =
        std::min({width() / bounds.width(), (height() - foot) / bounds.height(), 1.0});
    m_level = levelFitting(wanted);
    m_isZooming = false;
    // A picture that leaves room stands at the top left, where reading starts.
    const double s = scale();
    const QPointF surplus(std::max(0.0, width() - bounds.width() * s),
                          std::max(0.0, height() - foot - bounds.height() * s));
    moveOriginTo(bounds.topLeft() * s - (s < 1 ? surplus / 2 : QPointF()));
}

void Canvas::fitSelection()
{
    graph::Rect area;
    for (const NodeIndex node : m_selected)
        area = area.united(m_scene->frameOf(node));
    if (area.isEmpty())
        return;
    const QRectF wanted = scaled(area.grown(m_scene->sizes().gutter), 1);
    m_level = levelFitting(std::min({width() / wanted.width(), height() / wanted.height(), 1.0}));
    m_isZooming = false;
    centreOn(wanted.center());
}

void Canvas::panBy(const QPointF& pixels)
{
    moveOriginTo(m_origin + pixels);
}

QRectF Canvas::visibleArea() const
{
    return {m_origin / scale(), QSizeF(size()) / scale()};
}

void Canvas::centreOn(const QPointF& scenePoint)
{
    moveOriginTo(scenePoint * scale() - QRectF(rect()).center());
}

void Canvas::bringIntoView(NodeIndex node)
{
    constexpr double kMargin = 24;
    const QRectF box = itemRect(node).adjusted(-kMargin, -kMargin, kMargin, kMargin);
    QPointF by;
    if (box.right() > width())
        by.setX(box.right() - width());
    if (box.left() - by.x() < 0)
        by.setX(box.left());
    if (box.bottom() > height())
        by.setY(box.bottom() - height());
    if (box.top() - by.y() < 0)
        by.setY(box.top());
    if (!by.isNull())
        panBy(by);
}

QRectF Canvas::itemRect(NodeIndex node) const
{
    return paintedBox(*m_scene, node, scale()).translated(-m_origin);
}

QRectF Canvas::itemRect(const domain::ObjectRef& object) const
{
    const auto node = m_scene->find(object);
    return node ? itemRect(*node) : QRectF();
}

std::optional<NodeIndex> Canvas::nodeAt(const QPointF& viewportPoint) const
{
    return canvas::nodeAt(*m_scene, toPicture(viewportPoint), scale());
}

QString Canvas::textDump() const
{
    QString text;
    const QRectF area(m_origin, QSizeF(size()));
    for (NodeIndex node = 0; node < m_scene->graph().nodes.size(); ++node) {
        if (!isDrawn(*m_scene, node, scale()) ||
            !paintedBox(*m_scene, node, scale()).intersects(area))
            continue;
        int depth = 0;
        for (NodeIndex outer = m_scene->node(node).parent; outer != graph::kNoNode;
             outer = m_scene->node(outer).parent)
            ++depth;
        text += QString(2 * depth, QLatin1Char(' '));
        text += toQt(graph::nodeKindText(m_scene->node(node).key.kind)) + QLatin1Char(' ');
        text += toQt(graph::textOf(m_scene->graph(), node));
        if (isSelected(node))
            text += QStringLiteral(" [selected]");
        if (m_focused && m_scene->node(node).key == *m_focused)
            text += QStringLiteral(" [focus]");
        text += QLatin1Char('\n');
    }
    const ScenePainter painter(*m_scene, theme::ActiveTheme::instance().theme(), scale());
    for (const Route& route : painter.routes())
        if (scaled(route.bounds, scale()).intersects(area))
            text += toQt(graph::textOf(m_scene->graph(), route.link)) + QLatin1Char('\n');
    return text;
}

OverlayState Canvas::overlayState() const
{
    OverlayState state;
    state.selected = m_selected;
    if (hasFocus())
        state.focused = focusedNode();
    state.hovered = m_hovered;
    state.lifted = liftedNodes();
    state.chain = m_chain;
    if (!m_chain)
        state.selectedChain = m_selectedChain;
    return state;
}

void Canvas::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::ActiveTheme::instance().theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.tokens.groundCanvas);
    if (m_scene->isEmpty())
        return;
    paintTiles(painter);
    painter.save();
    painter.translate(-m_origin);
    m_overlayCount = paintOverlays(painter, *m_scene, theme, scale(), overlayState(),
                                   QRectF(m_origin, QSizeF(size())));
    painter.restore();
    if (m_gesture == Gesture::Band) {
        const QRectF band = QRectF(m_pressed, m_last).normalized();
        paint::paintBox(painter, band,
                        {.line = theme.tokens.accent, .radius = 0, .dash = paint::Dash::Added});
    }
    if (m_gesture == Gesture::LaneMove) {
        const QPointF to = laneTarget() * scale() - m_origin;
        paint::paintBox(painter, {to, itemRect(m_movedLane).size()},
                        {.line = theme.tokens.line3,
                         .radius = metrics::kRadiusSheet,
                         .dash = paint::Dash::Provider});
    }
    paintChips(painter);
}

QString Canvas::foldedText() const
{
    QStringList parts;
    const graph::Graph& graph = m_scene->graph();
    const auto number = [](std::size_t count) {
        return paint::countText(static_cast<qint64>(count));
    };
    if (detailAt(scale()) == Detail::Far && !graph.buses.empty())
        parts << tr("%1 subnets in %2 blocks · machines as dots")
                     .arg(number(graph.subnets.size() + graph.foldedSubnets),
                          number(graph.buses.size()));
    else if (graph.foldedSubnets > 0)
        parts << (graph.foldedSubnets == 1
                      ? tr("1 subnet folded")
                      : tr("%1 subnets folded").arg(number(graph.foldedSubnets)));
    if (detailAt(scale()) == Detail::Far && m_scene->routes().distant > 0)
        parts << tr("%1 links of distant fabrics not drawn").arg(number(m_scene->routes().distant));
    if (detailAt(scale()) != Detail::Far && m_scene->routes().weaker > 0)
        parts << tr("%1 weaker links not drawn").arg(number(m_scene->routes().weaker));
    return parts.join(QStringLiteral(" · "));
}

void Canvas::paintChips(QPainter& painter)
{
    const theme::Theme& theme = theme::ActiveTheme::instance().theme();
    m_chipAction = {};
    paint::CornerChip chip{.icon = theme::Icon::Folded, .text = foldedText(), .action = {}};
    if (chip.text.isEmpty())
        return;
    const bool isFar = detailAt(scale()) == Detail::Far;
    if (!isFar && m_scene->graph().foldedSubnets > 0)
        chip.action = tr("Unfold");
    const QSizeF size = paint::cornerChipSize(chip, theme);
    const QRectF place(metrics::kCanvasMargin, height() - size.height() - metrics::kSpace3,
                       size.width(), size.height());
    m_chipAction = paint::paintCornerChip(painter, place, chip, theme);
    if (chip.action.isEmpty())
        m_chipAction = {};
    if (isFar) {
        const QString hint = tr("Zoom in for names and addresses");
        const QFont font = theme.fonts.of(theme::TextRole::Caption);
        const double wide = paint::textWidth(hint, font);
        if (place.right() + wide + 2 * metrics::kCanvasMargin < width())
            paint::paintText(
                painter,
                QRectF(width() - wide - metrics::kCanvasMargin, place.top(), wide, place.height()),
                hint, font, theme.tokens.text3);
    }
}

void Canvas::resizeEvent(QResizeEvent*)
{
    if (!m_isFitted)
        fitAll();
    viewMoved();
}

bool Canvas::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (!m_isFitted)
            fitAll();
        requestTiles();
        break;
    case QEvent::ToolTip:
        // The tip comes with the chain; see hoverAt.
        return true;
    default: break;
    }
    return QWidget::event(event);
}

std::optional<domain::ObjectRef> Canvas::objectOf(NodeIndex node) const
{
    const graph::NodeKey& key = m_scene->node(node).key;
    if (key.kind == NodeKind::Fold || key.object.kind == domain::ObjectKind::Model)
        return std::nullopt;
    return key.object;
}

void Canvas::takeSelection()
{
    m_selected.clear();
    for (const auto& object : m_selection.objects())
        if (const auto node = m_scene->find(object))
            m_selected.push_back(*node);
    std::sort(m_selected.begin(), m_selected.end());
    m_selectedChain.reset();
    if (m_selected.size() == 1)
        m_selectedChain = chainOf(*m_scene, m_selected.front());
    update();
}

bool Canvas::isSelected(NodeIndex node) const
{
    return std::binary_search(m_selected.begin(), m_selected.end(), node);
}

void Canvas::selectNodes(const std::vector<NodeIndex>& nodes, Qt::KeyboardModifiers modifiers)
{
    std::vector<domain::ObjectRef> objects;
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier))
        objects = m_selection.objects();
    std::set<domain::ObjectRef> known(objects.begin(), objects.end());
    for (const NodeIndex node : nodes)
        if (const auto object = objectOf(node); object && known.insert(*object).second)
            objects.push_back(*object);
    m_selection.select(std::move(objects));
}

void Canvas::click(NodeIndex node, Qt::KeyboardModifiers modifiers)
{
    focusNode(node);
    const auto object = objectOf(node);
    if (modifiers & Qt::ControlModifier) {
        if (object)
            m_selection.toggle(*object);
    } else if (modifiers & Qt::ShiftModifier) {
        if (object)
            m_selection.add(*object);
    } else {
        selectNodes({node}, Qt::NoModifier);
    }
}

std::optional<NodeIndex> Canvas::focusedNode() const
{
    return m_focused ? m_scene->find(*m_focused) : std::nullopt;
}

void Canvas::focusNode(NodeIndex node)
{
    const graph::NodeKey key = m_scene->node(node).key;
    if (m_focused == key)
        return;
    m_focused = key;
    widgets::announcePartFocus(this);
    update();
    Q_EMIT focusedNodeChanged();
}

void Canvas::activate(NodeIndex node)
{
    const graph::Node& target = m_scene->node(node);
    if (target.key.kind == NodeKind::Fold)
        Q_EMIT foldToggled(target.key);
    else if (const auto object = objectOf(node))
        Q_EMIT opened(*object);
}

} // namespace netatlas::views::canvas
