// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the window do, and when they can be used.
#include "views/bridge/qt_text.h"
#include "views/shell/breadcrumb_bar.h"
#include "views/shell/dock_group.h"
#include "views/shell/file_commands.h"
#include "views/shell/help_dialogs.h"
#include "views/shell/main_tool_bar.h"
#include "views/shell/modes.h"
#include "views/shell/project_parts.h"
#include "views/shell/reload_dialog.h"
#include "views/shell/source_dialog.h"
#include "views/shell/window_docks.h"
#include "views/widgets/mode_bar.h"
#include "views/widgets/zoom_slider.h"
#include "views/wording/edit_text.h"

#include <QApplication>
#include <QStackedWidget>
#include <QWhatsThis>

#include <algorithm>

namespace netatlas::views::shell {

namespace {

/// Gives the focus to the pane or to the first of its parts that takes keys.
bool focusPane(QWidget& pane, Qt::FocusReason reason)
{
    const auto takes = [](const QWidget& widget) {
        return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus);
    };
    QWidget* target = pane.focusProxy() ? pane.focusProxy() : &pane;
    if (!takes(*target)) {
        const auto parts = pane.findChildren<QWidget*>();
        const auto first = std::find_if(parts.begin(), parts.end(),
                                        [&](const QWidget* part) { return takes(*part); });
        if (first == parts.end())
            return false;
        target = *first;
    }
    target->setFocus(reason);
    return true;
}

} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](std::string_view id, const auto& handler) {
        m_actions->onTriggered(id, this, handler);
    };
    for (const widgets::Mode& mode : modeList())
        on("act.view." + toStd(mode.id), [this, id = mode.id] { showMode(id); });
    on("act.file.quit", [] { QApplication::closeAllWindows(); });
    on("act.file.close", [this] { m_host.closeProject(); });
    on("act.file.export-view-as", [this] {
        if (const ModePage* page = currentPage())
            m_files->exportView(*page);
    });
    on("act.edit.undo-history", [this] { m_docks->bottom().raise(&m_docks->undo()); });
    on("act.edit.preferences", [this] { showPreferences(*this); });
    on("act.edit.find", [this] {
        m_breadcrumb->findField().setFocus(Qt::ShortcutFocusReason);
        m_breadcrumb->findField().selectAll();
    });
    on("act.view.full-screen", [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on("act.plan.validate", [this] {
        m_parts->project->refreshFindings();
        m_docks->bottom().raise(&m_docks->problems());
    });
    on("act.window.reset-layout", [this] { m_docks->reset(); });
    on("act.help.keyboard-map", [this] { showKeyboardMap(*this, *m_actions); });
    on("act.help.what-is-this", [] { QWhatsThis::enterWhatsThisMode(); });
    on("act.help.about", [this] { showAbout(*this); });
    connectZoom();
    connectWalks();
    m_files->connectActions(*m_actions, *m_start);
}

void MainWindow::connectZoom()
{
    const auto on = [this](std::string_view id, const auto& handler) {
        m_actions->onTriggered(id, this, handler);
    };
    const auto zoomBy = [this](double factor) {
        if (const ModePage* page = currentPage(); page && page->setZoom)
            page->setZoom(page->zoom() * factor);
    };
    on("act.view.zoom-in", [zoomBy] { zoomBy(1.25); });
    on("act.view.zoom-out", [zoomBy] { zoomBy(0.8); });
    on("act.view.zoom-100", [this] {
        if (const ModePage* page = currentPage(); page && page->setZoom)
            page->setZoom(1);
    });
    on("act.view.fit-all", [this] {
        if (const ModePage* page = currentPage(); page && page->fitAll)
            page->fitAll();
    });
    on("act.view.fit-selection", [this] {
        if (const ModePage* page = currentPage(); page && page->fitSelection)
            page->fitSelection();
    });
}

void MainWindow::connectWalks()
{
    const auto on = [this](std::string_view id, const auto& handler) {
        m_actions->onTriggered(id, this, handler);
    };
    on("act.go.back", [this] {
        if (m_places.hasBack())
            goTo(m_places.back());
    });
    on("act.go.forward", [this] {
        if (m_places.hasForward())
            goTo(m_places.forward());
    });
    on("act.go.next-problem", [this] {
        m_docks->bottom().raise(&m_docks->problems());
        m_parts->problems->step(1);
    });
    on("act.go.previous-problem", [this] {
        m_docks->bottom().raise(&m_docks->problems());
        m_parts->problems->step(-1);
    });
    on("act.go.next-match", [this] { m_parts->find->step(1); });
    on("act.go.previous-match", [this] { m_parts->find->step(-1); });
    on("act.tools.add-source", [this] {
        SourceDialog dialog(m_host, this);
        connect(&dialog, &SourceDialog::announced, this, &MainWindow::announce);
        if (dialog.exec() != QDialog::Accepted)
            return;
        showMode(QStringLiteral("activity"));
        if (!dialog.note().isEmpty())
            post(paint::Severity::Info, dialog.note());
    });
    on("act.tools.workers", [this] { showMode(QStringLiteral("activity")); });
    on("act.tools.drift", [this] { showMode(QStringLiteral("drift")); });
    on("act.tools.reload", [this] { reload(); });
    on("act.window.next-pane", [this] { walkPanes(1); });
    on("act.window.previous-pane", [this] { walkPanes(-1); });
}

void MainWindow::changeSource(const QString& name)
{
    const auto present = m_host.source(name);
    if (!present)
        return;
    SourceDialog dialog(m_host, *present, this);
    connect(&dialog, &SourceDialog::announced, this, &MainWindow::announce);
    if (dialog.exec() != QDialog::Accepted)
        return;
    announce(tr("%1 was changed.").arg(name));
    if (!dialog.note().isEmpty())
        post(paint::Severity::Info, dialog.note());
}

void MainWindow::reload()
{
    auto* dialog = new ReloadDialog(m_host.readSources({}), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReloadDialog::announced, this, &MainWindow::announce);
    connect(dialog, &ReloadDialog::taken, this, [this](const QString& source) {
        post(paint::Severity::Info, tr("%1 was reloaded.").arg(source), {tr("Undo")},
             [this](int) { m_actions->action("act.edit.undo")->trigger(); });
    });
    connect(&m_host, &ProjectHost::projectChanged, dialog, [dialog] { delete dialog; });
    dialog->open();
}

void MainWindow::updateActions()
{
    const QString noProject = m_parts ? QString() : tr("no project is open");
    for (const char* id : {"act.file.close",          "act.file.import",
                           "act.file.import-host",    "act.edit.find",
                           "act.edit.undo-history",   "act.view.home",
                           "act.view.activity",       "act.view.topology",
                           "act.view.spaces",         "act.go.next-problem",
                           "act.go.previous-problem", "act.go.next-match",
                           "act.go.previous-match",   "act.plan.validate",
                           "act.reports.summary",     "act.tools.workers",
                           "act.tools.drift",         "act.reports.spaces",
                           "act.reports.inventory",   "act.reports.problems",
                           "act.window.next-pane",    "act.window.previous-pane",
                           "act.window.reset-layout"})
        m_actions->setEnabled(id, noProject);
    m_actions->setEnabled("act.tools.add-source", !noProject.isEmpty() ? noProject
                                                  : m_parts->project->isReadOnly()
                                                      ? tr("the project was opened read-only")
                                                      : QString());
    m_actions->setEnabled("act.tools.reload",
                          !noProject.isEmpty()             ? noProject
                          : m_parts->project->isReadOnly() ? tr("the project was opened read-only")
                          : m_parts->project->live().project().table<domain::SourceRow>().empty()
                              ? tr("the project has no live sources")
                              : QString());
    // Without a project these lead to one: the import asks for its file first.
    m_actions->setEnabled("act.file.import", {});
    m_actions->setEnabled("act.file.import-host", {});
    m_actions->setEnabled("act.go.back", m_places.hasBack() ? QString() : tr("no place before"));
    m_actions->setEnabled("act.go.forward",
                          m_places.hasForward() ? QString() : tr("no place after"));
    const ModePage* page = currentPage();
    const QString noPicture = page && page->setZoom ? QString() : tr("this view has no picture");
    for (const char* id :
         {"act.view.zoom-in", "act.view.zoom-out", "act.view.zoom-100", "act.view.fit-all"})
        m_actions->setEnabled(id, noPicture);
    m_tools->zoom().setEnabled(noPicture.isEmpty());
    if (noPicture.isEmpty())
        m_tools->zoom().setZoom(page->zoom());
    m_actions->setEnabled("act.file.export-view-as",
                          page && page->exportPicture ? QString() : tr("this view has no picture"));
    const bool hasSelection = m_parts && !m_parts->selection.objects().empty();
    m_actions->setEnabled("act.view.fit-selection", !noPicture.isEmpty() ? noPicture
                                                    : hasSelection       ? QString()
                                                                   : tr("nothing is selected"));
    if (m_parts)
        m_parts->edits->updateActions();
    else
        EditCommands::disableActions(*m_actions, noProject);
}

void MainWindow::updateUndoTexts()
{
    const auto name = [](QAction* action, const QString& word, const session::JournalEntry* entry) {
        action->setText(entry ? QStringLiteral("%1 %2").arg(word, wording::entryText(*entry))
                              : word);
    };
    const auto& session = m_parts->project->session();
    name(m_actions->action("act.edit.undo"), tr("&Undo"), session.undoEntry());
    name(m_actions->action("act.edit.redo"), tr("&Redo"), session.redoEntry());
    updateActions();
}

void MainWindow::walkPanes(int by)
{
    std::vector<QWidget*> panes{m_modeBar, &m_breadcrumb->findField()};
    for (QWidget* pane : m_docks->panesBefore())
        panes.push_back(pane);
    panes.push_back(m_center->currentWidget());
    for (QWidget* pane : m_docks->panesAfter())
        panes.push_back(pane);
    std::erase_if(panes, [](QWidget* pane) { return !pane || !pane->isVisible(); });
    const QWidget* focus = QApplication::focusWidget();
    const auto holdsFocus = [](const QWidget* pane) {
        const QWidget* now = QApplication::focusWidget();
        return now && (pane == now || pane->isAncestorOf(now));
    };
    const auto count = static_cast<int>(panes.size());
    int present = 0;
    for (int i = 0; i < count; ++i)
        if (focus && holdsFocus(panes[static_cast<std::size_t>(i)]))
            present = i;
    // A pane with nothing in it that takes keys is passed by.
    for (int step = 1; step < count; ++step) {
        QWidget* pane =
            panes[static_cast<std::size_t>((present + by * step + count * step) % count)];
        if (focusPane(*pane, by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason))
            return;
    }
}

} // namespace netatlas::views::shell
