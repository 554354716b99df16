// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/engine/spaces/records.h"
#include "model/net/cidr.h"

#include <optional>
#include <string_view>

namespace netatlas::engine::spaces {

/// One line of a fan configuration: which underlay is mapped into which overlay. Both are
/// networks, and the underlay's prefix is the longer one.
struct FanEntry
{
    net::Cidr underlay;
    net::Cidr overlay;

    /// `UNDERLAY=OVERLAY`.
    std::string text() const;
    bool operator==(const FanEntry&) const = default;
};

using FanConfig = std::vector<FanEntry>;

/// Reads entries `UNDERLAY=OVERLAY` with exactly one space between; no text, no entries. Host
/// bits are cleared. `not-valid` for anything else, and for an underlay that is not smaller than
/// its overlay (address-engine 14.1).
Result<FanConfig> parseFanConfig(std::string_view text);
/// The configuration in the same form (address-engine 14.1).
std::string fanConfigText(const FanConfig& config);

/// The part of the overlay that is computed from a subnet; nothing when the entry does not cover
/// it, `not-valid` when it does not parse or is no IPv4 (address-engine 14.2).
Result<std::optional<net::Cidr>> overlaySegment(std::string_view subnetCidr, const FanEntry& fan);

/// The provider id of an overlay: `PROVIDERID-INFAN-10-44-50-0-24` (address-engine 14.3).
std::string fanSubnetId(std::string_view cidr, std::string_view providerId);

/// The subnets of a provider in a space, each followed by its overlays; link-local blocks are left
/// out, blocks that do not parse are `not-valid` (address-engine 14.4).
Result<Subnets> withFanOverlays(const Subnets& subnets, const FanConfig& config,
                                const std::string& spaceId);

} // namespace netatlas::engine::spaces
