// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/routing_domains.h"

namespace netatlas::engine::edits {

using namespace netatlas::domain;

RoutingDomains::RoutingDomains(const Revision& revision)
{
    std::map<std::string, std::size_t> tied;
    for (const TiedDomainRow& row : revision.project().table<TiedDomainRow>()) {
        const auto [found, isNew] = tied.try_emplace(row.name, m_names.size());
        if (isNew)
            m_names.push_back(row.name);
        m_keys.emplace(Place{row.model, row.routingDomain}, found->second);
    }
    for (const auto& model : revision.models())
        for (const RoutingDomainRow& row : model->table<RoutingDomainRow>()) {
            if (!m_keys.emplace(Place{model->row.id, row.id}, m_names.size()).second)
                continue;
            const bool isDefault = row.id == kDefaultDomain && revision.models().size() > 1;
            m_names.push_back(isDefault ? model->row.name + ' ' + row.name : row.name);
        }
    for (const auto& model : revision.models())
        for (const std::string& network : model->facts.unknownNetworkOfSubnet)
            if (m_unknown.emplace(std::pair(model->row.id, network), m_names.size()).second)
                m_names.push_back(network);
}

RoutingDomains::Network RoutingDomains::of(const Model& model, SubnetId subnet) const
{
    if (const std::string* network = model.facts.unknownNetworkOfSubnet.find(subnet)) {
        const auto found = m_unknown.find({model.row.id, *network});
        return {found == m_unknown.end() ? m_names.size() : found->second, *network};
    }
    const RoutingDomainId* domain = model.facts.domainOfSubnet.find(subnet);
    return of(model, domain ? *domain : kDefaultDomain);
}

RoutingDomains::Network RoutingDomains::of(const Model& model, RoutingDomainId domain) const
{
    const auto found = m_keys.find({model.row.id, domain});
    if (found == m_keys.end())
        return {m_names.size(), {}};
    return {found->second, m_names[found->second]};
}

} // namespace netatlas::engine::edits
