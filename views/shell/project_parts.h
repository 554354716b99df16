// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/dialogs/preview_sheet.h"
#include "views/docks/outline_panel.h"
#include "views/docks/problems_panel.h"
#include "views/docks/undo_panel.h"
#include "views/inspector/inspector_panel.h"
#include "views/shell/edit_commands.h"
#include "views/shell/find_controller.h"
#include "views/shell/main_window.h"
#include "views/shell/source_news.h"

#include <set>

namespace netatlas::views::shell {

/// What exists while a project is open.
struct MainWindow::ProjectParts
{
    ProjectBridge* project;
    Selection selection;
    std::vector<ModePage> pages;
    OutlinePanel* outline = nullptr;
    InspectorPanel* inspector = nullptr;
    ProblemsPanel* problems = nullptr;
    UndoPanel* undo = nullptr;
    std::unique_ptr<EditCommands> edits;
    std::unique_ptr<FindController> find;
    std::unique_ptr<dialogs::PreviewSheet> preview;
    std::unique_ptr<SourceNews> sourceNews;
    std::set<std::uint64_t> conflicts; ///< entries whose setting aside was told
};

} // namespace netatlas::views::shell
