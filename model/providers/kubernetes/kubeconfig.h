// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/proxy.h"
#include "model/providers/http/secret.h"
#include "model/providers/http/url.h"

namespace netatlas::providers::kubernetes {

/// Which cluster, and who we are to it.
struct ClusterConfig
{
    std::string cluster; ///< its name in the configuration; `in-cluster` for the one we run in
    std::string user;    ///< the name of the account there; may be empty
    http::Url server;
    std::string space;       ///< the namespace of the context, else `default`
    std::string authorities; ///< PEM; empty = the system's
    std::string serverName;  ///< to verify, where it is not that of the address
    std::string proxy;
    std::string clientCertificate; ///< PEM
    http::Secret clientKey;        ///< PEM
    http::Secret token;
    std::string userName;
    http::Secret password;
};

/// Where to look: file and context as given for the source, each may be empty.
struct ClusterChoice
{
    std::string file;
    std::string context;
    /// Where a pod finds its own account.
    std::string accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";
};

/// Finds the account (providers.md 4.1): the given file; else the list `$KUBECONFIG`, in which the
/// first file with a name wins; else `~/.kube/config`; else that of the pod we run in.
///
/// `not-found` and `not-valid` name file and entry, never what a secret holds. `not-supported` for
/// credentials that another program would have to give, and for a cluster whose TLS is not to be
/// verified, which it always is.
Result<ClusterConfig> findCluster(const ClusterChoice& choice,
                                  const http::Environment& environment);

/// What a file or the usual places offer to choose from.
struct ContextList
{
    std::vector<std::string> names;
    std::string current; ///< empty when none is
};

Result<ContextList> findContexts(const std::string& file, const http::Environment& environment);

} // namespace netatlas::providers::kubernetes
