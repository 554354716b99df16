// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/live_sources.h"
#include "model/base/clock.h"
#include "model/session/session.h"
#include "model/workers/job_runner.h"
#include "views/shell/project_host.h"

#include <QPointer>

#include <future>
#include <memory>
#include <set>

namespace netatlas::window {

class HandReload;

/// The project files of the window: one open at a time, with its session and its bridge.
class WindowHost : public views::shell::ProjectHost
{
    Q_OBJECT

public:
    /// Opens to read when `readOnly`, whatever the file allows.
    /// `secrets` is the keychain, where there is one. All outlive it.
    WindowHost(const Clock& clock, workers::JobRunner& jobs, Executor& home, bool readOnly,
               providers::SecretStore* secrets = nullptr);
    ~WindowHost() override;

    views::ProjectBridge* project() override { return m_bridge.get(); }
    QString path() const override;
    views::WorkerBridge& workers() override { return m_workers; }
    const Clock& clock() const override { return m_clock; }
    Status createProject(const QString& path) override;
    Status openProject(const QString& path) override;
    Status createDemo(const QString& path) override;
    void closeProject() override;
    void addSource(const views::shell::SourceForm& form, views::shell::SourceDone done) override;
    void changeSource(const views::shell::SourceForm& form, views::shell::SourceDone done) override;
    void cancelSourceEdit() override { m_keeping.cancel(); }
    std::optional<views::shell::SourceForm> source(const QString& name) const override;
    void testSource(const views::shell::SourceForm& form, views::shell::SourceTried done) override;
    void cancelSourceTest() override { m_trial.cancel(); }
    std::unique_ptr<views::shell::SourceReload> readSources(const QStringList& names) override;
    void findContexts(const QString& path, views::shell::ContextsFound done) override;
    void planImport(const QStringList& paths, views::shell::ImportPlanned done) override;
    void cancelImport() override { m_planning.cancel(); }
    void import(exchange::ImportPlan plan, views::shell::ImportDone done) override;
    Status writeReport(const QString& id, const QString& path) override;
    QStringList recentProjects() const override;

private:
    Status take(Result<std::unique_ptr<session::Session>> session);
    Result<providers::SourceSettings> settingsOf(const views::shell::SourceForm& form) const;
    void keep(const providers::SourceSettings& settings, const views::shell::SourceForm& form,
              const views::shell::SourceDone& done);
    void store(const providers::KeptCredentials& kept, bool isPresent,
               const views::shell::SourceDone& done);
    void forgetUnusedCredentials();

    const Clock& m_clock;
    workers::JobRunner& m_jobs;
    Executor& m_home;
    bool m_readOnly;
    providers::SecretStore* m_secrets;
    std::vector<std::string> m_importSources;
    views::WorkerBridge m_workers;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<views::ProjectBridge> m_bridge;
    std::unique_ptr<composition::LiveSources> m_sources; ///< of a project that may change
    composition::Asking m_trial;
    composition::Asking m_keeping;
    workers::Job m_contexts;
    workers::Job m_planning;
    workers::Job m_importing;
    QPointer<HandReload> m_reload; ///< the last one asked for
    /// Keys of the keychain that a step back may need; unless a source has them, they go with the
    /// project.
    std::set<std::string> m_keys;
    std::vector<std::future<void>> m_forgetting;
};

} // namespace netatlas::window
