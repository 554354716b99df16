// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/address.h"
#include "model/engine/addressing/combining.h"
#include "model/engine/addressing/matching.h"

#include <cstdint>
#include <string>
#include <vector>

namespace netatlas::engine::addressing {

/// An address with a port (address-engine 9). Two of them are the same when their dial text is.
struct HostPort
{
    Address address;
    std::int64_t port = 0;

    /// `host:port`, the host in brackets when it holds `:` or `%`.
    std::string dialText() const;
};

using HostPorts = std::vector<HostPort>;
/// One list for each server.
using ServerHostPorts = std::vector<HostPorts>;

/// Reads dial text and derives type and scope of the host; else `not-valid`.
Result<HostPort> parseHostPort(std::string_view dialText);

std::vector<std::string> dialTexts(const HostPorts& hostPorts);
HostPorts withPort(const std::vector<Address>& addresses, std::int64_t port);

/// Host port order: weight, value as bytes, port as number. Origin plays no part.
HostPorts sortedHostPorts(HostPorts hostPorts);
/// Without machine-local and link-local ones; unknown scopes stay.
HostPorts usable(const HostPorts& hostPorts);
/// The first of each dial text.
HostPorts unique(const HostPorts& hostPorts);
HostPorts allMatching(Matcher matcher, const HostPorts& hostPorts, Trace* trace = nullptr);
HostPorts prioritized(Matcher matcher, const HostPorts& hostPorts);
SpaceFilter inSpaces(const HostPorts& hostPorts, const std::vector<std::string>& spaceIds,
                     Trace* trace = nullptr);
/// The given one in front, its first occurrence removed.
HostPorts ensureFirst(const HostPort& first, HostPorts hostPorts);
/// The lists of all servers, one after the other.
HostPorts collapsed(const ServerHostPorts& servers);
/// The distinct usable hosts of all servers, in byte order, joined by commas.
std::string noProxyText(const ServerHostPorts& servers);
/// What clients are told: collapsed, usable, unique.
HostPorts clientEndpoints(const ServerHostPorts& servers);
/// The one that is in use first of its server, and that server first of all. One that is in no
/// list becomes a server of its own in front; `not-valid` when its text cannot be parsed.
Result<ServerHostPorts> connectedFirst(ServerHostPorts servers, const std::string& connected);

} // namespace netatlas::engine::addressing
