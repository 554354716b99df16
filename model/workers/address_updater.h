// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/workers/agent_addresses.h"
#include "model/workers/live_desk.h"

namespace netatlas::workers {

/// Writes the endpoints that agents are told of into a file for them (model-and-workers 7.6): the
/// only thing that a worker writes beside the project.
///
/// To be told (`Supervisor::noteNews`) when the endpoint documents change.
class AddressUpdater final : public Worker
{
public:
    using Interfaces = std::vector<engine::workers::HostInterface>;
    using InterfaceReader = std::function<Result<Interfaces>()>;

    /// The desk must outlive the worker's tasks. `readInterfaces` tells of this host, whose own
    /// bridges lead nowhere.
    AddressUpdater(std::string name, domain::ModelId model, std::string file, LiveDesk& desk,
                   InterfaceReader readInterfaces);

    const std::string& name() const override { return m_name; }
    WorkerKind kind() const override { return WorkerKind::AddressUpdater; }
    async::Task<Result<RunReport>> run(RunProgress progress) override;
    std::optional<std::chrono::milliseconds> interval() const override { return std::nullopt; }

private:
    std::string m_name;
    domain::ModelId m_model;
    std::string m_file;
    LiveDesk& m_desk;
    InterfaceReader m_readInterfaces;
};

} // namespace netatlas::workers
