// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/mode_page.h"
#include "views/shell/project_host.h"

#include <QPointer>

class QMenu;
class QProgressDialog;

namespace netatlas::views {
namespace commands {
class ActionSet;
}
namespace home {
class StartPage;
}
} // namespace netatlas::views

namespace netatlas::views::shell {

class MainWindow;

/// New, open, import, export, report: what asks for a file and may fail on it.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    FileCommands(MainWindow& window, ProjectHost& host);

    void connectActions(commands::ActionSet& actions, home::StartPage& start);
    void fillRecent(QMenu& menu);
    void exportView(const ModePage& page);

private:
    void createProject();
    void openProject();
    void createDemo();
    void import(const QStringList& paths);
    void importPlanned(Result<exchange::ImportPlan> plan);
    void carryOut(exchange::ImportPlan plan);
    /// Shows that an import goes on, until `m_wait` is deleted.
    QProgressDialog& wait(const char* name, const QString& text, const QString& cancel);
    void importFiles();
    void writeReport(const char* id);
    /// Asks for the file of a new project; empty when the user gave up.
    QString newProjectPath(const QString& title, const QString& name);
    /// Makes sure that a project is open to import into.
    bool haveProject();
    void tell(const Status& status);

    MainWindow& m_window;
    ProjectHost& m_host;
    QPointer<QProgressDialog> m_wait; ///< while an import is planned or carried out
};

} // namespace netatlas::views::shell
