// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/minimap.h"

#include "views/canvas/far_geometry.h"
#include "views/theme/metrics.h"
#include "views/widgets/paint/strokes.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

namespace netatlas::views::canvas {

using graph::NodeIndex;
using graph::NodeKind;
namespace metrics = theme::metrics;

Minimap::Minimap(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Minimap"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 80);
    connect(&theme::ActiveTheme::instance(), &theme::ActiveTheme::changed, this,
            qOverload<>(&QWidget::update));
}

void Minimap::setCanvas(Canvas* canvas)
{
    if (m_canvas)
        m_canvas->disconnect(this);
    m_canvas = canvas;
    if (m_canvas) {
        connect(m_canvas, &Canvas::viewChanged, this, qOverload<>(&QWidget::update));
        connect(m_canvas, &Canvas::sceneChanged, this, qOverload<>(&QWidget::update));
    }
    update();
}

double Minimap::factor() const
{
    const graph::Rect bounds = m_canvas->scene()->bounds();
    const double room = 2 * metrics::kSpace3;
    return std::min((width() - room) / bounds.width, (height() - room) / bounds.height);
}

QPointF Minimap::origin() const
{
    const graph::Rect bounds = m_canvas->scene()->bounds();
    const double scale = factor();
    return QPointF((width() - bounds.width * scale) / 2 - bounds.x * scale,
                   (height() - bounds.height * scale) / 2 - bounds.y * scale);
}

QPointF Minimap::toScene(const QPointF& point) const
{
    return (point - origin()) / factor();
}

QRectF Minimap::toMap(const QRectF& sceneRect) const
{
    return {sceneRect.topLeft() * factor() + origin(), sceneRect.size() * factor()};
}

QRectF Minimap::frameRect() const
{
    if (!m_canvas || m_canvas->scene()->isEmpty())
        return {};
    return toMap(m_canvas->visibleArea()).intersected(QRectF(rect()).adjusted(4, 4, -4, -4));
}

void Minimap::paintLane(QPainter& painter, NodeIndex lane) const
{
    const theme::Tokens& tokens = theme::ActiveTheme::instance().tokens();
    const Scene& scene = *m_canvas->scene();
    const auto& graph = scene.graph();
    paint::paintBox(painter, toMap(scaled(scene.frameOf(lane), 1)),
                    {.ground = tokens.groundLane, .line = tokens.line2, .radius = 2});
    bool hasError = false;
    graph.forEachChild(lane, [&](NodeIndex child) {
        const graph::Node& node = scene.node(child);
        const QRectF box = toMap(scaled(scene.frameOf(child), 1));
        if (node.key.kind == NodeKind::Machine || box.width() < 2)
            return;
        painter.fillRect(paint::onPixels(painter, box), tokens.groundBus);
        if (node.key.kind == NodeKind::Bus && graph.busOf(node).hasColour) {
            const auto colour = graph.busOf(node).colour;
            const auto mark = colour.isChosen ? theme::chosenSpaceMark(tokens, colour.place)
                                              : theme::spaceMark(tokens, colour.place);
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), mark.colour);
        }
        if (node.problem == engine::rules::Severity::Error && box.height() >= 6) {
            hasError = true;
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens.error);
            painter.drawEllipse(QPointF(box.right() - 4, box.top() + 3), 3, 3);
            painter.restore();
        }
    });
    if (!hasError && scene.node(lane).problem == engine::rules::Severity::Error) {
        const QRectF box = toMap(scaled(scene.frameOf(lane), 1));
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.error);
        painter.drawEllipse(QPointF(box.right() - 5, box.top() + 5), 3, 3);
        painter.restore();
    }
}

void Minimap::paintEvent(QPaintEvent*)
{
    const theme::Tokens& tokens = theme::ActiveTheme::instance().tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.groundPanel);
    if (!m_canvas || m_canvas->scene()->isEmpty())
        return;
    m_canvas->scene()->graph().forEachLane([&](NodeIndex lane) { paintLane(painter, lane); });
    paint::paintBox(painter, frameRect(),
                    {.line = tokens.accent, .width = metrics::kLineStrong, .radius = 2});
    if (hasFocus())
        paint::paintDottedRing(painter, frameRect(), 2, tokens.accent);
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    if (!m_canvas || event->button() != Qt::LeftButton)
        return;
    const QPointF at = toScene(event->position());
    const QRectF shown = m_canvas->visibleArea();
    m_grip = shown.contains(at) ? shown.center() - at : QPointF();
    m_canvas->centreOn(at + m_grip);
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (m_canvas && event->buttons() & Qt::LeftButton)
        m_canvas->centreOn(toScene(event->position()) + m_grip);
}

void Minimap::wheelEvent(QWheelEvent* event)
{
    if (!m_canvas)
        return;
    const int steps = event->angleDelta().y() * kStepsPerOctave / 4 / 120;
    m_canvas->zoomTo(m_canvas->level() + steps);
    event->accept();
}

void Minimap::keyPressEvent(QKeyEvent* event)
{
    const double step = m_canvas ? std::min(m_canvas->width(), m_canvas->height()) / 4.0 : 0;
    switch (m_canvas ? event->key() : 0) {
    case Qt::Key_Left: return m_canvas->panBy({-step, 0});
    case Qt::Key_Right: return m_canvas->panBy({step, 0});
    case Qt::Key_Up: return m_canvas->panBy({0, -step});
    case Qt::Key_Down: return m_canvas->panBy({0, step});
    case Qt::Key_Plus: return m_canvas->zoomTo(m_canvas->level() + kHalfOctave);
    case Qt::Key_Minus: return m_canvas->zoomTo(m_canvas->level() - kHalfOctave);
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace netatlas::views::canvas
