// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"
#include "views/dialogs/move_drag.h"

#include <QListWidget>
#include <QTimer>

namespace netatlas::views::topology {

/// The spaces of the shown models at the edge of the canvas, with the number of their subnets
/// (visual design 6), grouped by model where there are several. A click selects the space; that of
/// a selected subnet is marked. While something is dragged each row shows its verdict and takes a
/// drop; the last row of a group makes a new space.
class SpaceStrip : public QListWidget
{
    Q_OBJECT

public:
    SpaceStrip(ViewContext context, dialogs::MoveDrag& drag, QWidget* parent = nullptr);

    /// Shows the spaces of one model, or of all where nothing is given: as the canvas does.
    void setModel(std::optional<domain::ModelId> model);

    QSize sizeHint() const override;

    /// What a point of the screen would drop on.
    std::optional<dialogs::MoveTarget> targetAt(const QPoint& globalPos) const;

protected:
    void paintEvent(QPaintEvent* event) override;

Q_SIGNALS:
    void newSpaceWanted(netatlas::domain::ModelId model);

private:
    void refresh();
    void addHeading(const QString& text);
    void addSpace(const domain::Model& model, const domain::SpaceRow& space);
    void addNewSpace(const domain::Model& model);
    void markSelected();
    void followDrag();
    void tell(QListWidgetItem& item) const;
    void press(const QListWidgetItem& item);
    void autoScroll();

    ViewContext m_context;
    dialogs::MoveDrag& m_drag;
    std::optional<domain::ModelId> m_model;
    QTimer m_autoScroll;
};

} // namespace netatlas::views::topology
