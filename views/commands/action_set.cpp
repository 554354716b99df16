// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/commands/action_set.h"

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace netatlas::views::commands {

ActionSet::ActionSet(QWidget* window) : QObject(window)
{
    for (const ActionEntry& entry : actionCatalogue()) {
        auto* action = new QAction(actionText(entry), window);
        action->setObjectName(QLatin1String(entry.id));
        action->setCheckable(entry.isCheckable);
        if (entry.icon)
            action->setIcon(theme::icon(*entry.icon));
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(entry.keys)));
        window->addAction(action);
        m_actions.emplace(entry.id, action);
        m_entries.emplace(entry.id, &entry);
        describe(*action, entry, {});
    }
}

QAction* ActionSet::action(std::string_view id) const
{
    const auto found = m_actions.find(id);
    Q_ASSERT(found != m_actions.end());
    return found->second;
}

void ActionSet::onTriggered(std::string_view id, QObject* context, std::function<void()> handler)
{
    connect(action(id), &QAction::triggered, context, std::move(handler));
}

void ActionSet::setEnabled(std::string_view id, const QString& whyNot)
{
    QAction* const target = action(id);
    target->setEnabled(whyNot.isEmpty());
    describe(*target, *m_entries.find(id)->second, whyNot);
}

void ActionSet::describe(QAction& action, const ActionEntry& entry, const QString& whyNot)
{
    const QString tip = actionTip(entry);
    action.setStatusTip(whyNot.isEmpty() ? tip : whyNot);
    action.setWhatsThis(tip);
    QString text = actionText(entry);
    text.remove(QLatin1Char('&'));
    text.remove(QChar(0x2026));
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    if (!keys.isEmpty())
        text = tr("%1 (%2)", "action and its key").arg(text, keys);
    action.setToolTip(
        whyNot.isEmpty() ? text : tr("%1: %2", "action and why it is disabled").arg(text, whyNot));
}

void ActionSet::fill(QMenuBar& bar,
                     const std::function<void(std::string_view id, QMenu& into)>& submenu)
{
    for (const MenuEntry& entry : menuCatalogue()) {
        QMenu* menu = bar.addMenu(menuText(entry));
        menu->setObjectName(QLatin1String(entry.id));
        menu->setToolTipsVisible(true);
        for (const std::string_view id : entry.entries) {
            if (id.empty())
                menu->addSeparator();
            else if (id.front() == '>')
                submenu(id.substr(1), *menu);
            else
                menu->addAction(action(id));
        }
    }
}

} // namespace netatlas::views::commands
