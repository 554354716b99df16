// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/addressing/trace.h"
#include "model/engine/devices/nic.h"

#include <optional>

namespace netatlas::engine::devices {

/// `not-valid` unless the destination is a block (host bits allowed), the gateway an IP of the
/// same family and the metric not negative (address-engine 16.1).
Status validateRoute(const Route& route);

/// Where packets go for which there is no other route.
struct DefaultRoute
{
    /// Nothing when the route names none, or what it names is no IP.
    std::optional<net::IpAddress> gateway;
    /// Empty when the route names none.
    std::string device;
};

/// The default route with the lowest metric in the text of `ip route show`, of lines that name a
/// gateway or a device. A metric that is no number is `not-valid` (address-engine 16.2). The trace
/// has the default routes as `GATEWAY dev DEVICE`, with their metrics as ranks; its last line is
/// the answer.
Result<DefaultRoute> parseDefaultRoute(std::string_view text, addressing::Trace* trace = nullptr);

} // namespace netatlas::engine::devices
