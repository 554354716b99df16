// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/openstack/identity.h"
#include "model/providers/source/paged_listing.h"

namespace netatlas::providers::openstack {

/// The services of one cloud, with a token that is kept fresh.
class Api
{
public:
    Api(http::Client& client, CloudConfig config, async::Timer& timer)
        : m_client(client)
        , m_config(std::move(config))
        , m_timer(timer)
    {
    }

    /// Gets a token where there is none or it is about to end.
    async::Task<Status> login();
    const Identity& identity() const { return *m_identity; }
    const CloudConfig& config() const { return m_config; }

    /// Neutron's address up to its version, and Nova's.
    Result<http::Url> network() const;
    Result<http::Url> compute() const;

    /// One answer, after a new token where the old one is refused.
    async::Task<Result<http::Response>> get(http::Url url);
    /// One item, a group that stands as `key` in the answer; nothing where there is none.
    async::Task<Result<std::optional<document::Node>>> item(http::Url url, std::string key);
    /// All items of a collection, page by page. `key` is its name in the answer.
    async::Task<Result<Listing>> list(http::Url url, std::string key, Progress progress);

private:
    class CollectionPages;

    http::Client& m_client;
    CloudConfig m_config;
    async::Timer& m_timer;
    std::optional<Identity> m_identity;
    std::chrono::milliseconds m_renewAt{0};
};

} // namespace netatlas::providers::openstack
