// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_filter.h"

#include "model/base/text.h"
#include "model/net/cidr.h"

#include <boost/json/serialize.hpp>

#include <functional>
#include <set>

namespace netatlas::cli {

namespace {

namespace json = boost::json;

/// Every text, number and truth in the value, as text.
bool anyText(const json::value& value, const std::function<bool(const std::string&)>& fits)
{
    if (const auto* list = value.if_array()) {
        for (const auto& element : *list)
            if (anyText(element, fits))
                return true;
        return false;
    }
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object)
            if (anyText(member.value(), fits))
                return true;
        return false;
    }
    if (value.is_null())
        return fits("");
    return fits(value.is_string() ? std::string(std::string_view(value.get_string()))
                                  : json::serialize(value));
}

/// The pattern has `*` for any text; letters count alike in both cases.
bool fitsPattern(std::string_view pattern, std::string_view text)
{
    // Only the last star can be worth a second try, so this takes no more than both lengths
    // multiplied.
    std::size_t at = 0;
    std::size_t read = 0;
    std::size_t afterStar = std::string_view::npos;
    std::size_t tried = 0;
    while (read < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            afterStar = ++at;
            tried = read;
        } else if (at < pattern.size() && pattern[at] == text[read]) {
            ++at;
            ++read;
        } else if (afterStar != std::string_view::npos) {
            at = afterStar;
            read = ++tried;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

std::optional<net::Cidr> blockOf(std::string_view text)
{
    if (const auto address = net::IpAddress::parse(text))
        return net::Cidr::ofHost(*address);
    if (const auto cidr = net::Cidr::parse(text))
        return *cidr;
    return std::nullopt;
}

/// The key of a term such as `space:db`; empty for a word, an address or a block.
std::string keyOf(std::string_view term)
{
    const auto colon = term.find(':');
    if (blockOf(term) || colon == std::string_view::npos)
        return {};
    return lowerCase(term.substr(0, colon));
}

std::string_view unturned(std::string_view term)
{
    const bool isTurned = term.size() > 1 && term.front() == '-';
    return term.substr(isTurned ? 1 : 0);
}

bool fitsTerm(const json::object& entity, std::string_view term)
{
    if (const auto block = blockOf(term))
        return anyText(entity, [&](const std::string& text) {
            const auto other = blockOf(text);
            return other && other->overlaps(*block);
        });
    const std::string key = keyOf(term);
    if (key.empty()) {
        const std::string wanted = lowerCase(term);
        return anyText(entity, [&](const std::string& text) {
            return lowerCase(text).find(wanted) != std::string::npos;
        });
    }
    const std::string pattern = lowerCase(term.substr(key.size() + 1));
    const auto* member = entity.if_contains(key);
    if (!member)
        return fitsPattern(pattern, "");
    if (const auto block = blockOf(pattern))
        return anyText(*member, [&](const std::string& text) {
            const auto other = blockOf(text);
            return other ? other->overlaps(*block) : lowerCase(text) == pattern;
        });
    return anyText(*member,
                   [&](const std::string& text) { return fitsPattern(pattern, lowerCase(text)); });
}

} // namespace

bool matchesFilter(const json::object& entity, const std::vector<std::string>& terms)
{
    for (const std::string& term : terms) {
        const std::string_view bare = unturned(term);
        const bool isTurned = bare.size() != term.size();
        if (fitsTerm(entity, bare) == isTurned)
            return false;
    }
    return true;
}

Status checkFilter(const std::vector<json::object>& entities, const std::vector<std::string>& terms)
{
    std::set<std::string> keys;
    for (const auto& entity : entities)
        for (const auto& member : entity)
            keys.emplace(member.key());
    const std::vector<std::string> names(keys.begin(), keys.end());
    for (const std::string& term : terms) {
        const std::string key = keyOf(unturned(term));
        if (!key.empty() && !entities.empty() && !keys.contains(key))
            return fail(ErrorKind::NotValid, {{"what", "filter"},
                                              {"value", term},
                                              {"cause", "unknown key"},
                                              {"nearest", nearestText(key, names).value_or("")},
                                              {"candidates", names}});
    }
    return {};
}

} // namespace netatlas::cli
