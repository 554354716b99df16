// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/reconciliation.h"
#include "model/exchange/import_tally.h"
#include "model/providers/juju/juju_site.h"

#include <unordered_map>

namespace netatlas::exchange {

/// The first half of a Juju import: spaces and subnets, and for the other half the space of a name
/// and the subnet of an address.
class JujuSpacesImport
{
public:
    JujuSpacesImport(engine::reconcile::Reconciliation& run, ImportTally& tally,
                     const providers::juju::Site& site, std::vector<ImportProblem>& problems);

    void carryOut();

    /// The space of that name. Without a list of spaces among the files a new name makes a new
    /// space; with one, it is refused.
    std::optional<domain::SpaceId> space(const std::string& name,
                                         const providers::juju::Place& place);
    /// The smallest subnet that holds the address, of the space first (providers.md 5.2).
    const domain::SubnetRow* subnetOf(const net::IpAddress& value,
                                      std::optional<domain::SpaceId> space) const;
    void refuse(const providers::juju::Place& place, std::string value, std::string cause);

private:
    void subnet(const providers::juju::Subnet& subnet);
    std::optional<domain::SubnetId> findSubnet(const providers::juju::Subnet& subnet) const;
    void take(domain::SubnetRow& row, const providers::juju::Subnet& subnet);
    domain::SpaceId addSpace(const std::string& name);

    engine::reconcile::Reconciliation& m_run;
    ImportTally& m_tally;
    const providers::juju::Site& m_site;
    std::vector<ImportProblem>& m_problems;
    std::unordered_map<std::string, domain::SpaceId> m_spaces;
    std::unordered_map<net::Cidr, std::string> m_spaceByCidr; ///< as the files say
    /// Smallest first.
    std::vector<domain::SubnetId> m_bySize;
};

} // namespace netatlas::exchange
