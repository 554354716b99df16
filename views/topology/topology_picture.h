// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/scene.h"
#include "views/export/picture.h"
#include "views/topology/topology_projection.h"

namespace netatlas::views::topology {

/// The topology on paper: all of the scene at full detail.
class TopologyPicture final : public PaintedView
{
public:
    explicit TopologyPicture(canvas::ScenePtr scene) : m_scene(std::move(scene)) {}
    /// Of a source as the view would show it, laid out from nothing: for the command line.
    static Result<TopologyPicture> of(const graph::ViewSource& source,
                                      const graph::ViewOptions& options = {});

    QString title() const override;
    QRectF extent() const override;
    void paint(QPainter& painter, const QRectF& area, const theme::Theme& theme) const override;

private:
    canvas::ScenePtr m_scene;
};

} // namespace netatlas::views::topology
