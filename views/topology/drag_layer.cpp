// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/drag_layer.h"

#include "views/canvas/scene_painter.h"
#include "views/dialogs/drag_words.h"
#include "views/theme/metrics.h"
#include "views/widgets/look.h"
#include "views/widgets/paint/subnet_card.h"

#include <QPainter>

namespace netatlas::views::topology {

DragLayer::DragLayer(const ProjectBridge& project, const TopologyCanvas& canvas,
                     const dialogs::MoveDrag& drag, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_canvas(canvas)
    , m_drag(drag)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    for (auto signal : {&dialogs::MoveDrag::stateChanged, &dialogs::MoveDrag::verdictsChanged,
                        &dialogs::MoveDrag::hoverChanged, &dialogs::MoveDrag::moved})
        connect(&drag, signal, this, &DragLayer::follow);
}

void DragLayer::follow()
{
    const bool isFloating =
        m_drag.isActive() && !m_drag.isByKeyboard() && parentWidget()->isVisible();
    // The view has another width as soon as the preview stands beside it.
    if (isFloating && geometry() != parentWidget()->rect())
        setGeometry(parentWidget()->rect());
    if (isFloating && isHidden())
        raise();
    setVisible(isFloating);
    update();
}

void DragLayer::paintEvent(QPaintEvent*)
{
    if (m_drag.subnets().empty())
        return;
    const theme::Theme& look = widgets::look();
    const QPointF pointer = m_canvas.mapTo(parentWidget(), m_drag.position());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& scene = *m_canvas.scene();
    const auto node = scene.find(domain::ObjectRef{m_drag.model(), domain::ObjectKind::Subnet,
                                                   m_drag.subnets().front().number()});
    if (node) {
        const QSizeF size = paint::cardSize(paint::CardPlace::Topology, look.fonts);
        paint::CardState state;
        state.carried = static_cast<int>(m_drag.subnets().size());
        // Left of the pointer, so that it does not hide the strip under it.
        paint::paintSubnetCard(
            painter,
            QRectF(pointer - QPointF(size.width() + theme::metrics::kSpace2, size.height() / 2),
                   size),
            canvas::ScenePainter(scene, look, 1.0).subnetCard(*node), state, look);
    }
    dialogs::paintDragStrip(painter, m_project.shown(), m_drag, pointer, QRectF(rect()), {}, look);
}

} // namespace netatlas::views::topology
