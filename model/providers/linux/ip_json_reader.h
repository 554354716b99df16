// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/rejection.h"
#include "model/providers/linux/host_observation.h"

namespace netatlas::providers::linuxhost {

/// Whether the document is the output of `ip -j address` (with `-d` or not; also `ip -j link`), or
/// of `ip -j route`.
bool isAddressOutput(const document::Node& document);
bool isRouteOutput(const document::Node& document);

/// Reads the links and addresses of `ip -j -d address`.
///
/// Without `-d` bonds, VLANs and bridges cannot be told from plain links; that is warned of. A
/// link or an address that cannot be used is left out and noted.
document::Reading<std::vector<Link>> readLinks(const document::Node& document);

/// Reads the unicast routes of `ip -j route`, of either family, with `table all` or without.
document::Reading<std::vector<Route>> readRoutes(const document::Node& document);

} // namespace netatlas::providers::linuxhost
