// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/http/redactor.h"
#include "model/providers/http/url.h"

#include <chrono>
#include <optional>

namespace netatlas::providers::http {

struct Header
{
    std::string name;
    std::string value;
};

/// Whether it may be sent twice without harm.
enum class Repeatable : bool { no, yes };

struct Request
{
    std::string method = "GET";
    Url url;
    std::vector<Header> headers;
    std::string body;
    /// Of requests other than GET and HEAD, which always are.
    Repeatable repeatable = Repeatable::no;

    bool isRepeatable() const
    {
        return method == "GET" || method == "HEAD" || repeatable == Repeatable::yes;
    }
};

struct Response
{
    unsigned status = 0;
    std::vector<Header> headers;
    std::string body;
    Url url; ///< where it came from in the end
    /// How long the server wants to be left alone, of a refusal that says so; told by the client,
    /// which knows what time it is.
    std::optional<std::chrono::milliseconds> leftAlone;

    /// The first header of that name, in any case of letters.
    std::optional<std::string_view> header(std::string_view name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// Whether two header names are the same.
bool isSameName(std::string_view a, std::string_view b);

/// What a refusal means: `unauthorized`, `permission-denied`, `not-found`, `refused`, or
/// `unreachable` for a server in trouble; nothing for a success. Details: `host`, `status`,
/// `reason` in the server's own words (of the usual JSON shapes), `request`, its id of the request,
/// and `retry-after` in seconds where it asked to be left alone.
std::optional<Error> errorOf(const Response& response, const Redactor& redactor);

} // namespace netatlas::providers::http
