// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/client.h"
#include "model/providers/kubernetes/kubeconfig.h"
#include "model/providers/source/paged_listing.h"

namespace netatlas::providers::kubernetes {

struct ServerVersion
{
    std::string text;   ///< `v1.20.5`; empty when it is not told
    unsigned minor = 0; ///< of 1.x; 0 when it is not told
};

/// One API server as one account sees it.
class Api
{
public:
    static Result<std::shared_ptr<Api>> make(ClusterConfig config, const ProviderContext& context,
                                             bool allowsPlainHttp);

    const ClusterConfig& config() const { return m_config; }
    /// The address of a path behind that of the server.
    http::Url at(std::string_view path) const { return m_config.server.plus(path); }

    async::Task<Result<ServerVersion>> version();
    /// Whether the account may list that; one item is asked for. An error for anything else.
    async::Task<Result<bool>> mayList(http::Url url);
    /// All items, page by page. A continue token that has become too old starts it over; the
    /// inconsistent rest that the server offers then is not used.
    async::Task<Result<Listing>> list(http::Url url, std::string part, Progress progress);
    /// The changes since that version, a line each, for as long as the server keeps it up.
    async::Task<Result<std::unique_ptr<http::LineStream>>> watch(http::Url url,
                                                                 std::string version);

    /// How long a server is asked to keep a watch up.
    static constexpr std::chrono::seconds kWatchTime{300};

private:
    class ItemPages;

    Api(ClusterConfig config, std::unique_ptr<http::Client> client);
    http::Request request(http::Url url) const;

    ClusterConfig m_config;
    std::unique_ptr<http::Client> m_client;
};

/// `namespace/name` of an item, or the name alone; empty when it has none.
std::string keyOf(const document::Node& item);

} // namespace netatlas::providers::kubernetes
