// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/fragment_reading.h"

namespace netatlas::exchange {

using namespace domain;

void FragmentReading::readWorkloads(const JsonMembers& top)
{
    readConstraint(top, ConstraintLevel::Model, 0);
    top.forEach("applications", [this](const JsonMembers& members) { readApplication(members); });
    top.forEach("units", [this](const JsonMembers& members) { readUnit(members); });
    top.forEach("relations", [this](const JsonMembers& members) {
        m_state.table<RelationRow>().put(RelationRow{.id = newId<RelationRow>(members),
                                                     .endpoints = members.texts("endpoints"),
                                                     .isCrossModel = members.truth("cross-model"),
                                                     .egress = members.texts("egress")});
    });
    top.forEach("cloud-services",
                [this](const JsonMembers& members) { readCloudService(members); });
    top.forEach("cloud-containers",
                [this](const JsonMembers& members) { readCloudContainer(members); });
}

void FragmentReading::readConstraint(const JsonMembers& members, ConstraintLevel level,
                                     std::uint32_t target)
{
    auto spaces = members.object("constraints").texts("spaces");
    if (spaces.empty())
        return;
    m_state.table<ConstraintRow>().put(ConstraintRow{.id = m_state.sequences.draw<ConstraintRow>(),
                                                     .level = level,
                                                     .target = target,
                                                     .spaces = std::move(spaces)});
}

void FragmentReading::readApplication(const JsonMembers& members)
{
    ApplicationRow row;
    row.id = m_state.sequences.draw<ApplicationRow>();
    row.name = members.text("name");
    row.type = members.word("type", ApplicationType::Iaas);
    row.life = members.word("life", Life::Alive);
    if (row.name.empty())
        return members.refuse("name", "missing");
    if (!m_applicationByName.emplace(row.name, row.id).second)
        return members.refuse("name", "given twice", row.name);
    const auto putEndpoints = [&](std::string_view list, EndpointKind kind) {
        for (const std::string& name : members.texts(list))
            m_state.table<EndpointRow>().put(
                EndpointRow{.id = m_state.sequences.draw<EndpointRow>(),
                            .application = row.id,
                            .name = m_pool.share(name),
                            .kind = kind});
    };
    putEndpoints("endpoints", EndpointKind::Relation);
    putEndpoints("extra-bindings", EndpointKind::Extra);
    readBindings(members.object("bindings"), row.id);
    readConstraint(members, ConstraintLevel::Application, row.id.number());
    m_state.table<ApplicationRow>().put(std::move(row));
}

std::optional<ApplicationId> FragmentReading::applicationNamed(const JsonMembers& members,
                                                               const std::string& name)
{
    const auto found = m_applicationByName.find(name);
    if (found != m_applicationByName.end())
        return found->second;
    if (makesMissingRows() && !name.empty())
        return addApplication(name);
    members.refuse("application", "not found", name);
    return std::nullopt;
}

ApplicationId FragmentReading::addApplication(const std::string& name)
{
    const ApplicationId id = m_state.sequences.draw<ApplicationRow>();
    m_applicationByName.emplace(name, id);
    m_state.table<ApplicationRow>().put(ApplicationRow{.id = id, .name = name});
    return id;
}

void FragmentReading::readBindings(const JsonMembers& bindings, ApplicationId application)
{
    for (const std::string& endpoint : bindings.names())
        if (const auto space = spaceNamed(bindings, endpoint))
            m_state.table<BindingRow>().put(BindingRow{.id = m_state.sequences.draw<BindingRow>(),
                                                       .application = application,
                                                       .endpoint = m_pool.share(endpoint),
                                                       .space = *space});
}

void FragmentReading::readUnit(const JsonMembers& members)
{
    const std::string name = members.text("name");
    const std::string application = members.text("application", split(name, '/').front());
    if (name.empty())
        return members.refuse("name", "missing");
    const auto found = applicationNamed(members, application);
    if (!found)
        return;
    UnitRow row;
    row.id = m_state.sequences.draw<UnitRow>();
    row.name = name;
    row.application = *found;
    row.machine = machineNamed(members, "machine");
    if (!m_unitByName.emplace(name, row.id).second)
        return members.refuse("name", "given twice", name);
    readConstraint(members, ConstraintLevel::Unit, row.id.number());
    m_state.table<UnitRow>().put(std::move(row));
}

std::optional<UnitId> FragmentReading::unitNamed(const JsonMembers& members,
                                                 const std::string& name)
{
    const auto found = m_unitByName.find(name);
    if (found != m_unitByName.end())
        return found->second;
    if (makesMissingRows() && name.find('/') != std::string::npos)
        if (const auto application = applicationNamed(members, name.substr(0, name.find('/'))))
            return addUnit(name, *application);
    members.refuse("unit", "not found", name);
    return std::nullopt;
}

UnitId FragmentReading::addUnit(const std::string& name, ApplicationId application)
{
    const UnitId id = m_state.sequences.draw<UnitRow>();
    m_unitByName.emplace(name, id);
    m_state.table<UnitRow>().put(UnitRow{.id = id, .name = name, .application = application});
    return id;
}

void FragmentReading::readCloudService(const JsonMembers& members)
{
    CloudServiceRow row;
    row.id = m_state.sequences.draw<CloudServiceRow>();
    if (const std::string application = members.text("application"); !application.empty()) {
        row.application = applicationNamed(members, application);
        if (!row.application)
            return;
    }
    row.providerId = members.text("provider-id");
    row.addresses = readAddresses(members, "addresses", Origin::Provider);
    row.desiredScaleProtected = members.truth("desired-scale-protected");
    row.isExposedOutside = members.truth("exposed-outside");
    row.generation = members.number("generation");
    m_state.table<CloudServiceRow>().put(std::move(row));
}

void FragmentReading::readCloudContainer(const JsonMembers& members)
{
    const auto unit = unitNamed(members, members.text("unit"));
    if (!unit)
        return;
    CloudContainerRow row;
    row.id = m_state.sequences.draw<CloudContainerRow>();
    row.unit = *unit;
    row.providerId = members.text("provider-id");
    row.address = readAddress(members, "address", Origin::Provider);
    row.ports = members.idTexts("ports");
    m_state.table<CloudContainerRow>().put(std::move(row));
}

} // namespace netatlas::exchange
