// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/workers/peer_update.h"
#include "model/workers/live_desk.h"

namespace netatlas::workers {

/// What the controller nodes of a model publish of themselves, by their numbers.
using NodeDetailsByNumber = std::map<std::string, engine::workers::NodeDetails>;

/// Keeps the endpoints of controllers and plans their replica set (model-and-workers 7.3). What it
/// plans stands in the model where Netatlas keeps that model's documents; of others it is only
/// published. The replica set itself is never touched.
///
/// To be told (`Supervisor::noteNews`) when nodes, their addresses or the settings change.
class PeerKeeper final : public Worker
{
public:
    /// Gets what nodes publish, on the workers' thread: after each change, and when asked for.
    using Publisher = std::function<void(const std::string& worker, const NodeDetailsByNumber&)>;

    /// The desk must outlive the worker's tasks.
    PeerKeeper(std::string name, domain::ModelId model, LiveDesk& desk, Publisher publisher);

    const std::string& name() const override { return m_name; }
    WorkerKind kind() const override { return WorkerKind::PeerKeeper; }
    async::Task<Result<RunReport>> run(RunProgress progress) override;
    std::optional<std::chrono::milliseconds> interval() const override;
    void noteAsked() override { m_isAsked = true; }
    RetryWaits retryWaits() const override { return m_waits; }

private:
    Proposer proposer(std::shared_ptr<engine::workers::PeerUpdate> update) const;
    void publish(NodeDetailsByNumber details);

    std::string m_name;
    domain::ModelId m_model;
    LiveDesk& m_desk;
    Publisher m_publisher;
    RetryWaits m_waits;
    NodeDetailsByNumber m_published;
    bool m_isAsked = false;
};

} // namespace netatlas::workers
