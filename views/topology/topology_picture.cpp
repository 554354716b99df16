// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/topology/topology_picture.h"

#include "views/canvas/far_geometry.h"
#include "views/canvas/scene_painter.h"

#include <QCoreApplication>

namespace netatlas::views::topology {

Result<TopologyPicture> TopologyPicture::of(const graph::ViewSource& source,
                                            const graph::ViewOptions& options)
{
    auto picture = makePicture({.source = source,
                                .options = options,
                                .sizes = sizesFor(theme::Fonts::fromSystem()),
                                .pinned = {},
                                .shown = nullptr});
    if (!picture)
        return fail(picture.error());
    return TopologyPicture(picture->scene);
}

QString TopologyPicture::title() const
{
    return QCoreApplication::translate("TopologyPicture", "Topology");
}

QRectF TopologyPicture::extent() const
{
    return canvas::scaled(m_scene->bounds(), 1);
}

void TopologyPicture::paint(QPainter& painter, const QRectF& area, const theme::Theme& theme) const
{
    canvas::ScenePainter(*m_scene, theme, 1.0).paint(painter, area);
}

} // namespace netatlas::views::topology
