// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/text.h"
#include "model/domain/json_codec.h"
#include "model/engine/edits/intent.h"

namespace netatlas::engine::edits {

/// The members that people may give a row of the kind, by their names in the streams; empty for
/// kinds that `AddObject` and `ChangeObject` do not know.
std::vector<std::string_view> objectMembers(domain::ObjectKind kind);

/// `not-valid` with `what` = `member`, the text and a cause.
tl::unexpected<Error> memberRefused(std::string_view member, std::string value,
                                    std::string_view cause);

namespace detail {

/// `fabric_id` of the rows is `fabric-id` of the streams.
bool isMemberName(std::string_view column, std::string_view member);
std::vector<std::string> wordsOf(std::string_view text);

/// Reads what somebody typed; false when it is no value of the type.
template <class Value>
bool readMember(std::string_view text, Value& value)
{
    using namespace domain::detail;
    if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, domain::SharedText>) {
        value = Value(text);
    } else if constexpr (std::is_same_v<Value, bool>) {
        value = text == "true" || text == "yes" || text == "on";
        return value || text == "false" || text == "no" || text == "off";
    } else if constexpr (std::is_integral_v<Value>) {
        const auto number = parseNumber<Value>(text);
        value = number.value_or(value);
        return number.has_value();
    } else if constexpr (IsId<Value>::value) {
        const auto id = Value::parse(text);
        value = id ? *id : value;
        return id.has_value();
    } else if constexpr (Worded<Value>) {
        const auto word = domain::parseWord<Value>(text);
        value = word.value_or(value);
        return word.has_value();
    } else if constexpr (std::is_same_v<Value, net::IpAddress> ||
                         std::is_same_v<Value, net::Cidr>) {
        const auto parsed = Value::parse(text);
        value = parsed ? *parsed : value;
        return parsed.has_value();
    } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        value = wordsOf(text);
    } else if constexpr (IsOptional<Value>::value) {
        if (text.empty()) {
            value.reset();
            return true;
        }
        auto inner = blank<typename Value::value_type>();
        if (!readMember(text, inner))
            return false;
        value = std::move(inner);
    } else {
        return false;
    }
    return true;
}

} // namespace detail

/// Gives the row the members; `not-valid` for one that the kind does not take, or whose text is no
/// value for it.
template <class Row>
Status takeMembers(Row& row, const std::vector<MemberText>& members)
{
    const auto allowed = objectMembers(Row::kKind);
    for (const MemberText& member : members) {
        bool isKnown = std::find(allowed.begin(), allowed.end(), member.name) != allowed.end();
        bool isTaken = false;
        domain::forEachField<Row>([&](const auto& field) {
            if (isKnown && detail::isMemberName(field.name, member.name))
                isTaken = detail::readMember(member.value, row.*field.member);
        });
        if (!isKnown)
            return memberRefused(member.name, member.value, "unknown member");
        if (!isTaken)
            return memberRefused(member.name, member.value, "no such value");
    }
    return {};
}

} // namespace netatlas::engine::edits
