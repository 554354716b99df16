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

/// What the form alone says.
Result<providers::SourceSettings> writtenSettings(const views::shell::SourceForm& form)
{
    providers::SourceSettings settings;
    settings.kind = views::toStd(form.kind);
    settings.name = views::toStd(form.name);
    settings.spacesFrom = views::toStd(form.spacesFrom);
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

/// An account that was typed is of no use without its secret.
Status checkSecret(const providers::SourceSettings& settings, const views::shell::SourceForm& form)
{
    const bool isLacking = providers::hasTypedAccount(settings) && form.secret.empty() &&
                           providers::keychainKeyOf(settings).empty();
    return isLacking
               ? Status(fail(ErrorKind::NotValid,
                             {{"what", "account"}, {"value", "secret"}, {"cause", "missing"}}))
               : Status();
}

views::shell::SourceOutcome refusal(const Error& error)
{
    return {.status = fail(error), .note = views::wording::errorSentence(error)};
}

/// The files, or this host when there are none.
Result<std::vector<exchange::ImportInput>>
readInputs(const std::vector<std::string>& files, const Clock& clock, const std::stop_token& stop)
{
    std::vector<exchange::ImportInput> inputs;
    if (files.empty()) {
        auto input = composition::readThisHost(clock, stop);
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
        return {.sentence = views::wording::errorSentence(probe.error()),
                .wantsPlainHttp =
                    detailOf(probe.error().details, "consent").text() == "plain-http"};
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

WindowHost::~WindowHost()
{
    forgetUnusedCredentials();
    // A keychain that hangs is not worth more than a moment.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    for (const auto& one : m_forgetting)
        one.wait_until(end);
}

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
            composition::LiveSources::DetailsListener(), m_secrets, "window");
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
    forgetUnusedCredentials();
    m_workers.setHealth({});
    const auto bridge = std::move(m_bridge);
    const auto session = std::move(m_session);
    Q_EMIT projectChanged();
}

/// With what a source that is there keeps.
Result<providers::SourceSettings> WindowHost::settingsOf(const views::shell::SourceForm& form) const
{
    auto settings = writtenSettings(form);
    if (!settings || !form.isPresent)
        return settings;
    const auto* row = composition::findSource(m_session->live(), settings->name);
    const auto present =
        row ? providers::settingsOf(*row)
            : Result<providers::SourceSettings>(
                  fail(ErrorKind::NotFound, {{"what", "source"}, {"key", settings->name}}));
    if (!present)
        return fail(present.error());
    settings->isPaused = present->isPaused;
    return form.secret.empty() ? providers::withCredentialsOf(std::move(*settings), *present)
                               : std::move(*settings);
}

void WindowHost::addSource(const views::shell::SourceForm& form, views::shell::SourceDone done)
{
    const auto settings = settingsOf(form);
    if (!settings)
        return done(refusal(settings.error()));
    if (const Status fit = composition::checkNewSource(*m_session, *settings); !fit)
        return done(refusal(fit.error()));
    keep(*settings, form, done);
}

void WindowHost::changeSource(const views::shell::SourceForm& form, views::shell::SourceDone done)
{
    const auto settings = settingsOf(form);
    if (!settings)
        return done(refusal(settings.error()));
    if (const Status fit = providers::checkSettings(*settings); !fit)
        return done(refusal(fit.error()));
    keep(*settings, form, done);
}

/// Sees to credentials that lie in no file. Beside the window: the keychain may ask a person, or
/// hang.
void WindowHost::keep(const providers::SourceSettings& settings,
                      const views::shell::SourceForm& form, const views::shell::SourceDone& done)
{
    if (const Status whole = checkSecret(settings, form); !whole)
        return done(refusal(whole.error()));
    const bool isPresent = form.isPresent;
    if (providers::hasTypedAccount(settings) && !form.secret.empty()) {
        m_keeping = m_sources->asker().keepTyped(
            settings, form.secret,
            [this, isPresent, done](const Result<providers::SourceSettings>& kept) {
                if (kept)
                    return store({*kept, {}}, isPresent, done);
                auto outcome = refusal(kept.error());
                if (detailOf(kept.error().details, "what").text() == "keychain") {
                    outcome.note = views::wording::typedSecretNotKeptSentence(kept.error());
                    outcome.lacksKeychain = true;
                }
                done(outcome);
            });
        return;
    }
    if (providers::hasTypedAccount(settings) ||
        !providers::hasLooseCredentials(settings, providers::http::processEnvironment))
        return store({settings, {}}, isPresent, done);
    m_keeping = m_sources->asker().keep(
        settings, [this, isPresent, done](const Result<providers::KeptCredentials>& kept) {
            if (kept)
                store(*kept, isPresent, done);
            else
                done(refusal(kept.error()));
        });
}

void WindowHost::store(const providers::KeptCredentials& kept, bool isPresent,
                       const views::shell::SourceDone& done)
{
    const auto* row = composition::findSource(m_session->live(), kept.settings.name);
    if (const auto former = row ? providers::settingsOf(*row)
                                : Result<providers::SourceSettings>(fail(ErrorKind::NotFound)))
        m_keys.insert(providers::keychainKeyOf(*former));
    m_keys.insert(providers::keychainKeyOf(kept.settings));
    const Status stored = isPresent ? composition::changeSource(*m_session, kept.settings)
                                    : composition::addSource(*m_session, kept.settings);
    // What was put into the keychain for nothing goes with the project, at the latest.
    if (!stored)
        return done(refusal(stored.error()));
    done({.note = kept.trouble ? views::wording::credentialsNotKeptSentence(*kept.trouble)
                               : QString()});
}

std::optional<views::shell::SourceForm> WindowHost::source(const QString& name) const
{
    const auto* row =
        m_session ? composition::findSource(m_session->live(), views::toStd(name)) : nullptr;
    const auto settings = row ? providers::settingsOf(*row)
                              : Result<providers::SourceSettings>(fail(ErrorKind::NotFound));
    if (!settings)
        return std::nullopt;
    views::shell::SourceForm form;
    form.kind = views::toQt(settings->kind);
    form.name = views::toQt(settings->name);
    form.interval = views::toQt(providers::intervalText(settings->interval));
    form.spacesFrom = views::toQt(settings->spacesFrom);
    for (const auto& [option, value] : settings->options)
        form.options[views::toQt(option)] = views::toQt(value);
    form.isPresent = true;
    return form;
}

/// A step back may have brought back a source with what it had, so this waits for the end.
void WindowHost::forgetUnusedCredentials()
{
    if (m_session)
        for (const auto& row : m_session->live().project().table<domain::SourceRow>())
            if (const auto settings = providers::settingsOf(row))
                m_keys.erase(providers::keychainKeyOf(*settings));
    for (const std::string& key : m_keys) {
        if (key.empty() || !m_secrets)
            continue;
        const auto over = std::make_shared<std::promise<void>>();
        m_forgetting.push_back(over->get_future());
        m_secrets->remove(key, [over](const Status&) { over->set_value(); });
    }
    m_keys.clear();
}

void WindowHost::testSource(const views::shell::SourceForm& form, views::shell::SourceTried done)
{
    const auto settings = settingsOf(form);
    const Status whole = settings ? checkSecret(*settings, form) : Status(fail(settings.error()));
    if (!whole)
        return done({.sentence = views::wording::errorSentence(whole.error())});
    m_trial = m_sources->asker().test(
        *settings,
        [done = std::move(done)](const Result<providers::Probe>& probe) { done(trialOf(probe)); },
        form.secret);
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
         &clock = m_clock](workers::JobControl& job) -> Result<exchange::ImportPlan> {
            const auto inputs = readInputs(files, clock, job.stop());
            if (!inputs)
                return fail(inputs.error());
            return exchange::planImport(live, *inputs, {.now = clock.now()});
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
