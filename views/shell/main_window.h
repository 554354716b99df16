// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/selection.h"
#include "views/commands/action_set.h"
#include "views/shell/mode_page.h"
#include "views/shell/place_history.h"
#include "views/shell/project_host.h"
#include "views/widgets/paint/marks.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QDockWidget;
class QStackedWidget;

namespace netatlas::views {
class InspectorPanel;
class OutlinePanel;
class ProblemsPanel;
class UndoPanel;
namespace home {
class StartPage;
}
namespace widgets {
class MessageBar;
class ModeBar;
class ZoomSlider;
} // namespace widgets
} // namespace netatlas::views

namespace netatlas::views::shell {

class BreadcrumbBar;
class DockGroup;
class EditCommands;
class FileCommands;
class FindController;
class StatusLine;

/// The window: bars, modes, docks, and the actions that belong to no single view
/// (user-experience 3).
///
/// Everything that shows a project is made when one is opened and gone when it closes.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(ProjectHost& host);
    ~MainWindow() override;

    commands::ActionSet& actions() { return *m_actions; }
    void showMode(const QString& id);
    /// News in the message bar, also announced.
    void post(paint::Severity severity, const QString& sentence);
    /// Tells screen readers and the status line.
    void announce(const QString& sentence);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    struct ProjectParts;

    void buildBars();
    void buildDocks();
    void placeDocks();
    void connectActions();
    void takeProject();
    void dropProject();
    void makePages();
    void updateActions();
    void updateTitle();
    void updatePlace();
    void updateUndoTexts();
    void goTo(Place place); // a copy: the selection's change visits, and the list of places moves
    void showObject(const domain::ObjectRef& object);
    void walkPanes(int by);
    void rememberLayout();
    const ModePage* currentPage() const;
    QDockWidget* dock(const char* name, const QString& title, QWidget* content);

    ProjectHost& m_host;
    commands::ActionSet* m_actions;
    widgets::ModeBar* m_modeBar = nullptr;
    widgets::MessageBar* m_messages = nullptr;
    widgets::ZoomSlider* m_zoom = nullptr;
    BreadcrumbBar* m_breadcrumb = nullptr;
    StatusLine* m_status = nullptr;
    QStackedWidget* m_center = nullptr;
    home::StartPage* m_start = nullptr;
    QDockWidget* m_outlineDock = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    QDockWidget* m_minimapDock = nullptr;
    QDockWidget* m_problemsDock = nullptr;
    QDockWidget* m_undoDock = nullptr;
    DockGroup* m_bottom = nullptr;
    FileCommands* m_files = nullptr;
    std::unique_ptr<ProjectParts> m_parts;
    PlaceHistory m_places;
    QString m_mode;
};

} // namespace netatlas::views::shell
