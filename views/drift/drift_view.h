// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/drift/drift_filter.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace netatlas::views {
namespace widgets {
class EmptyState;
class SearchEdit;
} // namespace widgets

namespace drift {

/// The triage page of drift (user-experience 9): a row for each difference, with what the provider,
/// the machine and the model say; each is taken or kept, singly or for all of a kind, as one step.
class DriftView : public QWidget
{
    Q_OBJECT

public:
    explicit DriftView(const ViewContext& context, QWidget* parent = nullptr);

    /// Makes the selected rows agree with what that side shows.
    void takeFrom(domain::Origin side);

Q_SIGNALS:
    void editWanted(const netatlas::engine::edits::Intent& intent);
    void announced(const QString& sentence);
    void failed(const netatlas::Error& error);

private:
    QWidget* buildBar();
    QWidget* buildTable();
    void filter();
    void updateState();
    void updateButtons();
    void askReason();
    void keep(const QString& reason);
    void reopen();
    void change(const domain::ProjectChanges& changes, const char* textId,
                const std::vector<const engine::drift::Item*>& items);
    void show();
    void selectAlike();
    std::vector<const engine::drift::Item*> selected() const;
    const engine::drift::Item* current() const;
    QString whyNotTake(domain::Origin side) const;

    ProjectBridge& m_project;
    Selection& m_selection;
    DriftModel* m_items;
    DriftFilter* m_rows;
    QTableView* m_table = nullptr;
    QStackedWidget* m_pages = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::SearchEdit* m_filter = nullptr;
    QLabel* m_trouble = nullptr;
    QCheckBox* m_showKept = nullptr;
    QPushButton* m_takeProvider = nullptr;
    QPushButton* m_takeMachine = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_alike = nullptr;
    QPushButton* m_show = nullptr;
    QLabel* m_note = nullptr; ///< about the current row
};

} // namespace drift
} // namespace netatlas::views
