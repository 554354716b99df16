// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/machine_agent.h"

#include "model/engine/workers/machine_agent.h"

#include <utility>

namespace netatlas::workers {

using async::Task;
using domain::MachineRow;

namespace {

/// The machine of the host as the model has it; nothing where it is unknown or not clear.
const MachineRow* findHost(const domain::Revision& live, domain::ModelId model,
                           const std::string& hostName)
{
    const domain::Model* present = live.model(model);
    const auto machine = present ? engine::workers::machineOfHost(present->state, hostName)
                                 : Result<std::optional<domain::MachineId>>(std::nullopt);
    return machine && *machine ? present->find<MachineRow>(**machine) : nullptr;
}

/// Whether the source was ever read: a machine of it that is not there then was removed.
bool hasBeenRead(const domain::Revision& live, const std::string& source)
{
    for (const auto& row : live.project().table<domain::SourceRow>())
        if (row.name == source)
            return row.lastComplete.has_value();
    return false;
}

} // namespace

MachineAgent::MachineAgent(providers::SourceSettings settings, domain::ModelId model,
                           std::unique_ptr<providers::Provider> provider, LiveDesk& desk)
    : m_settings(std::move(settings))
    , m_model(model)
    , m_provider(std::move(provider))
    , m_desk(desk)
{
}

std::optional<std::chrono::milliseconds> MachineAgent::interval() const
{
    if (m_settings.interval.count() == 0)
        return std::nullopt;
    return m_settings.interval;
}

Task<Result<RunReport>> MachineAgent::run(RunProgress progress)
{
    const domain::Revision live = co_await m_desk.look();
    if (!m_hostName.empty()) {
        // A machine that is to go need not answer any more.
        const MachineRow* machine = findHost(live, m_model, m_hostName);
        if (machine && machine->life != domain::Life::Alive) {
            auto report = co_await retire();
            co_return report;
        }
    }
    auto observed = co_await m_provider->fetch(std::move(progress));
    if (!observed) {
        observed.error().details.emplace("source", m_settings.name);
        co_return fail(std::move(observed.error()));
    }
    bool isRenamed = false;
    if (const auto* host = std::get_if<providers::linuxhost::HostObservation>(&*observed)) {
        isRenamed = !m_hostName.empty() && m_hostName != host->hostName;
        m_isStarted = m_isStarted && !isRenamed;
        m_hostName = host->hostName;
    }
    engine::workers::AgentLook look;
    look.isAgent = true;
    look.isStart = !m_isStarted;
    look.mayAdd = m_isAsked || isRenamed || !hasBeenRead(live, m_settings.name);
    look.clearsAddresses = m_settings.option("clear-addresses-on-start") == "true";
    auto report = co_await m_desk.take(m_settings.name, std::move(*observed), look);
    if (report) {
        m_isStarted = !report->isOver;
        m_isAsked = false;
    }
    co_return report;
}

Task<Result<RunReport>> MachineAgent::retire()
{
    const auto isOver = std::make_shared<bool>(false);
    Proposer proposer = [isOver, model = m_model, host = m_hostName, source = m_settings.name](
                            const domain::Revision& live) -> Result<Proposal> {
        const MachineRow* machine = findHost(live, model, host);
        Proposal proposal;
        proposal.model = model;
        proposal.textId = "retire-machine";
        proposal.facts = {{"source", source}, {"machine", host}};
        *isOver = !machine;
        if (!machine)
            return proposal;
        domain::ChangeRecorder rows(live.model(model)->state);
        engine::workers::retireMachine(rows, machine->id);
        *isOver = rows.table<MachineRow>().at(machine->id).life == domain::Life::Dead;
        proposal.changes.rows = rows.changes();
        return proposal;
    };
    auto report = co_await m_desk.carryOut(m_settings.name, std::move(proposer));
    if (report) {
        report->isOver = *isOver;
        m_isStarted = m_isStarted && !*isOver;
        if (*isOver)
            report->reason = Error{ErrorKind::Dead, {{"what", "machine"}, {"key", m_hostName}}};
    }
    co_return report;
}

} // namespace netatlas::workers
