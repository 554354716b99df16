// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/url.h"

#include "model/base/text.h"
#include "model/net/ip_address.h"

#include <algorithm>

namespace netatlas::providers::http {

namespace {

tl::unexpected<Error> unfit(std::string_view value, const char* cause)
{
    return fail(ErrorKind::NotValid, {{"what", "url"}, {"value", value}, {"cause", cause}});
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

/// Visible ASCII, without what no address may hold unescaped.
bool isTargetCharacter(char c)
{
    static constexpr std::string_view kForbidden = "\"<>\\^`{|}";
    return c > 0x20 && c < 0x7F && kForbidden.find(c) == std::string_view::npos;
}

} // namespace

std::optional<std::pair<std::string, std::string>> splitHost(std::string_view authority)
{
    std::string_view host = authority;
    std::string_view port;
    if (authority.starts_with('[')) {
        const auto end = authority.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        host = authority.substr(1, end - 1);
        const auto literal = net::IpAddress::parse(host);
        if (!literal || host.find(':') == std::string_view::npos)
            return std::nullopt;
        port = authority.substr(end + 1);
        if (!port.empty() && port.front() != ':')
            return std::nullopt;
        port = port.empty() ? port : port.substr(1);
    } else if (const auto colon = authority.find(':'); colon != std::string_view::npos) {
        host = authority.substr(0, colon);
        port = authority.substr(colon + 1);
    }
    std::string name = lowerCase(host);
    const bool isName =
        authority.starts_with('[') || std::all_of(name.begin(), name.end(), isNameCharacter);
    if (name.empty() || !isName)
        return std::nullopt;
    if (!port.empty()) {
        const auto number = parseNumber<std::uint32_t>(port);
        if (!number || *number == 0 || *number > 65535)
            return std::nullopt;
    }
    return std::pair(std::move(name), std::string(port));
}

Result<Url> Url::parse(std::string_view text)
{
    // Someone who types a password into an address is told so without repeating it.
    const std::string_view shown = text.find('@') == std::string_view::npos ? text : "";
    const auto colon = text.find("://");
    const std::string scheme = lowerCase(text.substr(0, std::min(colon, text.size())));
    if (colon == std::string_view::npos || (scheme != "https" && scheme != "http"))
        return unfit(shown, "is neither an https nor an http address");
    std::string_view rest = text.substr(colon + 3);
    rest = rest.substr(0, rest.find('#'));
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    if (rest.substr(0, end).find('@') != std::string_view::npos)
        return unfit({}, "holds a user or password; give them apart");
    const auto host = splitHost(rest.substr(0, end));
    if (!host)
        return unfit(shown, "names no host");
    rest.remove_prefix(end);
    if (!std::all_of(rest.begin(), rest.end(), isTargetCharacter))
        return unfit(shown, "holds a blank or another character that must be escaped");
    Url url;
    url.m_isSecure = scheme == "https";
    url.m_host = host->first;
    url.m_port = host->second;
    if (url.m_port.empty())
        url.m_port = url.m_isSecure ? "443" : "80";
    url.m_path = rest.substr(0, rest.find('?'));
    if (url.m_path.empty())
        url.m_path = "/";
    url.m_query = queryOf(rest);
    return url;
}

std::string Url::hostHeader() const
{
    std::string text = m_host.find(':') == std::string::npos ? m_host : '[' + m_host + ']';
    if (m_port != (m_isSecure ? "443" : "80"))
        text += ':' + m_port;
    return text;
}

std::string Url::origin() const
{
    return (m_isSecure ? "https://" : "http://") + hostHeader();
}

bool Url::isLoopback() const
{
    if (m_host == "localhost" || m_host.ends_with(".localhost"))
        return true;
    const auto literal = net::IpAddress::parse(m_host);
    return literal && (m_host == "::1" || (literal->isIpv4() && m_host.starts_with("127.")));
}

Url Url::plus(std::string_view segments) const
{
    Url url = *this;
    url.m_query.clear();
    if (url.m_path.back() != '/')
        url.m_path += '/';
    while (segments.starts_with('/'))
        segments.remove_prefix(1);
    url.m_path += segments;
    return url;
}

Url Url::withQuery(const std::vector<std::pair<std::string, std::string>>& parameters) const
{
    Url url = *this;
    url.m_query.clear();
    for (const auto& [name, value] : parameters) {
        if (!url.m_query.empty())
            url.m_query += '&';
        url.m_query += escaped(name) + '=' + escaped(value);
    }
    return url;
}

Url Url::withRawQuery(std::string_view query) const
{
    Url url = *this;
    url.m_query = query;
    return url;
}

Result<Url> Url::resolved(std::string_view reference) const
{
    reference = trimmed(reference);
    const auto mark = reference.find_first_of("/?#");
    const auto colon = reference.find(':');
    if (colon != std::string_view::npos && (mark == std::string_view::npos || colon < mark))
        return parse(reference);
    if (reference.starts_with("//"))
        return parse((m_isSecure ? "https:" : "http:") + std::string(reference));
    if (reference.starts_with('/'))
        return parse(origin() + std::string(reference));
    if (reference.starts_with('?'))
        return parse(origin() + m_path + std::string(reference));
    return parse(origin() + m_path.substr(0, m_path.rfind('/') + 1) + std::string(reference));
}

std::string escaped(std::string_view text)
{
    static constexpr std::string_view kPlain = "-._~";
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || kPlain.find(c) != std::string_view::npos;
        if (isPlain)
            result += c;
        else
            (result += '%').append({kDigits[byte >> 4U], kDigits[byte & 15U]});
    }
    return result;
}

std::string_view queryOf(std::string_view reference)
{
    reference = reference.substr(0, reference.find('#'));
    const auto at = reference.find('?');
    return at == std::string_view::npos ? std::string_view() : reference.substr(at + 1);
}

} // namespace netatlas::providers::http
