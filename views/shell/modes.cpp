// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/modes.h"

#include "model/base/whole_file.h"
#include "views/activity/activity_view.h"
#include "views/bridge/qt_text.h"
#include "views/bridge/selection.h"
#include "views/drift/drift_view.h"
#include "views/home/home_view.h"
#include "views/shell/edit_commands.h"
#include "views/shell/main_window.h"
#include "views/spaces/board_view.h"
#include "views/topology/topology_view.h"
#include "views/wording/error_text.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace netatlas::views::shell {

using theme::Icon;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Modes", text);
}

ModePage homePage(const ViewContext& context, MainWindow& window)
{
    auto* view = new home::HomeView(context, window.host().workers(), window.host().clock());
    QObject::connect(view, &home::HomeView::modeWanted, &window, &MainWindow::showMode);
    QObject::connect(view, &home::HomeView::problemsWanted, &window,
                     [&window] { window.actions().action("act.plan.validate")->trigger(); });
    QObject::connect(view, &home::HomeView::historyWanted, &window,
                     [&window] { window.actions().action("act.edit.undo-history")->trigger(); });
    return {.id = QStringLiteral("home"), .widget = view};
}

ModePage topologyPage(const ViewContext& context, EditCommands& edits, MainWindow& window)
{
    auto* view = new topology::TopologyView(context, edits.drag());
    QObject::connect(
        view, &topology::TopologyView::contextMenuRequested, &edits,
        [&edits](const domain::ObjectRef&, const QPoint& position) { edits.showMenu(position); });
    QObject::connect(view, &topology::TopologyView::moveWanted, &edits, &EditCommands::chooseSpace);
    QObject::connect(view, &topology::TopologyView::newSpaceWanted, &edits,
                     [&edits](domain::ModelId model) { edits.newSpace(model, {}); });
    QObject::connect(view, &topology::TopologyView::importWanted, &window,
                     [&window] { window.actions().action("act.file.import")->trigger(); });
    return {
        .id = QStringLiteral("topology"),
        .widget = view,
        .show = [view](const domain::ObjectRef& object) { return view->showObject(object); },
        .zoom = [view] { return view->zoom(); },
        .setZoom = [view](double zoom) { view->setZoom(zoom); },
        .onZoom =
            [view](QObject* listener, const std::function<void()>& told) {
                QObject::connect(&view->canvas(), &canvas::Canvas::viewChanged, listener, told);
            },
        .tool = [view] { return static_cast<int>(view->canvas().tool()); },
        .setTool = [view](int tool) { view->canvas().setTool(static_cast<canvas::Tool>(tool)); },
        .onTool =
            [view](QObject* listener, const std::function<void()>& told) {
                QObject::connect(&view->canvas(), &canvas::Canvas::toolChanged, listener, told);
            },
        .fitAll = [view] { view->fitAll(); },
        .fitSelection = [view] { view->fitSelection(); },
        .exportPicture = [view](const QString& path) { return view->exportPicture(path); },
        .minimap = &view->minimap()};
}

ModePage spacesPage(const ViewContext& context, EditCommands& edits)
{
    auto* view = new spaces::BoardView(context, edits.drag());
    QObject::connect(view, &spaces::BoardView::menuWanted, &edits, &EditCommands::showMenu);
    QObject::connect(view, &spaces::BoardView::newSpaceWanted, &edits,
                     [&edits](domain::ModelId model) { edits.newSpace(model, {}); });
    QObject::connect(view, &spaces::BoardView::moveWanted, &edits, &EditCommands::chooseSpace);
    return {.id = QStringLiteral("spaces"),
            .widget = view,
            .show = [view](const domain::ObjectRef& object) { return view->showObject(object); },
            .exportPicture = [view](const QString& path) { return view->exportPicture(path); }};
}

/// Asks where to, and writes the log there: all of it or nothing.
void saveLog(MainWindow& window, const QByteArray& csv)
{
    const QString path =
        QFileDialog::getSaveFileName(&window, translated("Export the log"),
                                     QStringLiteral("activity.csv"), translated("Tables (*.csv)"));
    if (path.isEmpty())
        return;
    const Status written = writeWholeFile(toStd(path), csv.toStdString());
    if (written)
        window.announce(translated("The log was written to %1.").arg(path));
    else
        window.post(paint::Severity::Error, wording::errorSentence(written.error()));
}

ModePage activityPage(const ViewContext& context, MainWindow& window)
{
    auto* view =
        new activity::ActivityView(context, window.host().workers(), window.host().clock());
    QObject::connect(view, &activity::ActivityView::exportWanted, &window,
                     [&window](const QByteArray& csv) { saveLog(window, csv); });
    QObject::connect(view, &activity::ActivityView::sourceWanted, &window,
                     [&window] { window.actions().action("act.tools.add-source")->trigger(); });
    QObject::connect(view, &activity::ActivityView::changeSourceWanted, &window,
                     &MainWindow::changeSource);
    QObject::connect(view, &activity::ActivityView::announced, &window, &MainWindow::announce);
    QObject::connect(&window, &MainWindow::logWanted, view, &activity::ActivityView::showLog);
    return {.id = QStringLiteral("activity"), .widget = view};
}

ModePage driftPage(const ViewContext& context, EditCommands& edits, MainWindow& window)
{
    auto* view = new drift::DriftView(context);
    QObject::connect(view, &drift::DriftView::editWanted, &edits, &EditCommands::run);
    QObject::connect(view, &drift::DriftView::announced, &window, &MainWindow::announce);
    QObject::connect(view, &drift::DriftView::failed, &window, [&window](const Error& error) {
        window.post(paint::Severity::Error, wording::errorSentence(error));
    });
    return {.id = QStringLiteral("drift"), .widget = view, .word = translated("Drift")};
}

} // namespace

std::vector<widgets::Mode> modeList()
{
    return {
        {QStringLiteral("home"), translated("Home"), Icon::Home,
         translated("The project at a glance (Ctrl+1)")},
        {QStringLiteral("topology"), translated("Topology"), Icon::Topology,
         translated("Fabrics, VLANs, subnets and machines (Ctrl+2)")},
        {QStringLiteral("spaces"), translated("Spaces"), Icon::Spaces,
         translated("A column for each space (Ctrl+3)")},
        {QStringLiteral("activity"), translated("Activity"), Icon::Activity,
         translated("What workers do, and all that happened (Ctrl+8)")},
    };
}

std::vector<ModePage> modePages(const ViewContext& context, EditCommands& edits, MainWindow& window)
{
    return {homePage(context, window), topologyPage(context, edits, window),
            spacesPage(context, edits), activityPage(context, window),
            driftPage(context, edits, window)};
}

} // namespace netatlas::views::shell
