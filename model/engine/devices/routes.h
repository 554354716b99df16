// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/devices/nic.h"

#include <optional>

namespace netatlas::engine::devices {

/// `not-valid` unless the destination is a block (host bits allowed), the gateway an IP of the
/// same family and the metric not negative.
Status validateRoute(const Route& route);

struct DefaultRoute
{
    std::optional<net::IpAddress> gateway;
    /// Empty when the route names none.
    std::string device;
};

/// The default route with the lowest metric in the text of `ip route show`, of lines that name a
/// gateway or a device. A metric that is no number is `not-valid` (address-engine 16.2).
Result<DefaultRoute> parseDefaultRoute(std::string_view text);

} // namespace netatlas::engine::devices
