// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/base/detail.h"
#include "model/domain/field.h"
#include "model/domain/ids.h"
#include "model/domain/shared_text.h"
#include "model/net/cidr.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace netatlas::domain {

/// Values as JSON by their `fields()`: for what one column of the file holds (lists, addresses),
/// for the journal, and for nothing that people or other programs read.
///
/// Numbers are numbers, enumerations their words, addresses and blocks their texts, moments
/// milliseconds, absent optionals null, rows objects. Reading leaves members that are absent as
/// they are, so that what an older version wrote can be read.
class JsonCodec
{
public:
    template <class Value>
    static boost::json::value write(const Value& value);
    /// Reads into `value`; `bad-answer` with `what`, `value` and `cause` when it does not fit.
    template <class Value>
    static Status read(const boost::json::value& json, Value& value);

private:
    static tl::unexpected<Error> misfit(const boost::json::value& json, std::string_view cause);
};

/// Facts as JSON, and back; numbers with fractions do not occur in facts.
boost::json::value detailJson(const Detail& detail);
Detail detailOfJson(const boost::json::value& json);
boost::json::value detailsJson(const Details& details);
Details detailsOfJson(const boost::json::value& json);

/// Parses a whole text; `bad-answer` with `what` = `json` and the position otherwise.
Result<boost::json::value> parseJson(std::string_view text);

namespace detail {

template <class T>
concept Structured = requires { T::fields(); };
template <class T>
concept Worded = std::is_enum_v<T> && requires { EnumWords<T>::words; };

template <class T>
struct IsId : std::false_type
{
};
template <class Tag>
struct IsId<netatlas::Id<Tag>> : std::true_type
{
};
template <class T>
struct IsOptional : std::false_type
{
};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type
{
};
template <class T>
struct IsVector : std::false_type
{
};
template <class T>
struct IsVector<std::vector<T>> : std::true_type
{
};

/// A value to read into, also of types that have no empty one.
template <class T>
T blank()
{
    if constexpr (IsId<T>::value)
        return T(0);
    else if constexpr (std::is_same_v<T, net::IpAddress>)
        return net::IpAddress::ofIpv4(0);
    else if constexpr (std::is_same_v<T, net::Cidr>)
        return net::Cidr::ofHost(net::IpAddress::ofIpv4(0));
    else
        return T{};
}

} // namespace detail

template <class Value>
boost::json::value JsonCodec::write(const Value& value)
{
    if constexpr (std::is_same_v<Value, bool>) {
        return value;
    } else if constexpr (std::is_integral_v<Value>) {
        return static_cast<std::int64_t>(value);
    } else if constexpr (std::is_floating_point_v<Value>) {
        return static_cast<double>(value);
    } else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, SharedText>) {
        return boost::json::string(std::string_view(value));
    } else if constexpr (detail::IsId<Value>::value) {
        return static_cast<std::int64_t>(value.number());
    } else if constexpr (detail::Worded<Value>) {
        return boost::json::string(wordOf(value));
    } else if constexpr (std::is_same_v<Value, net::IpAddress> ||
                         std::is_same_v<Value, net::Cidr>) {
        return boost::json::string(value.text());
    } else if constexpr (std::is_same_v<Value, Timestamp>) {
        return static_cast<std::int64_t>(value.time_since_epoch().count());
    } else if constexpr (detail::IsOptional<Value>::value) {
        return value ? write(*value) : boost::json::value(nullptr);
    } else if constexpr (detail::IsVector<Value>::value) {
        boost::json::array list;
        list.reserve(value.size());
        for (const auto& element : value)
            list.push_back(write(element));
        return list;
    } else {
        static_assert(detail::Structured<Value>, "a type of member that has no form in JSON yet");
        boost::json::object object;
        forEachField<Value>(
            [&](const auto& field) { object.emplace(field.name, write(value.*field.member)); });
        return object;
    }
}

template <class Value>
Status JsonCodec::read(const boost::json::value& json, Value& value)
{
    if constexpr (std::is_same_v<Value, bool>) {
        if (!json.is_bool())
            return misfit(json, "no truth value");
        value = json.get_bool();
    } else if constexpr (std::is_integral_v<Value>) {
        if (!json.is_int64() || !std::in_range<Value>(json.get_int64()))
            return misfit(json, "no number of this size");
        value = static_cast<Value>(json.get_int64());
    } else if constexpr (std::is_floating_point_v<Value>) {
        if (!json.is_number())
            return misfit(json, "no number");
        value = json.to_number<double>();
    } else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, SharedText>) {
        if (!json.is_string())
            return misfit(json, "no text");
        value = Value(std::string_view(json.get_string()));
    } else if constexpr (detail::IsId<Value>::value) {
        if (!json.is_int64() || !std::in_range<std::uint32_t>(json.get_int64()))
            return misfit(json, "no id");
        value = Value(static_cast<std::uint32_t>(json.get_int64()));
    } else if constexpr (detail::Worded<Value>) {
        const auto word =
            json.is_string() ? parseWord<Value>(std::string_view(json.get_string())) : std::nullopt;
        if (!word)
            return misfit(json, "unknown word");
        value = *word;
    } else if constexpr (std::is_same_v<Value, net::IpAddress> ||
                         std::is_same_v<Value, net::Cidr>) {
        if (!json.is_string())
            return misfit(json, "no text");
        auto parsed = Value::parse(std::string_view(json.get_string()));
        if (!parsed)
            return fail(parsed.error());
        value = *parsed;
    } else if constexpr (std::is_same_v<Value, Timestamp>) {
        if (!json.is_int64())
            return misfit(json, "no moment");
        value = Timestamp(std::chrono::milliseconds(json.get_int64()));
    } else if constexpr (detail::IsOptional<Value>::value) {
        if (json.is_null()) {
            value.reset();
            return {};
        }
        auto inner = detail::blank<typename Value::value_type>();
        if (Status status = read(json, inner); !status)
            return status;
        value = std::move(inner);
    } else if constexpr (detail::IsVector<Value>::value) {
        if (!json.is_array())
            return misfit(json, "no list");
        value.clear();
        for (const auto& element : json.get_array()) {
            auto inner = detail::blank<typename Value::value_type>();
            if (Status status = read(element, inner); !status)
                return status;
            value.push_back(std::move(inner));
        }
    } else {
        static_assert(detail::Structured<Value>, "a type of member that has no form in JSON yet");
        if (!json.is_object())
            return misfit(json, "no object");
        Status status;
        forEachField<Value>([&](const auto& field) {
            if (!status)
                return;
            if (const auto* member = json.get_object().if_contains(field.name))
                status = read(*member, value.*field.member);
        });
        return status;
    }
    return {};
}

} // namespace netatlas::domain
