// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/engine/addressing/trace.h"
#include "model/engine/spaces/records.h"

#include <map>
#include <string_view>

namespace netatlas::engine::spaces {

/// The first space of that id or name, or none (address-engine 12.4). The pointer is into the
/// argument.
const Space* findSpaceById(const Spaces& spaces, std::string_view id);
const Space* findSpaceByName(const Spaces& spaces, std::string_view name);

/// The ids or names of the spaces, in their order.
std::vector<std::string> idsOf(const Spaces& spaces);
std::vector<std::string> namesOf(const Spaces& spaces);

/// The spaces whose id is not in the other list (address-engine 12.4).
Spaces minus(const Spaces& spaces, const Spaces& other);

/// All subnets in space, then subnet order (address-engine 12.4).
Subnets allSubnets(const Spaces& spaces);

/// The blocks of each space id, as they were given; spaces without subnets do not appear
/// (address-engine 12.4).
std::map<std::string, std::vector<std::string>> cidrsBySpace(const Spaces& spaces);

/// The one space with a subnet that contains the address. `ambiguous` when a second space has one
/// too, even if one block merely encloses the other; `not-found` for none and for texts that are
/// no IP; `not-valid` at a block that does not parse (address-engine 12.5). The subjects of the
/// trace are the names of the spaces, and its last line is that of the answer.
Result<const Space*> inferFromAddress(const Spaces& spaces, std::string_view address,
                                      addressing::Trace* trace = nullptr);

/// The space of the first subnet with exactly that block text and provider id; else `not-found`
/// (address-engine 12.6). The trace has the subnets of that block up to the answer, under the
/// names of their spaces.
Result<const Space*> inferFromCidr(const Spaces& spaces, std::string_view cidr,
                                   std::string_view providerSubnetId,
                                   addressing::Trace* trace = nullptr);

/// The topology after the subnets went to the named space. They are appended there in space, then
/// subnet order; those that are in it already stay where they are. `not-found` when the space or
/// any of the subnets does not exist (address-engine 12.7).
Result<Spaces> withMovedSubnets(const Spaces& spaces, const std::vector<std::string>& subnetIds,
                                std::string_view toName);

/// The overlays that lie over the listed subnets, in the same space, so they move with them
/// (address-engine 12.8).
Subnets fanOverlaysFor(const Spaces& spaces, const std::vector<std::string>& subnetIds);

} // namespace netatlas::engine::spaces
