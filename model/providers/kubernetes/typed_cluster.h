// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/kubernetes/kubeconfig.h"
#include "model/providers/source/kept_credentials.h"
#include "model/providers/source/provider.h"

namespace netatlas::providers::kubernetes {

// A cluster that stands in no kubeconfig, because a person typed it: option `url`, and the token of
// an account, which is typed each time or kept with that address in the keychain, so that it goes
// to no other one. The cluster is called as its source is.

/// Whether the options name one cluster: `not-valid` with the option that does not go with `url`.
Status checkCluster(const SourceSettings& settings);

/// What is outside, with the token where this folder looks for it.
http::Environment typedToken(const SourceSettings& settings, const http::Secret& token,
                             http::Environment outside);
/// Whether there is a token to be kept.
bool hasLooseToken(const SourceSettings& settings, const http::Environment& environment);
/// Puts it into the keychain.
async::Task<Result<KeptCredentials>> keepToken(SourceSettings settings, ProviderContext context);

/// The cluster with the token that was just typed.
Result<ClusterConfig> clusterOfToken(const SourceSettings& settings,
                                     const http::Environment& environment);
/// The cluster that the keychain has: its address is the one that counts.
Result<ClusterConfig> clusterOfDocument(const SourceSettings& settings,
                                        const http::Secret& document);

} // namespace netatlas::providers::kubernetes
