// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/reconcile/site_index.h"
#include "model/engine/reconcile/site_reconciliation.h"
#include "model/engine/spaces/fan.h"

namespace netatlas::engine::reconcile {

/// The first half of a site: domains, fabrics, segments, networks, zones, spaces, subnets
/// (model-and-workers 7.5, 14.2).
class SiteNetworks
{
public:
    SiteNetworks(Reconciliation& run, const domain::SiteObservation& site,
                 const SiteOptions& options, SiteOutcome& outcome);

    void carryOut();
    /// What earlier looks brought, the provider showed last and this one says nothing of.
    void recall();

    const domain::SubnetRow* subnet(const std::string& providerId) const;
    std::optional<domain::SegmentId> segment(const std::string& ref) const
    {
        return m_segments.find(ref);
    }
    /// The segment of a network that has no more than one.
    std::optional<domain::SegmentId> onlySegment(const std::string& network) const;
    std::optional<domain::RoutingDomainId> domainOf(const std::string& network,
                                                    net::Family family) const;

private:
    template <class Row, class Fill>
    std::optional<decltype(Row::id)> take(SiteIndex<Row>& index, const std::string& ref,
                                          const char* what, Fill fill);
    template <class Row>
    void markMissing(const SiteIndex<Row>& index);
    void takeNetwork(const domain::SeenNetwork& network);
    void takeSegments();
    void takeZones();
    void takeSubnet(const domain::SeenSubnet& subnet);
    void follow(domain::SubnetRow& row, const domain::SeenSubnet& subnet);
    void compare(const domain::SubnetRow& row, const domain::SeenSubnet& subnet);
    void takeOverlays(const domain::SubnetRow& underlay);
    void takeRanges(domain::SubnetId subnet, const domain::SeenSubnet& seen);
    void takeRoutes(domain::SubnetId subnet, const domain::SeenSubnet& seen);
    domain::SpaceId spaceFor(const domain::SeenSubnet& subnet);
    domain::SpaceId makeSpace(const std::string& name, const std::string& providerId);
    void refuse(const char* what, const std::string& key, std::string cause);

    Reconciliation& m_run;
    const domain::SiteObservation& m_site;
    const SiteOptions m_options;
    SiteOutcome& m_outcome;
    SiteIndex<domain::RoutingDomainRow> m_domains;
    SiteIndex<domain::FabricRow> m_fabrics;
    SiteIndex<domain::SegmentRow> m_segments;
    SiteIndex<domain::ProviderNetworkRow> m_networks;
    SiteIndex<domain::SubnetRow> m_subnets;
    SiteIndex<domain::SpaceRow> m_spaces;
    std::unordered_map<std::string, const domain::SeenNetwork*> m_seenNetworks;
    std::unordered_set<std::string> m_newNetworks; ///< those that this run brought
    spaces::FanConfig m_fans;
    std::vector<std::string> m_spaceNames;
    std::unordered_map<std::string, domain::SpaceId> m_spaceByName;
    std::unordered_map<std::string, std::vector<domain::SegmentId>> m_segmentsOfNetwork;
    std::unordered_map<domain::SubnetId, std::vector<domain::RangeId>> m_ranges;
    std::unordered_map<domain::SubnetId, std::vector<domain::StaticRouteId>> m_routes;
};

} // namespace netatlas::engine::reconcile
