// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"
#include "model/domain/facts.h"

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace netatlas::engine::facts {

class SubnetDomains;

/// Brings the facts of a model up to date with rows that came, went or changed.
///
/// Tell it every change by `row(before, after)`, then call `settle()` once: what follows from
/// several rows together (effective spaces, routing domains, subnets of addresses) is computed
/// there, for the touched subnets and addresses only.
class FactsUpdate
{
public:
    /// `state` has all changes already; `facts` are those from before them.
    FactsUpdate(const domain::ModelState& state, domain::ModelFacts& facts)
        : m_state(state)
        , m_facts(facts)
    {
    }

    template <class Row>
    void row(const Row* before, const Row* after)
    {
        if (before)
            link(*before, false);
        if (after)
            link(*after, true);
    }

    void settle();

private:
    void link(const domain::FabricRow& row, bool isThere);
    void link(const domain::SegmentRow& row, bool isThere);
    void link(const domain::ProviderNetworkRow& row, bool isThere);
    void link(const domain::ProviderRow& row, bool isThere);
    void link(const domain::SpaceRow& row, bool isThere);
    void link(const domain::SubnetRow& row, bool isThere);
    void link(const domain::RangeRow& row, bool isThere);
    void link(const domain::MachineRow& row, bool isThere);
    void link(const domain::DeviceRow& row, bool isThere);
    void link(const domain::DeviceAddressRow& row, bool isThere);
    void link(const domain::ApplicationRow& row, bool isThere);
    void link(const domain::UnitRow& row, bool isThere);
    void link(const domain::EndpointRow& row, bool isThere);
    void link(const domain::BindingRow& row, bool isThere);
    void link(const domain::ConstraintRow& row, bool isThere);
    /// Rows that nothing is derived from.
    template <class Row>
    void link(const Row&, bool)
    {
    }

    void settleBlocks();
    void settleDomains();
    void settleDomain(const SubnetDomains& domains, domain::SubnetId id);
    void settleSpaces();
    void collectAddresses();
    void settleAddress(domain::AddressId id);
    domain::SpaceId effectiveSpace(const domain::SubnetRow& subnet) const;
    std::optional<domain::SubnetId> underlayOf(const domain::SubnetRow& subnet) const;

    struct BlockChange
    {
        domain::SubnetBlocks::Block block;
        bool isThere;
    };

    const domain::ModelState& m_state;
    domain::ModelFacts& m_facts;
    std::set<domain::SubnetId> m_subnets; ///< came, went or changed
    /// What the provider calls subnets and their networks: names that came or went.
    std::set<std::tuple<domain::SubnetId, std::string, std::string>> m_told;
    std::vector<BlockChange> m_blockChanges;
    std::set<domain::SubnetId> m_movedSubnets;  ///< whose effective space turned out another
    std::vector<domain::AddressId> m_addresses; ///< in any order, until they are settled
    bool m_blocksChanged = false;
    bool m_domainsChanged = false;
};

} // namespace netatlas::engine::facts
