// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/juju_importer.h"

#include "model/base/text.h"
#include "model/engine/reconcile/preferred_addresses.h"
#include "model/exchange/juju_spaces_import.h"

#include <algorithm>

namespace netatlas::exchange {

namespace {

using domain::ApplicationId;
using domain::ApplicationRow;
using domain::BindingRow;
using domain::CloudContainerRow;
using domain::CloudServiceRow;
using domain::ConstraintLevel;
using domain::ConstraintRow;
using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::EndpointRow;
using domain::MachineId;
using domain::MachineRow;
using domain::MachineStatus;
using domain::ObjectKind;
using domain::Origin;
using domain::UnitId;
using domain::UnitRow;
using engine::reconcile::Reconciliation;
namespace juju = providers::juju;

/// Takes the value over where the source has one.
template <class Member, class Value>
void take(Member& member, const std::optional<Value>& value)
{
    if (value)
        member = Member(*value);
}

class JujuImport
{
public:
    JujuImport(Reconciliation& run, ImportTally& tally, const juju::Site& site)
        : m_run(run)
        , m_tally(tally)
        , m_site(site)
        , m_spaces(run, tally, site, m_problems)
    {
        index<MachineRow>(m_machines, [](const MachineRow& row) { return row.number.text(); });
        index<ApplicationRow>(m_applications, [](const ApplicationRow& row) { return row.name; });
        index<UnitRow>(m_units, [](const UnitRow& row) { return row.name.text(); });
        index<BindingRow>(m_bindings, [](const BindingRow& row) {
            return keyOf(row.application, row.endpoint.text());
        });
        index<EndpointRow>(m_endpoints, [](const EndpointRow& row) {
            return keyOf(row.application, row.name.text());
        });
    }

    std::vector<ImportProblem> carryOut()
    {
        m_spaces.carryOut();
        for (const juju::Machine& one : m_site.machines)
            machine(one);
        for (const juju::Application& one : m_site.applications)
            application(one);
        for (const juju::Unit& one : m_site.units)
            unit(one);
        if (m_site.hasSubnets)
            m_tally.note("Juju lists subnets by CIDR: where a model has two of one CIDR, these "
                         "files show one of them.");
        return std::move(m_problems);
    }

private:
    template <class Id>
    using Index = std::unordered_map<std::string, Id>;

    static std::string keyOf(ApplicationId application, const std::string& endpoint)
    {
        return application.text() + ':' + endpoint;
    }
    template <class Row, class Key>
    void index(Index<decltype(Row::id)>& into, Key&& key)
    {
        for (const Row& row : m_run.state().table<Row>())
            into.emplace(key(row), row.id);
    }
    /// The row of that key, or a new one with a drawn id; to be put back.
    template <class Row>
    Row rowOf(Index<decltype(Row::id)>& index, const std::string& key)
    {
        const auto found = index.find(key);
        if (found != index.end())
            return m_run.state().table<Row>().at(found->second);
        Row row;
        row.id = m_run.recorder().draw<Row>();
        index.emplace(key, row.id);
        return row;
    }

    void machine(const juju::Machine& source)
    {
        auto row = rowOf<MachineRow>(m_machines, source.number);
        const MachineId id = row.id;
        row.number = source.number;
        if (!source.parent.empty()) {
            const auto parent = m_machines.find(source.parent);
            if (parent == m_machines.end()) {
                m_spaces.refuse(source.place, source.number,
                                "is a container of an unknown machine");
                return;
            }
            row.parent = parent->second;
            row.kind = domain::MachineKind::Container;
        }
        take(row.name, source.hostName);
        take(row.instanceId, source.instanceId);
        take(row.instanceStatus, source.instanceStatus);
        take(row.instanceInfo, source.instanceMessage);
        take(row.zone, source.zone);
        if (source.agentStatus)
            row.status = domain::parseWord<MachineStatus>(*source.agentStatus)
                             .value_or(MachineStatus::Unknown);
        if (source.life)
            row.life = domain::parseWord<domain::Life>(*source.life).value_or(row.life);
        if (source.failure) {
            row.status = MachineStatus::Error;
            row.instanceInfo = *source.failure;
        }
        m_run.recorder().put(std::move(row));
        m_tally.saw(ObjectKind::Machine, id);
        if (source.spaceConstraints)
            constrain(id, *source.spaceConstraints);
        for (const juju::Interface& interface : source.interfaces)
            device(id, interface);
        if (source.addresses)
            listAddresses(id, source);
    }

    void constrain(MachineId machine, const std::vector<std::string>& spaces)
    {
        std::optional<domain::ConstraintId> found;
        for (const ConstraintRow& row : m_run.state().table<ConstraintRow>())
            if (row.level == ConstraintLevel::Machine && row.target == machine.number())
                found = row.id;
        if (spaces.empty()) {
            if (found)
                m_run.recorder().erase<ConstraintRow>(*found);
            return;
        }
        const auto id = found ? *found : m_run.recorder().draw<ConstraintRow>();
        m_run.recorder().put(ConstraintRow{.id = id,
                                           .level = ConstraintLevel::Machine,
                                           .target = machine.number(),
                                           .spaces = spaces});
        m_tally.saw(ObjectKind::Constraint, id);
    }

    void device(MachineId machine, const juju::Interface& source)
    {
        if (source.name.find('#') != std::string::npos)
            return m_spaces.refuse(source.place, source.name, "holds #");
        const auto found = m_run.findDevice(machine, source.name);
        DeviceRow row;
        if (found)
            row = m_run.state().table<DeviceRow>().at(*found);
        row.machine = machine;
        row.name = source.name;
        take(row.mac, source.mac);
        take(row.isUp, source.isUp);
        DeviceId id = row.id;
        if (found)
            m_run.recorder().put(std::move(row));
        else
            id = m_run.addDevice(std::move(row));
        m_tally.saw(ObjectKind::Device, id);
        m_run.ledger().seen(ObjectKind::Device, id.number(), Origin::Provider);
        const auto space =
            source.space ? m_spaces.space(*source.space, source.place) : std::nullopt;
        for (const net::IpAddress& value : source.addresses)
            address(id, value, source, space);
        for (const auto one : m_run.addressesOf(id)) {
            const auto& stored = m_run.state().table<DeviceAddressRow>().at(one);
            if (stored.origin == Origin::Provider &&
                std::find(source.addresses.begin(), source.addresses.end(), stored.value) ==
                    source.addresses.end())
                m_run.ledger().missing(ObjectKind::Address, one.number(), Origin::Provider);
        }
    }

    void address(DeviceId device, const net::IpAddress& value, const juju::Interface& source,
                 std::optional<domain::SpaceId> space)
    {
        const auto found = m_run.findAddress(device, value);
        DeviceAddressRow row;
        if (found)
            row = m_run.state().table<DeviceAddressRow>().at(*found);
        else
            row.configMethod = domain::ConfigMethod::Unknown;
        row.device = device;
        row.value = value;
        row.origin = Origin::Provider;
        if (const auto* subnet = m_spaces.subnetOf(value, space)) {
            row.cidr = subnet->cidr.network();
            row.providerSubnetId = subnet->providerId;
            row.providerNetworkId = subnet->providerNetworkId;
            if (source.gateway && subnet->cidr.contains(*source.gateway))
                row.gateway = source.gateway;
        }
        if (source.dnsServers)
            row.dnsServers = join(*source.dnsServers, " ");
        domain::AddressId id = row.id;
        if (found)
            m_run.recorder().put(std::move(row));
        else
            id = m_run.addAddress(std::move(row));
        m_tally.saw(ObjectKind::Address, id);
        m_run.ledger().seen(ObjectKind::Address, id.number(), Origin::Provider);
    }

    /// An address that an interface has lies in that interface's space.
    void listAddresses(MachineId machine, const juju::Machine& source)
    {
        std::vector<domain::ListedAddress> list;
        for (const std::string& value : *source.addresses) {
            domain::ListedAddress listed;
            listed.value = value;
            if (const auto literal = net::IpAddress::parse(value)) {
                std::optional<domain::SpaceId> space;
                for (const juju::Interface& interface : source.interfaces)
                    if (interface.space &&
                        std::find(interface.addresses.begin(), interface.addresses.end(),
                                  *literal) != interface.addresses.end())
                        space = m_spaces.space(*interface.space, interface.place);
                if (const auto* subnet = m_spaces.subnetOf(*literal, space))
                    listed.subnet = subnet->id;
                else
                    listed.space = space;
            }
            list.push_back(std::move(listed));
        }
        if (!m_run.setAddresses(machine, Origin::Provider, std::move(list)))
            m_spaces.refuse(source.place, source.number, "is a machine that was removed");
    }

    void application(const juju::Application& source)
    {
        auto row = rowOf<ApplicationRow>(m_applications, source.name);
        row.name = source.name;
        row.type = m_site.isCluster ? domain::ApplicationType::Caas : domain::ApplicationType::Iaas;
        const ApplicationId id = row.id;
        m_run.recorder().put(std::move(row));
        m_tally.saw(ObjectKind::Application, id);
        for (const juju::Binding& binding : source.bindings)
            bind(id, binding);
        if (source.address || source.providerId)
            service(id, source);
    }
    void bind(ApplicationId application, const juju::Binding& source)
    {
        const auto space = m_spaces.space(source.space, source.place);
        if (!space)
            return;
        const std::string key = keyOf(application, source.endpoint);
        auto row = rowOf<BindingRow>(m_bindings, key);
        row.application = application;
        row.endpoint = source.endpoint;
        row.space = *space;
        m_tally.saw(ObjectKind::Binding, row.id);
        m_run.recorder().put(std::move(row));
        if (source.endpoint.empty())
            return;
        auto endpoint = rowOf<EndpointRow>(m_endpoints, key);
        endpoint.application = application;
        endpoint.name = source.endpoint;
        m_tally.saw(ObjectKind::Endpoint, endpoint.id);
        m_run.recorder().put(std::move(endpoint));
    }

    std::vector<domain::ListedAddress> listOf(const std::optional<std::string>& value) const
    {
        std::vector<domain::ListedAddress> list;
        if (value && !value->empty())
            list = engine::reconcile::storedList({{.value = *value}}, Origin::Provider);
        return list;
    }
    /// The row that fits, or a new one.
    template <class Row, class Fits>
    Row rowWhere(Fits fits)
    {
        for (const Row& row : m_run.state().table<Row>())
            if (fits(row))
                return row;
        Row row;
        row.id = m_run.recorder().draw<Row>();
        return row;
    }
    void service(ApplicationId application, const juju::Application& source)
    {
        auto row = rowWhere<CloudServiceRow>(
            [&](const CloudServiceRow& one) { return one.application == application; });
        row.application = application;
        take(row.providerId, source.providerId);
        if (source.address)
            row.addresses = listOf(source.address);
        m_tally.saw(ObjectKind::CloudService, row.id);
        m_run.recorder().put(std::move(row));
    }

    void unit(const juju::Unit& source)
    {
        const auto application = m_applications.find(source.application);
        if (application == m_applications.end()) {
            m_spaces.refuse(source.place, source.name, "is a unit of an unknown application");
            return;
        }
        std::optional<MachineId> machine;
        if (!source.machine.empty()) {
            const auto found = m_machines.find(source.machine);
            if (found == m_machines.end()) {
                m_spaces.refuse(source.place, source.name,
                                "is on the machine " + source.machine + ", which is not listed");
                return;
            }
            machine = found->second;
        }
        auto row = rowOf<UnitRow>(m_units, source.name);
        row.name = source.name;
        row.application = application->second;
        if (machine)
            row.machine = machine;
        const UnitId id = row.id;
        m_run.recorder().put(std::move(row));
        m_tally.saw(ObjectKind::Unit, id);
        if (source.providerId)
            container(id, source);
    }
    void container(UnitId unit, const juju::Unit& source)
    {
        auto row = rowWhere<CloudContainerRow>(
            [&](const CloudContainerRow& one) { return one.unit == unit; });
        row.unit = unit;
        row.providerId = *source.providerId;
        if (const auto list = listOf(source.address); !list.empty())
            row.address = list.front();
        take(row.ports, source.ports);
        m_tally.saw(ObjectKind::CloudContainer, row.id);
        m_run.recorder().put(std::move(row));
    }

    Reconciliation& m_run;
    ImportTally& m_tally;
    const juju::Site& m_site;
    std::vector<ImportProblem> m_problems;
    JujuSpacesImport m_spaces;
    Index<MachineId> m_machines;
    Index<ApplicationId> m_applications;
    Index<UnitId> m_units;
    Index<domain::BindingId> m_bindings;
    Index<domain::EndpointId> m_endpoints;
};

} // namespace

std::vector<ImportProblem> importJuju(Reconciliation& run, ImportTally& tally,
                                      const juju::Site& site)
{
    return JujuImport(run, tally, site).carryOut();
}

} // namespace netatlas::exchange
