// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/facts.h"

#include <cstdint>
#include <optional>

namespace netatlas::engine::stats {

/// How full a subnet is (user-experience 5.5).
struct Use
{
    /// Addresses that nobody new may have: known ones of devices and loose ones, the gateway, and
    /// all of the reserved ranges, each address once. Addresses of a dynamic range count only
    /// when they are known.
    std::uint64_t used = 0;
    /// Addresses that hosts may have. Network and broadcast address are left out up to /30
    /// (address-engine 2.8). Nothing for IPv6, where a share says nothing.
    std::optional<std::uint64_t> usable;

    /// Used part of the usable addresses in whole percent, rounded half up; nothing for IPv6. A
    /// used address never rounds to 0 and a free one never to 100.
    std::optional<int> percent() const;
    /// Usable addresses that nobody has; 0 for IPv6.
    std::uint64_t free() const;
};

/// The use of a subnet, which must be in the model.
Use useOf(const domain::Model& model, domain::SubnetId subnet);

/// The use of every subnet of the model, in one pass over its rows.
domain::IdMap<domain::SubnetId, Use> useOfAll(const domain::Model& model);

/// Addresses that hosts may have in the block, or nothing when it is IPv6.
std::optional<std::uint64_t> usableAddresses(const net::Cidr& cidr);

} // namespace netatlas::engine::stats
