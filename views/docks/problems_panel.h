// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/project_bridge.h"

#include <QWidget>

class QTableView;
class QStackedWidget;
class QLabel;

namespace netatlas::views {

class ProblemsModel;
class Selection;

/// The problems dock: one row a finding, with Show and Fix (user-experience 9).
class ProblemsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPanel(const ViewContext& context, QWidget* parent = nullptr);

    int problemCount() const;
    /// "3 errors · 6 warnings · 5 notices".
    QString countsText() const;
    /// Selects the next (or, with -1, the previous) finding and shows its object; wraps around.
    void step(int by);

Q_SIGNALS:
    void countsChanged();
    void fixRequested(const netatlas::engine::edits::Intent& intent);

private:
    void showFinding(int row);
    void offerFixes(int row, const QPoint& globalPosition);
    void updateState();

    ProjectBridge& m_project;
    Selection& m_selection;
    ProblemsModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
    QStackedWidget* m_pages;
};

} // namespace netatlas::views
