// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/icons/icon.h"

#include <QKeySequence>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace netatlas::views::commands {

/// One thing a user can do from a menu, by key or by name (user-experience 3.1).
struct ActionEntry
{
    const char* id; ///< `act.<menu>.<entry>`, binding for tests
    const char* text;
    const char* tip; ///< one sentence, also the answer to "what is this"
    std::optional<theme::Icon> icon;
    const char* keys = ""; ///< portable text; several parted by `, `
    bool isCheckable = false;
};

/// A menu: the ids of its entries in order; an empty id is a separator, one that begins with `>`
/// opens a submenu of that name that the shell fills (`>act.file.open-recent`).
struct MenuEntry
{
    const char* id; ///< `menu.file`
    const char* text;
    std::vector<const char*> entries;
};

const std::vector<ActionEntry>& actionCatalogue();
const std::vector<MenuEntry>& menuCatalogue();

/// The translated texts of an entry.
QString actionText(const ActionEntry& entry);
QString actionTip(const ActionEntry& entry);
QString menuText(const MenuEntry& entry);

} // namespace netatlas::views::commands
