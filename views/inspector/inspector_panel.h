// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/inspector/object_facts.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QTabWidget;
class QVBoxLayout;

namespace netatlas::views {

class Selection;

/// The inspector dock: what is selected, with all its values, and its problems
/// (user-experience 10). Every value can be selected and copied; links select what they name.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(const ViewContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const netatlas::domain::ObjectRef& object);

private:
    void refresh();
    void showFacts(const ObjectFacts& facts);
    void showProblems();
    void clear(QVBoxLayout& layout);
    QWidget* factRow(const Fact& fact);
    std::optional<ObjectFacts> currentFacts() const;

    ProjectBridge& m_project;
    Selection& m_selection;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_badge;
    QLabel* m_caption;
    QTabWidget* m_tabs;
    QVBoxLayout* m_facts;
    QVBoxLayout* m_problems;
    QLabel* m_empty;
    QWidget* m_head;
};

} // namespace netatlas::views
