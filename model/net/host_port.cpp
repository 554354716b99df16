// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/host_port.h"

#include "model/base/text.h"

namespace netatlas::net {

namespace {

auto notValid(std::string_view text, std::string_view cause)
{
    return fail(ErrorKind::NotValid, {{"what", "host-port"}, {"value", text}, {"cause", cause}});
}

std::optional<std::int64_t> parsePort(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    const auto number = parseNumber<std::int64_t>(text);
    if (!number)
        return std::nullopt;
    return isNegative ? -*number : *number;
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
