// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/canvas.h"

#include <QPointer>

namespace netatlas::views::canvas {

/// The whole picture in small, with the part in sight framed (content of `dock.minimap`): drag the
/// frame, click to jump, turn the wheel to zoom.
class Minimap : public QWidget
{
    Q_OBJECT

public:
    explicit Minimap(QWidget* parent = nullptr);

    /// Follows another canvas, or none.
    void setCanvas(Canvas* canvas);
    Canvas* canvas() const { return m_canvas; }

    /// Where the frame of the visible part is, for tests.
    QRectF frameRect() const;
    QSize sizeHint() const override { return {288, 160}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double factor() const;
    QPointF origin() const;
    QPointF toScene(const QPointF& point) const;
    QRectF toMap(const QRectF& sceneRect) const;
    void paintLane(QPainter& painter, graph::NodeIndex lane) const;

    QPointer<Canvas> m_canvas;
    QPointF m_grip; ///< from the centre of the frame to where it was caught, in the scene
};

} // namespace netatlas::views::canvas
