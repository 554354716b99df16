// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/response.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::providers::http {

namespace {

/// The text behind `"name": "` in a body that may be cut or broken: only words for a person, so no
/// parser is asked.
std::string_view memberText(std::string_view body, std::string_view name)
{
    const std::string key = '"' + std::string(name) + '"';
    for (auto at = body.find(key); at != std::string_view::npos; at = body.find(key, at + 1)) {
        std::string_view rest = trimmed(body.substr(at + key.size()));
        if (!rest.starts_with(':'))
            continue;
        rest = trimmed(rest.substr(1));
        if (!rest.starts_with('"'))
            continue;
        rest.remove_prefix(1);
        std::size_t end = 0;
        while (end < rest.size() && rest[end] != '"')
            end += rest[end] == '\\' ? 2 : 1;
        return rest.substr(0, std::min(end, rest.size()));
    }
    return {};
}

std::string reasonOf(const Response& response, const Redactor& redactor)
{
    const std::string_view body = trimmed(response.body);
    if (body.starts_with('{'))
        for (const std::string_view name : {"message", "detail", "title"})
            if (const auto text = memberText(body, name); !text.empty())
                return redactor.clean(text);
    // A page of a proxy says nothing that the status does not.
    if (body.empty() || body.starts_with('<') || body.starts_with('{') || body.size() > 300)
        return {};
    return redactor.clean(body);
}

ErrorKind kindOf(unsigned status)
{
    switch (status) {
    case 401:
    case 407: return ErrorKind::Unauthorized;
    case 403: return ErrorKind::PermissionDenied;
    case 404:
    case 410: return ErrorKind::NotFound;
    case 408:
    case 413:
    case 425:
    case 429: return ErrorKind::Unreachable;
    default: break;
    }
    if (status >= 500)
        return ErrorKind::Unreachable;
    return status >= 400 ? ErrorKind::Refused : ErrorKind::BadAnswer;
}

} // namespace

bool isSameName(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && lowerCase(a) == lowerCase(b);
}

std::optional<std::string_view> Response::header(std::string_view name) const
{
    for (const Header& header : headers)
        if (isSameName(header.name, name))
            return header.value;
    return std::nullopt;
}

std::optional<Error> errorOf(const Response& response, const Redactor& redactor)
{
    if (response.isSuccess())
        return std::nullopt;
    Error error{kindOf(response.status), {}};
    error.details.emplace("host", response.url.origin());
    error.details.emplace("status", static_cast<std::uint32_t>(response.status));
    const std::string reason = reasonOf(response, redactor);
    error.details.emplace("cause", "status " + std::to_string(response.status) +
                                       (reason.empty() ? std::string() : " (" + reason + ')'));
    if (!reason.empty())
        error.details.emplace("reason", reason);
    for (const std::string_view name : {"X-Openstack-Request-Id", "X-Request-Id", "Audit-Id"})
        if (const auto id = response.header(name)) {
            error.details.emplace("request", redactor.clean(*id, 80));
            break;
        }
    if (response.leftAlone)
        error.details.emplace(
            "retry-after",
            static_cast<std::uint32_t>(
                std::chrono::ceil<std::chrono::seconds>(*response.leftAlone).count()));
    return error;
}

} // namespace netatlas::providers::http
