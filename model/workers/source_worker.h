// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/workers/machine_agent.h"
#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"
#include "model/workers/worker.h"

namespace netatlas::workers {

/// Takes what workers saw to the model; `app/composition` connects it with the session. The task
/// goes on when the outcome stands in the project.
class ObservationSink
{
public:
    virtual ~ObservationSink() = default;
    /// `source` is the name of the source; `look` says what a host's agent is about.
    virtual async::Task<Result<RunReport>> take(std::string source, providers::Observed observed,
                                                engine::workers::AgentLook look) = 0;
};

/// Reads one source on its interval and when it tells of news (model-and-workers 7.5).
class SourceWorker final : public Worker
{
public:
    /// The sink must outlive the worker's tasks.
    SourceWorker(providers::SourceSettings settings, std::unique_ptr<providers::Provider> provider,
                 ObservationSink& sink, WorkerKind kind = WorkerKind::ProviderSync);

    const std::string& name() const override { return m_settings.name; }
    WorkerKind kind() const override { return m_kind; }
    async::Task<Result<RunReport>> run(RunProgress progress) override;
    std::optional<std::chrono::milliseconds> interval() const override;
    async::Task<Status> awaitNews() override { return m_provider->awaitNews(); }

private:
    providers::SourceSettings m_settings;
    std::unique_ptr<providers::Provider> m_provider;
    ObservationSink& m_sink;
    WorkerKind m_kind;
};

} // namespace netatlas::workers
