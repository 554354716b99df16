// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/model_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace netatlas::engine::generate {

enum class Profile : std::uint8_t { Clean, Flawed };

struct SiteOptions
{
    std::uint64_t seed = 1;
    std::uint32_t scale = 1000000; ///< how many addresses
    Profile profile = Profile::Clean;
    double ipv6Share = 0.30;
    std::uint32_t domains = 8;
};

/// How many of each a site of that scale has (performance 2).
struct SiteCounts
{
    explicit SiteCounts(std::uint32_t scale);

    std::uint32_t fabrics;
    std::uint32_t spaces;
    std::uint32_t vlans;
    std::uint32_t subnets;
    std::uint32_t machines;
    std::uint32_t devices;
    std::uint32_t addresses;
    std::uint32_t applications;
};

/// Something wrong that was put in on purpose: the rule that must find it, and the object as kind
/// and number.
struct PlantedFlaw
{
    std::string rule;
    domain::ObjectKind kind;
    std::uint32_t number;
};

struct GeneratedSite
{
    domain::ModelState state;
    std::uint32_t droppedAddresses = 0; ///< for which no subnet of their VLAN had room
    std::vector<PlantedFlaw> flaws;     ///< of a flawed site, by rule
};

/// A whole site: fabrics, VLANs, spaces, subnets, machines with devices and addresses, and bound
/// applications (performance 2). The same options give the same site everywhere.
///
/// Routing domains but the first are those of provider networks, for a VLAN holds subnets of
/// several.
GeneratedSite makeSite(const SiteOptions& options);

} // namespace netatlas::engine::generate
