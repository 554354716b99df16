// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"
#include "views/widgets/paint/marks.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace netatlas::views::widgets {
class VerdictRow;
}

namespace netatlas::views::dialogs {

/// All that a drag would break and change on the target under it, before it is dropped
/// (user-experience 6, step 4; visual-design 7).
class PreviewSheet : public QWidget
{
    Q_OBJECT

public:
    PreviewSheet(ProjectBridge& project, MoveDrag& drag, QWidget* parent = nullptr);

private:
    void refresh();
    void addGroup(const QString& title, const std::vector<engine::edits::Effect>& effects,
                  paint::Severity mark);

    ProjectBridge& m_project;
    MoveDrag& m_drag;
    QLabel* m_title;
    QLabel* m_way;
    widgets::VerdictRow* m_verdict;
    QVBoxLayout* m_effects;
};

} // namespace netatlas::views::dialogs
