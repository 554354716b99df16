// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/domain/change_set.h"

namespace netatlas::engine::edits {

namespace detail {

template <class T>
struct Inner
{
    using type = void;
};
template <class T>
struct Inner<std::optional<T>>
{
    using type = T;
};
template <class T>
struct Inner<std::vector<T>>
{
    using type = T;
};

/// Whether a value of the type can hold listed addresses.
template <class Value>
constexpr bool holdsListed()
{
    if constexpr (std::is_same_v<Value, domain::ListedAddress>) {
        return true;
    } else if constexpr (!std::is_void_v<typename Inner<Value>::type>) {
        return holdsListed<typename Inner<Value>::type>();
    } else if constexpr (requires { Value::fields(); }) {
        bool holds = false;
        domain::forEachField<Value>([&holds](const auto& field) {
            using Member = std::decay_t<decltype(std::declval<Value>().*field.member)>;
            holds = holds || holdsListed<Member>();
        });
        return holds;
    } else {
        return false;
    }
}

} // namespace detail

/// Calls `visit(ListedAddress&)` for each listed address in the value, however deep.
template <class Value, class Visit>
void forEachListed(Value& value, const Visit& visit)
{
    using Plain = std::remove_const_t<Value>;
    if constexpr (std::is_same_v<Plain, domain::ListedAddress>) {
        visit(value);
    } else if constexpr (!detail::holdsListed<Plain>()) {
        return;
    } else if constexpr (requires { value.has_value(); }) {
        if (value)
            forEachListed(*value, visit);
    } else if constexpr (requires { value.begin(); }) {
        for (auto& element : value)
            forEachListed(element, visit);
    } else {
        domain::forEachField<Plain>(
            [&](const auto& field) { forEachListed(value.*field.member, visit); });
    }
}

/// Alters every row that lists an address for which `concerns(const ListedAddress&)` holds: each
/// such address goes through `change(ListedAddress&)`.
template <class Concerns, class Change>
void alterListed(domain::ChangeRecorder& rows, const Concerns& concerns, const Change& change)
{
    domain::ModelRows::forEach([&]<class Row>() {
        if constexpr (detail::holdsListed<Row>()) {
            std::vector<Row> altered;
            for (const Row& row : rows.template table<Row>()) {
                bool isMeant = false;
                forEachListed(row, [&](const domain::ListedAddress& address) {
                    isMeant = isMeant || concerns(address);
                });
                if (isMeant)
                    altered.push_back(row);
            }
            for (Row& row : altered) {
                forEachListed(row, [&](domain::ListedAddress& address) {
                    if (concerns(address))
                        change(address);
                });
                rows.put(std::move(row));
            }
        }
    });
}

} // namespace netatlas::engine::edits
