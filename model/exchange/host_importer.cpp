// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/host_importer.h"

#include "model/exchange/untold_ports.h"
#include "model/providers/linux/host_interfaces.h"
#include "model/providers/linux/switch_links.h"

#include <algorithm>

namespace netatlas::exchange {

namespace {

using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::FabricRow;
using domain::MachineId;
using domain::MachineRow;
using domain::ObjectKind;
using domain::ProviderNetworkRow;
using domain::RoutingDomainRow;
using domain::SegmentId;
using domain::SegmentKind;
using domain::SegmentRow;
using domain::SubnetId;
using domain::SubnetRow;
using engine::reconcile::Discovery;
using engine::reconcile::Reconciliation;
using engine::workers::AgentLook;
using providers::linuxhost::HostObservation;
using providers::linuxhost::Link;

/// The first row that fits.
template <class Row, class Fits>
std::optional<decltype(Row::id)> findRow(const Reconciliation& run, Fits&& fits)
{
    for (const Row& row : run.state().table<Row>())
        if (fits(row))
            return row.id;
    return std::nullopt;
}

class HostImport
{
public:
    HostImport(Reconciliation& run, ImportTally& tally, const HostObservation& host,
               const AgentLook& look)
        : m_run(run)
        , m_tally(tally)
        , m_host(host)
        , m_links(providers::linuxhost::linksOf(host))
        , m_look(look)
    {
    }

    Status carryOut()
    {
        const auto known = engine::workers::machineOfHost(m_run.state(), m_host.hostName);
        if (!known)
            return fail(known.error());
        if (!*known && !m_look.mayAdd)
            return {}; // somebody removed it
        const MachineId machine = *known ? **known : newMachine();
        m_tally.saw(ObjectKind::Machine, machine);
        if (m_look.isAgent && !isAlive(machine)) {
            engine::workers::retireMachine(m_run.recorder(), machine);
            return {};
        }
        return describe(machine);
    }

private:
    bool isAlive(MachineId machine) const
    {
        return m_run.state().table<MachineRow>().at(machine).life == domain::Life::Alive;
    }

    Status describe(MachineId machine)
    {
        for (const Link& link : m_links)
            if (link.vrfTable)
                addVrf(link.name);
        auto interfaces = providers::linuxhost::interfacesOf(m_host);
        keepUntoldPorts(m_run, machine, m_host, interfaces);
        const auto found = m_run.observe(machine, interfaces,
                                         {.discovery = Discovery::Yes,
                                          .hasRoutes = m_host.hasRoutes && m_host.isWhole,
                                          .isComplete = m_host.isWhole});
        if (!found)
            return fail(found.error());
        for (const domain::InterfaceConfig& interface : interfaces)
            tagPort(machine, interface);
        for (const Link& link : m_links)
            addSegment(machine, link);
        for (const DeviceId device : m_run.devicesOf(machine))
            place(device);
        return m_look.isStart ? start(machine) : Status();
    }

    /// What an agent does at its start and never again.
    Status start(MachineId machine)
    {
        if (m_look.isAgent)
            m_run.recorder().alter<MachineRow>(machine, [](MachineRow& row) {
                row.status = domain::MachineStatus::Started;
                if (row.isManual) // nobody polls its instance (model-and-workers 7.2)
                    row.instanceStatus = "running";
            });
        if (!m_look.clearsAddresses)
            listAddresses(machine);
        if (m_look.isAgent && !m_look.clearsAddresses && m_listed.empty())
            return {};
        return m_run.setAddresses(machine, domain::Origin::Machine, m_listed);
    }

    MachineId newMachine()
    {
        MachineRow row;
        row.id = m_run.recorder().draw<MachineRow>();
        row.number = freeNumber(row.id.number());
        row.name = m_host.hostName;
        row.providerRef = m_host.hostName;
        row.isManual = true;
        m_run.recorder().put(row);
        return row.id;
    }
    /// The machine's own number, or the next one that nobody is called by.
    std::string freeNumber(std::uint32_t number) const
    {
        const auto isTaken = [&](const std::string& text) {
            return findRow<MachineRow>(
                       m_run, [&](const MachineRow& row) { return row.number.view() == text; })
                .has_value();
        };
        while (isTaken(std::to_string(number)))
            ++number;
        return std::to_string(number);
    }

    /// A VRF is a world of its own: hosts that name one alike mean the same.
    void addVrf(const std::string& name)
    {
        const std::string ref = providers::linuxhost::vrfNetworkId(name);
        auto domain = findRow<RoutingDomainRow>(
            m_run, [&](const RoutingDomainRow& row) { return row.providerRef == ref; });
        if (!domain) {
            domain = m_run.recorder().draw<RoutingDomainRow>();
            m_run.recorder().put(RoutingDomainRow{.id = *domain, .name = name, .providerRef = ref});
        }
        m_tally.saw(ObjectKind::RoutingDomain, *domain);
        auto network = findRow<ProviderNetworkRow>(
            m_run, [&](const ProviderNetworkRow& row) { return row.providerId == ref; });
        if (!network) {
            network = m_run.recorder().draw<ProviderNetworkRow>();
            m_run.recorder().put(ProviderNetworkRow{
                .id = *network, .providerId = ref, .name = name, .routingDomain = domain});
        }
        m_tally.saw(ObjectKind::ProviderNetwork, *network);
    }

    /// The VLAN of a port, which is no VLAN device. Where not all ports told theirs, none loses its
    /// own.
    void tagPort(MachineId machine, const domain::InterfaceConfig& interface)
    {
        const Link* bridge = m_host.findLink(interface.parent);
        const bool isTold = m_host.isWhole && m_host.virtualSwitch &&
                            m_host.virtualSwitch->isWhole &&
                            (m_host.hasPortVlans || !bridge || !bridge->isVlanAware);
        const auto device = m_run.findDevice(machine, interface.name);
        if (!device || (!isTold && interface.vlanTag == 0))
            return;
        const DeviceRow& row = m_run.state().table<DeviceRow>().at(*device);
        if (row.type != domain::DeviceType::Vlan && row.vlanTag != interface.vlanTag)
            m_run.recorder().alter<DeviceRow>(
                *device, [&](DeviceRow& changed) { changed.vlanTag = interface.vlanTag; });
    }

    /// VLANs and VXLANs are segments. A bridge with one such port is the same segment.
    void addSegment(MachineId machine, const Link& link)
    {
        const bool isVlan = link.kind == "vlan" && link.vlanTag != 0;
        if (!isVlan && !link.vxlanId)
            return;
        const auto device = m_run.findDevice(machine, link.name);
        if (!device)
            return;
        const SegmentId segment = isVlan
                                      ? this->segment(SegmentKind::Vlan, link.vlanTag, link.mtu)
                                      : this->segment(SegmentKind::Vxlan, *link.vxlanId, link.mtu);
        attach(*device, segment);
        if (link.memberKind == "bridge" && link.master && taggedPorts(*link.master) == 1)
            if (const auto bridge = m_run.findDevice(machine, *link.master))
                attach(*bridge, segment);
    }
    std::size_t taggedPorts(const std::string& bridge) const
    {
        return static_cast<std::size_t>(
            std::count_if(m_links.begin(), m_links.end(), [&](const Link& link) {
                return link.master == bridge && (link.vlanTag != 0 || link.vxlanId);
            }));
    }
    SegmentId segment(SegmentKind kind, std::uint32_t tag, std::uint32_t mtu)
    {
        auto found = findRow<SegmentRow>(
            m_run, [&](const SegmentRow& row) { return row.kind == kind && row.tag == tag; });
        if (!found) {
            SegmentRow row;
            row.id = m_run.recorder().draw<SegmentRow>();
            row.kind = kind;
            row.tag = tag;
            row.mtu = mtu;
            if (kind == SegmentKind::Vlan)
                row.fabric = fabric();
            found = row.id;
            m_run.recorder().put(std::move(row));
        }
        m_tally.saw(ObjectKind::Segment, *found);
        if (const auto fabric = m_run.state().table<SegmentRow>().at(*found).fabric)
            m_tally.saw(ObjectKind::Fabric, *fabric);
        return *found;
    }
    /// Hosts do not say which switches they hang on: all of a model share one fabric.
    domain::FabricId fabric()
    {
        auto found = findRow<FabricRow>(m_run, [](const FabricRow&) { return true; });
        if (!found) {
            found = m_run.recorder().draw<FabricRow>();
            m_run.recorder().put(FabricRow{.id = *found, .name = std::string(kHostsModel)});
        }
        return *found;
    }
    void attach(DeviceId device, SegmentId segment)
    {
        if (m_run.state().table<DeviceRow>().at(device).segment != segment)
            m_run.recorder().alter<DeviceRow>(device,
                                              [&](DeviceRow& row) { row.segment = segment; });
    }

    /// Gives the subnets of the device's addresses its segment, where they have none yet.
    void place(DeviceId device)
    {
        m_tally.saw(ObjectKind::Device, device);
        const DeviceRow& row = m_run.state().table<DeviceRow>().at(device);
        for (const auto address : m_run.addressesOf(device)) {
            m_tally.saw(ObjectKind::Address, address);
            const auto& entry = m_run.state().table<DeviceAddressRow>().at(address);
            if (const auto subnet = subnetOf(entry)) {
                m_tally.saw(ObjectKind::Subnet, *subnet);
                if (row.segment)
                    putOnSegment(*subnet, *row.segment);
            }
        }
    }
    std::optional<SubnetId> subnetOf(const DeviceAddressRow& address) const
    {
        if (!address.cidr || address.configMethod == domain::ConfigMethod::Loopback)
            return std::nullopt;
        for (const SubnetId id : m_run.subnetsOf(*address.cidr))
            if (m_run.state().table<SubnetRow>().at(id).providerNetworkId ==
                address.providerNetworkId.view())
                return id;
        return std::nullopt;
    }
    void putOnSegment(SubnetId subnet, SegmentId segment)
    {
        const auto& row = m_run.state().table<SubnetRow>().at(subnet);
        if (row.segment)
            return;
        const auto& known = m_run.state().table<SegmentRow>().at(segment);
        m_run.recorder().alter<SubnetRow>(subnet, [&](SubnetRow& changed) {
            changed.segment = segment;
            if (known.kind == SegmentKind::Vlan && changed.vlanTag == 0)
                changed.vlanTag = known.tag;
        });
    }

    void listAddresses(MachineId machine)
    {
        for (const std::string& value : providers::linuxhost::listedAddressesOf(m_host)) {
            domain::ListedAddress listed;
            listed.value = value;
            const auto literal = net::IpAddress::parse(value);
            for (const DeviceId device : m_run.devicesOf(machine)) {
                const auto address = m_run.findAddress(device, *literal);
                if (address && !listed.subnet)
                    listed.subnet = subnetOf(m_run.state().table<DeviceAddressRow>().at(*address));
            }
            m_listed.push_back(std::move(listed));
        }
        if (!m_host.isWhole)
            keepListed(machine);
    }
    /// What was listed before may be what could not be read.
    void keepListed(MachineId machine)
    {
        for (const domain::ListedAddress& known :
             m_run.state().table<MachineRow>().at(machine).machineAddresses)
            if (std::none_of(m_listed.begin(), m_listed.end(),
                             [&known](const auto& listed) { return listed.value == known.value; }))
                m_listed.push_back(known);
    }

    Reconciliation& m_run;
    ImportTally& m_tally;
    const HostObservation& m_host;
    std::vector<Link> m_links;
    const AgentLook& m_look;
    std::vector<domain::ListedAddress> m_listed;
};

} // namespace

Status importHost(Reconciliation& run, ImportTally& tally, const HostObservation& host,
                  const AgentLook& look)
{
    return HostImport(run, tally, host, look).carryOut();
}

} // namespace netatlas::exchange
