// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/move_drag.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace netatlas::views::dialogs {

/// Ctrl+M: a searchable list of spaces, each with its verdict, the number of effects and the first
/// of them; Enter drops there (user-experience 6.3). The drag's twin for keyboard and screen
/// reader, on the same machine.
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
    void filter(const QString& text);

    ProjectBridge& m_project;
    MoveDrag& m_drag;
    bool m_isLifted = false;
    std::vector<MoveTarget> m_targets;
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace netatlas::views::dialogs
