// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

#include <map>

namespace netatlas::engine::edits {

/// The routing domains of a project: those of the models, with those that models share counting
/// as one (`TiedDomainRow`; model-and-workers 3.3, 14.2), and those that no row describes
/// (`ModelFacts::unknownNetworkOfSubnet`).
class RoutingDomains
{
public:
    explicit RoutingDomains(const domain::Revision& revision);

    struct Network
    {
        /// Equal for one and the same domain, however many models see it; below `count()` for
        /// those of the revision.
        std::size_t key = 0;
        std::string name;

        bool operator==(const Network&) const = default;
    };

    /// The domain a subnet of the model lies in.
    Network of(const domain::Model& model, domain::SubnetId subnet) const;
    Network of(const domain::Model& model, domain::RoutingDomainId domain) const;
    /// All domains, by key.
    std::size_t count() const { return m_names.size(); }

private:
    using Place = std::pair<domain::ModelId, domain::RoutingDomainId>;

    std::map<Place, std::size_t> m_keys;
    std::map<std::pair<domain::ModelId, std::string>, std::size_t, std::less<>> m_unknown;
    std::vector<std::string> m_names;
};

} // namespace netatlas::engine::edits
