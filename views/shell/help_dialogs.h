// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace netatlas::views::commands {
class ActionSet;
} // namespace netatlas::views::commands

namespace netatlas::views::shell {

/// All actions with their keys, as a table to search.
void showKeyboardMap(QWidget& parent, const commands::ActionSet& actions);
/// Version and licence.
void showAbout(QWidget& parent);
/// Theme, text size and motion; changes show at once and are kept for the user.
void showPreferences(QWidget& parent);
/// Takes the user's look from the settings; for the start of the program.
void applyPreferences();

} // namespace netatlas::views::shell
