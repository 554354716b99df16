// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/reconcile/reconciliation.h"

#include "model/domain/object_text.h"
#include "model/engine/reconcile/preferred_addresses.h"

#include <algorithm>

namespace netatlas::engine::reconcile {

using domain::AddressId;
using domain::DeviceAddressRow;
using domain::DeviceId;
using domain::DeviceRow;
using domain::MachineId;
using domain::ObjectKind;
using domain::SubnetId;
using domain::SubnetRow;

Reconciliation::Reconciliation(const domain::Model& model, Timestamp now, std::string source)
    : m_model(model)
    , m_recorder(model.state)
    , m_ledger(m_recorder, now, std::move(source))
    , m_providerIds(m_recorder)
{
}

domain::ChangeSet Reconciliation::changes() const
{
    domain::ChangeSet result;
    result.rows = m_recorder.changes();
    result.consequences = preferredAddresses(m_recorder.state(), result.rows);
    return result;
}

std::vector<DeviceId>& Reconciliation::devices(MachineId machine)
{
    const auto [found, isNew] = m_devices.try_emplace(machine);
    if (isNew)
        found->second = m_model.facts.devicesOfMachine.of(machine);
    return found->second;
}

std::vector<AddressId>& Reconciliation::addresses(DeviceId device)
{
    const auto [found, isNew] = m_addresses.try_emplace(device);
    if (isNew)
        found->second = m_model.facts.addressesOfDevice.of(device);
    return found->second;
}

const std::vector<DeviceId>& Reconciliation::devicesOf(MachineId machine)
{
    return devices(machine);
}

const std::vector<AddressId>& Reconciliation::addressesOf(DeviceId device)
{
    return addresses(device);
}

std::optional<DeviceId> Reconciliation::findDevice(MachineId machine, std::string_view name)
{
    for (const DeviceId id : devices(machine))
        if (m_recorder.table<DeviceRow>().at(id).name == name)
            return id;
    return std::nullopt;
}

std::optional<AddressId> Reconciliation::findAddress(DeviceId device, const net::IpAddress& value)
{
    for (const AddressId id : addresses(device))
        if (m_recorder.table<DeviceAddressRow>().at(id).value == value)
            return id;
    return std::nullopt;
}

std::vector<SubnetId> Reconciliation::subnetsOf(const net::Cidr& network) const
{
    std::vector<SubnetId> found = domain::subnetsOf(m_model, network);
    const auto [begin, end] = m_newSubnets.equal_range(network.network());
    for (auto it = begin; it != end; ++it)
        found.push_back(it->second);
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<SubnetId> Reconciliation::subnetsAround(const net::IpAddress& value) const
{
    std::vector<SubnetId> found = m_model.facts.blocks->holding(value);
    for (const auto& [network, id] : m_newSubnets)
        if (network.contains(value))
            found.push_back(id);
    std::stable_sort(found.begin(), found.end(), [this](SubnetId a, SubnetId b) {
        const auto& subnets = m_recorder.table<SubnetRow>();
        return subnets.at(a).cidr.prefixLength() > subnets.at(b).cidr.prefixLength();
    });
    return found;
}

domain::SpaceId Reconciliation::spaceOfSubnet(SubnetId subnet) const
{
    const domain::SpaceId* known = m_model.facts.spaceOfSubnet.find(subnet);
    return known ? *known : m_recorder.table<SubnetRow>().at(subnet).space;
}

DeviceId Reconciliation::addDevice(DeviceRow row)
{
    row.id = m_recorder.draw<DeviceRow>();
    m_providerIds.claim(row.id, row.providerId);
    devices(row.machine).push_back(row.id);
    const DeviceId id = row.id;
    m_recorder.put(std::move(row));
    return id;
}

AddressId Reconciliation::addAddress(DeviceAddressRow row)
{
    row.id = m_recorder.draw<DeviceAddressRow>();
    m_providerIds.claim(row.id, row.providerId);
    addresses(row.device).push_back(row.id);
    const AddressId id = row.id;
    m_recorder.put(std::move(row));
    return id;
}

SubnetId Reconciliation::addSubnet(SubnetRow row)
{
    row.id = m_recorder.draw<SubnetRow>();
    m_newSubnets.emplace(row.cidr.network(), row.id);
    const SubnetId id = row.id;
    m_recorder.put(std::move(row));
    return id;
}

void Reconciliation::eraseDevice(DeviceId device)
{
    const auto remaining = addresses(device);
    for (const AddressId address : remaining)
        eraseAddress(address);
    std::erase(devices(m_recorder.table<DeviceRow>().at(device).machine), device);
    m_ledger.forget(ObjectKind::Device, device.number());
    m_providerIds.release(device, m_recorder.table<DeviceRow>().at(device).providerId);
    m_recorder.erase<DeviceRow>(device);
}

void Reconciliation::eraseAddress(AddressId address)
{
    std::erase(addresses(m_recorder.table<DeviceAddressRow>().at(address).device), address);
    m_ledger.forget(ObjectKind::Address, address.number());
    m_providerIds.release(address, m_recorder.table<DeviceAddressRow>().at(address).providerId);
    m_recorder.erase<DeviceAddressRow>(address);
}

} // namespace netatlas::engine::reconcile
