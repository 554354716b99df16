// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/generate/site.h"
#include "model/engine/reconcile/site_reconciliation.h"
#include "model/session/row_changes.h"
#include "model/session/session.h"
#include "tests/bench/metric.h"
#include "tests/bench/raw_rows.h"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <unistd.h>

namespace netatlas::bench {

namespace {

using namespace netatlas::domain;
namespace reconcile = engine::reconcile;

constexpr std::uint32_t kSmallSite = 10000;
constexpr std::uint32_t kLargeSite = 1000000;

template <class Id>
std::string refOf(char kind, Id id)
{
    return kind + id.text();
}

/// A folder that goes with everything in it.
class Folder
{
public:
    Folder()
        : m_path(std::filesystem::temp_directory_path() /
                 ("netatlas-bench-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (m_path / name).string(); }
    /// A project file that is not there yet.
    std::string fresh(const std::string& name) const
    {
        for (const char* end : {"", "-wal", "-shm", ".lock"})
            std::filesystem::remove(file(name) + end);
        return file(name);
    }

private:
    std::filesystem::path m_path;
};

SeenSubnet seenSubnet(const ModelState& state, const SubnetRow& row)
{
    SeenSubnet seen;
    seen.id = refOf('s', row.id);
    seen.network = row.providerNetworkId;
    seen.cidr = row.cidr;
    seen.name = row.name;
    seen.segment = row.segment ? refOf('v', *row.segment) : std::string();
    seen.vlanTag = row.vlanTag;
    seen.gateway = row.gateway;
    seen.tag = state.table<SpaceRow>().at(row.space).name;
    return seen;
}

InterfaceConfig seenInterface(const DeviceRow& row)
{
    InterfaceConfig seen;
    seen.name = row.name.text();
    seen.mac = row.mac.text();
    seen.mtu = row.mtu;
    seen.type = row.type;
    seen.origin = Origin::Provider;
    seen.providerId = refOf('d', row.id);
    return seen;
}

void addMachines(const ModelState& state, SiteObservation& site)
{
    std::unordered_map<MachineId, std::size_t> machines;
    for (const MachineRow& row : state.table<MachineRow>()) {
        machines.emplace(row.id, site.machines.size());
        SeenMachine& seen = site.machines.emplace_back();
        seen.ref = refOf('m', row.id);
        seen.name = row.name;
        seen.kind = row.kind;
        seen.status = row.status;
        seen.hasInterfaces = true;
    }
    std::unordered_map<DeviceId, std::pair<std::size_t, std::size_t>> devices;
    for (const DeviceRow& row : state.table<DeviceRow>()) {
        const std::size_t machine = machines.at(row.machine);
        auto& interfaces = site.machines[machine].interfaces;
        devices.emplace(row.id, std::pair(machine, interfaces.size()));
        interfaces.push_back(seenInterface(row));
    }
    for (const DeviceAddressRow& row : state.table<DeviceAddressRow>()) {
        const auto [machine, device] = devices.at(row.device);
        InterfaceAddress seen;
        seen.value = row.value.text();
        seen.cidr = row.cidr ? row.cidr->text() : std::string();
        seen.configMethod = row.configMethod;
        seen.providerId = refOf('a', row.id);
        site.machines[machine].interfaces[device].addresses.push_back(std::move(seen));
    }
}

/// The state as a provider would show it: everything by ids of its own.
SiteObservation observationOf(const ModelState& state)
{
    SiteObservation site;
    site.provider.type = "maas";
    for (const RoutingDomainRow& row : state.table<RoutingDomainRow>())
        if (row.id != kDefaultDomain)
            site.domains.push_back({refOf('r', row.id), row.name});
    for (const ProviderNetworkRow& row : state.table<ProviderNetworkRow>()) {
        SeenNetwork& seen = site.networks.emplace_back();
        seen.id = row.providerId;
        seen.name = row.name;
        if (row.routingDomain && *row.routingDomain != kDefaultDomain)
            seen.domain = refOf('r', *row.routingDomain);
    }
    for (const FabricRow& row : state.table<FabricRow>())
        site.fabrics.push_back({refOf('f', row.id), row.name});
    for (const SegmentRow& row : state.table<SegmentRow>()) {
        SeenSegment& seen = site.segments.emplace_back();
        seen.ref = refOf('v', row.id);
        seen.name = row.name;
        seen.kind = SegmentKind::Vlan;
        seen.tag = row.tag;
        seen.mtu = row.mtu;
        seen.fabric = row.fabric ? refOf('f', *row.fabric) : std::string();
    }
    for (const SubnetRow& row : state.table<SubnetRow>())
        site.subnets.push_back(seenSubnet(state, row));
    addMachines(state, site);
    site.complete = {ObjectKind::RoutingDomain, ObjectKind::Fabric,  ObjectKind::Segment,
                     ObjectKind::Subnet,        ObjectKind::Machine, ObjectKind::ProviderNetwork};
    return site;
}

[[noreturn]] void stop(const Error& error)
{
    throw std::runtime_error("a measured reconciliation fails: " + errorText(error));
}

/// A project whose only model is empty.
std::unique_ptr<session::Session> emptyProject(const std::string& path)
{
    auto created = session::Session::create(path, {});
    if (!created)
        stop(created.error());
    session::Observation seen;
    seen.newModel.name = "site";
    if (const auto entry = (*created)->observe(std::move(seen)); !entry)
        stop(entry.error());
    return std::move(*created);
}

/// What the look at the whole site cost, and the file that holds it in the end.
struct Costs
{
    double planning = 0; ///< seconds; of bringing it together with the model, on the pool
    double commit = 0;   ///< of writing and publishing it, in one transaction
};

Costs reconcileInto(session::Session& session, const SiteObservation& site)
{
    Costs costs;
    const ModelId id = session.live().models().front()->row.id;
    const double start = threadSeconds();
    session::Observation seen;
    {
        reconcile::Reconciliation run(*session.live().model(id), session.now(), "measured");
        reconcile::reconcileSite(run, site, {reconcile::SpacesFrom::Tag});
        seen.changes = run.changes();
    }
    costs.planning = threadSeconds() - start;
    seen.model = id;
    seen.cause = session::Cause::Observation;
    seen.textId = "reload";
    const double planned = threadSeconds();
    if (const auto entry = session.observe(std::move(seen)); !entry)
        stop(entry.error());
    costs.commit = threadSeconds() - planned;
    return costs;
}

/// What the store alone is given for the whole site: rows, numbers and the entry of the journal.
store::Write writeOf(const Model& model)
{
    store::Write write;
    store::Write::OfModel ofModel;
    ofModel.model = model.row.id;
    ofModel.rows = session::changesBetween(emptyModelState(), model.state);
    ofModel.sequences = model.state.sequences;
    session::JournalEntry entry;
    entry.actor = "measured";
    entry.cause = session::Cause::Observation;
    entry.model = model.row.id;
    entry.textId = "reload";
    entry.arguments = "{}";
    write.entry = {std::move(entry), session::EntryChanges::toKeep({}, {ofModel.rows, {}})};
    write.models.push_back(std::move(ofModel));
    return write;
}

/// Milliseconds of the thread.
double storeInto(const std::string& path, const store::Write& write)
{
    emptyProject(path).reset();
    auto store = store::Store::open(path);
    if (!store)
        stop(store.error());
    const double start = threadSeconds();
    if (const auto written = (*store)->write(write); !written)
        stop(written.error());
    return (threadSeconds() - start) * 1e3;
}

bool isAllThere(const Model& model, const SiteObservation& site, const ModelState& start)
{
    return model.table<MachineRow>().size() == site.machines.size() &&
           model.table<SubnetRow>().size() == site.subnets.size() &&
           model.table<DeviceRow>().size() == start.table<DeviceRow>().size() &&
           model.table<DeviceAddressRow>().size() == start.table<DeviceAddressRow>().size();
}

/// Whether the file opens with just what was published.
bool isKept(const std::string& path, const Model& model)
{
    const auto opened = session::Session::open(path, {});
    return opened && (*opened)->live().model(model.row.id)->state == model.state;
}

Metric metricOf(const char* id, const Options& options)
{
    Metric metric;
    metric.id = id;
    metric.workload = options.isQuick ? "M4" : "M6";
    metric.n = options.isQuick ? kSmallSite : kLargeSite;
    metric.unit = "ms";
    metric.clock = "thread-cpu";
    metric.reference = "raw";
    metric.goal = options.goal(1.15);
    return metric;
}

} // namespace

std::vector<std::string> reconciliationMetricIds()
{
    return {"S1.reconcile", "S1.reconcile.commit", "S1.reconcile.store"};
}

void runReconciliationMetrics(const Options& options, const Report& report)
{
    const Folder folder;
    const std::uint32_t scale = options.isQuick ? kSmallSite : kLargeSite;
    const ModelState start =
        engine::generate::makeSite({.seed = options.seed, .scale = scale}).state;
    const SiteObservation site = observationOf(start);

    Metric whole = metricOf("S1.reconcile", options);
    Metric commit = metricOf("S1.reconcile.commit", options);
    Metric stored = metricOf("S1.reconcile.store", options);
    const std::string path = folder.fresh("checked.netatlas");
    store::Write write;
    {
        auto session = emptyProject(path);
        reconcileInto(*session, site);
        const auto model = session->live().models().front();
        session.reset();
        write = writeOf(*model);
        const std::string alone = folder.fresh("stored.netatlas");
        storeInto(alone, write);
        if (!isAllThere(*model, site, start) || !isKept(path, *model) || !isKept(alone, *model))
            for (Metric* metric : {&whole, &commit, &stored})
                metric->mismatch();
    }
    const RawRows rows(path);
    const auto product = [&] {
        auto session = emptyProject(folder.fresh("measured.netatlas"));
        return reconcileInto(*session, site);
    };
    const auto raw = [&] {
        const std::string file = folder.fresh("raw.netatlas");
        emptyProject(file).reset();
        return rows.insertInto(file) * 1e3;
    };
    const auto run = [&](Metric& metric, const std::function<double()>& cost) {
        if (!options.wants(metric.id))
            return;
        compare(metric, options.reps, cost, raw);
        report(metric);
    };
    run(whole, [&] {
        const Costs costs = product();
        return (costs.planning + costs.commit) * 1e3;
    });
    run(commit, [&] { return product().commit * 1e3; });
    run(stored, [&] { return storeInto(folder.fresh("measured.netatlas"), write); });
}

} // namespace netatlas::bench
