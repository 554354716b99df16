// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/kubernetes/api.h"

#include "model/base/text.h"
#include "model/providers/http/pages.h"
#include "model/providers/source/base64.h"
#include "model/providers/source/item_reading.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::providers::kubernetes {

using async::Task;
using Tree = document::Node;

namespace {

constexpr const char* kPageSize = "500";
constexpr unsigned kGone = 410;

tl::unexpected<Error> badAnswer(const http::Response& response, const std::string& cause)
{
    return fail(ErrorKind::BadAnswer,
                {{"host", response.url.origin()}, {"path", response.url.path()}, {"cause", cause}});
}

Result<Tree> bodyOf(const http::Response& response)
{
    auto documents = document::readJson(response.body);
    if (!documents)
        return badAnswer(response, "the answer is no JSON (" +
                                       detailOf(documents.error().details, "cause").text() + ')');
    if (documents->size() != 1 || !documents->front().isGroup())
        return badAnswer(response, "the answer is no JSON object");
    return std::move(documents->front());
}

/// @name Out of the coroutines, where this compiler takes no lists in braces
/// @{
http::Url oneItem(const http::Url& url)
{
    return url.withQuery({{"limit", "1"}});
}

http::Url pageUrl(const http::Url& url, const std::string& next)
{
    if (next.empty())
        return url.withQuery({{"limit", kPageSize}});
    return url.withQuery({{"limit", kPageSize}, {"continue", next}});
}

http::Url watchUrl(const http::Url& url, const std::string& version)
{
    return url.withQuery({{"watch", "1"},
                          {"resourceVersion", version},
                          {"allowWatchBookmarks", "true"},
                          {"timeoutSeconds", std::to_string(Api::kWatchTime.count())}});
}
/// @}

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

Api::Api(ClusterConfig config, std::unique_ptr<http::Client> client)
    : m_config(std::move(config))
    , m_client(std::move(client))
{
    m_client->redactor().add(m_config.token);
    m_client->redactor().add(m_config.password);
}

Result<std::shared_ptr<Api>> Api::make(ClusterConfig config, const ProviderContext& context,
                                       bool allowsPlainHttp)
{
    http::ClientOptions options;
    options.environment = context.environment;
    options.clock = context.clock;
    options.timer = context.timer;
    options.seed = static_cast<std::uint_fast32_t>(
        context.clock->now().time_since_epoch().count() % 2'147'483'646 + 1);
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
        request.headers.push_back(
            {"Authorization",
             "Basic " + base64Text(m_config.userName + ':' + m_config.password.reveal())});
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
    if (const auto page = pageOf(*response); !page)
        co_return fail(page.error());
    co_return true;
}

Task<Result<Listing>> Api::list(http::Url url, std::string part, Progress progress)
{
    auto listing = co_await listPages(std::move(url), std::move(part), std::move(progress));
    if (listing)
        co_return listing;
    const ErrorKind kind = listing.error().kind;
    if (kind != ErrorKind::NotFound && kind != ErrorKind::PermissionDenied)
        co_return listing;
    Listing none;
    none.isThere = kind != ErrorKind::NotFound;
    none.isAllowed = kind != ErrorKind::PermissionDenied;
    none.refusal = std::move(listing.error());
    co_return none;
}

Result<Api::Page> Api::pageOf(const http::Response& response)
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
    page.next = scalarText(metadata, "continue");
    const auto place =
        std::find(body->names.begin(), body->names.end(), "items") - body->names.begin();
    if (items)
        page.items = std::move(body->children[static_cast<std::size_t>(place)].children);
    return page;
}

Task<Result<Listing>> Api::listPages(http::Url url, std::string part, Progress progress)
{
    http::PageWalk walk;
    Listing listing;
    std::string next;
    for (;;) {
        auto response = co_await m_client->send(request(pageUrl(url, next)));
        if (!response)
            co_return fail(response.error());
        bool startsAnew = response->status == kGone;
        if (!startsAnew) {
            if (auto error = http::errorOf(*response, m_client->redactor())) {
                error->details.emplace("path", url.path());
                co_return fail(std::move(*error));
            }
            auto page = pageOf(*response);
            if (!page)
                co_return fail(page.error());
            if (next.empty())
                listing.version = page->version;
            std::unordered_set<std::string> onThisPage;
            for (Tree& item : page->items) {
                const std::string key = keyOf(item);
                // One that stands twice on a page is that item's trouble, not the listing's.
                if (!key.empty() && onThisPage.insert(key).second && !walk.isNew(key)) {
                    startsAnew = true;
                    break;
                }
                listing.items.push_back(std::move(item));
            }
            if (progress)
                progress(part, listing.items.size());
            if (!startsAnew) {
                if (page->next.empty())
                    co_return listing;
                if (const Status turned = walk.turnPage(page->next); !turned)
                    co_return fail(turned.error());
                next = page->next;
                continue;
            }
        }
        if (const Status again = walk.restart(); !again)
            co_return fail(again.error());
        listing.items.clear();
        next.clear();
    }
}

Task<Result<std::unique_ptr<http::LineStream>>> Api::watch(http::Url url, std::string version)
{
    co_return co_await m_client->open(request(watchUrl(url, version)));
}

} // namespace netatlas::providers::kubernetes
