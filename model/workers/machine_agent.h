// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/source_settings.h"
#include "model/workers/live_desk.h"

namespace netatlas::workers {

/// Tells what a host sees of itself, as the agent on it would (model-and-workers 7.1): its list of
/// addresses at the start and only then, its network configuration whenever something happens. It
/// carries a machine that is to go to its end, and ends with it.
///
/// To be told (`Supervisor::noteNews`) when the life of a machine changes.
class MachineAgent final : public Worker
{
public:
    /// The desk must outlive the worker's tasks.
    MachineAgent(providers::SourceSettings settings, domain::ModelId model,
                 std::unique_ptr<providers::Provider> provider, LiveDesk& desk);

    const std::string& name() const override { return m_settings.name; }
    WorkerKind kind() const override { return WorkerKind::MachineAgent; }
    async::Task<Result<RunReport>> run(RunProgress progress) override;
    std::optional<std::chrono::milliseconds> interval() const override;
    async::Task<Status> awaitNews() override { return m_provider->awaitNews(); }
    void noteAsked() override { m_isAsked = true; }

private:
    async::Task<Result<RunReport>> retire();

    providers::SourceSettings m_settings;
    domain::ModelId m_model;
    std::unique_ptr<providers::Provider> m_provider;
    LiveDesk& m_desk;
    std::string m_hostName; ///< empty until the host was seen
    bool m_isStarted = false;
    bool m_isAsked = false;
};

} // namespace netatlas::workers
