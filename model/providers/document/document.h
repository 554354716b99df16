// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas::providers::document {

/// A place in a text for people: both count from 1, columns in bytes.
struct Position
{
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    bool operator==(const Position&) const = default;
};

enum class Kind : std::uint8_t { Nothing, Truth, Number, Text, List, Group };

/// The word of a kind in causes: `a number`.
std::string_view kindText(Kind kind);

/// One value of a JSON or YAML text, with the place where it stands, so that everything that is
/// wrong with it can be told with line and column.
struct Node
{
    Kind kind = Kind::Nothing;
    Position position;
    /// Of scalars: the text; numbers and truths as written.
    std::string text;
    /// Items of a list, or members of a group beside `names`, in the order written.
    std::vector<Node> children;
    std::vector<std::string> names;

    bool isNothing() const { return kind == Kind::Nothing; }
    bool isText() const { return kind == Kind::Text; }
    bool isNumber() const { return kind == Kind::Number; }
    bool isList() const { return kind == Kind::List; }
    bool isGroup() const { return kind == Kind::Group; }
    bool isTrue() const { return kind == Kind::Truth && text == "true"; }

    /// The member of that name; nothing when there is none, or when this is no group.
    const Node* find(std::string_view name) const;
};

/// What a text may have at most, so that an absurd one ends in an answer.
struct Limits
{
    std::size_t bytes = std::size_t{512} * 1024 * 1024;
    std::size_t depth = 64;
    std::size_t nodes = 16'000'000;
    std::size_t text = std::size_t{1024} * 1024; ///< bytes of one text, number or name
};

/// What is said of a text that is longer than that.
std::string tooLongCause(const Limits& limits);

/// Reads JSON (RFC 8259): one document or several after each other, as two commands in one shell
/// line print them. `bad-answer` with `line`, `column` and `cause`. A name that occurs twice in a
/// group is refused.
Result<std::vector<Node>> readJson(std::string_view text, const Limits& limits = {});

/// Reads one YAML document. Aliases are refused: none of the tools that we read writes them, and
/// they are what YAML bombs are made of. Errors as in `readJson`.
Result<Node> readYaml(std::string_view text, const Limits& limits = {});

/// Reads either, by what the text begins with, after a look at its encoding: a byte order mark of
/// UTF-8 is skipped; UTF-16, other encodings, NUL bytes, binary and empty texts are refused with
/// their cause.
Result<std::vector<Node>> readDocuments(std::string_view text, const Limits& limits = {});

/// Where in the text that byte stands.
Position positionOf(std::string_view text, std::size_t offset);

} // namespace netatlas::providers::document
