// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/generate/site.h"
#include "model/engine/generate/subnet_dealer.h"

#include <vector>

namespace netatlas::engine::generate {

/// Adds the row under the next number of its table.
template <class Row>
auto addRow(domain::ModelState& state, Row row)
{
    row.id = state.sequences.draw<Row>();
    const auto id = row.id;
    state.table<Row>().put(std::move(row));
    return id;
}

/// A site in the making, with what later parts ask of earlier ones.
struct SiteDraft
{
    explicit SiteDraft(const SiteOptions& wanted) : options(wanted), counts(wanted.scale) {}

    const SiteOptions& options;
    SiteCounts counts;
    GeneratedSite site;
    std::vector<DealtSubnet> subnets;
    std::vector<std::vector<std::uint32_t>> subnetsOfVlan;
    /// The spaces of the addresses of each machine, sorted, each once.
    std::vector<std::vector<std::uint32_t>> spacesOfMachine;

    template <class Row>
    auto add(Row row)
    {
        return addRow(site.state, std::move(row));
    }
};

/// The name of a space, of which the first is alpha.
std::string spaceName(std::uint32_t space);
/// The provider network that makes a routing domain; none makes the first.
std::string networkName(std::uint32_t domain);

/// The routing domains beside the first, each with its provider network.
void addDomains(domain::ModelState& state, std::uint32_t domains);
/// The hardware address of the device of that number; they count up.
std::string macText(std::uint32_t device);

/// An address of a device in a subnet, as the machine sees it.
domain::DeviceAddressRow addressRow(const SiteDraft& draft, std::uint32_t device,
                                    const DealtSubnet& subnet, const net::IpAddress& value);

void addApplications(SiteDraft& draft);
void addFlaws(SiteDraft& draft);

} // namespace netatlas::engine::generate
