// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/timer.h"
#include "model/providers/http/connection.h"
#include "model/providers/http/retry.h"

#include <map>

namespace netatlas::providers::http {

struct ClientOptions
{
    TimeLimits limits;
    RetryPolicy retry;
    TlsSettings tls;
    std::size_t bodyLimit = std::size_t{128} * 1024 * 1024;
    /// Asked for proxies when `proxy` is empty.
    Environment environment = processEnvironment;
    std::string proxy;
    /// How hosts are found by their names.
    async::NameService names = async::systemNames;
    bool allowsPlainHttp = false; ///< also to hosts other than this one
    /// Least time between the starts of two requests.
    std::chrono::milliseconds gap{0};
    /// Both must outlive the client.
    const Clock* clock = nullptr;
    async::Timer* timer = nullptr;
    std::uint_fast32_t seed = 1; ///< of the jitter
};

/// An answer without end, read as it comes.
class LineStream
{
public:
    LineStream(std::unique_ptr<Connection> connection, Response head, std::size_t lineLimit);

    const Response& head() const { return m_head; }
    /// The next line without its end; nothing at the end of the answer. `bad-answer` for a line
    /// that is too long.
    async::Task<Result<std::optional<std::string>>> next();

private:
    std::unique_ptr<Connection> m_connection;
    Response m_head;
    std::size_t m_lineLimit;
    std::string m_pending;
    std::size_t m_searched = 0;
    bool m_isAtEnd = false;
};

/// Asks servers of one source over HTTP/1.1 and TLS (providers.md 0.3). All its tasks run on one
/// thread, and it must outlive them.
class Client
{
public:
    /// `not-valid` for certificates, keys or a proxy that cannot be read.
    static Result<std::unique_ptr<Client>> make(ClientOptions options);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// The answer, whatever its status. Passing troubles and refusals are repeated with growing
    /// waits where the request may be; redirects within the same host are followed for GET.
    ///
    /// `unreachable`, `bad-answer` (also for one that is too large) or `refused`, with `host` and
    /// `cause`. Never with what was sent.
    async::Task<Result<Response>> send(Request request);
    /// An answer that is read line by line until it ends, for at most as long as the server keeps
    /// sending. One attempt; refusals are errors as by `errorOf`.
    async::Task<Result<std::unique_ptr<LineStream>>> open(Request request);

    Redactor& redactor() { return m_redactor; }

    /// @name For tests and the health display
    std::uint64_t requestCount() const { return m_requests; }
    std::uint64_t connectionCount() const { return m_connections; }
    std::size_t idleCount() const;

private:
    explicit Client(ClientOptions options);

    struct Idle
    {
        std::unique_ptr<Connection> connection;
        std::chrono::milliseconds since{0};
    };

    Status check(const Request& request) const;
    bool mayBeRepeated(const Request& request, const Response& response) const;
    async::Task<void> awaitTurn(std::string origin);
    async::Task<Outcome<Response>> sendOnce(const Request& request);
    async::Task<Outcome<Response>> sendOver(Connection& connection, const Request& request);
    async::Task<Outcome<std::unique_ptr<Connection>>> connect(const Url& url);
    std::unique_ptr<Connection> takeIdle(const std::string& origin);
    void keep(const std::string& origin, std::unique_ptr<Connection> connection);
    void heed(Response& response);

    ClientOptions m_options;
    std::shared_ptr<const TlsSettings> m_tlsSettings;
    std::shared_ptr<boost::asio::ssl::context> m_tls;
    Redactor m_redactor;
    std::minstd_rand m_random;
    std::map<std::string, std::vector<Idle>> m_idle; ///< by origin
    std::map<std::string, std::chrono::milliseconds> m_leftAloneUntil;
    std::chrono::milliseconds m_nextTurn{0};
    std::uint64_t m_requests = 0;
    std::uint64_t m_connections = 0;
};

} // namespace netatlas::providers::http
