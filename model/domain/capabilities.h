// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/controller_rows.h"
#include "model/domain/site_observation.h"

#include <span>

namespace netatlas::domain {

/// How a provider lists its subnets (model-and-workers 11.1).
enum class SubnetListing : std::uint8_t {
    BySpace,
    OfNetworks, ///< of its VPC, VNet or configured networks, or all prefixes it keeps
    ByBridges,  ///< one for each bridge
    ByAgents,   ///< not at all: machines tell of them (6.1, step 8)
    None,
};

/// What a provider can do: one row of model-and-workers 11.1.
struct Capabilities
{
    bool hasNetworking = true;
    bool hasSpaces = true;
    bool discoversSpaces = false; ///< it owns them; users may not rename, remove or fill them
    SubnetListing subnets = SubnetListing::OfNetworks;
    bool namesDevices = false; ///< else its NICs are matched by MAC or position
    bool addressesContainers = false;
    bool isHighlyAvailable = true; ///< HA and management space make sense

    bool operator==(const Capabilities&) const = default;
};

struct ProviderKind
{
    std::string_view type; ///< as in `ProviderRow::type`
    Capabilities capabilities;
};

/// All kinds of providers there are.
std::span<const ProviderKind> providerKinds();

/// The row of the type; nothing for one that is unknown.
const Capabilities* findCapabilities(std::string_view type);
/// The row of a type that the table has.
const Capabilities& capabilitiesOf(std::string_view type);

/// The provider of a model with the capabilities of its type. Of a type that the table does not
/// have, those of one that is read from files: spaces, and nobody who owns them.
ProviderRow providerRowOf(std::string_view type);
/// The same as a look at a source says it.
SeenProvider seenProviderOf(std::string_view type);

/// The type of a cloud as Juju calls it; clouds that people named themselves have none.
std::optional<std::string_view> providerTypeOfCloud(std::string_view cloud);

} // namespace netatlas::domain
