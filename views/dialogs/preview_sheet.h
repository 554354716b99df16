// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"
#include "views/widgets/paint/marks.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace netatlas::views::widgets {
class Chip;
class VerdictRow;
} // namespace netatlas::views::widgets

namespace netatlas::views::dialogs {

/// The panel beside the view while something is in the air: what is moved, from where to where,
/// and, when the pointer rests, all that would break and change (user-experience 6, step 4;
/// visual-design 7).
///
/// It opens when the cards are lifted, so that nothing moves under the pointer later.
class PreviewSheet : public QWidget
{
    Q_OBJECT

public:
    PreviewSheet(ProjectBridge& project, MoveDrag& drag, QWidget* parent = nullptr);

private:
    QWidget* makeHead();
    QWidget* makeWay();
    void refresh();
    void showWay();
    void showEffects();
    void clearEffects();
    void addGroup(const QString& title, const std::vector<engine::edits::Effect>& effects,
                  paint::Severity mark);

    ProjectBridge& m_project;
    MoveDrag& m_drag;
    QLabel* m_title;
    widgets::Chip* m_from;
    QLabel* m_arrow;
    widgets::Chip* m_to;
    widgets::VerdictRow* m_verdict;
    QScrollArea* m_scroll;
    QVBoxLayout* m_effects = nullptr;
    QLabel* m_hint;
};

} // namespace netatlas::views::dialogs
