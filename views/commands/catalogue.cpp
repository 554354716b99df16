// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/commands/catalogue.h"

#include <QCoreApplication>

namespace netatlas::views::commands {

using theme::Icon;

const std::vector<ActionEntry>& actionCatalogue()
{
    static const std::vector<ActionEntry> entries{
        {"act.file.new-project", QT_TRANSLATE_NOOP("Actions", "&New project…"),
         QT_TRANSLATE_NOOP("Actions", "Make an empty project in a file of your choice."),
         Icon::NewFile, "Ctrl+N"},
        {"act.file.open", QT_TRANSLATE_NOOP("Actions", "&Open…"),
         QT_TRANSLATE_NOOP("Actions", "Open a project file."), Icon::Open, "Ctrl+O"},
        {"act.file.import", QT_TRANSLATE_NOOP("Actions", "&Import files…"),
         QT_TRANSLATE_NOOP("Actions", "Read Juju files or the output of ip -j -d address, after a "
                                      "dry run that shows what would change."),
         Icon::Import},
        {"act.file.import-host", QT_TRANSLATE_NOOP("Actions", "Import this &host"),
         QT_TRANSLATE_NOOP("Actions", "Read the links, addresses and routes of this machine."),
         Icon::Machine},
        {"act.file.export-view-as", QT_TRANSLATE_NOOP("Actions", "&Export view as…"),
         QT_TRANSLATE_NOOP("Actions", "Write the picture on screen as SVG, PDF or PNG."),
         Icon::Export, "Ctrl+E"},
        {"act.file.close", QT_TRANSLATE_NOOP("Actions", "&Close project"),
         QT_TRANSLATE_NOOP("Actions", "Close the project; everything is in its file already."),
         std::nullopt, "Ctrl+W"},
        {"act.file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"),
         QT_TRANSLATE_NOOP("Actions", "Leave Netatlas."), Icon::Quit, "Ctrl+Q"},

        {"act.edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"),
         QT_TRANSLATE_NOOP("Actions", "Take back the last thing you did, also after a restart."),
         Icon::Undo, "Ctrl+Z"},
        {"act.edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"),
         QT_TRANSLATE_NOOP("Actions", "Do again what was taken back."), Icon::Redo, "Ctrl+Shift+Z"},
        {"act.edit.undo-history", QT_TRANSLATE_NOOP("Actions", "Undo &history"),
         QT_TRANSLATE_NOOP("Actions", "Show the list of everything that can be undone."),
         Icon::History},
        {"act.edit.rename", QT_TRANSLATE_NOOP("Actions", "Re&name…"),
         QT_TRANSLATE_NOOP("Actions", "Give the selected space another name."), Icon::Rename, "F2"},
        {"act.edit.delete", QT_TRANSLATE_NOOP("Actions", "&Delete…"),
         QT_TRANSLATE_NOOP("Actions", "Remove the selected space; its subnets go to alpha."),
         Icon::Delete, "Del"},
        {"act.edit.copy", QT_TRANSLATE_NOOP("Actions", "&Copy"),
         QT_TRANSLATE_NOOP("Actions", "Copy the names and CIDRs of what is selected."), Icon::Copy,
         "Ctrl+C"},
        {"act.edit.find", QT_TRANSLATE_NOOP("Actions", "&Find…"),
         QT_TRANSLATE_NOOP("Actions", "Find by name, CIDR, address or MAC."), Icon::Search,
         "Ctrl+F"},
        {"act.edit.preferences", QT_TRANSLATE_NOOP("Actions", "&Preferences…"),
         QT_TRANSLATE_NOOP("Actions", "Theme, text size and motion."), Icon::Settings, "Ctrl+,"},

        {"act.view.home", QT_TRANSLATE_NOOP("Actions", "&Home"),
         QT_TRANSLATE_NOOP("Actions", "The health of this project at a glance."), Icon::Home,
         "Ctrl+1", true},
        {"act.view.topology", QT_TRANSLATE_NOOP("Actions", "&Topology"),
         QT_TRANSLATE_NOOP("Actions", "Fabrics, their VLANs, subnets and machines."),
         Icon::Topology, "Ctrl+2", true},
        {"act.view.spaces", QT_TRANSLATE_NOOP("Actions", "&Spaces"),
         QT_TRANSLATE_NOOP("Actions", "A column for each space; drag subnets between them."),
         Icon::Spaces, "Ctrl+3", true},
        {"act.view.activity", QT_TRANSLATE_NOOP("Actions", "&Activity"),
         QT_TRANSLATE_NOOP("Actions", "What the workers do, and all that happened."),
         Icon::Activity, "Ctrl+8", true},
        {"act.view.zoom-in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
         QT_TRANSLATE_NOOP("Actions", "Show the picture larger."), Icon::ZoomIn, "Ctrl++, Ctrl+="},
        {"act.view.zoom-out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
         QT_TRANSLATE_NOOP("Actions", "Show more of the picture."), Icon::ZoomOut, "Ctrl+-"},
        {"act.view.fit-all", QT_TRANSLATE_NOOP("Actions", "&Fit all"),
         QT_TRANSLATE_NOOP("Actions", "Show the whole picture."), Icon::Fit, "Ctrl+0"},
        {"act.view.fit-selection", QT_TRANSLATE_NOOP("Actions", "Fit se&lection"),
         QT_TRANSLATE_NOOP("Actions", "Show all that is selected."), std::nullopt, "Ctrl+Shift+0"},
        {"act.view.zoom-100", QT_TRANSLATE_NOOP("Actions", "&100 %"),
         QT_TRANSLATE_NOOP("Actions", "Show the picture at its own size."), std::nullopt,
         "Ctrl+Alt+0"},
        {"act.view.full-screen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
         QT_TRANSLATE_NOOP("Actions", "Use the whole screen."), Icon::FullScreen, "F11", true},

        {"act.go.back", QT_TRANSLATE_NOOP("Actions", "&Back"),
         QT_TRANSLATE_NOOP("Actions", "To the place visited before."), Icon::Back, "Alt+Left"},
        {"act.go.forward", QT_TRANSLATE_NOOP("Actions", "&Forward"),
         QT_TRANSLATE_NOOP("Actions", "To the place you came back from."), Icon::Forward,
         "Alt+Right"},
        {"act.go.next-problem", QT_TRANSLATE_NOOP("Actions", "Next &problem"),
         QT_TRANSLATE_NOOP("Actions", "Select the next problem and show its object."), std::nullopt,
         "F8"},
        {"act.go.previous-problem", QT_TRANSLATE_NOOP("Actions", "Previous p&roblem"),
         QT_TRANSLATE_NOOP("Actions", "Select the previous problem and show its object."),
         std::nullopt, "Shift+F8"},
        {"act.go.next-match", QT_TRANSLATE_NOOP("Actions", "Next &match"),
         QT_TRANSLATE_NOOP("Actions", "Show the next object that was found."), std::nullopt, "F3"},
        {"act.go.previous-match", QT_TRANSLATE_NOOP("Actions", "Previous m&atch"),
         QT_TRANSLATE_NOOP("Actions", "Show the previous object that was found."), std::nullopt,
         "Shift+F3"},

        {"act.model.new-space", QT_TRANSLATE_NOOP("Actions", "&New space…"),
         QT_TRANSLATE_NOOP("Actions", "Make a space, with the selected subnets in it."),
         Icon::Space, "Ctrl+Shift+N"},
        {"act.model.move-to-space", QT_TRANSLATE_NOOP("Actions", "&Move to space…"),
         QT_TRANSLATE_NOOP("Actions", "Choose a space for the selected subnets; each space shows "
                                      "what would break."),
         Icon::Swap, "Ctrl+M"},

        {"act.plan.validate", QT_TRANSLATE_NOOP("Actions", "&Validate"),
         QT_TRANSLATE_NOOP("Actions", "Check everything anew and show the problems."),
         Icon::Validate, "F7"},

        {"act.reports.summary", QT_TRANSLATE_NOOP("Actions", "&Overview…"),
         QT_TRANSLATE_NOOP("Actions", "Counts, health and the fullest subnets."), Icon::Report},
        {"act.reports.spaces", QT_TRANSLATE_NOOP("Actions", "&Spaces…"),
         QT_TRANSLATE_NOOP("Actions", "Every space with its subnets, bindings and machines."),
         Icon::Report},
        {"act.reports.inventory", QT_TRANSLATE_NOOP("Actions", "&Address inventory…"),
         QT_TRANSLATE_NOOP("Actions", "One row for each address."), Icon::Report},
        {"act.reports.problems", QT_TRANSLATE_NOOP("Actions", "&Findings…"),
         QT_TRANSLATE_NOOP("Actions", "All problems, with counts by rule."), Icon::Report},

        {"act.tools.workers", QT_TRANSLATE_NOOP("Actions", "&Workers"),
         QT_TRANSLATE_NOOP("Actions", "What keeps the live sources current, and how it is doing."),
         Icon::Schedule},
        {"act.tools.drift", QT_TRANSLATE_NOOP("Actions", "D&rift"),
         QT_TRANSLATE_NOOP("Actions",
                           "What sources show otherwise than it is kept here, to be taken "
                           "or kept."),
         Icon::Drift},
        {"act.tools.add-source", QT_TRANSLATE_NOOP("Actions", "Add s&ource…"),
         QT_TRANSLATE_NOOP("Actions", "Keep a cloud or a host in the project, read again and "
                                      "again."),
         Icon::Plus},
        {"act.tools.reload", QT_TRANSLATE_NOOP("Actions", "Re&load…"),
         QT_TRANSLATE_NOOP("Actions", "Read the live sources now, and see what would change before "
                                      "it is taken."),
         Icon::Reload, "F5"},
        {"act.tools.demo-data", QT_TRANSLATE_NOOP("Actions", "&Demo data…"),
         QT_TRANSLATE_NOOP("Actions", "Make a project with the demo site and open it."),
         Icon::Star},

        {"act.window.next-pane", QT_TRANSLATE_NOOP("Actions", "&Next pane"),
         QT_TRANSLATE_NOOP("Actions", "Move the focus to the next part of the window."),
         std::nullopt, "F6"},
        {"act.window.previous-pane", QT_TRANSLATE_NOOP("Actions", "&Previous pane"),
         QT_TRANSLATE_NOOP("Actions", "Move the focus to the part of the window before."),
         std::nullopt, "Shift+F6"},
        {"act.window.reset-layout", QT_TRANSLATE_NOOP("Actions", "&Reset layout"),
         QT_TRANSLATE_NOOP("Actions", "Put all panes back where they were at first."), Icon::Reset},

        {"act.help.keyboard-map", QT_TRANSLATE_NOOP("Actions", "&Keyboard map"),
         QT_TRANSLATE_NOOP("Actions", "All keys and what they do."), Icon::Keyboard},
        {"act.help.what-is-this", QT_TRANSLATE_NOOP("Actions", "&What is this"),
         QT_TRANSLATE_NOOP("Actions", "Click something to be told what it is."), Icon::Help,
         "Shift+F1"},
        {"act.help.about", QT_TRANSLATE_NOOP("Actions", "&About Netatlas"),
         QT_TRANSLATE_NOOP("Actions", "Version and licence."), Icon::About},
    };
    return entries;
}

const std::vector<MenuEntry>& menuCatalogue()
{
    static const std::vector<MenuEntry> menus{
        {"menu.file",
         QT_TRANSLATE_NOOP("Actions", "&File"),
         {"act.file.new-project", "act.file.open", ">act.file.open-recent", "", "act.file.import",
          "act.file.import-host", "act.file.export-view-as", "", "act.file.close",
          "act.file.quit"}},
        {"menu.edit",
         QT_TRANSLATE_NOOP("Actions", "&Edit"),
         {"act.edit.undo", "act.edit.redo", "act.edit.undo-history", "", "act.edit.copy",
          "act.edit.rename", "act.edit.delete", "", "act.edit.find", "", "act.edit.preferences"}},
        {"menu.view",
         QT_TRANSLATE_NOOP("Actions", "&View"),
         {"act.view.home", "act.view.topology", "act.view.spaces", "act.view.activity", "",
          "act.view.zoom-in", "act.view.zoom-out", "act.view.fit-all", "act.view.fit-selection",
          "act.view.zoom-100", "", "act.view.full-screen"}},
        {"menu.go",
         QT_TRANSLATE_NOOP("Actions", "&Go"),
         {"act.go.back", "act.go.forward", "", "act.go.next-problem", "act.go.previous-problem", "",
          "act.go.next-match", "act.go.previous-match"}},
        {"menu.model",
         QT_TRANSLATE_NOOP("Actions", "&Model"),
         {"act.model.new-space", "act.model.move-to-space"}},
        {"menu.plan", QT_TRANSLATE_NOOP("Actions", "&Plan"), {"act.plan.validate"}},
        {"menu.reports",
         QT_TRANSLATE_NOOP("Actions", "&Reports"),
         {"act.reports.summary", "act.reports.spaces", "act.reports.inventory",
          "act.reports.problems"}},
        {"menu.tools",
         QT_TRANSLATE_NOOP("Actions", "&Tools"),
         {"act.tools.workers", "act.tools.add-source", "act.tools.reload", "act.tools.drift", "",
          "act.tools.demo-data"}},
        {"menu.window",
         QT_TRANSLATE_NOOP("Actions", "&Window"),
         {">menu.window.docks", "", "act.window.next-pane", "act.window.previous-pane", "",
          "act.window.reset-layout"}},
        {"menu.help",
         QT_TRANSLATE_NOOP("Actions", "&Help"),
         {"act.help.keyboard-map", "act.help.what-is-this", "", "act.help.about"}},
    };
    return menus;
}

QString actionText(const ActionEntry& entry)
{
    return QCoreApplication::translate("Actions", entry.text);
}

QString actionTip(const ActionEntry& entry)
{
    return QCoreApplication::translate("Actions", entry.tip);
}

QString menuText(const MenuEntry& entry)
{
    return QCoreApplication::translate("Actions", entry.text);
}

} // namespace netatlas::views::commands
