// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/provider_devices.h"

#include "model/base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace netatlas::engine::reconcile {

using domain::AddressId;
using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::DeviceType;
using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::MachineId;
using domain::ObjectKind;
using domain::Origin;

namespace {

/// One address of the batch with the ids that apply to it.
struct ListedHere
{
    net::IpAddress value = net::IpAddress::ofIpv4(0);
    std::string valueText; ///< as given, where it is not the canonical text
    std::string providerId;
    std::string providerSubnetId;
    std::string providerNetworkId;
};

/// All entries of one device.
struct DeviceEntry
{
    std::string providerId;
    std::string providerVlanId;
    std::uint32_t index = 0;
    std::vector<std::string> zones;
    std::vector<ListedHere> addresses;
    std::vector<ListedHere> shadows;
};

const std::string& innerFirst(const std::string& inner, const std::string& outer)
{
    return inner.empty() ? outer : inner;
}

std::optional<ListedHere> listedHere(const InterfaceAddress& entry)
{
    // A host name is no address of a device.
    const auto value = net::IpAddress::parse(entry.value);
    if (!value)
        return std::nullopt;
    return ListedHere{*value,
                      entry.value == value->text() ? std::string() : entry.value,
                      entry.providerId,
                      entry.providerSubnetId,
                      {}};
}

/// Carries out 6.3 for one machine.
class ProviderBatch
{
public:
    ProviderBatch(Reconciliation& run, MachineId machine) : m_run(run), m_machine(machine) {}

    std::vector<Error> carryOut(domain::InterfaceConfigs interfaces)
    {
        const auto stored = m_run.devicesOf(m_machine);
        if (stored.empty())
            return {};
        if (!interfaces.empty() && interfaces.front().name.empty())
            nameByMac(interfaces);
        if (!hasOneDeviceForEachId(interfaces))
            return std::move(m_problems);
        for (const InterfaceConfig& interface : interfaces)
            if (!interface.name.empty())
                collect(interface);
        // What is let go first may be taken up by another device of the same batch.
        for (const DeviceId id : stored)
            if (!entryOf(id) && !m_namedMacs.contains(lowerCase(device(id).mac.view())))
                relinquish(id);
        for (const DeviceId id : stored)
            if (const DeviceEntry* entry = entryOf(id))
                tie(id, *entry);
        return std::move(m_problems);
    }

private:
    const DeviceRow& device(DeviceId id) const { return m_run.state().table<DeviceRow>().at(id); }
    const DeviceAddressRow& address(AddressId id) const
    {
        return m_run.state().table<DeviceAddressRow>().at(id);
    }

    const DeviceEntry* entryOf(DeviceId id) const
    {
        const auto found = m_entries.find(device(id).name.text());
        return found == m_entries.end() ? nullptr : &found->second;
    }

    /// Step 2: a bridge has the MAC of its port, and the port is what the provider means.
    void nameByMac(domain::InterfaceConfigs& interfaces)
    {
        for (InterfaceConfig& interface : interfaces) {
            interface.name.clear();
            const std::string mac = lowerCase(interface.mac);
            const DeviceRow* best = nullptr;
            const auto preference = [](const DeviceRow& row) {
                return !row.providerId.empty() ? 0 : row.type == DeviceType::Ethernet ? 1 : 2;
            };
            for (const DeviceId id : m_run.devicesOf(m_machine)) {
                const DeviceRow& row = device(id);
                if (!mac.empty() && lowerCase(row.mac.view()) == mac &&
                    (!best || preference(row) < preference(*best)))
                    best = &row;
            }
            if (!best)
                continue;
            interface.name = best->name.text();
            m_namedMacs.insert(mac);
        }
    }

    /// Step 3.
    bool hasOneDeviceForEachId(const domain::InterfaceConfigs& interfaces)
    {
        std::map<std::string, std::set<std::string>> names;
        for (const InterfaceConfig& interface : interfaces)
            if (!interface.providerId.empty() && !interface.name.empty())
                names[interface.providerId].insert(interface.name);
        for (const auto& [providerId, devices] : names)
            if (devices.size() > 1) {
                m_problems.push_back(
                    {ErrorKind::DuplicateProviderIdInBatch,
                     {{"provider-id", providerId},
                      {"devices", std::vector<std::string>(devices.begin(), devices.end())}}});
                return false;
            }
        return true;
    }

    void collect(const InterfaceConfig& interface)
    {
        DeviceEntry& entry = m_entries[interface.name];
        if (entry.providerId.empty())
            entry.providerId = interface.providerId;
        if (entry.providerVlanId.empty())
            entry.providerVlanId = interface.providerVlanId;
        if (entry.index == 0)
            entry.index = interface.index;
        for (const std::string& zone : interface.zones)
            if (std::find(entry.zones.begin(), entry.zones.end(), zone) == entry.zones.end())
                entry.zones.push_back(zone);
        // One id of the entry is that of one address only.
        bool isFirst = true;
        for (const InterfaceAddress& one : interface.addresses) {
            auto listed = listedHere(one);
            if (!listed)
                continue;
            if (isFirst && listed->providerId.empty())
                listed->providerId = interface.providerAddressId;
            isFirst = false;
            listed->providerSubnetId =
                innerFirst(listed->providerSubnetId, interface.providerSubnetId);
            listed->providerNetworkId = interface.providerNetworkId;
            entry.addresses.push_back(std::move(*listed));
        }
        // An outer subnet is that of the private addresses; a public one lies elsewhere.
        for (const InterfaceAddress& one : interface.shadowAddresses)
            if (auto listed = listedHere(one))
                entry.shadows.push_back(std::move(*listed));
    }

    /// Step 5.
    void tie(DeviceId id, const DeviceEntry& entry)
    {
        setProviderId(id, entry.providerId);
        setPlace(id, entry);
        m_run.ledger().seen(ObjectKind::Device, id.number(), Origin::Provider);
        const auto stored = m_run.addressesOf(id);
        for (const AddressId one : stored) {
            const ListedHere* listed = find(entry.addresses, address(one).value);
            const ListedHere* shadow = find(entry.shadows, address(one).value);
            if (listed || shadow)
                tie(one, listed ? *listed : *shadow);
            else
                relinquish(one);
        }
        for (const ListedHere& shadow : entry.shadows)
            if (!m_run.findAddress(id, shadow.value))
                addShadow(id, shadow);
    }
    static const ListedHere* find(const std::vector<ListedHere>& list, const net::IpAddress& value)
    {
        const auto found = std::find_if(list.begin(), list.end(), [&](const ListedHere& listed) {
            return listed.value == value;
        });
        return found == list.end() ? nullptr : &*found;
    }

    /// Where the provider says that the device is; the machine's own index counts first.
    void setPlace(DeviceId id, const DeviceEntry& entry)
    {
        DeviceRow row = device(id);
        row.zones = join(entry.zones, " ");
        row.providerVlanId = entry.providerVlanId;
        if (row.index == 0)
            row.index = entry.index;
        if (const auto segment = segmentOf(entry.providerVlanId))
            row.segment = segment;
        if (!(row == device(id)))
            m_run.recorder().put(std::move(row));
    }
    /// The segment that the provider knows by that id.
    std::optional<domain::SegmentId> segmentOf(const std::string& providerVlanId) const
    {
        if (!providerVlanId.empty())
            for (const auto& segment : m_run.state().table<domain::SegmentRow>())
                if (segment.providerRef == providerVlanId)
                    return segment.id;
        return std::nullopt;
    }

    void setProviderId(DeviceId id, const std::string& providerId)
    {
        const auto current = device(id).providerId;
        if (current.view() == providerId)
            return;
        if (!current.empty() && !providerId.empty()) {
            m_problems.push_back({ErrorKind::ProviderIdImmutable,
                                  {{"current", current.text()}, {"wanted", providerId}}});
            return;
        }
        if (!m_run.providerIds().claim(id, providerId)) {
            notUnique("linklayerdevice", providerId);
            return;
        }
        m_run.providerIds().release(id, current);
        m_run.recorder().alter<DeviceRow>(id, [&](DeviceRow& row) { row.providerId = providerId; });
    }
    void notUnique(std::string_view kind, const std::string& providerId)
    {
        m_problems.push_back(
            {ErrorKind::ProviderIdNotUnique, {{"kind-of", kind}, {"provider-id", providerId}}});
    }

    void tie(AddressId id, const ListedHere& listed)
    {
        DeviceAddressRow row = address(id);
        if (row.providerId.empty()) {
            if (m_run.providerIds().claim(id, listed.providerId))
                row.providerId = listed.providerId;
            else
                notUnique("address", listed.providerId);
        }
        row.origin = Origin::Provider;
        row.providerNetworkId = listed.providerNetworkId;
        row.providerSubnetId = listed.providerSubnetId;
        put(std::move(row));
        m_run.ledger().seen(ObjectKind::Address, id.number(), Origin::Provider);
    }
    void put(DeviceAddressRow row)
    {
        if (!(row == address(row.id)))
            m_run.recorder().put(std::move(row));
    }

    /// Step 6.
    void addShadow(DeviceId id, const ListedHere& listed)
    {
        DeviceAddressRow row;
        row.device = id;
        row.value = listed.value;
        row.valueText = listed.valueText;
        row.origin = Origin::Provider;
        row.isShadow = true;
        row.providerNetworkId = listed.providerNetworkId;
        row.providerSubnetId = listed.providerSubnetId;
        if (!m_run.providerIds().addressOf(listed.providerId))
            row.providerId = listed.providerId;
        else
            notUnique("address", listed.providerId);
        m_run.addAddress(std::move(row));
    }

    /// Step 4.
    void relinquish(DeviceId id)
    {
        setProviderId(id, {});
        setPlace(id, {});
        if (device(id).type != DeviceType::Loopback)
            m_run.ledger().missing(ObjectKind::Device, id.number(), Origin::Provider);
        const auto stored = m_run.addressesOf(id);
        for (const AddressId one : stored)
            relinquish(one);
    }
    void relinquish(AddressId id)
    {
        DeviceAddressRow row = address(id);
        if (row.isShadow) {
            m_run.eraseAddress(id);
            return;
        }
        m_run.providerIds().release(id, row.providerId);
        row.providerId = {};
        row.origin = Origin::Machine;
        const bool isLoopback = row.configMethod == domain::ConfigMethod::Loopback;
        put(std::move(row));
        if (!isLoopback)
            m_run.ledger().missing(ObjectKind::Address, id.number(), Origin::Provider);
    }

    Reconciliation& m_run;
    MachineId m_machine;
    std::set<std::string> m_namedMacs;
    std::map<std::string, DeviceEntry> m_entries;
    std::vector<Error> m_problems;
};

} // namespace

std::vector<Error> setProviderDevices(Reconciliation& run, MachineId machine,
                                      const domain::InterfaceConfigs& interfaces)
{
    return ProviderBatch(run, machine).carryOut(interfaces);
}

} // namespace netatlas::engine::reconcile
