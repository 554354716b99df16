// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_host.h"

#include "app/composition/ask_source.h"
#include "app/composition/demo_project.h"
#include "app/composition/import_input.h"
#include "app/composition/plan_import.h"
#include "app/composition/project_file.h"
#include "app/composition/project_sources.h"
#include "app/composition/take_beside.h"
#include "app/window/hand_reload.h"
#include "app/window/project_report.h"
#include "model/providers/registry.h"
#include "views/bridge/qt_text.h"
#include "views/wording/error_text.h"

#include <QFileInfo>
#include <QSettings>

namespace netatlas::window {

namespace {

constexpr const char* kRecentKey = "projects/recent";
constexpr qsizetype kMostRecent = 10;

Result<providers::SourceSettings> settingsOf(const views::shell::SourceForm& form)
{
    providers::SourceSettings settings;
    settings.kind = views::toStd(form.kind);
    settings.name = views::toStd(form.name);
    for (auto option = form.options.cbegin(); option != form.options.cend(); ++option)
        settings.options[views::toStd(option.key())] = views::toStd(option.value());
    if (form.interval.isEmpty())
        return settings;
    const auto interval = providers::parseInterval(views::toStd(form.interval));
    if (!interval)
        return fail(ErrorKind::NotValid, {{"what", "interval"},
                                          {"value", views::toStd(form.interval)},
                                          {"cause", "write 30s, 10m, 2h or off"}});
    settings.interval = *interval;
    return settings;
}

/// The files, or this host when there are none.
Result<std::vector<exchange::ImportInput>> readInputs(const std::vector<std::string>& files,
                                                      const std::stop_token& stop)
{
    std::vector<exchange::ImportInput> inputs;
    if (files.empty()) {
        auto input = composition::readThisHost();
        if (!input)
            return fail(input.error());
        inputs.push_back(std::move(*input));
    }
    for (const std::string& file : files) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        auto input = composition::readImportFile(file);
        if (!input)
            return fail(input.error());
        inputs.push_back(std::move(*input));
    }
    return inputs;
}

views::shell::SourceTrial trialOf(const Result<providers::Probe>& probe)
{
    if (!probe)
        return {false, views::wording::errorSentence(probe.error())};
    const QString address = views::toQt(probe->address);
    const QString account = views::toQt(probe->account);
    return {true, account.isEmpty()
                      ? WindowHost::tr("%1 answers (%2).").arg(address, views::toQt(probe->version))
                      : WindowHost::tr("%1 answers to %2 (%3).")
                            .arg(address, account, views::toQt(probe->version))};
}

} // namespace

WindowHost::WindowHost(const Clock& clock, workers::JobRunner& jobs, Executor& home, bool readOnly,
                       providers::SecretStore* secrets)
    : m_clock(clock)
    , m_jobs(jobs)
    , m_home(home)
    , m_readOnly(readOnly)
    , m_secrets(secrets)
    , m_workers({[this](const std::string& name) {
                     if (m_sources)
                         m_sources->runNow(name);
                 },
                 [this](const std::string& name, bool isPaused) {
                     if (m_sources)
                         m_sources->setPaused(name, isPaused);
                 }})
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
    if (!m_session->isReadOnly()) {
        m_sources = std::make_unique<composition::LiveSources>(
            *m_session, m_jobs, m_home, m_clock,
            [this](const workers::HealthList& health) { m_workers.setHealth(health); },
            composition::LiveSources::DetailsListener(), m_secrets);
        m_sources->follow();
    }
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
    // Nobody waits for answers any more. The views of the old project go first, then the bridge,
    // then the file.
    m_trial.cancel();
    m_keeping.cancel();
    m_contexts.cancel();
    m_planning.cancel();
    m_importing.cancel();
    if (m_reload)
        m_reload->end();
    m_sources.reset();
    m_workers.setHealth({});
    const auto bridge = std::move(m_bridge);
    const auto session = std::move(m_session);
    Q_EMIT projectChanged();
}

void WindowHost::addSource(const views::shell::SourceForm& form, views::shell::SourceAdded done)
{
    const auto settings = settingsOf(form);
    if (!settings)
        return done(fail(settings.error()), {});
    if (const Status fit = composition::checkNewSource(*m_session, *settings); !fit)
        return done(fit, {});
    if (!providers::hasLooseCredentials(*settings, providers::http::processEnvironment))
        return addKept({*settings, {}}, done);
    // Beside the window: the keychain may ask a person, or hang.
    m_keeping = m_sources->asker().keep(
        *settings, [this, done = std::move(done)](const Result<providers::KeptCredentials>& kept) {
            if (kept)
                addKept(*kept, done);
            else
                done(fail(kept.error()), {});
        });
}

void WindowHost::addKept(const providers::KeptCredentials& kept,
                         const views::shell::SourceAdded& done)
{
    const Status added = composition::addSource(*m_session, kept.settings);
    // What is not added leaves nothing behind.
    if (!added)
        providers::dropCredentials(m_secrets, kept.settings);
    done(added, added && kept.trouble ? views::wording::credentialsNotKeptSentence(*kept.trouble)
                                      : QString());
}

void WindowHost::testSource(const views::shell::SourceForm& form, views::shell::SourceTried done)
{
    const auto settings = settingsOf(form);
    if (!settings)
        return done({false, views::wording::errorSentence(settings.error())});
    m_trial = m_sources->asker().test(
        *settings,
        [done = std::move(done)](const Result<providers::Probe>& probe) { done(trialOf(probe)); });
}

std::unique_ptr<views::shell::SourceReload> WindowHost::readSources(const QStringList& names)
{
    auto reload =
        std::make_unique<HandReload>(*m_session, m_jobs, m_sources->asker(), m_clock, names);
    m_reload = reload.get();
    return reload;
}

void WindowHost::findContexts(const QString& path, views::shell::ContextsFound done)
{
    m_contexts =
        m_jobs.run([path = views::toStd(path)](
                       workers::JobControl&) { return composition::kubernetesContexts(path); },
                   [done = std::move(done)](const std::vector<std::string>& contexts) {
                       QStringList names;
                       for (const std::string& name : contexts)
                           names << views::toQt(name);
                       done(names);
                   });
}

void WindowHost::planImport(const QStringList& paths, views::shell::ImportPlanned done)
{
    std::vector<std::string> files;
    m_importSources.clear();
    for (const QString& path : paths) {
        files.push_back(views::toStd(path));
        m_importSources.push_back(views::toStd(QFileInfo(path).fileName()));
    }
    if (files.empty())
        m_importSources.emplace_back("host");
    m_planning = m_jobs.run(
        [files = std::move(files), live = m_session->live(),
         now = m_clock.now()](workers::JobControl& job) -> Result<exchange::ImportPlan> {
            const auto inputs = readInputs(files, job.stop());
            if (!inputs)
                return fail(inputs.error());
            return exchange::planImport(live, *inputs, {.now = now});
        },
        std::move(done));
}

void WindowHost::import(exchange::ImportPlan plan, views::shell::ImportDone done)
{
    if (plan.isNoChange())
        return done({});
    auto seen = std::make_shared<session::Observation>(
        composition::observationOf(m_session->live(), std::move(plan), m_importSources));
    m_session->whenTakenBack([this, seen, done = std::move(done)] {
        m_importing = composition::takeBeside(
            *m_session, m_jobs, std::move(*seen), [done](const Result<std::uint64_t>& entry) {
                done(entry ? Status() : Status(fail(entry.error())));
            });
    });
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
