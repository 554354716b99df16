// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace netatlas::reports {

/// How a value is set and written: numbers flush right and as numbers in JSON, shares with their
/// sign where people read them, addresses in digits of equal width.
enum class ValueType : std::uint8_t { Text, Number, Percent, Address };

/// Running text.
struct Paragraph
{
    std::string text;
    bool operator==(const Paragraph&) const = default;
};

/// Something to be aware of, set off from the text.
struct Note
{
    std::string text;
    bool operator==(const Note&) const = default;
};

/// One named value.
struct KeyValue
{
    std::string id;    ///< for programs
    std::string title; ///< for people
    std::string value;
    ValueType type = ValueType::Text;
    bool operator==(const KeyValue&) const = default;
};

/// Named values; the title may be empty.
struct KeyValues
{
    std::string id;
    std::string title;
    std::vector<KeyValue> rows;
    bool operator==(const KeyValues&) const = default;
};

struct Column
{
    std::string id;
    std::string title;
    ValueType type = ValueType::Text;
    bool operator==(const Column&) const = default;
};

/// Rows have as many cells as there are columns. An empty cell of a number says "not known".
struct Table
{
    std::string id;
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    /// What people read instead of a table without rows; without it such a table is left out.
    std::string whenEmpty;
    bool operator==(const Table&) const = default;
};

using Element = std::variant<Paragraph, Note, KeyValues, Table>;

struct Section
{
    /// The kind of thing the title names, as `space`; empty for a mere heading. A main table
    /// below the section has the title in a column of this name when it stands alone.
    std::string about;
    std::string title;
    std::vector<Element> elements;
    std::vector<Section> sections;
    bool operator==(const Section&) const = default;
};

/// A document as a tree; the writers make it text.
struct Report
{
    std::string id; ///< `spaces`; programs know the report by it
    std::string title;
    std::string mainTable; ///< the id of the tables that formats with one table show
    std::vector<Section> sections;
    bool operator==(const Report&) const = default;
};

} // namespace netatlas::reports
