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

    /// `host:port`, the host in brackets when it holds `:` or `%` (9.1).
    std::string dialText() const;
};

using HostPorts = std::vector<HostPort>;
/// One list for each server.
using ServerHostPorts = std::vector<HostPorts>;

/// Reads dial text and derives type and scope of the host; else `not-valid` (9.2).
Result<HostPort> parseHostPort(std::string_view dialText);

/// The dial text of each (9.1).
std::vector<std::string> dialTexts(const HostPorts& hostPorts);
/// Each address with that port; nothing is checked.
HostPorts withPort(const std::vector<Address>& addresses, std::int64_t port);

/// Ends a trace with the endpoints that were chosen, as dial texts.
void noteListed(const HostPorts& hostPorts, Trace* trace);

/// Host port order (address-engine 6): weight, value as bytes, port as number. Origin plays no
/// part.
HostPorts sortedHostPorts(HostPorts hostPorts);
/// Without machine-local and link-local ones; unknown scopes stay (9.3). The trace gets those that
/// are dropped.
HostPorts usable(const HostPorts& hostPorts, Trace* trace = nullptr);
/// The first of each dial text (9.4). The trace gets those that are dropped.
HostPorts unique(const HostPorts& hostPorts, Trace* trace = nullptr);
/// The rules 5.1 and 5.3 on host ports (9.5). The trace tells of their hosts.
HostPorts allMatching(Matcher matcher, const HostPorts& hostPorts, Trace* trace = nullptr);
HostPorts prioritized(Matcher matcher, const HostPorts& hostPorts, Trace* trace = nullptr);
/// The rule 7.2 on host ports (9.6).
SpaceFilter inSpaces(const HostPorts& hostPorts, const std::vector<std::string>& spaceIds,
                     Trace* trace = nullptr);
/// The given one in front, its first occurrence removed (9.7).
HostPorts ensureFirst(const HostPort& first, HostPorts hostPorts);
/// The lists of all servers, one after the other (9.8).
HostPorts collapsed(const ServerHostPorts& servers);
/// The distinct usable hosts of all servers, in byte order, joined by commas (9.9).
std::string noProxyText(const ServerHostPorts& servers);
/// What clients are told: collapsed, usable, unique (9.10). The trace ends with the endpoints as
/// dial texts.
HostPorts clientEndpoints(const ServerHostPorts& servers, Trace* trace = nullptr);
/// The one that is in use first of its server, and that server first of all. One that is in no
/// list becomes a server of its own in front; `not-valid` when its text cannot be parsed (9.11).
Result<ServerHostPorts> connectedFirst(ServerHostPorts servers, const std::string& connected);

} // namespace netatlas::engine::addressing
