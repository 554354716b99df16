// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace netatlas::views::dialogs {

/// Ctrl+M: a searchable list of spaces, sorted, by model where there are several, each with its
/// verdict, the number of effects and the first of them; Enter drops there (user-experience 6.3).
/// The drag's twin for keyboard and screen reader, on the same machine: the view behind shows
/// what the current row would do.
class MoveChooser : public QDialog
{
    Q_OBJECT

public:
    /// Lifts the subnets by `drag`, which must be idle.
    MoveChooser(ProjectBridge& project, MoveDrag& drag, domain::ModelId model,
                const std::vector<domain::SubnetId>& subnets, QWidget* parent);

    /// Whether the subnets could be lifted; when not, the drag has told why.
    bool isLifted() const { return m_isLifted; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void done(int result) override;

private:
    void fill();
    void addHeading(const QString& model);
    void addTarget(const MoveTarget& target);
    void filter(const QString& text);
    void takeRow();
    std::optional<MoveTarget> current() const;
    bool isChoice(int row) const;

    ProjectBridge& m_project;
    MoveDrag& m_drag;
    bool m_isLifted = false;
    std::vector<std::optional<MoveTarget>> m_targets; ///< by row; nothing for headings
    QLineEdit* m_search;
    QListWidget* m_list;
    QPushButton* m_move;
};

} // namespace netatlas::views::dialogs
