// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/graph.h"
#include "views/widgets/paint/marks.h"

#include <QFont>
#include <QPainter>

namespace netatlas::views::canvas {

/// The marks of a node in the words of the paint functions.
paint::Severity severityOf(const graph::Node& node);
paint::Change changeOf(graph::Change change);

/// The font for a box pressed by the zoom: smaller with it, but never so small that it cannot be
/// read. What has no room then is dropped.
QFont zoomed(QFont font, double scale);

/// Enters units of its own for as long as it lives: those of the scene at full detail.
class SceneUnits
{
public:
    SceneUnits(QPainter& painter, double scale) : m_painter(painter)
    {
        m_painter.save();
        m_painter.scale(scale, scale);
    }
    ~SceneUnits() { m_painter.restore(); }
    SceneUnits(const SceneUnits&) = delete;
    SceneUnits& operator=(const SceneUnits&) = delete;

private:
    QPainter& m_painter;
};

} // namespace netatlas::views::canvas
