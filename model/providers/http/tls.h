// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/providers/http/secret.h"

#include <memory>
#include <string>
#include <string_view>

struct ssl_st;

namespace boost::asio::ssl {
class context;
}

namespace netatlas::providers::http {

/// Whom to trust, and who we are.
struct TlsSettings
{
    /// Certificates in PEM that take the place of the system's authorities; empty = the system's.
    std::string authorities;
    /// SHA-256 of the one certificate that is trusted, in hexadecimal; empty = by authority.
    std::string pinned;
    std::string clientCertificate; ///< PEM, with its chain
    Secret clientKey;              ///< PEM
    /// The name to ask for and verify, where it is not that of the address.
    std::string serverName;
};

/// What all connections of a client share. `not-valid` with `what` = `certificate` or `key` for
/// PEM that cannot be read.
Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const TlsSettings& settings);

/// Readies one connection: the name to verify (a host name or an address), and HTTP/1.1.
Status prepareTls(ssl_st* connection, const TlsSettings& settings, const std::string& host);

/// Why the peer's certificate was not trusted; empty when it was, or when there was none.
std::string tlsRefusal(const ssl_st* connection);

} // namespace netatlas::providers::http
