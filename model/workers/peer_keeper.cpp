// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/peer_keeper.h"

#include <utility>

namespace netatlas::workers {

using async::Task;
using engine::workers::PeerUpdate;

namespace {

/// Of an update that failed, and of a worker that died by it.
constexpr RetryWaits kUpdateWaits{std::chrono::seconds(2), std::chrono::minutes(5)};
constexpr RetryWaits kDeathWaits;

} // namespace

PeerKeeper::PeerKeeper(std::string name, domain::ModelId model, LiveDesk& desk, Publisher publisher)
    : m_name(std::move(name))
    , m_model(model)
    , m_desk(desk)
    , m_publisher(std::move(publisher))
{
}

std::optional<std::chrono::milliseconds> PeerKeeper::interval() const
{
    return std::chrono::minutes(1);
}

Proposer PeerKeeper::proposer(std::shared_ptr<PeerUpdate> update) const
{
    return [update = std::move(update), model = m_model,
            name = m_name](const domain::Revision& live) -> Result<Proposal> {
        const domain::Model* present = live.model(model);
        if (!present)
            return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", model.text()}});
        *update = engine::workers::peerUpdate(*present);
        Proposal proposal;
        proposal.model = model;
        if (engine::workers::keepsDocuments(*present))
            proposal.changes.rows = update->changes;
        proposal.textId = "keep-controllers";
        proposal.facts = {{"worker", name}, {"model", present->row.name}};
        return proposal;
    };
}

Task<Result<RunReport>> PeerKeeper::run(RunProgress)
{
    const auto update = std::make_shared<PeerUpdate>();
    Proposer proposer = this->proposer(update);
    auto report = co_await m_desk.carryOut(m_name, std::move(proposer));
    m_waits = kUpdateWaits;
    if (!report)
        co_return report;
    if (update->memberTrouble) {
        m_waits = kDeathWaits;
        co_return fail(*update->memberTrouble);
    }
    publish(std::move(update->details));
    if (update->endpointTrouble)
        co_return fail(*update->endpointTrouble);
    co_return report;
}

void PeerKeeper::publish(NodeDetailsByNumber details)
{
    const bool isAsked = std::exchange(m_isAsked, false);
    if (!isAsked && details == m_published)
        return;
    m_published = std::move(details);
    if (m_publisher)
        m_publisher(m_name, m_published);
}

} // namespace netatlas::workers
