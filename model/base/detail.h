// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace netatlas {

class Detail;

/// Named facts, ordered by name so that printing and comparing are the same everywhere.
using Details = std::map<std::string, Detail, std::less<>>;

/// One fact that travels with an error, an effect or a finding: nothing, a truth, a number, a
/// text, a list or a group of named facts.
///
/// It carries data for machines; the words for people are made in `views/wording`
/// (architecture 6). The names used are those of model-and-workers 4.
class Detail
{
public:
    using List = std::vector<Detail>;
    using Value = std::variant<std::monostate, bool, std::int64_t, std::string, List, Details>;

    Detail() = default;
    Detail(bool truth) : m_value(truth) {}
    Detail(int number) : m_value(std::int64_t{number}) {}
    Detail(std::int64_t number) : m_value(number) {}
    Detail(std::uint64_t number) : m_value(static_cast<std::int64_t>(number)) {}
    Detail(std::uint32_t number) : m_value(std::int64_t{number}) {}
    Detail(const char* text) : m_value(std::string(text)) {}
    Detail(std::string_view text) : m_value(std::string(text)) {}
    Detail(std::string text) : m_value(std::move(text)) {}
    Detail(List list) : m_value(std::move(list)) {}
    Detail(Details members) : m_value(std::move(members)) {}
    Detail(const std::vector<std::string>& texts) : m_value(List(texts.begin(), texts.end())) {}

    const Value& value() const { return m_value; }
    bool isNothing() const { return std::holds_alternative<std::monostate>(m_value); }

    /// The text it holds, or an empty one when it holds something else.
    const std::string& text() const;
    /// The number it holds, or 0 when it holds something else.
    std::int64_t number() const;
    /// The list it holds, or an empty one when it holds something else.
    const List& list() const;
    /// The texts of the list it holds; members that are no text are left out.
    std::vector<std::string> texts() const;

    bool operator==(const Detail& other) const { return m_value == other.m_value; }

private:
    Value m_value;
};

/// The member of that name, or an empty fact.
const Detail& detailOf(const Details& details, std::string_view name);

/// One line of compact JSON-like text, for logs and for messages of failing tests.
std::string detailText(const Detail& detail);

} // namespace netatlas
