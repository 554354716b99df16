// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/client.h"
#include "model/providers/source/provider.h"

namespace netatlas::providers {

/// What every HTTP client of a source takes over from outside.
http::ClientOptions clientOptions(const ProviderContext& context);

} // namespace netatlas::providers
