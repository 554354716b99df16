// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/facts_update.h"

#include "model/engine/facts/address_subnet.h"
#include "model/engine/facts/subnet_domains.h"
#include "model/engine/facts/underlay.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::engine::facts {

using namespace netatlas::domain;

namespace {

template <class Parent, class Child>
void keep(Children<Parent, Child>& children, Parent parent, Child child, bool isThere)
{
    if (isThere)
        children.add(parent, child);
    else
        children.remove(parent, child);
}

template <class Parent, class Child>
void keep(Children<Parent, Child>& children, std::optional<Parent> parent, Child child,
          bool isThere)
{
    if (parent)
        keep(children, *parent, child, isThere);
}

template <class Id>
void keep(TextIndex<Id>& index, std::string_view text, Id id, bool isThere)
{
    if (text.empty())
        return;
    if (isThere)
        index.add(text, id);
    else
        index.remove(text, id);
}

} // namespace

void FactsUpdate::link(const FabricRow&, bool)
{
    m_domainsChanged = true;
}

void FactsUpdate::link(const SegmentRow& row, bool isThere)
{
    keep(m_facts.segmentsOfFabric, row.fabric, row.id, isThere);
    m_domainsChanged = true;
}

void FactsUpdate::link(const ProviderNetworkRow&, bool)
{
    m_domainsChanged = true;
}

void FactsUpdate::link(const ProviderRow&, bool)
{
    m_domainsChanged = true;
}

void FactsUpdate::link(const SpaceRow& row, bool isThere)
{
    keep(m_facts.spacesByName, row.name, row.id, isThere);
}

void FactsUpdate::link(const SubnetRow& row, bool isThere)
{
    keep(m_facts.subnetsOfSegment, row.segment, row.id, isThere);
    keep(m_facts.subnetsByNetwork, row.cidr.network().text(), row.id, isThere);
    keep(m_facts.subnetsByProviderId, row.providerId, row.id, isThere);
    // What was and is again cancels out.
    const auto told = std::tuple(row.id, row.providerId, row.providerNetworkId);
    if (const bool isTold = !row.providerId.empty() || !row.providerNetworkId.empty();
        isTold && m_told.erase(told) == 0)
        m_told.insert(told);
    m_subnets.insert(row.id);
    m_blockChanges.push_back({{row.cidr.network(), row.id}, isThere});
}

void FactsUpdate::link(const RangeRow& row, bool isThere)
{
    keep(m_facts.rangesOfSubnet, row.subnet, row.id, isThere);
}

void FactsUpdate::link(const MachineRow& row, bool isThere)
{
    keep(m_facts.containersOfMachine, row.parent, row.id, isThere);
    keep(m_facts.machinesByNumber, row.number, row.id, isThere);
}

void FactsUpdate::link(const DeviceRow& row, bool isThere)
{
    keep(m_facts.devicesOfMachine, row.machine, row.id, isThere);
    keep(m_facts.childrenOfDevice, row.parent, row.id, isThere);
}

void FactsUpdate::link(const DeviceAddressRow& row, bool isThere)
{
    keep(m_facts.addressesOfDevice, row.device, row.id, isThere);
    m_addresses.push_back(row.id);
}

void FactsUpdate::link(const ApplicationRow& row, bool isThere)
{
    keep(m_facts.applicationsByName, row.name, row.id, isThere);
}

void FactsUpdate::link(const UnitRow& row, bool isThere)
{
    keep(m_facts.unitsOfApplication, row.application, row.id, isThere);
    keep(m_facts.unitsOfMachine, row.machine, row.id, isThere);
    keep(m_facts.unitsByName, row.name, row.id, isThere);
}

void FactsUpdate::link(const EndpointRow& row, bool isThere)
{
    keep(m_facts.endpointsOfApplication, row.application, row.id, isThere);
}

void FactsUpdate::link(const BindingRow& row, bool isThere)
{
    keep(m_facts.bindingsOfApplication, row.application, row.id, isThere);
}

void FactsUpdate::link(const ConstraintRow& row, bool isThere)
{
    if (row.level == ConstraintLevel::Application)
        keep(m_facts.constraintsOfApplication, ApplicationId(row.target), row.id, isThere);
}

void FactsUpdate::settle()
{
    settleBlocks();
    settleDomains();
    settleSpaces();
    collectAddresses();
    std::sort(m_addresses.begin(), m_addresses.end());
    m_addresses.erase(std::unique(m_addresses.begin(), m_addresses.end()), m_addresses.end());
    for (const AddressId id : m_addresses)
        settleAddress(id);
}

void FactsUpdate::settleBlocks()
{
    // A subnet's block never changes (2.3), so rows that only changed cancel out.
    std::erase_if(m_blockChanges, [this](const BlockChange& change) {
        return m_facts.spaceOfSubnet.contains(change.block.subnet) ==
               m_state.table<SubnetRow>().contains(change.block.subnet);
    });
    m_blocksChanged = !m_blockChanges.empty();
    if (!m_blocksChanged)
        return;
    const Table<SubnetRow>& subnets = m_state.table<SubnetRow>();
    constexpr std::size_t kFewOf = 4;
    if (m_blockChanges.size() < subnets.size() / kFewOf) {
        auto blocks = std::make_shared<SubnetBlocks>(*m_facts.blocks);
        for (const BlockChange& change : m_blockChanges) {
            if (change.isThere)
                blocks->insert(change.block);
            else
                blocks->remove(change.block);
        }
        m_facts.blocks = std::move(blocks);
        return;
    }
    std::vector<SubnetBlocks::Block> blocks;
    blocks.reserve(subnets.size());
    for (const SubnetRow& row : subnets)
        blocks.push_back({row.cidr.network(), row.id});
    m_facts.blocks = std::make_shared<const SubnetBlocks>(blocks);
}

void FactsUpdate::settleDomains()
{
    if (!m_domainsChanged && m_subnets.empty())
        return;
    const SubnetDomains domains(m_state);
    if (m_domainsChanged)
        for (const SubnetRow& row : m_state.table<SubnetRow>())
            settleDomain(domains, row.id);
    for (const SubnetId id : m_subnets)
        settleDomain(domains, id);
}

void FactsUpdate::settleDomain(const SubnetDomains& domains, SubnetId id)
{
    const RoutingDomainId* old = m_facts.domainOfSubnet.find(id);
    const SubnetRow* row = m_state.table<SubnetRow>().find(id);
    const bool isUnknown = row && domains.isInUnknownNetwork(*row);
    const bool wasUnknown = m_facts.unknownNetworkOfSubnet.contains(id);
    if (isUnknown)
        m_facts.unknownNetworkOfSubnet.put(id, row->providerNetworkId);
    else
        m_facts.unknownNetworkOfSubnet.erase(id);
    if (row && old && *old == domains.of(*row)) {
        if (isUnknown != wasUnknown)
            m_subnets.insert(id); // its addresses may lie elsewhere now
        return;
    }
    if (old)
        m_facts.subnetsOfDomain.remove(*old, id);
    m_facts.domainOfSubnet.erase(id);
    if (!row)
        return;
    m_subnets.insert(id);
    m_facts.domainOfSubnet.put(id, domains.of(*row));
    m_facts.subnetsOfDomain.add(domains.of(*row), id);
}

std::optional<SubnetId> FactsUpdate::underlayOf(const SubnetRow& subnet) const
{
    if (!subnet.isOverlay())
        return std::nullopt;
    if (subnet.fanUnderlaySubnet && m_state.table<SubnetRow>().contains(*subnet.fanUnderlaySubnet))
        return subnet.fanUnderlaySubnet;
    const std::string text = subnet.fanLocalUnderlay->network().text();
    LikeliestUnderlay underlay(subnet);
    for (const SubnetId id : m_facts.subnetsByNetwork.candidates(text))
        underlay.consider(m_state.table<SubnetRow>().at(id));
    return underlay.best() ? std::optional(underlay.best()->id) : std::nullopt;
}

SpaceId FactsUpdate::effectiveSpace(const SubnetRow& subnet) const
{
    const auto underlay = underlayOf(subnet);
    return underlay ? m_state.table<SubnetRow>().at(*underlay).space : subnet.space;
}

void FactsUpdate::settleSpaces()
{
    // A changed underlay changes its overlays, also those that it is no underlay of any more; a new
    // one may be what an orphan waited for.
    std::set<SubnetId> affected = m_subnets;
    for (const SubnetRow& row : m_state.table<SubnetRow>()) {
        if (!row.isOverlay())
            continue;
        const auto* old = m_facts.underlayOfSubnet.find(row.id);
        if (m_blocksChanged || (old && m_subnets.contains(*old)) ||
            m_subnets.contains(underlayOf(row).value_or(row.id)))
            affected.insert(row.id);
    }
    for (const SubnetId id : affected) {
        const SubnetRow* row = m_state.table<SubnetRow>().find(id);
        if (const auto* old = m_facts.spaceOfSubnet.find(id)) {
            if (!row || *old != effectiveSpace(*row))
                m_movedSubnets.insert(id);
            m_facts.subnetsOfSpace.remove(*old, id);
        } else {
            m_movedSubnets.insert(id);
        }
        m_facts.spaceOfSubnet.erase(id);
        if (row) {
            m_facts.spaceOfSubnet.put(id, effectiveSpace(*row));
            m_facts.subnetsOfSpace.add(effectiveSpace(*row), id);
        }
    }
    for (const SubnetId id : affected) {
        const SubnetRow* row = m_state.table<SubnetRow>().find(id);
        const auto* old = m_facts.underlayOfSubnet.find(id);
        const auto now = row ? underlayOf(*row) : std::nullopt;
        if (old)
            m_facts.overlaysOfSubnet.remove(*old, id);
        m_facts.underlayOfSubnet.erase(id);
        if (now) {
            m_facts.overlaysOfSubnet.add(*now, id);
            m_facts.underlayOfSubnet.put(id, *now);
        }
    }
}

void FactsUpdate::collectAddresses()
{
    const auto take = [this](const std::vector<SubnetId>& subnets) {
        for (const SubnetId id : subnets)
            for (const AddressId address : m_facts.addressesOfSubnet.of(id))
                m_addresses.push_back(address);
    };
    // The provider's ids of subnets decide wherever the address lies (2.8).
    std::unordered_set<std::string_view> subnetIds;
    for (const auto& [subnet, providerId, network] : m_told)
        if (!providerId.empty())
            subnetIds.insert(providerId);
    if (!subnetIds.empty()) {
        for (const DeviceAddressRow& row : m_state.table<DeviceAddressRow>())
            if (!row.providerSubnetId.empty() && subnetIds.contains(row.providerSubnetId.view()))
                m_addresses.push_back(row.id);
    }
    const auto takeHomeless = [this] {
        for (auto it = m_facts.addressesWithoutSubnet.begin();
             it != m_facts.addressesWithoutSubnet.end(); ++it)
            m_addresses.push_back(it.id());
    };
    if (m_blocksChanged || m_domainsChanged || !m_told.empty()) {
        m_subnets.insert(m_movedSubnets.begin(), m_movedSubnets.end());
        for (const SubnetId id : m_subnets) {
            const SubnetRow* row = m_state.table<SubnetRow>().find(id);
            take({id});
            if (row)
                take(m_facts.blocks->overlapping(row->cidr.network()));
        }
        takeHomeless();
        return;
    }
    // Within one block the answer does not depend on spaces; where blocks nest or repeat it may.
    for (const SubnetId id : m_movedSubnets) {
        const SubnetRow* row = m_state.table<SubnetRow>().find(id);
        if (!row)
            continue;
        const auto overlapping = m_facts.blocks->overlapping(row->cidr.network());
        if (overlapping.size() > 1) {
            take(overlapping);
            takeHomeless();
        }
    }
    for (const SubnetId id : m_subnets)
        if (!m_movedSubnets.contains(id))
            take({id});
    if (!m_subnets.empty() && m_movedSubnets.empty())
        takeHomeless();
}

void FactsUpdate::settleAddress(AddressId id)
{
    if (const auto* old = m_facts.subnetOfAddress.find(id))
        m_facts.addressesOfSubnet.remove(*old, id);
    m_facts.subnetOfAddress.erase(id);
    m_facts.addressesWithoutSubnet.erase(id);
    const DeviceAddressRow* row = m_state.table<DeviceAddressRow>().find(id);
    if (!row || row->configMethod == ConfigMethod::Loopback)
        return;
    const auto subnet = subnetOf(
        m_state, m_facts, {row->value, row->cidr, row->providerSubnetId, row->providerNetworkId});
    if (!subnet) {
        m_facts.addressesWithoutSubnet.put(id, true);
        return;
    }
    m_facts.subnetOfAddress.put(id, *subnet);
    m_facts.addressesOfSubnet.add(*subnet, id);
}

} // namespace netatlas::engine::facts
