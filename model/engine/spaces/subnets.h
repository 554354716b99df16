// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/engine/addressing/trace.h"
#include "model/engine/spaces/records.h"

#include <map>
#include <string_view>

namespace netatlas::engine::spaces {

/// The largest IEEE 802.1Q tag; 0 is untagged.
inline constexpr std::int64_t kLargestVlanTag = 4094;

/// `not-valid` unless the block parses (host bits allowed) and the tag is in range
/// (address-engine 13.1).
Status validateSubnet(const Subnet& subnet);

/// The subnets with exactly that text, or if there are none, those whose network encloses the
/// block. The text must be canonical and without host bits, else `not-valid` (address-engine 13.2).
/// The subjects of the trace are the ids; it ends with the subnets of the answer.
Result<Subnets> subnetsByCidr(const Subnets& subnets, std::string_view cidr,
                              addressing::Trace* trace = nullptr);

/// All subnets that contain the address; `not-valid` for a text that is no IP and at a subnet
/// whose block does not parse (address-engine 13.3).
Result<Subnets> subnetsByAddress(const Subnets& subnets, std::string_view address);

/// The overlays whose underlay is that text, which must be a valid subnet block, else
/// `not-valid` (address-engine 13.4).
Result<Subnets> subnetsByUnderlay(const Subnets& subnets, std::string_view cidr);

/// The subnets of a space, then the overlays over them that have no space of their own, which are
/// given the space (address-engine 13.5).
Result<Subnets> subnetsOfSpace(const Subnets& subnets, std::string_view spaceId);

/// Distinct space ids, sorted as text; the empty one too, where a subnet has none (address-engine
/// 13.6).
std::vector<std::string> spaceIdsOf(const Subnets& subnets);

/// Whether both hold the same ids, as often and in whatever order (address-engine 13.6).
bool haveEqualIds(const Subnets& a, const Subnets& b);

/// The ids of subnets in a zone, sorted; those without zones are in the zone `""`. `not-found`
/// when there are none (address-engine 13.7).
Result<std::vector<std::string>>
subnetsForZone(const std::map<std::string, std::vector<std::string>>& zonesBySubnet,
               const std::string& zone);

/// Without the provider ids that were made for fan overlays (address-engine 13.8).
std::vector<std::string> withoutFan(const std::vector<std::string>& ids);

/// An availability zone as a provider lists it.
struct Zone
{
    std::string name;
    bool isAvailable = false;
};

/// `not-valid` for an unknown zone, `refused` when the first of that name is not available
/// (address-engine 13.9).
Status validateZone(const std::vector<Zone>& zones, std::string_view name);

} // namespace netatlas::engine::spaces
