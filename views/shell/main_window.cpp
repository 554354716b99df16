// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/main_window.h"

#include "views/bridge/qt_text.h"
#include "views/docks/outline_panel.h"
#include "views/docks/problems_panel.h"
#include "views/docks/undo_panel.h"
#include "views/home/start_page.h"
#include "views/inspector/inspector_panel.h"
#include "views/shell/breadcrumb_bar.h"
#include "views/shell/dock_group.h"
#include "views/shell/edit_commands.h"
#include "views/shell/file_commands.h"
#include "views/shell/find_controller.h"
#include "views/shell/help_dialogs.h"
#include "views/shell/modes.h"
#include "views/shell/status_line.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/dock_title.h"
#include "views/widgets/message_bar.h"
#include "views/widgets/mode_bar.h"
#include "views/widgets/zoom_slider.h"
#include "views/wording/edit_text.h"
#include "views/wording/error_text.h"
#include "views/wording/words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace netatlas::views::shell {

namespace metrics = theme::metrics;

namespace {

/// Why a project takes no changes (NA-202).
QString readOnlySentence(session::ReadOnlyReason reason, const QString& path)
{
    const QString file = QFileInfo(path).fileName();
    switch (reason) {
    case session::ReadOnlyReason::OpenElsewhere:
        return MainWindow::tr("%1 is open elsewhere. Opened read-only.").arg(file);
    case session::ReadOnlyReason::FileNotWritable:
        return MainWindow::tr("%1 may not be written. Opened read-only.").arg(file);
    case session::ReadOnlyReason::FolderNotWritable:
        return MainWindow::tr("The folder of %1 may not be written. Opened read-only.").arg(file);
    case session::ReadOnlyReason::None:
    case session::ReadOnlyReason::Asked: break;
    }
    return MainWindow::tr("%1 was opened read-only, as asked.").arg(file);
}

} // namespace

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
};

MainWindow::MainWindow(ProjectHost& host) : m_host(host), m_actions(new commands::ActionSet(this))
{
    setObjectName(QStringLiteral("window.main"));
    resize(1600, 1000);
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setContextMenuPolicy(Qt::NoContextMenu);

    m_files = new FileCommands(*this, m_host);
    buildBars();
    buildDocks();
    connectActions();
    connect(&m_host, &ProjectHost::projectChanged, this, &MainWindow::takeProject);
    connect(&m_host, &ProjectHost::recentProjectsChanged, this,
            [this] { m_start->setRecent(m_host.recentProjects()); });
    m_start->setRecent(m_host.recentProjects());
    takeProject();
}

MainWindow::~MainWindow()
{
    dropProject();
}

void MainWindow::buildBars()
{
    m_actions->fill(*menuBar(), [this](std::string_view id, QMenu& into) {
        if (id == "act.file.open-recent") {
            QMenu* recent = into.addMenu(theme::icon(theme::Icon::History), tr("Open &recent"));
            recent->setObjectName(QStringLiteral("act.file.open-recent"));
            connect(recent, &QMenu::aboutToShow, this,
                    [this, recent] { m_files->fillRecent(*recent); });
        } else {
            connect(&into, &QMenu::aboutToShow, this, [this, menu = &into] {
                const QList<QDockWidget*> docks{m_outlineDock, m_inspectorDock, m_minimapDock,
                                                m_problemsDock, m_undoDock};
                for (QDockWidget* each : docks)
                    if (!menu->actions().contains(each->toggleViewAction()))
                        menu->insertAction(menu->actions().value(docks.indexOf(each)),
                                           each->toggleViewAction());
            });
        }
    });

    const auto bar = [this](const char* name, QWidget* content) {
        auto* toolBar = new QToolBar(this);
        toolBar->setObjectName(QLatin1String(name));
        toolBar->setMovable(false);
        toolBar->setFloatable(false);
        toolBar->setContentsMargins(0, 0, 0, 0);
        toolBar->layout()->setContentsMargins(0, 0, 0, 0);
        toolBar->layout()->setSpacing(0);
        toolBar->addWidget(content);
        return toolBar;
    };
    m_breadcrumb = new BreadcrumbBar(*m_actions);
    addToolBar(bar("breadcrumbBar", m_breadcrumb));
    addToolBarBreak();

    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(metrics::kSpace2, 0, metrics::kSpace2, 0);
    row->setSpacing(metrics::kSpace1);
    const auto button = [&](const char* id) {
        auto* tool = new QToolButton;
        tool->setDefaultAction(m_actions->action(id));
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tool->setAutoRaise(true);
        tool->setIconSize({metrics::kIcon, metrics::kIcon});
        tool->setObjectName(QLatin1String("tool.") + QLatin1String(id));
        row->addWidget(tool);
        return tool;
    };
    // The menu says what would be undone; the toolbar keeps its width.
    button("act.edit.undo")->setText(tr("Undo"));
    button("act.edit.redo")->setText(tr("Redo"));
    row->addSpacing(metrics::kSpace4);
    button("act.view.fit-all")->setText(tr("Fit"));
    m_zoom = new widgets::ZoomSlider(0.05, 4.0);
    m_zoom->setObjectName(QStringLiteral("tool.zoom"));
    row->addWidget(m_zoom);
    row->addSpacing(metrics::kSpace4);
    button("act.model.move-to-space")->setText(tr("Move to space"));
    button("act.model.new-space")->setText(tr("New space"));
    row->addStretch();
    button("act.plan.validate")->setText(tr("Validate"));
    tools->setFixedHeight(theme::ActiveTheme::instance().fonts().scaled(metrics::kToolBar));
    addToolBar(bar("mainToolbar", tools));
    connect(m_zoom, &widgets::ZoomSlider::zoomWanted, this, [this](double zoom) {
        if (const ModePage* page = currentPage(); page && page->setZoom)
            page->setZoom(zoom);
    });

    m_modeBar = new widgets::ModeBar(modeList(), this);
    QToolBar* modes = bar("modes", m_modeBar);
    addToolBar(Qt::LeftToolBarArea, modes);
    connect(m_modeBar, &widgets::ModeBar::modeChosen, this, &MainWindow::showMode);

    m_messages = new widgets::MessageBar;
    m_center = new QStackedWidget;
    m_start = new home::StartPage;
    m_center->addWidget(m_start);
    auto* center = new QWidget;
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_center, 1);
    setCentralWidget(center);

    m_status = new StatusLine;
    auto* statusBar = new QStatusBar;
    statusBar->setSizeGripEnabled(false);
    statusBar->setContentsMargins(0, 0, 0, 0);
    statusBar->addWidget(m_status, 1);
    setStatusBar(statusBar);
}

QDockWidget* MainWindow::dock(const char* name, const QString& title, QWidget* content)
{
    auto* made = new QDockWidget(title, this);
    made->setObjectName(QLatin1String(name));
    if (content)
        made->setWidget(content);
    return made;
}

void MainWindow::buildDocks()
{
    m_outlineDock = dock("dock.outline", tr("Outline"), nullptr);
    m_inspectorDock = dock("dock.inspector", tr("Inspector"), nullptr);
    m_minimapDock = dock("dock.minimap", tr("Minimap"), nullptr);
    for (QDockWidget* each : {m_outlineDock, m_inspectorDock, m_minimapDock})
        each->setTitleBarWidget(new widgets::DockTitle(each));
    m_problemsDock = dock("dock.problems", tr("Problems"), nullptr);
    m_undoDock = dock("dock.undo", tr("Undo history"), nullptr);
    m_bottom = new DockGroup(*this);
    m_bottom->add(m_problemsDock);
    m_bottom->add(m_undoDock);
    placeDocks();
}

void MainWindow::placeDocks()
{
    const auto& fonts = theme::ActiveTheme::instance().fonts();
    addDockWidget(Qt::LeftDockWidgetArea, m_outlineDock);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    splitDockWidget(m_inspectorDock, m_minimapDock, Qt::Vertical);
    addDockWidget(Qt::BottomDockWidgetArea, m_problemsDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_undoDock);
    for (QDockWidget* each : {m_outlineDock, m_inspectorDock, m_minimapDock, m_problemsDock})
        each->setFloating(false);
    resizeDocks({m_outlineDock, m_inspectorDock},
                {fonts.scaled(metrics::kOutlineWidth), fonts.scaled(metrics::kInspectorWidth)},
                Qt::Horizontal);
    resizeDocks({m_problemsDock}, {fonts.scaled(metrics::kBottomDock)}, Qt::Vertical);
    resizeDocks({m_inspectorDock, m_minimapDock}, {520, 180}, Qt::Vertical);
}

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
    on("act.edit.undo-history", [this] { m_bottom->raise(m_undoDock); });
    on("act.edit.preferences", [this] { showPreferences(*this); });
    on("act.edit.find", [this] {
        m_breadcrumb->findField().setFocus(Qt::ShortcutFocusReason);
        m_breadcrumb->findField().selectAll();
    });
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
    on("act.view.full-screen", [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on("act.go.back", [this] {
        if (m_places.hasBack())
            goTo(m_places.back());
    });
    on("act.go.forward", [this] {
        if (m_places.hasForward())
            goTo(m_places.forward());
    });
    on("act.go.next-problem", [this] {
        m_bottom->raise(m_problemsDock);
        m_parts->problems->step(1);
    });
    on("act.go.previous-problem", [this] {
        m_bottom->raise(m_problemsDock);
        m_parts->problems->step(-1);
    });
    on("act.go.next-match", [this] { m_parts->find->step(1); });
    on("act.go.previous-match", [this] { m_parts->find->step(-1); });
    on("act.plan.validate", [this] {
        m_parts->project->refreshFindings();
        m_bottom->raise(m_problemsDock);
    });
    on("act.window.next-pane", [this] { walkPanes(1); });
    on("act.window.previous-pane", [this] { walkPanes(-1); });
    on("act.window.reset-layout", [this] {
        for (QDockWidget* each : {m_outlineDock, m_inspectorDock, m_minimapDock})
            each->show();
        m_bottom->raise(m_problemsDock);
        placeDocks();
    });
    on("act.help.keyboard-map", [this] { showKeyboardMap(*this, *m_actions); });
    on("act.help.what-is-this", [] { QWhatsThis::enterWhatsThisMode(); });
    on("act.help.about", [this] { showAbout(*this); });
    m_files->connectActions(*m_actions, *m_start);
}

void MainWindow::dropProject()
{
    if (!m_parts)
        return;
    rememberLayout();
    m_status->setProject(nullptr, nullptr);
    for (QDockWidget* each :
         {m_outlineDock, m_inspectorDock, m_minimapDock, m_problemsDock, m_undoDock}) {
        delete each->widget();
        each->hide();
    }
    // A page that goes would bring the next one to sight, and pages use the drag of the edits.
    m_center->setCurrentWidget(m_start);
    for (const ModePage& page : m_parts->pages)
        delete page.widget;
    m_parts->find.reset();
    m_parts->edits.reset();
    m_parts.reset();
    m_places = {};
    m_mode.clear();
}

void MainWindow::takeProject()
{
    dropProject();
    ProjectBridge* project = m_host.project();
    m_modeBar->setEnabled(project != nullptr);
    if (!project) {
        for (QDockWidget* each :
             {m_outlineDock, m_inspectorDock, m_minimapDock, m_problemsDock, m_undoDock})
            each->hide();
        m_center->setCurrentWidget(m_start);
        m_breadcrumb->setPlace({tr("No project")});
        updateActions();
        updateTitle();
        return;
    }
    m_parts = std::make_unique<ProjectParts>();
    m_parts->project = project;
    Selection& selection = m_parts->selection;
    const ViewContext context{*project, selection};
    m_parts->outline = new OutlinePanel(context);
    m_parts->inspector = new InspectorPanel(context);
    m_parts->problems = new ProblemsPanel(context);
    m_parts->undo = new UndoPanel(context);
    m_outlineDock->setWidget(m_parts->outline);
    m_inspectorDock->setWidget(m_parts->inspector);
    m_problemsDock->setWidget(m_parts->problems);
    m_undoDock->setWidget(m_parts->undo);
    m_parts->edits = std::make_unique<EditCommands>(*this, context);
    m_parts->find = std::make_unique<FindController>(context, *m_breadcrumb);
    makePages();
    m_status->setProject(project, &selection);

    connect(project, &ProjectBridge::revisionChanged, this, [this] {
        updateActions();
        updateTitle();
    });
    connect(project, &ProjectBridge::historyChanged, this, &MainWindow::updateUndoTexts);
    connect(&selection, &Selection::changed, this, [this] {
        if (!m_mode.isEmpty())
            m_places.visit({m_mode, m_parts->selection.objects()});
        updateActions();
    });
    connect(&selection, &Selection::showRequested, this, &MainWindow::showObject);
    connect(m_parts->outline, &OutlinePanel::openRequested, this, &MainWindow::showObject);
    connect(m_parts->outline, &OutlinePanel::menuRequested, this,
            [this](const QPoint& position) { m_parts->edits->showMenu(position); });
    connect(m_parts->problems, &ProblemsPanel::fixRequested, this,
            [this](const engine::edits::Intent& intent) { m_parts->edits->run(intent); });
    const auto tellCounts = [this] {
        m_bottom->setCount(m_problemsDock, m_parts->problems->problemCount());
        m_bottom->setSummary(m_problemsDock, m_parts->problems->countsText());
    };
    connect(m_parts->problems, &ProblemsPanel::countsChanged, this, tellCounts);
    connect(m_parts->undo, &UndoPanel::failed, this, [this](const Error& error) {
        post(paint::Severity::Warning, wording::errorSentence(error));
    });
    tellCounts();

    m_outlineDock->show();
    m_inspectorDock->show();
    m_bottom->raise(m_problemsDock);
    placeDocks();
    const QByteArray layout =
        QSettings().value(QStringLiteral("layout/") + m_host.path()).toByteArray();
    if (!layout.isEmpty())
        restoreState(layout);
    updateUndoTexts();
    updateTitle();
    showMode(project->shown().models().empty() ? QStringLiteral("home")
                                               : QStringLiteral("topology"));
    if (const auto changes = project->session().unclosedEntries(); changes > 0)
        post(paint::Severity::Info,
             wording::counted("Closed unexpectedly last time. The one change is here.",
                              "Closed unexpectedly last time. All %n changes are here.",
                              static_cast<qint64>(changes)));
    if (project->isReadOnly())
        post(paint::Severity::Warning,
             readOnlySentence(project->session().readOnlyReason(), m_host.path()));
}

void MainWindow::makePages()
{
    m_parts->pages = modePages({*m_parts->project, m_parts->selection}, *m_parts->edits, *this);
    for (const ModePage& page : m_parts->pages) {
        m_center->addWidget(page.widget);
        if (page.onZoom)
            page.onZoom(m_parts->project, [this, zoom = page.zoom, id = page.id] {
                if (m_mode == id)
                    m_zoom->setZoom(zoom());
            });
    }
}

const ModePage* MainWindow::currentPage() const
{
    if (!m_parts)
        return nullptr;
    for (const ModePage& page : m_parts->pages)
        if (page.id == m_mode)
            return &page;
    return nullptr;
}

void MainWindow::showMode(const QString& id)
{
    if (!m_parts)
        return;
    m_mode = id;
    const ModePage* page = currentPage();
    Q_ASSERT(page);
    m_center->setCurrentWidget(page->widget);
    m_modeBar->setCurrentMode(id);
    for (const widgets::Mode& mode : modeList())
        m_actions->action("act.view." + toStd(mode.id))->setChecked(mode.id == id);
    m_minimapDock->setWidget(page->minimap);
    m_minimapDock->setVisible(page->minimap != nullptr);
    m_places.visit({id, m_parts->selection.objects()});
    page->widget->setFocus(Qt::OtherFocusReason);
    updatePlace();
    updateActions();
}

void MainWindow::goTo(Place place)
{
    m_parts->selection.select(std::move(place.selection));
    showMode(place.mode);
}

void MainWindow::showObject(const domain::ObjectRef& object)
{
    m_parts->selection.add(object);
    // A view may show something that stands for the object, and select that.
    const auto wanted = m_parts->selection.objects();
    const auto shows = [&](const ModePage& page) {
        const bool isShown = page.show && page.show(object);
        m_parts->selection.select(wanted);
        return isShown;
    };
    const ModePage* page = currentPage();
    if (page && shows(*page))
        return;
    for (const ModePage& other : m_parts->pages)
        if (shows(other)) {
            showMode(other.id);
            return;
        }
    m_inspectorDock->show();
}

void MainWindow::updatePlace()
{
    QStringList parts{QFileInfo(m_host.path()).completeBaseName()};
    for (const widgets::Mode& mode : modeList())
        if (mode.id == m_mode)
            parts << mode.word;
    m_breadcrumb->setPlace(parts);
}

void MainWindow::updateTitle()
{
    if (!m_parts) {
        setWindowTitle(QStringLiteral("Netatlas"));
        return;
    }
    const QString name = QFileInfo(m_host.path()).completeBaseName();
    const bool hasDraft = m_parts->project->session().hasDraft();
    setWindowTitle(hasDraft ? tr("%1 (*draft) - Netatlas", "project").arg(name)
                            : tr("%1 - Netatlas", "project").arg(name));
}

void MainWindow::updateActions()
{
    const QString noProject = m_parts ? QString() : tr("no project is open");
    for (const char* id : {"act.file.close",           "act.file.import",
                           "act.file.import-host",     "act.edit.find",
                           "act.edit.undo-history",    "act.view.home",
                           "act.view.topology",        "act.view.spaces",
                           "act.go.next-problem",      "act.go.previous-problem",
                           "act.go.next-match",        "act.go.previous-match",
                           "act.plan.validate",        "act.reports.summary",
                           "act.reports.spaces",       "act.reports.inventory",
                           "act.reports.problems",     "act.window.next-pane",
                           "act.window.previous-pane", "act.window.reset-layout"})
        m_actions->setEnabled(id, noProject);
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
    m_zoom->setEnabled(noPicture.isEmpty());
    if (noPicture.isEmpty())
        m_zoom->setZoom(page->zoom());
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

void MainWindow::post(paint::Severity severity, const QString& sentence)
{
    m_messages->post({QStringLiteral("news"), severity, sentence, {}});
    announce(sentence);
}

void MainWindow::announce(const QString& sentence)
{
    m_status->announcements().announce(sentence);
}

void MainWindow::walkPanes(int by)
{
    std::vector<QWidget*> panes{m_modeBar,
                                &m_breadcrumb->findField(),
                                m_outlineDock->widget(),
                                m_center->currentWidget(),
                                m_inspectorDock->widget(),
                                m_problemsDock->widget(),
                                m_undoDock->widget()};
    std::erase_if(panes, [](QWidget* pane) { return !pane || !pane->isVisible(); });
    const QWidget* focus = QApplication::focusWidget();
    std::size_t present = 0;
    for (std::size_t i = 0; i < panes.size(); ++i)
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            present = i;
    const auto count = static_cast<int>(panes.size());
    const int next = (static_cast<int>(present) + by + count) % count;
    QWidget* pane = panes[static_cast<std::size_t>(next)];
    pane->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    if (!pane->hasFocus() && !pane->isAncestorOf(QApplication::focusWidget()))
        for (QWidget* child : pane->findChildren<QWidget*>())
            if (child->isVisible() && (child->focusPolicy() & Qt::TabFocus) != 0) {
                child->setFocus(Qt::TabFocusReason);
                break;
            }
}

void MainWindow::rememberLayout()
{
    QSettings().setValue(QStringLiteral("layout/") + m_host.path(), saveState());
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_parts)
        rememberLayout();
    event->accept();
}

} // namespace netatlas::views::shell
