// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"

namespace netatlas::composition {

/// For verbs: waits for the answer on this thread. Ctrl+C ends the wait with `cancelled`. Errors
/// name the source.
Result<providers::Probe> testSource(const providers::SourceSettings& settings, const Clock& clock);
Result<providers::Observed> readSource(const providers::SourceSettings& settings,
                                       const Clock& clock, providers::Progress progress);

} // namespace netatlas::composition
