// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/commands/catalogue.h"

#include <QAction>

#include <functional>
#include <map>
#include <string>
#include <string_view>

class QMenuBar;
class QMenu;
class QWidget;

namespace netatlas::views::commands {

/// The `QAction`s of one window, made from the catalogue, by id.
///
/// A disabled action says in its tooltip why (user-experience 3.1).
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QWidget* window);

    /// The action of an id of the catalogue.
    QAction* action(std::string_view id) const;
    /// Calls `handler` when the action is triggered.
    void onTriggered(std::string_view id, QObject* context, std::function<void()> handler);
    /// Enables it when `whyNot` is empty, else disables it and says so.
    void setEnabled(std::string_view id, const QString& whyNot);

    /// Fills the bar with the menus of the catalogue. `submenu` makes those that begin with `>`.
    void fill(QMenuBar& bar, const std::function<void(std::string_view id, QMenu& into)>& submenu);

private:
    void describe(QAction& action, const ActionEntry& entry, const QString& whyNot);

    std::map<std::string, QAction*, std::less<>> m_actions;
    std::map<std::string, const ActionEntry*, std::less<>> m_entries;
};

} // namespace netatlas::views::commands
