// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace netatlas::net {

/// A host, as literal or name, and a port: what can be dialled. The port is any number that was
/// written (address-engine 9.2 checks no range).
struct HostPort
{
    std::string host;
    std::int64_t port = 0;

    /// Reads `host:port` or `[host]:port` (address-engine 9.2); else `not-valid`.
    static Result<HostPort> parse(std::string_view text);

    /// `host:port`, the host in brackets when it holds `:` or `%` (address-engine 9.1).
    std::string dialText() const;

    bool operator==(const HostPort&) const = default;
};

} // namespace netatlas::net
