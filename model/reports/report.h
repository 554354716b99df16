// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace netatlas::reports {

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

/// Facts, a name and a value each.
struct KeyValues
{
    std::vector<std::pair<std::string, std::string>> rows;
    bool operator==(const KeyValues&) const = default;
};

struct Column
{
    std::string title;
    bool isNumber = false; ///< set flush right
    bool operator==(const Column&) const = default;
};

/// Rows have as many cells as there are columns.
struct Table
{
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    bool operator==(const Table&) const = default;
};

using Element = std::variant<Paragraph, Note, KeyValues, Table>;

struct Section
{
    std::string title;
    std::vector<Element> elements;
    std::vector<Section> sections;
    bool operator==(const Section&) const = default;
};

/// A document as a tree, in any format later.
struct Report
{
    std::string id; ///< `spaces`; programs know the report by it
    std::string title;
    std::vector<Section> sections;
    bool operator==(const Report&) const = default;
};

} // namespace netatlas::reports
