// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/domain/object_text.h"
#include "model/engine/addressing/address.h"
#include "model/engine/reconcile/observed_config.h"
#include "model/engine/reconcile/preferred_addresses.h"
#include "model/engine/reconcile/reconciliation.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace netatlas::engine::reconcile {

using domain::AddressId;
using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::DeviceType;
using domain::MachineId;
using domain::MachineRow;
using domain::ObjectKind;
using domain::Origin;
using domain::SubnetRow;

namespace {

// The kinds of the registry of provider ids (2.5).
constexpr std::string_view kDevice = "linklayerdevice";
constexpr std::string_view kAddress = "address";

std::vector<FanSegment> fanSegments(const domain::ModelState& state)
{
    std::vector<FanSegment> fans;
    for (const SubnetRow& subnet : state.table<SubnetRow>())
        if (subnet.isOverlay() && subnet.fanOverlay)
            fans.push_back({subnet.cidr, *subnet.fanOverlay});
    return fans;
}

/// Step 6 for the device itself. A field that the source does not know stays.
void take(DeviceRow& row, const ObservedDevice& seen, const ObservationScope& scope)
{
    const domain::InterfaceConfig& interface = seen.interface;
    if (interface.type != DeviceType::Unknown)
        row.type = interface.type;
    row.mtu = interface.mtu;
    row.mac = interface.mac;
    row.isUp = !interface.isDisabled;
    row.autoStart = !interface.isNoAutoStart;
    row.virtualPortType = interface.virtualPortType;
    if (row.type == DeviceType::Vlan)
        row.vlanTag = interface.vlanTag;
    if (scope.hasRoutes)
        row.routes = seen.routes;
    if (interface.index != 0)
        row.index = interface.index;
    // Zones and VLAN ids are the provider's to say, as its other ids.
    if (row.zones.empty())
        row.zones = join(interface.zones, " ");
    if (row.providerVlanId.empty())
        row.providerVlanId = interface.providerVlanId;
}

/// Step 6 for a stored address; `value`, `origin`, the provider network and whether it is the
/// default gateway are never overwritten.
void take(DeviceAddressRow& row, const ObservedAddress& seen, const ObservationScope& scope)
{
    row.configMethod = seen.configMethod;
    row.cidr = seen.network;
    row.isSecondary = seen.isSecondary;
    row.dnsServers = seen.dnsServers;
    row.dnsSearchDomains = seen.dnsSearchDomains;
    if (scope.hasRoutes)
        row.gateway = seen.gateway;
    if (row.providerSubnetId.empty())
        row.providerSubnetId = seen.providerSubnetId;
    // What the machine has itself is no address that only the provider knows of.
    row.isShadow = false;
}

DeviceAddressRow newAddress(DeviceId device, const ObservedAddress& seen)
{
    DeviceAddressRow row;
    row.device = device;
    row.value = seen.value;
    row.valueText = seen.valueText;
    row.origin = Origin::Machine;
    row.isDefaultGateway = seen.isDefaultGateway;
    row.providerNetworkId = seen.providerNetworkId;
    take(row, seen, {});
    return row;
}

/// Carries out steps 5 to 9 for one machine.
class Observer
{
public:
    Observer(Reconciliation& run, const domain::Model& model, MachineId machine,
             const ObservationScope& scope)
        : m_run(run)
        , m_model(model)
        , m_machine(machine)
        , m_scope(scope)
    {
    }

    std::vector<std::string> carryOut(const std::vector<ObservedDevice>& seen)
    {
        std::unordered_set<std::string_view> names;
        for (const ObservedDevice& device : seen)
            names.insert(device.interface.name);
        const auto stored = m_run.devicesOf(m_machine);
        for (const DeviceId id : stored)
            if (m_scope.isComplete && !names.contains(device(id).name.view()))
                missing(id);
        for (const ObservedDevice& entry : seen)
            observed(entry);
        for (const ObservedDevice& entry : seen)
            setParent(entry);
        removeCandidates();
        std::sort(m_discovered.begin(), m_discovered.end());
        return std::move(m_discovered);
    }

private:
    const DeviceRow& device(DeviceId id) const { return m_run.state().table<DeviceRow>().at(id); }
    const DeviceAddressRow& address(AddressId id) const
    {
        return m_run.state().table<DeviceAddressRow>().at(id);
    }

    /// Step 5.
    void missing(DeviceId id)
    {
        const auto addresses = m_run.addressesOf(id);
        for (const AddressId one : addresses)
            missing(one);
        if (m_run.addressesOf(id).empty() && device(id).providerId.empty())
            m_candidates.insert(id);
        else
            m_run.ledger().missing(ObjectKind::Device, id.number(), Origin::Machine);
    }
    void missing(AddressId id)
    {
        // An empty origin is that of old data and reads as the provider's.
        if (address(id).origin == Origin::Machine)
            m_run.eraseAddress(id);
        else
            m_run.ledger().missing(ObjectKind::Address, id.number(), Origin::Machine);
    }

    /// Steps 6 and 7, parents apart: they may be any device of the batch.
    void observed(const ObservedDevice& seen)
    {
        const auto found = m_run.findDevice(m_machine, seen.interface.name);
        const DeviceId id = found ? *found : add(seen);
        if (found) {
            m_run.recorder().alter<DeviceRow>(id, [&](DeviceRow& row) {
                take(row, seen, m_scope);
                row.providerId = takenProviderId(row, kDevice, seen.interface.providerId);
            });
            m_run.ledger().seen(ObjectKind::Device, id.number(), Origin::Machine);
            compare(ObjectKind::Device, id.number(), "provider-id", device(id).providerId,
                    seen.interface.providerId);
        }
        const auto stored = m_run.addressesOf(id);
        for (const AddressId one : stored) {
            const auto still = std::any_of(
                seen.addresses.begin(), seen.addresses.end(),
                [&](const ObservedAddress& other) { return other.value == address(one).value; });
            if (!still && m_scope.isComplete)
                missing(one);
        }
        for (const ObservedAddress& one : seen.addresses)
            observed(id, one);
    }
    void observed(DeviceId id, const ObservedAddress& seen)
    {
        const auto found = m_run.findAddress(id, seen.value);
        if (!found) {
            DeviceAddressRow row = newAddress(id, seen);
            if (m_run.providerIds().addressOf(seen.providerId))
                notUnique(kAddress, seen.providerId);
            else
                row.providerId = seen.providerId;
            m_run.addAddress(std::move(row));
            discover(seen);
            return;
        }
        m_run.recorder().alter<DeviceAddressRow>(*found, [&](DeviceAddressRow& row) {
            take(row, seen, m_scope);
            row.providerId = takenProviderId(row, kAddress, seen.providerId);
        });
        m_run.ledger().seen(ObjectKind::Address, found->number(), Origin::Machine);
        const DeviceAddressRow& row = address(*found);
        compare(ObjectKind::Address, found->number(), "provider-id", row.providerId,
                seen.providerId);
        compare(ObjectKind::Address, found->number(), "provider-subnet-id", row.providerSubnetId,
                seen.providerSubnetId);
        compare(ObjectKind::Address, found->number(), "provider-network-id", row.providerNetworkId,
                seen.providerNetworkId);
        if (m_scope.hasRoutes)
            compare(ObjectKind::Address, found->number(), "default-gateway",
                    row.isDefaultGateway ? "true" : "false",
                    seen.isDefaultGateway ? "true" : "false");
    }
    DeviceId add(const ObservedDevice& seen)
    {
        DeviceRow row;
        row.machine = m_machine;
        row.name = seen.interface.name;
        take(row, seen, {});
        if (m_run.providerIds().deviceOf(seen.interface.providerId))
            notUnique(kDevice, seen.interface.providerId);
        else
            row.providerId = seen.interface.providerId;
        return m_run.addDevice(std::move(row));
    }

    /// The id that the row may have: its own, or the observed one while nobody else has it.
    template <class Row>
    domain::SharedText takenProviderId(const Row& row, std::string_view kind,
                                       const std::string& observed)
    {
        if (!row.providerId.empty())
            return row.providerId;
        if (m_run.providerIds().claim(row.id, observed))
            return observed;
        notUnique(kind, observed);
        return {};
    }
    void notUnique(std::string_view kind, const std::string& providerId)
    {
        m_run.warn(
            {ErrorKind::ProviderIdNotUnique, {{"kind-of", kind}, {"provider-id", providerId}}});
    }

    /// Notes as drift what the source shows and the model keeps otherwise.
    void compare(ObjectKind kind, std::uint32_t number, std::string_view field,
                 std::string_view kept, std::string_view seen)
    {
        if (seen.empty() || kept == seen)
            m_run.ledger().agrees(kind, number, field);
        else
            m_run.ledger().differs(kind, number, field, seen);
    }

    /// Step 8.
    void discover(const ObservedAddress& seen)
    {
        if (m_scope.discovery == Discovery::No ||
            addressing::scopeOf(seen.value) == domain::Scope::LocalMachine)
            return;
        for (const auto id : m_run.subnetsOf(seen.network)) {
            const auto& known = m_run.state().table<SubnetRow>().at(id);
            const bool isTold = !known.providerId.empty() && seen.providerNetworkId.empty();
            if (known.providerNetworkId == seen.providerNetworkId || isTold)
                return;
        }
        SubnetRow subnet;
        subnet.cidr = seen.network;
        subnet.providerNetworkId = seen.providerNetworkId;
        m_run.addSubnet(std::move(subnet));
        m_discovered.push_back(seen.network.text());
    }

    void setParent(const ObservedDevice& seen)
    {
        const DeviceId id = *m_run.findDevice(m_machine, seen.interface.name);
        auto parent = findParent(seen.interface.parent);
        if (parent == id)
            parent.reset();
        if (device(id).parent != parent)
            m_run.recorder().alter<DeviceRow>(id, [&](DeviceRow& row) { row.parent = parent; });
    }
    /// A device of the machine by name or global key, or a bridge of the host of a container by its
    /// global key (2.7).
    std::optional<DeviceId> findParent(std::string_view parent)
    {
        if (parent.empty())
            return std::nullopt;
        const auto parts = split(parent, '#');
        if (parts.size() != 4 || parts[0] != "m" || parts[2] != "d")
            return m_run.findDevice(m_machine, parent);
        const auto other = domain::findMachine(m_model, parts[1]);
        if (other == m_machine)
            return m_run.findDevice(m_machine, parts[3]);
        if (!other || m_model.at<MachineRow>(m_machine).parent != *other)
            return std::nullopt;
        const auto bridge = m_run.findDevice(*other, parts[3]);
        return bridge && device(*bridge).type == domain::DeviceType::Bridge ? bridge : std::nullopt;
    }

    /// Step 9: a candidate stays while a device that stays hangs on it.
    void removeCandidates()
    {
        bool hasChanged = true;
        while (hasChanged) {
            hasChanged = false;
            for (auto it = m_candidates.begin(); it != m_candidates.end();) {
                if (isNeeded(*it)) {
                    m_run.ledger().missing(ObjectKind::Device, it->number(), Origin::Machine);
                    it = m_candidates.erase(it);
                    hasChanged = true;
                } else {
                    ++it;
                }
            }
        }
        for (const DeviceId id : m_candidates)
            m_run.eraseDevice(id);
    }
    bool isNeeded(DeviceId id)
    {
        const auto hangsOn = [&](DeviceId other) {
            const DeviceRow* row = m_run.state().table<DeviceRow>().find(other);
            return row && row->parent == id && !m_candidates.contains(other);
        };
        const auto& own = m_run.devicesOf(m_machine);
        const auto& known = m_model.facts.childrenOfDevice.of(id);
        return std::any_of(own.begin(), own.end(), hangsOn) ||
               std::any_of(known.begin(), known.end(), hangsOn);
    }

    Reconciliation& m_run;
    const domain::Model& m_model;
    MachineId m_machine;
    const ObservationScope& m_scope;
    std::set<DeviceId> m_candidates;
    std::vector<std::string> m_discovered;
};

tl::unexpected<Error> failForMachine(ErrorKind kind, std::string_view key)
{
    return fail(kind, {{"what", "machine"}, {"key", key}});
}

} // namespace

Result<std::vector<std::string>> Reconciliation::observe(MachineId machine,
                                                         const domain::InterfaceConfigs& interfaces,
                                                         const ObservationScope& scope)
{
    const MachineRow* row = m_recorder.table<MachineRow>().find(machine);
    if (!row)
        return failForMachine(ErrorKind::PermissionDenied, machine.text());
    if (interfaces.empty())
        return std::vector<std::string>{};
    if (row->life == domain::Life::Dead)
        return failForMachine(ErrorKind::Dead, row->number);
    const auto seen = observedDevices(interfaces, fanSegments(m_recorder.state()));
    if (!seen)
        return fail(seen.error());
    ObservationScope effective = scope;
    for (const domain::ProviderRow& provider : m_recorder.table<domain::ProviderRow>())
        if (provider.type == "manual")
            effective.discovery = Discovery::Yes;
    return Observer(*this, m_model, machine, effective).carryOut(*seen);
}

Status Reconciliation::setAddresses(MachineId machine, Origin list,
                                    std::vector<domain::ListedAddress> addresses)
{
    const MachineRow* row = m_recorder.table<MachineRow>().find(machine);
    if (!row)
        return failForMachine(ErrorKind::NotFound, machine.text());
    if (row->life == domain::Life::Dead)
        return failForMachine(ErrorKind::Dead, row->number);
    m_recorder.alter<MachineRow>(machine, [&](MachineRow& changed) {
        auto& stored =
            list == Origin::Provider ? changed.providerAddresses : changed.machineAddresses;
        stored = storedList(std::move(addresses), list);
    });
    return {};
}

} // namespace netatlas::engine::reconcile
