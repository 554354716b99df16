// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/workers/cluster_reconciliation.h"

#include "model/engine/workers/cluster_documents.h"

#include <set>
#include <unordered_map>
#include <unordered_set>

namespace netatlas::engine::workers {

using namespace domain;

namespace {

/// The namespace of `namespace/name`.
std::string namespaceOf(const std::string& name)
{
    return name.substr(0, name.find('/'));
}

class ClusterRun
{
public:
    ClusterRun(reconcile::Reconciliation& run, const SiteObservation& site,
               reconcile::SiteOutcome& outcome);

    void carryOut();

private:
    ApplicationId application(const std::string& name);
    void takeService(const SeenService& seen);
    bool isServiceKnown(const std::string& application) const;
    void takePod(const SeenPod& seen);
    UnitId unit(const SeenPod& seen);
    void place(const std::string& uid, const std::string& name,
               const std::vector<SeenPlace>& places, bool isAll);
    std::optional<SubnetId> subnetOf(const SeenPlace& place, std::optional<SubnetId> known) const;
    ClusterPod withBlock(const SeenPod& seen, const CloudContainerRow& known) const;
    void dropService(const CloudServiceRow& row);
    void dropUnit(const CloudContainerRow& row);
    void dropPlaces(const std::string& uid, const std::set<LooseAddressId>& kept = {});
    void dropEmptyApplications();
    void dropConstraints(ConstraintLevel level, std::uint32_t target);
    bool isListed(ObjectKind kind, const std::string& name) const;
    template <class Row>
    void store(const Row& row);
    bool isFirst(const char* what, const std::string& name, const std::string& uid,
                 std::unordered_set<std::string>& seenNames);

    const ModelState& state() const { return m_run.state(); }

    reconcile::Reconciliation& m_run;
    const SiteObservation& m_site;
    reconcile::SiteOutcome& m_outcome;
    std::unordered_map<std::string, ApplicationId> m_applications;
    std::unordered_map<std::string, UnitId> m_units;
    std::unordered_map<ApplicationId, CloudServiceId> m_services;
    std::unordered_map<UnitId, CloudContainerId> m_containers;
    std::unordered_multimap<std::string, LooseAddressId> m_places; ///< by the id of their owner
    std::unordered_map<std::string, SubnetId> m_subnets;
    std::unordered_map<std::string, RoutingDomainId> m_domains; ///< by network
    std::unordered_set<std::string> m_seenServices;             ///< by application
    std::unordered_set<std::string> m_seenPods;                 ///< by unit
    std::unordered_set<std::string> m_seenIds;
    std::set<ApplicationId> m_shrunk; ///< lost a service or unit in this run
};

ClusterRun::ClusterRun(reconcile::Reconciliation& run, const SiteObservation& site,
                       reconcile::SiteOutcome& outcome)
    : m_run(run)
    , m_site(site)
    , m_outcome(outcome)
{
    for (const ApplicationRow& row : state().table<ApplicationRow>())
        m_applications.emplace(row.name, row.id);
    for (const UnitRow& row : state().table<UnitRow>())
        m_units.emplace(row.name.text(), row.id);
    for (const CloudServiceRow& row : state().table<CloudServiceRow>())
        if (row.application)
            m_services.emplace(*row.application, row.id);
    for (const CloudContainerRow& row : state().table<CloudContainerRow>())
        m_containers.emplace(row.unit, row.id);
    for (const LooseAddressRow& row : state().table<LooseAddressRow>())
        if (!row.providerRef.empty())
            m_places.emplace(row.providerRef, row.id);
    for (const SubnetRow& row : state().table<SubnetRow>())
        if (!row.providerId.empty())
            m_subnets.emplace(row.providerId, row.id);
    for (const ProviderNetworkRow& row : state().table<ProviderNetworkRow>())
        if (row.routingDomain)
            m_domains.emplace(row.providerId, *row.routingDomain);
}

void ClusterRun::carryOut()
{
    for (const SeenService& seen : m_site.services)
        takeService(seen);
    for (const SeenPod& seen : m_site.pods)
        takePod(seen);
    std::vector<CloudServiceRow> services;
    for (const CloudServiceRow& row : state().table<CloudServiceRow>())
        if (row.application && !row.providerId.empty())
            services.push_back(row);
    for (const CloudServiceRow& row : services) {
        const std::string& name = state().table<ApplicationRow>().at(*row.application).name;
        if (!m_seenServices.contains(name) && isListed(ObjectKind::CloudService, name))
            dropService(row);
    }
    std::vector<CloudContainerRow> containers;
    for (const CloudContainerRow& row : state().table<CloudContainerRow>())
        if (!row.providerId.empty())
            containers.push_back(row);
    for (const CloudContainerRow& row : containers) {
        const std::string name = state().table<UnitRow>().at(row.unit).name.text();
        if (!m_seenPods.contains(name) && isListed(ObjectKind::CloudContainer, name))
            dropUnit(row);
    }
    dropEmptyApplications();
}

bool ClusterRun::isListed(ObjectKind kind, const std::string& name) const
{
    if (m_site.isUnreadable(kind, name))
        return false;
    if (m_site.complete.contains(kind))
        return true;
    const std::string space = namespaceOf(name);
    if (m_site.namespaces && !m_site.namespaces->contains(space))
        return true; // it went with all that was in it
    const auto found = m_site.completeIn.find(kind);
    return found != m_site.completeIn.end() && found->second.contains(space);
}

/// What stands there twice by its name or its id is taken once.
bool ClusterRun::isFirst(const char* what, const std::string& name, const std::string& uid,
                         std::unordered_set<std::string>& seenNames)
{
    const bool isNewName = seenNames.insert(name).second;
    if (isNewName && m_seenIds.insert(uid).second)
        return true;
    m_outcome.problems.push_back({.what = what,
                                  .key = name,
                                  .field = isNewName ? "uid" : "name",
                                  .value = isNewName ? uid : name,
                                  .cause = "stands there twice"});
    return false;
}

/// Puts the row where it differs, and counts what became of it.
template <class Row>
void ClusterRun::store(const Row& row)
{
    auto& counts = m_outcome.counts[Row::kKind];
    const Row* present = state().table<Row>().find(row.id);
    ++(!present ? counts.added : *present == row ? counts.same : counts.updated);
    if (!present || !(*present == row))
        m_run.recorder().put(row);
}

ApplicationId ClusterRun::application(const std::string& name)
{
    const auto [found, isNew] = m_applications.try_emplace(name, ApplicationId(0));
    if (isNew) {
        ApplicationRow row{.id = m_run.recorder().draw<ApplicationRow>(), .name = name};
        row.type = ApplicationType::Caas;
        found->second = row.id;
        ++m_outcome.counts[ObjectKind::Application].added;
        m_run.recorder().put(std::move(row));
    }
    return found->second;
}

bool ClusterRun::isServiceKnown(const std::string& application) const
{
    const auto found = m_applications.find(application);
    return found != m_applications.end() && m_services.contains(found->second);
}

void ClusterRun::takeService(const SeenService& seen)
{
    if (!isFirst("service", seen.application, seen.service.uid, m_seenServices))
        return;
    if (!seen.isWhole && isServiceKnown(seen.application))
        return;
    const ApplicationId owner = application(seen.application);
    CloudServiceRow row;
    const auto known = m_services.find(owner);
    if (known != m_services.end())
        row = state().table<CloudServiceRow>().at(known->second);
    if (!row.providerId.empty() && row.providerId != seen.service.uid) {
        // Made anew under its name: nothing of the old one counts.
        dropPlaces(row.providerId);
        row = CloudServiceRow{.id = row.id};
    }
    if (known == m_services.end())
        row.id = m_run.recorder().draw<CloudServiceRow>();
    row.application = owner;
    const auto updated = updatedService(row, seen.service, seen.generation);
    if (!updated)
        return;
    m_services.emplace(owner, row.id);
    store(*updated);
    place(seen.service.uid, seen.application, seen.places, seen.hasPlaces);
}

UnitId ClusterRun::unit(const SeenPod& seen)
{
    const auto [found, isNew] = m_units.try_emplace(seen.unit, UnitId(0));
    UnitRow row;
    if (!isNew)
        row = state().table<UnitRow>().at(found->second);
    const ApplicationId owner =
        isNew || seen.knowsApplication ? application(seen.application) : row.application;
    if (isNew) {
        row.id = m_run.recorder().draw<UnitRow>();
        row.name = seen.unit;
        found->second = row.id;
    } else if (row.application != owner) {
        m_shrunk.insert(row.application);
    }
    row.application = owner;
    store(row);
    return found->second;
}

void ClusterRun::takePod(const SeenPod& seen)
{
    if (!isFirst("pod", seen.unit, seen.pod.uid, m_seenPods))
        return;
    if (seen.pod.isDying)
        return; // its row stays until it is gone
    if (!seen.isWhole && m_units.contains(seen.unit))
        return;
    CloudContainerRow row;
    const UnitId owner = unit(seen);
    const auto known = m_containers.find(owner);
    if (known != m_containers.end()) {
        row = state().table<CloudContainerRow>().at(known->second);
        if (row.providerId != seen.pod.uid)
            dropPlaces(row.providerId);
    } else {
        row.id = m_run.recorder().draw<CloudContainerRow>();
        row.unit = owner;
        m_containers.emplace(owner, row.id);
    }
    store(*updatedContainer(row, withBlock(seen, row)));
    place(seen.pod.uid, seen.unit, seen.places, true);
}

/// The subnet of a place. Where not all subnets are seen, the known one counts, else the innermost
/// known one of its network.
std::optional<SubnetId> ClusterRun::subnetOf(const SeenPlace& place,
                                             std::optional<SubnetId> known) const
{
    const auto found = m_subnets.find(place.subnet);
    const auto seen = found == m_subnets.end() ? std::nullopt : std::optional(found->second);
    if (m_site.complete.contains(ObjectKind::Subnet))
        return seen;
    if (known || seen)
        return known ? known : seen;
    for (const SubnetId id : m_run.subnetsAround(place.value))
        if (state().table<SubnetRow>().at(id).providerNetworkId == place.network)
            return id;
    return std::nullopt;
}

/// The pod with the block of its address, which is told by way of the subnets.
ClusterPod ClusterRun::withBlock(const SeenPod& seen, const CloudContainerRow& known) const
{
    ClusterPod pod = seen.pod;
    if (m_site.complete.contains(ObjectKind::Subnet) || seen.places.empty())
        return pod;
    if (known.address && known.address->value == pod.ip && !known.address->cidr.empty())
        pod.cidr = known.address->cidr;
    else if (const auto subnet = subnetOf(seen.places.front(), std::nullopt))
        pod.cidr = state().table<SubnetRow>().at(*subnet).cidr.network().text();
    return pod;
}

/// Makes the loose addresses of a service or pod be those; where they are not all, others stay.
void ClusterRun::place(const std::string& uid, const std::string& name,
                       const std::vector<SeenPlace>& places, bool isAll)
{
    std::set<LooseAddressId> kept;
    for (const SeenPlace& seen : places) {
        LooseAddressRow row;
        const auto [begin, end] = m_places.equal_range(uid);
        bool isNew = true;
        for (auto it = begin; it != end && isNew; ++it)
            if (const auto& one = state().table<LooseAddressRow>().at(it->second);
                one.value == seen.value && !kept.contains(one.id)) {
                row = one;
                isNew = false;
            }
        if (isNew) {
            row.id = m_run.recorder().draw<LooseAddressRow>();
            m_places.emplace(uid, row.id);
        }
        row.subnet = subnetOf(seen, row.subnet);
        const auto domain = m_domains.find(seen.network);
        row.routingDomain = domain == m_domains.end() ? kDefaultDomain : domain->second;
        row.value = seen.value;
        row.state = LooseState::Reserved;
        row.name = name;
        row.providerRef = uid;
        kept.insert(row.id);
        store(row);
    }
    if (isAll)
        dropPlaces(uid, kept);
}

void ClusterRun::dropPlaces(const std::string& uid, const std::set<LooseAddressId>& kept)
{
    if (uid.empty())
        return;
    const auto [begin, end] = m_places.equal_range(uid);
    for (auto it = begin; it != end;) {
        if (kept.contains(it->second)) {
            ++it;
            continue;
        }
        m_run.recorder().erase<LooseAddressRow>(it->second);
        ++m_outcome.counts[ObjectKind::LooseAddress].missing;
        it = m_places.erase(it);
    }
}

void ClusterRun::dropConstraints(ConstraintLevel level, std::uint32_t target)
{
    std::vector<ConstraintId> gone;
    for (const ConstraintRow& row : state().table<ConstraintRow>())
        if (row.level == level && row.target == target)
            gone.push_back(row.id);
    for (const ConstraintId id : gone)
        m_run.recorder().erase<ConstraintRow>(id);
}

void ClusterRun::dropService(const CloudServiceRow& row)
{
    dropPlaces(row.providerId);
    m_shrunk.insert(*row.application);
    m_services.erase(*row.application);
    m_run.recorder().erase<CloudServiceRow>(row.id);
    ++m_outcome.counts[ObjectKind::CloudService].missing;
}

void ClusterRun::dropUnit(const CloudContainerRow& row)
{
    dropPlaces(row.providerId);
    m_shrunk.insert(state().table<UnitRow>().at(row.unit).application);
    m_run.recorder().erase<CloudContainerRow>(row.id);
    dropConstraints(ConstraintLevel::Unit, row.unit.number());
    m_run.recorder().erase<UnitRow>(row.unit);
    ++m_outcome.counts[ObjectKind::CloudContainer].missing;
    ++m_outcome.counts[ObjectKind::Unit].missing;
}

void ClusterRun::dropEmptyApplications()
{
    for (const auto& [application, service] : m_services)
        m_shrunk.erase(application);
    if (m_shrunk.empty())
        return;
    for (const UnitRow& row : state().table<UnitRow>())
        m_shrunk.erase(row.application);
    const auto eraseOf = [&]<class Row>(ApplicationId application) {
        std::vector<decltype(Row::id)> gone;
        for (const Row& row : state().table<Row>())
            if (row.application == application)
                gone.push_back(row.id);
        for (const auto id : gone)
            m_run.recorder().erase<Row>(id);
    };
    for (const ApplicationId application : m_shrunk) {
        eraseOf.operator()<EndpointRow>(application);
        eraseOf.operator()<BindingRow>(application);
        dropConstraints(ConstraintLevel::Application, application.number());
        m_run.recorder().erase<ApplicationRow>(application);
        ++m_outcome.counts[ObjectKind::Application].missing;
    }
}

} // namespace

void reconcileCluster(reconcile::Reconciliation& run, const SiteObservation& site,
                      reconcile::SiteOutcome& outcome)
{
    const bool isCluster = !site.services.empty() || !site.pods.empty() ||
                           !site.completeIn.empty() ||
                           site.complete.contains(ObjectKind::CloudService) ||
                           site.complete.contains(ObjectKind::CloudContainer);
    if (!isCluster)
        return;
    ClusterRun(run, site, outcome).carryOut();
    std::erase_if(outcome.counts,
                  [](const auto& entry) { return entry.second == reconcile::SiteCounts{}; });
}

} // namespace netatlas::engine::workers
