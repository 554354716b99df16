// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/mode_page.h"
#include "views/widgets/mode_bar.h"

#include <vector>

namespace netatlas::views::shell {

class EditCommands;
class MainWindow;

/// The modes in the order of the mode bar.
std::vector<widgets::Mode> modeList();

/// Makes the views of all modes for an open project.
std::vector<ModePage> modePages(const ViewContext& context, EditCommands& edits,
                                MainWindow& window);

} // namespace netatlas::views::shell
