// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/json_codec.h"

namespace netatlas::tests {

/// Gives every member of a row another value than it has by default, so that a member which gets
/// lost on some way shows. Ids are all `number`, so rows made with one number may refer to each
/// other.
template <class Value>
void fill(Value& value, std::uint32_t number)
{
    using namespace domain::detail;
    if constexpr (std::is_same_v<Value, bool>) {
        value = !value;
    } else if constexpr (std::is_integral_v<Value>) {
        value = static_cast<Value>(value + 3);
    } else if constexpr (std::is_floating_point_v<Value>) {
        value += 0.1;
    } else if constexpr (std::is_same_v<Value, std::string> ||
                         std::is_same_v<Value, domain::SharedText>) {
        value = Value("Zürich's \"text\" {}\n");
    } else if constexpr (IsId<Value>::value) {
        value = Value(number);
    } else if constexpr (Worded<Value>) {
        const auto present = value;
        for (const auto& [other, word] : domain::EnumWords<Value>::words)
            if (other != present)
                value = other;
    } else if constexpr (std::is_same_v<Value, net::IpAddress>) {
        value = net::IpAddress::parse("fd00:1::9").value();
    } else if constexpr (std::is_same_v<Value, net::Cidr>) {
        value = net::Cidr::parse("10.2.0.9/20").value(); // with host bits
    } else if constexpr (std::is_same_v<Value, Timestamp>) {
        value += std::chrono::milliseconds(1'793'000'000'123);
    } else if constexpr (IsOptional<Value>::value) {
        auto inner = blank<typename Value::value_type>();
        fill(inner, number);
        value = inner;
    } else if constexpr (IsVector<Value>::value) {
        for (int i = 0; i < 2; ++i) {
            auto inner = blank<typename Value::value_type>();
            fill(inner, number);
            value.push_back(inner);
        }
    } else {
        domain::forEachField<Value>([&](const auto& field) { fill(value.*field.member, number); });
    }
}

template <class Row>
Row filledRow(std::uint32_t number = 1)
{
    Row row;
    fill(row, number);
    return row;
}

} // namespace netatlas::tests
