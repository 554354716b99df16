// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/revision.h"

#include <unordered_set>

namespace netatlas::engine::stats {

/// Which subnets machines show: those with an address that is not marked as missing there
/// (model-and-workers 2.16). The others are the provider's word alone.
class MachineSightings
{
public:
    explicit MachineSightings(const domain::Model& model);

    bool isSeen(domain::SubnetId subnet) const;

private:
    const domain::Model* m_model;
    std::unordered_set<std::uint32_t> m_missing; ///< numbers of addresses
};

/// Whether another network of the model holds the same block.
bool hasTwin(const domain::Model& model, domain::SubnetId subnet);

} // namespace netatlas::engine::stats
