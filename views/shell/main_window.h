// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/bridge/selection.h"
#include "views/commands/action_set.h"
#include "views/shell/mode_page.h"
#include "views/shell/place_history.h"
#include "views/shell/project_host.h"
#include "views/widgets/paint/marks.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <vector>

class QHBoxLayout;
class QLabel;
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
} // namespace widgets
} // namespace netatlas::views

namespace netatlas::views::shell {

class BreadcrumbBar;
class EditCommands;
class FileCommands;
class FindController;
class MainToolBar;
class StatusLine;
class WindowDocks;

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
    ProjectHost& host() { return m_host; }
    void showMode(const QString& id);
    /// Gives the central view the focus, after a sheet or a dialog had it.
    void focusView();
    /// News in the message bar, also announced; at most two actions, told by their number.
    void post(paint::Severity severity, const QString& sentence, const QStringList& actions = {},
              std::function<void(int)> onAction = {});
    /// Tells screen readers and the status line.
    void announce(const QString& sentence);
    /// Lets a person change the source of that name.
    void changeSource(const QString& name);

Q_SIGNALS:
    /// The log of Activity is to show what fits a filter.
    void logWanted(const QString& filter);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    struct ProjectParts;

    void buildBars();
    void buildCenter();
    void addBar(const char* name, QWidget* content, Qt::ToolBarArea area);
    void connectActions();
    void connectZoom();
    void connectWalks();
    void takeProject();
    void fillDocks();
    void connectProject();
    void showProject();
    void dropProject();
    void makePages();
    void reload();
    void updateActions();
    void updateTitle();
    void updatePlace();
    void updateUndoTexts();
    void tellConflicts();
    void goTo(Place place); // a copy: the selection's change visits, and the list of places moves
    void showObject(const domain::ObjectRef& object);
    void walkPanes(int by);
    void rememberLayout();
    const ModePage* currentPage() const;

    ProjectHost& m_host;
    commands::ActionSet* m_actions;
    widgets::ModeBar* m_modeBar = nullptr;
    widgets::MessageBar* m_messages = nullptr;
    MainToolBar* m_tools = nullptr;
    BreadcrumbBar* m_breadcrumb = nullptr;
    StatusLine* m_status = nullptr;
    QStackedWidget* m_center = nullptr;
    QHBoxLayout* m_beside = nullptr; ///< the central view and what stands at its right
    home::StartPage* m_start = nullptr;
    QLabel* m_project = nullptr; ///< at the right end of the menu bar
    WindowDocks* m_docks;
    FileCommands* m_files = nullptr;
    std::unique_ptr<ProjectParts> m_parts;
    std::function<void(int)> m_newsAction;
    PlaceHistory m_places;
    QString m_mode;
};

} // namespace netatlas::views::shell
