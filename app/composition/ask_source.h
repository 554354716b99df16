// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/provider.h"
#include "model/providers/source/source_settings.h"

#include <stop_token>

namespace netatlas::composition {

/// Waits for the answer on this thread, for verbs and jobs. The stop ends the wait with
/// `cancelled`; so does Ctrl+C where nobody can stop it. Errors name the source.
Result<providers::Probe> testSource(const providers::SourceSettings& settings, const Clock& clock,
                                    const std::stop_token& stop = {});
/// The contexts of a kubeconfig, the current one first; of the usual places for an empty path. None
/// where there is nothing to read: trying the source tells why.
std::vector<std::string> kubernetesContexts(const std::string& path);
Result<providers::Observed> readSource(const providers::SourceSettings& settings,
                                       const Clock& clock, providers::Progress progress);

} // namespace netatlas::composition
