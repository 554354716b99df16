// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/site_builder.h"

namespace netatlas::test {

/// Three fabrics, five spaces, a fan overlay, a relay, and a subnet without fabric: like the
/// pictures of the visual design.
SiteBuilder pictureSite();

/// A site of so many machines with two NICs each, spread over fabrics, VLANs and subnets by a
/// fixed random sequence; some NICs leave the home fabric.
SiteBuilder largeSite(std::uint32_t machines, std::uint32_t fabrics, std::uint32_t seed = 1);

} // namespace netatlas::test
