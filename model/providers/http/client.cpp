// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/client.h"

#include "model/base/text.h"

#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace netatlas::providers::http {

using async::Task;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kMostIdle = 4;
constexpr milliseconds kIdleTime{20'000};
constexpr int kMostRedirects = 5;
constexpr std::size_t kLineLimit = std::size_t{16} * 1024 * 1024;

bool isRedirect(unsigned status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

tl::unexpected<Error> refuseAnswer(const Url& url, std::string cause)
{
    return fail(ErrorKind::BadAnswer, {{"host", url.origin()}, {"cause", std::move(cause)}});
}

/// Where a redirect of a harmless request leads; credentials stay with the host they are for.
Result<Url> redirected(const Response& response)
{
    const auto location = response.header("Location");
    if (!location)
        return refuseAnswer(response.url, "a redirect leads nowhere");
    auto target = response.url.resolved(*location);
    if (!target)
        return refuseAnswer(response.url, "a redirect leads nowhere");
    if (target->origin() != response.url.origin())
        return fail(ErrorKind::Refused, {{"host", response.url.origin()},
                                         {"cause", "it sends us on to " + target->origin() +
                                                       ", where the credentials must not go"}});
    return target;
}

} // namespace

LineStream::LineStream(std::unique_ptr<Connection> connection, Response head, std::size_t lineLimit)
    : m_connection(std::move(connection))
    , m_head(std::move(head))
    , m_lineLimit(lineLimit)
{
}

Task<Result<std::optional<std::string>>> LineStream::next()
{
    for (;;) {
        const auto end = m_pending.find('\n', m_searched);
        if (end != std::string::npos || (m_isAtEnd && !m_pending.empty())) {
            const std::size_t length = std::min(end, m_pending.size());
            std::optional<std::string> line = m_pending.substr(0, length);
            m_pending.erase(0, std::min(length + 1, m_pending.size()));
            m_searched = 0;
            co_return line;
        }
        if (m_isAtEnd)
            co_return std::optional<std::string>();
        m_searched = m_pending.size();
        if (m_pending.size() > m_lineLimit)
            co_return refuseAnswer(m_head.url, "a line of the answer is too long");
        auto bytes = co_await m_connection->read(milliseconds::max());
        if (!bytes)
            co_return fail(std::move(bytes.error().error));
        m_isAtEnd = bytes->empty();
        m_pending += *bytes;
    }
}

Result<std::unique_ptr<Client>> Client::make(ClientOptions options)
{
    if (!options.proxy.empty())
        if (const auto proxy = parseProxy(options.proxy); !proxy)
            return fail(proxy.error());
    std::unique_ptr<Client> client(new Client(std::move(options)));
    auto context = makeTlsContext(*client->m_tlsSettings);
    if (!context)
        return fail(context.error());
    client->m_tls = std::move(*context);
    return client;
}

Client::Client(ClientOptions options)
    : m_options(std::move(options))
    , m_tlsSettings(std::make_shared<TlsSettings>(m_options.tls))
    , m_random(m_options.seed)
{
    m_redactor.add(m_options.tls.clientKey);
}

Client::~Client() = default;

std::size_t Client::idleCount() const
{
    std::size_t count = 0;
    for (const auto& [origin, idle] : m_idle)
        count += idle.size();
    return count;
}

Status Client::check(const Request& request) const
{
    if (!request.url.isSecure() && !request.url.isLoopback() && !m_options.allowsPlainHttp)
        return fail(ErrorKind::Refused, {{"host", request.url.origin()},
                                         {"cause", "plain http is not allowed to other hosts"},
                                         {"consent", "plain-http"}});
    for (const Header& header : request.headers)
        if (hasControl(header.name) || hasControl(header.value))
            return fail(ErrorKind::NotValid, {{"what", "header"},
                                              {"value", header.name},
                                              {"cause", "holds a line end or the like"}});
    return {};
}

Task<void> Client::awaitTurn(std::string origin)
{
    for (;;) {
        const auto found = m_leftAloneUntil.find(origin);
        if (found == m_leftAloneUntil.end() || found->second <= m_options.timer->elapsed())
            break;
        co_await m_options.timer->wait(found->second - m_options.timer->elapsed());
    }
    const milliseconds now = m_options.timer->elapsed();
    const milliseconds turn = std::max(now, m_nextTurn);
    m_nextTurn = turn + m_options.gap;
    if (turn > now)
        co_await m_options.timer->wait(turn - now);
}

/// Takes what a refusal says about coming back.
void Client::heed(Response& response)
{
    const auto header = response.header("Retry-After");
    if (response.status < 400 || !header)
        return;
    response.leftAlone = retryAfter(*header, m_options.clock->now());
    if (response.leftAlone && (isPassing(response.status) || isTurnedAway(response.status)))
        m_leftAloneUntil[response.url.origin()] = m_options.timer->elapsed() + *response.leftAlone;
}

bool Client::mayBeRepeated(const Request& request, const Response& response) const
{
    const unsigned status = response.status;
    // A body that is too large stays so; a proxy that is asked too much says when it is not.
    if (!isPassing(status) && !(isTurnedAway(status) && response.leftAlone))
        return false;
    if (!request.isRepeatable() && !isTurnedAway(status))
        return false;
    return !response.leftAlone || *response.leftAlone <= m_options.retry.longestAdvised;
}

Task<Result<Response>> Client::send(Request request)
{
    int redirects = 0;
    for (unsigned attempt = 1;; ++attempt) {
        if (const Status allowed = check(request); !allowed)
            co_return fail(allowed.error());
        co_await awaitTurn(request.url.origin());
        auto outcome = co_await sendOnce(request);
        milliseconds wait = retryWait(m_options.retry, attempt + 1, m_random);
        if (outcome) {
            if (isRedirect(outcome->status) &&
                (request.method == "GET" || request.method == "HEAD")) {
                auto target = redirected(*outcome);
                if (!target)
                    co_return fail(target.error());
                if (++redirects > kMostRedirects)
                    co_return refuseAnswer(request.url, "it keeps sending us on");
                request.url = std::move(*target);
                --attempt;
                continue;
            }
            if (!mayBeRepeated(request, *outcome) || attempt >= m_options.retry.attempts)
                co_return std::move(*outcome);
            // Waited for as its turn; a moment that is over already says nothing.
            if (m_leftAloneUntil[request.url.origin()] > m_options.timer->elapsed())
                continue;
        } else if (!outcome.error().isPassing || !request.isRepeatable() ||
                   attempt >= m_options.retry.attempts) {
            outcome.error().error.details.emplace("attempts", attempt);
            co_return fail(std::move(outcome.error().error));
        }
        co_await m_options.timer->wait(wait);
    }
}

Task<Outcome<Response>> Client::sendOnce(const Request& request)
{
    const std::string origin = request.url.origin();
    ++m_requests;
    if (request.isRepeatable()) {
        if (auto idle = takeIdle(origin)) {
            auto outcome = co_await sendOver(*idle, request);
            if (outcome && idle->canServeAgain())
                keep(origin, std::move(idle));
            if (outcome || !outcome.error().wasClosed)
                co_return outcome;
            // The server closed it while it was idle: no trouble, a new one does.
        }
    }
    auto connection = co_await connect(request.url);
    if (!connection)
        co_return tl::unexpected(std::move(connection.error()));
    auto outcome = co_await sendOver(**connection, request);
    if (outcome && (*connection)->canServeAgain())
        keep(origin, std::move(*connection));
    co_return outcome;
}

Task<Outcome<Response>> Client::sendOver(Connection& connection, const Request& request)
{
    const milliseconds end = m_options.timer->elapsed() + m_options.limits.whole;
    auto response = co_await connection.exchange(request);
    if (!response)
        co_return response;
    heed(*response);
    const auto refuse = [&](const std::string& cause) {
        Error error{ErrorKind::BadAnswer, {{"host", request.url.origin()}, {"cause", cause}}};
        return tl::unexpected(Trouble{std::move(error), false, false});
    };
    if (const auto coding = response->header("Content-Encoding");
        coding && lowerCase(*coding) != "identity")
        co_return refuse("the answer is packed, which was not asked for");
    if (const auto length = response->header("Content-Length"))
        if (const auto bytes = parseNumber<std::uint64_t>(*length);
            bytes && *bytes > m_options.bodyLimit)
            co_return refuse("the answer is too large");
    for (;;) {
        const milliseconds left = end - m_options.timer->elapsed();
        const milliseconds least{1};
        auto bytes =
            co_await connection.read(std::clamp(left, least, m_options.limits.betweenBytes));
        if (m_options.timer->elapsed() >= end) {
            Error error{ErrorKind::Unreachable,
                        {{"host", request.url.origin()},
                         {"cause", "reading the answer: it does not come to its end"}}};
            co_return tl::unexpected(Trouble{std::move(error), true, false});
        }
        if (!bytes)
            co_return tl::unexpected(std::move(bytes.error()));
        if (bytes->empty())
            co_return response;
        if (response->body.size() + bytes->size() > m_options.bodyLimit)
            co_return refuse("the answer is too large");
        response->body += *bytes;
    }
}

Task<Outcome<std::unique_ptr<Connection>>> Client::connect(const Url& url)
{
    Route route{url, std::nullopt, m_tls, m_tlsSettings, m_options.names};
    if (!m_options.proxy.empty()) {
        if (auto proxy = parseProxy(m_options.proxy); proxy && !url.isLoopback())
            route.proxy = std::move(*proxy);
    } else {
        auto proxy = proxyFor(url, m_options.environment);
        if (!proxy)
            co_return tl::unexpected(Trouble{proxy.error(), false, false});
        route.proxy = std::move(*proxy);
    }
    if (route.proxy)
        m_redactor.addAuthorization(route.proxy->authorization);
    const async::TaskExecutor executor = co_await boost::asio::this_coro::executor;
    auto connection = std::make_unique<Connection>(executor, std::move(route), m_options.limits);
    ++m_connections;
    auto opened = co_await connection->open();
    if (!opened)
        co_return tl::unexpected(std::move(opened.error()));
    co_return connection;
}

std::unique_ptr<Connection> Client::takeIdle(const std::string& origin)
{
    auto& idle = m_idle[origin];
    const milliseconds now = m_options.timer->elapsed();
    std::erase_if(idle, [&](const Idle& one) { return now - one.since > kIdleTime; });
    if (idle.empty())
        return nullptr;
    auto connection = std::move(idle.back().connection);
    idle.pop_back();
    return connection;
}

void Client::keep(const std::string& origin, std::unique_ptr<Connection> connection)
{
    auto& idle = m_idle[origin];
    if (idle.size() < kMostIdle)
        idle.push_back({std::move(connection), m_options.timer->elapsed()});
}

Task<Result<std::unique_ptr<LineStream>>> Client::open(Request request)
{
    if (const Status allowed = check(request); !allowed)
        co_return fail(allowed.error());
    co_await awaitTurn(request.url.origin());
    ++m_requests;
    auto connection = co_await connect(request.url);
    if (!connection)
        co_return fail(std::move(connection.error().error));
    auto head = co_await (*connection)->exchange(request);
    if (!head)
        co_return fail(std::move(head.error().error));
    heed(*head);
    if (!head->isSuccess()) {
        // Enough of the body for the server's own words.
        while (head->body.size() < std::size_t{64} * 1024) {
            auto bytes = co_await (*connection)->read(m_options.limits.betweenBytes);
            if (!bytes || bytes->empty())
                break;
            head->body += *bytes;
        }
        co_return fail(*errorOf(*head, m_redactor));
    }
    co_return std::make_unique<LineStream>(std::move(*connection), std::move(*head), kLineLimit);
}

} // namespace netatlas::providers::http
