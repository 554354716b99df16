// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/controllers/endpoints.h"

namespace netatlas::engine::controllers {

/// The nodes none of whose addresses is in the space; the setting that names it is refused when
/// there are any (address-engine 10.6). The subjects of the trace are the nodes.
std::vector<std::string> nodesOutsideSpace(const std::vector<Node>& nodes,
                                           const std::string& spaceId,
                                           addressing::Trace* trace = nullptr);

/// Without virtual IPs: when there are several addresses, those whose block is a single host
/// (address-engine 10.7, 11.9).
std::vector<addressing::Address> withoutVirtual(const std::vector<addressing::Address>& addresses,
                                                addressing::Trace* trace = nullptr);

/// The nodes that have addresses, but not exactly one internal candidate. With an HA space
/// nothing is reported, for then it decides (address-engine 10.7). The subjects of the trace are
/// the nodes, and the last line of each is its address or what is wrong with it.
std::vector<std::string> nodesWithoutClearAddress(const std::vector<Node>& nodes,
                                                  const std::string& haSpace,
                                                  addressing::Trace* trace = nullptr);

using SpaceNames = std::optional<std::vector<std::string>>;

/// The constraints a controller machine is under: those given, the management and the HA space,
/// sorted. Nothing stays nothing when nothing is added; an empty list stays an empty list
/// (address-engine 10.8).
SpaceNames impliedSpaceConstraints(const SpaceNames& given, const std::string& managementSpace,
                                   const std::string& haSpace);

} // namespace netatlas::engine::controllers
