// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/api.h"

#include "model/providers/http/pages.h"

#include <algorithm>
#include <unordered_set>

namespace netatlas::providers::openstack {

using async::Task;
using document::Node;

namespace {

/// How long before its end a token is renewed: five minutes, or a tenth of a short life.
std::chrono::milliseconds margin(std::chrono::seconds life)
{
    return std::min<std::chrono::milliseconds>(std::chrono::minutes(5), life / 10);
}

tl::unexpected<Error> unusable(const http::Response& response, const std::string& cause)
{
    return fail(ErrorKind::BadAnswer,
                {{"host", response.url.origin()}, {"path", response.url.path()}, {"cause", cause}});
}

Result<Node> bodyOf(const http::Response& response)
{
    auto documents = document::readJson(response.body);
    if (!documents)
        return unusable(response, "the answer is no JSON (" +
                                      detailOf(documents.error().details, "cause").text() + ')');
    if (documents->size() != 1 || !documents->front().isGroup())
        return unusable(response, "the answer is no JSON object");
    return std::move(documents->front());
}

} // namespace

Task<Status> Api::login()
{
    if (m_identity && (m_identity->life.count() == 0 || m_timer.elapsed() < m_renewAt))
        co_return Status();
    const auto start = m_timer.elapsed();
    CloudConfig config = m_config;
    auto identity = co_await authenticate(m_client, std::move(config));
    if (!identity)
        co_return fail(identity.error());
    m_renewAt = start + identity->life - margin(identity->life);
    m_identity = std::move(*identity);
    co_return Status();
}

Result<http::Url> Api::network() const
{
    auto url = endpointOf(*m_identity, "network", m_config);
    if (!url)
        return url;
    std::string path = url->path();
    while (path.ends_with('/'))
        path.pop_back();
    return path.ends_with("/v2.0") ? url : url->plus("v2.0");
}

Result<http::Url> Api::compute() const
{
    return endpointOf(*m_identity, "compute", m_config);
}

Task<Result<http::Response>> Api::get(http::Url url)
{
    for (bool isSecond = false;; isSecond = true) {
        if (const Status ready = co_await login(); !ready)
            co_return fail(ready.error());
        http::Request request;
        request.url = url;
        request.headers.push_back({"X-Auth-Token", m_identity->token.reveal()});
        auto response = co_await m_client.send(std::move(request));
        if (!response || response->status != 401 || isSecond)
            co_return response;
        m_identity->life = std::chrono::seconds(1);
        m_renewAt = m_timer.elapsed(); // it was revoked, or ended while this machine slept
    }
}

Task<Result<Listing>> Api::list(http::Url url, std::string key, Progress progress)
{
    auto listing = co_await listPages(std::move(url), std::move(key), std::move(progress));
    if (listing)
        co_return listing;
    const ErrorKind kind = listing.error().kind;
    if (kind != ErrorKind::NotFound && kind != ErrorKind::PermissionDenied)
        co_return listing;
    Listing none;
    none.isThere = kind != ErrorKind::NotFound;
    none.isAllowed = kind != ErrorKind::PermissionDenied;
    co_return none;
}

Task<Result<std::optional<Node>>> Api::item(http::Url url, std::string key)
{
    auto response = co_await get(url);
    if (!response)
        co_return fail(response.error());
    if (response->status == 404)
        co_return std::optional<Node>();
    if (auto error = http::errorOf(*response, m_client.redactor())) {
        error->details.emplace("path", url.path());
        co_return fail(std::move(*error));
    }
    auto body = bodyOf(*response);
    if (!body)
        co_return fail(body.error());
    const Node* item = body->find(key);
    if (!item || !item->isGroup())
        co_return unusable(*response, "the answer has no \"" + key + '"');
    co_return std::optional<Node>(*item);
}

Result<Api::Page> Api::pageOf(const http::Response& response, const std::string& key) const
{
    auto read = bodyOf(response);
    if (!read)
        return fail(read.error());
    Node& body = *read;
    const Node* items = body.find(key);
    if (!items || !items->isList())
        return unusable(response, "the answer has no list \"" + key + '"');
    Page page;
    if (const Node* links = body.find(key + "_links"))
        for (const Node& link : links->children) {
            const Node* relation = link.find("rel");
            const Node* reference = link.find("href");
            if (relation && relation->text == "next" && reference && reference->isText())
                page.next = std::string(http::queryOf(reference->text));
        }
    const auto place = std::find(body.names.begin(), body.names.end(), key) - body.names.begin();
    page.items = std::move(body.children[static_cast<std::size_t>(place)].children);
    return page;
}

Task<Result<Listing>> Api::listPages(http::Url url, std::string key, Progress progress)
{
    http::PageWalk walk;
    Listing listing;
    http::Url next = url;
    for (;;) {
        auto response = co_await get(next);
        if (!response)
            co_return fail(response.error());
        const bool isFirst = next == url;
        bool startsAnew = response->status == 400 && !isFirst; // Nova's word for a lost marker
        if (!startsAnew) {
            if (auto error = http::errorOf(*response, m_client.redactor())) {
                error->details.emplace("path", url.path());
                co_return fail(std::move(*error));
            }
            auto page = pageOf(*response, key);
            if (!page)
                co_return fail(page.error());
            std::unordered_set<std::string> onThisPage;
            for (Node& item : page->items) {
                const Node* id = item.find("id");
                // One that stands twice on a page is that item's trouble, not the listing's.
                if (id && id->isText() && onThisPage.insert(id->text).second &&
                    !walk.isNew(id->text)) {
                    startsAnew = true;
                    break;
                }
                listing.items.push_back(std::move(item));
            }
            if (progress)
                progress(key, listing.items.size());
            if (!startsAnew) {
                if (!page->next)
                    co_return listing;
                if (const Status turned = walk.turnPage(*page->next); !turned)
                    co_return fail(turned.error());
                next = url.withRawQuery(*page->next);
                continue;
            }
        }
        if (const Status again = walk.restart(); !again)
            co_return fail(again.error());
        listing.items.clear();
        next = url;
    }
}

} // namespace netatlas::providers::openstack
