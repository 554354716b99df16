// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"
#include "model/domain/facts.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace netatlas::engine::reload {

/// A subnet as a provider lists it.
struct ProviderSubnet
{
    std::string cidr;
    std::string providerId;
    std::string providerNetworkId;
    std::int64_t vlanTag = 0;
    std::vector<std::string> zones;
};

/// A space as a provider that has spaces lists it.
struct ProviderSpace
{
    std::string name;
    std::string providerId;
    std::vector<ProviderSubnet> subnets;
};

/// A space that the provider no longer lists and that stays.
struct KeptSpace
{
    std::string name;
    std::string reason; ///< `default`, `binding` or `constraint`
};

/// What the provider shows otherwise than the model keeps it.
struct Drift
{
    std::string kind; ///< `space` for a name, `subnet` for the space it lies in
    std::string id;
    std::string kept;
    std::string seen;
};

/// What one reload did and found.
struct Reloaded
{
    std::vector<std::string> spacesAdded; ///< names, sorted
    std::vector<domain::SubnetId> subnetsAdded;
    std::vector<domain::SubnetId> subnetsUpdated;
    std::vector<domain::SpaceRow> spacesRemoved; ///< in order of provider ids
    std::vector<KeptSpace> spacesKept;           ///< in order of provider ids
    std::vector<domain::SubnetId> missing;       ///< have a provider id that is no longer listed
    std::vector<Drift> drift;
};

/// One run of a reload over one model (model-and-workers 7.5).
class ProviderReload
{
public:
    explicit ProviderReload(const domain::Model& model);

    /// Saves subnets, offering the space, and the fan overlays on them. `not-valid` for a block or
    /// tag that cannot be, or a fan configuration that cannot be read.
    Status saveSubnets(const std::vector<ProviderSubnet>& subnets,
                       std::optional<domain::SpaceId> space);
    /// Saves the spaces of a provider that has its own, and their subnets.
    Status saveSpaces(const std::vector<ProviderSpace>& spaces);
    /// Takes away what such a provider no longer lists.
    void deleteSpaces(const std::vector<ProviderSpace>& spaces);

    /// What was done, with the subnets that none of the saved lists had.
    Reloaded outcome() const;
    domain::ModelChanges changes() const { return m_rows.changes(); }

private:
    Result<std::optional<domain::SubnetId>> save(const ProviderSubnet& subnet,
                                                 std::optional<domain::SpaceId> space);
    Status saveOverlays(const ProviderSubnet& subnet, domain::SubnetId underlay,
                        std::optional<domain::SpaceId> space);
    domain::SubnetId add(domain::SubnetRow row);
    std::optional<domain::SubnetId> known(const ProviderSubnet& subnet,
                                          const net::Cidr& cidr) const;
    domain::SpaceId saveSpace(const ProviderSpace& space);
    void noteName(const domain::SpaceRow& stored, const std::string& providerName);
    std::string reasonToKeep(const domain::SpaceRow& space) const;
    std::vector<std::string> takenNames() const;

    const domain::Model& m_model;
    domain::ChangeRecorder m_rows;
    std::map<std::string, domain::SubnetId> m_subnets; ///< by provider id
    std::map<std::string, domain::SpaceId> m_spaces;   ///< by provider id
    std::set<domain::SubnetId> m_seen;
    std::set<domain::SubnetId> m_added;
    std::set<domain::SubnetId> m_updated;
    Reloaded m_outcome;
};

} // namespace netatlas::engine::reload
