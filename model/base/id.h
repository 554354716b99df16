// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/text.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace netatlas {

/// Identifies a row of one table. Ids of different tables are different types and never mix.
/// A number in memory, decimal text on the wire (`text()`, `parse`); ordered by number.
template <class Tag>
class Id
{
public:
    constexpr explicit Id(std::uint32_t number) : m_number(number) {}

    /// Reads decimal digits without a leading zero (model-and-workers 1); else `not-valid`.
    static Result<Id> parse(std::string_view text)
    {
        const auto number = parseNumber<std::uint32_t>(text);
        if (!number || (text.size() > 1 && text.front() == '0'))
            return fail(ErrorKind::NotValid, {{"what", "id"}, {"value", text}, {"cause", "no id"}});
        return Id(*number);
    }

    constexpr std::uint32_t number() const noexcept { return m_number; }
    std::string text() const { return std::to_string(m_number); }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::uint32_t m_number;
};

} // namespace netatlas

template <class Tag>
struct std::hash<netatlas::Id<Tag>>
{
    std::size_t operator()(netatlas::Id<Tag> id) const noexcept { return id.number(); }
};
