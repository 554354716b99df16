// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QWidget>

class QTreeView;

namespace netatlas::views {

class OutlineModel;
class Selection;

/// The outline dock: the hierarchy of the project as a tree, and the accessible twin of every
/// canvas (user-experience 4.4).
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePanel(const ViewContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Double click or Enter on a row.
    void openRequested(const netatlas::domain::ObjectRef& object);
    /// The context menu of the selected rows, at a place on screen.
    void menuRequested(const QPoint& globalPosition);

private:
    void takeSelection();
    void giveSelection();

    Selection& m_selection;
    OutlineModel* m_model;
    QTreeView* m_tree;
    bool m_isTaking = false;
};

} // namespace netatlas::views
