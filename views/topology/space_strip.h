// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QListWidget>

namespace netatlas::views::topology {

/// The spaces of the shown models at the edge of the canvas, with the number of their subnets
/// (visual design 6). A click selects the space; that of a selected subnet is marked.
class SpaceStrip : public QListWidget
{
    Q_OBJECT

public:
    explicit SpaceStrip(ViewContext context, QWidget* parent = nullptr);

    QSize sizeHint() const override;

private:
    void refresh();
    void markSelected();

    ViewContext m_context;
};

} // namespace netatlas::views::topology
