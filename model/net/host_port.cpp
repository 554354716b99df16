// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/host_port.h"

#include <charconv>
#include <optional>
#include <system_error>

namespace netatlas::net {

namespace {

auto notValid(std::string_view text, std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", "host-port"}, {"value", text}, {"cause", cause}});
}

/// Signed as a whole, because the lowest number has no positive counterpart.
std::optional<std::int64_t> parsePort(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    const std::string_view digits = isNegative || text.starts_with('+') ? text.substr(1) : text;
    if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos)
        return std::nullopt;
    const std::string_view number = isNegative ? text : digits;
    std::int64_t port = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), port);
    return read.ec == std::errc{} ? std::optional(port) : std::nullopt;
}

} // namespace

Result<HostPort> HostPort::parse(std::string_view text)
{
    std::string_view host;
    std::string_view port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos)
            return notValid(text, "a bracket is not closed");
        if (close + 1 >= text.size() || text[close + 1] != ':')
            return notValid(text, "the port is missing after the bracket");
        host = text.substr(1, close - 1);
        port = text.substr(close + 2);
    } else {
        const auto colon = text.rfind(':');
        if (colon == std::string_view::npos)
            return notValid(text, "the port is missing");
        host = text.substr(0, colon);
        port = text.substr(colon + 1);
        if (host.find(':') != std::string_view::npos)
            return notValid(text, "too many colons outside brackets");
    }
    if (host.find_first_of("[]") != std::string_view::npos ||
        port.find_first_of("[]") != std::string_view::npos)
        return notValid(text, "a stray bracket");
    const auto number = parsePort(port);
    if (!number)
        return notValid(text, "the port is no number");
    return HostPort{std::string(host), *number};
}

std::string HostPort::dialText() const
{
    const bool needsBrackets = host.find_first_of(":%") != std::string::npos;
    return (needsBrackets ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

} // namespace netatlas::net
