// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/live_sources.h"

#include "app/composition/project_sources.h"
#include "model/async/run.h"
#include "model/providers/linux/netlink_reader.h"
#include "model/providers/registry.h"
#include "model/workers/address_updater.h"
#include "model/workers/instance_poller.h"
#include "model/workers/machine_agent.h"

#include <algorithm>
#include <set>

namespace netatlas::composition {

using workers::WorkerKind;

namespace {

/// Stands in for a source whose settings cannot be used, so that its trouble is seen.
class BrokenProvider final : public providers::Provider
{
public:
    explicit BrokenProvider(Error error) : m_error(std::move(error)) {}
    const providers::Capabilities& capabilities() const override
    {
        static const providers::Capabilities none;
        return none;
    }
    async::Task<Result<providers::Observed>> fetch(providers::Progress) override
    {
        co_return fail(m_error);
    }
    async::Task<Result<providers::Probe>> test() override { co_return fail(m_error); }
    async::Task<Result<providers::Instances>> instances(std::vector<std::string>) override
    {
        co_return fail(m_error);
    }

private:
    Error m_error;
};

/// Whether machines came or went, or something of their lives changed that makes the next poll
/// soon.
bool haveMachinesNews(const domain::ModelChanges& changes)
{
    const auto& rows = changes.of<domain::MachineRow>();
    return std::any_of(rows.begin(), rows.end(), [](const auto& change) {
        return !change.before || !change.after || change.before->life != change.after->life ||
               change.before->isManual != change.after->isManual ||
               change.before->instanceId != change.after->instanceId;
    });
}

/// Whether a machine begins to go, or what held it back does.
bool haveLivesNews(const domain::ModelChanges& changes)
{
    const auto& rows = changes.of<domain::MachineRow>();
    return !changes.of<domain::UnitRow>().empty() ||
           std::any_of(rows.begin(), rows.end(), [](const auto& change) {
               return change.before && change.after && change.before->life != change.after->life;
           });
}

/// The interfaces of this host with their addresses.
Result<workers::AddressUpdater::Interfaces> interfacesHere()
{
    const auto host = providers::linuxhost::readLocalHost();
    if (!host)
        return fail(host.error());
    workers::AddressUpdater::Interfaces interfaces;
    for (const auto& link : host->links) {
        auto& interface = interfaces.emplace_back();
        interface.name = link.name;
        for (const auto& address : link.addresses)
            interface.addresses.push_back(address.value.text());
    }
    return interfaces;
}

template <class... Rows>
bool changesAny(const domain::ModelChanges& changes)
{
    return (!changes.of<Rows>().empty() || ...);
}

/// Whether the project may ask for other workers than before.
bool changesStaff(const session::Announcement& announcement)
{
    return announcement.everything || !announcement.project.of<domain::SourceRow>().empty() ||
           !announcement.project.of<domain::ModelRow>().empty() ||
           !announcement.project.of<domain::ProjectSettingRow>().empty() ||
           changesAny<domain::ControllerNodeRow>(announcement.changes.rows);
}

/// Whether the changes are of what a worker of that kind works from.
bool isNewsFor(WorkerKind kind, const domain::ModelChanges& changes)
{
    switch (kind) {
    case WorkerKind::InstancePoller: return haveMachinesNews(changes);
    case WorkerKind::MachineAgent: return haveLivesNews(changes);
    case WorkerKind::PeerKeeper:
        return changesAny<domain::ControllerNodeRow, domain::MachineRow, domain::SettingRow,
                          domain::SpaceRow, domain::SubnetRow, domain::CloudServiceRow>(changes);
    case WorkerKind::AddressUpdater:
        return changesAny<domain::HostPortsRow, domain::CloudServiceRow>(changes);
    case WorkerKind::ProviderSync:
    case WorkerKind::ServiceUpdater: break;
    }
    return false;
}

} // namespace

LiveSources::LiveSources(session::Session& session, workers::JobRunner& jobs, Executor& home,
                         const Clock& clock, Listener listener, DetailsListener detailsListener,
                         providers::SecretStore* secrets, const std::string& program)
    : m_session(session)
    , m_home(home)
    , m_clock(clock)
    , m_detailsListener(std::move(detailsListener))
    , m_secrets(secrets)
    , m_desk(session, jobs, home, clock)
{
    workers::SupervisorOptions options;
    options.executor = m_network.tasks();
    options.clock = &clock;
    options.timer = &m_timer;
    options.listener = [this, alive = std::weak_ptr<bool>(m_isAlive),
                        listener = std::move(listener)](const workers::HealthList& list) {
        if (m_status)
            m_status->note(list);
        m_home.post([alive, listener, list] {
            if (alive.lock() && listener)
                listener(list);
        });
    };
    if (!program.empty()) {
        m_status = std::make_unique<WorkerStatusFile>(session.path(), program, clock,
                                                      providers::http::processEnvironment);
        async::start<void>(m_network.tasks(), m_status->keepCurrent(m_timer),
                           m_statusStop.get_token(), [](const Status&) {});
    }
    m_supervisor = std::make_unique<workers::Supervisor>(std::move(options));
    m_subscription = session.subscribe([this](const session::Announcement& announcement) {
        if (changesStaff(announcement))
            follow();
        tellNews(announcement);
    });
}

LiveSources::~LiveSources()
{
    m_statusStop.request_stop();
}

void LiveSources::follow()
{
    std::map<std::string, PlannedWorker> present;
    for (PlannedWorker& planned : plannedWorkers(m_session.live()))
        present.emplace(planned.name, std::move(planned));
    for (const auto& [name, known] : m_known)
        if (!present.contains(name))
            m_supervisor->remove(name);
    for (const auto& [name, planned] : present) {
        const auto known = m_known.find(name);
        const bool isSame = known != m_known.end() && known->second.kind == planned.kind &&
                            known->second.model == planned.model &&
                            known->second.settings == planned.settings;
        if (!isSame)
            begin(planned);
        else if (known->second.isPaused != planned.isPaused)
            m_supervisor->setPaused(name, planned.isPaused);
    }
    m_known = std::move(present);
}

void LiveSources::begin(const PlannedWorker& planned)
{
    m_supervisor->add(make(planned), planned.isPaused);
}

std::shared_ptr<workers::Worker> LiveSources::make(const PlannedWorker& planned)
{
    if (planned.kind == WorkerKind::PeerKeeper)
        return std::make_shared<workers::PeerKeeper>(
            planned.name, planned.model, m_desk,
            [this](const std::string& worker, const workers::NodeDetailsByNumber& details) {
                publish(worker, details);
            });
    if (planned.kind == WorkerKind::AddressUpdater)
        return std::make_shared<workers::AddressUpdater>(planned.name, planned.model,
                                                         planned.settings, m_desk, interfacesHere);
    return makeForSource(planned);
}

/// On the workers' thread.
void LiveSources::publish(const std::string& worker, const workers::NodeDetailsByNumber& details)
{
    m_home.post([this, alive = std::weak_ptr<bool>(m_isAlive), worker, details] {
        if (alive.lock() && m_detailsListener)
            m_detailsListener(worker, details);
    });
}

std::shared_ptr<workers::Worker> LiveSources::makeForSource(const PlannedWorker& planned)
{
    const domain::SourceRow& row = *findSource(m_session.live(), planned.source);
    providers::ProviderContext outside;
    outside.clock = &m_clock;
    outside.timer = &m_timer;
    outside.secrets = m_secrets;
    auto settings = providers::settingsOf(row);
    auto provider = settings ? providers::makeProvider(*settings, outside)
                             : Result<std::unique_ptr<providers::Provider>>(fail(settings.error()));
    if (!settings)
        settings = providers::SourceSettings{.kind = row.kind, .name = row.name};
    if (!provider)
        provider = std::make_unique<BrokenProvider>(provider.error());
    if (planned.kind == WorkerKind::InstancePoller)
        return std::make_shared<workers::InstancePoller>(
            workers::PolledSource{.worker = planned.name,
                                  .source = planned.source,
                                  .model = planned.model,
                                  .isTimed = settings->interval.count() > 0},
            std::move(*provider), m_desk, m_clock, m_timer);
    if (planned.kind == WorkerKind::MachineAgent)
        return std::make_shared<workers::MachineAgent>(std::move(*settings), planned.model,
                                                       std::move(*provider), m_desk);
    return std::make_shared<workers::SourceWorker>(std::move(*settings), std::move(*provider),
                                                   m_desk, planned.kind);
}

void LiveSources::tellNews(const session::Announcement& announcement)
{
    for (const auto& [name, planned] : m_known) {
        const bool isOfModel = announcement.model == planned.model;
        if (announcement.everything ||
            (isOfModel && (isNewsFor(planned.kind, announcement.changes.rows) ||
                           isNewsFor(planned.kind, announcement.changes.consequences))))
            m_supervisor->noteNews(name);
    }
}

void LiveSources::setPaused(const std::string& name, bool isPaused)
{
    // The announcement of it makes the worker follow. A project that cannot keep it at the moment
    // has it at least for as long as it is open.
    if (!pauseWorker(m_session, name, isPaused))
        m_supervisor->setPaused(name, isPaused);
}

} // namespace netatlas::composition
