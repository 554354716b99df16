// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/usage/unit_addresses.h"

#include "model/engine/addressing/listed_addresses.h"
#include "model/engine/addressing/ordering.h"

#include <algorithm>
#include <set>

namespace netatlas::engine::usage {

using namespace netatlas::domain;

namespace {

/// An address of a machine that a unit might listen on.
struct Candidate
{
    const DeviceRow* device = nullptr;
    const DeviceAddressRow* row = nullptr;
    std::string value;
    int weight = 0;
    std::optional<SubnetId> subnet;
};

bool isUsable(const DeviceAddressRow& row)
{
    const Scope scope = addressing::scopeOf(row.value);
    return !row.isShadow && row.configMethod != ConfigMethod::Loopback &&
           scope != Scope::LocalMachine && scope != Scope::LinkLocal;
}

Candidate candidateOf(const Model& model, const DeviceRow& device, const DeviceAddressRow& row)
{
    addressing::Address record = addressing::makeAddress(row.value.text());
    record.isSecondary = row.isSecondary;
    const SubnetId* subnet = model.facts.subnetOfAddress.find(row.id);
    return {&device, &row, row.shownValue(), addressing::weightOf(record),
            subnet ? std::optional(*subnet) : std::nullopt};
}

/// Most public first, then by value; of one value on two devices the bridge before its port.
std::vector<Candidate> candidatesOf(const Model& model, MachineId machine)
{
    std::vector<Candidate> candidates;
    for (const DeviceId id : model.facts.devicesOfMachine.of(machine)) {
        const DeviceRow& device = model.at<DeviceRow>(id);
        if (device.type == DeviceType::Loopback)
            continue;
        for (const AddressId address : model.facts.addressesOfDevice.of(id))
            if (const auto& row = model.at<DeviceAddressRow>(address); isUsable(row))
                candidates.push_back(candidateOf(model, device, row));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                         if (a.weight != b.weight)
                             return a.weight < b.weight;
                         if (a.value != b.value)
                             return a.value < b.value;
                         return !a.device->parent && b.device->parent;
                     });
    return candidates;
}

std::string blockOf(const Model& model, const Candidate& candidate)
{
    if (candidate.row->cidr)
        return candidate.row->cidr->text();
    return candidate.subnet ? model.at<SubnetRow>(*candidate.subnet).shownCidr() : std::string();
}

/// Groups by device in order of first appearance; a value that was there before is left out.
class Grouping
{
public:
    void add(const Model& model, const Candidate& candidate)
    {
        if (!m_values.insert(candidate.value).second)
            return;
        auto found =
            std::find_if(m_interfaces.begin(), m_interfaces.end(), [&](const BoundInterface& one) {
                return one.name == candidate.device->name.view();
            });
        if (found == m_interfaces.end())
            found = m_interfaces.insert(
                m_interfaces.end(),
                {candidate.device->name.text(), candidate.device->mac.text(), {}});
        found->addresses.push_back({candidate.value, {}, blockOf(model, candidate)});
    }
    std::vector<BoundInterface> take() { return std::move(m_interfaces); }

private:
    std::vector<BoundInterface> m_interfaces;
    std::set<std::string> m_values;
};

bool isSameAddress(const Candidate& candidate, const ListedAddress& listed)
{
    const auto value = net::IpAddress::parse(listed.value);
    return value && *value == candidate.row->value;
}

} // namespace

std::optional<ListedAddress> preferredOf(const MachineRow& machine, bool isPublic)
{
    const auto& stored = isPublic ? machine.preferredPublic : machine.preferredPrivate;
    if (stored)
        return stored;
    MachineRow fresh = machine;
    addressing::preferAddresses(fresh);
    return isPublic ? fresh.preferredPublic : fresh.preferredPrivate;
}

std::vector<BoundInterface> boundInterfaces(const Model& model, const MachineRow& machine,
                                            SpaceId space)
{
    const auto candidates = candidatesOf(model, machine.id);
    const auto own = preferredOf(machine, false);
    const bool isAnywhere =
        std::any_of(candidates.begin(), candidates.end(),
                    [](const Candidate& candidate) { return candidate.subnet.has_value(); });
    Grouping grouping;
    bool hasOwn = false;
    for (const Candidate& candidate : candidates) {
        const bool isOwn = own && isSameAddress(candidate, *own);
        const bool isInSpace =
            candidate.subnet && model.facts.spaceOfSubnet.at(*candidate.subnet) == space;
        if (isInSpace || (isOwn && (space == kAlpha || !isAnywhere))) {
            grouping.add(model, candidate);
            hasOwn = hasOwn || isOwn;
        }
    }
    auto bind = grouping.take();
    if (!isAnywhere && !hasOwn && own)
        bind.push_back({{}, {}, {{own->value, {}, own->cidr}}});
    return bind;
}

ClusterAddresses clusterAddressesOf(const Model& model, const UnitRow& unit)
{
    ClusterAddresses cluster;
    for (const CloudContainerRow& row : model.table<CloudContainerRow>())
        if (row.unit == unit.id)
            cluster.pod = row.address;
    for (const CloudServiceRow& row : model.table<CloudServiceRow>())
        if (row.application == unit.application) {
            cluster.isExposedOutside = row.isExposedOutside;
            for (const ListedAddress& address : row.addresses)
                if (!cluster.pod || address.value != cluster.pod->value)
                    cluster.others.push_back(address);
        }
    return cluster;
}

} // namespace netatlas::engine::usage
