// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/file_commands.h"

#include "views/commands/action_set.h"
#include "views/home/start_page.h"
#include "views/shell/import_dialog.h"
#include "views/shell/main_window.h"
#include "views/wording/error_text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QProgressDialog>
#include <QStandardPaths>

namespace netatlas::views::shell {

namespace {

/// How long something may take before a person is told that it is going on.
constexpr int kShowWaitAfterMs = 300;

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString projectFilter()
{
    return FileCommands::tr("Netatlas projects (*.netatlas)");
}

} // namespace

FileCommands::FileCommands(MainWindow& window, ProjectHost& host)
    : QObject(&window)
    , m_window(window)
    , m_host(host)
{
}

void FileCommands::connectActions(commands::ActionSet& actions, home::StartPage& start)
{
    actions.onTriggered("act.file.new-project", this, [this] { createProject(); });
    actions.onTriggered("act.file.open", this, [this] { openProject(); });
    actions.onTriggered("act.file.import", this, [this] { importFiles(); });
    actions.onTriggered("act.file.import-host", this, [this] { import({}); });
    actions.onTriggered("act.tools.demo-data", this, [this] { createDemo(); });
    for (const char* id : {"summary", "spaces", "inventory", "problems"})
        actions.onTriggered(std::string("act.reports.") + id, this,
                            [this, id] { writeReport(id); });
    connect(&start, &home::StartPage::newWanted, this, &FileCommands::createProject);
    connect(&start, &home::StartPage::openWanted, this, &FileCommands::openProject);
    connect(&start, &home::StartPage::demoWanted, this, &FileCommands::createDemo);
    connect(&start, &home::StartPage::importWanted, this, &FileCommands::importFiles);
    connect(&start, &home::StartPage::recentWanted, this,
            [this](const QString& path) { tell(m_host.openProject(path)); });
}

void FileCommands::fillRecent(QMenu& menu)
{
    menu.clear();
    for (const QString& path : m_host.recentProjects()) {
        const bool exists = QFileInfo::exists(path);
        QAction* action = menu.addAction(exists ? path : tr("%1 (missing)").arg(path));
        action->setEnabled(exists);
        connect(action, &QAction::triggered, this,
                [this, path] { tell(m_host.openProject(path)); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No projects yet"))->setEnabled(false);
}

QString FileCommands::newProjectPath(const QString& title, const QString& name)
{
    QString path = QFileDialog::getSaveFileName(&m_window, title, QDir(documents()).filePath(name),
                                                projectFilter());
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".netatlas");
    return path;
}

void FileCommands::createProject()
{
    const QString path = newProjectPath(tr("New project"), tr("site.netatlas"));
    if (!path.isEmpty())
        tell(m_host.createProject(path));
}

void FileCommands::openProject()
{
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open project"), documents(), projectFilter());
    if (!path.isEmpty())
        tell(m_host.openProject(path));
}

void FileCommands::createDemo()
{
    const QString path = newProjectPath(tr("Demo project"), tr("demo.netatlas"));
    if (!path.isEmpty())
        tell(m_host.createDemo(path));
}

bool FileCommands::haveProject()
{
    if (!m_host.project())
        createProject();
    return m_host.project() != nullptr;
}

void FileCommands::importFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        &m_window, tr("Import"), documents(),
        tr("Juju files and ip output (*.json *.yaml *.yml);;All files (*)"));
    if (!paths.isEmpty())
        import(paths);
}

void FileCommands::import(const QStringList& paths)
{
    if (!haveProject())
        return;
    const QProgressDialog& reading =
        wait("dialog.import-reading", tr("Reading what is to be imported…"), tr("Cancel"));
    connect(&reading, &QProgressDialog::canceled, this, [this] { m_host.cancelImport(); });
    m_host.planImport(paths, [commands = QPointer<FileCommands>(this)](auto plan) {
        if (commands)
            commands->importPlanned(std::move(plan));
    });
}

void FileCommands::importPlanned(Result<exchange::ImportPlan> plan)
{
    delete m_wait;
    if (!plan) {
        tell(tl::unexpected(plan.error()));
        return;
    }
    ImportDialog dialog(*plan, &m_window);
    if (dialog.exec() == QDialog::Accepted)
        carryOut(std::move(*plan));
}

void FileCommands::carryOut(exchange::ImportPlan plan)
{
    // An edit would have to wait for the whole import.
    wait("dialog.import-writing", tr("Importing…"), {}).setWindowModality(Qt::WindowModal);
    m_host.import(std::move(plan), [commands = QPointer<FileCommands>(this)](const Status& status) {
        if (!commands)
            return;
        delete commands->m_wait;
        commands->tell(status);
    });
}

QProgressDialog& FileCommands::wait(const char* name, const QString& text, const QString& cancel)
{
    delete m_wait;
    m_wait = new QProgressDialog(text, cancel, 0, 0, &m_window);
    m_wait->setObjectName(QLatin1String(name));
    m_wait->setWindowTitle(tr("Import"));
    m_wait->setAttribute(Qt::WA_DeleteOnClose);
    m_wait->setMinimumDuration(kShowWaitAfterMs);
    connect(&m_host, &ProjectHost::projectChanged, m_wait, [this] { delete m_wait; });
    return *m_wait;
}

void FileCommands::exportView(const ModePage& page)
{
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Export view"), QDir(documents()).filePath(page.id + QStringLiteral(".svg")),
        tr("Pictures (*.svg *.pdf *.png)"));
    if (path.isEmpty())
        return;
    const Status status = page.exportPicture(path);
    tell(status);
    if (status)
        m_window.post(paint::Severity::Info, tr("The picture is in %1.").arg(path));
}

void FileCommands::writeReport(const char* id)
{
    const QString name = QLatin1String(id);
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Report"), QDir(documents()).filePath(name + QStringLiteral(".html")),
        tr("Reports (*.html *.pdf *.md *.csv *.json)"));
    if (path.isEmpty())
        return;
    const Status status = m_host.writeReport(name, path);
    tell(status);
    if (status)
        m_window.post(paint::Severity::Info, tr("The report is in %1.").arg(path));
}

void FileCommands::tell(const Status& status)
{
    if (!status)
        m_window.post(paint::Severity::Error, wording::errorSentence(status.error()));
}

} // namespace netatlas::views::shell
