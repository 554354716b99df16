// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QWidget>

class QListWidget;

namespace netatlas::views {

/// The undo history dock: every step that can be undone or redone, the present between them
/// (user-experience 7). A double click goes to the state after a step.
class UndoPanel : public QWidget
{
    Q_OBJECT

public:
    explicit UndoPanel(const ViewContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void failed(const netatlas::Error& error);

private:
    void refresh();
    void goTo(int row);

    ProjectBridge& m_project;
    QListWidget* m_list;
};

} // namespace netatlas::views
