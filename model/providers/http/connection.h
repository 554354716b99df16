// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/async/name_look_up.h"
#include "model/providers/http/proxy.h"
#include "model/providers/http/response.h"
#include "model/providers/http/tls.h"

#include <chrono>
#include <memory>

namespace netatlas::providers::http {

/// How long to wait for what, in real time (providers.md 0.3).
struct TimeLimits
{
    std::chrono::milliseconds connect{10'000}; ///< look-up, connecting, handshake: each
    std::chrono::milliseconds firstByte{60'000};
    std::chrono::milliseconds betweenBytes{30'000};
    std::chrono::milliseconds whole{300'000};
};

/// Why an exchange came to nothing.
struct Trouble
{
    Error error;
    bool isPassing = false; ///< trying again may help
    /// The connection was over before it gave anything: it may have been closed while idle.
    bool wasClosed = false;
};

template <class Value>
using Outcome = tl::expected<Value, Trouble>;

/// Who is talked to, and how.
struct Route
{
    Url url; ///< only its origin counts
    std::optional<Proxy> proxy;
    std::shared_ptr<boost::asio::ssl::context> tls;
    std::shared_ptr<const TlsSettings> tlsSettings;
    async::NameService names = async::systemNames;
};

/// One connection to a server, for one request after the other. A task that is stopped while it
/// waits here ends by an exception; the connection is then of no more use.
class Connection
{
public:
    Connection(const async::TaskExecutor& executor, Route route, TimeLimits limits);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Looks the name up, connects, asks the proxy, shakes hands.
    async::Task<Outcome<void>> open();
    /// Sends the request and reads the answer's head.
    async::Task<Outcome<Response>> exchange(const Request& request);
    /// The next bytes of the answer; empty at its end.
    async::Task<Outcome<std::string>> read(std::chrono::milliseconds limit);
    /// Whether the answer was read to its end and another request may follow.
    bool canServeAgain() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace netatlas::providers::http
