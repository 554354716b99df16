// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/secret.h"
#include "model/providers/http/url.h"

#include <functional>
#include <optional>

namespace netatlas::providers::http {

/// Looks up a variable of the environment. Injected, since tests must not change their own.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// The variables of this process.
std::optional<std::string> processEnvironment(const std::string& name);

/// An HTTP proxy between us and a server.
struct Proxy
{
    Url url;
    Secret authorization; ///< value of `Proxy-Authorization`; empty = none
};

/// Reads `http://[user:password@]host:port`; `not-valid` without the password otherwise.
Result<Proxy> parseProxy(std::string_view text);

/// The proxy that `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` ask for on the way to
/// that address, in small or (but for `http_proxy`, which a web server could inject) capital
/// letters. Loopback addresses are always reached directly.
Result<std::optional<Proxy>> proxyFor(const Url& url, const Environment& environment);

} // namespace netatlas::providers::http
