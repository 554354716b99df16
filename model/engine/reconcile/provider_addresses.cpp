// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/addressing/address.h"
#include "model/engine/reconcile/preferred_addresses.h"
#include "model/engine/reconcile/provider_devices.h"
#include "model/engine/reconcile/reconciliation.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace netatlas::engine::reconcile {

using domain::InterfaceAddress;
using domain::InterfaceConfig;
using domain::kAlpha;
using domain::ListedAddress;
using domain::MachineRow;
using domain::Origin;
using domain::SpaceId;
using domain::SpaceRow;
using domain::SubnetId;
using domain::SubnetRow;

namespace {

tl::unexpected<Error> failForSpaces(const Reconciliation& run, std::string_view value,
                                    const std::set<SpaceId>& spaces)
{
    std::vector<std::string> names;
    for (const SpaceId space : spaces) {
        const SpaceRow* row = run.state().table<SpaceRow>().find(space);
        names.push_back(row ? row->name : space.text());
    }
    std::sort(names.begin(), names.end());
    return fail(ErrorKind::Ambiguous,
                {{"what", "space"}, {"key", value}, {"candidates", std::move(names)}});
}

/// Finds the spaces of addresses that a provider lists (6.2).
class ProviderPlaces
{
public:
    explicit ProviderPlaces(const Reconciliation& run) : m_run(run)
    {
        for (const SpaceRow& space : run.state().table<SpaceRow>())
            if (!space.providerId.empty())
                m_spaces.emplace(space.providerId, space.id);
        for (const SubnetRow& subnet : run.state().table<SubnetRow>())
            if (!subnet.providerId.empty())
                m_subnets.emplace(subnet.providerId, subnet.id);
    }

    /// An address that the machine has itself.
    Result<ListedAddress> ofPrivate(const InterfaceConfig& interface,
                                    const InterfaceAddress& entry) const
    {
        ListedAddress listed = plain(entry);
        const std::string& spaceId =
            entry.providerSpaceId.empty() ? interface.providerSpaceId : entry.providerSpaceId;
        const auto space = m_spaces.find(spaceId);
        if (space != m_spaces.end()) {
            put(listed, space->second);
            return listed;
        }
        const std::string& subnetId =
            entry.providerSubnetId.empty() ? interface.providerSubnetId : entry.providerSubnetId;
        const auto subnet = m_subnets.find(subnetId);
        if (subnet != m_subnets.end()) {
            listed.subnet = subnet->second;
            return listed;
        }
        if (!entry.cidr.empty())
            return byBlock(interface, entry, subnetId);
        const auto spaces = spacesAround(listed);
        if (spaces.size() > 1)
            return failForSpaces(m_run, listed.value, spaces);
        put(listed, spaces.empty() ? kAlpha : *spaces.begin());
        return listed;
    }

    /// An address of the world outside that leads to the machine. Where several spaces hold it,
    /// nobody could say which; it must not fail the machine.
    ListedAddress ofShadow(const InterfaceAddress& entry) const
    {
        ListedAddress listed = plain(entry);
        const auto spaces = spacesAround(listed);
        put(listed, spaces.size() == 1 ? *spaces.begin() : kAlpha);
        return listed;
    }

private:
    static ListedAddress plain(const InterfaceAddress& entry)
    {
        ListedAddress listed;
        listed.value = entry.value;
        listed.type = entry.type.value_or(addressing::typeOf(entry.value));
        listed.scope =
            entry.scope == domain::Scope::Unknown ? addressing::scopeOf(entry.value) : entry.scope;
        listed.origin = Origin::Provider;
        listed.cidr = entry.cidr;
        return listed;
    }

    /// Rule 2: the subnet of this very block and provider id. Equal ones are told apart by the
    /// provider's network.
    Result<ListedAddress> byBlock(const InterfaceConfig& interface, const InterfaceAddress& entry,
                                  const std::string& subnetId) const
    {
        ListedAddress listed = plain(entry);
        const auto block = net::Cidr::parse(entry.cidr);
        if (!block)
            return fail(block.error());
        std::vector<SubnetId> fitting;
        for (const SubnetId id : m_run.subnetsOf(*block))
            if (subnet(id).providerId == subnetId)
                fitting.push_back(id);
        std::vector<SubnetId> ofNetwork;
        for (const SubnetId id : fitting)
            if (subnet(id).providerNetworkId == interface.providerNetworkId)
                ofNetwork.push_back(id);
        if (!ofNetwork.empty())
            fitting = std::move(ofNetwork);
        std::set<SpaceId> spaces;
        for (const SubnetId id : fitting)
            spaces.insert(m_run.spaceOfSubnet(id));
        if (spaces.size() > 1)
            return failForSpaces(m_run, listed.value, spaces);
        if (!fitting.empty())
            listed.subnet = fitting.front();
        else
            put(listed, kAlpha);
        return listed;
    }

    std::set<SpaceId> spacesAround(const ListedAddress& listed) const
    {
        std::set<SpaceId> spaces;
        if (const auto value = net::IpAddress::parse(listed.value))
            for (const SubnetId id : m_run.subnetsAround(*value))
                spaces.insert(m_run.spaceOfSubnet(id));
        return spaces;
    }

    /// Puts the address into the space, by a subnet of it that holds the value where there is one.
    void put(ListedAddress& listed, SpaceId space) const
    {
        if (const auto value = net::IpAddress::parse(listed.value))
            for (const SubnetId id : m_run.subnetsAround(*value))
                if (!listed.subnet && m_run.spaceOfSubnet(id) == space)
                    listed.subnet = id;
        if (!listed.subnet && space != kAlpha)
            listed.space = space;
    }

    const SubnetRow& subnet(SubnetId id) const { return m_run.state().table<SubnetRow>().at(id); }

    const Reconciliation& m_run;
    std::unordered_map<std::string, SpaceId> m_spaces;
    std::unordered_map<std::string, SubnetId> m_subnets;
};

Result<std::vector<ListedAddress>> providerList(const Reconciliation& run,
                                                const domain::InterfaceConfigs& interfaces)
{
    const ProviderPlaces places(run);
    std::vector<ListedAddress> list;
    for (const InterfaceConfig& interface : interfaces) {
        for (const InterfaceAddress& entry : interface.addresses) {
            if (entry.value.empty())
                continue;
            auto listed = places.ofPrivate(interface, entry);
            if (!listed)
                return fail(std::move(listed.error()));
            list.push_back(std::move(*listed));
        }
        for (const InterfaceAddress& entry : interface.shadowAddresses)
            if (!entry.value.empty())
                list.push_back(places.ofShadow(entry));
    }
    return list;
}

std::set<std::string> secondaryValues(const domain::InterfaceConfigs& interfaces)
{
    std::set<std::string> values;
    for (const InterfaceConfig& interface : interfaces)
        for (const auto* entries : {&interface.addresses, &interface.shadowAddresses})
            for (const InterfaceAddress& entry : *entries)
                if (entry.isSecondary)
                    values.insert(entry.value);
    return values;
}

using Listed = std::tuple<std::string, domain::AddressType, domain::Scope, SpaceId>;

/// What makes two lists the same: a list that only says its blocks otherwise is no news.
std::set<Listed> asSet(const Reconciliation& run, const std::vector<ListedAddress>& list)
{
    std::set<Listed> set;
    for (const ListedAddress& listed : list)
        set.emplace(listed.value, listed.type, listed.scope,
                    listed.subnet ? run.spaceOfSubnet(*listed.subnet)
                                  : listed.space.value_or(kAlpha));
    return set;
}

} // namespace

Result<ProviderReport> Reconciliation::setProviderConfig(domain::MachineId machine,
                                                         const domain::InterfaceConfigs& interfaces)
{
    const MachineRow* row = m_recorder.table<MachineRow>().find(machine);
    if (!row)
        return fail(ErrorKind::NotFound, {{"what", "machine"}, {"key", machine.text()}});
    ProviderReport report;
    if (row->life != domain::Life::Alive)
        return report;
    auto list = providerList(*this, interfaces);
    if (!list)
        return fail(std::move(list.error()));
    auto stored = storedList(*list, Origin::Provider, secondaryValues(interfaces));
    if (asSet(*this, stored) != asSet(*this, row->providerAddresses)) {
        report.isModified = true;
        m_recorder.alter<MachineRow>(
            machine, [&](MachineRow& changed) { changed.providerAddresses = std::move(stored); });
    }
    report.addresses = std::move(*list);
    report.warnings = setProviderDevices(*this, machine, interfaces);
    return report;
}

} // namespace netatlas::engine::reconcile
