// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/decision_sheet.h"
#include "views/dialogs/edit_runner.h"
#include "views/dialogs/move_drag.h"

#include <QObject>

namespace netatlas::views::commands {
class ActionSet;
}

namespace netatlas::views::shell {

class MainWindow;

/// The edits of the open project: menu, keys, drags and fixes all end here, are judged here and
/// are told of here (user-experience 6).
class EditCommands : public QObject
{
    Q_OBJECT

public:
    EditCommands(MainWindow& window, const ViewContext& context);
    ~EditCommands() override;

    /// The one drag of the window; views feed it and show it.
    dialogs::MoveDrag& drag() { return *m_drag; }
    /// Judges and carries out; asks where something breaks.
    void run(const engine::edits::Intent& intent) { m_runner->run(intent); }
    void showMenu(const QPoint& globalPosition);
    /// Ctrl+M.
    void chooseSpace();
    /// A new space, with the subnets in it.
    void newSpace(domain::ModelId model, std::vector<domain::SubnetId> subnets);

    void updateActions();
    static void disableActions(commands::ActionSet& actions, const QString& whyNot);

private:
    void undo(bool isRedo);
    void rename();
    void remove();
    void copy();
    std::vector<domain::SubnetId> selectedSubnets() const;
    std::optional<domain::ObjectRef> selectedSpace() const;
    /// The model that an edit without subject acts in: the selection's, else the only or first.
    std::optional<domain::ModelId> model() const;
    void connectDrag();
    void connectDecision();
    void tellDone(const engine::edits::Intent& intent, const engine::edits::Judgement& judgement);
    void showEffects(const QString& what, const std::vector<engine::edits::Effect>& effects);
    void announceDrag();
    void followDrag();

    MainWindow& m_window;
    ProjectBridge& m_project;
    Selection& m_selection;
    dialogs::MoveDrag* m_drag;
    dialogs::EditRunner* m_runner;
    dialogs::DecisionSheet* m_sheet;
    bool m_isLifted = false;
};

} // namespace netatlas::views::shell
