// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/kept_credentials.h"
#include "model/providers/source/provider.h"

#include <stop_token>

namespace netatlas::composition {

// Each waits for the answer on this thread, for verbs and jobs. A stop ends the wait with
// `cancelled`; so does Ctrl+C where nobody can stop it. Errors name the source. `secrets` is the
// keychain, where there is one.

Result<providers::Probe> testSource(const providers::SourceSettings& settings, const Clock& clock,
                                    const std::stop_token& stop = {},
                                    providers::SecretStore* secrets = nullptr);
/// The contexts of a kubeconfig, the current one first; of the usual places for an empty path. None
/// where there is nothing to read: trying the source tells why.
std::vector<std::string> kubernetesContexts(const std::string& path);
Result<providers::Observed> readSource(const providers::SourceSettings& settings,
                                       const Clock& clock, providers::Progress progress,
                                       providers::SecretStore* secrets = nullptr,
                                       const std::stop_token& stop = {});
/// Sees to the credentials of a source that is to be added, as `providers::keepCredentials`.
Result<providers::KeptCredentials> keepCredentials(const providers::SourceSettings& settings,
                                                   const Clock& clock,
                                                   providers::SecretStore* secrets);
Status forgetCredentials(const providers::SourceSettings& settings, const Clock& clock,
                         providers::SecretStore* secrets);

} // namespace netatlas::composition
