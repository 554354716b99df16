// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/query/filter.h"

namespace re2 {
class RE2;
}

namespace netatlas::engine::query {

enum class FilterOperator : std::uint8_t {
    Is,
    IsNot,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Holds,
};

/// One part of a parsed filter.
struct Filter::Node
{
    enum class Kind : std::uint8_t { And, Or, Not, Word, Inside, Test };

    Kind kind = Kind::Word;
    std::vector<std::shared_ptr<const Node>> parts; ///< of And, Or and Not

    std::string word;               ///< typed alone, in lower case
    std::optional<net::Cidr> block; ///< typed alone, or the value of a test
    std::string key;                ///< of a test
    KeyType type = KeyType::Text;
    FilterOperator op = FilterOperator::Is;
    std::string value;               ///< in lower case
    std::optional<std::string> upTo; ///< the end of a range
    std::shared_ptr<const re2::RE2> expression;
    std::vector<std::string> words; ///< of a ranked key, in their order
    std::chrono::milliseconds age{0};
    Timestamp moment{};
    Timestamp now{};
};

/// `10.2.*` as the block that it means; nothing for another text.
std::optional<net::Cidr> blockOfStars(std::string_view text);
/// An address, a block or octets with a star.
std::optional<net::Cidr> blockOf(std::string_view text);

} // namespace netatlas::engine::query
