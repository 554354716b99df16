// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <tuple>

namespace netatlas::domain {

/// One member of a row, by its relational name. Rows list their members once, in `fields()`;
/// comparing field by field, storing, exporting and the fidelity test (model-and-workers 8.3) all
/// walk that list, so a member without a column cannot exist.
template <class Row, class Member>
struct Field
{
    std::string_view name;
    Member Row::* member;
};

template <class Row, class Member>
Field(std::string_view, Member Row::*) -> Field<Row, Member>;

template <class... Fields>
constexpr auto fieldList(Fields... fields)
{
    return std::tuple<Fields...>(fields...);
}

/// Calls `visit(field)` for each member of the row type, in the order listed.
template <class Row, class Visit>
constexpr void forEachField(Visit&& visit)
{
    std::apply([&visit](const auto&... field) { (visit(field), ...); }, Row::fields());
}

} // namespace netatlas::domain
