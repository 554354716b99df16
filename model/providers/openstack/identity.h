// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/client.h"
#include "model/providers/openstack/cloud_config.h"

namespace netatlas::providers::openstack {

/// One address of the catalogue.
struct Endpoint
{
    std::string type; ///< `network`, `compute`, ...
    std::string interface;
    std::string region;
    http::Url url;
};

/// A token with what it is good for.
struct Identity
{
    http::Secret token;
    std::chrono::seconds life{0}; ///< how long it was good for when it was given
    std::string user;
    std::string project;
    bool isAdmin = false;
    std::vector<Endpoint> catalogue;
};

/// Asks Keystone for a token. `unauthorized` when it refuses, `bad-answer` for an answer without
/// what is needed.
async::Task<Result<Identity>> authenticate(http::Client& client, CloudConfig config);

/// The address of a service. `not-found` names type, region and interface.
Result<http::Url> endpointOf(const Identity& identity, const std::string& type,
                             const CloudConfig& config);

} // namespace netatlas::providers::openstack
