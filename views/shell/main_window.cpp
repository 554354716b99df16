// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/main_window.h"

#include "views/bridge/qt_text.h"
#include "views/home/start_page.h"
#include "views/shell/breadcrumb_bar.h"
#include "views/shell/dock_group.h"
#include "views/shell/file_commands.h"
#include "views/shell/main_tool_bar.h"
#include "views/shell/modes.h"
#include "views/shell/project_parts.h"
#include "views/shell/status_line.h"
#include "views/shell/window_docks.h"
#include "views/theme/metrics.h"
#include "views/theme/theme.h"
#include "views/widgets/message_bar.h"
#include "views/widgets/mode_bar.h"
#include "views/widgets/segmented_buttons.h"
#include "views/widgets/zoom_slider.h"
#include "views/wording/edit_text.h"
#include "views/wording/error_text.h"
#include "views/wording/words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

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

MainWindow::MainWindow(ProjectHost& host)
    : m_host(host)
    , m_actions(new commands::ActionSet(this))
    , m_docks(new WindowDocks(*this))
{
    setObjectName(QStringLiteral("window.main"));
    resize(1600, 1000);
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setContextMenuPolicy(Qt::NoContextMenu);

    m_files = new FileCommands(*this, m_host);
    buildBars();
    buildCenter();
    connectActions();
    connect(&m_host, &ProjectHost::projectChanged, this, &MainWindow::takeProject);
    connect(&m_host, &ProjectHost::recentProjectsChanged, this,
            [this] { m_start->setRecent(m_host.recentProjects()); });
    m_start->setRecent(m_host.recentProjects());
    connect(&m_host.workers(), &WorkerBridge::healthChanged, this,
            [this, count = std::size_t{0}]() mutable {
                // They tell of every step; whether there are any changes seldom.
                if (std::exchange(count, m_host.workers().health().size()) !=
                    m_host.workers().health().size())
                    updateActions();
            });
    takeProject();
}

MainWindow::~MainWindow()
{
    dropProject();
}

void MainWindow::addBar(const char* name, QWidget* content, Qt::ToolBarArea area)
{
    auto* bar = new QToolBar(this);
    bar->setObjectName(QLatin1String(name));
    bar->setWindowTitle(content->accessibleName());
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->layout()->setContentsMargins(0, 0, 0, 0);
    bar->layout()->setSpacing(0);
    bar->addWidget(content);
    addToolBar(area, bar);
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
            m_docks->fillMenu(into);
        }
    });
    m_project = new QLabel;
    m_project->setObjectName(QStringLiteral("window.project"));
    m_project->setContentsMargins(0, 0, metrics::kSpace4, 0);
    m_project->setMinimumHeight(menuBar()->sizeHint().height());
    menuBar()->setCornerWidget(m_project);

    m_breadcrumb = new BreadcrumbBar(*m_actions);
    m_breadcrumb->setAccessibleName(tr("Place and find"));
    addBar("breadcrumbBar", m_breadcrumb, Qt::TopToolBarArea);
    addToolBarBreak();
    m_tools = new MainToolBar(*m_actions);
    m_tools->setAccessibleName(tr("Tools"));
    addBar("mainToolbar", m_tools, Qt::TopToolBarArea);
    connect(&m_tools->zoom(), &widgets::ZoomSlider::zoomWanted, this, [this](double zoom) {
        if (const ModePage* page = currentPage(); page && page->setZoom)
            page->setZoom(zoom);
    });
    connect(&m_tools->tools(), &widgets::SegmentedButtons::chosen, this, [this](int tool) {
        if (const ModePage* page = currentPage(); page && page->setTool)
            page->setTool(tool);
    });
    m_modeBar = new widgets::ModeBar(modeList(), this);
    addBar("modes", m_modeBar, Qt::LeftToolBarArea);
    connect(m_modeBar, &widgets::ModeBar::modeChosen, this, &MainWindow::showMode);
}

void MainWindow::buildCenter()
{
    m_messages = new widgets::MessageBar;
    connect(m_messages, &widgets::MessageBar::actionTriggered, this,
            [this](const QString& id, int action) {
                const auto act = m_newsAction;
                m_messages->resolve(id);
                if (act)
                    act(action);
            });
    m_center = new QStackedWidget;
    m_start = new home::StartPage;
    m_center->addWidget(m_start);
    // A wide page must not press the docks when the preview stands beside it.
    m_center->setMinimumSize(1, 1);
    auto* center = new QWidget;
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_center, 1);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addLayout(row, 1);
    m_beside = row;
    setCentralWidget(center);

    m_status = new StatusLine;
    m_status->setWorkers(m_host.workers(), m_host.clock());
    auto* statusBar = new QStatusBar;
    statusBar->setSizeGripEnabled(false);
    statusBar->setContentsMargins(0, 0, 0, 0);
    statusBar->addWidget(m_status, 1);
    setStatusBar(statusBar);
}

void MainWindow::dropProject()
{
    if (!m_parts)
        return;
    rememberLayout();
    m_status->setProject(nullptr, nullptr);
    m_docks->clear();
    m_parts->preview.reset();
    // A page that goes would bring the next one to sight, and pages use the drag of the edits.
    m_center->setCurrentWidget(m_start);
    for (const ModePage& page : m_parts->pages)
        delete page.widget;
    m_parts->sourceNews.reset();
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
        m_docks->hideAll();
        m_center->setCurrentWidget(m_start);
        m_breadcrumb->setPlace({tr("No project")});
        updateActions();
        updateTitle();
        return;
    }
    m_parts = std::make_unique<ProjectParts>();
    m_parts->project = project;
    const ViewContext context{*project, m_parts->selection};
    fillDocks();
    m_parts->edits = std::make_unique<EditCommands>(*this, context);
    m_parts->find = std::make_unique<FindController>(context, *m_breadcrumb);
    // The docks make room before the preview takes it.
    connect(&m_parts->edits->drag(), &dialogs::MoveDrag::stateChanged, this,
            [this] { m_docks->setPreviewing(m_parts->edits->drag().isActive()); });
    m_parts->preview = std::make_unique<dialogs::PreviewSheet>(*project, m_parts->edits->drag());
    m_beside->addWidget(m_parts->preview.get());
    makePages();
    m_status->setProject(project, &m_parts->selection);
    m_parts->sourceNews = std::make_unique<SourceNews>(*m_messages, *project, m_host.workers());
    connectProject();
    showProject();
}

void MainWindow::fillDocks()
{
    const ViewContext context{*m_parts->project, m_parts->selection};
    m_parts->outline = new OutlinePanel(context);
    m_parts->inspector = new InspectorPanel(context);
    m_parts->problems = new ProblemsPanel(context);
    m_parts->undo = new UndoPanel(context);
    m_docks->outline().setWidget(m_parts->outline);
    m_docks->inspector().setWidget(m_parts->inspector);
    m_docks->problems().setWidget(m_parts->problems);
    m_docks->undo().setWidget(m_parts->undo);
}

void MainWindow::connectProject()
{
    ProjectBridge* project = m_parts->project;
    Selection& selection = m_parts->selection;
    connect(project, &ProjectBridge::revisionChanged, this, [this] {
        updateActions();
        updateTitle();
        tellConflicts();
    });
    connect(project, &ProjectBridge::historyChanged, this, &MainWindow::updateUndoTexts);
    connect(&selection, &Selection::changed, this, [this] {
        if (!m_mode.isEmpty())
            m_places.visit({m_mode, m_parts->selection.objects()});
        updateActions();
    });
    connect(&selection, &Selection::showRequested, this, &MainWindow::showObject);
    connect(m_parts->sourceNews.get(), &SourceNews::told, this, &MainWindow::announce);
    connect(m_parts->sourceNews.get(), &SourceNews::showWanted, this, [this](const QString& name) {
        showMode(QStringLiteral("activity"));
        Q_EMIT logWanted(QStringLiteral("by:\"%1\"").arg(name));
    });
    connect(m_parts->outline, &OutlinePanel::openRequested, this, &MainWindow::showObject);
    connect(m_parts->outline, &OutlinePanel::menuRequested, this,
            [this](const QPoint& position) { m_parts->edits->showMenu(position); });
    connect(m_parts->problems, &ProblemsPanel::fixRequested, this,
            [this](const engine::edits::Intent& intent) { m_parts->edits->run(intent); });
    const auto tellCounts = [this] {
        DockGroup& bottom = m_docks->bottom();
        bottom.setCount(&m_docks->problems(), m_parts->problems->problemCount());
        bottom.setSummary(&m_docks->problems(), m_parts->problems->countsText());
    };
    connect(m_parts->problems, &ProblemsPanel::countsChanged, this, tellCounts);
    connect(m_parts->undo, &UndoPanel::failed, this, [this](const Error& error) {
        post(paint::Severity::Warning, wording::errorSentence(error));
    });
    tellCounts();
}

void MainWindow::showProject()
{
    ProjectBridge* project = m_parts->project;
    m_docks->outline().show();
    m_docks->inspector().show();
    m_docks->bottom().raise(&m_docks->problems());
    m_docks->place();
    m_docks->restore(m_host.path());
    updateUndoTexts();
    updateTitle();
    showMode(project->shown().models().empty() ? QStringLiteral("home")
                                               : QStringLiteral("topology"));
    if (const auto changes = project->session().unclosedEntries(); changes > 0)
        post(paint::Severity::Info,
             wording::counted("Closed unexpectedly last time. The one change is here.",
                              "Closed unexpectedly last time. All %n changes are here.",
                              static_cast<qint64>(changes)));
    tellConflicts();
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
                    m_tools->zoom().setZoom(zoom());
            });
        if (page.onTool)
            page.onTool(m_parts->project, [this, tool = page.tool, id = page.id] {
                if (m_mode == id)
                    m_tools->tools().setCurrent(tool());
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
    if (m_parts->edits->drag().isActive())
        m_parts->edits->drag().cancel();
    m_docks->showFor(id, page->minimap);
    m_tools->showParts(bool(page->setTool), bool(page->setZoom));
    if (page->tool)
        m_tools->tools().setCurrent(page->tool());
    m_places.visit({id, m_parts->selection.objects()});
    page->widget->setFocus(Qt::OtherFocusReason);
    updatePlace();
    updateActions();
}

void MainWindow::focusView()
{
    if (const ModePage* page = currentPage())
        page->widget->setFocus(Qt::OtherFocusReason);
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
    m_docks->showInspector();
}

void MainWindow::updatePlace()
{
    QStringList parts{QFileInfo(m_host.path()).completeBaseName()};
    for (const widgets::Mode& mode : modeList())
        if (mode.id == m_mode)
            parts << mode.word;
    if (const ModePage* page = currentPage(); page && !page->word.isEmpty())
        parts << page->word;
    m_breadcrumb->setPlace(parts);
}

/// News that set a step of the draft aside are told once, in words (user-experience 7.1).
void MainWindow::tellConflicts()
{
    for (const session::PendingStep& step : m_parts->project->session().pendingSteps()) {
        if (!step.isConflict() || !m_parts->conflicts.insert(step.entry.number).second)
            continue;
        post(paint::Severity::Warning, wording::setAsideText(step.entry.textId, step.entry.facts),
             {tr("Show")}, [this](int) {
                 showMode(QStringLiteral("activity"));
                 Q_EMIT logWanted(QStringLiteral("is:conflict"));
             });
    }
}

void MainWindow::updateTitle()
{
    if (!m_parts) {
        setWindowTitle(QStringLiteral("Netatlas"));
        m_project->clear();
        return;
    }
    const QString name = QFileInfo(m_host.path()).completeBaseName();
    const bool hasDraft = m_parts->project->session().hasDraft();
    setWindowTitle(hasDraft ? tr("%1 (*draft) - Netatlas", "project").arg(name)
                            : tr("%1 - Netatlas", "project").arg(name));
    const auto& look = theme::ActiveTheme::instance();
    m_project->setText(hasDraft ? tr("%1   [*draft]", "project").arg(name) : name);
    m_project->setFont(look.fonts().of(theme::TextRole::Small));
    QPalette palette = m_project->palette();
    palette.setColor(QPalette::WindowText, look.tokens().text3);
    m_project->setPalette(palette);
    menuBar()->setCornerWidget(m_project); // finds its place anew
}

void MainWindow::post(paint::Severity severity, const QString& sentence, const QStringList& actions,
                      std::function<void(int)> onAction)
{
    m_newsAction = std::move(onAction);
    m_messages->post({QStringLiteral("news"), severity, sentence, actions});
    announce(sentence);
}

void MainWindow::announce(const QString& sentence)
{
    m_status->announce(sentence);
}

void MainWindow::rememberLayout()
{
    m_docks->remember(m_host.path());
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_parts)
        rememberLayout();
    event->accept();
}

} // namespace netatlas::views::shell
