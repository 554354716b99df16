// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/proxy.h"

#include "model/base/text.h"
#include "model/net/cidr.h"

#include <boost/beast/core/detail/base64.hpp>

#include <cstdlib>

namespace netatlas::providers::http {

namespace {

std::string base64(std::string_view text)
{
    namespace detail = boost::beast::detail::base64;
    std::string result(detail::encoded_size(text.size()), '\0');
    result.resize(detail::encode(result.data(), text.data(), text.size()));
    return result;
}

std::optional<std::string> unescaped(std::string_view text)
{
    const auto digit = [](char c) {
        static constexpr std::string_view kDigits = "0123456789abcdef";
        return kDigits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c));
    };
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        const auto upper = i + 2 <= text.size() - 1 ? digit(text[i + 1]) : std::string_view::npos;
        const auto lower = i + 2 <= text.size() - 1 ? digit(text[i + 2]) : std::string_view::npos;
        if (upper == std::string_view::npos || lower == std::string_view::npos)
            return std::nullopt;
        result += static_cast<char>(upper * 16 + lower);
        i += 2;
    }
    return result;
}

/// Whether one entry of `no_proxy` covers the host: `*`, a name with everything below it, an
/// address or a block, each with or without a port.
bool isExempt(std::string_view entry, const Url& url)
{
    if (entry == "*")
        return true;
    if (const auto block = net::Cidr::parse(entry)) {
        const auto literal = net::IpAddress::parse(url.host());
        return literal && block->contains(*literal);
    }
    const auto colon = entry.rfind(':');
    if (colon != std::string_view::npos && entry.find(':') == colon) {
        if (entry.substr(colon + 1) != url.port())
            return false;
        entry = entry.substr(0, colon);
    }
    while (entry.starts_with('*') || entry.starts_with('.'))
        entry.remove_prefix(1);
    const std::string name = lowerCase(entry);
    return !name.empty() && (url.host() == name || url.host().ends_with('.' + name));
}

} // namespace

std::optional<std::string> processEnvironment(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

Result<Proxy> parseProxy(std::string_view text)
{
    const auto unfit =
        fail(ErrorKind::NotValid,
             {{"what", "proxy"}, {"cause", "is no http proxy, the only kind that is used"}});
    if (const auto scheme = text.find("://"); scheme != std::string_view::npos) {
        if (lowerCase(text.substr(0, scheme)) != "http")
            return unfit;
        text.remove_prefix(scheme + 3);
    }
    text = text.substr(0, text.find('/'));
    Proxy proxy;
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        const auto credentials = unescaped(text.substr(0, at));
        if (!credentials)
            return unfit;
        proxy.authorization = Secret("Basic " + base64(*credentials));
        text.remove_prefix(at + 1);
    }
    auto url = Url::parse("http://" + std::string(text));
    if (!url)
        return unfit;
    proxy.url = std::move(*url);
    return proxy;
}

Result<std::optional<Proxy>> proxyFor(const Url& url, const Environment& environment)
{
    std::optional<Proxy> none;
    if (url.isLoopback())
        return none;
    const auto lookUp = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (auto value = environment(name); value && !value->empty())
                return *value;
        return std::string();
    };
    const std::string exempt = lookUp({"no_proxy", "NO_PROXY"});
    for (const auto entry : split(exempt, ','))
        if (isExempt(trimmed(entry), url))
            return none;
    std::string wanted =
        url.isSecure() ? lookUp({"https_proxy", "HTTPS_PROXY"}) : lookUp({"http_proxy"});
    if (wanted.empty())
        wanted = lookUp({"all_proxy", "ALL_PROXY"});
    if (wanted.empty())
        return none;
    auto proxy = parseProxy(wanted);
    if (!proxy)
        return fail(proxy.error());
    return std::optional<Proxy>(std::move(*proxy));
}

} // namespace netatlas::providers::http
