// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"
#include "views/topology/topology_canvas.h"

#include <QWidget>

namespace netatlas::views::topology {

/// What floats over canvas and strip during a drag with the pointer: the lifted card and the
/// verdict. Lies over its whole parent and lets the pointer through.
class DragLayer : public QWidget
{
    Q_OBJECT

public:
    DragLayer(const ProjectBridge& project, const TopologyCanvas& canvas,
              const dialogs::MoveDrag& drag, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    const ProjectBridge& m_project;
    const TopologyCanvas& m_canvas;
    const dialogs::MoveDrag& m_drag;
};

} // namespace netatlas::views::topology
