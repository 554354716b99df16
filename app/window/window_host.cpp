// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_host.h"

#include "app/composition/demo_project.h"
#include "app/composition/import_input.h"
#include "app/composition/plan_import.h"
#include "app/composition/project_file.h"
#include "app/window/project_report.h"
#include "views/bridge/qt_text.h"

#include <QFileInfo>
#include <QSettings>

namespace netatlas::window {

namespace {

constexpr const char* kRecentKey = "projects/recent";
constexpr qsizetype kMostRecent = 10;

} // namespace

WindowHost::WindowHost(const Clock& clock, workers::JobRunner& jobs, bool readOnly)
    : m_clock(clock)
    , m_jobs(jobs)
    , m_readOnly(readOnly)
{
}

WindowHost::~WindowHost() = default;

QString WindowHost::path() const
{
    return m_session ? views::toQt(m_session->path()) : QString();
}

Status WindowHost::take(Result<std::unique_ptr<session::Session>> session)
{
    if (!session)
        return fail(session.error());
    closeProject();
    m_session = std::move(*session);
    m_bridge = std::make_unique<views::ProjectBridge>(*m_session, m_jobs);
    QSettings settings;
    QStringList recent = recentProjects();
    const QString path = QFileInfo(this->path()).absoluteFilePath();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue(QLatin1String(kRecentKey), recent.mid(0, kMostRecent));
    Q_EMIT projectChanged();
    Q_EMIT recentProjectsChanged();
    return {};
}

Status WindowHost::createProject(const QString& path)
{
    return take(composition::createProject(views::toStd(path), m_clock));
}

Status WindowHost::openProject(const QString& path)
{
    return take(composition::openProject(views::toStd(path), m_clock, m_readOnly));
}

Status WindowHost::createDemo(const QString& path)
{
    return take(composition::createDemo(views::toStd(path), m_clock));
}

void WindowHost::closeProject()
{
    if (!m_session)
        return;
    // The views of the old project go first, then the bridge, then the file.
    const auto bridge = std::move(m_bridge);
    const auto session = std::move(m_session);
    Q_EMIT projectChanged();
}

Result<exchange::ImportPlan> WindowHost::planImport(const QStringList& paths)
{
    std::vector<exchange::ImportInput> inputs;
    m_importSources.clear();
    if (paths.isEmpty()) {
        auto input = composition::readThisHost();
        if (!input)
            return fail(input.error());
        m_importSources.emplace_back("host");
        inputs.push_back(std::move(*input));
    }
    for (const QString& path : paths) {
        auto input = composition::readImportFile(views::toStd(path));
        if (!input)
            return fail(input.error());
        m_importSources.push_back(views::toStd(QFileInfo(path).fileName()));
        inputs.push_back(std::move(*input));
    }
    return exchange::planImport(m_session->live(), inputs, {.now = m_clock.now()});
}

Status WindowHost::import(exchange::ImportPlan plan)
{
    const auto entry = composition::carryOutImport(*m_session, plan, m_importSources);
    return entry ? Status() : Status(fail(entry.error()));
}

Status WindowHost::writeReport(const QString& id, const QString& path)
{
    const ReportTask task{.id = views::toStd(id), .path = views::toStd(path)};
    const auto bytes = makeReport(m_session->shown(), m_clock.now(), task);
    return bytes ? window::writeReport(task, *bytes) : Status(fail(bytes.error()));
}

QStringList WindowHost::recentProjects() const
{
    return QSettings().value(QLatin1String(kRecentKey)).toStringList();
}

} // namespace netatlas::window
