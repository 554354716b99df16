// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netatlas::providers::http {

/// An absolute `http` or `https` address, without user and password.
class Url
{
public:
    /// `not-valid` with `what` = `url` and the cause; the value is left out where it may hold a
    /// password.
    static Result<Url> parse(std::string_view text);

    bool isSecure() const { return m_isSecure; }
    const std::string& host() const { return m_host; } ///< without brackets, lower case
    const std::string& port() const { return m_port; }
    const std::string& path() const { return m_path; }   ///< escaped, begins with `/`
    const std::string& query() const { return m_query; } ///< escaped, without `?`

    /// What stands in the request line.
    std::string target() const { return m_query.empty() ? m_path : m_path + '?' + m_query; }
    /// What stands in the header `Host`.
    std::string hostHeader() const;
    /// Scheme, host and port: who is talked to.
    std::string origin() const;
    /// Without the query, which may say more than is good for a log.
    std::string shown() const { return origin() + m_path; }
    bool isLoopback() const;

    /// One path segment or several, `a/b`, behind this path.
    Url plus(std::string_view segments) const;
    /// The same place with another query, each name and value escaped.
    Url withQuery(const std::vector<std::pair<std::string, std::string>>& parameters) const;
    /// The same place with an escaped query.
    Url withRawQuery(std::string_view query) const;
    /// What a reference such as a `Location` means, seen from here.
    Result<Url> resolved(std::string_view reference) const;

    bool operator==(const Url&) const = default;

private:
    bool m_isSecure = true;
    std::string m_host;
    std::string m_port;
    std::string m_path = "/";
    std::string m_query;
};

/// Host (without brackets, in lower case) and port (empty when there is none) of `host:port`;
/// nothing when it is no such text.
std::optional<std::pair<std::string, std::string>> splitHost(std::string_view authority);

/// Text for a query or a path segment: everything escaped but letters, digits and `-._~`.
std::string escaped(std::string_view text);

/// The query of an address or reference, without `?`; empty when it has none.
std::string_view queryOf(std::string_view reference);

} // namespace netatlas::providers::http
