// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/connection.h"

#include "model/net/ip_address.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/system/system_error.hpp>

#include <array>

namespace netatlas::providers::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using async::Task;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

constexpr std::uint32_t kHeaderLimit = 64 * 1024;

std::string secondsText(milliseconds time)
{
    return time.count() % 1000 == 0 ? std::to_string(time.count() / 1000) + " s"
                                    : std::to_string(time.count()) + " ms";
}

/// What went wrong, or an exception when the task was stopped.
Trouble troubleOf(const error_code& code, const Url& url, const std::string& doing,
                  milliseconds limit)
{
    if (code == asio::error::operation_aborted)
        throw boost::system::system_error(code);
    Trouble trouble{{ErrorKind::Unreachable, {{"host", url.origin()}}}, true, false};
    std::string cause = doing + ": " + code.message();
    if (code == beast::error::timeout) {
        cause = doing + ": no answer within " + secondsText(limit);
        trouble.error.details.emplace("timeout-ms", static_cast<std::int64_t>(limit.count()));
    } else if (code == beast::http::error::end_of_stream || code == asio::error::eof ||
               code == asio::error::connection_reset || code == asio::error::broken_pipe ||
               code == ssl::error::stream_truncated) {
        cause = doing + ": the connection was closed";
        trouble.wasClosed = true;
    } else if (code == beast::http::error::partial_message) {
        cause = doing + ": the answer is shorter than it said";
        trouble.error.kind = ErrorKind::BadAnswer;
    } else if (code.category() ==
               beast::http::make_error_code(beast::http::error::bad_version).category()) {
        cause = doing + ": the answer is no HTTP (" + code.message() + ')';
        trouble.error.kind = ErrorKind::BadAnswer;
        trouble.isPassing = false;
    }
    trouble.error.details.emplace("cause", cause);
    return trouble;
}

Task<std::vector<tcp::endpoint>> endpointsOf(const Url& peer, async::NameService names,
                                             milliseconds limit, error_code& code)
{
    std::vector<tcp::endpoint> endpoints;
    const auto port = static_cast<std::uint16_t>(std::stoul(peer.port()));
    if (const auto literal = asio::ip::make_address(peer.host(), code); !code) {
        endpoints.emplace_back(literal, port);
        co_return endpoints;
    }
    auto found = co_await async::lookUp(std::move(names), peer.host(), limit);
    code =
        found.problem == asio::error::timed_out ? error_code(beast::error::timeout) : found.problem;
    for (const std::string& value : found.values) {
        error_code unreadable;
        if (const auto address = asio::ip::make_address(value, unreadable); !unreadable)
            endpoints.emplace_back(address, port);
    }
    co_return endpoints;
}

using Message = beast::http::request<beast::http::string_body>;

Message messageOf(const Request& request, const Url& url, bool isToProxy, const Proxy* proxy)
{
    Message message;
    message.version(11);
    message.method_string(request.method);
    message.target(isToProxy ? url.origin() + url.target() : url.target());
    message.set(beast::http::field::host, url.hostHeader());
    message.set(beast::http::field::user_agent, "netatlas");
    message.set(beast::http::field::accept, "application/json");
    for (const Header& header : request.headers)
        message.set(header.name, header.value);
    if (isToProxy && proxy && !proxy->authorization.empty())
        message.set(beast::http::field::proxy_authorization, proxy->authorization.reveal());
    message.body() = request.body;
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT")
        message.prepare_payload();
    return message;
}

} // namespace

struct Connection::State
{
    using Parser = beast::http::response_parser<beast::http::buffer_body>;

    State(const async::TaskExecutor& executor, Route way, TimeLimits times)
        : route(std::move(way))
        , limits(times)
        , plain(executor)
    {
    }

    beast::tcp_stream& socket() { return secure ? secure->next_layer() : plain; }

    Task<error_code> handshake()
    {
        error_code code;
        co_await secure->async_handshake(ssl::stream_base::client,
                                         asio::redirect_error(asio::use_awaitable, code));
        co_return code;
    }
    Task<error_code> write(Message& message)
    {
        error_code code;
        if (secure)
            co_await beast::http::async_write(*secure, message,
                                              asio::redirect_error(asio::use_awaitable, code));
        else
            co_await beast::http::async_write(plain, message,
                                              asio::redirect_error(asio::use_awaitable, code));
        co_return code;
    }
    Task<error_code> readHead(Parser& into)
    {
        error_code code;
        if (secure)
            co_await beast::http::async_read_header(
                *secure, buffer, into, asio::redirect_error(asio::use_awaitable, code));
        else
            co_await beast::http::async_read_header(
                plain, buffer, into, asio::redirect_error(asio::use_awaitable, code));
        co_return code;
    }
    Task<error_code> readSome()
    {
        error_code code;
        if (secure)
            co_await beast::http::async_read_some(*secure, buffer, *parser,
                                                  asio::redirect_error(asio::use_awaitable, code));
        else
            co_await beast::http::async_read_some(plain, buffer, *parser,
                                                  asio::redirect_error(asio::use_awaitable, code));
        co_return code;
    }

    Task<Outcome<void>> connect();
    Task<Outcome<void>> tunnel();
    Task<Outcome<void>> shakeHands();

    Route route;
    TimeLimits limits;
    beast::tcp_stream plain;
    std::optional<beast::ssl_stream<beast::tcp_stream>> secure;
    beast::flat_buffer buffer{kHeaderLimit + 64 * 1024};
    std::optional<Parser> parser;
    std::array<char, 16 * 1024> bytes{};
};

Connection::Connection(const async::TaskExecutor& executor, Route route, TimeLimits limits)
    : m_state(std::make_unique<State>(executor, std::move(route), limits))
{
}

Connection::~Connection() = default;

Task<Outcome<void>> Connection::State::connect()
{
    const Url& peer = route.proxy ? route.proxy->url : route.url;
    error_code code;
    const auto endpoints = co_await endpointsOf(peer, route.names, limits.connect, code);
    if (code)
        co_return tl::unexpected(
            troubleOf(code, peer, "looking up " + peer.host(), limits.connect));
    code = asio::error::host_not_found;
    for (const tcp::endpoint& endpoint : endpoints) {
        plain.expires_after(limits.connect);
        co_await plain.async_connect(endpoint, asio::redirect_error(asio::use_awaitable, code));
        if (!code) {
            error_code ignored;
            plain.socket().set_option(tcp::no_delay(true), ignored);
            plain.socket().set_option(asio::socket_base::keep_alive(true), ignored);
            co_return Outcome<void>();
        }
        if (code == asio::error::operation_aborted)
            break;
        plain.close();
    }
    co_return tl::unexpected(troubleOf(code, peer, "connecting", limits.connect));
}

/// Asks the proxy to pass bytes on to the server.
Task<Outcome<void>> Connection::State::tunnel()
{
    Message message;
    message.version(11);
    message.method(beast::http::verb::connect);
    const std::string& host = route.url.host();
    const std::string target =
        (host.find(':') == std::string::npos ? host : '[' + host + ']') + ':' + route.url.port();
    message.target(target);
    message.set(beast::http::field::host, target);
    if (!route.proxy->authorization.empty())
        message.set(beast::http::field::proxy_authorization, route.proxy->authorization.reveal());
    plain.expires_after(limits.firstByte);
    error_code code = co_await write(message);
    Parser answer;
    answer.skip(true);
    if (!code)
        code = co_await readHead(answer);
    if (code)
        co_return tl::unexpected(
            troubleOf(code, route.proxy->url, "asking the proxy", limits.firstByte));
    const unsigned status = answer.get().result_int();
    if (status / 100 != 2) {
        Trouble trouble{{status == 407 ? ErrorKind::Unauthorized : ErrorKind::Unreachable,
                         {{"host", route.proxy->url.origin()},
                          {"status", static_cast<std::uint32_t>(status)},
                          {"cause", "the proxy answers with status " + std::to_string(status)}}},
                        status >= 500,
                        false};
        co_return tl::unexpected(std::move(trouble));
    }
    buffer.consume(buffer.size());
    co_return Outcome<void>();
}

Task<Outcome<void>> Connection::State::shakeHands()
{
    secure.emplace(std::move(plain), *route.tls);
    if (const Status ready =
            prepareTls(secure->native_handle(), *route.tlsSettings, route.url.host());
        !ready)
        co_return tl::unexpected(Trouble{ready.error(), false, false});
    socket().expires_after(limits.connect);
    const error_code code = co_await handshake();
    if (!code)
        co_return Outcome<void>();
    Trouble trouble = troubleOf(code, route.url, "agreeing on TLS", limits.connect);
    if (const std::string refusal = tlsRefusal(secure->native_handle()); !refusal.empty()) {
        trouble.error.details["cause"] = "its certificate is not trusted: " + refusal;
        trouble.error.details["certificate"] = refusal;
        trouble.isPassing = false;
    } else if (code.category() == asio::error::get_ssl_category()) {
        trouble.isPassing = false;
    }
    co_return tl::unexpected(std::move(trouble));
}

Task<Outcome<void>> Connection::open()
{
    State& state = *m_state;
    auto done = co_await state.connect();
    if (done && state.route.url.isSecure()) {
        if (state.route.proxy)
            done = co_await state.tunnel();
        if (done)
            done = co_await state.shakeHands();
    }
    co_return done;
}

Task<Outcome<Response>> Connection::exchange(const Request& request)
{
    State& state = *m_state;
    const Url& url = request.url;
    const Proxy* proxy = state.route.proxy ? &*state.route.proxy : nullptr;
    Message message = messageOf(request, url, proxy && !url.isSecure(), proxy);
    state.socket().expires_after(state.limits.firstByte);
    if (const error_code code = co_await state.write(message))
        co_return tl::unexpected(troubleOf(code, url, "asking", state.limits.firstByte));
    // Words in advance (100, 103) come before the answer proper.
    for (int words = 0; words < 5; ++words) {
        state.parser.emplace();
        state.parser->header_limit(kHeaderLimit);
        state.parser->body_limit(boost::none);
        if (request.method == "HEAD")
            state.parser->skip(true);
        if (const error_code code = co_await state.readHead(*state.parser))
            co_return tl::unexpected(troubleOf(code, url, "asking", state.limits.firstByte));
        if (state.parser->get().result_int() / 100 != 1)
            break;
    }
    Response response;
    response.status = state.parser->get().result_int();
    response.url = url;
    for (const auto& field : state.parser->get())
        response.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    co_return response;
}

Task<Outcome<std::string>> Connection::read(milliseconds limit)
{
    State& state = *m_state;
    while (!state.parser->is_done()) {
        auto& body = state.parser->get().body();
        body.data = state.bytes.data();
        body.size = state.bytes.size();
        body.more = true;
        if (limit == milliseconds::max())
            state.socket().expires_never();
        else
            state.socket().expires_after(limit);
        error_code code = co_await state.readSome();
        if (code == beast::http::error::need_buffer)
            code.clear();
        const std::size_t got = state.bytes.size() - body.size;
        if (code == ssl::error::stream_truncated && state.parser->need_eof()) {
            code.clear();
            state.parser->put_eof(code);
        }
        if (code) {
            Trouble trouble = troubleOf(code, state.route.url, "reading the answer", limit);
            trouble.wasClosed = false; // it did give something
            co_return tl::unexpected(std::move(trouble));
        }
        if (got > 0)
            co_return std::string(state.bytes.data(), got);
    }
    co_return std::string();
}

bool Connection::canServeAgain() const
{
    const State& state = *m_state;
    return state.parser && state.parser->is_done() && state.parser->get().keep_alive() &&
           !state.parser->need_eof() && state.buffer.size() == 0;
}

} // namespace netatlas::providers::http
