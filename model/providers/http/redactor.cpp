// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/http/redactor.h"

#include "model/base/text.h"

#include <algorithm>

namespace netatlas::providers::http {

namespace {

constexpr std::string_view kHidden = "[hidden]";
/// Shorter ones would blot out ordinary words.
constexpr std::size_t kShortestSecret = 4;

/// The text as JSON writes it, in which servers answer: some escape slashes, too.
std::string escapedText(const std::string& text, std::string_view escaped)
{
    std::string result;
    for (const char c : text) {
        if (escaped.find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

} // namespace

void Redactor::add(const Secret& secret)
{
    const std::string& value = secret.reveal();
    insert(value);
    insert(escapedText(value, "\"\\"));
    insert(escapedText(value, "\"\\/"));
}

void Redactor::insert(const std::string& value)
{
    if (value.size() < kShortestSecret ||
        std::find(m_secrets.begin(), m_secrets.end(), value) != m_secrets.end())
        return;
    const auto place = std::find_if(m_secrets.begin(), m_secrets.end(),
                                    [&](const auto& other) { return other.size() < value.size(); });
    m_secrets.insert(place, value);
}

void Redactor::addAuthorization(const Secret& header)
{
    std::string_view credentials = header.reveal();
    credentials.remove_prefix(std::min(credentials.find(' ') + 1, credentials.size()));
    // The padding of base64 is often left out where such a value is shown.
    while (credentials.ends_with('='))
        credentials.remove_suffix(1);
    add(Secret(std::string(credentials)));
}

std::string Redactor::clean(std::string_view text, std::size_t most) const
{
    // Secrets first: cutting before that could leave half of one.
    std::string result(text.substr(0, std::size_t{64} * 1024));
    for (const std::string& secret : m_secrets)
        for (auto at = result.find(secret); at != std::string::npos;
             at = result.find(secret, at + kHidden.size()))
            result.replace(at, secret.size(), kHidden);
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    result = std::string(trimmed(result));
    if (result.size() > most) {
        result.resize(most);
        while (!result.empty() && !isUtf8(result))
            result.pop_back();
    }
    return isUtf8(result) ? result : std::string();
}

} // namespace netatlas::providers::http
