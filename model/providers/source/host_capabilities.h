// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/provider.h"

namespace netatlas::providers {

/// The capability row of a Linux host, however it is asked (model-and-workers 11.1): subnets follow
/// from what it reports of itself.
const Capabilities& hostCapabilities();

} // namespace netatlas::providers
