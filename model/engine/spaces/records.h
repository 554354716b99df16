// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/enums.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace netatlas::engine::spaces {

/// The space that every model has and that holds what is assigned to none.
inline constexpr const char* kAlphaId = "0";
inline constexpr const char* kAlphaName = "alpha";

/// One block with its provider identity: the record of address-engine 3.
struct Subnet
{
    std::string id;
    /// As given; need not parse.
    std::string cidr;
    std::string providerId;
    std::string providerNetworkId;
    std::string providerSpaceId;
    std::int64_t vlanTag = 0;
    std::vector<std::string> zones;
    std::string spaceId;
    std::string spaceName;
    /// Set only on fan subnets: the block of the local underlay, and that of the whole overlay.
    std::string fanUnderlay;
    std::string fanOverlay;
    /// Nothing where nobody said; that is the case for subnets fresh from a provider.
    std::optional<domain::Life> life;

    bool isFan() const { return !fanUnderlay.empty(); }

    bool operator==(const Subnet&) const = default;
};

using Subnets = std::vector<Subnet>;

/// A named set of subnets: the record of address-engine 3.
struct Space
{
    std::string id;
    std::string name;
    std::string providerId;
    Subnets subnets;

    bool operator==(const Space&) const = default;
};

/// All spaces of a model, in their order.
using Spaces = std::vector<Space>;

} // namespace netatlas::engine::spaces
