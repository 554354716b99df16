// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/api.h"

#include "model/providers/source/json_answer.h"

#include <algorithm>

namespace netatlas::providers::openstack {

using async::Task;
using document::Node;

namespace {

/// How long before its end a token is renewed: five minutes, or a tenth of a short life.
std::chrono::milliseconds margin(std::chrono::seconds life)
{
    return std::min<std::chrono::milliseconds>(std::chrono::minutes(5), life / 10);
}

} // namespace

/// The items of one collection, which stand as `key` in the answers.
class Api::CollectionPages final : public PagedListing
{
public:
    CollectionPages(Api& api, http::Url url, std::string key)
        : PagedListing(url.path(), api.m_client.redactor())
        , m_api(api)
        , m_url(std::move(url))
        , m_key(std::move(key))
    {
    }

private:
    Task<Result<http::Response>> ask(std::optional<std::string> next) override
    {
        return m_api.get(next ? m_url.withRawQuery(*next) : m_url);
    }
    bool hasLostPlace(const http::Response& response, bool isFirst) const override
    {
        return response.status == 400 && !isFirst; // Nova's word for a lost marker
    }
    Result<Page> pageOf(const http::Response& response) const override;
    std::string keyOf(const Node& item) const override
    {
        const Node* id = item.find("id");
        return id && id->isText() ? id->text : std::string();
    }

    Api& m_api;
    http::Url m_url;
    std::string m_key;
};

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
    CollectionPages pages(*this, std::move(url), key);
    co_return co_await pages.read(std::move(key), std::move(progress));
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
        co_return badAnswer(*response, "the answer has no \"" + key + '"');
    co_return std::optional<Node>(*item);
}

Result<PagedListing::Page> Api::CollectionPages::pageOf(const http::Response& response) const
{
    auto read = bodyOf(response);
    if (!read)
        return fail(read.error());
    Node& body = *read;
    const Node* items = body.find(m_key);
    if (!items || !items->isList())
        return badAnswer(response, "the answer has no list \"" + m_key + '"');
    Page page;
    if (const Node* links = body.find(m_key + "_links"))
        for (const Node& link : links->children) {
            const Node* relation = link.find("rel");
            const Node* reference = link.find("href");
            if (relation && relation->text == "next" && reference && reference->isText())
                page.next = std::string(http::queryOf(reference->text));
        }
    const auto place = std::find(body.names.begin(), body.names.end(), m_key) - body.names.begin();
    page.items = std::move(body.children[static_cast<std::size_t>(place)].children);
    return page;
}

} // namespace netatlas::providers::openstack
