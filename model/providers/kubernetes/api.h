// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/document.h"
#include "model/providers/http/client.h"
#include "model/providers/kubernetes/kubeconfig.h"
#include "model/providers/source/provider.h"

namespace netatlas::providers::kubernetes {

/// What a listing gave. One that is not there, or that we may not list, has no items.
struct Listing
{
    std::vector<document::Node> items;
    std::string version; ///< where a watch goes on from; opaque
    bool isThere = true;
    bool isAllowed = true;
    Error refusal{ErrorKind::NotFound, {}}; ///< where it is not there or not allowed

    bool isComplete() const { return isThere && isAllowed; }
};

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
    struct Page
    {
        std::vector<document::Node> items;
        std::string version;
        std::string next; ///< empty on the last one
    };

    Api(ClusterConfig config, std::unique_ptr<http::Client> client);
    http::Request request(http::Url url) const;
    async::Task<Result<Listing>> listPages(http::Url url, std::string part, Progress progress);
    static Result<Page> pageOf(const http::Response& response);

    ClusterConfig m_config;
    std::unique_ptr<http::Client> m_client;
};

/// `namespace/name` of an item, or the name alone; empty when it has none.
std::string keyOf(const document::Node& item);

} // namespace netatlas::providers::kubernetes
