// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/json_codec.h"

#include <charconv>
#include <limits>
#include <string>

namespace netatlas::store {

/// Appends the text in quotes, as JSON writes it.
void appendQuoted(std::string& json, std::string_view text);

/// Appends the text of what `JsonCodec::write` gives, without making that first: lists inside rows
/// are written by the hundred thousand.
template <class Value>
void appendJson(std::string& json, const Value& value)
{
    using domain::detail::IsId;
    using domain::detail::IsOptional;
    using domain::detail::IsVector;
    if constexpr (std::is_same_v<Value, bool>) {
        json += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<Value>) {
        char digits[std::numeric_limits<std::int64_t>::digits10 + 3];
        const auto end =
            std::to_chars(std::begin(digits), std::end(digits), static_cast<std::int64_t>(value));
        json.append(std::begin(digits), end.ptr);
    } else if constexpr (IsId<Value>::value) {
        appendJson(json, value.number());
    } else if constexpr (std::is_same_v<Value, Timestamp>) {
        appendJson(json, static_cast<std::int64_t>(value.time_since_epoch().count()));
    } else if constexpr (std::is_same_v<Value, std::string> ||
                         std::is_same_v<Value, domain::SharedText>) {
        appendQuoted(json, std::string_view(value));
    } else if constexpr (domain::detail::Worded<Value>) {
        appendQuoted(json, domain::wordOf(value));
    } else if constexpr (std::is_same_v<Value, net::IpAddress> ||
                         std::is_same_v<Value, net::Cidr>) {
        appendQuoted(json, value.text());
    } else if constexpr (IsOptional<Value>::value) {
        if (value)
            appendJson(json, *value);
        else
            json += "null";
    } else if constexpr (IsVector<Value>::value) {
        json += '[';
        for (const auto& element : value) {
            if (json.back() != '[')
                json += ',';
            appendJson(json, element);
        }
        json += ']';
    } else {
        static_assert(domain::detail::Structured<Value>, "a type of member that has no text yet");
        json += '{';
        domain::forEachField<Value>([&](const auto& field) {
            if (json.back() != '{')
                json += ',';
            appendQuoted(json, field.name);
            json += ':';
            appendJson(json, value.*field.member);
        });
        json += '}';
    }
}

} // namespace netatlas::store
