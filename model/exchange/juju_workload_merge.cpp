// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/exchange/juju_model_merge.h"
#include "model/exchange/stream_members.h"

#include <algorithm>

namespace netatlas::exchange {

using namespace domain;

void JujuModelMerge::applications()
{
    pair<ApplicationRow>(m_applications, [](const ApplicationRow& row) { return row.name; });
    for (const ApplicationRow& wanted : m_wanted.table<ApplicationRow>()) {
        auto row = rowFor<ApplicationRow>(m_applications, wanted.id);
        row.name = wanted.name;
        row.type = wanted.type;
        put(std::move(row));
    }
    endpoints();
    bindings();
    services();
}

void JujuModelMerge::endpoints()
{
    std::unordered_map<std::string, EndpointId> stored;
    const auto keyOf = [](ApplicationId application, const std::string& name) {
        return application.text() + ' ' + name;
    };
    for (const EndpointRow& row : m_run.state().table<EndpointRow>())
        stored.emplace(keyOf(row.application, row.name.text()), row.id);
    for (const EndpointRow& wanted : m_wanted.table<EndpointRow>()) {
        const ApplicationId application = m_applications.at(wanted.application);
        if (const auto found = stored.find(keyOf(application, wanted.name.text()));
            found != stored.end())
            m_endpoints.emplace(wanted.id, found->second);
        auto row = rowFor<EndpointRow>(m_endpoints, wanted.id);
        row.application = application;
        row.name = wanted.name;
        row.kind = wanted.kind;
        put(std::move(row));
    }
}

void JujuModelMerge::bindings()
{
    std::unordered_map<std::string, BindingId> stored;
    const auto keyOf = [](ApplicationId application, const std::string& name) {
        return application.text() + ' ' + name;
    };
    for (const BindingRow& row : m_run.state().table<BindingRow>())
        stored.emplace(keyOf(row.application, row.endpoint.text()), row.id);
    for (const BindingRow& wanted : m_wanted.table<BindingRow>()) {
        const ApplicationId application = m_applications.at(wanted.application);
        if (const auto found = stored.find(keyOf(application, wanted.endpoint.text()));
            found != stored.end())
            m_bindings.emplace(wanted.id, found->second);
        auto row = rowFor<BindingRow>(m_bindings, wanted.id);
        row.application = application;
        row.endpoint = wanted.endpoint;
        row.space = m_spaces.at(wanted.space);
        put(std::move(row));
    }
}

void JujuModelMerge::services()
{
    for (const CloudServiceRow& wanted : m_wanted.table<CloudServiceRow>()) {
        const ApplicationId application = m_applications.at(*wanted.application);
        for (const CloudServiceRow& row : m_run.state().table<CloudServiceRow>())
            if (row.application == application)
                m_services.emplace(wanted.id, row.id);
        auto row = rowFor<CloudServiceRow>(m_services, wanted.id);
        row.application = application;
        row.providerId = wanted.providerId;
        row.addresses = placed(wanted.addresses);
        row.isExposedOutside = wanted.isExposedOutside;
        put(std::move(row));
    }
}

void JujuModelMerge::units()
{
    pair<UnitRow>(m_units, [](const UnitRow& row) { return row.name.text(); });
    for (const UnitRow& wanted : m_wanted.table<UnitRow>()) {
        auto row = rowFor<UnitRow>(m_units, wanted.id);
        row.name = wanted.name;
        row.application = m_applications.at(wanted.application);
        row.machine = wanted.machine ? std::optional(m_machines.at(*wanted.machine)) : std::nullopt;
        put(std::move(row));
    }
    containers();
}

void JujuModelMerge::containers()
{
    std::unordered_map<UnitId, CloudContainerId> stored;
    for (const CloudContainerRow& row : m_run.state().table<CloudContainerRow>())
        stored.emplace(row.unit, row.id);
    for (const CloudContainerRow& wanted : m_wanted.table<CloudContainerRow>()) {
        const UnitId unit = m_units.at(wanted.unit);
        if (const auto found = stored.find(unit); found != stored.end())
            m_containers.emplace(wanted.id, found->second);
        auto row = rowFor<CloudContainerRow>(m_containers, wanted.id);
        row.unit = unit;
        row.providerId = wanted.providerId;
        row.address = wanted.address ? std::optional(placed(*wanted.address)) : std::nullopt;
        row.ports = wanted.ports;
        put(std::move(row));
    }
}

void JujuModelMerge::relations()
{
    const auto key = [](const RelationRow& row) {
        auto endpoints = row.endpoints;
        std::sort(endpoints.begin(), endpoints.end());
        return join(endpoints, " ");
    };
    pair<RelationRow>(m_relations, key);
    for (const RelationRow& wanted : m_wanted.table<RelationRow>()) {
        auto row = rowFor<RelationRow>(m_relations, wanted.id, OwnIds::Yes);
        row.endpoints = wanted.endpoints;
        row.isCrossModel = wanted.isCrossModel;
        row.egress = wanted.egress;
        m_run.recorder().put(std::move(row));
    }
}

std::optional<std::uint32_t> JujuModelMerge::targetOf(const ConstraintRow& wanted) const
{
    switch (wanted.level) {
    case ConstraintLevel::Model: return 0;
    case ConstraintLevel::Application:
        return m_applications.at(ApplicationId(wanted.target)).number();
    case ConstraintLevel::Unit: return m_units.at(UnitId(wanted.target)).number();
    case ConstraintLevel::Machine: return m_machines.at(MachineId(wanted.target)).number();
    }
    return std::nullopt;
}

void JujuModelMerge::constraints()
{
    const auto keyOf = [](ConstraintLevel level, std::uint32_t target) {
        return std::string(wordOf(level)) + ' ' + std::to_string(target);
    };
    std::unordered_map<std::string, ConstraintId> stored;
    for (const ConstraintRow& row : m_run.state().table<ConstraintRow>())
        stored.emplace(keyOf(row.level, row.target), row.id);
    for (const ConstraintRow& wanted : m_wanted.table<ConstraintRow>()) {
        const auto target = targetOf(wanted);
        if (!target)
            continue;
        if (const auto found = stored.find(keyOf(wanted.level, *target)); found != stored.end())
            m_constraints.emplace(wanted.id, found->second);
        auto row = rowFor<ConstraintRow>(m_constraints, wanted.id);
        row.level = wanted.level;
        row.target = *target;
        row.spaces = wanted.spaces;
        put(std::move(row));
    }
    // A machine that the dump does not have keeps what it had.
    std::unordered_set<std::uint32_t> machines;
    for (const auto& one : m_machines)
        machines.insert(one.second.number());
    remove<ConstraintRow>(m_constraints, [&](const ConstraintRow& row) {
        return row.level == ConstraintLevel::Model     ? says("config")
               : row.level == ConstraintLevel::Machine ? machines.contains(row.target)
                                                       : says("applications");
    });
}

void JujuModelMerge::removeWorkloads()
{
    if (says("relations"))
        remove<RelationRow>(m_relations, [](const RelationRow&) { return true; });
    if (!lists("applications"))
        return;
    // An application whose bindings the dump leaves out keeps those it has.
    std::unordered_set<ApplicationId> keepsBindings;
    std::unordered_set<ApplicationId> bound;
    for (const BindingRow& row : m_wanted.table<BindingRow>())
        bound.insert(m_applications.at(row.application));
    for (const auto& one : m_applications)
        if (!bound.contains(one.second))
            keepsBindings.insert(one.second);
    const auto mayGo = [&keepsBindings](const auto& row) {
        return !keepsBindings.contains(row.application);
    };
    remove<BindingRow>(m_bindings, mayGo);
    remove<EndpointRow>(m_endpoints, mayGo);
    remove<CloudContainerRow>(m_containers, [](const auto&) { return true; });
    remove<CloudServiceRow>(m_services, [](const auto& row) { return row.application; });
    remove<UnitRow>(m_units, [](const auto&) { return true; });
    remove<ApplicationRow>(m_applications, [](const auto&) { return true; });
}

} // namespace netatlas::exchange
