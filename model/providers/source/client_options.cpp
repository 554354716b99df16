// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/source/client_options.h"

namespace netatlas::providers {

http::ClientOptions clientOptions(const ProviderContext& context)
{
    http::ClientOptions options;
    options.environment = context.environment;
    options.clock = context.clock;
    options.timer = context.timer;
    options.seed = http::jitterSeed(*context.clock);
    return options;
}

} // namespace netatlas::providers
