// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workers/instance_poller.h"

#include <algorithm>

namespace netatlas::workers {

using async::Task;
using domain::MachineId;
using domain::SeenMachine;
using engine::workers::InstancePoll;
using engine::workers::PolledInstance;
using engine::workers::PolledMachine;
using engine::workers::PollSchedule;
using std::chrono::milliseconds;

InstancePoller::InstancePoller(PolledSource source, std::unique_ptr<providers::Provider> provider,
                               LiveDesk& desk, const Clock& clock, const async::Timer& timer)
    : m_source(std::move(source))
    , m_provider(std::move(provider))
    , m_desk(desk)
    , m_clock(clock)
    , m_passed(clock, timer)
{
}

PollSchedule::Time InstancePoller::now()
{
    return std::chrono::duration_cast<PollSchedule::Time>(m_passed.now());
}

std::optional<milliseconds> InstancePoller::interval() const
{
    if (!m_source.isTimed)
        return std::nullopt;
    std::optional<PollSchedule::Time> next = m_schedule.nextShort();
    if (next) {
        // Those that are due soon after each other are asked about together.
        const auto beat = engine::workers::kShortestPoll;
        next = (*next + beat - PollSchedule::Time(1)) / beat * beat;
    }
    if (!m_schedule.longGroup().empty())
        next = next ? std::min(*next, m_longDue) : m_longDue;
    if (!next)
        return std::nullopt;
    return std::max(milliseconds(*next) - m_passed.now(), milliseconds(0));
}

/// Compares the machines with those of the last run; gives those whose instance runs without
/// having to ask.
InstancePoller::Machines InstancePoller::takeEvents(const domain::Model& model)
{
    Machines running;
    std::map<MachineId, PolledMachine> present;
    for (PolledMachine& machine : engine::workers::polledMachines(model)) {
        const auto known = m_known.find(machine.machine);
        const bool isNews = known == m_known.end() || machine.hasNews(known->second);
        if (isNews && !m_schedule.take(machine.machine, machine.event(), now()).empty())
            running.push_back(machine.machine);
        present.emplace(machine.machine, std::move(machine));
    }
    for (const auto& [id, machine] : m_known)
        if (!present.contains(id))
            m_schedule.take(id, engine::workers::MachineEvent{}, now());
    m_known = std::move(present);
    std::erase_if(m_missing, [this](MachineId id) {
        const auto known = m_known.find(id);
        return known == m_known.end() || known->second.life == domain::Life::Dead ||
               known->second.isManual;
    });
    return running;
}

/// Those whose time has come, in order of ids; all when somebody asks.
InstancePoller::Machines InstancePoller::dueMachines()
{
    const auto time = now();
    const bool isAsked = std::exchange(m_isAsked, false);
    Machines due = m_schedule.dueShort(isAsked ? PollSchedule::Time::max() : time);
    if (isAsked || time >= m_longDue) {
        m_longDue = time + engine::workers::kLongPoll;
        const Machines settled = m_schedule.longGroup();
        due.insert(due.end(), settled.begin(), settled.end());
        std::sort(due.begin(), due.end());
    }
    return due;
}

Task<Result<RunReport>> InstancePoller::run(RunProgress progress)
{
    const domain::Revision live = co_await m_desk.look();
    const domain::Model* model = live.model(m_source.model);
    if (!model)
        co_return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", m_source.model.text()}});
    const Machines running = takeEvents(*model);
    const bool wasAsked = m_isAsked;
    const auto longDue = m_longDue;
    auto report = co_await poll(dueMachines(), running, std::move(progress));
    if (!report) { // who was due is still, and who was new is still new
        m_isAsked = wasAsked;
        m_longDue = longDue;
        for (const MachineId id : running)
            m_known.erase(id);
    }
    co_return report;
}

Task<Result<RunReport>> InstancePoller::poll(Machines due, Machines running, RunProgress progress)
{
    if (progress && !due.empty())
        progress("instances", due.size());
    auto instances = co_await ask(std::move(due));
    if (!instances) {
        instances.error().details.emplace("source", m_source.source);
        co_return fail(std::move(instances.error()));
    }
    if (instances->empty() && running.empty()) {
        RunReport report;
        report.problems = RunProblems(missingInstances());
        co_return report;
    }
    auto report = co_await handOver(std::move(*instances), std::move(running));
    co_return report;
}

/// One call for the instances of all machines that are due, one for their interfaces.
Task<Result<InstancePoller::Seen>> InstancePoller::ask(Machines group)
{
    Seen seen;
    Machines asked;
    std::vector<std::string> ids;
    for (const MachineId id : group) {
        const PolledMachine& machine = m_known.at(id);
        if (machine.instanceId.empty()) {
            m_schedule.delay(id, now()); // not provisioned yet
            continue;
        }
        asked.push_back(id);
        ids.push_back(machine.instanceId);
    }
    if (ids.empty())
        co_return seen;
    auto found = co_await m_provider->instances(std::move(ids));
    if (!found)
        co_return fail(std::move(found.error()));
    for (std::size_t i = 0; i < asked.size(); ++i)
        if (i < found->size() && (*found)[i]) {
            m_missing.erase(asked[i]);
            seen.push_back(std::move(*(*found)[i]));
        } else {
            m_missing.insert(asked[i]);
            m_schedule.delay(asked[i], now());
        }
    if (seen.empty())
        co_return seen;
    if (const Status done = co_await addInterfaces(seen); !done)
        co_return fail(done.error());
    co_return seen;
}

/// Those that a provider that answers does not know: nothing changes for them but that it is told.
InstancePoller::Problems InstancePoller::missingInstances() const
{
    Problems problems;
    for (const MachineId id : m_missing)
        problems.push_back({.what = "instance",
                            .key = m_known.at(id).instanceId,
                            .field = {},
                            .value = {},
                            .cause = "is not known to the provider"});
    return problems;
}

Task<Status> InstancePoller::addInterfaces(Seen& instances)
{
    std::vector<std::string> ids;
    for (const SeenMachine& instance : instances)
        ids.push_back(instance.ref);
    auto found = co_await m_provider->interfaces(std::move(ids));
    const bool isSupported = found || found.error().kind != ErrorKind::NotSupported;
    if (!found && isSupported)
        co_return fail(std::move(found.error()));
    for (std::size_t i = 0; i < instances.size(); ++i) {
        SeenMachine& instance = instances[i];
        instance.hasInterfaces = false;
        if (found && i < found->size()) {
            SeenMachine& shown = (*found)[i];
            instance.hasInterfaces = shown.hasInterfaces;
            instance.hasVlans = shown.hasVlans;
            instance.hasShadows = shown.hasShadows;
            instance.partlyRead = std::move(shown.partlyRead);
            instance.interfaces = std::move(shown.interfaces);
        }
        if (instance.interfaces.empty())
            engine::workers::fillFromAddresses(instance);
        else
            instance.addresses.clear();
    }
    co_return Status();
}

Task<Result<RunReport>> InstancePoller::handOver(Seen instances, Machines running)
{
    // What the desk runs may outlive this task, so it owns what it works with.
    const auto outcome = std::make_shared<std::vector<PolledInstance>>();
    Proposer proposer = [outcome, instances = std::move(instances), running = std::move(running),
                         missing = missingInstances(), source = m_source,
                         time = m_clock.now()](const domain::Revision& live) -> Result<Proposal> {
        const domain::Model* model = live.model(source.model);
        if (!model)
            return fail(ErrorKind::NotFound, {{"what", "model"}, {"key", source.model.text()}});
        InstancePoll poll =
            engine::workers::takeInstances(*model, source.source, instances, running, time);
        *outcome = std::move(poll.instances);
        Proposal proposal;
        proposal.model = source.model;
        proposal.changes = std::move(poll.changes);
        proposal.textId = "poll-instances";
        proposal.facts = {{"source", source.source}, {"worker", source.worker}};
        proposal.problems = missing;
        proposal.problems.insert(proposal.problems.end(), poll.problems.begin(),
                                 poll.problems.end());
        return proposal;
    };
    const auto report = co_await m_desk.carryOut(m_source.worker, std::move(proposer));
    if (!report)
        co_return report;
    for (const PolledInstance& instance : *outcome) {
        m_schedule.take(instance.machine, instance.outcome(), now());
        // What this poll itself brought is no event.
        if (const auto known = m_known.find(instance.machine); known != m_known.end())
            known->second.instanceStatus = instance.providerStatus;
    }
    co_return report;
}

} // namespace netatlas::workers
