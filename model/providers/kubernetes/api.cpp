// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/api.h"

#include "model/base/text.h"
#include "model/providers/source/base64.h"
#include "model/providers/source/client_options.h"
#include "model/providers/source/item_reading.h"
#include "model/providers/source/json_answer.h"

#include <algorithm>

namespace netatlas::providers::kubernetes {

using async::Task;
using Tree = document::Node;

namespace {

constexpr const char* kPageSize = "500";
constexpr unsigned kGone = 410;

/// @name Out of the coroutines, where this compiler takes no lists in braces
/// @{
http::Url oneItem(const http::Url& url)
{
    return url.withQuery({{"limit", "1"}});
}

http::Url pageUrl(const http::Url& url, const std::optional<std::string>& next)
{
    if (!next)
        return url.withQuery({{"limit", kPageSize}});
    return url.withQuery({{"limit", kPageSize}, {"continue", *next}});
}

http::Url watchUrl(const http::Url& url, const std::string& version)
{
    return url.withQuery({{"watch", "1"},
                          {"resourceVersion", version},
                          {"allowWatchBookmarks", "true"},
                          {"timeoutSeconds", std::to_string(Api::kWatchTime.count())}});
}
/// @}

http::Secret basicAuthorization(const ClusterConfig& config)
{
    http::Secret credentials(config.userName + ':' + config.password.reveal());
    return http::Secret("Basic " + base64Text(credentials.reveal()));
}

std::string scalarText(const Tree* group, std::string_view name)
{
    const Tree* found = group ? group->find(name) : nullptr;
    return found && (found->isText() || found->isNumber()) ? found->text : std::string();
}

} // namespace

std::string keyOf(const Tree& item)
{
    const Tree* metadata = item.find("metadata");
    const std::string name = scalarText(metadata, "name");
    const std::string space = scalarText(metadata, "namespace");
    if (!isPlainId(name) || (!space.empty() && !isPlainId(space)))
        return {};
    return space.empty() ? name : space + '/' + name;
}

/// The items of one address.
class Api::ItemPages final : public PagedListing
{
public:
    ItemPages(Api& api, http::Url url)
        : PagedListing(url.path(), api.m_client->redactor())
        , m_api(api)
        , m_url(std::move(url))
    {
    }

    static Result<Page> readPage(const http::Response& response);

private:
    Task<Result<http::Response>> ask(std::optional<std::string> next) override
    {
        return m_api.m_client->send(m_api.request(pageUrl(m_url, next)));
    }
    bool hasLostPlace(const http::Response& response, bool) const override
    {
        return response.status == kGone;
    }
    Result<Page> pageOf(const http::Response& response) const override
    {
        return readPage(response);
    }
    std::string keyOf(const Tree& item) const override { return kubernetes::keyOf(item); }

    Api& m_api;
    http::Url m_url;
};

Api::Api(ClusterConfig config, std::unique_ptr<http::Client> client)
    : m_config(std::move(config))
    , m_client(std::move(client))
{
    m_client->redactor().add(m_config.token);
    m_client->redactor().add(m_config.password);
    if (!m_config.userName.empty())
        m_client->redactor().addAuthorization(basicAuthorization(m_config));
}

Result<std::shared_ptr<Api>> Api::make(ClusterConfig config, const ProviderContext& context,
                                       bool allowsPlainHttp)
{
    http::ClientOptions options = clientOptions(context);
    options.allowsPlainHttp = allowsPlainHttp;
    options.proxy = config.proxy;
    options.tls.authorities = config.authorities;
    options.tls.clientCertificate = config.clientCertificate;
    options.tls.clientKey = config.clientKey;
    options.tls.serverName = config.serverName;
    auto client = http::Client::make(std::move(options));
    if (!client)
        return fail(client.error());
    return std::shared_ptr<Api>(new Api(std::move(config), std::move(*client)));
}

http::Request Api::request(http::Url url) const
{
    http::Request request;
    request.url = std::move(url);
    if (!m_config.token.empty())
        request.headers.push_back({"Authorization", "Bearer " + m_config.token.reveal()});
    else if (!m_config.userName.empty())
        request.headers.push_back({"Authorization", basicAuthorization(m_config).reveal()});
    return request;
}

Task<Result<ServerVersion>> Api::version()
{
    auto response = co_await m_client->send(request(at("version")));
    if (!response)
        co_return fail(response.error());
    ServerVersion version;
    // It needs no rights, but may be hidden all the same; the listings tell who is let in.
    if (response->status == 403 || response->status == 404)
        co_return version;
    if (auto error = http::errorOf(*response, m_client->redactor()))
        co_return fail(std::move(*error));
    const auto body = bodyOf(*response);
    if (!body)
        co_return fail(body.error());
    version.text = plainName(scalarText(&*body, "gitVersion"));
    std::string minor = scalarText(&*body, "minor");
    while (!minor.empty() && (minor.back() < '0' || minor.back() > '9')) // `20+`
        minor.pop_back();
    if (scalarText(&*body, "major") == "1")
        version.minor = parseNumber<unsigned>(minor).value_or(0);
    co_return version;
}

Task<Result<bool>> Api::mayList(http::Url url)
{
    auto response = co_await m_client->send(request(oneItem(url)));
    if (!response)
        co_return fail(response.error());
    if (response->status == 403)
        co_return false;
    if (auto error = http::errorOf(*response, m_client->redactor()))
        co_return fail(std::move(*error));
    if (const auto page = ItemPages::readPage(*response); !page)
        co_return fail(page.error());
    co_return true;
}

Result<PagedListing::Page> Api::ItemPages::readPage(const http::Response& response)
{
    auto body = bodyOf(response);
    if (!body)
        return fail(body.error());
    const Tree* metadata = body->find("metadata");
    const Tree* items = body->find("items");
    // An empty list may be written as nothing.
    const bool isListed = !items || items->isNothing() || items->isList();
    if (!scalarText(&*body, "kind").ends_with("List") || !metadata || !metadata->isGroup() ||
        !isListed)
        return badAnswer(response, "the answer is no list");
    Page page;
    page.version = scalarText(metadata, "resourceVersion");
    if (std::string next = scalarText(metadata, "continue"); !next.empty())
        page.next = std::move(next);
    const auto place =
        std::find(body->names.begin(), body->names.end(), "items") - body->names.begin();
    if (items)
        page.items = std::move(body->children[static_cast<std::size_t>(place)].children);
    return page;
}

Task<Result<Listing>> Api::list(http::Url url, std::string part, Progress progress)
{
    ItemPages pages(*this, std::move(url));
    co_return co_await pages.read(std::move(part), std::move(progress));
}

Task<Result<std::unique_ptr<http::LineStream>>> Api::watch(http::Url url, std::string version)
{
    co_return co_await m_client->open(request(watchUrl(url, version)));
}

} // namespace netatlas::providers::kubernetes
